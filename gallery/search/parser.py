"""From tokens to a tree: ``OR`` binds least, what stands side by side is *and*, ``-`` most."""

import re
from dataclasses import dataclass, replace
from datetime import date

from gallery.model.errors import QueryError
from gallery.model.names import search_text
from gallery.model.phrases import Vocabulary, Word, split_words
from gallery.search import ast
from gallery.search.alternatives import with_alternatives
from gallery.search.choices import nearest
from gallery.search.fields import Field, field_named, nearest_field
from gallery.search.lexer import COMMAS, MOST_TOKENS, QUOTES, Token, TokenKind, tokens
from gallery.search.phrasing import read_quoted, read_unit
from gallery.search.runs import Run, Unit
from gallery.search.sentences import read_sentence
from gallery.search.values import SHORTEST_TEXT, Ground

MOST_WORDS = 7  # behind a field's first: "27 january 2024 to 3 february 2024"
DEEPEST = 8  # parentheses inside parentheses; SQLite's own parser ends soon after


def read(text: str, vocabulary: Vocabulary, *, today: date | None = None) -> ast.Search:
    """Read a search.

    Args:
        text: what the user typed; nothing, or only spaces, means every photo.
        vocabulary: all known names.
        today: the day from which "last month" counts; None means the real one.

    Raises:
        QueryError: with its code and place, and nothing else, whatever ``text`` is.
    """
    parser = _Parser(text, vocabulary, today)
    return ast.Search(parser.parse(), parser.order, parser.limit)


def parse(text: str, vocabulary: Vocabulary, *, today: date | None = None) -> ast.Node:
    """Read which photos a search asks for; see ``read``."""
    return read(text, vocabulary, today=today).node


def read_fields(
    text: str, vocabulary: Vocabulary, *, today: date | None = None
) -> tuple[Token, ...]:
    """Return the fields of a search, each with all words of its value, up to what is wrong.

    Nothing is raised: it is for showing what was understood while a search is typed.
    """
    try:
        parser = _Parser(text, vocabulary, today)
    except QueryError as error:
        return read_fields(text[: error.start], vocabulary, today=today) if error.start else ()
    try:
        parser.parse()
    except QueryError as error:
        return tuple(token for token in parser.fields if token.end <= error.start)
    return tuple(parser.fields)


@dataclass(frozen=True, slots=True)
class Piece:
    """A condition of a line that stands beside others, and its place.

    ``is_loose``: it is several, joined by ``OR``, and needs parentheses as soon as anything is to
    stand beside it; ``is_setting``: it is an order or a limit, its ``node`` ``Everything``.
    """

    start: int
    end: int
    node: ast.Node
    is_loose: bool = False
    is_setting: bool = False


def read_pieces(
    text: str, vocabulary: Vocabulary, *, today: date | None = None
) -> tuple[Piece, ...]:
    """Return the conditions of a search that all must hold, in their order; see ``read``.

    One that is loose comes first, and then the orders and limits inside of it.
    """
    parser = _Parser(text, vocabulary, today)
    node = parser.parse()
    if not parser.is_loose:
        return tuple(parser.pieces)
    whole = Piece(parser.pieces[0].start, parser.pieces[-1].end, node, is_loose=True)
    return (whole, *(piece for piece in parser.pieces if piece.is_setting))


class _Parser:
    """One reading; ``place`` is the token to read next."""

    def __init__(self, line: str, vocabulary: Vocabulary, today: date | None) -> None:
        self.line = line
        self.vocabulary = vocabulary
        self.ground = Ground(vocabulary, today)
        self.tokens = with_alternatives(tokens(line, self._is_name), line, self._is_name)
        self.place = 0
        self.depth = 0
        self.order: ast.Order | None = None
        self.limit: int | None = None
        self.pieces: list[Piece] = []  # outside of parentheses
        self.is_loose = False  # whether OR stands between them
        self.fields: list[Token] = []  # with the words that belong to them

    def _is_name(self, piece: str) -> bool:
        return bool(self.vocabulary.exact(piece))

    def parse(self) -> ast.Node:
        node = self._either()
        if (token := self._next()) is not None:
            raise _error("unexpected-parenthesis", token)
        return node

    def _either(self) -> ast.Node:
        nodes = [self._all()]
        while (token := self._next()) is not None and token.kind is TokenKind.OR:
            if self._is_bare(self.place - 1, -1):
                raise _error("nothing-beside-or", token)
            self.place += 1
            if self._is_bare(self.place, 1):
                raise _error("nothing-beside-or", token)
            self.is_loose = self.is_loose or not self.depth
            nodes.append(self._all())
        return ast.any_of(*nodes)

    def _is_bare(self, place: int, step: int) -> bool:
        """Whether no term stands from ``place`` on; an order or a limit is none."""
        edge = TokenKind.CLOSE if step > 0 else TokenKind.OPEN
        while 0 <= place < len(self.tokens):
            if not _is_setting(self.tokens[place]):
                return self.tokens[place].kind in {edge, TokenKind.OR}
            place += step
        return True

    def _all(self) -> ast.Node:
        nodes: list[ast.Node] = []
        while (token := self._next()) is not None:
            if token.kind in {TokenKind.OR, TokenKind.CLOSE}:
                break
            first = self.place
            nodes.append(self._term())
            if not self.depth:
                start, end = self.tokens[first].start, self.tokens[self.place - 1].end
                is_setting = _is_setting(self.tokens[first])
                self.pieces.append(Piece(start, end, nodes[-1], is_setting=is_setting))
        return ast.all_of(*nodes)

    def _term(self) -> ast.Node:
        negated = False
        while (token := self._next()) is not None and token.kind is TokenKind.MINUS:
            self._require_operand(token)
            negated = not negated
            self.place += 1
        node = self._primary()
        return ast.negate(node) if negated else node

    def _require_operand(self, minus: Token) -> None:
        after = self.place + 1
        following = self.tokens[after] if after < len(self.tokens) else None
        wrong = {TokenKind.OR, TokenKind.CLOSE}
        if following is None or following.kind in wrong or following.start > minus.end:
            raise _error("nothing-to-negate", minus)

    def _primary(self) -> ast.Node:
        token = self.tokens[self.place]
        match token.kind:
            case TokenKind.OPEN:
                return self._inside(token)
            case TokenKind.QUOTED:
                self.place += 1
                return read_quoted(token.text, self.vocabulary)
            case TokenKind.FIELD:
                return self._field(token)
            case _:
                return self._words()

    def _inside(self, opening: Token) -> ast.Node:
        self.place += 1
        self.depth += 1
        if self.depth > DEEPEST:
            raise _error("too-long", opening)
        if (token := self._next()) is not None and token.kind is TokenKind.CLOSE:
            raise _error("unexpected-parenthesis", token)
        node = self._either()
        if self._next() is None:
            raise _error("unclosed-parenthesis", opening)
        self.place += 1
        self.depth -= 1
        return node

    def _field(self, token: Token) -> ast.Node:
        field = field_named(token.field)
        if field is None:
            name_end = token.start + len(token.field)
            near = nearest_field(token.field)
            raise QueryError("unknown-field", token.start, name_end, token.field, near=near)
        is_negated = self.place > 0 and self.tokens[self.place - 1].kind is TokenKind.MINUS
        self.place += 1
        while field.is_list and (following := self._next()) and _goes_on(token, following):
            token = _joined(token, following)
            self.place += 1
        token = self._grown(token, field)
        self.fields.append(token)
        if field.is_setting and (self.depth or is_negated):
            raise _error("not-here", token)
        return self._taken(token, field)

    def _grown(self, token: Token, field: Field) -> Token:
        """Return a value with the words behind it that belong to it: "last" and "month".

        A known name belongs to it only if there is no value without it.
        """
        if field.goes_on is None or token.quoted:
            return token
        words: list[Token] = []
        for following in self.tokens[self.place : self.place + MOST_WORDS]:
            if following.kind is not TokenKind.WORD:
                break
            words.append(following)
        if (
            words
            and self.vocabulary.exact(words[0].text)
            and field.goes_on(token.text, self.ground)
        ):
            return token
        for count in range(len(words), 0, -1):
            end = words[count - 1].end
            text = self.line[token.value_start : end]
            if field.goes_on(text, self.ground):
                self.place += count
                return replace(token, text=text, items=(text,), end=end)
        return token

    def _taken(self, token: Token, field: Field) -> ast.Node:
        """Read a field's value: a condition, or how the search is to be answered."""
        try:
            found = field.read(token, self.ground)
        except QueryError as error:
            raise self._explained(error, field) from None
        if isinstance(found, ast.Order):
            if self.order is not None:
                raise _error("said-twice", token)
            self.order = found
        elif isinstance(found, int):
            if self.limit is not None:
                raise _error("said-twice", token)
            self.limit = found
        elif found == ast.Nothing() and token.sign:
            return _tagged(token)
        else:
            return found
        return ast.Everything()

    def _explained(self, error: QueryError, field: Field) -> QueryError:
        """Return an error about a value with what would be right for its field.

        What was meant may be of two words: "last mnth".
        """
        known = tuple(each for word in field.words for each in word.spellings)
        start, stop = self._item(error) if field.is_list else (error.start, error.end)
        ends = [stop]
        if field.goes_on and (following := self._next()) and following.kind is TokenKind.WORD:
            ends.append(following.end)
        tried = ((nearest(self.line[start:end], known), end) for end in ends)
        near = max(
            ((meant, end) for meant, end in tried if meant),
            key=lambda each: each[0].nearness,
            default=None,
        )
        end = near[1] if near else stop
        return QueryError(
            error.code,
            start,
            end,
            self.line[start:end],
            field=field.name,
            near=near[0].word if near else "",
            expected=field.examples,
        )

    def _item(self, error: QueryError) -> tuple[int, int]:
        """Return where the item of a list stands that an error names."""
        item = re.compile(rf"(?<![^:：{COMMAS}{QUOTES}\s]){re.escape(error.word)}")
        found = item.search(self.line, error.start, error.end) if error.word else None
        return found.span() if found else (error.start, error.end)

    def _words(self) -> ast.Node:
        """Read one unit of free words; what is left of its last piece is read next."""
        run, pieces = self._run()
        nodes: list[ast.Node] = []
        at = 0
        while at < len(run.words):
            unit = read_sentence(run, at, self.ground) or read_unit(run, at, self.ground)
            nodes.append(unit.node)
            if unit.is_told:
                self._note(run, at, unit)
            at = unit.end
            if at == len(run.words):
                self.place += len(pieces)
                break
            if (whole := _pieces_before(pieces, run.words[at].start)) is not None:
                self.place += whole
                break
        else:
            self.place += len(pieces)
        return ast.all_of(*nodes)

    def _note(self, run: Run, at: int, unit: Unit) -> None:
        """Note plain words that say what a field would as one."""
        start, end = run.words[at].start, run.words[unit.end - 1].end
        text = self.line[start:end]
        self.fields.append(Token(TokenKind.FIELD, text, start, end, items=(text,)))

    def _run(self) -> tuple[Run, list[Token]]:
        """Return the free words from here on, split at commas."""
        pieces: list[Token] = []
        for token in self.tokens[self.place :]:
            if token.kind is not TokenKind.WORD:
                break
            pieces.append(token)
        words = tuple(
            Word(word.text, word.start + piece.start, word.end + piece.start)
            for piece in pieces
            for word in split_words(piece.text)
        )
        if len(words) > MOST_TOKENS:
            raise QueryError("too-long", words[MOST_TOKENS].start, words[-1].end)
        return Run(self.line, words, tuple(piece.end for piece in pieces)), pieces

    def _next(self) -> Token | None:
        return self.tokens[self.place] if self.place < len(self.tokens) else None


def _pieces_before(pieces: list[Token], offset: int) -> int | None:
    """Return how many pieces end before ``offset``, None when it lies inside one."""
    count = sum(1 for piece in pieces if piece.end <= offset)
    return count if pieces[count].start == offset else None


def _goes_on(field: Token, following: Token) -> bool:
    """Whether a list goes on behind a space ("only:V, IU")."""
    if following.kind is TokenKind.QUOTED:
        return field.items[-1] == ""
    is_word = following.kind is TokenKind.WORD
    return is_word and (field.items[-1] == "" or following.text[0] in COMMAS)


def _joined(field: Token, following: Token) -> Token:
    is_word = following.kind is TokenKind.WORD
    more = re.split(f"[{COMMAS}]", following.text) if is_word else [following.text]
    first = field.items[-1] + more[0]
    items = (*field.items[:-1], first, *more[1:])
    return replace(field, text=",".join(items), end=following.end, items=items)


def _is_setting(token: Token) -> bool:
    field = field_named(token.field) if token.kind is TokenKind.FIELD else None
    return field is not None and field.is_setting


def _tagged(token: Token) -> ast.Node:
    """Read "#lovewinsall" or "@account" when nothing is named so: as it stands in texts."""
    folded = search_text(token.text)
    if token.sign not in {"#", "@"} or len(folded) < SHORTEST_TEXT:
        return ast.Nothing()
    text = ast.HasText(token.sign + folded)
    if token.sign == "#":
        return text
    return ast.any_of(text, ast.SetSays(ast.SetPart.HANDLE, folded))


def _error(code: str, token: Token) -> QueryError:
    return QueryError(code, token.start, token.end, token.text)

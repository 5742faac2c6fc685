"""From tokens to a tree: ``OR`` binds least, what stands side by side is *and*, ``-`` most."""

import re
from dataclasses import replace
from datetime import date

from gallery.model.errors import QueryError
from gallery.model.phrases import Vocabulary, Word, split_words
from gallery.search import ast
from gallery.search.fields import FIELDS
from gallery.search.lexer import COMMAS, MOST_TOKENS, Token, TokenKind, tokens
from gallery.search.phrasing import Run, Unit, read_quoted, read_unit

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
    return ast.Search(_Parser(text, vocabulary, today).parse())


def parse(text: str, vocabulary: Vocabulary, *, today: date | None = None) -> ast.Node:
    """Read which photos a search asks for; see ``read``."""
    return read(text, vocabulary, today=today).node


class _Parser:
    """One reading; ``place`` is the token to read next."""

    def __init__(self, line: str, vocabulary: Vocabulary, today: date | None) -> None:
        self.line = line
        self.vocabulary = vocabulary
        self.today = today
        self.tokens = tokens(line, lambda piece: bool(vocabulary.exact(piece)))
        self.place = 0
        self.depth = 0

    def parse(self) -> ast.Node:
        node = self._either()
        if (token := self._next()) is not None:
            raise _error("unexpected-parenthesis", token)
        return node

    def _either(self) -> ast.Node:
        nodes = [self._all()]
        while (token := self._next()) is not None and token.kind is TokenKind.OR:
            if self._is_bare(self.place - 1, TokenKind.OPEN):
                raise _error("nothing-beside-or", token)
            self.place += 1
            if self._is_bare(self.place, TokenKind.CLOSE):
                raise _error("nothing-beside-or", token)
            nodes.append(self._all())
        return ast.any_of(*nodes)

    def _is_bare(self, place: int, edge: TokenKind) -> bool:
        """Whether no term stands at ``place``: the line's end, an edge, or another OR."""
        if not 0 <= place < len(self.tokens):
            return True
        return self.tokens[place].kind in {edge, TokenKind.OR}

    def _all(self) -> ast.Node:
        nodes: list[ast.Node] = []
        while (token := self._next()) is not None:
            if token.kind in {TokenKind.OR, TokenKind.CLOSE}:
                break
            nodes.append(self._term())
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
        field = FIELDS.get(token.field)
        if field is None:
            name_end = token.start + len(token.field)
            raise QueryError("unknown-field", token.start, name_end, token.field)
        self.place += 1
        while field.is_list and (following := self._next()) and _goes_on(token, following):
            token = _joined(token, following)
            self.place += 1
        return field.read(token, self.vocabulary)

    def _words(self) -> ast.Node:
        """Read one unit of free words; what is left of its last piece is read next."""
        run, pieces = self._run()
        nodes: list[ast.Node] = []
        at = 0
        while at < len(run.words):
            unit: Unit = read_unit(run, at, self.vocabulary)
            nodes.append(unit.node)
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


def _error(code: str, token: Token) -> QueryError:
    return QueryError(code, token.start, token.end, token.text)

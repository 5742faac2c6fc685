"""What the search line shows about itself: chips for what is known, offers, a note."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from gallery.gui.searchbar.field import Span
from gallery.library import query, set_texts, vocabulary
from gallery.library.database import Reader
from gallery.library.set_texts import SetText
from gallery.library.vocabulary import Completion, LibraryVocabulary
from gallery.model.errors import QueryError
from gallery.model.names import search_text
from gallery.model.phrases import LONGEST_RUN, Bearer, BearerKind, Bearing, Vocabulary
from gallery.search import ast, choices
from gallery.search.complete import Offer, OfferKind, complete
from gallery.search.fields import field_named
from gallery.search.lexer import COMMAS, FIELD, Token, TokenKind, tokens
from gallery.search.parser import parse, read_fields
from gallery.search.values import SHORTEST_TEXT

MOST_OFFERS = 8
LEAST_WORDS = 3  # fields and their values that are listed below names, if there are so many
FIELD_BEFORE = re.compile(rf"{FIELD.pattern}(?:[^\s]*[{COMMAS}])?$")


@dataclass(frozen=True, slots=True)
class Understanding:
    """``text`` is what was read; ``short`` a word too short for text."""

    text: str
    spans: tuple[Span, ...] = ()
    offers: tuple[Offer, ...] = ()
    short: str = ""


class _WholeNames:
    """A vocabulary that knows whole names only.

    To tell fields from words needs no more, and what a word may be the beginning of costs ten
    times as much to look up.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.exact = vocabulary.exact
        self.sets_say = vocabulary.sets_say
        self._titled = vocabulary.sets_titled

    def starting(self, _text: str) -> Bearing:
        return Bearing()

    def containing(self, _text: str) -> Bearing:
        return Bearing()

    def near(self, text: str) -> tuple[Bearer, ...]:
        return self.exact(text)

    def members(self, *_group_ids: int) -> frozenset[int]:
        return frozenset()

    def descendants(self, *scene_ids: int) -> frozenset[int]:
        return frozenset(scene_ids)

    def sets_titled(self, text: str) -> frozenset[int]:
        """Of several words it is asked how many of them are one title."""
        return self._titled(text) if " " in text else frozenset()


def understand(reader: Reader, text: str, *, caret: int) -> Understanding:
    """Read a line for showing; of one that cannot be read what stands before the mistake."""
    known_names = LibraryVocabulary(reader)
    offers = _offers(reader, text, caret, known_names)
    fields = [token for token in read_fields(text, _WholeNames(known_names)) if token.text]
    spans = [Span(_with_minus(text, token.start), token.end, is_field=True) for token in fields]
    said = {place for token in fields for place in range(token.start, token.end)}
    found = [token for token in _tokens(text, known_names) if token.start not in said]
    words = [token for token in found if token.kind in (TokenKind.WORD, TokenKind.QUOTED)]
    names = list(_names(text, words, known_names))
    spans += names
    taken = {place for span in names for place in range(span.start, span.end)}
    spans += [
        Span(_with_minus(text, word.start), word.end, is_field=True)
        for word in words
        if word.kind is TokenKind.WORD and word.start not in taken and _is_shape(word)
    ]
    open_token = next((token for token in found if token.start < caret <= token.end), None)
    known = {place for span in spans for place in range(span.start, span.end)}
    free = [word for word in words if word.start not in known]
    shorts = (t.text for t in free if _is_short(t, open_token) and not _has_beside(t, free, text))
    return Understanding(text, tuple(spans), offers, next(shorts, ""))


def _with_minus(text: str, start: int) -> int:
    """Return where a term begins: at its minus, if it has one."""
    return start - 1 if text[start - 1 : start] == "-" else start


def _is_shape(word: Token) -> bool:
    return choices.chosen(word.text, choices.SHAPES) is not None


def counted(reader: Reader, text: str, offers: Iterable[Offer]) -> dict[str, int]:
    """Return how many photos the offers without a count find, by the offers' texts.

    Names and what sets say come with their counts; values such as "missing:caption", and scenes
    that only those below them say, are asked for here, later than the offers are shown.
    """
    known_names = LibraryVocabulary(reader)
    counts: dict[str, int] = {}
    for offer in offers:
        asked = _question(text, offer)
        if asked:
            try:
                counts[offer.text] = query.count(reader, parse(asked, known_names))
            except QueryError:
                continue  # it needs what is typed next
    return counts


def _question(text: str, offer: Offer) -> str:
    """Return the search that an offer alone would be, "" when it comes with its count."""
    if offer.photos:
        return ""
    if offer.kind is OfferKind.SCENE:  # said of no photo itself; those below it may be
        return f"scene:{offer.text}"
    if offer.kind is not OfferKind.VALUE:
        return ""
    if ":" in offer.text:
        return offer.text
    found = FIELD_BEFORE.search(text[: offer.start])
    if found is None:
        return offer.text  # a shape, which needs no field
    field = field_named(found.group(1))
    if field is None or field.is_setting:
        return ""
    return f"{field.name}:{offer.text}"


def _tokens(text: str, known_names: Vocabulary) -> tuple[Token, ...]:
    """Cut a line, or what stands before a quote that is still open."""
    try:
        return tokens(text, lambda piece: bool(known_names.exact(piece)))
    except QueryError as error:
        return _tokens(text[: error.start], known_names) if error.start else ()


def _is_short(token: Token, open_token: Token | None) -> bool:
    return token is not open_token and 0 < len(search_text(token.text)) < SHORTEST_TEXT


def _has_beside(token: Token, free: Sequence[Token], text: str) -> bool:
    """Whether a free word stands right beside it, with which it is looked for."""
    return any(
        other is not token
        and not text[min(other.end, token.end) : max(other.start, token.start)].strip()
        for other in free
        if other.kind is TokenKind.WORD
    )


def _names(text: str, words: Sequence[Token], vocabulary: Vocabulary) -> Iterator[Span]:
    """Find the longest runs of words that are known names."""
    at = 0
    while at < len(words):
        for end in range(min(len(words), at + LONGEST_RUN), at, -1):
            start, stop = words[at].start, words[end - 1].end
            piece = words[at].text if end == at + 1 else text[start:stop]
            if vocabulary.exact(piece.strip(",")):
                yield Span(start, stop)
                at = end - 1
                break
        at += 1


def _offers(reader: Reader, text: str, caret: int, known_names: Vocabulary) -> tuple[Offer, ...]:
    photos: dict[str, int] = {}

    def names(piece: str, kinds: Collection[BearerKind]) -> list[Completion]:
        is_run = len(kinds) == len(BearerKind) and " " in piece
        if is_run and not known_names.starting(piece):
            return []  # words side by side are not looked for as a name that is spelled nearly so
        return vocabulary.complete(reader, piece, MOST_OFFERS, kinds=kinds)

    def titles(piece: str) -> list[str]:
        photos.update(
            {one.text: one.photos for one in set_texts.titles(reader, piece, MOST_OFFERS)}
        )
        return list(photos)

    def texts(part: ast.SetPart, piece: str) -> list[SetText]:
        return set_texts.values(reader, part, piece, MOST_OFFERS)

    found = _mixed(complete(text, caret, names, titles, texts=texts))
    return tuple(
        replace(offer, photos=photos[offer.name])
        if offer.kind is OfferKind.SET and offer.name in photos
        else offer
        for offer in found
    )


def _mixed(offers: Sequence[Offer]) -> list[Offer]:
    """Choose what is listed: names first, but not so many that no field has room."""
    words = [offer for offer in offers if offer.kind in (OfferKind.FIELD, OfferKind.VALUE)]
    names = [offer for offer in offers if offer not in words]
    room = max(MOST_OFFERS - len(words), MOST_OFFERS - LEAST_WORDS)
    return [*names[:room], *words][:MOST_OFFERS]

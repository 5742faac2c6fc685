"""What the search line shows about itself: chips for what is known, offers, a note."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gallery.gui.searchbar.field import Span
from gallery.library.database import Reader
from gallery.library.vocabulary import LibraryVocabulary, complete
from gallery.model.errors import QueryError
from gallery.model.names import search_text
from gallery.model.phrases import LONGEST_RUN, BearerKind, Vocabulary
from gallery.search.ast import Flag
from gallery.search.fields import FIELDS, Suggests
from gallery.search.lexer import Token, TokenKind, tokens
from gallery.search.values import SHORTEST_TEXT

MOST_OFFERS = 6
KINDS = {
    Suggests.PERSONS: (BearerKind.PERSON,),
    Suggests.GROUPS: (BearerKind.GROUP,),
    Suggests.PEOPLE: (BearerKind.PERSON, BearerKind.GROUP),
    Suggests.SCENES: (BearerKind.SCENE,),
}


class OfferKind(StrEnum):
    """What an offer is."""

    PERSON = "person"
    GROUP = "group"
    SCENE = "scene"
    FIELD = "field"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Offer:
    """A completion: ``words`` take the place of ``start`` to ``end`` of the line."""

    kind: OfferKind
    words: str
    start: int
    end: int
    detail: str = ""
    photos: int = 0


@dataclass(frozen=True, slots=True)
class Understanding:
    """``text`` is what was read; ``short`` a word too short for text."""

    text: str
    spans: tuple[Span, ...] = ()
    offers: tuple[Offer, ...] = ()
    short: str = ""


def understand(reader: Reader, text: str, *, caret: int) -> Understanding:
    """Read a line for showing; one that cannot be read has nothing to show."""
    vocabulary = LibraryVocabulary(reader)
    try:
        found = tokens(text, lambda piece: bool(vocabulary.exact(piece)))
    except QueryError:
        return Understanding(text)
    spans = [Span(t.start, t.end, is_field=True) for t in found if _is_whole_field(t)]
    words = [token for token in found if token.kind in (TokenKind.WORD, TokenKind.QUOTED)]
    spans += _names(text, words, vocabulary)
    open_token = next((token for token in found if token.start < caret <= token.end), None)
    offers = tuple(_offers(reader, open_token)) if open_token else ()
    known = {place for span in spans for place in range(span.start, span.end)}
    shorts = (t.text for t in words if t.start not in known and _is_short(t, open_token))
    return Understanding(text, tuple(spans), offers[:MOST_OFFERS], next(shorts, ""))


def _is_whole_field(token: Token) -> bool:
    return token.kind is TokenKind.FIELD and token.field in FIELDS and bool(token.text)


def _is_short(token: Token, open_token: Token | None) -> bool:
    return token is not open_token and 0 < len(search_text(token.text)) < SHORTEST_TEXT


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


def _offers(reader: Reader, token: Token) -> Iterator[Offer]:
    if token.kind is TokenKind.FIELD:
        yield from _values(reader, token)
        return
    if token.kind is not TokenKind.WORD:
        return
    typed = search_text(token.text)
    for found in complete(reader, token.text, MOST_OFFERS):
        if search_text(found.name) != typed:
            kind = OfferKind(found.kind.value)
            yield Offer(kind, found.name, token.start, token.end, found.detail, found.photos)
    for name in FIELDS:
        if name.startswith(typed) and len(typed) > 1:
            yield Offer(OfferKind.FIELD, f"{name}:", token.start, token.end)


def _values(reader: Reader, token: Token) -> Iterator[Offer]:
    field = FIELDS.get(token.field)
    if field is None or token.quoted:
        return
    start = token.value_start
    if field.suggests is Suggests.FLAGS:
        for flag in Flag:
            if flag.value.startswith(token.text) and flag.value != token.text:
                yield Offer(OfferKind.FLAG, flag.value, start, token.end)
    elif field.suggests in KINDS:
        start += token.text.rfind(",") + 1
        typed = token.text.rpartition(",")[2]
        for found in complete(reader, typed, MOST_OFFERS, kinds=KINDS[field.suggests]):
            if search_text(found.name) != search_text(typed):
                words = f'"{found.name}"' if " " in found.name else found.name
                kind = OfferKind(found.kind.value)
                yield Offer(kind, words, start, token.end, found.detail, found.photos)

"""What the search line shows about itself: chips for what is known, offers, a note."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from gallery.gui.searchbar.field import Span
from gallery.library import vocabulary
from gallery.library.database import Reader
from gallery.library.vocabulary import Completion, LibraryVocabulary
from gallery.model.errors import QueryError
from gallery.model.names import search_text
from gallery.model.phrases import LONGEST_RUN, BearerKind, Vocabulary
from gallery.search.complete import Offer, complete
from gallery.search.fields import field_named
from gallery.search.lexer import Token, TokenKind, tokens
from gallery.search.values import SHORTEST_TEXT

MOST_OFFERS = 6


@dataclass(frozen=True, slots=True)
class Understanding:
    """``text`` is what was read; ``short`` a word too short for text."""

    text: str
    spans: tuple[Span, ...] = ()
    offers: tuple[Offer, ...] = ()
    short: str = ""


def understand(reader: Reader, text: str, *, caret: int) -> Understanding:
    """Read a line for showing; one that cannot be read has nothing to show."""
    known_names = LibraryVocabulary(reader)
    offers = _offers(reader, text, caret)
    try:
        found = tokens(text, lambda piece: bool(known_names.exact(piece)))
    except QueryError:
        return Understanding(text, offers=offers)
    spans = [Span(t.start, t.end, is_field=True) for t in found if _is_whole_field(t)]
    words = [token for token in found if token.kind in (TokenKind.WORD, TokenKind.QUOTED)]
    spans += _names(text, words, known_names)
    open_token = next((token for token in found if token.start < caret <= token.end), None)
    known = {place for span in spans for place in range(span.start, span.end)}
    shorts = (t.text for t in words if t.start not in known and _is_short(t, open_token))
    return Understanding(text, tuple(spans), offers, next(shorts, ""))


def _is_whole_field(token: Token) -> bool:
    is_known = token.kind is TokenKind.FIELD and field_named(token.field) is not None
    return is_known and bool(token.text)


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


def _offers(reader: Reader, text: str, caret: int) -> tuple[Offer, ...]:
    def names(piece: str, kinds: Collection[BearerKind]) -> list[Completion]:
        return vocabulary.complete(reader, piece, MOST_OFFERS, kinds=kinds)

    def titles(piece: str) -> list[str]:
        return vocabulary.set_titles(reader, piece, MOST_OFFERS)

    return tuple(complete(text, caret, names, titles)[:MOST_OFFERS])

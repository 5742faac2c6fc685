"""Which photos, which set and which path a command is about."""

import re
from collections.abc import Sequence
from pathlib import Path

from gallery.cli.command import is_number
from gallery.cli.session import Session
from gallery.library import photos, query, sets
from gallery.library.database import Reader
from gallery.library.vocabulary import LibraryVocabulary
from gallery.model.errors import GalleryError, NotFound, QueryError
from gallery.model.names import compare_key
from gallery.search import ast, read

IDS = re.compile(r"[0-9]+(?:[\s,]+[0-9]+)*,?")
# What a shell's quotes kept together, as set:"love wins all" arrives without its quotes.
FIELD_WITH_SPACES = re.compile(r"(-?[A-Za-z가-힣]+:)([^\"():]*\s[^\"():]*)")
SIGN_WITH_SPACES = re.compile(r"(-?[#@~])([^\"():]*\s[^\"():]*)")
PLAIN_WITH_SPACES = re.compile(r"[^\"():\-][^\"():]*\s[^\"():]*")


class UnreadableSearch(GalleryError):
    """A search that cannot be read, with the text it is about."""

    def __init__(self, text: str, error: QueryError) -> None:
        super().__init__(text)
        self.text = text
        self.error = error


def query_text(words: Sequence[str]) -> str:
    """Return the search that was typed as several words of a command line.

    The shell takes quotes away. Among several words, one that has spaces was quoted, so it
    gets its quotes back; one word alone is the whole search, as it stands.
    """
    if len(words) == 1:
        return words[0]
    return " ".join(_quoted(word) for word in words)


def read_search(reader: Reader, text: str) -> ast.Search:
    """Read a search; raises UnreadableSearch with the place."""
    try:
        return read(text, LibraryVocabulary(reader))
    except QueryError as error:
        raise UnreadableSearch(text, error) from error


def find(reader: Reader, text: str) -> list[int]:
    """Return the photos that a search finds, each once, in its order or that of the library.

    Raises:
        UnreadableSearch: with the place.
    """
    asked = read_search(reader, text)
    grouping = query.Grouping.NONE
    found = query.find(reader, asked.node, order=asked.order, grouping=grouping, limit=asked.limit)
    return list(found.ids)


def count(reader: Reader, text: str) -> int:
    """Return how many photos a search finds; raises as ``find``."""
    return query.total(reader, read_search(reader, text))


def chosen(session: Session, given: str) -> tuple[int, ...]:
    """Return the photos of ``--photos``: digits are ids, anything else is a search.

    Raises:
        NotFound: there is no photo with that id.
        UnreadableSearch: with the place.
    """
    with session.library.reading() as reader:
        if not IDS.fullmatch(given.strip()):
            return tuple(find(reader, given))
        typed = re.findall("[0-9]+", given)
        for digits in typed:
            if not is_number(digits):
                raise NotFound("photo", digits)
        ids = list(dict.fromkeys(map(int, typed)))
        there = {card.id for card in photos.cards(reader, ids)}
        for photo_id in ids:
            if photo_id not in there:
                raise NotFound("photo", str(photo_id))
        return tuple(ids)


def set_named(session: Session, given: str) -> int:
    """Return the id of the set with this id or title; raises NotFound."""
    with session.library.reading() as reader:
        if is_number(given):
            return sets.get(reader, int(given)).id
        key = compare_key(given)
        found = [one.id for one in sets.all_sets(reader) if compare_key(one.title) == key]
    if len(found) != 1:
        raise NotFound("set", given)
    return found[0]


def absolute(given: str) -> str:
    """Return a path as it was typed, absolute."""
    path = Path(given).expanduser()
    # Only a path with ".." is resolved: following links would change how names are spelled.
    return str(path.resolve() if ".." in path.parts else path.absolute())


def _quoted(word: str) -> str:
    field = FIELD_WITH_SPACES.fullmatch(word) or SIGN_WITH_SPACES.fullmatch(word)
    if field:
        return f'{field[1]}"{field[2]}"'
    return f'"{word}"' if PLAIN_WITH_SPACES.fullmatch(word) and " OR " not in word else word

"""Captions in which words stand that are to be replaced: counted, shown, rewritten."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select

from gallery.library import captions as written
from gallery.library.connections import Reader
from gallery.library.journal import Writer
from gallery.library.keys import among
from gallery.library.tables import captions
from gallery.model.replacing import Replacement

MOST_EXAMPLES = 50
AT_ONCE = 2_000  # rows taken from the database at a time


@dataclass(frozen=True, slots=True)
class Within:
    """Which captions are looked at: of these photos (None: of all), in one language ("": any)."""

    photo_ids: tuple[int, ...] | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A caption that holds what is looked for, and where (offsets in characters)."""

    photo_id: int
    language: str
    text: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """How many captions, photos and places there are, and the first of them."""

    captions: int = 0
    photos: int = 0
    places: int = 0
    examples: tuple[Match, ...] = ()


def preview(reader: Reader, replacement: Replacement, within: Within) -> Preview:
    """Return what a replacement would change."""
    number = places = 0
    photo_ids: set[int] = set()
    examples: list[Match] = []
    for match in matches(reader, replacement, within):
        number += 1
        places += len(match.spans)
        photo_ids.add(match.photo_id)
        if len(examples) < MOST_EXAMPLES:
            examples.append(match)
    return Preview(number, len(photo_ids), places, tuple(examples))


def replace(writer: Writer, replacement: Replacement, within: Within) -> int:
    """Rewrite the captions, as the user's word from now on; return of how many photos."""
    new: dict[int, dict[str, str]] = {}
    for match in matches(writer.connection, replacement, within):
        texts = new.setdefault(match.photo_id, {})
        texts[match.language] = replacement.applied(match.text)
    return sum(
        written.rewrite(
            writer, {(key, tag): text for key in some for tag, text in new[key].items()}
        )
        for some in writer.pieces(new)
    )


def matches(reader: Reader, replacement: Replacement, within: Within) -> Iterator[Match]:
    """Give the captions in which it stands, by photo and language."""
    question = select(captions.c.photo_id, captions.c.language, captions.c.text)
    question = question.where(*_conditions(replacement, within))
    ordered = question.order_by(captions.c.photo_id, captions.c.language)
    for photo_id, language, text in reader.execute(ordered).yield_per(AT_ONCE):
        spans = replacement.spans(text)
        if spans:
            yield Match(photo_id, language, text, spans)


def languages(reader: Reader) -> list[str]:
    """Return the languages that captions are written in, most captions first."""
    number = func.count().label("number")
    found = select(captions.c.language).group_by(captions.c.language).order_by(number.desc())
    return list(reader.execute(found).scalars())


def _conditions(replacement: Replacement, within: Within) -> Sequence[ColumnElement[bool]]:
    """Leave to the database what it can rule out; what it lets through is looked at again."""
    conditions: list[ColumnElement[bool]] = []
    if within.photo_ids is not None:
        conditions.append(among(captions.c.photo_id, within.photo_ids))
    if within.language:
        conditions.append(captions.c.language == within.language)
    if replacement.match_case or not replacement.is_cased:
        conditions.append(func.instr(captions.c.text, replacement.find) > 0)
    elif replacement.find.isascii():  # SQLite knows only those letters large and small
        conditions.append(captions.c.text.contains(replacement.find, autoescape=True))
    return conditions

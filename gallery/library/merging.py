"""What files, sidecars and posts say of photos becomes part of the library, by one rule.

A value is written when nothing is said yet or when what is said came from a source that is
trusted no more; never over the user's word, and never where the user took something away
(``photo_facts`` and ``unsaid`` remember that). So a rescan merges, and storing a new photo is
the same act. Who is in it, where, and what is guessed: ``merging_people``.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select

from gallery.library import captions, facts, merging_people
from gallery.library.journal import Writer
from gallery.library.keys import Row, among
from gallery.library.tables import captions as captions_table
from gallery.library.tables import photos
from gallery.library.words import clean_lines
from gallery.model.described import PhotoFacts
from gallery.model.facts import TRUST, Fact, Origin
from gallery.model.names import clean

ORIGINS = {"taken_at": "taken_origin", "title": "title_origin", "rating": "rating_origin"}
BESIDE = ("source_url", "creator", "rights", "event")


def columns(said: PhotoFacts) -> Row:
    """Return the columns of a new photo's row, so that it is not written twice.

    Hand the same facts to ``merge_many`` once the row is there: it writes all the rest.
    """
    row: Row = {}
    for field in sorted(facts.COLUMNS):
        fact = getattr(said, field)
        if _says_something(fact):
            row |= _column(field, fact)
    return row


def merge(writer: Writer, photo_id: int, said: PhotoFacts) -> None:
    """Write what is said of one photo; see ``merge_many``."""
    merge_many(writer, {photo_id: said})


def merge_many(writer: Writer, said: Mapping[int, PhotoFacts]) -> None:
    """Write what is said of photos, new ones and known ones, where nothing stronger is said.

    People become persons (in their groups), keywords that name one known person or scene
    become tags, all other hints suggestions. Photos that are not there are passed over.
    """
    rows = {row["id"]: row for row in writer.rows(photos, [{"id": key} for key in said])}
    there = {key: one for key, one in said.items() if key in rows}
    if there:
        _Values(writer, rows, there).write()
        merging_people.merge_many(writer, there)


class _Values:
    """Columns, captions and further facts of some photos, merged with what is there."""

    def __init__(
        self, writer: Writer, rows: Mapping[int, Row], said: Mapping[int, PhotoFacts]
    ) -> None:
        self._writer = writer
        self._rows = rows
        self._said = said
        self._known = facts.of(writer.connection, said)
        self._captions: dict[tuple[int, str], str] = {}
        question = select(captions_table).where(among(captions_table.c.photo_id, said))
        for row in writer.connection.execute(question):
            self._captions[row.photo_id, row.language] = row.origin
        self._columns: dict[int, Row] = {}
        self._texts: dict[tuple[int, str], Fact[str]] = {}
        self._facts: dict[int, dict[str, Fact[str]]] = {}

    def write(self) -> None:
        for photo_id, said in self._said.items():
            self._merge_columns(photo_id, said)
            self._merge_beside(photo_id, said)
            self._merge_captions(photo_id, said)
        keys = [{"id": photo_id} for photo_id in self._columns]
        self._writer.update(photos, keys, list(self._columns.values()))
        captions.write_many(self._writer, self._texts)
        facts.say(self._writer, self._facts)

    def _merge_columns(self, photo_id: int, said: PhotoFacts) -> None:
        for field in sorted(facts.COLUMNS):
            fact = getattr(said, field)
            if _says_something(fact):
                new = _column(field, fact)
                if _wins(fact, self._origin(photo_id, field, new[field])):
                    self._columns.setdefault(photo_id, {}).update(new)
                    self._note(photo_id, field, fact)

    def _origin(self, photo_id: int, field: str, value: object) -> str:
        """Return where the value of a column came from, "" if it has none or only this one."""
        row = self._rows[photo_id]
        if field in ORIGINS:
            return str(row[ORIGINS[field]])
        known = self._known.get(photo_id, {}).get(field)
        if known is not None:
            return known.origin
        if not row[field] or row[field] == value:
            return ""
        return Origin.USER if field == "favourite" else Origin.FILE

    def _merge_beside(self, photo_id: int, said: PhotoFacts) -> None:
        known = self._known.get(photo_id, {})
        for field, fact in _beside(said):
            if _wins(fact, known[field].origin if field in known else ""):
                self._facts.setdefault(photo_id, {})[field] = fact

    def _merge_captions(self, photo_id: int, said: PhotoFacts) -> None:
        for language, fact in said.captions.items():
            field = facts.CAPTION + language
            origin = self._captions.get((photo_id, language), "")
            if not origin and field in self._known.get(photo_id, {}):
                origin = self._known[photo_id][field].origin  # the user took it away
            if clean_lines(fact.value) and _wins(fact, origin):
                self._texts[photo_id, language] = fact
                self._note(photo_id, field, fact)

    def _note(self, photo_id: int, field: str, fact: Fact[Any]) -> None:
        """Keep origin and reason of a value, unless the value's own place says all of it."""
        has_origin = field in ORIGINS or field.startswith(facts.CAPTION)
        if fact.reason or not has_origin or field in self._known.get(photo_id, {}):
            self._facts.setdefault(photo_id, {})[field] = Fact("", fact.origin, fact.reason)


def _says_something(fact: Fact[Any] | None) -> bool:
    return fact is not None and (not isinstance(fact.value, str) or bool(clean(fact.value)))


def _column(field: str, fact: Fact[Any]) -> Row:
    """Return the columns of a photo that hold a fact."""
    value = clean(fact.value) if isinstance(fact.value, str) else int(fact.value)
    origin = {ORIGINS[field]: str(fact.origin)} if field in ORIGINS else {}
    return {field: value, **origin}


def _beside(said: PhotoFacts) -> Iterator[tuple[str, Fact[str]]]:
    """Give the facts that no column holds."""
    for field in BESIDE:
        fact = getattr(said, field)
        if _says_something(fact):
            yield field, fact
    if said.place is not None:
        latitude, longitude = said.place.value
        where = f"{latitude:.6f},{longitude:.6f}"
        yield "place", Fact(where, said.place.origin, said.place.reason)


def _wins(fact: Fact[Any], origin: str) -> bool:
    """Whether a fact takes the place of a value from ``origin`` ("" for none)."""
    return not origin or TRUST[fact.origin] >= TRUST[Origin(origin)]

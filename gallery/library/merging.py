"""What files, sidecars and posts say of photos becomes part of the library, by one rule.

A value is written when nothing is said yet or when what is said came from a source that is
trusted no more; never over the user's word, and never where the user took something away
(``photo_facts`` and ``unsaid`` remember that). So a rescan merges and an import of new photos
is the same act.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select

from gallery.library import captions, facts, people, phrases, regions, suggestions
from gallery.library.journal import Writer
from gallery.library.keys import Row, among
from gallery.library.matching import match_of, matches
from gallery.library.tables import captions as captions_table
from gallery.library.tables import photos
from gallery.model.described import NamedPerson, PhotoFacts
from gallery.model.facts import TRUST, Fact, Origin
from gallery.model.names import LONGEST_NAME, clean
from gallery.model.phrases import BearerKind
from gallery.model.suggestion import Hint

Said = Mapping[int, PhotoFacts]
KEYWORD = "keyword"  # the reason of hints that are tagged at once when they are known
BESIDE = ("source_url", "creator", "rights", "event")
ORIGINS = {"taken_at": "taken_origin", "title": "title_origin", "rating": "rating_origin"}


def columns(said: PhotoFacts) -> Row:
    """Return the columns of a new photo's row, so that it is written once and not twice."""
    row: Row = {}
    for field, column in ORIGINS.items():
        fact = getattr(said, field)
        if fact is not None:
            row |= {field: fact.value, column: str(fact.origin)}
    for field in ("source", "credit"):
        fact = getattr(said, field)
        if fact is not None:
            row[field] = fact.value
    if said.favourite is not None:
        row["favourite"] = int(said.favourite.value)
    return row


def merge(writer: Writer, photo_id: int, said: PhotoFacts) -> None:
    """Write what is said of one photo; see ``merge_many``."""
    merge_many(writer, {photo_id: said})


def merge_many(writer: Writer, said: Said) -> None:
    """Write what is said of photos, new ones and known ones, where nothing stronger is said.

    People become persons (in their groups), keywords that name somebody or something known
    become tags, all other hints suggestions.
    """
    if not said:
        return
    _Fields(writer, said).write()
    named = _people(writer, said)
    _regions(writer, said, named)
    _hints(writer, said)


class _Fields:
    """Columns, captions and further facts of some photos, merged with what is there."""

    def __init__(self, writer: Writer, said: Said) -> None:
        self._writer = writer
        self._said = said
        reader = writer.connection
        rows = writer.rows(photos, [{"id": key} for key in said])
        self._rows = {row["id"]: row for row in rows}
        self._facts = facts.of(reader, said)
        self._captions: dict[tuple[int, str], str] = {}
        question = select(captions_table).where(among(captions_table.c.photo_id, said))
        for row in reader.execute(question):
            self._captions[row.photo_id, row.language] = row.origin
        self._new_facts: dict[int, dict[str, Fact[str]]] = {}
        self._new_columns: dict[int, Row] = {}

    def write(self) -> None:
        for photo_id, said in self._said.items():
            if photo_id in self._rows:
                self._columns(photo_id, said)
                self._beside(photo_id, said)
                self._caption(photo_id, said)
        for names in {tuple(row) for row in self._new_columns.values()}:
            some = {key: row for key, row in self._new_columns.items() if tuple(row) == names}
            self._writer.update(photos, [{"id": key} for key in some], list(some.values()))
        facts.say(self._writer, self._new_facts)

    def _columns(self, photo_id: int, said: PhotoFacts) -> None:
        row = self._rows[photo_id]
        for field in sorted(facts.COLUMNS):
            fact: Fact[Any] | None = getattr(said, field)
            if fact is None or not self._wins(fact, self._origin(photo_id, field, row)):
                continue
            value = int(fact.value) if isinstance(fact.value, bool) else fact.value
            new: Row = {field: clean(value) if isinstance(value, str) else value}
            if field in ORIGINS:
                new[ORIGINS[field]] = str(fact.origin)
            self._new_columns.setdefault(photo_id, {}).update(new)
            if field in ORIGINS and not fact.reason:
                continue  # the column says it all
            self._note(photo_id, field, Fact("", fact.origin, fact.reason))

    def _origin(self, photo_id: int, field: str, row: Row) -> str:
        if field in ORIGINS:
            return str(row[ORIGINS[field]])
        known = self._facts.get(photo_id, {}).get(field)
        if known is not None:
            return str(known.origin)
        if field == "favourite":
            return Origin.USER if row[field] else ""
        return Origin.FILE if row[field] else ""

    def _beside(self, photo_id: int, said: PhotoFacts) -> None:
        given: dict[str, Fact[str] | None] = {field: getattr(said, field) for field in BESIDE}
        if said.place is not None:
            latitude, longitude = said.place.value
            text = f"{latitude:.6f},{longitude:.6f}"
            given["place"] = Fact(text, said.place.origin, said.place.reason)
        for field, fact in given.items():
            known = self._facts.get(photo_id, {}).get(field)
            if fact is not None and self._wins(fact, known.origin if known else ""):
                self._note(photo_id, field, fact)

    def _caption(self, photo_id: int, said: PhotoFacts) -> None:
        for language, fact in said.captions.items():
            field = facts.CAPTION + language
            known = self._facts.get(photo_id, {}).get(field)
            origin = self._captions.get((photo_id, language)) or (known.origin if known else "")
            if self._wins(fact, origin):
                captions.set_caption(
                    self._writer, [photo_id], language, fact.value, origin=fact.origin
                )
                if fact.reason:
                    self._note(photo_id, field, Fact("", fact.origin, fact.reason))

    def _note(self, photo_id: int, field: str, fact: Fact[str]) -> None:
        self._new_facts.setdefault(photo_id, {})[field] = fact

    def _wins(self, fact: Fact[Any], origin: str) -> bool:
        return not origin or TRUST[fact.origin] >= TRUST[Origin(origin)]


def _people(writer: Writer, said: Said) -> dict[tuple[int, str], int]:
    """Say who is in photos; return the persons' ids by photo and name."""
    stated = [(key, one) for key, facts_of in said.items() for one in _named(facts_of)]
    distinct = list(dict.fromkeys(_who(one) for _, one in stated))
    ids = dict(zip(distinct, people.find_or_add_many(writer, distinct), strict=True))
    said_so: dict[Origin, list[tuple[int, int]]] = {}
    spoken: dict[int, int] = {}
    named: dict[tuple[int, str], int] = {}
    for photo_id, one in stated:
        person_id = ids[_who(one)]
        named[photo_id, one.name] = person_id
        if person_id not in spoken:
            spoken[person_id] = phrases.find_or_add(writer, (person_id,))
        said_so.setdefault(one.origin, []).append((photo_id, spoken[person_id]))
    _attach(writer, said_so)
    return named


def _named(said: PhotoFacts) -> Iterable[NamedPerson]:
    """Give the people of a photo, those of its regions too, whose names can be names."""
    regions_only = {r.name: NamedPerson(r.name, r.origin) for r in said.regions if r.name}
    for one in {**regions_only, **{one.name: one for one in said.people}}.values():
        if 0 < len(clean(one.name)) <= LONGEST_NAME:
            yield one


def _who(one: NamedPerson) -> NamedPerson:
    return NamedPerson(one.name, groups=one.groups, handle=one.handle)


def _attach(writer: Writer, said_so: Mapping[Origin, list[tuple[int, int]]]) -> None:
    for origin, pairs in said_so.items():
        phrases.attach_pairs(writer, list(dict.fromkeys(pairs)), origin)


def _regions(writer: Writer, said: Said, named: Mapping[tuple[int, str], int]) -> None:
    placed = {
        photo_id: [(named.get((photo_id, region.name)), region) for region in facts_of.regions]
        for photo_id, facts_of in said.items()
        if facts_of.regions
    }
    regions.add(writer, placed)


def _hints(writer: Writer, said: Said) -> None:
    """Tag keywords that name one known person or scene; offer everything else."""
    every = [(key, hint) for key, facts_of in said.items() for hint in facts_of.hints]
    asked = {match_of(hint.kind, hint.text, hint.handle) for _, hint in every}
    known = matches(writer.connection, asked)
    offered: dict[int, list[Hint]] = {}
    said_so: dict[Origin, list[tuple[int, int]]] = {}
    for photo_id, hint in every:
        bearers = known.get(match_of(hint.kind, hint.text, hint.handle), ())
        tagged = [bearer for bearer in bearers if bearer.kind is not BearerKind.GROUP]
        if hint.reason == KEYWORD and len(bearers) == 1 and tagged:
            (bearer,) = tagged
            is_person = bearer.kind is BearerKind.PERSON
            phrase_id = (
                phrases.find_or_add(writer, (bearer.id,))
                if is_person
                else phrases.find_or_add(writer, (), scene_id=bearer.id)
            )
            said_so.setdefault(hint.origin, []).append((photo_id, phrase_id))
        else:
            offered.setdefault(photo_id, []).append(hint)
    _attach(writer, said_so)
    suggestions.offer(writer, offered)

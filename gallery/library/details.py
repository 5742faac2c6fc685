"""Everything known of photos, a few questions for however many of them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Table, select

from gallery.library import facts, namesakes, regions, suggestions, trash
from gallery.library.connections import Reader
from gallery.library.database import Library
from gallery.library.facts import CAPTION
from gallery.library.files import absolute, root_paths
from gallery.library.keys import among
from gallery.library.phrases import said
from gallery.library.tables import (
    captions,
    files,
    photo_people,
    photo_scenes,
    photos,
    set_members,
    set_origins,
    sets,
)
from gallery.model.errors import NotFound
from gallery.model.facts import Fact, Origin
from gallery.model.photo import InSet, PhotoDetails, PhotoFile
from gallery.model.phrases import BearerKind
from gallery.model.reasons import Reason

# Which column says where the value of another came from.
ORIGIN_COLUMNS = {"rating": "rating_origin", "title": "title_origin", "taken_at": "taken_origin"}
PLAIN = (
    "id",
    "digest",
    "width",
    "height",
    "format",
    "bytes",
    "taken_at",
    "title",
    "rating",
    "frames",
)
OF_THE_SET = ("source", "credit")
Publisher = tuple[str, str]  # source and credit
Told = tuple[str, str]  # origin and reason


def details(reader: Reader, library: Library, photo_id: int) -> PhotoDetails:
    """Return everything known of one photo.

    Raises:
        NotFound: there is no such photo.
    """
    found = details_many(reader, library, [photo_id])
    if not found:
        raise NotFound("photo", str(photo_id))
    return found[0]


def details_many(reader: Reader, library: Library, ids: Sequence[int]) -> list[PhotoDetails]:
    """Return everything known of photos, in the order of ``ids``; vanished ones left out."""
    question = select(photos).where(among(photos.c.id, ids))
    rows = {row.id: dict(row._mapping) for row in reader.execute(question)}
    around = _Around(reader, library, ids)
    return [around.made(rows[photo_id]) for photo_id in ids if photo_id in rows]


class _Around:
    """What stands around the rows of some photos, read for all of them at once."""

    def __init__(self, reader: Reader, library: Library, ids: Sequence[int]) -> None:
        self.files = _files(reader, library, ids)
        self.sets, self.publishers = _memberships(reader, ids)
        self.set_origins = _set_origins(reader, self.sets)
        self.people = _bearers(reader, photo_people, BearerKind.PERSON, ids)
        self.scenes = _bearers(reader, photo_scenes, BearerKind.SCENE, ids)
        self.said = said(reader, ids)
        self.captions, self.caption_origins = _captions(reader, ids)
        self.facts = facts.of(reader, ids)
        self.regions = regions.of_photos(reader, ids)
        self.guesses = suggestions.counts(reader, ids)

    def made(self, row: Mapping[str, Any]) -> PhotoDetails:
        key = row["id"]
        source, credit = self.publishers.get(key, ("", ""))
        return PhotoDetails(
            **{name: row[name] for name in PLAIN},
            favourite=bool(row["favourite"]),
            damaged=Reason(row["damaged"]) if row["damaged"] else None,
            files=tuple(self.files.get(key, ())),
            sets=tuple(self.sets.get(key, ())),
            people=tuple(self.people.get(key, ())),
            scenes=tuple(self.scenes.get(key, ())),
            statements=self.said.get(key, ()),
            captions=self.captions.get(key, {}),
            source=source or row["source"],
            credit=credit or row["credit"],
            regions=self.regions.get(key, ()),
            suggestions=self.guesses.get(key, 0),
            **self._told(row),
        )

    def _told(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """Say where each filled field came from; source and credit from the first set."""
        key = row["id"]
        known = self.facts.get(key, {})
        told: dict[str, Told] = {}
        for name, column in ORIGIN_COLUMNS.items():
            told[name] = (row[column], known[name].reason if name in known else "")
        language, origin = self.caption_origins.get(key, ("", ""))
        caption = known.get(CAPTION + language)
        told["caption"] = (origin, caption.reason if caption else "")
        said = self.set_origins.get(self.sets[key][0].set_id, {}) if key in self.sets else {}
        for name, by_set in zip(OF_THE_SET, self.publishers.get(key, ("", "")), strict=True):
            if by_set:
                told[name] = said.get(name, ("", ""))
            elif row[name]:
                own = known.get(name, Fact("", Origin.FILE))
                told[name] = (own.origin, own.reason)
        further = {name: fact for name, fact in known.items() if fact.value}
        told |= {name: (fact.origin, fact.reason) for name, fact in further.items()}
        return {
            "origins": {name: Origin(origin) for name, (origin, _) in told.items() if origin},
            "reasons": {name: reason for name, (_, reason) in told.items() if reason},
            "further": {name: fact.value for name, fact in further.items()},
        }


def _files(reader: Reader, library: Library, ids: Iterable[int]) -> dict[int, list[PhotoFile]]:
    roots = root_paths(reader, library)
    inside = trash.inside_root(reader)
    question = select(files).where(among(files.c.photo_id, ids))
    result: dict[int, list[PhotoFile]] = {}
    for row in reader.execute(question.order_by(files.c.photo_id, files.c.id)):
        path = absolute(roots[row.root_id], row.path)
        file = PhotoFile(row.id, path, row.name, row.bytes, row.root_id == inside)
        result.setdefault(row.photo_id, []).append(file)
    return result


def _memberships(
    reader: Reader, ids: Iterable[int]
) -> tuple[dict[int, list[InSet]], dict[int, Publisher]]:
    """Return each photo's sets in order, and source and credit of its first."""
    columns = (sets.c.id, sets.c.title, sets.c.source, sets.c.credit)
    found = reader.execute(
        select(set_members.c.photo_id, set_members.c.position, *columns)
        .join(sets, set_members.c.set_id == sets.c.id)
        .where(among(set_members.c.photo_id, ids))
        .order_by(set_members.c.photo_id, set_members.c.order_key)
    )
    places: dict[int, list[InSet]] = {}
    publishers: dict[int, Publisher] = {}
    for photo_id, position, set_id, title, source, credit in found:
        places.setdefault(photo_id, []).append(InSet(set_id, title, position))
        publishers.setdefault(photo_id, (source, credit))
    return places, publishers


def _set_origins(
    reader: Reader, places: Mapping[int, Sequence[InSet]]
) -> dict[int, dict[str, Told]]:
    first = {member[0].set_id for member in places.values()}
    question = select(set_origins).where(
        among(set_origins.c.set_id, first), set_origins.c.field.in_(OF_THE_SET)
    )
    result: dict[int, dict[str, Told]] = {}
    for row in reader.execute(question):
        result.setdefault(row.set_id, {})[row.field] = (row.origin, row.reason)
    return result


def _bearers(
    reader: Reader, table: Table, kind: BearerKind, ids: Iterable[int]
) -> dict[int, list[tuple[int, str]]]:
    column = table.c[f"{kind}_id"]
    question = select(table.c.photo_id, column).where(among(table.c.photo_id, ids))
    pairs = reader.execute(question.order_by(table.c.photo_id, column)).all()
    shown = namesakes.shown(reader, kind, {key for _, key in pairs})
    result: dict[int, list[tuple[int, str]]] = {}
    for photo_id, key in pairs:
        result.setdefault(photo_id, []).append((key, shown[key].shown))
    return result


def _captions(
    reader: Reader, ids: Iterable[int]
) -> tuple[dict[int, dict[str, str]], dict[int, tuple[str, str]]]:
    """Return each photo's captions by language, and language and origin of the first."""
    found = reader.execute(
        select(captions)
        .where(among(captions.c.photo_id, ids))
        .order_by(captions.c.photo_id, captions.c.language)
    )
    texts: dict[int, dict[str, str]] = {}
    origins: dict[int, tuple[str, str]] = {}
    for row in found:
        texts.setdefault(row.photo_id, {})[row.language] = row.text
        origins.setdefault(row.photo_id, (row.language, row.origin))
    return texts, origins

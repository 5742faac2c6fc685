"""Photos: cards for the grid, everything about one, adding, changing, taking out."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Table, select

from gallery.library import trash
from gallery.library.connections import Reader
from gallery.library.database import Library
from gallery.library.files import absolute, root_paths
from gallery.library.journal import Writer
from gallery.library.keys import among, primary_columns
from gallery.library.phrases import said
from gallery.library.tables import (
    captions,
    files,
    names,
    photo_people,
    photo_phrases,
    photo_scenes,
    photos,
    removed,
    set_members,
    sets,
)
from gallery.model.errors import InvalidValue, NotFound
from gallery.model.facts import Origin
from gallery.model.photo import Card, InSet, PhotoDetails, PhotoFile
from gallery.model.reasons import Reason

BEST_RATING = 5
WITH_ORIGIN = ("rating", "title", "taken_at")
CHILDREN: tuple[Table, ...] = (photo_phrases, captions, set_members, files)


def cards(reader: Reader, ids: Sequence[int]) -> list[Card]:
    """Return what the grid shows of photos, in the order of ``ids``; vanished ones left out."""
    found = reader.execute(select(photos).where(among(photos.c.id, ids))).all()
    named = _first_names(reader, ids)
    spoken = said(reader, ids)
    made = {
        row.id: Card(
            row.id,
            row.digest,
            row.width,
            row.height,
            row.rating,
            bool(row.favourite),
            Reason(row.damaged) if row.damaged else None,
            row.frames,
            spoken[row.id][0].text if row.id in spoken else "",
            row.title or named.get(row.id, ""),
        )
        for row in found
    }
    return [made[key] for key in ids if key in made]


def details(reader: Reader, library: Library, photo_id: int) -> PhotoDetails:
    """Return everything known of one photo.

    Raises:
        NotFound: there is no such photo.
    """
    row = reader.execute(select(photos).where(photos.c.id == photo_id)).first()
    if row is None:
        raise NotFound("photo", str(photo_id))
    written = reader.execute(
        select(captions).where(captions.c.photo_id == photo_id).order_by(captions.c.language)
    ).all()
    memberships, publisher = _memberships(reader, photo_id)
    return PhotoDetails(
        id=row.id,
        digest=row.digest,
        width=row.width,
        height=row.height,
        format=row.format,
        bytes=row.bytes,
        taken_at=row.taken_at,
        title=row.title,
        rating=row.rating,
        favourite=bool(row.favourite),
        damaged=Reason(row.damaged) if row.damaged else None,
        frames=row.frames,
        files=_files(reader, library, photo_id),
        sets=memberships,
        people=_bearers(reader, photo_people, "person_id", photo_id),
        scenes=_bearers(reader, photo_scenes, "scene_id", photo_id),
        statements=said(reader, [photo_id]).get(photo_id, ()),
        captions={caption.language: caption.text for caption in written},
        source=publisher[0] or row.source,
        credit=publisher[1] or row.credit,
        origins=_origins(row._mapping, [caption.origin for caption in written]),
    )


def paths(reader: Reader, library: Library, ids: Iterable[int]) -> dict[int, list[str]]:
    """Return the absolute paths of the photos' files, first found first (surrogate escapes)."""
    roots = root_paths(reader, library)
    found = reader.execute(
        select(files.c.photo_id, files.c.root_id, files.c.path)
        .where(among(files.c.photo_id, ids))
        .order_by(files.c.photo_id, files.c.id)
    )
    result: dict[int, list[str]] = {}
    for photo_id, root_id, path in found:
        result.setdefault(photo_id, []).append(absolute(roots[root_id], path))
    return result


def by_digest(reader: Reader, digests: Iterable[str]) -> dict[str, int]:
    """Return the ids of the photos with these digests."""
    found = select(photos.c.digest, photos.c.id).where(among(photos.c.digest, digests))
    return {row.digest: row.id for row in reader.execute(found)}


def digests(reader: Reader, ids: Iterable[int]) -> dict[int, str]:
    """Return the digests of photos by id."""
    found = select(photos.c.id, photos.c.digest).where(among(photos.c.id, ids))
    return {row.id: row.digest for row in reader.execute(found)}


def known_sizes(reader: Reader, sizes: Iterable[int]) -> set[int]:
    """Return those sizes in bytes that some photo has: only such files can be duplicates."""
    found = select(photos.c.bytes).where(among(photos.c.bytes, sizes)).distinct()
    return set(reader.execute(found).scalars())


def removed_before(reader: Reader, digests: Iterable[str]) -> set[str]:
    """Return those digests whose photos the user once took out."""
    found = select(removed.c.digest).where(among(removed.c.digest, digests))
    return set(reader.execute(found).scalars())


def add(writer: Writer, rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """Add photos; a mapping each with columns of ``tables.photos`` (``digest`` at least).

    Their digests are no longer remembered as removed.

    Returns:
        The ids, in order.
    """
    now = datetime.now(UTC).isoformat(timespec="seconds")
    ids = writer.insert(photos, [{"added_at": now} | dict(row) for row in rows])
    writer.delete(removed, [{"digest": row["digest"]} for row in rows])
    return ids


def set_values(
    writer: Writer,
    ids: Sequence[int],
    values: Mapping[str, Any],
    *,
    origin: Origin = Origin.USER,
) -> int:
    """Set columns of photos ("rating", "favourite", "title", "taken_at", "damaged" ...).

    Returns:
        How many photos changed.

    Raises:
        InvalidValue: a rating is not 0 to 5.
    """
    rating = values.get("rating", 0)
    if not 0 <= rating <= BEST_RATING:
        raise InvalidValue("rating", str(rating), "not-0-to-5")
    new = {key: int(value) if isinstance(value, bool) else value for key, value in values.items()}
    new |= {f"{key}_origin": str(origin) for key in WITH_ORIGIN if key in values}
    return writer.update(photos, [{"id": key} for key in ids], new)


def set_each(writer: Writer, values: Mapping[int, Mapping[str, Any]]) -> int:
    """Set columns of each photo by itself: ``values`` by id. For what analysis found."""
    return writer.update(photos, [{"id": key} for key in values], list(values.values()))


def remove(
    writer: Writer, ids: Sequence[int], *, remember: bool = True, keep_files: bool = False
) -> int:
    """Take photos out with all that is said of them; return how many were there.

    Args:
        writer: the transaction.
        ids: the photos.
        remember: whether a later import offers them instead of adding them.
        keep_files: leave files inside the library where they are; otherwise they go to the
            trash folder once this is committed (see ``trash``).
    """
    rows = writer.rows(photos, [{"id": key} for key in ids])
    for table in CHILDREN:
        columns = primary_columns(table)
        children = select(*columns).where(among(table.c.photo_id, ids))
        keys = [dict(key) for key in writer.connection.execute(children).mappings()]
        if table is files and not keep_files:
            trash.set_aside(writer, writer.rows(files, keys))
        writer.delete(table, keys)
    writer.delete(photos, rows)
    if remember:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        known = removed_before(writer.connection, [row["digest"] for row in rows])
        new = [row["digest"] for row in rows if row["digest"] not in known]
        writer.insert(removed, [{"digest": digest, "removed_at": now} for digest in new])
    return len(rows)


def _first_names(reader: Reader, ids: Iterable[int]) -> dict[int, str]:
    question = select(files.c.photo_id, files.c.name).where(among(files.c.photo_id, ids))
    found = reader.execute(question.order_by(files.c.id.desc()))
    return {photo_id: name for photo_id, name in found}


def _files(reader: Reader, library: Library, photo_id: int) -> tuple[PhotoFile, ...]:
    roots = root_paths(reader, library)
    inside = trash.inside_root(reader)
    found = reader.execute(select(files).where(files.c.photo_id == photo_id).order_by(files.c.id))
    return tuple(
        PhotoFile(
            row.id,
            absolute(roots[row.root_id], row.path),
            row.name,
            row.bytes,
            row.root_id == inside,
        )
        for row in found
    )


def _memberships(reader: Reader, photo_id: int) -> tuple[tuple[InSet, ...], tuple[str, str]]:
    """Return the photo's sets in order, and source and credit of the first."""
    found = reader.execute(
        select(sets.c.id, sets.c.title, sets.c.source, sets.c.credit, set_members.c.position)
        .join(set_members, set_members.c.set_id == sets.c.id)
        .where(set_members.c.photo_id == photo_id)
        .order_by(set_members.c.order_key)
    ).all()
    first = (found[0].source, found[0].credit) if found else ("", "")
    return tuple(InSet(row.id, row.title, row.position) for row in found), first


def _bearers(
    reader: Reader, table: Table, column: str, photo_id: int
) -> tuple[tuple[int, str], ...]:
    question = (
        select(table.c[column], names.c.text)
        .join(names, (names.c[column] == table.c[column]) & (names.c.place == 0))
        .where(table.c.photo_id == photo_id)
        .order_by(table.c[column])
    )
    return tuple((key, name) for key, name in reader.execute(question))


def _origins(row: Mapping[str, Any], caption_origins: list[str]) -> dict[str, Origin]:
    found = {key: row[f"{key}_origin"] for key in WITH_ORIGIN}
    if caption_origins:
        found["caption"] = caption_origins[0]
    return {key: Origin(value) for key, value in found.items() if value}

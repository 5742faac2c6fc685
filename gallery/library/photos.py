"""Photos: cards for the grid, everything about one, adding, changing, taking out."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, select

from gallery.library import duplicates, facts, trash
from gallery.library.connections import Reader
from gallery.library.database import Library
from gallery.library.details import ORIGIN_COLUMNS, details, details_many
from gallery.library.files import absolute, root_paths
from gallery.library.journal import Writer
from gallery.library.keys import among, existing, primary_columns
from gallery.library.phrases import said
from gallery.library.source_tables import (
    photo_facts,
    photo_suggestions,
    regions,
    same_pictures,
    sidecars,
    unsaid,
)
from gallery.library.tables import (
    captions,
    files,
    photo_phrases,
    photos,
    removed,
    set_members,
    variants,
)
from gallery.model.errors import InvalidValue
from gallery.model.facts import Origin
from gallery.model.photo import Card
from gallery.model.reasons import Reason

__all__ = [
    "add",
    "by_digest",
    "by_media_key",
    "cards",
    "details",
    "details_many",
    "digests",
    "known_sizes",
    "paths",
    "remove",
    "removed_before",
    "set_each",
    "set_values",
]

BEST_RATING = 5
REMOVED_AT_ONCE = 5_000  # photos whose rows are in memory together, some 20 MB
CHILDREN: tuple[Table, ...] = (
    photo_phrases,
    unsaid,
    captions,
    photo_facts,
    regions,
    photo_suggestions,
    sidecars,
    same_pictures,
    variants,
    set_members,
    files,
)
# The columns that name a photo beside ``photo_id``.
OTHERS = {same_pictures: same_pictures.c.other_id, variants: variants.c.kept_id}


def cards(reader: Reader, ids: Sequence[int]) -> list[Card]:
    """Return what the grid shows of photos, in the order of ``ids``; vanished ones left out."""
    found = reader.execute(select(photos).where(among(photos.c.id, ids))).all()
    named = _first_names(reader, ids)
    spoken = said(reader, ids)
    doubled = duplicates.of_photos(reader, ids)
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
            row.id in doubled,
            row.variant_count,
            bool(row.hidden),
        )
        for row in found
    }
    return [made[key] for key in ids if key in made]


def there(reader: Reader, ids: Iterable[int]) -> set[int]:
    """Return those of the photos that the library has."""
    return existing(reader, photos, ids)


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


def by_media_key(reader: Reader, keys: Iterable[str]) -> dict[str, list[int]]:
    """Return the photos that show the pictures which a platform knows by these keys."""
    columns = photos.c.media_key, photos.c.id
    wanted = [key for key in keys if key]
    found = select(*columns).where(photos.c.media_key != "", among(photos.c.media_key, wanted))
    result: dict[str, list[int]] = {}
    for key, photo_id in reader.execute(found.order_by(photos.c.id)):
        result.setdefault(key, []).append(photo_id)
    return result


def digests(reader: Reader, ids: Iterable[int]) -> dict[int, str]:
    """Return the digests of photos by id."""
    found = select(photos.c.id, photos.c.digest).where(among(photos.c.id, ids))
    return {row.id: row.digest for row in reader.execute(found)}


def known_sizes(reader: Reader, sizes: Iterable[int]) -> set[int]:
    """Return those sizes in bytes that a photo has, or a removed one had.

    Only files of such a size can be known by their content.
    """
    wanted = list(set(sizes))
    found = select(photos.c.bytes).where(among(photos.c.bytes, wanted)).distinct()
    gone = select(removed.c.bytes).where(among(removed.c.bytes, wanted))
    return {*reader.execute(found).scalars(), *reader.execute(gone).scalars()}


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
    new |= {column: str(origin) for key, column in ORIGIN_COLUMNS.items() if key in values}
    changed = 0
    for some in writer.pieces(ids):
        if origin is Origin.USER:
            _note_user(writer, some, values)
        changed += writer.update(photos, [{"id": key} for key in some], new)
    return changed


def _note_user(writer: Writer, ids: Sequence[int], values: Mapping[str, Any]) -> None:
    """Say that fields hold the user's word, where no column of the photo can say it."""
    for field in sorted(facts.COLUMNS & values.keys()):
        said = facts.with_field(writer.connection, ids, field)
        if field == "favourite" and not values[field]:
            liked = select(photos.c.id).where(among(photos.c.id, ids), photos.c.favourite == 1)
            said += writer.connection.execute(liked).scalars().all()
        elif field not in ORIGIN_COLUMNS and field != "favourite":
            said = sorted(existing(writer.connection, photos, ids))
        facts.by_user(writer, list(dict.fromkeys(said)), [field])


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
    gone = 0
    for some in writer.pieces(ids, REMOVED_AT_ONCE):
        rows = writer.rows(photos, [{"id": key} for key in some])
        _remove_children(writer, some, keep_files=keep_files)
        writer.delete(photos, rows)
        if remember:
            _remember_removed(writer, rows)
        gone += len(rows)
    return gone


def _remove_children(writer: Writer, ids: Sequence[int], *, keep_files: bool) -> None:
    for table in CHILDREN:
        columns = primary_columns(table)
        children = select(*columns).where(_is_of(table, ids))
        names = [column.name for column in columns]
        found = writer.connection.execute(children)
        keys = [dict(zip(names, key, strict=True)) for key in found]
        if table is files and not keep_files:
            trash.set_aside(writer, writer.rows(files, keys))
        writer.delete(table, keys)


def _is_of(table: Table, ids: Sequence[int]) -> ColumnElement[bool]:
    """Return the condition that a row is one of these photos."""
    here = among(table.c.photo_id, ids)
    return here | among(OTHERS[table], ids) if table in OTHERS else here


def _remember_removed(writer: Writer, rows: Sequence[Mapping[str, Any]]) -> None:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    known = removed_before(writer.connection, [row["digest"] for row in rows])
    new = [row for row in rows if row["digest"] not in known]
    writer.insert(
        removed,
        [{"digest": row["digest"], "bytes": row["bytes"], "removed_at": now} for row in new],
    )


def _first_names(reader: Reader, ids: Iterable[int]) -> dict[int, str]:
    question = select(files.c.photo_id, files.c.name).where(among(files.c.photo_id, ids))
    found = reader.execute(question.order_by(files.c.id.desc()))
    return {row.photo_id: row.name for row in found}

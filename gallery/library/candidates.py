"""What tells photos that show the same picture apart, a few questions for however many of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from gallery.images import jpeg_quality
from gallery.library import settings, trash
from gallery.library.connections import Reader
from gallery.library.database import Library
from gallery.library.files import absolute, root_paths
from gallery.library.keys import among
from gallery.library.photos import paths as photo_paths
from gallery.library.tables import files, photo_phrases, photos, set_members, sets
from gallery.model.best_copy import (
    DEFAULT_ORDER,
    SOURCES_BEST_FIRST,
    Best,
    Candidate,
    Reason,
    check_order,
    contenders,
    propose,
    rank,
)
from gallery.model.errors import InvalidValue
from gallery.model.photo import InSet
from gallery.model.variants import Relation

MOST_READ = 50  # files of one group whose quality is read from the disk; a millisecond each
PLAIN = ("width", "height", "bytes", "format", "digest", "frames", "rating")


def order_of(reader: Reader) -> tuple[Reason, ...]:
    """Return by what the best copy is found in this library, the usual order unless it was set."""
    try:
        return check_order(settings.best_copy_order(reader) or DEFAULT_ORDER)
    except InvalidValue:  # of a newer version, which knows more reasons
        return DEFAULT_ORDER


def sources_of(reader: Reader) -> tuple[str, ...]:
    """Return the sources in the order of this library, the usual order unless it was set."""
    return settings.source_ranks(reader) or SOURCES_BEST_FIRST


def of_photos(reader: Reader, library: Library, photo_ids: Iterable[int]) -> dict[int, Candidate]:
    """Return candidates by photo, without the quality of their JPEGs; vanished ones left out.

    Photos that stand behind another one are left out, too.
    """
    wanted = list(dict.fromkeys(photo_ids))
    question = select(photos).where(among(photos.c.id, wanted), photos.c.hidden == 0)
    rows = {row.id: dict(row._mapping) for row in reader.execute(question)}
    places = _places(reader, library, rows)
    members = _members(reader, rows)
    phrases = _phrases(reader, rows)
    ranks = sources_of(reader)
    found: dict[int, Candidate] = {}
    for key in wanted:
        if key in rows:
            row = rows[key]
            published = [source for _, source in members.get(key, ())]
            sources = tuple(dict.fromkeys(filter(None, (*published, row["source"]))))
            name, folder, inside = places.get(key, ("", "", False))
            found[key] = Candidate(
                key,
                **{column: row[column] for column in PLAIN},
                name=name,
                folder=folder,
                inside=inside,
                damaged=bool(row["damaged"]),
                sources=sources,
                source_rank=rank(sources, ranks),
                taken=row["taken_at"],
                sets=tuple(member for member, _ in members.get(key, ())),
                people=row["people_count"],
                phrases=phrases.get(key, 0),
                captions=row["caption_count"],
                favourite=bool(row["favourite"]),
                variants=row["variant_count"],
            )
    return found


def of_stars(
    reader: Reader, library: Library, stars: Sequence[Mapping[int, Relation]]
) -> list[tuple[Candidate, ...]]:
    """Return the candidates of each star, with how they lie in the one in its middle."""
    known = of_photos(reader, library, {key for relations in stars for key in relations})
    return [
        tuple(
            replace(known[key], relation=relation, cropped=_is_cropped(known[key], relation))
            for key, relation in relations.items()
            if key in known
        )
        for relations in stars
    ]


def bests_of(
    reader: Reader, library: Library, groups: Sequence[Sequence[Candidate]]
) -> list[tuple[Best, tuple[Candidate, ...]]]:
    """Return the best of each group, and all of it, the best first, as this library compares.

    The quality of all JPEGs is read from their files.

    Args:
        reader: a reader.
        library: the library.
        groups: of one candidate at least.
    """
    order = order_of(reader)
    every = {one.photo_id: one for some in groups for one in some}
    read = {one.photo_id: one for one in with_quality(reader, library, list(every.values()))}
    found: list[tuple[Best, tuple[Candidate, ...]]] = []
    for some in groups:
        known = [replace(one, jpeg_quality=read[one.photo_id].jpeg_quality) for one in some]
        best = propose(known, order)
        found.append((best, tuple(sorted(known, key=partial(_place, best)))))
    return found


def decided(
    reader: Reader, library: Library, groups: Sequence[Sequence[Candidate]], order: Iterable[str]
) -> list[Best]:
    """Return the best of each of many groups; files are read only where their quality decides.

    Raises:
        InvalidValue: the order cannot be used.
    """
    reasons = check_order(order)
    wanted: list[Candidate] = []
    if Reason.QUALITY in reasons:
        before = reasons[: reasons.index(Reason.QUALITY)]
        for some in groups:
            left = contenders(some, before)
            wanted += left[:MOST_READ] if len(left) > 1 else []
    read = {one.photo_id: one for one in with_quality(reader, library, wanted)}
    return [propose([read.get(one.photo_id, one) for one in some], reasons) for some in groups]


def with_quality(reader: Reader, library: Library, some: Sequence[Candidate]) -> list[Candidate]:
    """Return candidates with the quality of their JPEGs, as far as their files are there."""
    jpegs = [one.photo_id for one in some if one.format in jpeg_quality.FORMATS]
    paths = photo_paths(reader, library, jpegs) if jpegs else {}
    return [
        replace(one, jpeg_quality=_quality(paths[one.photo_id])) if one.photo_id in paths else one
        for one in some
    ]


def _is_cropped(one: Candidate, relation: Relation) -> bool | None:
    """Whether a photo shows less than the larger one that it is a piece of; None if unknown."""
    return True if relation is Relation.CROPPED else one.cropped


def _place(best: Best, one: Candidate) -> tuple[bool, bool, int, int, int]:
    is_tied = one.photo_id in best.tied
    return one.photo_id != best.photo_id, not is_tied, -one.pixels, -one.bytes, one.photo_id


def _quality(paths: Sequence[str]) -> int | None:
    found = (jpeg_quality.quality_of(Path(path)) for path in paths)
    return next((quality for quality in found if quality is not None), None)


def _places(
    reader: Reader, library: Library, ids: Iterable[int]
) -> dict[int, tuple[str, str, bool]]:
    """Return name and folder of each photo's first file, and whether all are in the library."""
    roots = root_paths(reader, library)
    inside = trash.inside_root(reader)
    columns = files.c.photo_id, files.c.root_id, files.c.path, files.c.name
    question = select(*columns).where(among(files.c.photo_id, ids))
    found: dict[int, tuple[str, str, bool]] = {}
    for photo_id, root_id, path, name in reader.execute(question.order_by(files.c.id)):
        folder = str(Path(absolute(roots[root_id], path)).parent)
        first, where, all_inside = found.get(photo_id, (name, folder, True))
        found[photo_id] = first, where, all_inside and root_id == inside
    return found


def _members(reader: Reader, ids: Mapping[int, Any]) -> dict[int, list[tuple[InSet, str]]]:
    """Return the sets that each photo is in, in order, and their sources."""
    question = (
        select(set_members.c.photo_id, set_members.c.position, sets.c.id, sets.c.title)
        .add_columns(sets.c.source)
        .join(sets, set_members.c.set_id == sets.c.id)
        .where(among(set_members.c.photo_id, ids))
        .order_by(set_members.c.photo_id, set_members.c.order_key)
    )
    found: dict[int, list[tuple[InSet, str]]] = {}
    for photo_id, position, set_id, title, source in reader.execute(question):
        found.setdefault(photo_id, []).append((InSet(set_id, title, position), source))
    return found


def _phrases(reader: Reader, ids: Iterable[int]) -> dict[int, int]:
    number = func.count()
    question = select(photo_phrases.c.photo_id, number).where(among(photo_phrases.c.photo_id, ids))
    rows = reader.execute(question.group_by(photo_phrases.c.photo_id))
    return {row[0]: row[1] for row in rows}

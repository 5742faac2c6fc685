"""The places of photos in sets, and where they stand for somebody, go over to the one kept.

A set shows its pictures in the order in which they were published. So the photo that is kept
stands where any copy of it stood first, and those behind it stand there, too, unseen. A place
that becomes empty because two copies stood in one set is closed, for nothing is missing there,
unless the set is known to have so many photos: then one of them was published twice, or is
missing indeed, and the gap says so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from gallery.library.journal import Writer
from gallery.library.keys import among
from gallery.library.tables import persons, set_members, sets

Heirs = Mapping[int, int]


def take_places(writer: Writer, heirs: Heirs) -> None:
    """Put photos that are kept where their copies stand, in sets and as covers.

    Args:
        writer: the transaction.
        heirs: the photo that is kept, for each other one.
    """
    if heirs:
        _sets(writer, heirs)
        _covers(writer, heirs)


@dataclass(slots=True)
class _Set:
    """A set with some copies in it: where everybody stands, and how many are expected."""

    set_id: int
    expected: int | None
    places: dict[int, int]

    def gather(self, kept_id: int, others: Sequence[int]) -> None:
        """Let all copies of a picture stand where the first one stands."""
        copies = [one for one in (kept_id, *others) if one in self.places]
        place = min(self.places[one] for one in copies)
        left = {self.places[one] for one in copies} - {place}
        for one in (kept_id, *copies):
            self.places[one] = place
        taken = set(self.places.values())
        for empty in sorted(left - taken, reverse=True):
            self._close(empty)

    def _close(self, empty: int) -> None:
        if self.expected is not None and max(self.places.values()) <= self.expected:
            return
        for one, place in self.places.items():
            if place > empty:
                self.places[one] = place - 1


def _sets(writer: Writer, heirs: Heirs) -> None:
    by_kept: dict[int, list[int]] = {}
    for other, kept_id in heirs.items():
        by_kept.setdefault(kept_id, []).append(other)
    for one in _with_copies(writer, heirs):
        before = dict(one.places)
        for kept_id, others in by_kept.items():
            if any(other in before for other in others):
                one.gather(kept_id, others)
        _write(writer, one, before)


def _with_copies(writer: Writer, heirs: Heirs) -> list[_Set]:
    """Return the sets that copies which are not kept are in, with all their members."""
    reader, table = writer.connection, set_members.c
    asked = select(table.set_id).where(among(table.photo_id, heirs)).distinct()
    ids = reader.execute(asked).scalars().all()
    expected = select(sets.c.id, sets.c.expected).where(among(sets.c.id, ids))
    found = {row.id: _Set(row.id, row.expected, {}) for row in reader.execute(expected)}
    members = select(table.set_id, table.photo_id, table.position).where(among(table.set_id, ids))
    for set_id, photo_id, position in reader.execute(members):
        found[set_id].places[photo_id] = position
    return list(found.values())


def _write(writer: Writer, one: _Set, before: Mapping[int, int]) -> None:
    moved = [photo_id for photo_id in before if one.places[photo_id] != before[photo_id]]
    writer.update(
        set_members,
        [{"set_id": one.set_id, "photo_id": photo_id} for photo_id in moved],
        [{"position": one.places[photo_id]} for photo_id in moved],
    )
    joined = [photo_id for photo_id in one.places if photo_id not in before]
    writer.insert(
        set_members,
        [
            {"set_id": one.set_id, "photo_id": photo_id, "position": one.places[photo_id]}
            for photo_id in joined
        ],
    )


def _covers(writer: Writer, heirs: Heirs) -> None:
    """Let the kept photos stand for the sets and persons that their copies stood for."""
    for table in (sets, persons):
        asked = select(table.c.id, table.c.cover_id).where(among(table.c.cover_id, heirs))
        covers = {row.id: heirs[row.cover_id] for row in writer.connection.execute(asked)}
        keys = [{"id": key} for key in covers]
        writer.update(table, keys, [{"cover_id": cover} for cover in covers.values()])

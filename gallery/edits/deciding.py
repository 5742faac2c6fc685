"""Decide on photos that show the same picture: one is kept, the others stand behind it or go.

What is said of the others goes over to the one that is kept. Nothing is deleted: what goes is
set aside in the library's trash, and undo brings it back with its files.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from gallery.edits.base import Done
from gallery.library import (
    absorbing,
    files,
    outside,
    photos,
    same_pairs,
    taking_places,
    variants,
)
from gallery.library.journal import Writer
from gallery.model.errors import InvalidValue, NotFound
from gallery.model.history import StepKind
from gallery.model.variants import VariantKind


class Fate(StrEnum):
    """What becomes of a photo beside the one that is kept."""

    HIDE = "hide"  # it stands behind the kept one, as a variant of it
    TRASH = "trash"  # it leaves the library, its files are set aside
    APART = "apart"  # it is another picture: nobody is asked again
    LATER = "later"  # nothing; it is asked about another time


GOES_OVER = frozenset({Fate.HIDE, Fate.TRASH})
FatedPhoto = tuple[int, Fate, VariantKind]


@dataclass(frozen=True, slots=True)
class Decision:
    """The photo of a group that is kept, and what becomes of each other one, the best first."""

    kept_id: int
    fates: tuple[FatedPhoto, ...]

    def ids(self, *wanted: Fate) -> list[int]:
        """Return the photos of some fates."""
        return [photo_id for photo_id, fate, _ in self.fates if fate in wanted]


@dataclass(frozen=True, slots=True)
class Decide:
    """Keep one photo of a group, and say what becomes of the others.

    Attributes:
        kept_id: the photo that is shown from now on.
        fates: the others, what becomes of each, and what it is of the kept one.
        trash_outside: the folders outside of the library whose files the user lets go to the
            trash, as ``OutsideLibrary`` named them.
    """

    kept_id: int
    fates: tuple[FatedPhoto, ...]
    trash_outside: tuple[str, ...] = ()
    kind: ClassVar[StepKind] = StepKind.DECIDE

    @property
    def photo_ids(self) -> tuple[int, ...]:
        """All photos that it is about."""
        return (self.kept_id, *(photo_id for photo_id, _, _ in self.fates))

    def apply(self, writer: Writer) -> Done:
        """Write it; others that are gone by now are passed over.

        Raises:
            NotFound: the photo that is to be kept is not there, or no file of it is while one
                of a photo that would go to the trash is.
            InvalidValue: it is among the others.
            OutsideLibrary: a file would go to the trash from a folder that nobody named.
            CannotSetAside: a file cannot be moved.
        """
        if self.kept_id not in photos.there(writer.connection, [self.kept_id]):
            raise NotFound("photo", str(self.kept_id))
        if any(photo_id == self.kept_id for photo_id, _, _ in self.fates):
            raise InvalidValue("variant", str(self.kept_id), "of-itself")
        decision = Decision(self.kept_id, self.fates)
        outside.check(writer, decision.ids(Fate.TRASH), self.trash_outside)
        decide(writer, [decision])
        named = photos.cards(writer.connection, [self.kept_id])
        return Done(named[0].name if named else "", len(self.fates))


@dataclass(frozen=True, slots=True)
class ShowVariant:
    """Show a photo that stands behind another one in its place; that one goes behind it."""

    photo_id: int
    kind: ClassVar[StepKind] = StepKind.SHOW_VARIANT

    def apply(self, writer: Writer) -> Done:
        """Write it; a photo that stands behind none changes nothing. Raises NotFound."""
        if self.photo_id not in photos.there(writer.connection, [self.photo_id]):
            raise NotFound("photo", str(self.photo_id))
        before = variants.kept(writer.connection, [self.photo_id]).get(self.photo_id)
        if before is None:
            return Done()
        behind = variants.of(writer.connection, [before])[before]
        (mine,) = [one.kind for one in behind if one.photo_id == self.photo_id]
        fates = [(before, Fate.HIDE, TURNED.get(mine, VariantKind.OTHER))]
        fates += [(one.photo_id, Fate.HIDE, one.kind) for one in behind]
        others = tuple(fate for fate in fates if fate[0] != self.photo_id)
        decide(writer, [Decision(self.photo_id, others)])
        named = photos.cards(writer.connection, [self.photo_id])
        return Done(named[0].name, 1)


# What the one that was shown is of the one that takes its place.
TURNED = {
    VariantKind.DUPLICATE: VariantKind.DUPLICATE,
    VariantKind.PREVIEW: VariantKind.HQ,
    VariantKind.HQ: VariantKind.PREVIEW,
}


@dataclass(frozen=True, slots=True)
class PartVariants:
    """Let photos that stand behind another one be shown by themselves again."""

    photo_ids: tuple[int, ...]
    kind: ClassVar[StepKind] = StepKind.PART_VARIANTS

    def apply(self, writer: Writer) -> Done:
        """Write it; what went over to the one that was kept stays there, too."""
        return Done("", variants.part(writer, self.photo_ids))


def decide(writer: Writer, decisions: Iterable[Decision]) -> int:
    """Write decisions on groups that have no photo in common; return how many photos they kept.

    Photos that are gone are passed over, and groups of which nothing but those is left. Whether
    files may go to the trash is asked before (``outside.check``).

    Raises:
        NotFound: the last file of a picture would go to the trash.
    """
    left = _there(writer, decisions)
    gone = [photo_id for one in left for photo_id in one.ids(Fate.TRASH)]
    _check_kept(writer, left)
    for one in left:
        others = [one.kept_id, *(photo_id for photo_id, _, _ in one.fates)]
        same_pairs.set_apart(writer, one.ids(Fate.APART), others)
        same_pairs.put_off(writer, one.ids(Fate.LATER), others)
    heirs = {photo_id: one.kept_id for one in left for photo_id in one.ids(*GOES_OVER)}
    same_pairs.inherit(writer, heirs)
    absorbing.absorb(writer, heirs)
    taking_places.take_places(writer, heirs)
    _put_behind(writer, left)
    outside.take_in(writer, gone)
    photos.remove(writer, gone)
    return len(left)


def _check_kept(writer: Writer, decisions: Iterable[Decision]) -> None:
    """Make sure that no file goes while nothing but that file is left of a picture."""
    heirs = {photo_id: one.kept_id for one in decisions for photo_id in one.ids(Fate.TRASH)}
    there = files.with_file(writer.connection, writer.folder, {*heirs, *heirs.values()})
    for photo_id, kept_id in heirs.items():
        if photo_id in there and kept_id not in there:
            (kept,) = photos.cards(writer.connection, [kept_id])
            raise NotFound("file", kept.name)


def _there(writer: Writer, decisions: Iterable[Decision]) -> list[Decision]:
    """Return decisions without photos that are gone, each photo once."""
    some = list(decisions)
    asked = [key for one in some for key in (one.kept_id, *(fate[0] for fate in one.fates))]
    there = photos.there(writer.connection, asked)
    left = (
        Decision(one.kept_id, tuple(fate for fate in _each_once(one.fates) if fate[0] in there))
        for one in some
        if one.kept_id in there
    )
    return [one for one in left if one.fates]


def _each_once(fates: Iterable[FatedPhoto]) -> Iterable[FatedPhoto]:
    first: dict[int, FatedPhoto] = {}
    for fate in fates:
        first.setdefault(fate[0], fate)
    return first.values()


def _put_behind(writer: Writer, decisions: Iterable[Decision]) -> None:
    """Put behind kept photos what is to be hidden, and what stood behind those that go."""
    some = [one for one in decisions if one.ids(*GOES_OVER)]
    gone = {photo_id: one.kept_id for one in some for photo_id in one.ids(Fate.TRASH)}
    groups = {
        one.kept_id: {photo_id: kind for photo_id, fate, kind in one.fates if fate is Fate.HIDE}
        for one in some
    }
    for photo_id, behind in variants.of(writer.connection, gone).items():
        kept_id = gone[photo_id]
        groups[kept_id] |= {one.photo_id: one.kind for one in behind if one.photo_id != kept_id}
    variants.make_all(writer, groups)

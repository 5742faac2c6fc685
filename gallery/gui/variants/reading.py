"""A photo that is shown and those behind it, read for the dialog."""

from dataclasses import dataclass

from gallery.library import photos, variants
from gallery.library.database import Library, Reader
from gallery.model.best_copy import Candidate
from gallery.model.photo import PhotoDetails
from gallery.model.variants import VariantKind


@dataclass(frozen=True, slots=True)
class Stack:
    """The photo that is shown, first, and those that stand behind it with what each is of it."""

    candidates: tuple[Candidate, ...]
    kinds: tuple[VariantKind, ...]

    @property
    def photo_ids(self) -> tuple[int, ...]:
        """All of them, the one that is shown first."""
        return tuple(one.photo_id for one in self.candidates)

    @property
    def kept_id(self) -> int:
        """The one that is shown."""
        return self.candidates[0].photo_id

    def kind(self, photo_id: int) -> VariantKind:
        """Return what one of those behind it is."""
        return self.kinds[self.photo_ids.index(photo_id) - 1]


def stack_of(reader: Reader, library: Library, photo_id: int) -> Stack | None:
    """Return all of a photo's picture, whichever of them it is; None if nothing stands behind."""
    kept_id = variants.kept(reader, [photo_id]).get(photo_id, photo_id)
    behind = variants.of(reader, [kept_id]).get(kept_id, ())
    if not behind:
        return None
    kinds = {one.photo_id: one.kind for one in behind}
    found = photos.details_many(reader, library, [kept_id, *kinds])
    if not found or found[0].id != kept_id:
        return None
    there = tuple(_candidate(one) for one in found)
    return Stack(there, tuple(kinds[one.id] for one in found[1:]))


def _candidate(one: PhotoDetails) -> Candidate:
    sources = (one.source,) if one.source else ()
    return Candidate(
        one.id,
        one.width,
        one.height,
        one.bytes,
        one.format,
        one.digest,
        one.name,
        frames=one.frames,
        damaged=one.damaged is not None,
        sources=sources,
        taken=one.taken_at,
        sets=one.sets,
        people=len(one.people),
        phrases=len(one.statements),
        captions=len(one.captions),
        rating=one.rating,
        favourite=one.favourite,
    )

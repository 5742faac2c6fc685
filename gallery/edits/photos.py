"""Rate photos, make them favourites, take them out of the library."""

from dataclasses import dataclass
from typing import ClassVar

from gallery.edits.base import Done
from gallery.library import photos
from gallery.library.journal import Writer
from gallery.model.history import StepKind

MOST_STARS = 5


@dataclass(frozen=True, slots=True)
class SetRating:
    """Give photos 1 to 5 stars; 0 makes them unrated."""

    photo_ids: tuple[int, ...]
    rating: int
    kind: ClassVar[StepKind] = StepKind.RATE

    def apply(self, writer: Writer) -> Done:
        """Write it; raises InvalidValue outside 0 to 5."""
        changed = photos.set_values(writer, self.photo_ids, {"rating": self.rating})
        return Done(str(self.rating), changed)


@dataclass(frozen=True, slots=True)
class SetFavourite:
    """Make photos favourites, or no longer."""

    photo_ids: tuple[int, ...]
    favourite: bool
    kind: ClassVar[StepKind] = StepKind.FAVOURITE

    def apply(self, writer: Writer) -> Done:
        """Write it."""
        changed = photos.set_values(writer, self.photo_ids, {"favourite": self.favourite})
        return Done("on" if self.favourite else "off", changed)


@dataclass(frozen=True, slots=True)
class RemovePhotos:
    """Take photos out of the library; files inside the library folder go to the trash."""

    photo_ids: tuple[int, ...]
    kind: ClassVar[StepKind] = StepKind.REMOVE_PHOTOS

    def apply(self, writer: Writer) -> Done:
        """Write it."""
        return Done("", photos.remove(writer, self.photo_ids))

"""Rate photos, make them favourites, take them out of the library."""

from dataclasses import dataclass
from typing import ClassVar

from gallery.edits.base import Done
from gallery.library import photos
from gallery.library.journal import Writer
from gallery.model.errors import InvalidValue
from gallery.model.facts import Origin
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
        if not 0 <= self.rating <= MOST_STARS:
            raise InvalidValue("rating", str(self.rating), "0-5")
        values = {"rating": self.rating, "rating_origin": Origin.USER.value}
        photos.set_values(writer, self.photo_ids, values)
        return Done(str(self.rating), len(self.photo_ids))


@dataclass(frozen=True, slots=True)
class SetFavourite:
    """Make photos favourites, or no longer."""

    photo_ids: tuple[int, ...]
    favourite: bool
    kind: ClassVar[StepKind] = StepKind.FAVOURITE

    def apply(self, writer: Writer) -> Done:
        """Write it."""
        photos.set_values(writer, self.photo_ids, {"favourite": int(self.favourite)})
        return Done("on" if self.favourite else "off", len(self.photo_ids))


@dataclass(frozen=True, slots=True)
class RemovePhotos:
    """Take photos out of the library; files inside the library folder go to the trash."""

    photo_ids: tuple[int, ...]
    kind: ClassVar[StepKind] = StepKind.REMOVE_PHOTOS

    def apply(self, writer: Writer) -> Done:
        """Write it."""
        trash = photos.remove(writer, self.photo_ids)
        return Done("", len(self.photo_ids), trash=tuple(trash))

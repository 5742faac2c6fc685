"""What the tagging mode asks of the library about one photo, on the reader pool."""

from dataclasses import dataclass

from gallery.library.database import Library, Reader
from gallery.library.details import details_many
from gallery.model.photo import PhotoDetails, Statement


@dataclass(frozen=True, slots=True)
class About:
    """One photo, and what is said of the one before it in the list.

    ``photo`` is None when the library does not have it any more.
    """

    photo_id: int
    photo: PhotoDetails | None = None
    previous: tuple[Statement, ...] = ()

    @property
    def phrase_ids(self) -> frozenset[int]:
        """What is said of the photo."""
        said = self.photo.statements if self.photo else ()
        return frozenset(one.phrase_id for one in said)

    @property
    def person_ids(self) -> frozenset[int]:
        """Who is said to be in the photo."""
        return frozenset(key for key, _ in self.photo.people) if self.photo else frozenset()

    @property
    def scene_ids(self) -> frozenset[int]:
        """What is said to be in the photo."""
        return frozenset(key for key, _ in self.photo.scenes) if self.photo else frozenset()


@dataclass(frozen=True, slots=True)
class AskAbout:
    """The question; ``previous_id`` None for the first of the list."""

    library: Library
    photo_id: int
    previous_id: int | None = None

    def __call__(self, reader: Reader) -> About:
        """Return what there is to know."""
        wanted = [key for key in (self.photo_id, self.previous_id) if key is not None]
        found = {one.id: one for one in details_many(reader, self.library, wanted)}
        photo = found.get(self.photo_id)
        if photo is None:
            return About(self.photo_id)
        before = found.get(self.previous_id) if self.previous_id is not None else None
        said = before.statements if before is not None and before is not photo else ()
        return About(self.photo_id, photo, said)

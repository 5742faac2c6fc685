"""Files whose content changed where they are: the same picture, edited, or another one.

A picture that was edited in place stays the photo that it was, with all its tags; only its
bytes are new. It is known by its looks, or by the moment in which it was taken (a cropped
picture does not look the same). Any other picture under an old name is a photo of its own.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from gallery.importing.plan import PlannedFile
from gallery.importing.stages import Examined
from gallery.library import details, photos
from gallery.library.database import Library, Reader, Writer
from gallery.model.photo import PhotoDetails


def edited(
    reader: Reader, library: Library, changed: Sequence[tuple[PlannedFile, Examined]]
) -> dict[str, int]:
    """Return the photos that new content belongs to, by the digest of that content."""
    asked = {one.replaces for one, _ in changed if one.replaces is not None}
    if not asked:
        return {}
    there = {one.id: one for one in details.details_many(reader, library, list(asked))}
    found: dict[str, int] = {}
    for file, examined in changed:
        photo = there.get(file.replaces or 0)
        if photo and photo.id not in found.values() and _is_edited(photo, file, examined):
            found[examined.digest] = photo.id
    return found


def replace_content(writer: Writer, content: Mapping[int, Examined]) -> None:
    """Give photos new content; what is said of them stays."""
    photos.set_each(
        writer,
        {
            photo_id: {
                "digest": examined.digest,
                "width": examined.width,
                "height": examined.height,
                "format": examined.format,
                "bytes": examined.bytes,
                "frames": examined.frames,
                "damaged": "",
            }
            for photo_id, examined in content.items()
        },
    )


def _is_edited(photo: PhotoDetails, file: PlannedFile, examined: Examined) -> bool:
    elsewhere = [one.path for one in photo.files if one.path != file.path]
    if any(Path(path).is_file() for path in elsewhere):
        return False  # what it was before still exists
    taken = examined.facts.taken_at
    return examined.is_same_picture or bool(taken and taken.value == photo.taken_at)

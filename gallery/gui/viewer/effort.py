"""What it takes to decode a photo for the full view, told before it is done."""

from gallery.model.photo import PhotoDetails

# Formats that are decoded at a smaller scale for less than all of it takes.
SCALED = frozenset({"JPEG", "MPO", "RAW"})
HUGE = 50_000_000  # pixels: 200 MB while they are decoded


def is_decoded_whole(photo: PhotoDetails) -> bool:
    """Whether all of a photo is decoded, however small it is shown."""
    return photo.format not in SCALED


def is_huge(photo: PhotoDetails) -> bool:
    """Whether so much is decoded that it is done only for the photo in view, one at a time."""
    return is_decoded_whole(photo) and photo.width * photo.height > HUGE

"""What a sidecar says of one picture, and of the post that the picture came from."""

from dataclasses import dataclass, field

from gallery.model.described import PhotoFacts, PostFacts


@dataclass(frozen=True, slots=True)
class Entry:
    """What one record of a sidecar says.

    ``picture`` is the file name or stem that the record speaks of, "" for the picture or
    pictures that the sidecar belongs to by its own name. ``media`` is the name the picture had
    on its platform, by which a renamed file is found again. A record that fits no picture by
    these fits those whose name tells the same ``post.media_key``, else the same ``post.key``.
    ``post.position`` is the number as it was written: some downloaders count from 0.
    ``is_picture`` is False for what speaks of a video of the post.
    """

    picture: str = ""
    media: str = ""
    post: PostFacts = field(default_factory=PostFacts)
    photo: PhotoFacts = field(default_factory=PhotoFacts)
    is_picture: bool = True

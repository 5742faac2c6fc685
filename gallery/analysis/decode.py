"""Decodes one photo for its thumbnail. Runs in a child process: the bytes are a stranger's."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from gallery.images.thumbnail import Thumbnail, make_thumbnail
from gallery.model.reasons import Refused, RefusedFile

IN_MEMORY = 32 << 20  # bytes; larger files are opened where they are
CHUNK = 2 << 20  # bytes; after each the parent hears that the disk, not a decoder, keeps us


class Gone(StrEnum):
    """Why a photo could not be looked at now; it is left as it is."""

    NO_FILE = "no-file"
    OTHER_CONTENT = "other-content"


@dataclass(frozen=True, slots=True)
class Errand:
    """What a child is sent for: the first of ``paths`` that still has content ``digest``."""

    photo_id: int
    digest: str
    paths: tuple[str, ...]


def decode(errand: Errand, alive: Callable[[], None]) -> Thumbnail | Refused | Gone:
    """Make the thumbnail of a photo from the first of its files that is still the same."""
    found = Gone.NO_FILE
    for name in errand.paths:
        path = Path(name)
        try:
            if not path.is_file():  # also keeps us from opening a pipe
                continue
            content = _content(path, errand.digest, alive)
        except OSError:
            continue
        if content is None:
            found = Gone.OTHER_CONTENT
            continue
        try:
            return make_thumbnail(path, content=content or None)
        except RefusedFile as refused:
            return Refused(name, refused.reason, refused.detail)
    return found


def _content(path: Path, digest: str, alive: Callable[[], None]) -> bytes | None:
    """Return the file's bytes, b"" if it is too large to hold, None if it was changed."""
    blocks: list[bytes] = []
    seen = hashlib.sha256()
    size = 0
    with path.open("rb", buffering=0) as file:
        while block := file.read(CHUNK):
            seen.update(block)
            size += len(block)
            if size <= IN_MEMORY:
                blocks.append(block)
            else:
                blocks.clear()
            alive()
    if seen.hexdigest() != digest:
        return None
    if size > IN_MEMORY:
        return b""
    return blocks[0] if len(blocks) == 1 else b"".join(blocks)

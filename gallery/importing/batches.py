"""What a batch is made of, what came of it, and how its files stand in the library's rows."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gallery.importing.plan import PlannedFile, PlannedSet
from gallery.importing.stages import Examined, Heard, Version
from gallery.library import merging
from gallery.model.changes import Changes
from gallery.model.reasons import Refused


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file that was read; ``examined`` None when its content was known before.

    ``number`` is its place in the plan, ``staged`` the copy a child made of it ("" for none).
    """

    number: int
    file: PlannedFile
    planned: PlannedSet | None
    examined: Examined | None = None
    staged: str = ""

    @property
    def digest(self) -> str:
        """The identity of its content."""
        return self.examined.digest if self.examined else self.file.digest


@dataclass(frozen=True, slots=True)
class News:
    """What the sidecars of a file say that the library has."""

    file: PlannedFile
    heard: Heard


@dataclass(slots=True)
class Stored:
    """What one batch did; ``moved`` are files whose sources may go, and where they stand now."""

    added: list[int] = field(default_factory=list)
    already_there: int = 0
    merged: int = 0
    sets: set[int] = field(default_factory=set)
    refused: dict[int, Refused] = field(default_factory=dict)
    moved: list[tuple[Arrival, str]] = field(default_factory=list)
    changes: Changes = field(default_factory=Changes)

    def add(self, other: "Stored") -> None:
        """Count another batch in."""
        self.added.extend(other.added)
        self.already_there += other.already_there
        self.merged += other.merged
        self.sets |= other.sets
        self.changes |= other.changes


def photo_row(arrival: Arrival, import_id: int) -> dict[str, Any]:
    examined = arrival.examined
    assert examined is not None  # only files that were read become photos
    return {
        "digest": examined.digest,
        "import_id": import_id,
        "width": examined.width,
        "height": examined.height,
        "format": examined.format,
        "bytes": examined.bytes,
        "frames": examined.frames,
        "media_key": arrival.file.media_key,
        **merging.columns(examined.facts),
    }


def sidecar_row(version: Version) -> dict[str, Any]:
    return {
        "path": version.path,
        "bytes": version.bytes,
        "modified_ns": version.modified_ns,
    }


def file_row(photo_id: int, path: str, arrival: Arrival, import_id: int) -> dict[str, object]:
    """Return a file as it was when it was read: where it stays it may be gone by now."""
    seen: Examined | PlannedFile = arrival.examined or arrival.file
    size, modified_ns = seen.bytes, seen.modified_ns
    if path != arrival.file.path:
        status = Path(path).stat()
        size, modified_ns = status.st_size, status.st_mtime_ns
    return {
        "photo_id": photo_id,
        "path": path,
        "bytes": size,
        "modified_ns": modified_ns,
        "import_id": import_id,
    }

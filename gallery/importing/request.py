"""What the user asked to import."""

from dataclasses import dataclass
from enum import StrEnum

from gallery.model.photoset import SetKind


class Mode(StrEnum):
    """Where the files end up; a move takes the source away only after it is stored."""

    KEEP = "keep"
    COPY = "copy"
    MOVE = "move"


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What to import and what the user said of it.

    ``paths`` absolute, spelled as on disk (surrogate escapes): files, folders, zip and cbz.
    ``title`` makes one set of everything given. ``released`` is an ISO date. "" and None
    mean: not said, guess. ``again`` also adds photos that were removed before.
    """

    paths: tuple[str, ...]
    mode: Mode = Mode.KEEP
    title: str = ""
    kind: SetKind | None = None
    released: str = ""
    source: str = ""
    credit: str = ""
    expected: int | None = None
    again: bool = False

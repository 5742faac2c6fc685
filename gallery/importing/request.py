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
    mean: not said, guess. ``again`` also adds photos that were removed before. ``zone`` is the
    IANA zone of release dates, "" for the library's. ``passwords`` are pairs of an archive's
    path and its password; they are never recorded. ``compare``: also look whether new files
    show pictures that the library has in another quality.
    ``into`` is the set of the library that lacks photos: it takes everything that fits.
    ``source_url`` to ``terms`` are said of every set, as ``source`` and ``credit`` are.
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
    zone: str = ""
    passwords: tuple[tuple[str, str], ...] = ()
    compare: bool = True
    source_url: str = ""
    handle: str = ""
    event: str = ""
    era: str = ""
    terms: str = ""
    into: int | None = None

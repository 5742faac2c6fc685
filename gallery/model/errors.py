"""Errors that a user can meet. They carry facts; the faces find the words."""

from collections.abc import Sequence
from pathlib import Path

from gallery.model.history import Step


class GalleryError(Exception):
    """Anything that a face words for its user; every other exception is a bug."""


class LibraryError(GalleryError):
    """The library in ``folder`` could not be opened or written."""

    def __init__(self, folder: Path, detail: str = "") -> None:
        super().__init__(f"{folder}: {detail}" if detail else str(folder))
        self.folder = folder
        self.detail = detail


class LibraryMissing(LibraryError):
    """There is no library and none may be created (a read-only or unreachable place)."""


class LibraryDamaged(LibraryError):
    """``library.db`` is not a database that can be read."""


class LibraryTooNew(LibraryError):
    """The library was written by a newer Photosketch."""


class LibraryBusy(LibraryError):
    """Another program kept the library for writing longer than we wait."""


class DiskFull(LibraryError):
    """There was no space left to write."""


class Cancelled(GalleryError):
    """The user asked a job to stop; raised by ``Progress`` inside the job."""


class Interrupted(Cancelled):
    """The program is being closed: the job stops, and what can go on later goes on later."""


class NotFound(GalleryError):
    """Something named by the user does not exist.

    ``kind`` is one of photo, set, person, group, scene, region; ``what`` what was asked for.
    """

    def __init__(self, kind: str, what: str) -> None:
        super().__init__(f"no {kind}: {what}")
        self.kind = kind
        self.what = what


class InvalidValue(GalleryError):
    """A value cannot be used: ``field`` names it, ``value`` is what was given, ``why`` a code."""

    def __init__(self, field: str, value: str, why: str = "") -> None:
        super().__init__(f"{field}: {value!r} {why}".rstrip())
        self.field = field
        self.value = value
        self.why = why


class OutsideLibrary(GalleryError):
    """Files stand outside of the library: they go to the trash only if the user names where.

    ``folders`` are absolute, each once, in order.
    """

    def __init__(self, folders: Sequence[str]) -> None:
        super().__init__(", ".join(folders))
        self.folders = tuple(folders)


class CannotSetAside(GalleryError):
    """A file cannot be moved into the library's trash; nothing was changed.

    ``folder`` is where it stands; ``why`` one of no-permission, disk-full (of the library's disk,
    ``folder`` is the library), no-trash (``folder`` is the library's trash and cannot be used).
    """

    def __init__(self, folder: str, why: str) -> None:
        super().__init__(f"{folder}: {why}")
        self.folder = folder
        self.why = why


class SceneCycle(InvalidValue):
    """A scene would stand above itself: ``chain`` is the way up, from its name to its name.

    "camera", "prop", "camera" means that a camera is a prop, and a prop would be a camera.
    """

    def __init__(self, chain: Sequence[str]) -> None:
        super().__init__("parents", chain[1] if len(chain) > 1 else chain[0], "cycle")
        self.chain = tuple(chain)


class CannotUndo(GalleryError):
    """A later change stands in the way of undoing or redoing this step."""

    def __init__(self, label: str) -> None:
        super().__init__(label)
        self.label = label


class CannotRevert(CannotUndo):
    """A step that is not the newest cannot be taken back alone.

    ``why`` is one of later (``steps`` build on it, newest first, and have to go before it),
    changed (something else changed what it wrote), gone (nothing of what it wrote is left),
    large (an import of very many photos, which only undo takes out, piece by piece), undone (it
    is taken back already).
    """

    def __init__(self, label: str, why: str, steps: Sequence[Step] = ()) -> None:
        super().__init__(label)
        self.why = why
        self.steps = tuple(steps)


class QueryError(GalleryError):
    """A search that cannot be read, with the place, and what would be right there.

    Attributes:
        code: one of unclosed-quote, unclosed-parenthesis, unexpected-parenthesis,
            nothing-to-negate, nothing-beside-or, unknown-field, bad-value, too-long, not-here (an
            order or limit that is negated or in parentheses), said-twice (a second one).
        start: where it begins, in characters of the query.
        end: where it ends.
        word: the piece it is about.
        field: the field whose value it is, by its English name, or "".
        near: what was probably meant; it can stand in place of ``start`` to ``end``, or is "".
        expected: what else could stand in that place, as examples.
    """

    def __init__(
        self,
        code: str,
        start: int,
        end: int,
        word: str = "",
        *,
        field: str = "",
        near: str = "",
        expected: Sequence[str] = (),
    ) -> None:
        super().__init__(f"{code} at {start}: {word}")
        self.code = code
        self.start = start
        self.end = end
        self.word = word
        self.field = field
        self.near = near
        self.expected = tuple(expected)

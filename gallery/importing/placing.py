"""Puts files where they belong in the library's originals, so that nothing is ever half there.

A child process writes a copy beside its later place (``staging``), here it only gets its
name. A move on the same disk is a second name for the same file (a hard link); the first name
goes when the photo is stored.
"""

import contextlib
import errno
import os
import shutil
from pathlib import Path

from gallery.importing.naming import visible
from gallery.importing.plan import PlannedFile, PlannedSet
from gallery.importing.request import Mode
from gallery.importing.suffixes import true_name
from gallery.library import originals
from gallery.library.database import Library
from gallery.model.errors import DiskFull, LibraryMissing

INCOMING = ".incoming-"  # hidden: a scan of the originals passes it over
SECOND_NAME = "moved"
LOOSE = "loose"  # the folder of files that are in no set


class Placing:
    """The places of one import.

    Attributes:
        linking: whether moves are second names; set by trying one in the originals.
    """

    def __init__(self, library: Library, import_id: int, *, mode: Mode) -> None:
        self._library = library.folder
        self._originals = library.originals
        self._home = os.path.realpath(library.originals)
        self._incoming = _incoming(library, import_id)
        self._mode = mode
        self._placed: list[Path] = []
        self.linking = mode is Mode.MOVE and self._try_link()

    def staging(self, number: int, file: PlannedFile) -> str:
        """Return where a child shall copy a file to, "" if it need not.

        Raises:
            DiskFull, LibraryMissing: the originals cannot be written.
        """
        if file.entry < 0 and (self._stays(file) or self._can_link(file)):
            return ""
        self._make_incoming()
        suffix = Path(originals.safe_name(visible(file.name))).suffix
        return str(self._incoming / f"{number}{suffix}")

    def settle(
        self,
        file: PlannedFile,
        planned: PlannedSet | None,
        *,
        staged: str,
        digest: str,
        format_name: str = "",
    ) -> str:
        """Give a file its place and return it: where it is, or its name in the originals.

        Args:
            file: the file.
            planned: the set whose folder it comes into.
            staged: the copy that a child made of it, "" for none.
            digest: SHA-256 of its content.
            format_name: by content ("JPEG"); a name that says nothing of it is set right.

        Raises:
            OSError: the file cannot be placed.
        """
        if not staged and self._stays(file):
            return file.path
        folder = self._originals / folder_name(planned)
        folder.mkdir(parents=True, exist_ok=True)
        wanted = folder / originals.safe_name(true_name(visible(file.name), format_name))
        # Never the source itself: where the disk has no links, publishing takes the name away.
        staged = staged or self._second_name(file)
        target = originals.publish(Path(staged), wanted, digest=digest)
        self._placed.append(target)
        self.discard(staged)
        return str(target)

    def discard(self, staged: str) -> None:
        """Remove a copy that has its name now, or turned out not to be needed."""
        if staged:
            Path(staged).unlink(missing_ok=True)

    def make_durable(self) -> None:
        """Wait until the names given since the last commit are on the disk."""
        for folder in {path.parent for path in self._placed}:
            originals.flush_folder(folder)

    def committed(self) -> None:
        """What was placed belongs to the library now."""
        self._placed.clear()

    def take_back(self) -> None:
        """The transaction failed: what was placed for it goes; the sources are untouched."""
        for path in self._placed:
            with contextlib.suppress(OSError):
                path.unlink()
        self._placed.clear()

    def _stays(self, file: PlannedFile) -> bool:
        """Whether a file stays where it is: a move that was undone left it in the originals."""
        if self._mode is Mode.KEEP:
            return True
        folder = Path(os.path.realpath(Path(file.path).parent))
        return file.entry < 0 and folder.is_relative_to(self._home)

    def _make_incoming(self) -> None:
        _make(self._incoming, self._library)

    def _can_link(self, file: PlannedFile) -> bool:
        """Whether the file can get a second name: on the same disk, ours, and no link itself."""
        if not self.linking or Path(file.path).is_symlink():
            return False
        try:
            self.discard(self._second_name(file))
        except OSError:
            return False
        return True

    def _second_name(self, file: PlannedFile) -> str:
        """Give a file a name in the staging folder too."""
        name = self._incoming / SECOND_NAME
        name.unlink(missing_ok=True)
        os.link(file.path, name)
        return str(name)

    def _try_link(self) -> bool:
        """Find out whether the disk of the originals has hard links (exFAT has none)."""
        self._make_incoming()
        first, second = self._incoming / "one", self._incoming / "two"
        try:
            first.touch()
            os.link(first, second)
        except OSError:
            return False
        finally:
            first.unlink(missing_ok=True)
            second.unlink(missing_ok=True)
        return True


def ensure_writable(library: Library) -> None:
    """Make sure that files can come into the library, before an import of some is noted.

    Raises:
        DiskFull, LibraryMissing: they cannot.
    """
    trial = library.originals / f"{INCOMING}trial"
    _make(trial, library.folder)
    with contextlib.suppress(OSError):  # another program's trial
        trial.rmdir()


def _make(folder: Path, library: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        kind = DiskFull if full else LibraryMissing
        raise kind(library, error.strerror or "") from error


def clean_up(library: Library, import_id: int) -> None:
    """Remove what an import left in its staging folder, also one that was killed."""
    shutil.rmtree(_incoming(library, import_id), ignore_errors=True)


def _incoming(library: Library, import_id: int) -> Path:
    return library.originals / f"{INCOMING}{import_id}"


def folder_name(planned: PlannedSet | None) -> str:
    """Return the folder in the originals for a set's files, or for loose ones."""
    if planned is None:
        return LOOSE
    released = planned.released.value if planned.released else ""
    return originals.safe_name(visible(f"{released} {planned.title.value}".strip()))

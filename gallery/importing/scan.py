"""Finds the files below what was given: pictures, archives, and what is neither.

Only names and sizes are read here, except the first bytes of files that were given by hand
under a name that promises nothing. Names stay as the disk spells them (surrogate escapes).
"""

import errno
import os
import stat
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from heapq import merge
from operator import itemgetter
from pathlib import Path

from gallery.images import formats
from gallery.importing import matching
from gallery.importing.suffixes import may_be_picture
from gallery.jobs.progress import Progress
from gallery.model.names import natural_key
from gallery.model.reasons import Reason, Refused

ZIP_SUFFIXES = frozenset({".zip", ".cbz"})
# Archives that have to be unpacked first, unless they are zips under another's name (many a cbr).
OTHER_ARCHIVES = frozenset({".rar", ".cbr", ".7z", ".cb7", ".alz", ".egg"})

SORTED_AT_ONCE = 1_000  # names: 2 ms
MOST_APART = 2  # folders between sidecars and the one that sets them apart
MOST_BESIDE = 50  # folders of pictures that one such folder can speak of
REASON_OF_ERRNO = {
    errno.ENOENT: Reason.VANISHED,
    errno.EACCES: Reason.NO_PERMISSION,
    errno.EPERM: Reason.NO_PERMISSION,
    errno.ELOOP: Reason.VANISHED,  # a link that leads to itself leads nowhere
    errno.ENOSPC: Reason.DISK_FULL,
    errno.EDQUOT: Reason.DISK_FULL,
    errno.EROFS: Reason.CANNOT_WRITE,
}


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A regular file; ``path`` absolute, ``modified_ns`` since the epoch."""

    path: str
    bytes: int
    modified_ns: int

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rpartition(os.sep)[2]


@dataclass(slots=True)
class Findings:
    """What a scan found, in natural order.

    ``folders`` maps each folder that directly holds pictures to them; ``roots`` maps it to
    the given folder it was found below. ``beside`` maps it to its sidecars: those named after
    its pictures, and those that may speak of them inside. ``looked_through`` are the folders
    given.
    """

    folders: dict[str, list[FoundFile]] = field(default_factory=dict)
    roots: dict[str, str] = field(default_factory=dict)
    loose: list[FoundFile] = field(default_factory=list)
    archives: list[FoundFile] = field(default_factory=list)
    beside: dict[str, list[FoundFile]] = field(default_factory=dict)
    refused: list[Refused] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    looked_through: list[str] = field(default_factory=list, compare=False)


def scan(paths: Iterable[str], progress: Progress, *, avoid: str = "") -> Findings:
    """Look through files and folders, also nested; links are followed, never in a circle.

    Args:
        paths: as given by the user; relative ones start at the current folder.
        avoid: a folder that is passed over unless it is given itself (the library).

    Raises:
        Cancelled: the user stopped it.
    """
    return _Scan(progress, avoid=avoid).through(paths)


class _Scan:
    """One run: what was found and what was seen already."""

    def __init__(self, progress: Progress, *, avoid: str) -> None:
        self._progress = progress
        self._avoid = absolute(avoid) if avoid else ""
        self._found = Findings()
        self._sidecars: dict[str, list[FoundFile]] = {}  # by the folder they lie in
        self._seen_folders: set[tuple[int, int]] = set()
        self._seen_files: set[str] = set()
        self._count = 0

    def through(self, paths: Iterable[str]) -> Findings:
        given = dict.fromkeys(absolute(path) for path in paths)
        folders = dict.fromkeys(path for path in given if Path(path).is_dir())
        for folder in folders:
            self._found.looked_through.append(folder)
            self._walk(folder)
        for path in given:
            if path not in folders:
                self._take_given(path)
        self._sort_out_sidecars()
        self._look_beside_loose()
        return self._found

    def _walk(self, root: str) -> None:
        waiting = [root]
        while waiting:
            self._progress.check()
            folder = waiting.pop()
            self._progress.report(self._count, 0, Path(folder).name)
            below = self._look_into(folder, root)
            waiting.extend(reversed(below))

    def _look_into(self, folder: str, root: str) -> list[str]:
        """Take a folder's files and return its folders."""
        try:
            status = Path(folder).stat()
            with os.scandir(folder) as entries:
                ordered = _in_natural_order(entries)
        except OSError as error:
            self._found.refused.append(refusal(folder, error))
            return []
        identity = (status.st_dev, status.st_ino)
        if status.st_ino and identity in self._seen_folders:
            return []
        self._seen_folders.add(identity)
        below: list[str] = []
        for entry in ordered:
            if _is_folder(entry):
                below.extend(self._worth_entering(entry))
            else:
                self._take(entry, folder, root)
        return below

    def _worth_entering(self, entry: "os.DirEntry[str]") -> Iterator[str]:
        hidden = entry.name.startswith(".") or entry.name == "__MACOSX"
        if not hidden and entry.path != self._avoid:
            yield entry.path

    def _take(self, entry: "os.DirEntry[str]", folder: str, root: str) -> None:
        name = entry.name
        if formats.is_picture_name(name) or _is_odd_picture(entry):
            file = self._regular(entry.path, entry.stat)
            if file is not None:
                self._found.folders.setdefault(folder, []).append(file)
                self._found.roots.setdefault(folder, root)
        elif is_archive_name(name):
            self._take_archive(entry.path)
        elif matching.is_sidecar_name(name):
            file = self._regular(entry.path, entry.stat)
            if file is not None:
                self._sidecars.setdefault(folder, []).append(file)
        else:
            self._found.ignored.append(entry.path)

    def _take_given(self, path: str) -> None:
        name = Path(path).name
        if matching.is_sidecar_name(name):
            self._take_sidecar(path)
        elif formats.is_ignored(name):
            self._found.ignored.append(path)
        elif is_archive_name(name):
            self._take_archive(path)
        else:
            file = self._regular(path)
            if file is None:
                return
            if formats.is_picture_name(name) or _looks_like_picture(path):
                self._found.loose.append(file)
            else:
                self._found.ignored.append(path)

    def _take_archive(self, path: str) -> None:
        file = self._regular(path)
        if file is not None:
            self._found.archives.append(file)

    def _take_sidecar(self, path: str) -> None:
        file = self._regular(path)
        if file is not None:
            self._sidecars.setdefault(str(Path(path).parent), []).append(file)

    def _sort_out_sidecars(self) -> None:
        """Leave beside a folder's pictures what may speak of them; the rest is ignored."""
        loose = self._loose_by_folder()
        holding = {*self._found.folders, *loose}
        for folder, sidecars in self._sidecars.items():
            heard: set[str] = set()
            for of in _folders_spoken_of(folder, holding):
                pictures = [*self._found.folders.get(of, ()), *loose.get(of, ())]
                names = [file.name for file in pictures]
                unclaimed = set(matching.match(names, [one.name for one in sidecars]).unclaimed)
                told = [one for one in sidecars if one.name not in unclaimed]
                if told:
                    self._found.beside.setdefault(of, []).extend(told)
                heard.update(one.path for one in told)
            self._found.ignored.extend(one.path for one in sidecars if one.path not in heard)

    def _look_beside_loose(self) -> None:
        """Find the sidecars named after pictures that were given without them."""
        for folder, pictures in self._loose_by_folder().items():
            self._progress.check()
            names = [name for name in _names_in(folder) if matching.is_sidecar_name(name)]
            matched = matching.match([file.name for file in pictures], names)
            claimed = {name for found in matched.own.values() for name in found}
            for name in names:
                file = self._regular(f"{folder}{os.sep}{name}") if name in claimed else None
                if file is not None:
                    self._found.beside.setdefault(folder, []).append(file)

    def _loose_by_folder(self) -> dict[str, list[FoundFile]]:
        loose: dict[str, list[FoundFile]] = {}
        for file in self._found.loose:
            loose.setdefault(str(Path(file.path).parent), []).append(file)
        return loose

    def _regular(
        self, path: str, look: Callable[[], os.stat_result] | None = None
    ) -> FoundFile | None:
        """Return the file at ``path`` once, None if it is none or was seen."""
        if path in self._seen_files:
            return None
        self._seen_files.add(path)
        try:
            status = look() if look else Path(path).stat()
        except OSError as error:
            self._found.refused.append(refusal(path, error))
            return None
        if not stat.S_ISREG(status.st_mode):  # a pipe would keep a reader waiting for ever
            self._found.refused.append(Refused(path, Reason.NOT_A_FILE))
            return None
        self._count += 1
        return FoundFile(path, status.st_size, status.st_mtime_ns)


def absolute(path: str) -> str:
    """Return ``path`` from the root, without "..", links left as they are."""
    return os.path.abspath(path)  # noqa: PTH100 - resolve() would follow links


def is_archive_name(name: str) -> bool:
    """Whether a file of this name is looked into as an archive."""
    return not formats.is_ignored(name) and formats.suffix_of(name) in ZIP_SUFFIXES | OTHER_ARCHIVES


def refusal(path: str, error: OSError) -> Refused:
    """Return the system's refusal as an entry of a report."""
    reason = REASON_OF_ERRNO.get(error.errno or 0, Reason.READ_ERROR)
    return Refused(path, reason, error.strerror or "")


def _in_natural_order(entries: Iterable["os.DirEntry[str]"]) -> list["os.DirEntry[str]"]:
    """Return a folder's entries in order, sorted in pieces.

    One sort of 20,000 keeps every other thread waiting for 70 ms: the window would stall.
    """
    keyed = [(natural_key(entry.name), entry) for entry in entries]
    starts = range(0, len(keyed), SORTED_AT_ONCE)
    pieces = [sorted(keyed[at : at + SORTED_AT_ONCE], key=itemgetter(0)) for at in starts]
    return [entry for _, entry in merge(*pieces, key=itemgetter(0))]


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_odd_picture(entry: "os.DirEntry[str]") -> bool:
    """Whether a file whose name promises nothing is a picture all the same."""
    if not may_be_picture(entry.name):
        return False
    try:
        return entry.is_file() and _begins_like_picture(entry.path)
    except OSError:
        return False


def _looks_like_picture(path: str) -> bool:
    try:
        return _begins_like_picture(path)
    except OSError:
        return True  # reading it will say why it cannot be read


def _begins_like_picture(path: str) -> bool:
    with Path(path).open("rb") as file:
        return formats.sniff(file.read(formats.HEAD_BYTES)) is not None


def _folders_spoken_of(folder: str, holding: Collection[str]) -> list[str]:
    """Return the folders whose pictures a folder's sidecars speak of.

    Those that lie apart speak of the folder above; if that holds no pictures, of the folders
    below it (``json-data/posts.json`` of ``media/officialMedia/1.jpg``).

    Args:
        folder: where the sidecars lie.
        holding: the folders that hold pictures.
    """
    if folder in holding:
        return [folder]
    path = Path(folder)
    apart = [one for one in (path, *path.parents[:MOST_APART]) if _lies_apart(one)]
    if not apart:
        return []
    above = apart[0].parent
    if str(above) in holding:
        return [str(above)]
    begins = f"{above}{os.sep}"
    beside = [one for one in holding if one.startswith(begins)]
    return sorted(beside) if len(beside) <= MOST_BESIDE else []


def _lies_apart(folder: Path) -> bool:
    return folder.name.casefold() in matching.METADATA_FOLDERS


def _names_in(folder: str) -> list[str]:
    try:
        return sorted(path.name for path in Path(folder).iterdir())
    except OSError:
        return []

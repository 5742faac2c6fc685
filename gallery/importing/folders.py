"""Pictures as they lie together on disk or in an archive, and as they belong together."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from gallery.importing import naming
from gallery.importing.archives import Contents
from gallery.importing.plan import PlannedFile
from gallery.importing.scan import Findings, FoundFile
from gallery.model.described import PostFacts


@dataclass(slots=True)
class Folder:
    """Pictures that lie together; ``key`` "" for those that were given one by one.

    ``path`` is the folder's on disk, the archive's for one inside an archive. ``folders`` are
    names that may tell title and date, nearest first; ``above`` those and all further up, which
    may tell the platform. For each picture, ``posts`` is what is known of its post, and
    ``places`` the number that it has there; None where nothing tells.
    """

    key: str
    path: str
    files: list[PlannedFile]
    folders: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    posts: list[PostFacts | None] = field(default_factory=list)
    places: list[int | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.posts = self.posts or [None] * len(self.files)
        self.places = self.places or [None] * len(self.files)


@dataclass(slots=True)
class Group:
    """Files of one source; ``key`` "" for loose ones.

    ``posts`` and ``places`` stand beside ``files``, see ``Folder``. ``folders`` are names that
    may tell title and date, nearest first; ``above`` those and all further up. ``also_keys``
    are further sources of the same pictures. ``post`` is the key of the one post that all of
    it comes from, "" if there is none. ``is_part``: the folder holds other posts too, so that
    its name is no title. ``is_arranged``: a fan named the folder, with a date and a title.
    """

    key: str
    files: list[PlannedFile] = field(default_factory=list)
    posts: list[PostFacts | None] = field(default_factory=list)
    places: list[int | None] = field(default_factory=list)
    folders: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    also_keys: tuple[str, ...] = ()
    post: str = ""
    is_part: bool = False
    is_arranged: bool = False

    def add(self, folder: Folder, numbers: Iterable[int]) -> None:
        """Take some of a folder's files in."""
        for number in numbers:
            self.files.append(folder.files[number])
            self.posts.append(folder.posts[number])
            self.places.append(folder.places[number])


def folders_of(found: Findings, archives: Mapping[str, Contents]) -> list[Folder]:
    """Return what was found, folder by folder in the order found, loose files last."""
    folders = [_on_disk(found, folder) for folder in found.folders]
    for archive in found.archives:
        contents = archives.get(archive.path)
        if contents is not None:
            folders.extend(_in_archive(archive, contents))
    folders.extend(_loose(found))
    return folders


def key_text(path: str) -> str:
    """Return a path as text that a database can hold (bytes that are no text escaped)."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _on_disk(found: Findings, folder: str) -> Folder:
    above = naming.folders_above(folder)
    below_root = len(Path(folder).parts) - len(Path(found.roots[folder]).parts) + 1
    return Folder(
        key=f"folder:{key_text(folder)}",
        path=folder,
        files=[_planned(file) for file in found.folders[folder]],
        folders=tuple(above[:below_root]),
        above=tuple(above),
    )


def _loose(found: Findings) -> Iterator[Folder]:
    """Yield the files given one by one, by the folder they lie in: it tells of them too."""
    by_folder: dict[str, list[PlannedFile]] = {}
    for file in found.loose:
        by_folder.setdefault(str(Path(file.path).parent), []).append(_planned(file))
    for folder, files in by_folder.items():
        yield Folder("", folder, files, above=tuple(naming.folders_above(folder)))


def _in_archive(archive: FoundFile, contents: Contents) -> Iterator[Folder]:
    """Yield a folder for each in the archive; the archive's own name stands above them."""
    entries: dict[str, list[PlannedFile]] = {}
    for entry in contents.entries:
        planned = PlannedFile(
            path=archive.path,
            name=entry.name,
            bytes=entry.bytes,
            modified_ns=archive.modified_ns,
            entry=entry.index,
        )
        entries.setdefault(entry.folder, []).append(planned)
    outside = naming.folders_above(str(Path(archive.path).parent))
    for folder, files in entries.items():
        inside = [part for part in reversed(PurePosixPath(folder).parts) if part != "."]
        own = (*inside, Path(archive.path).stem)
        yield Folder(
            key=f"archive:{key_text(archive.path)}!{folder}",
            path=archive.path,
            files=naming.in_natural_order(files),
            folders=own,
            above=(*own, *outside),
        )


def _planned(file: FoundFile) -> PlannedFile:
    return PlannedFile(file.path, file.name, file.bytes, file.modified_ns)

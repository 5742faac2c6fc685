"""Hears, for a plan, what all the sidecars that were found say of the pictures beside them."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from gallery.importing.archives import Contents, Entry
from gallery.importing.beside import (
    FolderErrand,
    FolderTold,
    Side,
    Told,
    errands_of,
    merged,
    read_folder,
)
from gallery.importing.naming import folders_above
from gallery.importing.place import Place
from gallery.importing.scan import Findings, FoundFile
from gallery.importing.sidecar_files import ENTRY
from gallery.jobs.progress import Progress
from gallery.jobs.workers import Workers


@dataclass(slots=True)
class Heard:
    """What sidecars say: ``told`` by picture; ``silent`` are sidecars that say nothing.

    ``others`` are the numbers of posts, by key, that are no pictures.
    """

    told: dict[Place, Told] = field(default_factory=dict)
    silent: list[str] = field(default_factory=list)
    others: dict[str, set[int]] = field(default_factory=dict)

    def take(self, circle: "_Circle", errand: FolderErrand, answer: FolderTold) -> None:
        """Note an answer; a picture's own sidecars are believed before its folder's."""
        for number, told in zip(errand.numbers, answer.told, strict=True):
            if told is None:
                continue
            place = circle.places[number]
            before = self.told.get(place)
            if before is None:
                self.told[place] = told
            elif errand.own:
                self.told[place] = _joined(told, before)
            else:
                self.told[place] = _joined(before, told)
        for key, number in answer.others:
            self.others.setdefault(key, set()).add(number)
        self.silent += answer.unused if not errand.archive else ()


def hear(
    found: Findings,
    contents: Mapping[str, Contents],
    workers: Workers,
    progress: Progress,
    *,
    zone: str,
    passwords: Mapping[str, str],
    is_new: Callable[[Place], bool],
    read_before: Mapping[str, tuple[int, int]],
) -> Heard:
    """Return what the sidecars say of new pictures, and of known ones when they changed.

    Args:
        found: what a scan found.
        contents: what the archives hold, by path.
        workers: the children that read.
        progress: told how far; may stop it.
        zone: the IANA zone of release dates.
        passwords: of archives, by path.
        is_new: whether the library does not have a picture yet.
        read_before: (bytes, modified_ns) of sidecars by path, as the library read them.
    """
    changed = {
        file.path
        for files in found.beside.values()
        for file in files
        if read_before.get(file.path) != (file.bytes, file.modified_ns)
    }
    circles = [*_on_disk(found), *_in_archives(contents, passwords)]
    heard = Heard()
    errands = (
        replace(errand, group=group)
        for group, circle in enumerate(circles)
        for errand in _errands_of(circle, zone, is_new=is_new, changed=changed)
    )
    for done, (errand, answer) in enumerate(
        workers.run(read_folder, errands, check=progress.check), start=1
    ):
        progress.report(done, 0, errand.folders[0] if errand.folders else "")
        if isinstance(answer, FolderTold):
            heard.take(circles[errand.group], errand, answer)
    return heard


@dataclass(frozen=True, slots=True)
class _Circle:
    """Pictures that share sidecars: a folder on the disk, or one in an archive."""

    places: tuple[Place, ...]
    names: tuple[str, ...]
    sides: tuple[Side, ...]
    folders: tuple[str, ...]
    archive: str = ""
    password: str = ""


def _on_disk(found: Findings) -> Iterator[_Circle]:
    loose: dict[str, list[FoundFile]] = {}
    for file in found.loose:
        loose.setdefault(str(Path(file.path).parent), []).append(file)
    for folder, sidecars in found.beside.items():
        files = [*found.folders.get(folder, ()), *loose.get(folder, ())]
        yield _Circle(
            places=tuple((file.path, -1) for file in files),
            names=tuple(file.name for file in files),
            sides=tuple(Side(file.name, file.path) for file in sidecars),
            folders=tuple(folders_above(folder)),
        )


def _in_archives(
    contents: Mapping[str, Contents], passwords: Mapping[str, str]
) -> Iterator[_Circle]:
    for path, held in contents.items():
        outside = folders_above(str(Path(path).parent))
        entries = _by_folder(held.entries)
        for folder, sidecars in _by_folder(held.sidecars).items():
            inside = reversed(PurePosixPath(folder).parts)
            yield _Circle(
                places=tuple((path, entry.index) for entry in entries.get(folder, ())),
                names=tuple(entry.name for entry in entries.get(folder, ())),
                sides=tuple(Side(one.name, f"{ENTRY}{one.index}") for one in sidecars),
                folders=(*inside, Path(path).stem, *outside),
                archive=path,
                password=passwords.get(path, ""),
            )


def _by_folder(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    folders: dict[str, list[Entry]] = {}
    for entry in entries:
        folders.setdefault(entry.folder, []).append(entry)
    return folders


def _errands_of(
    circle: _Circle, zone: str, *, is_new: Callable[[Place], bool], changed: Container[str]
) -> Iterator[FolderErrand]:
    wanted = {number for number, place in enumerate(circle.places) if is_new(place)}
    return errands_of(
        circle.names,
        circle.sides,
        folders=circle.folders,
        zone=zone,
        archive=circle.archive,
        password=circle.password,
        wanted=wanted,
        changed=changed,
    )


def _joined(closer: Told, wider: Told) -> Told:
    """Return what a picture's own sidecars and its folder's say together."""
    posts = [told.post for told in (closer, wider) if told.post]
    is_one_post = len({post.key for post in posts if post.key}) < 2
    return Told(
        refs=tuple(dict.fromkeys((*closer.refs, *wider.refs))),
        post=merged(posts) if posts else None,
        position=wider.position if closer.position is None and is_one_post else closer.position,
        media_key=closer.media_key or wider.media_key,
    )

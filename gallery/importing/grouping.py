"""Which files belong together: each folder that directly holds photos is a set."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TypeVar

from gallery.importing import naming
from gallery.importing.archives import Contents
from gallery.importing.plan import Plan, PlannedFile, PlannedSet
from gallery.importing.request import ImportRequest
from gallery.importing.scan import Findings, FoundFile
from gallery.model.facts import Fact, Origin
from gallery.model.photoset import SetKind

Said = TypeVar("Said")


@dataclass(frozen=True, slots=True)
class Group:
    """Files of one source; ``key`` "" for loose ones.

    ``folders`` are names that may tell title and date, nearest first; ``above`` those and all
    further up, which may tell the platform.
    """

    key: str
    files: tuple[PlannedFile, ...]
    folders: tuple[str, ...] = ()
    above: tuple[str, ...] = ()


def groups_of(
    found: Findings, archives: dict[str, Contents], request: ImportRequest
) -> list[Group]:
    """Return what was found as groups, in the order found; one group if a title is given."""
    groups = [_of_folder(found, folder) for folder in found.folders]
    for archive in found.archives:
        groups.extend(_of_archive(archive, archives.get(archive.path)))
    if found.loose:
        groups.append(Group("", tuple(_planned(file) for file in found.loose)))
    if not request.title:
        return groups
    return [_all_of(groups, request)] if groups else []


def planned_set(group: Group, request: ImportRequest) -> PlannedSet:
    """Return the set a group makes: what the user said, else what the names tell."""
    name = group.folders[0] if group.folders else ""
    expected = _said(request.expected) or naming.expected_of(name, count=len(group.files))
    names = [file.name for file in group.files]
    limit = expected.value if expected else None
    places = naming.positions_of(names, expected=limit)
    title = _said(request.title) or naming.title_of(name)
    return PlannedSet(
        key=group.key,
        title=title,
        kind=_said(request.kind) or _kind(title, group),
        released=_said(request.released) or naming.released_of(names, group.folders),
        source=_said(request.source) or naming.source_of(group.above),
        credit=_said(request.credit),
        expected=expected,
        files=tuple(
            replace(file, position=place) for file, place in zip(group.files, places, strict=True)
        ),
    )


def gather_loose(plan: Plan, *, title: str) -> Plan:
    """Return the plan with its loose files in a set of their own; "" takes a name from them."""
    if not plan.loose:
        return plan
    group = Group(_given_key(plan.request), plan.loose)
    named = replace(plan.request, title=title or Path(plan.loose[0].name).stem)
    return replace(plan, sets=(*plan.sets, planned_set(group, named)), loose=())


def key_text(path: str) -> str:
    """Return a path as text that a database can hold (bytes that are no text escaped)."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _said(value: Said | None) -> Fact[Said] | None:
    return Fact(value, Origin.USER) if value else None


def _kind(title: Fact[str], group: Group) -> Fact[SetKind]:
    guess = naming.kind_of(title.value)
    if guess.value is SetKind.OTHER and group.folders:
        guess = naming.kind_of(" ".join(group.folders[:2]))
    return guess


def _of_folder(found: Findings, folder: str) -> Group:
    above = naming.folders_above(folder)
    below_root = len(Path(folder).parts) - len(Path(found.roots[folder]).parts) + 1
    return Group(
        key=f"folder:{key_text(folder)}",
        files=tuple(_planned(file) for file in found.folders[folder]),
        folders=tuple(above[:below_root]),
        above=tuple(above),
    )


def _of_archive(archive: FoundFile, contents: Contents | None) -> Iterator[Group]:
    """Yield a group for each folder in the archive; its own name stands above them."""
    folders: dict[str, list[PlannedFile]] = {}
    for entry in contents.entries if contents else ():
        planned = PlannedFile(
            path=archive.path,
            name=entry.name,
            bytes=entry.bytes,
            modified_ns=archive.modified_ns,
            entry=entry.index,
        )
        folders.setdefault(entry.folder, []).append(planned)
    outside = naming.folders_above(str(Path(archive.path).parent))
    for folder, files in folders.items():
        inside = [part for part in reversed(PurePosixPath(folder).parts) if part != "."]
        own = (*inside, Path(archive.path).stem)
        key = f"archive:{key_text(archive.path)}!{folder}"
        yield Group(key, tuple(naming.in_natural_order(files)), own, (*own, *outside))


def _all_of(groups: list[Group], request: ImportRequest) -> Group:
    files = tuple(file for group in groups for file in group.files)
    if len(groups) == 1 and groups[0].key:
        return groups[0]
    folders = tuple(dict.fromkeys(name for group in groups for name in group.folders))
    above = tuple(dict.fromkeys(name for group in groups for name in group.above))
    return Group(_given_key(request), files, folders, above)


def _given_key(request: ImportRequest) -> str:
    given = "\0".join(sorted(key_text(path) for path in request.paths))
    return f"given:{hashlib.sha256(given.encode()).hexdigest()[:32]}"


def _planned(file: FoundFile) -> PlannedFile:
    return PlannedFile(file.path, file.name, file.bytes, file.modified_ns)

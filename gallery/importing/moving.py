"""The end of a move: the source goes when the picture is stored, and its sidecars come along.

A sidecar that speaks of one picture only is kept beside that picture, under its new name. One
that speaks of several, or of a folder, stays where it is: others may still need it.
"""

import contextlib
import os
import shutil
from collections.abc import Collection, Iterator
from pathlib import Path

from gallery.importing.batches import Arrival
from gallery.importing.beside import path_of
from gallery.importing.matching import suffix_of
from gallery.importing.plan import Plan, PlannedFile
from gallery.importing.request import Mode


def let_go(arrival: Arrival, target: str, *, shared: Collection[str]) -> None:
    """Take a moved file's source away, unless it was changed after it was read.

    Args:
        arrival: the file.
        target: where it stands now.
        shared: sidecars that speak of several pictures.
    """
    examined, source = arrival.examined, Path(arrival.file.path)
    with contextlib.suppress(OSError):  # a read-only source: the library's file stands
        if examined is None or source.stat().st_mtime_ns != examined.modified_ns:
            return
        if _is_one_name(source, Path(target)):
            return
        source.unlink()
        for sidecar, place in _own(arrival.file, Path(target), shared):
            if not place.exists():
                shutil.move(sidecar, place)


def stayed(plan: Plan) -> tuple[str, ...]:
    """Return the sidecars that a move left behind: of several pictures, or saying nothing."""
    if plan.request.mode is not Mode.MOVE:
        return ()
    files = (*plan.loose, *(file for planned in plan.sets for file in planned.files))
    moved = (file for file in files if file.beside and not Path(file.path).exists())
    heard = (path_of(ref) for file in moved for ref in file.beside)
    silent = (path for path, _, _ in plan.silent)
    return tuple(path for path in dict.fromkeys((*heard, *silent)) if Path(path).is_file())


def _is_one_name(source: Path, target: Path) -> bool:
    """Whether both lead to one name on the disk, as through a link to the library's folder."""
    status = source.stat()
    if not os.path.samestat(status, target.stat()):
        return False
    places = {Path(os.path.realpath(path.parent), path.name) for path in (source, target)}
    return status.st_nlink == 1 or len(places) == 1


def _own(file: PlannedFile, target: Path, shared: Collection[str]) -> Iterator[tuple[Path, Path]]:
    """Yield the picture's own sidecars and their places beside it now."""
    source = Path(file.path)
    for path in dict.fromkeys(map(path_of, file.beside)):
        sidecar = Path(path)
        if path in shared or not _is_named_after(sidecar.name, source):
            continue
        whole = sidecar.name.casefold().startswith(f"{source.name}.".casefold())
        name = target.name if whole else target.stem
        yield sidecar, target.with_name(name + suffix_of(sidecar.name))


def _is_named_after(sidecar: str, picture: Path) -> bool:
    """Whether a sidecar is called ``<name>.jpg.json`` or ``<name>.json``."""
    stem = sidecar.removesuffix(suffix_of(sidecar)).casefold()
    return stem in {picture.name.casefold(), picture.stem.casefold()}

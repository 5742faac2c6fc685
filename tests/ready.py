"""Libraries that many tests begin with, made once a process and laid down again for each test.

To make the tables of a library takes longer than most tests, to fill one longer still. What
comes out is always the same, so the files are kept in memory and written to a new folder: real
files again, that each test may change. How a library is made from nothing is tested where
``Library.open`` is given an empty folder (``library/test_database.py``).
"""

import functools
import uuid
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from gallery.library.database import Library


def empty(folder: Path, *, cache: Path | None = None) -> Library:
    """Open a new library in ``folder`` that nothing was put into; its identity is its own."""
    return laid(folder, _opened, cache=cache)


def laid(
    folder: Path, make: Callable[[Path, Path], Library], *, cache: Path | None = None
) -> Library:
    """Open in ``folder`` what ``make`` made of an empty folder and an empty cache.

    Args:
        folder: the library's folder, made with its parents.
        make: gives the library, open; called once a process. It must leave no file outside
            the library and its cache.
        cache: the folder of all caches, the user's cache folder if None.
    """
    identity, kept, derived = _made(make)
    own = uuid.uuid4().hex
    for name, data in kept.items():
        _write(folder / name, data.replace(identity.encode(), own.encode()))
    if cache is not None:
        for name, data in derived.items():
            _write(cache / own / name, data)
    return Library.open(folder, cache=cache)


def _opened(folder: Path, cache: Path) -> Library:
    return Library.open(folder, cache=cache)


@functools.cache
def _made(
    make: Callable[[Path, Path], Library],
) -> tuple[str, dict[Path, bytes], dict[Path, bytes]]:
    """Return the identity, the library's files and those of its cache, by their paths inside."""
    with TemporaryDirectory(prefix="photosketch-ready-") as place:
        library = make(Path(place, "library"), Path(place, "cache"))
        library.close()
        return library.identity, _files(library.folder), _files(library.cache)


def _files(folder: Path) -> dict[Path, bytes]:
    return {
        path.relative_to(folder): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)

"""Where a library may live: the default folder, its cache, and places to be warned of."""

import sys
from pathlib import Path

import platformdirs

NETWORK_TYPES = ("nfs", "cifs", "smb", "fuse.sshfs", "fuse.rclone", "9p", "afpfs", "webdav")
SYNCHRONISED = ("dropbox", "onedrive", "google drive", "googledrive", "icloud", "nextcloud")
SYNCHRONISED_EXACT = ("my drive", "mobile documents", "pcloud", "syncthing")


def default_folder() -> Path:
    """Return the library of a user who named none: Photosketch in the Pictures folder."""
    return platformdirs.user_pictures_path() / "Photosketch"


def cache_folder(identity: str, base: Path | None = None) -> Path:
    """Return where what can be computed again is kept for the library ``identity``."""
    return (base or platformdirs.user_cache_path("photosketch", appauthor=False)) / identity


def is_network_folder(folder: Path) -> bool:
    """Whether ``folder`` is on a network or synchronised place, where SQLite's WAL is unsafe.

    A guess from the kind of file system and from the names in the path; it reads no file.
    """
    return _has_synchronised_name(folder) or _is_on_network(folder.absolute())


def _has_synchronised_name(folder: Path) -> bool:
    names = [part.casefold() for part in folder.parts]
    return any(
        name in SYNCHRONISED_EXACT or any(name.startswith(known) for known in SYNCHRONISED)
        for name in names
    )


def _is_on_network(folder: Path) -> bool:
    if sys.platform == "win32":
        return str(folder).startswith("\\\\")
    mounts = [(point, kind) for point, kind in _mounts() if _is_under(folder, point)]
    kind = max(mounts, key=lambda mount: len(mount[0]), default=("", ""))[1]
    return kind.startswith(NETWORK_TYPES)


def _is_under(folder: Path, point: str) -> bool:
    return point == "/" or str(folder) == point or str(folder).startswith(point.rstrip("/") + "/")


def _mounts() -> list[tuple[str, str]]:
    try:
        lines = Path("/proc/mounts").read_text(errors="surrogateescape").splitlines()
    except OSError:
        return []
    fields = [line.split(" ") for line in lines]
    return [(parts[1].replace("\\040", " "), parts[2]) for parts in fields if len(parts) > 2]

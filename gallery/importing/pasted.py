"""Pictures without a file: pasted, or dragged out of a browser. They become files to import.

They wait in the library's own folder, each with an XMP sidecar that keeps its address, until
an import has taken them in. What nobody imported goes after a day.
"""

import contextlib
import errno
import os
import re
import time
import uuid
from datetime import datetime
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit
from xml.sax.saxutils import escape

from gallery.images import formats
from gallery.library import originals
from gallery.library.database import Library
from gallery.model.reasons import Reason, RefusedFile

FOLDER = "incoming"  # in the library's folder; a scan passes that over
ABANDONED_SECONDS = 86_400
SUFFIXES = {"JPEG": ".jpg", "TIFF": ".tif", "HEIF": ".heic", "JPEG2000": ".jp2"}
NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0 § 2.2
PACKET = """<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
   <dc:source>{address}</dc:source>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
"""


def save(library: Library, data: bytes, *, url: str = "") -> Path:
    """Write a picture's bytes to a file that an import takes in.

    Args:
        library: the library it is meant for.
        data: the picture as a file's content (PNG, JPEG, ...).
        url: where it was published; its name there becomes the file's, because it may tell
            the post and the date.

    Returns:
        The file.

    Raises:
        RefusedFile: EMPTY or NOT_A_PICTURE; CANNOT_WRITE or DISK_FULL is the library's disk.
    """
    if not data:
        raise RefusedFile(Reason.EMPTY)
    kind = formats.sniff(data[: formats.HEAD_BYTES])
    if kind is None:
        raise RefusedFile(Reason.NOT_A_PICTURE)
    suffix = SUFFIXES.get(kind, f".{kind.lower()}")
    folder = library.folder / FOLDER
    try:
        folder.mkdir(exist_ok=True)
        _clear(folder)
        target = _free(folder, _stem(url), suffix)
        _write(target, data)
        if url:
            packet = PACKET.format(address=escape(NO_XML.sub("", url)))
            _write(_sidecar(target), packet.encode("utf-8", "ignore"))
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        reason = Reason.DISK_FULL if full else Reason.CANNOT_WRITE
        raise RefusedFile(reason, error.strerror or "") from error
    return target


def discard(path: Path) -> None:
    """Remove a saved picture that is not going to be imported."""
    _sidecar(path).unlink(missing_ok=True)
    path.unlink(missing_ok=True)


def _stem(url: str) -> str:
    """Return what a picture is called: as at its address, else by the moment."""
    last = PurePosixPath(unquote(urlsplit(url).path)).name if _is_address(url) else ""
    stem = PurePosixPath(last).stem if formats.suffix_of(last) else last
    now = datetime.now().astimezone()
    return originals.safe_name(stem) if stem.strip(" ._") else f"pasted {now:%Y-%m-%d %H.%M.%S}"


def _is_address(url: str) -> bool:
    try:
        return urlsplit(url).scheme in {"http", "https"}
    except ValueError:
        return False


def _free(folder: Path, stem: str, suffix: str) -> Path:
    target = folder / f"{stem}{suffix}"
    number = 2
    while target.exists():
        target = folder / f"{stem} ({number}){suffix}"
        number += 1
    return target


def _write(target: Path, data: bytes) -> None:
    """Write a whole file or none."""
    temporary = target.with_name(f".{uuid.uuid4().hex}.part")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def _sidecar(path: Path) -> Path:
    return path.with_name(f"{path.name}.xmp")


def _clear(folder: Path) -> None:
    """Remove what was imported but for its sidecar, and what was never imported."""
    for path in folder.iterdir():
        is_left = path.suffix == ".xmp" and not path.with_suffix("").exists()
        with contextlib.suppress(OSError):
            if is_left or time.time() - path.stat().st_mtime > ABANDONED_SECONDS:
                path.unlink()

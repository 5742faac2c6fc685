"""What a drag or the clipboard carries: files, a picture without a file, or an address.

Browsers give pictures in many ways at once. The bytes as they were published are best, then
what the page itself holds as a ``data:`` address, then pixels. Nothing is ever fetched.
"""

import base64
import binascii
import html
import re
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QStandardPaths, QUrl
from PySide6.QtGui import QImage, QImageWriter

from gallery.images import formats

# Lossless ones first: whoever offers several has made the others from the picture. TIFF and
# BMP are not here: systems make them of the bare pixels, and as a PNG those are much smaller.
ENCODED = ("png", "webp", "gif", "avif", "heic", "heif", "jpeg", "jpg")
# What a browser calls the file it drags: on X11 and Wayland, and on Windows.
CONTENTS = ("application/octet-stream", 'application/x-qt-windows-mime;value="filecontents"')
PROMISED = "application/x-moz-file-promise-url"
MOZILLA_URL = "text/x-moz-url"
COPIED_FILES = "x-special/gnome-copied-files"
LONGEST_PAGE = 32_000_000  # characters of HTML that are looked at: a picture may be inside
IMAGE = re.compile(r"<img\b[^<>]{0,4000}?\bsrc\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
DATA = re.compile(r"data:image/[\w.+-]{1,40}(?:;[\w=.-]{1,80}){0,3}?(;base64)?,", re.IGNORECASE)
WEB = re.compile(r"https?://[^\s\"<>]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Carried:
    """One drag or the clipboard.

    ``paths`` are absolute, ``picture`` a file's bytes or pixels, ``address`` where the picture
    was published, "" if nothing tells. ``is_fleeting``: a browser made the files for this drag
    and takes them away afterwards.
    """

    paths: tuple[str, ...] = ()
    picture: bytes | QImage | None = None
    address: str = ""
    is_fleeting: bool = False

    def file_bytes(self) -> bytes:
        """Return the picture as a file's bytes; pixels become a PNG, which may take a second."""
        if isinstance(self.picture, QImage):
            data = QByteArray()
            buffer = QBuffer(data)
            buffer.open(QIODevice.OpenModeFlag.WriteOnly)
            QImageWriter(buffer, QByteArray(b"png")).write(self.picture)
            return bytes(data.data())
        return self.picture or b""


def may_carry(data: QMimeData) -> bool:
    """Whether ``read`` is worth while; reads nothing itself, for the pointer moves meanwhile."""
    return data.hasUrls() or data.hasImage() or any(_is_offer(one) for one in data.formats())


def has_files(data: QMimeData) -> bool:
    """Whether files or folders of this computer are among it."""
    return bool(_paths(data))


def read(data: QMimeData) -> Carried:
    """Return what is carried; all of it empty when there is nothing for a photo library."""
    paths = _paths(data)
    if paths:
        return Carried(paths, is_fleeting=_comes_from_page(data) and _are_temporary(paths))
    source = _image_source(data)
    address = source if WEB.match(source) else _address(data)
    return Carried(picture=_picture(data, source), address=address)


def _is_offer(name: str) -> bool:
    kind = name.casefold()
    return kind.startswith(("image/", *CONTENTS)) or kind in {PROMISED, MOZILLA_URL, COPIED_FILES}


def _paths(data: QMimeData) -> tuple[str, ...]:
    urls = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    if not urls and data.hasFormat(COPIED_FILES):
        lines = bytes(data.data(COPIED_FILES).data()).splitlines()[1:]
        found = [QUrl.fromEncoded(line) for line in lines]
        urls = [url.toLocalFile() for url in found if url.isLocalFile()]
    return tuple(dict.fromkeys(path for path in urls if path))


def _comes_from_page(data: QMimeData) -> bool:
    return data.hasHtml() or any(data.hasFormat(name) for name in (PROMISED, MOZILLA_URL))


def _are_temporary(paths: tuple[str, ...]) -> bool:
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.TempLocation)
    return bool(place) and all(path.startswith(f"{place}/") for path in paths)


def _picture(data: QMimeData, source: str) -> bytes | QImage | None:
    for name in data.formats():
        if name.casefold().startswith(CONTENTS):
            content = bytes(data.data(name).data())
            if formats.sniff(content[: formats.HEAD_BYTES]) is not None:
                return content
    inside = _decoded(source)
    if inside:
        return inside
    for kind in ENCODED:
        content = bytes(data.data(f"image/{kind}").data())
        if content and formats.sniff(content[: formats.HEAD_BYTES]) is not None:
            return content
    image = data.imageData() if data.hasImage() else None
    return image if isinstance(image, QImage) and not image.isNull() else None


def _image_source(data: QMimeData) -> str:
    """Return the address of the first picture on the page that is carried."""
    if not data.hasHtml():
        return ""
    found = IMAGE.search(data.html()[:LONGEST_PAGE])
    return html.unescape(found[1] or found[2] or "").strip() if found else ""


def _address(data: QMimeData) -> str:
    """Return where the picture lies, else the page that it was linked to."""
    for name, encoding in ((PROMISED, "utf-16-le"), (MOZILLA_URL, "utf-16-le")):
        text = bytes(data.data(name).data()).decode(encoding, "ignore").split("\n")[0].strip("\0\r")
        if WEB.match(text):
            return text
    for url in data.urls():
        if url.scheme() in {"http", "https"}:
            return bytes(url.toEncoded().data()).decode("ascii", "ignore")
    text = data.text().strip() if data.hasText() else ""
    return text if WEB.fullmatch(text) else ""


def _decoded(source: str) -> bytes:
    """Return the picture that an address holds in itself (RFC 2397), b"" for any other."""
    head = DATA.match(source)
    if head is None:
        return b""
    content = unquote_to_bytes(source[head.end() :])
    if not head[1]:
        return content
    try:
        return base64.b64decode(content)
    except binascii.Error:
        return b""

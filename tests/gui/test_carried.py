"""What browsers, file managers and programs put on the clipboard or into a drag."""

import base64
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from gallery.gui import carried
from tests.gui import made

MEDIA = "https://pbs.twimg.com/media/EBGbJe_U8AA4Ekb?format=jpg&name=orig"
TAG = f'<meta charset="utf-8"><a href="/x"><img alt="a" src="{MEDIA.replace("&", "&amp;")}"></a>'
JPEG, PNG = "image/jpeg", "image/png"


def pixels() -> QImage:
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    return image


def mozilla(text: str) -> bytes:
    return text.encode("utf-16-le")


def test_files_come_first(tmp_path: Path, qapp: QApplication) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a 뷔.jpg")), QUrl(MEDIA)])
    data.setImageData(pixels())
    assert carried.may_carry(data)
    assert carried.read(data).paths == (str(tmp_path / "a 뷔.jpg"),)


def test_files_of_a_file_manager_that_gives_no_addresses(qapp: QApplication) -> None:
    data = QMimeData()
    data.setData("x-special/gnome-copied-files", b"copy\nfile:///tmp/a%20b.jpg\nfile:///tmp/c")
    assert carried.may_carry(data)
    assert carried.read(data).paths == ("/tmp/a b.jpg", "/tmp/c")


def test_a_copied_picture_with_its_address(qapp: QApplication) -> None:
    data = QMimeData()
    data.setImageData(pixels())
    data.setHtml(TAG)
    found = carried.read(data)
    assert found.address == MEDIA
    read_back = QImage.fromData(found.file_bytes())
    assert (read_back.size(), read_back.pixelColor(3, 3)) == (pixels().size(), QColor("teal"))


@pytest.mark.parametrize(
    ("offered", "wanted"),
    [
        ({JPEG: "jpeg", PNG: "png"}, "png"),
        ({JPEG: "jpeg"}, "jpeg"),
        ({PNG: "png", 'application/octet-stream;name="a.jpg"': "jpeg"}, "jpeg"),
        ({PNG: "png", "application/octet-stream": "nonsense"}, "png"),
        ({'application/x-qt-windows-mime;value="FileContents"': "jpeg"}, "jpeg"),
        ({PNG: "nonsense"}, None),
        ({"text/plain": "nonsense"}, None),
    ],
)
def test_the_best_of_what_is_offered(
    offered: dict[str, str], wanted: str | None, qapp: QApplication
) -> None:
    jpeg = made.picture(1)
    png = carried.Carried(picture=pixels()).file_bytes()
    contents = {"jpeg": jpeg, "png": png, "nonsense": b"<html>"}
    data = QMimeData()
    for name, kind in offered.items():
        data.setData(name, contents[kind])
    found = carried.read(data)
    assert found.picture == (contents[wanted] if wanted else None)


@pytest.mark.parametrize("encoded", [True, False])
def test_a_picture_inside_the_page(encoded: bool, qapp: QApplication) -> None:
    jpeg = made.picture(2)
    inside = base64.b64encode(jpeg).decode() if encoded else "".join(f"%{b:02x}" for b in jpeg)
    kind = "data:image/jpeg;base64," if encoded else "data:image/jpeg,"
    data = QMimeData()
    data.setHtml(f"<p><img width=3 src='{kind}{inside}'>")
    found = carried.read(data)
    assert (found.picture, found.address) == (jpeg, "")


@pytest.mark.parametrize(
    ("formats", "urls", "address"),
    [
        ({"application/x-moz-file-promise-url": mozilla(MEDIA)}, ["https://x.com/a"], MEDIA),
        ({"text/x-moz-url": mozilla(f"{MEDIA}\nA title")}, [], MEDIA),
        ({}, [MEDIA], MEDIA),
        ({"text/plain": MEDIA.encode()}, [], MEDIA),
        ({"text/plain": f"look at {MEDIA}".encode()}, [], ""),
        ({"text/html": TAG.encode()}, ["https://x.com/post"], MEDIA),
        ({"text/html": b"<img src=javascript:alert(1)>"}, ["ftp://example.org/a.jpg"], ""),
    ],
)
def test_where_it_was_published(
    formats: dict[str, bytes], urls: list[str], address: str, qapp: QApplication
) -> None:
    data = QMimeData()
    for name, content in formats.items():
        data.setData(name, content)
    if urls:
        data.setUrls([QUrl(url) for url in urls])
    found = carried.read(data)
    assert (found.address, found.picture, found.paths) == (address, None, ())


def test_a_browsers_own_temporary_file(tmp_path: Path, qapp: QApplication) -> None:
    lasting = QMimeData()
    lasting.setUrls([QUrl.fromLocalFile("/tmp/a.jpg")])
    assert not carried.read(lasting).is_fleeting
    lasting.setHtml(TAG)
    assert carried.read(lasting).is_fleeting
    lasting.setUrls([QUrl.fromLocalFile("/home/me/a.jpg")])
    assert not carried.read(lasting).is_fleeting


def test_nothing_for_a_library(qapp: QApplication) -> None:
    data = QMimeData()
    data.setText("V with camcorder")
    assert not carried.may_carry(data)
    assert carried.read(data).file_bytes() == b""


@given(st.text(alphabet="<img src='\"=>data:/;base64, ahtp&#%0", max_size=200), st.binary())
def test_no_page_upsets_it(page: str, other: bytes) -> None:
    data = QMimeData()
    data.setHtml(page)
    data.setData("text/x-moz-url", other)
    assert carried.read(data).paths == ()

"""Camera RAW shows the picture inside, upright, and says the size of the photo."""

import io
import random
import sys
from pathlib import Path

import pytest
from PIL import Image

from gallery.images.decode import decode
from gallery.images.inspect import inspect
from gallery.images.preview import embedded_preview
from gallery.images.thumbnail import make_thumbnail
from gallery.model.reasons import Reason, RefusedFile
from tests.images.making import STORED, UPRIGHT, corners, encoded, noisy, quarters, turned
from tests.images.raw_making import dng, stored

HERE = Path("a.dng")
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"></x:xmpmeta>'


@pytest.fixture(autouse=True)
def _with_rawpy() -> None:
    pytest.importorskip("rawpy")


def shown(content: bytes, name: str = "a.dng") -> Image.Image:
    return Image.open(io.BytesIO(make_thumbnail(Path(name), content=content).jpeg))


def refusal(content: bytes, name: str = "a.dng") -> RefusedFile:
    with pytest.raises(RefusedFile) as refused:
        make_thumbnail(Path(name), content=content)
    return refused.value


def test_the_picture_inside_is_shown_and_the_photo_described() -> None:
    content = dng((1200, 800), preview=quarters(300, 200), xmp=XMP)
    facts = inspect(HERE, content=content)
    assert (facts.format, facts.width, facts.height) == ("RAW", 1200, 800)
    assert facts.exif["DateTimeOriginal"] == "2024:01:27 10:11:12"
    assert facts.exif["OffsetTimeOriginal"] == "+09:00"
    assert facts.exif["Model"] == "Made Camera"
    assert facts.xmp == XMP
    thumbnail = make_thumbnail(HERE, content=content)
    assert (thumbnail.width, thumbnail.height, thumbnail.damage) == (1200, 800, None)
    assert shown(content).size == (300, 200)
    assert corners(shown(content)) == UPRIGHT


def test_it_is_read_from_a_file_too(tmp_path: Path) -> None:
    path = tmp_path / "사진 \udcff.dng"  # a name that is no text
    path.write_bytes(dng(preview=quarters()))
    assert inspect(path).format == "RAW"
    assert corners(Image.open(io.BytesIO(make_thumbnail(path).jpeg))) == UPRIGHT


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_it_is_upright(orientation: int) -> None:
    content = stored(orientation, STORED[orientation])
    assert corners(shown(content)) == UPRIGHT
    facts = inspect(HERE, content=content)
    assert (facts.width, facts.height) == (480, 320)
    assert facts.stored_orientation == orientation


@pytest.mark.parametrize("orientation", [6, 8])
def test_a_picture_that_the_camera_turned_stays(orientation: int) -> None:
    content = dng((320, 480), preview=quarters(96, 64), orientation=orientation)
    assert corners(shown(content)) == UPRIGHT
    assert shown(content).size == (96, 64)


def test_the_word_of_the_picture_inside_counts_first() -> None:
    inside = Image.open(io.BytesIO(turned(6, "JPEG")))
    exif = Image.Exif()
    exif[0x0112] = 6
    content = dng(inside.size, preview=inside, orientation=6, options={"exif": exif})
    assert corners(shown(content)) == UPRIGHT


def test_all_pixels_are_those_of_the_picture_inside() -> None:
    """Else the full view would wait for more of them for ever."""
    picture = decode(HERE, content=dng((1200, 800), preview=quarters(300, 200)))
    assert (picture.width, picture.height) == (300, 200)
    assert (picture.original_width, picture.original_height) == (300, 200)


def test_without_a_picture_inside_it_is_developed() -> None:
    content = dng((400, 300))
    picture = decode(HERE, content=content)
    assert (picture.width, picture.height) == (200, 150)
    red, green, blue = picture.pixels[:3]
    assert red > 2 * green
    assert red > blue
    assert inspect(HERE, content=content).width == 400


@pytest.mark.parametrize("orientation", [3, 6, 8])
def test_what_is_developed_is_upright(orientation: int) -> None:
    content = dng((400, 300), orientation=orientation)
    picture = decode(HERE, content=content)
    facts = inspect(HERE, content=content)
    assert (picture.width > picture.height) is (facts.width > facts.height)
    assert (facts.width > facts.height) is (orientation == 3)


def test_it_has_no_small_preview_of_its_own() -> None:
    assert embedded_preview(HERE, content=dng(preview=quarters())) is None


def test_without_rawpy_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rawpy", None)  # as Python marks what cannot be imported
    refused = refusal(dng(preview=quarters()))
    assert refused.reason is Reason.UNSUPPORTED
    assert 'pip install "photosketch[raw]"' in refused.detail


def test_a_jpeg_with_the_name_of_a_raw_is_a_jpeg() -> None:
    content = encoded(quarters(), "JPEG")
    assert inspect(Path("a.nef"), content=content).format == "JPEG"


@pytest.mark.parametrize(
    "content", [b"II*\0\x10\0\0\0CR\2\0" + bytes(300), encoded(quarters(), "TIFF"), b"\0" * 500]
)
def test_what_is_no_raw_is_refused_by_name(content: bytes) -> None:
    refused = refusal(content, "a.cr2")
    assert (refused.reason, refused.detail) == (Reason.UNSUPPORTED, "camera RAW")


def test_cut_and_damaged_files_are_refused_or_shown() -> None:
    whole = dng((600, 400), preview=noisy(300, 200))
    luck = random.Random(3)
    told: set[object] = set()
    for turn in range(60):
        length = len(whole) if turn % 2 else luck.randrange(16, len(whole))
        content = bytearray(whole[:length])
        for _ in range(luck.randrange(40)):
            content[luck.randrange(length)] = luck.randrange(256)
        try:
            told.add(make_thumbnail(HERE, content=bytes(content)).damage)
        except RefusedFile as refused:
            told.add(refused.reason)
    few = {None, Reason.TRUNCATED, Reason.CORRUPT, Reason.TOO_MANY_PIXELS}
    assert told <= few | {Reason.UNSUPPORTED, Reason.UNREADABLE_PICTURE}
    assert len(told) > 2

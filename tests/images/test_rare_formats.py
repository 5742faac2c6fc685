"""Every format that Pillow opens is read, or named and refused; none is a surprise."""

import contextlib
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from gallery.images import formats
from gallery.images.animation import frames
from gallery.images.decode import decode
from gallery.images.inspect import inspect
from gallery.images.thumbnail import make_thumbnail
from gallery.model.reasons import Reason, RefusedFile
from tests.images import rare
from tests.images.making import UPRIGHT, chunk, corners, quarters

# What Pillow registers that is no picture, or has no decoder of its own.
NO_PICTURES = {".mpg", ".mpeg", ".h5", ".hdf", ".bufr", ".grib", ".pdf", ".palm"}

Made = Callable[[], bytes]


def seen(name: str, content: bytes) -> Image.Image:
    picture = decode(Path(name), content=content, strict=True)
    return Image.frombytes(picture.mode, (picture.width, picture.height), picture.pixels)


@pytest.mark.parametrize(("name", "made"), rare.COLOURFUL.items())
def test_colours_come_out_as_they_went_in(name: str, made: Made) -> None:
    image = seen(name, made())
    assert corners(image) == UPRIGHT
    header = inspect(Path(name), content=made())
    assert (header.width, header.height) == image.size
    assert header.format in formats.NAMES


@pytest.mark.parametrize(("name", "made"), rare.GREY.items())
def test_shades_come_out_as_they_went_in(name: str, made: Made) -> None:
    image = seen(name, made())
    assert image.size == quarters().size
    shades = [image.convert("L").getpixel((x, y)) for x, y in ((24, 48), (72, 48))]
    assert shades[0] < 100 < 240 < shades[1]  # blue and white


@pytest.mark.parametrize(("name", "made"), {**rare.COLOURFUL, **rare.GREY}.items())
def test_a_cut_file_never_raises_anything_unexpected(name: str, made: Made) -> None:
    whole = made()
    for length in (1, 5, 20, 70, len(whole) // 4, len(whole) // 2, len(whole) - 7):
        with contextlib.suppress(RefusedFile):
            make_thumbnail(Path(name), content=whole[:length])


def test_every_suffix_of_the_image_library_is_read_or_named() -> None:
    Image.init()
    known = set(Image.registered_extensions()) - NO_PICTURES
    assert known <= formats.SUFFIXES


def test_what_is_no_picture_is_passed_over() -> None:
    assert not any(formats.is_picture_name(f"a{suffix}") for suffix in NO_PICTURES)


@pytest.mark.parametrize("mode", ["L", "RGBA", "CMYK"])
def test_photoshop_comes_in_its_modes(mode: str) -> None:
    image = seen("a.psd", rare.psd(quarters().convert(mode)))
    wanted = quarters().convert(mode).convert("RGB")
    assert corners(image) == corners(wanted)


def test_photoshop_says_what_it_knows() -> None:
    resources = rare.psd_resource(0x0424, b"<x:xmpmeta/>") + rare.psd_resource(
        0x0404, b"\x1c\2\x05"
    )
    header = inspect(Path("a.psd"), content=rare.psd(quarters(), resources=resources))
    assert (header.xmp, header.iptc) == (b"<x:xmpmeta/>", b"\x1c\2\x05")


@pytest.mark.parametrize(
    ("name", "content", "detail"),
    [
        ("a.psd", rare.psd(quarters(), depth=16), "a rare kind of Photoshop"),
        ("a.psb", b"8BPS\0\2" + bytes(40), "large Photoshop"),
        (
            "a.heics",
            b"\0\0\0\x18ftypmsf1\0\0\0\0msf1hevc" + b"\0\0\0\x08moov",
            "HEIC sequence without a still picture",
        ),
        ("a.wmf", b"\xd7\xcd\xc6\x9a" + bytes(40), "Windows metafile"),
        ("a.ps", b"%!PS-Adobe-3.0" + bytes(40), "EPS"),
        ("a.im", b"Image type: L image\r\n" + bytes(512), "IM"),
    ],
)
def test_what_cannot_be_read_is_named(name: str, content: bytes, detail: str) -> None:
    with pytest.raises(RefusedFile) as refused:
        inspect(Path(name), content=content)
    assert (refused.value.reason, refused.value.detail) == (Reason.UNSUPPORTED, detail)


def test_a_rare_kind_of_a_usual_format_is_not_called_broken() -> None:
    tiff = io.BytesIO()
    quarters().save(tiff, "TIFF")
    many = bytearray(tiff.getvalue())
    at = many.index(b"\x06\x01\x03\0\x01\0\0\0")  # photometric interpretation
    many[at + 8] = 77
    with pytest.raises(RefusedFile) as refused:
        inspect(Path("a.tif"), content=bytes(many))
    assert (refused.value.reason, refused.value.detail) == (
        Reason.UNSUPPORTED,
        "a rare kind of TIFF",
    )


def test_twelve_bits_reach_white() -> None:
    content = rare.tiff_of_12_bits([0, 1024, 2048, 4095] * 4, width=4)
    image = seen("a.tif", content).convert("L")
    assert list(image.tobytes()[:4]) == [0, 64, 128, 255]


def test_an_autodesk_animation_plays() -> None:
    shades = [(250, 10, 10), (10, 250, 10), (10, 10, 250)]
    content = rare.flic(shades, milliseconds=120)
    assert inspect(Path("a.flc"), content=content).frames == 3
    found = list(frames(Path("a.flc"), content=content))
    shown = [tuple(picture.pixels[:3]) for picture, _ in found]
    assert shown == shades
    assert [milliseconds for _, milliseconds in found] == [120] * 3


def test_an_icon_that_hides_a_bomb_is_refused() -> None:
    header = (30_000).to_bytes(4, "big") * 2 + b"\x08\x06\0\0\0"
    png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")
    icon = (
        b"icns" + (16 + len(png)).to_bytes(4, "big") + b"ic07" + (8 + len(png)).to_bytes(4, "big")
    )
    with pytest.raises(RefusedFile):
        make_thumbnail(Path("a.icns"), content=icon + png)

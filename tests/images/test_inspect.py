"""What the header tells."""

import os
import zlib
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from gallery.images.decode import decode
from gallery.images.inspect import inspect
from gallery.model.reasons import Reason, RefusedFile
from tests.images.making import blank_png, chunk, encoded, quarters, turned, written

XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
    b'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
    b'xmlns:tiff="http://ns.adobe.com/tiff/1.0/" tiff:Orientation="6"/></rdf:RDF></x:xmpmeta>'
)


def refusal(path: Path, content: bytes | None = None) -> RefusedFile:
    with pytest.raises(RefusedFile) as caught:
        inspect(path, content=content)
    return caught.value


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_sizes_are_upright(form: str, orientation: int) -> None:
    facts = inspect(Path("a.bin"), content=turned(orientation, form))
    assert (facts.width, facts.height) == (96, 64)
    assert facts.format == form


@pytest.mark.parametrize("value", [0, 9, 65535])
def test_an_orientation_that_does_not_exist_is_none(value: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = value
    facts = inspect(Path("a.jpg"), content=encoded(quarters(), "JPEG", exif=exif))
    assert (facts.width, facts.height, facts.orientation) == (96, 64, 1)


def with_xmp(form: str) -> bytes:
    if form == "PNG":
        info = PngImagePlugin.PngInfo()
        info.add_itxt("XML:com.adobe.xmp", XMP.decode())
        return encoded(quarters(), form, pnginfo=info)
    if form == "TIFF":
        return encoded(quarters(), form, tiffinfo={700: XMP})
    return encoded(quarters(), form, xmp=XMP)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_an_orientation_in_xmp_alone_counts(form: str) -> None:
    facts = inspect(Path("a.bin"), content=with_xmp(form))
    assert (facts.width, facts.height) == (64, 96)
    assert b"tiff:Orientation" in facts.xmp
    picture = decode(Path("a.bin"), content=with_xmp(form))
    assert (picture.width, picture.height) == (64, 96)


def test_metadata_behind_the_pixels_of_a_png_is_found_without_decoding() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    late = chunk(b"eXIf", exif.tobytes().removeprefix(b"Exif\0\0"))
    late += chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP)
    png = encoded(quarters(), "PNG")
    facts = inspect(Path("a.png"), content=png[:-12] + late + png[-12:])
    assert (facts.width, facts.height, facts.orientation) == (64, 96, 6)
    assert facts.xmp == XMP


def test_exif_comes_as_plain_values(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010E] = "벚꽃".encode()
    exif[0x0110] = "X-T5"
    exif.get_ifd(0x8769)[0x9003] = "2024:01:27 18:00:00"
    path = written(tmp_path, "a.jpg", encoded(quarters(), "JPEG", exif=exif))
    assert inspect(path).exif == {
        "ImageDescription": "벚꽃",
        "Model": "X-T5",
        "DateTimeOriginal": "2024:01:27 18:00:00",
    }


def test_broken_exif_costs_nothing_but_itself() -> None:
    broken = b"Exif\0\0II*\0\x08\0\0\0\xff\xff" + bytes(range(200))
    facts = inspect(Path("a.jpg"), content=encoded(quarters(), "JPEG", exif=broken))
    assert (facts.width, facts.height) == (96, 64)


def test_frames_are_counted_where_the_header_says_them() -> None:
    others = [Image.new("RGB", (96, 64), (i * 80, 0, 90)) for i in range(3)]
    for form in ("WEBP", "PNG"):
        content = encoded(quarters(), form, save_all=True, append_images=others)
        assert inspect(Path("a.bin"), content=content).frames == 4
    pages = encoded(quarters(), "TIFF", save_all=True, append_images=others)
    assert inspect(Path("a.tif"), content=pages).frames == 1


def test_the_content_decides_not_the_name(tmp_path: Path) -> None:
    path = written(tmp_path, "really_a_jpeg.png", encoded(quarters(), "JPEG"))
    assert inspect(path).format == "JPEG"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.jpg", b"", Reason.EMPTY),
        ("a.jpg", b"<!DOCTYPE html><html>", Reason.NOT_A_PICTURE),
        ("a.jpg", "안녕".encode(), Reason.NOT_A_PICTURE),
        ("a.jxl", b"\xff\x0a\xfa\x1f\x01", Reason.UNSUPPORTED),
        ("a.cr2", b"II*\0\x10\0\0\0CR\x02\0" + bytes(300), Reason.UNSUPPORTED),
        ("a.eps", b"%!PS-Adobe-3.0 EPSF-3.0", Reason.UNSUPPORTED),
        ("a.jpg", b"%!PS-Adobe-3.0 EPSF-3.0", Reason.UNSUPPORTED),
        ("a.psb", b"8BPS\0\2", Reason.UNSUPPORTED),
        ("a.psd", b"8BPS\0\1", Reason.UNREADABLE_PICTURE),
        ("a.jpg", b"\xff\xd8\xff\xe1\x25\x45Exif", Reason.UNREADABLE_PICTURE),
        ("a.png", b"\x89PNG\r\n\x1a\n/garbage", Reason.UNREADABLE_PICTURE),
    ],
)
def test_what_is_no_picture_is_refused_with_its_reason(
    name: str, content: bytes, reason: Reason
) -> None:
    assert refusal(Path(name), content).reason is reason


def test_an_unsupported_format_is_named() -> None:
    assert refusal(Path("a.jxl"), b"\xff\x0a\xfa").detail == "JPEG XL"
    assert "camera RAW" in refusal(Path("a.nef"), b"MM\0*\0\0\0\x08" + bytes(300)).detail


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    assert refusal(tmp_path / "gone.jpg").reason is Reason.VANISHED
    folder = tmp_path / "folder.jpg"
    folder.mkdir()
    assert refusal(folder).reason is Reason.NOT_A_FILE


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are a Unix thing")
def test_a_named_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    assert refusal(tmp_path / "pipe.jpg").reason is Reason.NOT_A_FILE


GIF_GIANT = b"GIF89a\xff\xff\xff\xff\x80\0\0" + bytes(6) + b",\0\0\0\0\xff\xff\xff\xff\0\2\2D\1\0;"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("huge.png", blank_png(30_000, 30_000)),
        ("sparse.png", blank_png(17_000, 17_000)),
        ("palette.png", blank_png(9_500, 9_500, extra=b"", colour_type=2)),
        ("giant.gif", GIF_GIANT),
    ],
)
def test_bombs_are_refused_by_their_header(name: str, content: bytes) -> None:
    assert refusal(Path(name), content).reason is Reason.TOO_MANY_PIXELS


def test_a_bomb_of_text_chunks_is_refused() -> None:
    text = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(3_000_000), 9)) * 80
    assert refusal(Path("a.png"), blank_png(1, 1, extra=text)).reason is Reason.UNREADABLE_PICTURE


def test_a_genuine_200_megapixel_photo_passes() -> None:
    content = encoded(Image.new("L", (16_320, 12_240), 90), "JPEG")
    facts = inspect(Path("a.jpg"), content=content)
    assert facts.width * facts.height == 199_756_800

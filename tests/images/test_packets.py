"""Metadata in every container, friendly and hostile."""

import struct
import zlib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import PngImagePlugin

from gallery.images.inspect import ImageFacts, inspect
from gallery.images.packets import iptc_in_resources
from gallery.model.reasons import RefusedFile
from tests.images.containers import (
    EXIF_UUID,
    IPTC_UUID,
    XMP_UUID,
    box,
    exif_bytes,
    gif_with_xmp,
    jp2_with,
    jpeg_with_iptc,
    png_with_iptc,
    png_with_late,
    resource,
    tiff_with,
)
from tests.images.making import encoded, quarters
from tests.patience import ends

XMP = b"<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta/><?xpacket end='w'?>"
IPTC = b"\x1c\x02\x19\x00\x01V"
TOLD_HEIC = Path(__file__).parent / "data" / "quarters_told.heic"


def read(content: bytes) -> ImageFacts:
    facts = inspect(Path("a.bin"), content=content)
    assert (facts.width, facts.height) == (96, 64)
    return facts


def test_a_gif_keeps_its_packet_before_or_behind_the_frames() -> None:
    assert read(gif_with_xmp(XMP)).xmp == XMP
    assert read(gif_with_xmp(XMP, behind=True)).xmp == XMP


@pytest.mark.parametrize("short", [0, 1, 5, 13, 14, 20])
def test_a_packet_across_the_blocks_of_a_search_is_found(short: int) -> None:
    """The search reads a megabyte at a time: the mark may lie across two."""
    before = len(gif_with_xmp(XMP, behind=True)) - len(XMP) - 300
    padding = (1 << 20) - before - short
    assert read(gif_with_xmp(XMP, behind=True, padding=padding)).xmp == XMP


def test_a_gif_packet_without_its_end_is_none() -> None:
    whole = gif_with_xmp(XMP, behind=True)
    assert read(whole[: whole.index(XMP) + len(XMP)]).xmp == b""
    assert read(encoded(quarters(), "GIF")).xmp == b""


def test_the_boxes_of_jpeg_2000() -> None:
    exif = exif_bytes({0x010E: "벚꽃".encode()}, inner={}).removeprefix(b"Exif\0\0")
    content = jp2_with(
        box(b"uuid", b"\0" * 16 + b"somebody else's"),
        box(b"uuid", EXIF_UUID + exif),
        box(b"uuid", IPTC_UUID + IPTC),
        box(b"uuid", XMP_UUID + XMP, long=True),
    )
    facts = read(content)
    assert (facts.xmp, facts.iptc) == (XMP, IPTC)
    assert facts.exif == {"ImageDescription": "벚꽃"}


@pytest.mark.parametrize(
    "hostile",
    [
        box(b"free", b"")[:6] + b"ee" * 400,
        struct.pack(">I4s", 3, b"uuid") + XMP_UUID,
        struct.pack(">I4s", 0xFFFFFFFF, b"uuid") + XMP_UUID + XMP,
        struct.pack(">I4sQ", 1, b"uuid", 1 << 62) + XMP_UUID,
        struct.pack(">I4s", 1, b"uuid"),
    ],
    ids=["no boxes", "too short", "too long", "far too long", "cut"],
)
def test_hostile_boxes_cost_nothing(hostile: bytes) -> None:
    behind = encoded(quarters(), "JPEG2000") + hostile
    with ends():
        with suppress(RefusedFile):  # the decoder reads the boxes too
            assert inspect(Path("a.jp2"), content=jp2_with(hostile)).xmp == b""
        assert read(behind).xmp == b""


def test_a_great_many_small_boxes_end() -> None:
    boxes = box(b"free", b"") * 200_000
    with ends():
        assert read(encoded(quarters(), "JPEG2000") + boxes).xmp == b""


def test_iptc_of_a_jpeg() -> None:
    facts = read(jpeg_with_iptc(IPTC, comment=b"\xec\x95\x88\xeb\x85\x95", xmp=XMP))
    assert (facts.iptc, facts.xmp) == (IPTC, XMP)
    assert facts.texts == {"Comment": "안녕"}


def test_iptc_of_a_png() -> None:
    assert read(png_with_iptc(IPTC)).iptc == IPTC
    assert read(png_with_iptc(IPTC, wrapped=True)).iptc == IPTC


@pytest.mark.parametrize("written", ["", "iptc", "\niptc\n 3\nnot hex", "\niptc\n 3", "가"])
def test_a_broken_profile_of_a_png_is_none(written: str) -> None:
    info = PngImagePlugin.PngInfo()
    info.add_itxt("Raw profile type iptc", written)
    assert read(encoded(quarters(), "PNG", pnginfo=info)).iptc == b""


@pytest.mark.parametrize("kind", [1, 4, 7])
def test_iptc_of_a_tiff_however_it_is_declared(kind: int) -> None:
    assert read(tiff_with(33723, IPTC, kind=kind)).iptc.rstrip(b"\0") == IPTC
    assert read(tiff_with(34377, resource(IPTC), kind=kind)).iptc == IPTC


def test_a_tiff_that_promises_too_much_is_read_as_far_as_it_goes() -> None:
    content = tiff_with(33723, IPTC, kind=7)
    assert read(content[: len(content) - 2]).iptc == IPTC[:-2]
    assert read(encoded(quarters(), "TIFF")).iptc == b""


def test_the_texts_of_a_png() -> None:
    info = PngImagePlugin.PngInfo()
    info.add_text("Title", "Größe")
    info.add_itxt("Description", "설악산 단풍 구경", lang="ko")
    info.add_text("Comment", "a secret", zip=True)
    info.add_text("Software", "nobody asked")
    assert read(encoded(quarters(), "PNG", pnginfo=info)).texts == {
        "Title": "Größe",
        "Description": "설악산 단풍 구경",
        "Comment": "a secret",
    }


def test_texts_behind_the_pixels_of_a_png() -> None:
    facts = read(
        png_with_late(
            (b"tEXt", b"Title\0Gr\xf6\xdfe"),
            (b"zTXt", b"Author\0\0" + zlib.compress("뷔".encode())),
            (b"iTXt", "Description\0\0\0ko\0설명\0설악산".encode()),
            (b"iTXt", b"Comment\0\1\0\0\0" + zlib.compress(b"packed")),
            (b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(XMP)),
            (b"zTXt", b"Copyright\0\0broken"),
        )
    )
    assert facts.xmp == XMP
    assert facts.texts == {
        "Title": "Größe",
        "Author": "뷔",
        "Description": "설악산",
        "Comment": "packed",
    }


def test_a_packed_text_that_grows_without_end_is_cut() -> None:
    bomb = b"Comment\0\0" + zlib.compress(b"x" * 60_000_000, 9)
    with ends():
        assert len(read(png_with_late((b"zTXt", bomb))).texts["Comment"]) == 20_000


def test_a_comment_that_is_no_utf8_comes_byte_for_byte() -> None:
    comment = "한강".encode("cp949")
    assert read(encoded(quarters(), "GIF", comment=comment)).texts == {
        "Comment": comment.decode("latin-1")
    }


def test_a_heic_keeps_its_packet_and_says_how_it_was_stored() -> None:
    facts = inspect(TOLD_HEIC)
    assert b"mwg-rs:Regions" in facts.xmp
    assert (facts.orientation, facts.stored_orientation) == (1, 6)


@pytest.mark.parametrize("name", [b"", b"odd", b"even"])
def test_resources_have_names_of_any_length(name: bytes) -> None:
    assert iptc_in_resources(resource(IPTC, name=name)) == IPTC
    assert iptc_in_resources(b"Photoshop 3.0\0" + resource(IPTC, name=name)) == IPTC


@given(st.binary(max_size=200))
def test_no_bytes_break_the_readers(data: bytes) -> None:
    iptc_in_resources(data)
    iptc_in_resources(b"8BIM" + data)
    assert read(gif_with_xmp(b"<" + data.replace(b"\x01", b"") + b">")).xmp.startswith(b"<")
    read(png_with_late((b"iTXt", data), (b"zTXt", data), (b"tEXt", data)))
    read(tiff_with(34377, b"8BIM" + data + b"    ", kind=7))
    read(encoded(quarters(), "JPEG2000") + data)

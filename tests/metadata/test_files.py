"""Whole files, made here: from the bytes of a container to what it says."""

from pathlib import Path

import pytest
from PIL import PngImagePlugin
from PIL.TiffImagePlugin import IFDRational

from gallery.images.inspect import inspect
from gallery.metadata.merge import describe
from gallery.model.described import PhotoFacts
from tests.images.containers import (
    IPTC_UUID,
    XMP_UUID,
    box,
    exif_bytes,
    gif_with_xmp,
    jp2_with,
    jpeg_with_exif,
    jpeg_with_iptc,
    png_with_iptc,
    png_with_late,
    tiff_with,
)
from tests.images.making import encoded, quarters
from tests.metadata.making import (
    UTF8_DECLARED,
    Header,
    alternatives,
    bag,
    dataset,
    microsoft,
    mwg,
    packet,
)
from tests.patience import ends

TOLD_HEIC = Path(__file__).parent.parent / "images" / "data" / "quarters_told.heic"
GREEN = (0.5, 0.0, 0.5, 0.5)  # the quarter of the upright picture that is green

XMP = packet(
    'xmp:Rating="5" photoshop:Credit="BIGHIT MUSIC" photoshop:Source="Weverse"',
    alternatives("dc:title", default="Love wins all")
    + alternatives("dc:description", default="V with camcorder", ko="캠코더를 든 뷔")
    + bag("dc:subject", "V", "camcorder")
    + bag("lr:hierarchicalSubject", "People|BTS|V")
    + mwg(("V", "Face", (0.75, 0.25, 0.5, 0.5)), drawn_on=(96, 64)),
)


def read(content: bytes) -> PhotoFacts:
    path = Path("a.bin")
    return describe(path, inspect(path, content=content), content=content)


def with_xmp(form: str) -> bytes:
    if form == "GIF":
        return gif_with_xmp(XMP)
    if form == "JPEG2000":
        return jp2_with(box(b"uuid", XMP_UUID + XMP))
    if form == "PNG":
        info = PngImagePlugin.PngInfo()
        info.add_itxt("XML:com.adobe.xmp", XMP.decode())
        return encoded(quarters(), form, pnginfo=info)
    if form == "PNG late":
        return png_with_late((b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP))
    if form == "TIFF":
        return encoded(quarters(), form, tiffinfo={700: XMP})
    return encoded(quarters(), form, xmp=XMP)


@pytest.mark.parametrize(
    "form", ["JPEG", "PNG", "PNG late", "WEBP", "TIFF", "AVIF", "GIF", "JPEG2000", "MPO"]
)
def test_a_packet_says_the_same_in_every_container(form: str) -> None:
    facts = read(with_xmp(form))
    assert facts.title is not None
    assert facts.title.value == "Love wins all"
    assert {tag: fact.value for tag, fact in facts.captions.items()} == {
        "en": "V with camcorder",
        "ko": "캠코더를 든 뷔",
    }
    assert [(person.name, person.groups) for person in facts.people] == [("V", ("BTS",))]
    assert [hint.text for hint in facts.hints] == ["camcorder"]
    (region,) = facts.regions
    assert (region.x, region.y, region.width, region.height) == GREEN
    assert facts.rating is not None
    assert facts.rating.value == 5
    assert facts.credit is not None
    assert facts.source is not None


def test_a_heic_that_turns_itself_says_where_the_face_is_once_turned() -> None:
    facts = describe(TOLD_HEIC, inspect(TOLD_HEIC))
    assert facts.title is not None
    assert facts.title.value == "봄 나들이"
    (region,) = facts.regions
    assert region.name == "초록"
    assert (region.x, region.y, region.width, region.height) == GREEN


RECORDS = (
    dataset(5, "봄 나들이".encode())
    + dataset(25, "서울".encode())
    + dataset(55, b"20240127")
    + dataset(60, b"180005+0900")
    + dataset(80, b"Kim")
    + dataset(110, b"EDAM")
    + dataset(115, b"Weverse")
    + dataset(116, "ⓒ EDAM".encode())
    + dataset(120, "벚꽃이 핀 경복궁".encode())
)


@pytest.mark.parametrize(
    "content",
    [
        jpeg_with_iptc(UTF8_DECLARED + RECORDS),
        png_with_iptc(UTF8_DECLARED + RECORDS),
        png_with_iptc(RECORDS, wrapped=True),
        tiff_with(33723, RECORDS, kind=4),
        jp2_with(box(b"uuid", IPTC_UUID + RECORDS)),
    ],
    ids=["jpeg", "png", "png wrapped", "tiff", "jp2"],
)
def test_iptc_alone_says_all_it_can(content: bytes) -> None:
    facts = read(content)
    said = {
        name: fact.value
        for name in ("taken_at", "title", "source", "credit", "creator", "rights")
        if (fact := getattr(facts, name)) is not None
    }
    assert said == {
        "taken_at": "2024-01-27T18:00:05+09:00",
        "title": "봄 나들이",
        "source": "Weverse",
        "credit": "EDAM",
        "creator": "Kim",
        "rights": "ⓒ EDAM",
    }
    assert [caption.value for caption in facts.captions.values()] == ["벚꽃이 핀 경복궁"]
    assert [hint.text for hint in facts.hints] == ["서울"]


@pytest.mark.parametrize("encoding", ["cp949", "euc-kr", "utf-8"])
def test_korean_iptc_without_a_declared_encoding(encoding: str) -> None:
    facts = read(jpeg_with_iptc(dataset(120, "한강 야경".encode(encoding))))
    assert facts.captions["ko"].value == "한강 야경"


def test_western_iptc_without_a_declared_encoding() -> None:
    facts = read(jpeg_with_iptc(dataset(120, "Blume im Garten (öäü)".encode("cp1252"))))
    assert facts.captions["en"].value == "Blume im Garten (öäü)"


def test_exif_alone_says_all_it_can() -> None:
    degrees = (IFDRational(37), IFDRational(34), IFDRational(4656, 100))
    east = (IFDRational(126), IFDRational(58), IFDRational(372, 10))
    content = jpeg_with_exif(
        {
            0x010E: "OLYMPUS DIGITAL CAMERA         ",
            0x013B: b"Kim",
            0x8298: "ⓒ EDAM".encode(),
            0x4749: 50,
            0x9C9B: "봄 나들이\0".encode("utf-16-le"),
            0x9C9E: "서울;봄\0".encode("utf-16-le"),
        },
        inner={
            0x8769: {0x9003: "2024:01:27 18:00:05", 0x9286: b"ASCII\0\0\0a walk"},
            0x8825: {1: "N", 2: degrees, 3: "E", 4: east},
        },
    )
    facts = read(content)
    assert facts.taken_at is not None
    assert facts.taken_at.value == "2024-01-27T18:00:05"
    assert facts.title is not None
    assert facts.title.value == "봄 나들이"
    assert facts.captions["en"].value == "a walk"
    assert facts.creator is not None
    assert facts.rights is not None
    assert facts.rating is not None
    assert facts.rating.value == 3
    assert facts.place is not None
    assert facts.place.value == (37.5796, 126.977)
    assert [hint.text for hint in facts.hints] == ["서울", "봄"]


def test_exifread_is_asked_when_the_header_has_no_date() -> None:
    exif = exif_bytes({0x0110: "X-T5"}, inner={0x8769: {0x9003: "2024:01:27 18:00:05"}})
    content = encoded(quarters(), "JPEG", exif=exif)
    header = inspect(Path("a.jpg"), content=content)
    blind = type(header)(format="JPEG", width=96, height=64)
    facts = describe(Path("a.jpg"), blind, content=content)
    assert facts.taken_at is not None
    assert facts.taken_at.value == "2024-01-27T18:00:05"


def test_a_file_stuffed_with_words_is_read_whole() -> None:
    words = [f"{'k' * 180} {number}" for number in range(2_000)]
    xmp = packet("", bag("dc:subject", *words, "x" * 20_000))
    content = gif_with_xmp(xmp)
    with ends():
        assert len(read(content).hints) == 2_000


SEPARATORS = ",;|/ " * 760_000  # with the packet around it, just below the largest packet


@pytest.mark.parametrize(
    "element",
    [
        bag("dc:subject", SEPARATORS),
        bag("lr:hierarchicalSubject", SEPARATORS),
        bag("digiKam:TagsList", SEPARATORS),
        bag("Iptc4xmpExt:PersonInImage", SEPARATORS),
        bag("dc:creator", SEPARATORS),
        alternatives("dc:title", default=SEPARATORS),
        alternatives("dc:description", default=SEPARATORS),
        f"<acdsee:categories>{SEPARATORS}</acdsee:categories>",
        f"<exif:GPSLatitude>{SEPARATORS}</exif:GPSLatitude>",
        f"<xmp:Rating>{SEPARATORS}</xmp:Rating>",
        f"<xmp:CreateDate>{SEPARATORS}</xmp:CreateDate>",
        mwg((SEPARATORS, "Face", (0.5, 0.5, 0.1, 0.1))),
        microsoft(("V", SEPARATORS)),
        "<dc:subject><rdf:Bag>" + "<rdf:li>V</rdf:li>" * 200_000 + "</rdf:Bag></dc:subject>",
        "<mwg-kw:Keywords>" * 200 + "</mwg-kw:Keywords>" * 200,
    ],
    ids=range(15),
)
def test_four_megabytes_of_nonsense_come_to_an_end(element: str) -> None:
    header = Header(xmp=packet("", element))
    with ends():
        facts = describe(Path("a.bmp"), header)
    for fact in (facts.title, facts.creator, *facts.captions.values()):
        assert fact is None or len(fact.value) <= 20_000

"""Captions by language; what cameras and programs write is none."""

import pytest

from gallery.metadata.captions import captions_of, is_meant
from gallery.metadata.told import Told
from gallery.metadata.xmp import read_packet
from tests.metadata.making import alternatives, packet


def captions(told: Told) -> dict[str, str]:
    return {tag: fact.value for tag, fact in captions_of(told).items()}


@pytest.mark.parametrize(
    "boilerplate",
    ["OLYMPUS DIGITAL CAMERA", "OLYMPUS DIGITAL CAMERA         ", "   ", "SONY DSC", "DSC00006",
     "IMG_1234.JPG", " DIGITAL CAMERA", "TRAVELER DIGITAL CAMERA", "oznor", "Untitled",
     "File written by Adobe Photoshop® 4.0", "CREATOR: gd-jpeg v1.0 (using IJG JPEG v80)"],
)  # fmt: skip
def test_what_a_camera_writes_is_no_caption(boilerplate: str) -> None:
    assert not is_meant(boilerplate)
    assert captions(Told(exif={"ImageDescription": boilerplate})) == {}
    assert captions(Told(iptc={"Caption-Abstract": (boilerplate,)})) == {}


@pytest.mark.parametrize(
    "signature",
    ["Created with GIMP", "Resized with ezgif.com", "Optimized by JPEGmini 3.9", "Lavc58.54.100",
     "..CREATOR: XV Version 3.00", "AppleMark\n", "Compressed by jpeg-recompress",
     "LEAD Technologies Inc. V1.01", "Intel(R) JPEG Library"],
)  # fmt: skip
def test_what_a_program_signs_with_is_no_caption(signature: str) -> None:
    assert captions(Told(texts={"Comment": signature})) == {}


@pytest.mark.parametrize("meant", ["Camera in hand, V smiles", "사진", "made of light", "V"])
def test_what_somebody_wrote_is_one(meant: str) -> None:
    assert is_meant(meant)
    assert list(captions(Told(texts={"Comment": meant})).values()) == [meant]


PLACES = [
    ("xmp", 'exif:UserComment="{}"'),
    ("xmp", 'tiff:ImageDescription="{}"'),
    ("xmp", 'acdsee:notes="{}"'),
    ("iptc", "Caption-Abstract"),
    ("exif", "ImageDescription"),
    ("exif", "UserComment"),
    ("exif", "XPComment"),
    ("exif", "XPSubject"),
    ("texts", "Description"),
    ("texts", "Comment"),
]


def saying(*places: tuple[str, str]) -> Told:
    """Every given place says its own number."""
    said = {name: {} for name in ("exif", "iptc", "texts")}  # type: ignore[var-annotated]
    attributes = ""
    for number, place in enumerate(PLACES):
        standard, name = place
        if place not in places:
            continue
        if standard == "xmp":
            attributes += name.format(f"said {number}") + " "
        else:
            text = f"said {number}"
            said[standard][name] = (text,) if standard == "iptc" else text
    return Told(packet=read_packet(packet(attributes)), **said)


@pytest.mark.parametrize("first", range(len(PLACES)))
def test_the_places_speak_in_their_order(first: int) -> None:
    assert captions(saying(*PLACES[first:])) == {"en": f"said {first}"}


def test_the_description_comes_before_all_with_all_its_languages() -> None:
    described = packet("", alternatives("dc:description", default="Filming", ko="촬영", ja="撮影"))
    told = Told(packet=read_packet(described), exif={"ImageDescription": "Else"})
    assert captions(told) == {"en": "Filming", "ko": "촬영", "ja": "撮影"}


def test_odd_language_tags_are_no_languages() -> None:
    odd = packet("", alternatives("dc:description", **{"x-repair": "탁자", "not a tag!": "Table"}))
    assert captions(Told(packet=read_packet(odd))) == {"ko": "탁자", "en": "Table"}


def test_latin_1_that_was_korean_is_repaired() -> None:
    mojibake = "한강 야경".encode("cp949").decode("latin-1")
    assert captions(Told(exif={"ImageDescription": mojibake})) == {"ko": "한강 야경"}
    assert captions(Told(texts={"Comment": mojibake})) == {"ko": "한강 야경"}


def test_a_caption_of_a_book_is_cut() -> None:
    (text,) = captions(Told(exif={"ImageDescription": "word " * 9_000})).values()
    assert len(text) == 20_000

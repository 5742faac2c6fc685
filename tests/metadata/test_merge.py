"""Who wins, field by field."""

import io
from pathlib import Path

import pytest
from PIL import Image

from gallery.images.inspect import inspect
from gallery.metadata.exif import read_exif
from gallery.metadata.fields import FIELDS, IPTC_DATASETS, NAMESPACES, Standard
from gallery.metadata.merge import describe
from gallery.model.described import PhotoFacts
from gallery.model.facts import Origin
from gallery.model.reasons import RefusedFile
from tests.metadata.making import Header, alternatives, packet


def described(exif: dict[str, str] | None = None, xmp: bytes = b"") -> PhotoFacts:
    return describe(Path("a.bmp"), Header(exif=exif or {}, xmp=xmp))


def captions(facts: PhotoFacts) -> dict[str, str]:
    return {tag: fact.value for tag, fact in facts.captions.items()}


def test_every_field_of_a_packet_arrives_with_its_origin() -> None:
    attributes = (
        'photoshop:Credit="EDAM Entertainment" photoshop:Source="Weverse" xmp:Rating="4" '
        'photoshop:DateCreated="2024-01-27T18:00:00+09:00"'
    )
    elements = alternatives("dc:title", default="Love wins all") + alternatives(
        "dc:description", default="Filming", ko="촬영"
    )
    facts = described(xmp=packet(attributes, elements))
    assert facts.title is not None
    assert facts.title.value == "Love wins all"
    assert facts.credit is not None
    assert (facts.credit.value, facts.credit.origin) == ("EDAM Entertainment", Origin.FILE)
    assert facts.source is not None
    assert (facts.source.value, facts.source.reason) == ("Weverse", "XMP photoshop:Source")
    assert facts.rating is not None
    assert facts.rating.value == 4
    assert facts.taken_at is not None
    assert facts.taken_at.value == "2024-01-27T18:00:00+09:00"
    assert captions(facts) == {"en": "Filming", "ko": "촬영"}


def test_a_file_that_says_nothing_gives_nothing() -> None:
    assert described() == PhotoFacts()


@pytest.mark.parametrize(
    ("written", "stars"),
    [("5", 5), ("4.0", 4), ("9", 5), ("-1", None), ("0", None), ("", None), ("good", None),
     ("nan", None), ("inf", None)],
)  # fmt: skip
def test_ratings(written: str, stars: int | None) -> None:
    rating = described(xmp=packet(f'xmp:Rating="{written}"')).rating
    assert (rating.value if rating else None) == stars


def test_xmp_rating_wins_over_exif() -> None:
    rating = described({"Rating": "2"}, packet('xmp:Rating="5"')).rating
    assert rating is not None
    assert rating.value == 5
    rating = described({"Rating": "2"}).rating
    assert rating is not None
    assert rating.value == 2


@pytest.mark.parametrize(
    "boilerplate",
    ["OLYMPUS DIGITAL CAMERA", "OLYMPUS DIGITAL CAMERA         ", "   ", "SONY DSC", "DSC00006",
     "IMG_1234.JPG", "DIGITAL CAMERA", "oznor", "File written by Adobe Photoshop® 4.0"],
)  # fmt: skip
def test_what_a_camera_writes_is_no_caption(boilerplate: str) -> None:
    assert captions(described({"ImageDescription": boilerplate})) == {}


def test_a_packet_speaks_before_exif_and_boilerplate_does_not_silence_it() -> None:
    xmp = packet(elements=alternatives("dc:description", default="In XMP"))
    assert captions(described({"ImageDescription": "In EXIF"}, xmp)) == {"en": "In XMP"}
    camera = packet(elements=alternatives("dc:description", default="SONY DSC"))
    assert captions(described({"ImageDescription": "In EXIF"}, camera)) == {"en": "In EXIF"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("벚꽃", "ko"),
        ("京都の紅葉", "ja"),
        ("北京", "zh"),
        ("Blume", "en"),
        ("BTS 뷔", "ko"),
        ("2024", "en"),
    ],
)
def test_a_text_without_a_language_gets_that_of_its_letters(text: str, language: str) -> None:
    assert captions(described({"ImageDescription": text})) == {language: text}


def test_the_default_language_does_not_repeat_a_named_one() -> None:
    xmp = packet(
        elements=alternatives("dc:description", default="Table", de="Table", fr="La table")
    )
    assert captions(described(xmp=xmp)) == {"de": "Table", "fr": "La table"}


def jpeg(exif: Image.Exif) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "JPEG", exif=exif)
    return out.getvalue()


def test_exifread_reads_a_real_file(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010E] = "벚꽃".encode()
    inner = exif.get_ifd(0x8769)
    inner[0x9003], inner[0x9291], inner[0x9011] = "2024:01:27 18:00:05", "25", "+09:00"
    path = tmp_path / "뷔.jpg"
    path.write_bytes(jpeg(exif))
    assert read_exif(path) == {
        "ImageDescription": "벚꽃",
        "DateTimeOriginal": "2024:01:27 18:00:05",
        "SubSecTimeOriginal": "25",
        "OffsetTimeOriginal": "+09:00",
    }
    facts = describe(path, inspect(path))
    assert facts.taken_at is not None
    assert facts.taken_at.value == "2024-01-27T18:00:05.25+09:00"
    assert captions(facts) == {"ko": "벚꽃"}
    content = path.read_bytes()
    assert describe(Path("gone"), inspect(path, content=content), content=content) == facts


def test_what_exifread_cannot_read_the_other_library_gives(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = "2024:01:27 18:00:05"
    path = tmp_path / "a.webp"
    Image.new("RGB", (8, 8)).save(path, exif=exif.tobytes().removeprefix(b"Exif\0\0"))
    facts = describe(path, inspect(path))
    assert facts.taken_at is not None
    assert facts.taken_at.value == "2024-01-27T18:00:05"


@pytest.mark.parametrize("junk", [b"", b"II*\0", b"\xff\xd8\xff\xe1\0\x10Exif\0\0MM\0*", b"\0" * 9])
def test_exifread_never_raises(junk: bytes) -> None:
    assert read_exif(Path("a"), content=junk) == {}


def test_a_file_that_is_gone_has_no_exif(tmp_path: Path) -> None:
    assert read_exif(tmp_path / "gone.jpg") == {}


def test_the_table_names_only_places_that_can_be_read() -> None:
    for wanted in FIELDS:
        for place in wanted.places:
            if place.standard is Standard.XMP:
                assert place.name.split(":")[0] in NAMESPACES
            if place.standard is Standard.IPTC:
                assert place.name in IPTC_DATASETS.values()


TRUTH = {
    "cameras/FujiFilm SP-2500.jpg": None,
    "cameras/Issue 609.jpg": None,
    "cameras/Nikon D5000.jpg": "2011-03-12T15:36:11",
    "cameras/Traveler SX330Z.jpg": "2002-01-20T13:52:46",
    "metadata/nps_denali.webp": "2010-08-13T21:00:01.85",
    "unicode/korean_metadata.heic": "2023-07-01T12:00:00",
    "formats/heic/exif_xmp_iptc.heic": "2020-09-14T11:09:34.641-05:00",
}


@pytest.mark.parametrize(("name", "taken"), TRUTH.items())
def test_the_samples_say_when_they_were_taken(samples: Path, name: str, taken: str | None) -> None:
    facts = describe(samples / name, inspect(samples / name))
    assert (facts.taken_at.value if facts.taken_at else None) == taken


def test_the_samples_say_what_they_are(samples: Path) -> None:
    def facts(name: str) -> PhotoFacts:
        path = samples / "unicode" / name
        return describe(path, inspect(path))

    assert captions(facts("한국어_설명.jpg")) == {"ko": "벚꽃이 핀 경복궁"}
    assert captions(facts("日本語のキャプション.jpg")) == {"ja": "京都の紅葉、清水寺にて"}


def test_no_sample_breaks_the_readers(samples: Path) -> None:
    for path in sorted(samples.rglob("*")):
        if path.is_file():
            try:
                header = inspect(path)
            except RefusedFile:
                continue
            describe(path, header)

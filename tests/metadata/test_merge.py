"""Who wins, field by field."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from gallery.images.inspect import inspect
from gallery.metadata.exif import read_exif
from gallery.metadata.fields import (
    CREATOR,
    CREDIT,
    EVENT,
    FIELDS,
    IPTC_DATASETS,
    NAMESPACES,
    RIGHTS,
    SOURCE,
    SOURCE_URL,
    TITLE,
    Field,
    Standard,
)
from gallery.metadata.merge import describe
from gallery.model.described import PhotoFacts
from gallery.model.facts import Fact, Origin
from tests.metadata.making import Header, alternatives, bag, dataset, mwg, packet, structures


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


@pytest.mark.parametrize(
    ("attributes", "stars"),
    [
        ('MicrosoftPhoto:Rating="1"', 1),
        ('MicrosoftPhoto:Rating="25"', 2),
        ('MicrosoftPhoto:Rating="50"', 3),
        ('MicrosoftPhoto:Rating="75"', 4),
        ('MicrosoftPhoto:Rating="99"', 5),
        ('MicrosoftPhoto:Rating="0"', None),
        ('acdsee:rating="2"', 2),
        ('xmp:Rating="4" MicrosoftPhoto:Rating="25" acdsee:rating="1"', 4),
        ('xmp:Rating="0" acdsee:rating="3"', None),
    ],
)
def test_ratings_of_other_programs(attributes: str, stars: int | None) -> None:
    rating = described(xmp=packet(attributes)).rating
    assert (rating.value if rating else None) == stars


def test_windows_rates_in_percent_too() -> None:
    rating = described({"RatingPercent": "75"}).rating
    assert rating == Fact(4, Origin.FILE, "EXIF RatingPercent")


def test_the_urgency_of_news_is_no_rating() -> None:
    urgent = dataset(10, b"1") + dataset(25, b"V")
    facts = describe(Path("a.bmp"), Header(iptc=urgent, xmp=packet('photoshop:Urgency="1"')))
    assert facts.rating is None


def everything(field: Field) -> list[tuple[Header, str]]:
    """A header for each place of a field, in which that place and all weaker ones speak."""
    numbers = {name: number for (_, number), name in IPTC_DATASETS.items()}
    found = []
    for first in range(len(field.places)):
        exif, texts, iptc, attributes = {}, {}, b"", ""
        for place in field.places[first:]:
            text = f"https://{place.name}" if field is SOURCE_URL else f"in {place.name}"
            if place.standard is Standard.XMP:
                attributes += f'{place.name}="{text}" '
            elif place.standard is Standard.IPTC:
                iptc += dataset(numbers[place.name], text.encode())
            else:
                (exif if place.standard is Standard.EXIF else texts)[place.name] = text
        xmp = packet(attributes) if attributes else b""
        found.append((Header(exif=exif, texts=texts, iptc=iptc, xmp=xmp), str(field.places[first])))
    return found


@pytest.mark.parametrize(
    "field", [TITLE, CREDIT, SOURCE, SOURCE_URL, CREATOR, RIGHTS, EVENT], ids=lambda f: f.name
)
def test_every_place_of_the_table_speaks_in_its_order(field: Field) -> None:
    for header, place in everything(field):
        said = getattr(describe(Path("a.bmp"), header), field.name)
        name = place.split(" ", 1)[1]
        text = f"https://{name}" if field is SOURCE_URL else f"in {name}"
        assert said == Fact(text, Origin.FILE, place)


def test_a_source_and_its_address_are_told_apart() -> None:
    facts = described(xmp=packet('photoshop:Source="Weverse" dc:source="https://weverse.io/"'))
    assert facts.source == Fact("Weverse", Origin.FILE, "XMP photoshop:Source")
    assert facts.source_url == Fact("https://weverse.io/", Origin.FILE, "XMP dc:source")
    only = described(xmp=packet('photoshop:Source="HTTPS://weverse.io/"'))
    assert only.source is None
    assert only.source_url is not None
    assert only.source_url.value == "HTTPS://weverse.io/"


def test_several_creators_are_one_text() -> None:
    facts = described(xmp=packet(elements=bag("dc:creator", "Kim", "Lee", "Kim", kind="Seq")))
    assert facts.creator == Fact("Kim, Lee", Origin.FILE, "XMP dc:creator")


def test_a_collection_stands_for_an_event() -> None:
    name = "<mwg-coll:CollectionName>Love wins all</mwg-coll:CollectionName>"
    facts = described(xmp=packet(elements=structures("mwg-coll:Collections", name)))
    assert facts.event == Fact("Love wins all", Origin.FILE, "XMP mwg-coll:Collections")
    both = structures("mwg-coll:Collections", name) + alternatives(
        "Iptc4xmpExt:Event", default="Photo sketch"
    )
    event = described(xmp=packet(elements=both)).event
    assert event is not None
    assert event.value == "Photo sketch"


def test_a_title_of_a_book_is_cut_where_all_can_see_it() -> None:
    title = described({"XPTitle": "Love " * 900}).title
    assert title is not None
    assert len(title.value) <= 1_000
    assert title.value.endswith("…")


def test_a_person_is_one_wherever_the_file_names_it() -> None:
    elements = (
        bag("Iptc4xmpExt:PersonInImage", "V", "IU")
        + mwg(("v", "Face", (0.5, 0.5, 0.2, 0.2)))
        + bag("lr:hierarchicalSubject", "People|BTS|V")
        + bag("dc:subject", "V", "iu", "camcorder")
    )
    facts = described(xmp=packet(elements=elements))
    assert [(person.name, person.groups) for person in facts.people] == [
        ("V", ("BTS",)),
        ("IU", ()),
    ]
    assert facts.people[0].reason == "XMP Iptc4xmpExt:PersonInImage"
    assert [hint.text for hint in facts.hints] == ["camcorder"]


def test_people_in_detail_are_people() -> None:
    named = alternatives("Iptc4xmpExt:PersonName", default="IU")
    facts = described(xmp=packet(elements=structures("Iptc4xmpExt:PersonInImageWDetails", named)))
    assert [person.name for person in facts.people] == ["IU"]


def test_names_that_are_no_names_name_nobody() -> None:
    facts = described(xmp=packet(elements=bag("Iptc4xmpExt:PersonInImage", "x" * 20_000, " ")))
    assert facts.people == ()


def test_xmp_rating_wins_over_exif() -> None:
    rating = described({"Rating": "2"}, packet('xmp:Rating="5"')).rating
    assert rating is not None
    assert rating.value == 5
    rating = described({"Rating": "2"}).rating
    assert rating is not None
    assert rating.value == 2


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


TEXTS = st.text(max_size=30)


@given(
    st.dictionaries(
        st.sampled_from(["ImageDescription", "Artist", "Rating", "XPKeywords", "GPSLatitude"]),
        TEXTS,
    ),
    st.binary(max_size=60),
    st.dictionaries(st.sampled_from(["Title", "Comment"]), TEXTS),
)
def test_no_header_breaks_the_reader(
    exif: dict[str, str], iptc: bytes, texts: dict[str, str]
) -> None:
    header = Header(exif=exif, iptc=b"\x1c\x02\x19" + iptc, texts=texts, xmp=iptc)
    facts = describe(Path("a.bmp"), header)
    assert all(hint.text for hint in facts.hints)

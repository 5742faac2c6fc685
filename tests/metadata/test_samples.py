"""Real files of other programs: what they say, as exiftool reads them too."""

import unicodedata
from pathlib import Path

import pytest

from gallery.images.inspect import inspect
from gallery.metadata.merge import describe, facts_of_packet
from gallery.model.described import PhotoFacts
from gallery.model.facts import Origin
from gallery.model.reasons import RefusedFile

NAVY = ["ronald reagan", "reagan", "cvn 76", "cvn-76", "straights magellan", "magellan", "carrier"]
NAVY += ["nimitz-class", "ship", "underway"]
HOLIDAY = ["HvK", "2006", "summer", "July", "holiday", "Hungary", "Budapest"]


def read(path: Path) -> PhotoFacts:
    if not path.exists():  # its name is kept decomposed
        path = path.with_name(unicodedata.normalize("NFD", path.name))
    if path.suffix == ".xmp":
        return facts_of_packet(path.read_bytes(), origin=Origin.SIDECAR)
    return describe(path, inspect(path))


def words(facts: PhotoFacts) -> list[str]:
    return ["|".join((*hint.parents, hint.text)) for hint in facts.hints]


def texts(facts: PhotoFacts) -> dict[str, str]:
    """The plain fields that are said, captions by "caption ko"."""
    names = ("title", "source", "source_url", "credit", "creator", "rights", "event", "rating")
    found = {name: getattr(facts, name) for name in names}
    found |= {f"caption {tag}": caption for tag, caption in facts.captions.items()}
    return {name: fact.value for name, fact in found.items() if fact is not None}


TAKEN = {
    "cameras/FujiFilm SP-2500.jpg": None,
    "cameras/Issue 609.jpg": None,
    "cameras/Nikon D5000.jpg": "2011-03-12T15:36:11",
    "cameras/Traveler SX330Z.jpg": "2002-01-20T13:52:46",
    "metadata/capture_one_highsmith.jpg": "2022-01-10T15:15:44.31",
    "metadata/exif_gps_typeerror.jpg": "2010-07-11T13:53:00+02:00",
    "metadata/hubble_jupiter_1.jpg": "2009-09-09T17:00:00",
    "metadata/nps_denali.webp": "2010-08-13T21:00:01.85",
    "metadata/pillow_multiple_app13.jpg": "2019-10-14T15:00:20+00:00",
    "metadata/usnavy.jp2": "2004-06-21T23:37:53.06",
    "unicode/korean_metadata.heic": "2023-07-01T12:00:00",
    "unicode/한국어_설명.jpg": "2021-04-03T14:05:06+09:00",
    "formats/heic/exif_xmp_iptc.heic": "2020-09-14T11:09:34.641-05:00",
}


@pytest.mark.parametrize(("name", "taken"), TAKEN.items())
def test_when_they_were_taken(samples: Path, name: str, taken: str | None) -> None:
    date = read(samples / name).taken_at
    assert (date.value if date else None) == taken


SAID: dict[str, dict[str, object]] = {
    "metadata/BlueSquare.gif": {
        "title": "Blue Square Test File - .gif",
        "caption en": "XMPFiles BlueSquare test file, created in Photoshop CS2, "
        "resaved and handcoded to .gif.",
    },
    "metadata/digikam_two_faces.jpg": {},
    "metadata/f-spot_hierarchical_iptc.jpg": {},
    "metadata/lightroom_face_region/IMG_5910.jpg": {
        "title": "Squirrel at berkely",
        "caption en": "Squirrel at berkely",
        "creator": "Patrik",
        "rating": 3,
    },
    "metadata/lightroom_face_region/IMG_5910.xmp": {
        "title": "Squirrel at berkely",
        "caption en": "Squirrel at berkely",
        "creator": "Patrik",
        "rating": 3,
    },
    "metadata/nps_denali.webp": {
        "title": "Denali National Park and Preserve",
        "creator": "NPS / David Restivo",
    },
    "metadata/photoshop_cs6_title_keywords.jpg": {
        "title": "Test document title string for metadata-extractor",
        "caption en": "Test description string for metadata-extractor",
        "creator": "Test author string for metadata-extractor",
        "rights": "Test copyright string for metadata-extractor",
    },
    "metadata/photoshop_iptc_utf8_umlauts.jpg": {
        "title": "Blume im Garten (öäüéàè)",
        "caption en": "Blume im Garten (öäüéàè)",
        "source": "Walter Hangartner",
        "credit": "Walter Hangartner",
        "creator": "Walter Hangartner",
        "rights": "©2007 Walter Hangartner, all rights reserved",
    },
    "metadata/picasa_rating_mongolels.jpg": {
        "title": "Mongol Els",
        "caption en": "Mongol Els",
        "rating": 3,
    },
    "metadata/png_exif_sample.png": {
        "caption en": "This is an image with exif data",
        "rights": "Acme",
    },
    "unicode/cp949_iptc_without_charset.jpg": {"caption ko": "한강 야경"},
    "unicode/korean_metadata.heic": {"caption ko": "제주도 바다"},
    "unicode/korean_text.png": {"title": "가을 단풍", "caption ko": "설악산 단풍 구경"},
    "unicode/日本語のキャプション.jpg": {"caption ja": "京都の紅葉、清水寺にて"},
    "unicode/한국어_설명.jpg": {
        "title": "봄 나들이",
        "caption ko": "벚꽃이 핀 경복궁",
        "rating": 4,
    },
    "sidecars/APhotoManager-exmaple.xmp": {
        "title": "Title2",
        "caption en": "Description2",
        "creator": "Autohor",
        "rights": "Copyright",
        "rating": 2,
    },
    "sidecars/digikam-example.xmp": {
        "caption en": "2014-Drachenfest-Waterfront-Bremen",
        "rights": "Klaus@SBiB",
    },
    "cameras/Olympus PEN E-P3.jpg": {},
    "cameras/Issue 339.jpg": {"creator": "Donlimbo"},
    "cameras/Konica Q-M100 (2).jpg": {},
    "cameras/Canon PowerShot S330.jpg": {},
    "formats/gif/chi_animated.gif": {},
    "formats/gif/hopper_static.gif": {},
}


@pytest.mark.parametrize(("name", "said"), SAID.items())
def test_what_they_are(samples: Path, name: str, said: dict[str, object]) -> None:
    assert texts(read(samples / name)) == said


def test_the_same_picture_says_the_same_in_four_formats(samples: Path) -> None:
    for name in (
        "usnavy_iptc_xmp.jpg",
        "usnavy_iptc_xmp.png",
        "usnavy_iptc_xmp.tiff",
        "usnavy.jp2",
    ):
        facts = read(samples / "metadata" / name)
        said = texts(facts)
        assert str(said.pop("caption en")).startswith("040621-N-6536T-062\nUSS Ronald Reagan")
        assert said == {
            "title": "040621-N-6536T-062",
            "source": "Navy Visual News Service",
            "credit": "U.S Navy",
            "creator": "Photographerís Mate 3rd Class (A",
        }
        assert words(facts) == NAVY


WORDS = {
    "metadata/digikam_two_faces.jpg": [],
    "metadata/f-spot_hierarchical_iptc.jpg": [
        "Events|Sport|Hiking/Trekking/Climbing",
        "Places|Denmark|Greenland",
        "WrongTime",
        "Lars",
        "Klaus",
    ],
    "metadata/lightroom_face_region/IMG_5910.jpg": ["Berkley", "USA"],
    "metadata/pillow_iptc.jpg": HOLIDAY,
    "formats/heic/exif_xmp_iptc.heic": [
        "HvK",
        "2006",
        "summer",
        "July",
        "holiday",
        "Hungary",
        "Budapest",
    ],
    "metadata/windows_photo_gallery_xpkeywords.jpg": ["Ottawa Jan 2010"],
    "metadata/windows_xp_tags.jpg": ["Key key key"],
    "metadata/xmp_subject/l1_xmp.tiff": ["sunset", "mountains", "nature"],
    "metadata/xmp_subject/tp1n3p08_xmp.png": ["sunset", "mountains", "nature"],
    "metadata/xmp_subject/xmp.webp": ["TestSubject"],
    "unicode/한국어_설명.jpg": ["장소|서울|경복궁", "서울", "봄"],
    "unicode/가족여행_NFD.jpg": ["가족"],
    "sidecars/digikam-example.xmp": ["test3", "test", "test2"],
    "sidecars/APhotoManager-exmaple.xmp": ["tagA2", "tagB2"],
}


@pytest.mark.parametrize(("name", "expected"), WORDS.items())
def test_their_keywords(samples: Path, name: str, expected: list[str]) -> None:
    assert words(read(samples / name)) == expected


FACES = {
    "metadata/digikam_two_faces.jpg": [
        ("Marie Curie", 0.311905, 0.208571, 0.113095, 0.198571),
        ("Pierre Curie", 0.639286, 0.118571, 0.096429, 0.241429),
    ],
    "metadata/lightroom_face_region/IMG_5910.jpg": [
        ("Alvin the Squirrel", 0.463485, 0.28243, 0.21731, 0.28108)
    ],
    "unicode/person_names_ko.jpg": [
        ("김철수", 0.2, 0.3, 0.2, 0.2),
        ("이영희", 0.6, 0.3, 0.2, 0.2),
    ],
}


@pytest.mark.parametrize(("name", "faces"), FACES.items())
def test_who_is_where(samples: Path, name: str, faces: list[tuple[object, ...]]) -> None:
    facts = read(samples / name)
    assert [person.name for person in facts.people] == [face[0] for face in faces]
    assert len(facts.regions) == len(faces)
    for region, (name, *box) in zip(facts.regions, faces, strict=True):
        assert region.name == name
        corners = (region.x, region.y, region.width, region.height)
        assert corners == pytest.approx(box, abs=2e-6)


PLACES = {
    "cameras/Apple iPhone 4.jpg": (41.853, 12.488833),
    "cameras/HTC Desire.jpg": (45.500667, 9.110333),
    "cameras/Nikon D5000.jpg": (48.888726, 21.043251),
    "cameras/Sony DSC-HX5V (2).jpg": (51.778615, 8.365638),
    "formats/heic/iphone_xs_empty_icc.heic": (46.754703, 33.336106),
    "metadata/capture_one_highsmith.jpg": (39.115, -108.400968),
    "metadata/empty_gps_ifd.jpg": None,
    "metadata/exif_gps_typeerror.jpg": None,
    "metadata/lightroom_gps_Nokia Lumia 800.jpg": (53.359465, -6.258231),
    "people/vlado_viewpoint.jpg": (-33.957945, 18.400485),
    "sidecars/APhotoManager-exmaple.xmp": (52.02, 12.02),
    "sidecars/digikam-example.xmp": (53.132559, 8.719196),
    "sidecars/exiftool-9.74-example.xmp": (48.150053, 11.576156),
}


@pytest.mark.parametrize(("name", "place"), PLACES.items())
def test_where_they_were_taken(samples: Path, name: str, place: tuple[float, float] | None) -> None:
    found = read(samples / name).place
    assert (found.value if found else None) == (pytest.approx(place, abs=2e-6) if place else None)


def test_no_sample_breaks_the_readers(samples: Path) -> None:
    for path in sorted(samples.rglob("*")):
        if path.is_file():
            try:
                header = inspect(path)
            except RefusedFile:
                continue
            describe(path, header)

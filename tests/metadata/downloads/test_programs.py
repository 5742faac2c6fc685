"""Picasa's and Google Takeout's files."""

import json

import pytest

from gallery.metadata.sidecar import read_sidecar
from gallery.model.facts import Origin
from tests.metadata.downloads.making import KOREA, entries, only, takeout, values

PICASA = """\
[Picasa]
name=Curie
[Contacts2]
d04ca592f8868c2a=Marie Curie;;
4f3f1b40e69b2537=Pierre Curie;pierre@example.org;
[curie.jpg]
faces=rect64(4fd935656ccc683a),d04ca592f8868c2a;rect64(a3a81e5bbc575c29),4f3f1b40e69b2537
star=yes
caption=Laboratoire, 1904
keywords=physics,radium,physics
[김.jpg]
faces=rect64(10002000),ffffffffffffffff;rect64(0),d04ca592f8868c2a
[nothing.jpg]
backuphash=12345
"""


def test_picasa_speaks_of_the_folder_and_of_each_picture() -> None:
    folder, curie, kim = read_sidecar(".picasa.ini", PICASA.encode(), zone=KOREA)
    assert values(folder.post, "title") == ["Curie"]
    assert (folder.picture, curie.picture, kim.picture) == ("", "curie.jpg", "김.jpg")
    assert curie.photo.captions["en"].value == "Laboratoire, 1904"
    assert values(curie.photo, "favourite") == [True]
    assert [hint.text for hint in curie.photo.hints] == ["physics", "radium"]
    assert [person.name for person in curie.photo.people] == ["Marie Curie", "Pierre Curie"]


def test_picasa_s_boxes_are_four_fractions() -> None:
    _, curie, _ = read_sidecar(".picasa.ini", PICASA.encode(), zone=KOREA)
    marie, pierre = curie.photo.regions
    assert (marie.name, pierre.name) == ("Marie Curie", "Pierre Curie")
    assert marie.origin is Origin.SIDECAR
    width, height = 600, 400
    box = (marie.x * width, marie.y * height, marie.width * width, marie.height * height)
    assert box == pytest.approx((187.1, 83.4, 67.9, 79.4), abs=0.1)


def test_a_box_without_size_keeps_its_person_and_an_unnamed_box_is_kept() -> None:
    *_, kim = read_sidecar(".picasa.ini", PICASA.encode(), zone=KOREA)
    assert [person.name for person in kim.photo.people] == ["Marie Curie"]
    (box,) = kim.photo.regions  # rect64 without its zeros in front: from the top left corner
    assert (box.name, box.x, box.y) == ("", 0.0, 0.0)
    assert (box.width, box.height) == pytest.approx((0x1000 / 0xFFFF, 0x2000 / 0xFFFF))


def test_takeout_s_picture() -> None:
    entry = only(takeout(), "P1.jpg.supplemental-metadata.json")
    photo = entry.photo
    assert values(photo, "taken_at", "favourite", "place") == [
        "2021-04-03T14:05:06+09:00",
        True,
        (37.5796, 126.977),
    ]
    assert photo.captions["ko"].value == "설명"
    assert [(one.name, one.origin) for one in photo.people] == [
        ("김철수", Origin.SIDECAR),
        ("Jane Doe", Origin.SIDECAR),
    ]
    assert (entry.picture, entry.media, entry.post.key) == ("", "P1.jpg", "")


def test_takeout_s_zero_is_nowhere() -> None:
    nowhere = {"latitude": 0.0, "longitude": 0.0}
    there = {"latitude": -33.9, "longitude": 18.4}
    assert only(takeout(geoData=nowhere)).photo.place is None
    place = only(takeout(geoData=nowhere, geoDataExif=there)).photo.place
    assert place is not None
    assert place.value == (-33.9, 18.4)
    assert only(takeout(geoData={"latitude": 91, "longitude": float("nan")})).photo.place is None


@pytest.mark.parametrize(
    "album", [{"title": "Seoul 2021", "description": ""}, {"albumData": {"title": "Seoul 2021"}}]
)
def test_takeout_s_album_is_the_folder_s_title(album: dict[str, object]) -> None:
    entry = only(album, "metadata.json")
    assert values(entry.post, "title") == ["Seoul 2021"]
    assert entry.picture == ""


def test_a_broken_takeout_says_what_is_sound() -> None:
    said = takeout(photoTakenTime="soon", people="many", favorited="yes", geoData=[1, 2])
    (entry,) = entries(said)
    assert entry.photo.captions["ko"].value == "설명"
    assert values(entry.photo, "taken_at", "favourite", "place", "people") == [None] * 3 + [()]
    assert json.loads(json.dumps(said)) == said

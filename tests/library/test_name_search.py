"""Whose name is being typed: what a fan types, and who comes first."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.library import name_search
from gallery.library.database import Library
from gallery.library.vocabulary import Fit, complete
from gallery.model.phrases import BearerKind
from tests.library.shelf import Shelf

Offered = Callable[..., list[str]]
PEOPLE = (
    ("V", "뷔", "Kim Taehyung", "김태형"),
    ("Jungkook", "정국", "Jeon Jungkook"),
    ("IU", "아이유", "Lee Ji-eun"),
    ("RM", "김남준", "Kim Namjoon"),
    ("Suga", "슈가", "Min Yoongi"),
    ("J-Hope", "제이홉"),
    ("D.O.", "디오"),
    ("Rosé", "로제"),
    ("최예나", "Yena"),
    ("박지훈",),
    ("이영지",),
    ("さくら",),
    ("王嘉爾",),
    ("씨엘",),
    ("Viva",),
    ("Baekhyun",),
)
SCENES = (
    ("camcorder", "캠코더"),
    ("camera", "카메라"),
    ("ripped woolen shirt",),
    ("black and white blazer suit",),
    ("close-up", "클로즈업"),
    ("running outdoors",),
    ("director's camera",),
)


@pytest.fixture(scope="module")
def offered(tmp_path_factory: pytest.TempPathFactory) -> Offered:
    """Return a function that gives the names offered for a text, in a library of a fan."""
    folder: Path = tmp_path_factory.mktemp("fan")
    with Library.open(folder / "library", cache=folder / "cache") as library:
        with library.writing() as writer:
            shelf = Shelf(writer)
            for names in PEOPLE:
                shelf.person(*names)
            for names in SCENES:
                shelf.scene(*names)
            shelf.group("BTS")
        with library.reading() as reader:

            def names(text: str, limit: int = 8) -> list[str]:
                return [each.name for each in complete(reader, text, limit)]

            yield names


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("v", "V"),
        ("뷔", "V"),
        ("ㅂ", "V"),
        ("부", "V"),
        ("tae", "V"),
        ("taehyeong", "V"),
        ("taehyng", "V"),
        ("tahyung", "V"),
        ("atehyung", "V"),
        ("taehyugn", "V"),
        ("gim ta", "V"),
        ("kim t", "V"),
        ("kimtae", "V"),
        ("태형", "V"),
        ("ㅌㅎ", "V"),
        ("ㄱㅌㅎ", "V"),
        ("김ㅌ", "V"),
        ("김탷", "V"),
        ("김태헝", "V"),
        ("kim tae-h", "V"),
        ("taehyung kim", "V"),
        ("김 태형", "V"),
        ("xogud", "V"),
        ("rlaxo", "V"),
        ("ㅑㅕ", "IU"),
        ("iu", "IU"),
        ("aiyu", "IU"),
        ("ㅇㅇㅇ", "IU"),
        ("아이", "IU"),
        ("lee ji", "IU"),
        ("yi ji", "IU"),
        ("jieun", "IU"),
        ("ji eun", "IU"),
        ("rm", "RM"),
        ("알엠", "RM"),
        ("jeongguk", "Jungkook"),
        ("jungkuk", "Jungkook"),
        ("yunki", "Suga"),
        ("윤기", "Suga"),
        ("jhope", "J-Hope"),
        ("j hope", "J-Hope"),
        ("do", "D.O."),
        ("rose", "Rosé"),
        ("choi y", "최예나"),
        ("choe", "최예나"),
        ("choi ye", "최예나"),
        ("kim namj", "RM"),
        ("bak", "박지훈"),
        ("park ji", "박지훈"),
        ("lee yo", "이영지"),
        ("sakura", "さくら"),
        ("wang", "王嘉爾"),
        ("cl", "씨엘"),
        ("백현", "Baekhyun"),
        ("camc", "camcorder"),
        ("ㅋㅋㄷ", "camcorder"),
        ("캠", "camcorder"),
        ("camcoder", "camcorder"),
        ("kaem", "camcorder"),
        ("woolen", "ripped woolen shirt"),
        ("shirt woolen", "ripped woolen shirt"),
        ("riped wolen", "ripped woolen shirt"),
        ("black suit", "black and white blazer suit"),
        ("closeup", "close-up"),
        ("close up", "close-up"),
        ("directors", "director's camera"),
        ("outdo", "running outdoors"),
    ],
)
def test_what_a_fan_types_finds_who_is_meant(offered: Offered, text: str, first: str) -> None:
    assert offered(text)[:1] == [first]


@pytest.mark.parametrize(
    "text", ["zzzz", "qx", "%", "_", "🐯", "'", '"', "x" * 500, "가갸거겨", "*"]
)
def test_what_is_no_name_finds_nobody(offered: Offered, text: str) -> None:
    assert offered(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "".join(chr(0x61 + n * n % 26) + chr(0x61 + n // 26 % 26) for n in range(500)),
        " ".join(f"word{n}" for n in range(500)),
        "가나다라" * 250,
        "\u202e\u200f",
    ],
    ids=["letters", "words", "Hangul", "marks"],
)
def test_texts_that_are_no_names_at_all_are_answered(offered: Offered, text: str) -> None:
    assert offered(text) in ([], offered(""))


@given(st.text(max_size=12))
def test_whatever_is_typed_is_answered(offered: Offered, text: str) -> None:
    assert len(offered(text)) <= 8


@pytest.mark.parametrize("text", ["v camcorde", "v camco", "iu running", "suit v", "v woolen"])
def test_two_names_are_not_taken_for_one(offered: Offered, text: str) -> None:
    assert offered(text) == []


@pytest.mark.parametrize("text", ["v", "kim", "카", "ㅇ", "ro", "dir"])
def test_nobody_is_offered_twice(offered: Offered, text: str) -> None:
    assert len(offered(text)) == len(set(offered(text)))


def test_short_words_are_not_taken_for_others(offered: Offered) -> None:
    assert offered("ruo") == []  # "rm" and "rosé" are no slips of it


def fits(library: Library, text: str) -> list[tuple[str, Fit]]:
    with library.reading() as reader:
        return [(each.name, each.fit) for each in complete(reader, text, 9)]


def test_better_fits_come_first(library: Library) -> None:
    with library.writing() as writer:
        shelf = Shelf(writer)
        for names in (("Jin",), ("Jinah",), ("Oh Jin",), ("진",), ("Chin",), ("Hajinu",)):
            shelf.person(*names)
    assert fits(library, "jin") == [
        ("Jin", Fit.EXACT),
        ("진", Fit.WRITTEN),
        ("Jinah", Fit.BEGINNING),
        ("Oh Jin", Fit.LATER_WORD),
        ("Chin", Fit.SOUND),
        ("Hajinu", Fit.INSIDE),
    ]
    assert fits(library, "jinha") == [("Jinah", Fit.NEAR)]


def test_who_was_said_just_now_comes_before_who_is_in_more_photos(library: Library) -> None:
    with library.writing() as writer:
        shelf = Shelf(writer)
        photos = [shelf.photo(f"{n}.jpg") for n in range(name_search.RECENT + 9)]
        everyone = [shelf.person(f"Ka{n:02}") for n in range(name_search.RECENT + 9)]
        for n, person in enumerate(everyone):  # the earlier, the more photos
            said = shelf.say(photos[n:], person)
            shelf.said_at(said, f"2024-01-01T00:00:{n:02}")
    with library.reading() as reader:
        found = [each.name for each in complete(reader, "ka", 99)]
    lately = [f"Ka{n:02}" for n in reversed(range(9, name_search.RECENT + 9))]
    assert found == [*lately, *(f"Ka{n:02}" for n in range(9))]


def test_a_scene_that_a_word_names_comes_before_longer_ones_said_just_now(library: Library) -> None:
    with library.writing() as writer:
        shelf = Shelf(writer)
        photos = [shelf.photo(f"{n}.jpg") for n in range(5)]
        often = shelf.say(photos, scene=shelf.scene("camera"))
        long = shelf.say(photos[:1], scene=shelf.scene("camera on a long table"))
        inside = shelf.say(photos[:2], scene=shelf.scene("old camera"))
        for minute, said in enumerate((often, inside, long)):
            shelf.said_at(said, f"2024-01-01T00:0{minute}:00")
    with library.reading() as reader:
        found = [each.name for each in complete(reader, "cam", 9)]
        assert found == ["camera", "camera on a long table", "old camera"]
        assert [each.name for each in complete(reader, "camera o", 9)] == found[1:2]


def test_of_very_many_the_ones_with_photos_are_found_all_the_same(library: Library) -> None:
    with library.writing() as writer:
        shelf = Shelf(writer)
        photo = shelf.photo("1.jpg")
        for n in range(name_search.MOST_KEYS):
            shelf.person(f"Kim A {n:04}")
        last = shelf.person("Kim Zion", "김지온")
        shelf.said_at(shelf.say([photo], last), "2024-01-01")
        scene = shelf.scene("kimono")
    assert fits(library, "k")[0] == ("Kim Zion", Fit.BEGINNING)
    assert fits(library, "ㄱ")[0] == ("Kim Zion", Fit.INITIALS)
    with library.reading() as reader:
        (found,) = complete(reader, "ki", 5, kinds={BearerKind.SCENE})
    assert (found.kind, found.id) == (BearerKind.SCENE, scene)


def test_kinds_that_are_not_wanted_are_left_out(library: Library) -> None:
    with library.writing() as writer:
        shelf = Shelf(writer)
        shelf.said_at(shelf.say([shelf.photo("1.jpg")], shelf.person("Rosa")), "2024-01-01")
        shelf.scene("rosary")
        shelf.group("Rosary girls")
    with library.reading() as reader:
        for text in ("ros", "osar", "rosari"):
            found = complete(reader, text, 9, kinds={BearerKind.SCENE})
            assert [each.name for each in found] == ["rosary"]
        assert complete(reader, "", 9, kinds={BearerKind.SCENE}) == []
        assert [each.name for each in complete(reader, "", 9)] == ["Rosa"]


def test_the_wrong_language_of_the_keyboard_is_only_a_guess(library: Library) -> None:
    with library.writing() as writer:
        shelf = Shelf(writer)
        shelf.person("뷔")
        shelf.person("내일")
    assert fits(library, "qnl") == [("뷔", Fit.NEAR)]
    assert fits(library, "so") == [("내일", Fit.NEARLY_BEGINNING)]
    with library.writing() as writer:
        Shelf(writer).scene("sofa")
    assert fits(library, "so") == [("sofa", Fit.BEGINNING)]

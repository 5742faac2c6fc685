"""What is offered while tagging: the library's names first, then common scenes that fit."""

import pytest

from gallery.library import people, scenes, settings, starter
from gallery.library.database import Library
from gallery.library.starter import NOT_SAID_YET
from gallery.library.tagging_names import TaggingVocabulary, complete
from gallery.library.vocabulary import Completion
from gallery.model.phrases import BearerKind


def offered(library: Library, text: str, limit: int = 6) -> list[Completion]:
    with library.reading() as reader:
        return complete(reader, text, limit)


@pytest.mark.parametrize(
    ("typed", "first", "alias", "detail"),
    [
        ("camcorder", "camcorder", "", "camera"),
        ("CAMC", "camcorder", "", "camera"),
        ("캠", "캠코더", "", "카메라"),
        ("ㅋㅋㄷ", "캠코더", "", "카메라"),
        ("캠코ㄷ", "캠코더", "", "카메라"),
        ("selfie", "selca", "selfie", "shot"),
        ("closeup", "close-up", "closeup", "shot"),
        ("camcoder", "camcorder", "", "camera"),
        ("camcroderr", "camcorder", "", "camera"),
        ("director camera", "director's camera", "", "camera"),
        ("jacket puff", "puffer jacket", "", "jacket"),
        ("blazer s", "black and white blazer suit", "", "black and white suit, blazer"),
        ("oubl", "double exposure", "", "shot"),
    ],
)
def test_common_scenes_are_found_like_names(
    library: Library, typed: str, first: str, alias: str, detail: str
) -> None:
    one = offered(library, typed)[0]
    assert (one.kind, one.id, one.photos) == (BearerKind.SCENE, NOT_SAID_YET, 0)
    assert (one.name, one.alias) == (first, alias)
    assert sorted(one.detail.split(", ")) == sorted(detail.split(", "))


def test_the_librarys_own_come_first_among_what_fits_as_well(library: Library) -> None:
    with library.writing() as writer:
        camila = people.add_person(writer, "Camila")
        scenes.add_scene(writer, "wide camera lens")
    names = [one.name for one in offered(library, "cam")]
    assert names[:3] == ["Camila", "wide camera lens", "camera"]
    near = [one.name for one in offered(library, "camc")]
    assert near[0] == "camcorder", "a slip is worse"
    assert offered(library, "cam", 1)[0].id == camila


def test_what_is_said_is_offered_once_as_the_librarys(library: Library) -> None:
    with library.writing() as writer:
        made = starter.find_or_add(writer, "캠코더")
    found = [one for one in offered(library, "camc") if "cam" in one.alias + one.name]
    assert [(one.id, one.name, one.alias) for one in found] == [(made, "캠코더", "camcorder")]


def test_only_scenes_and_only_while_they_are_on(library: Library) -> None:
    with library.reading() as reader:
        assert complete(reader, "camc", 6, kinds={BearerKind.PERSON}) == []
        assert complete(reader, "", 6) == []
        assert [one.name for one in TaggingVocabulary(reader).exact("camcorder")] == ["camcorder"]
    with library.writing() as writer:
        settings.set_common_scenes(writer, on=False)
    assert offered(library, "camc") == []
    with library.reading() as reader:
        assert TaggingVocabulary(reader).exact("camcorder") == ()


def test_what_fits_nothing_offers_nothing(library: Library) -> None:
    assert offered(library, "zzzzzz") == []
    assert offered(library, "z" * 500) == []

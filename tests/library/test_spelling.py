"""The keys of names: which there are, and that they follow the names."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gallery.library import bearers, check, history, name_keys, people, scenes
from gallery.library.database import Library
from gallery.library.spelling import Form, keys_of
from gallery.model.history import StepKind
from gallery.model.names import search_text


def keys(name: str, form: Form, *, is_of_who: bool = True) -> set[str]:
    return {key for key, its_form in keys_of(name, is_of_who=is_of_who) if its_form is form}


@pytest.mark.parametrize(
    ("name", "form", "expected"),
    [
        ("Kim Tae-hyung", Form.WHOLE, {"kim tae-hyung"}),
        ("Kim Tae-hyung", Form.LATER_WORD, {"tae-hyung"}),
        ("Kim Tae-hyung", Form.LATIN, {"kim taehyung", "kim tae hyung"}),
        ("Kim Tae-hyung", Form.SOUND, {"~kimtehyunk"}),
        ("Kim Tae-hyung", Form.LATER_SOUND, {"~tehyunk"}),
        ("Kim Tae-hyung", Form.INITIALS, set()),
        ("김태형", Form.GIVEN, {search_text("태형")}),
        ("김태형", Form.INITIALS, {"ㄱㅌㅎ"}),
        ("김태형", Form.LATER_INITIALS, {"ㅌㅎ"}),
        ("김태형", Form.LATIN, {"gimtaehyeong"}),
        ("김태형", Form.LATER_LATIN, {"taehyeong"}),
        ("이영지", Form.SOUND, {"~riyunkji"}),
        ("さくら", Form.SOUND, {"~sakura"}),
        ("뷔", Form.LATIN, {"bwi", "v"}),
        ("Rosé", Form.LATIN, {"rose"}),
        ("D.O.", Form.LATIN, {"do", "d o"}),
        ("さくら", Form.LATIN, {"sakura"}),
        ("Виктор", Form.LATIN, {"viktor"}),
        ("director's camera", Form.LATIN, {"directors camera"}),
        ("V", Form.LATIN, set()),
        ("🐯", Form.WHOLE, {"🐯"}),
    ],
)
def test_a_name_has_these_keys(name: str, form: Form, expected: set[str]) -> None:
    assert keys(name, form) == expected


def test_scenes_have_no_family_names_and_no_sound() -> None:
    forms = {form for _, form in keys_of("김치찌", is_of_who=False)}
    assert forms == {Form.WHOLE, Form.INITIALS, Form.LATIN}


@given(st.text(max_size=40), st.booleans())
@settings(max_examples=100)
def test_any_name_has_keys_and_none_is_empty(name: str, is_of_who: bool) -> None:
    assert all(key for key, _ in keys_of(name, is_of_who=is_of_who))


def stored(library: Library) -> list[tuple[str, int]]:
    with library.reading() as reader:
        question = "SELECT key, form FROM name_keys ORDER BY key, form"
        return [(row[0], row[1]) for row in reader.exec_driver_sql(question)]


def test_keys_follow_names_through_every_edit_and_back(library: Library) -> None:
    with library.writing() as writer:
        person = people.add_person(writer, ["V", "뷔"])
    before = stored(library)
    assert ("ㅂ", Form.INITIALS) in before
    with library.writing() as writer:
        bearers.set_names(writer, "person", person, "Vante")
        bearers.add_names(writer, "person", person, "김태형")
        scenes.add_scene(writer, "camcorder")
        history.push(writer, StepKind.EDIT_PERSON, "V", 0)
    renamed = stored(library)
    assert ("v", Form.WHOLE) not in renamed
    assert {("vante", Form.WHOLE), ("camcorder", Form.WHOLE)} <= set(renamed)
    with library.writing() as writer:
        history.undo(writer)
    assert stored(library) == before
    with library.writing() as writer:
        history.redo(writer)
    assert stored(library) == renamed
    with library.writing() as writer:
        people.remove_person(writer, person)
    assert stored(library) == [("camcorder", Form.WHOLE)]
    assert check.check(library) == []


def test_keys_that_are_lost_or_left_over_are_found_and_made_anew(library: Library) -> None:
    with library.writing() as writer:
        bearers_before = people.add_person(writer, ["V", "뷔"])
        assert bearers.named(writer.connection, "person", "뷔") == [bearers_before]
    before = stored(library)
    with library.writing() as writer:
        writer.connection.exec_driver_sql("DELETE FROM name_keys WHERE key = 'ㅂ'")
        writer.connection.exec_driver_sql("INSERT INTO name_keys VALUES ('zz', 0, 99, 0, 99)")
        assert name_keys.stale(writer.connection) == 2
    assert [problem.subject for problem in check.check(library, repair=True)] == ["name_keys"]
    assert check.check(library) == []
    assert stored(library) == before

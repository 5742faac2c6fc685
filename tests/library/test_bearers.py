"""Names as they are given: refused when they show nothing, cleaned when they can be."""

from collections.abc import Callable
from typing import Any
from unicodedata import normalize

import pytest

from gallery.library import people, scenes
from gallery.library.bearers import as_names, names_of
from gallery.library.database import Library, Writer
from gallery.library.vocabulary import LibraryVocabulary, complete
from gallery.model.errors import InvalidValue
from gallery.model.names import LONGEST_NAME, Name, NameKind

Add = Callable[[Writer, Any], int]
KINDS: dict[str, Add] = {
    "person": people.add_person,
    "group": people.add_group,
    "scene": scenes.add_scene,
}
NOTHING = [
    "",
    "   ",
    "\t\n",
    "\u200b",
    "\u200f\u202e",
    "\u3164",
    "\u200d",
    "\u0301",
    "\ufeff \u2060",
]


@pytest.mark.parametrize("add", KINDS.values(), ids=KINDS.keys())
@pytest.mark.parametrize("name", NOTHING)
def test_a_name_that_shows_nothing_is_refused(library: Library, add: Add, name: str) -> None:
    with pytest.raises(InvalidValue) as refused, library.writing() as writer:
        add(writer, ["V", name])
    assert (refused.value.field, refused.value.value, refused.value.why) == ("name", name, "empty")
    with library.reading() as reader:
        assert complete(reader, "v", 5) == []


@pytest.mark.parametrize("add", KINDS.values(), ids=KINDS.keys())
def test_a_thousand_letters_are_refused(library: Library, add: Add) -> None:
    with pytest.raises(InvalidValue) as refused, library.writing() as writer:
        add(writer, "V" * 1_000)
    assert refused.value.why == "too-long"
    with library.writing() as writer:
        add(writer, "V" * LONGEST_NAME)


def test_no_name_at_all_is_refused() -> None:
    with pytest.raises(InvalidValue):
        as_names([])


@pytest.mark.parametrize(
    ("given", "kept", "script"),
    [
        (" V ", "V", "Latn"),
        (normalize("NFD", "김태형"), "김태형", "Hang"),
        (normalize("NFD", "Rosé"), "Rosé", "Latn"),
        ("\u202eV\u202c", "V", "Latn"),
        ("V\u200b", "V", "Latn"),
        ("Kim\u00a0 Taehyung\n", "Kim Taehyung", "Latn"),
        ("🐯", "🐯", "Zyyy"),
        ("❤\ufe0f", "❤\ufe0f", "Zyyy"),
        ("مرحبا", "مرحبا", "Arab"),
        ("さくら", "さくら", "Jpan"),
    ],
)
def test_what_can_be_cleaned_is_kept_clean(
    library: Library, given: str, kept: str, script: str
) -> None:
    with library.writing() as writer:
        person = people.add_person(writer, given)
    with library.reading() as reader:
        assert names_of(reader, "person", [person])[person] == (Name(kept, NameKind.OTHER, script),)
        for spelled in (given, kept):
            assert [one.id for one in LibraryVocabulary(reader).exact(spelled)] == [person]
            assert [one.name for one in complete(reader, spelled, 5)] == [kept]


def test_a_name_twice_is_a_name_once_however_spelled() -> None:
    spelled = ["뷔", normalize("NFD", "뷔"), " 뷔 ", "V", "v", "❤", "❤\ufe0f"]
    assert [name.text for name in as_names(spelled)] == ["뷔", "V", "❤"]


def test_a_role_is_a_name_that_is_found(library: Library) -> None:
    with library.writing() as writer:
        person = people.add_person(writer, ["V", Name("Kim Seok-hyun", NameKind.ROLE)])
    with library.reading() as reader:
        (offer,) = complete(reader, "seokh", 5)
        called = names_of(reader, "person", [person])[person]
    assert (offer.id, offer.alias) == (person, "Kim Seok-hyun")
    assert called[1].kind is NameKind.ROLE

"""What sets say, offered with the photos that stand behind it."""

import pytest

from gallery.library import set_texts
from gallery.library.database import Library
from gallery.library.set_texts import SetText
from gallery.search.ast import SetPart
from tests.library.shelf import Shelf


@pytest.fixture
def told(library: Library) -> Library:
    with library.writing() as writer:
        shelf = Shelf(writer)
        photos = [shelf.photo(f"{number}.jpg") for number in range(6)]
        for title, day, source, members in (
            ("Layover", "2023-09-08", "Weverse", photos[:1]),
            ("Love wins all", "2024-01-27", "weverse", photos[1:4]),
            ("Airport", "2024-02-01", "my Weverse copy", photos[4:]),
            ("Love letters", "2022-01-01", "", photos[:1]),
        ):
            places = [(photo, place) for place, photo in enumerate(members, start=1)]
            shelf.set(title, *places, released_on=day, source=source, era=f"{title} era")
    return library


def test_values_begin_so_before_they_hold_it(told: Library) -> None:
    with told.reading() as reader:
        found = set_texts.values(reader, SetPart.SOURCE, "WEV", 5)
        assert found == [SetText("weverse", 4), SetText("my Weverse copy", 2)]
        assert set_texts.values(reader, SetPart.SOURCE, "", 1) == [SetText("weverse", 4)]
        assert set_texts.values(reader, SetPart.SOURCE, "%", 5) == []
        assert set_texts.values(reader, SetPart.CREDIT, "", 5) == [], "what is empty is no value"


@pytest.mark.parametrize("part", SetPart)
def test_every_part_can_be_asked(told: Library, part: SetPart) -> None:
    with told.reading() as reader:
        found = [one.text for one in set_texts.values(reader, part, "love w", 5)]
    assert found == (["Love wins all era"] if part is SetPart.ERA else [])


def test_titles_come_newest_first_with_their_photos(told: Library) -> None:
    with told.reading() as reader:
        love = set_texts.titles(reader, "LOVE", 5)
        assert love == [SetText("Love wins all", 3), SetText("Love letters", 1)]
        assert [one.text for one in set_texts.titles(reader, "", 2)] == ["Airport", "Love wins all"]
        assert set_texts.titles(reader, "%", 5) == []


def test_a_title_of_several_sets_is_one_offer(told: Library) -> None:
    with told.writing() as writer:
        shelf = Shelf(writer)
        shelf.set("airport", (shelf.photo("7.jpg"), 1), released_on="2024-03-01")
    with told.reading() as reader:
        assert set_texts.titles(reader, "airp", 5) == [SetText("Airport", 3)]

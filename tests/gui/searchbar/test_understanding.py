"""What the search line knows of a line: names, offers, words that are too short."""

import pytest

from gallery.gui.searchbar.understanding import counted, understand
from gallery.library.database import Library
from gallery.search.complete import OfferKind
from tests.library.shelf import Shelf, reference_story


@pytest.fixture
def reader(tmp_path):
    with Library.open(tmp_path / "library", cache=tmp_path / "cache") as library:
        with library.writing() as writer:
            shelf = Shelf(writer)
            reference_story(shelf)
            photo = shelf.photo("wide.jpg", width=300, height=200)
            shelf.set("Clip", (photo, 1), era="Love wins all")
        with library.reading() as reader:
            yield reader


@pytest.fixture
def ask(reader):
    return lambda text: understand(reader, text, caret=len(text))


@pytest.fixture
def count(reader):
    return lambda found: counted(reader, found.text, found.offers)


def test_names_and_fields_are_marked(ask):
    spans = ask("kim taehyung with camcorder rating:3").spans
    assert {(span.start, span.end) for span in spans} == {(0, 12), (18, 27), (28, 36)}


def test_offers_come_from_the_library(ask):
    (offer,) = ask("V with camco").offers
    assert (offer.kind, offer.text, offer.start, offer.end) == (OfferKind.SCENE, "camcorder", 7, 12)
    assert ask("set:wins").offers[0].text == '"Love wins all"'
    assert ask('set:"love wi').offers[0].end == 12


def test_a_word_too_short_for_text_is_named(ask):
    assert (ask("zz V").short, ask("V IU").short) == ("zz", "")


def test_a_short_word_beside_another_is_looked_for_with_it(ask):
    assert ask("yet to come").short == ""
    assert ask("zz V come").short == "zz"


def test_titles_of_several_words_and_plain_words_are_chips(ask):
    line = "only V set:love wins zzz, 2024"
    spans = ask(line).spans
    assert {line[span.start : span.end] for span in spans if span.is_field} == {
        "only V",
        "set:love wins",
        "2024",
    }


def test_a_value_of_several_words_is_one_chip(ask):
    line = "-released:last month landscape V"
    spans = ask(line).spans
    assert {line[span.start : span.end] for span in spans if span.is_field} == {
        "-released:last month",
        "landscape",
    }


def test_what_stands_before_a_mistake_keeps_its_chips(ask):
    for line in ('V rating:3 "open', "V rating:3 relesed:2024"):
        spans = ask(line).spans
        assert {line[span.start : span.end] for span in spans} >= {"V", "rating:3"}


def test_names_leave_room_for_fields(ask):
    names = [offer.name for offer in ask("ca").offers]
    assert "camcorder" in names
    assert "caption:" in names


def test_sets_say_what_may_stand_behind_the_colon(ask):
    (offer,) = ask("era:lo").offers
    assert (offer.name, offer.photos) == ("Love wins all", 1)
    assert ask("set:wins").offers[0].photos == 12


def test_fixed_values_are_counted_later(ask, count):
    found = ask("V missing:cap")
    assert count(found) == {"caption": 13}
    assert count(ask("is:unt"))["untagged"] == 1
    assert count(ask("order:rat")) == {}, "an order finds nothing by itself"
    assert count(ask("land"))["landscape"] == 1
    assert count(ask("camco")) == {}, "names bring their counts"


def test_a_scene_that_only_those_below_it_say_has_theirs(ask, count):
    found = ask("came")
    told = {offer.text: offer.photos for offer in found.offers} | count(found)
    assert told["camera"] == 2, "the two with a camcorder"

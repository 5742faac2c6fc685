"""What the search line knows of a line: names, offers, words that are too short."""

import pytest

from gallery.gui.searchbar.understanding import understand
from gallery.library.database import Library
from gallery.search.complete import OfferKind
from tests.library.shelf import Shelf, reference_story


@pytest.fixture
def ask(tmp_path):
    with Library.open(tmp_path / "library", cache=tmp_path / "cache") as library:
        with library.writing() as writer:
            reference_story(Shelf(writer))
        with library.reading() as reader:
            yield lambda text: understand(reader, text, caret=len(text))


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

"""Which phrases a few letters recall, as a table over a real library."""

import pytest
from pytestqt.qtbot import QtBot

from gallery.edits.editor import Editor
from gallery.edits.tagging import AddPhrases
from gallery.gui.tagbar.asking import Question
from gallery.gui.tagbar.understanding import Offer, OfferKind
from gallery.library.database import Library
from gallery.library.vocabulary import LibraryVocabulary
from gallery.model.phrases import read_phrase

SAID = (
    ("V in ripped woolen shirt", (1, 10)),
    ("V at antique table", (1,)),
    ("V with camcorder", (2, 3)),
    ("V and IU running outdoors", (5,)),
    ("V leaning against a wall", (11,)),
)


@pytest.fixture
def told(library: Library) -> Library:
    """A library of which the story is told in part."""
    editor = Editor(library)
    for text, photo_ids in SAID:
        with library.reading() as reader:
            reading = read_phrase(text, LibraryVocabulary(reader))
        editor.apply(AddPhrases(photo_ids, (reading,)))
    return library


def recalled(library: Library, text: str) -> list[Offer]:
    with library.reading() as reader:
        understood, _ = Question(text, len(text), (12,))(reader)
    return [offer for offer in understood.offers if offer.kind is OfferKind.PHRASE]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("ri", "V in ripped woolen shirt"),
        ("RIPPED wool", "V in ripped woolen shirt"),
        ("wool sh", "V in ripped woolen shirt"),
        ("a", "V at antique table"),
        ("camc", "V with camcorder"),
        ("v w", "V with camcorder"),
        ("v ri", "V in ripped woolen shirt"),
        ("뷔 camc", "V with camcorder"),
        ("iu, v ru", "V and IU running outdoors"),
        ("lea", "V leaning against a wall"),
    ],
)
def test_a_few_letters_recall_a_phrase(qtbot: QtBot, told: Library, typed: str, first: str) -> None:
    offers = recalled(told, typed)
    assert offers[0].text == first
    assert offers[0].strong


@pytest.mark.parametrize(
    "typed",
    [
        "v ru",  # it would say IU, too
        "iu camc",  # it is V who has it
        "in",  # a link alone recalls nothing
        "shirt ripped",  # another order
        "zzz",
        "V with camcorder",  # it stands there already
    ],
)
def test_what_does_not_fit_is_not_recalled(qtbot: QtBot, told: Library, typed: str) -> None:
    assert recalled(told, typed) == []


def test_after_a_person_their_phrases_stand_most_said_first(qtbot: QtBot, told: Library) -> None:
    offers = recalled(told, "V ")
    texts = [offer.text for offer in offers]
    assert set(texts[:2]) == {"V in ripped woolen shirt", "V with camcorder"}
    assert "V and IU running outdoors" not in texts
    assert not any(offer.strong for offer in offers), "Enter must go on to mean V alone"


def test_an_empty_line_offers_what_the_set_says_first(qtbot: QtBot, told: Library) -> None:
    with told.reading() as reader:
        _, resting = Question("", 0, (12,))(reader)
    people = [offer.text for offer in resting if offer.kind is OfferKind.OF_SET]
    phrases = [offer.text for offer in resting if offer.kind is OfferKind.PHRASE]
    assert people == ["V", "IU"]
    assert set(phrases[:2]) == {"V in ripped woolen shirt", "V with camcorder"}
    assert len(phrases) == len(set(phrases)) == len(SAID)

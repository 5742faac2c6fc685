"""What the filter bar offers for a search, and what a click makes of the line."""

import pytest

from gallery.edits.photos import SetRating
from gallery.gui.bridge import Bridge
from gallery.gui.filterbar import reading
from gallery.gui.filterbar.choices import FIXED, Choice, Group
from gallery.gui.filterbar.reading import Offers
from gallery.gui.filterbar.words import FilterWords
from gallery.gui.scope import Scope, ScopeKind
from gallery.gui.searchbar.results import Question
from gallery.library.vocabulary import LibraryVocabulary
from gallery.model.errors import QueryError
from gallery.search import parse
from gallery.search.terms import Stance
from tests.gui import made

ASKED, REFUSED, SILENT = Stance.ASKED, Stance.REFUSED, Stance.SILENT


@pytest.fixture
def bridge(bridge: Bridge) -> Bridge:
    """V films on photos 2 and 3, V and IU run on photo 5; photo 2 has five stars."""
    made.tag_some(bridge)
    bridge.editor.apply(SetRating((2,), 5))
    return bridge


def read(bridge: Bridge, line: str, scope: Scope | None = None) -> Offers:
    with bridge.library.reading() as reader:
        return reading.read(reader, Question(scope or Scope(), line))


def told(offers: Offers, group: Group) -> list[tuple[str, int | None, Stance]]:
    return [(one.text, one.count, one.stance) for one in offers.of(group)]


def changed(bridge: Bridge, line: str, choice: Choice, wanted: Stance = ASKED) -> str:
    with bridge.library.reading() as reader:
        return reading.changed(reader, line, choice, wanted=wanted)


def test_who_is_in_the_photos_and_on_how_many(bridge: Bridge) -> None:
    offers = read(bridge, "")
    assert told(offers, Group.PEOPLE) == [("person:V", 3, SILENT), ("person:IU", 1, SILENT)]
    assert ("scene:camcorder", 2, SILENT) in told(offers, Group.SCENES)
    assert told(offers, Group.SETS) == [('set:"Love wins all · MV photo sketch"', 12, SILENT)]
    assert told(offers, Group.DATE) == [("released:2024", 12, SILENT)]
    assert told(offers, Group.RATING)[0] == ("rating:5", 1, SILENT)


def test_the_counts_are_those_of_the_search(bridge: Bridge) -> None:
    offers = read(bridge, "IU")
    assert told(offers, Group.PEOPLE) == [("person:V", 1, SILENT), ("person:IU", 1, ASKED)]
    assert not [one for one in told(offers, Group.SCENES) if one[0] == "scene:camcorder"]


def test_the_counts_are_those_of_the_sidebars_choice(bridge: Bridge) -> None:
    offers = read(bridge, "", Scope(ScopeKind.PERSON, 2, "IU"))
    assert told(offers, Group.PEOPLE) == [("person:V", 1, SILENT), ("person:IU", 1, SILENT)]


@pytest.mark.parametrize("line", ["", "IU", "-scene:camcorder rating:5", "released:2024"])
def test_two_readers_can_share_the_sorts(bridge: Bridge, line: str) -> None:
    with bridge.library.reading() as reader:
        question = Question(Scope(), line)
        some = reading.read(reader, question, (Group.SCENES, Group.RATING))
        others = [group for group in Group if group not in (Group.SCENES, Group.RATING)]
        rest = reading.read(reader, question, others)
    assert set(some.choices) == {Group.SCENES, Group.RATING}
    assert not set(some.choices) & set(rest.choices)
    assert rest.with_those_of(some) == read(bridge, line)


def test_what_is_refused_can_be_taken_back(bridge: Bridge) -> None:
    offers = read(bridge, "-IU camcorder")
    assert told(offers, Group.PEOPLE)[0] == ("IU", None, REFUSED)
    assert changed(bridge, "-IU camcorder", offers.of(Group.PEOPLE)[0], REFUSED) == "camcorder"
    assert FilterWords().stands(offers.of(Group.PEOPLE)[0]) == "Without IU"


def test_what_was_typed_and_is_not_offered_can_be_taken_back(bridge: Bridge) -> None:
    offers = read(bridge, "V mp:<5 taken:2023 rating:4")
    assert [one.text for one in offers.active(Group.SIZE)] == ["mp:<5"]
    assert [one.text for one in offers.active(Group.DATE)] == ["taken:2023"]
    assert [one.text for one in offers.active(Group.RATING)] == ["rating:4"]


def test_the_months_of_a_year_are_offered_once_it_is_chosen(bridge: Bridge) -> None:
    year, month = read(bridge, "released:2024").of(Group.DATE)
    assert (year.text, year.count, year.stance) == ("released:2024", 12, ASKED)
    assert (month.text, month.count, month.stance) == ("released:2024-01", 12, SILENT)
    assert FilterWords().name(month) == "January 2024"


def test_another_rating_tells_what_it_would_find(bridge: Bridge) -> None:
    offers = read(bridge, "rating:5")
    counts = {text: count for text, count, _ in told(offers, Group.RATING)}
    assert counts == {"rating:5": 1, "rating:>=4": 1, "rating:>=3": 1, "rating:0": 11}


def test_what_costs_a_question_is_counted_when_it_is_looked_at(bridge: Bridge) -> None:
    with bridge.library.reading() as reader:
        question = Question(text="V shape:square")
        shapes = reading.count_late(reader, question, Group.SHAPE)
        missing = reading.count_late(reader, Question(text="V"), Group.MISSING)
    assert shapes == {"shape:landscape": 3, "shape:portrait": 0, "shape:square": 0}
    assert (missing["missing:caption"], missing["missing:people"]) == (3, 0)


@pytest.mark.parametrize(
    ("line", "choice", "after"),
    [
        ("", Choice(Group.PEOPLE, "person:V"), "person:V"),
        ("뷔 camcorder", Choice(Group.PEOPLE, "person:V"), "camcorder"),
        ("shape:portrait V", Choice(Group.SHAPE, "shape:landscape"), "V shape:landscape"),
        ("landscape V", Choice(Group.SHAPE, "shape:landscape"), "V"),
        ("mp:>5 w:>100", Choice(Group.SIZE, "mp:>8"), "mp:>8"),
        ("taken:2020 date:2021", Choice(Group.DATE, "released:2024"), "taken:2020 released:2024"),
        ("-rating:5", Choice(Group.RATING, "rating:5"), "rating:5"),
        ("missing:date", Choice(Group.MISSING, "missing:caption"), "missing:date missing:caption"),
        ("V OR IU", Choice(Group.STATE, "is:favourite"), "(V OR IU) is:favourite"),
    ],
)
def test_a_click_changes_the_line(bridge: Bridge, line: str, choice: Choice, after: str) -> None:
    assert changed(bridge, line, choice) == after


def test_a_line_that_cannot_be_read_is_not_changed(bridge: Bridge) -> None:
    with pytest.raises(QueryError):
        changed(bridge, "(V", Choice(Group.PEOPLE, "person:V"))


def test_every_fixed_choice_is_a_search_with_words_of_its_own(bridge: Bridge) -> None:
    words = FilterWords()
    with bridge.library.reading() as reader:
        vocabulary = LibraryVocabulary(reader)
        for group, texts in FIXED.items():
            nodes = {parse(text, vocabulary) for text in texts}
            names = {words.name(Choice(group, text)) for text in texts}
            assert len(nodes) == len(names) == len(texts), group
            assert not names & set(texts), group
    assert all(words.title(group) for group in Group)

"""A new question is answered by its first page, then by everything."""

import pytest
from pytestqt.qtbot import QtBot

from gallery.edits.people import MergePersons
from gallery.edits.photos import RemovePhotos, SetFavourite, SetRating
from gallery.gui.arrangement import Arrangement
from gallery.gui.bridge import Bridge
from gallery.gui.scope import Scope, ScopeKind
from gallery.gui.searchbar import results
from gallery.gui.searchbar.results import Answer, Browse
from gallery.library import people
from gallery.library.results import Grouping
from gallery.model.changes import EVERYTHING
from gallery.search.ast import Order, OrderBy
from tests.gui import made


@pytest.fixture
def browse(bridge: Bridge, monkeypatch: pytest.MonkeyPatch) -> Browse:
    monkeypatch.setattr(results, "PAGE", 5)
    return Browse(bridge, bridge)


@pytest.fixture
def answers(browse: Browse) -> list[Answer]:
    """What was answered so far."""
    result: list[Answer] = []
    browse.answered.connect(result.append)
    return result


def test_the_first_page_comes_first(browse: Browse, answers: list[Answer], qtbot: QtBot) -> None:
    browse.ask()
    qtbot.waitUntil(lambda: len(answers) == 1)
    assert answers[0].is_page
    assert answers[0].is_new
    assert list(answers[0].results.ids) == [1, 2, 3, 4, 5]
    assert browse.results is None
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert not answers[1].is_page
    assert not answers[1].is_new
    assert list(answers[1].results.ids) == list(range(1, 13))
    assert browse.results is answers[1].results


def test_what_fits_on_a_page_is_answered_once(
    browse: Browse, answers: list[Answer], bridge: Bridge, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(bridge.changed):
        bridge.editor.apply(SetRating((2, 3), 5))
    browse.set_text("rating:5")
    qtbot.waitUntil(lambda: browse.results is not None)
    qtbot.wait(2 * results.BREATH)
    assert [(a.is_page, a.is_new, a.results.photos) for a in answers] == [(False, True, 2)]


def test_the_same_question_is_answered_once(
    browse: Browse, answers: list[Answer], bridge: Bridge, qtbot: QtBot
) -> None:
    browse.ask()
    qtbot.waitUntil(lambda: browse.results is not None)
    answers.clear()
    bridge.tell(EVERYTHING)
    qtbot.waitUntil(lambda: bool(answers))
    qtbot.wait(2 * results.BREATH)
    assert [(a.is_page, a.is_new, a.results.photos) for a in answers] == [(False, False, 12)]


def test_another_question_overtakes_what_follows_a_page(
    browse: Browse, answers: list[Answer], qtbot: QtBot
) -> None:
    browse.ask()
    qtbot.waitUntil(lambda: len(answers) == 1)
    browse.set_scope(Scope(ScopeKind.FAVOURITES))
    qtbot.waitUntil(lambda: browse.results is not None)
    qtbot.wait(2 * results.BREATH)
    assert [(a.is_page, a.is_new, a.results.photos) for a in answers[1:]] == [(False, True, 0)]


def answered(qtbot: QtBot, answers: list[Answer]) -> Answer:
    """Return the next answer with everything in it."""
    answers.clear()
    qtbot.waitUntil(lambda: any(not answer.is_page for answer in answers))
    return answers[-1]


@pytest.fixture
def rated(browse: Browse, answers: list[Answer], bridge: Bridge, qtbot: QtBot) -> Browse:
    """Photos 2, 3 and 4 have three stars, and those with three stars are asked for."""
    with qtbot.waitSignal(bridge.changed):
        bridge.editor.apply(SetRating((2, 3, 4), 3))
    browse.set_text("rating:3")
    answered(qtbot, answers)
    return browse


def test_what_matches_no_longer_stays_where_it_was(
    rated: Browse, answers: list[Answer], bridge: Bridge, qtbot: QtBot
) -> None:
    bridge.editor.apply(SetRating((3,), 1))
    answer = answered(qtbot, answers)
    assert list(answer.results.ids) == [2, 3, 4]
    assert answer.dimmed == {3}
    assert answer.found.results.photos == 2
    assert rated.results is not None
    assert list(rated.results.ids) == [2, 4]
    assert not answer.is_new


def test_what_matches_again_is_dimmed_no_longer(
    rated: Browse, answers: list[Answer], bridge: Bridge, qtbot: QtBot
) -> None:
    bridge.editor.apply(SetRating((3,), 1))
    answered(qtbot, answers)
    bridge.undo()
    answer = answered(qtbot, answers)
    assert list(answer.results.ids) == [2, 3, 4]
    assert not answer.dimmed


def test_what_is_kept_stays_through_further_edits_and_new_photos_come_in(
    rated: Browse, answers: list[Answer], bridge: Bridge, qtbot: QtBot
) -> None:
    bridge.editor.apply(SetRating((3,), 1))
    answered(qtbot, answers)
    bridge.editor.apply(SetRating((1, 7), 3))
    answer = answered(qtbot, answers)
    assert list(answer.results.ids) == [1, 2, 3, 4, 7]
    assert answer.dimmed == {3}


def test_asked_again_only_what_matches_is_shown(
    rated: Browse, answers: list[Answer], bridge: Bridge, qtbot: QtBot
) -> None:
    bridge.editor.apply(SetRating((3,), 1))
    answered(qtbot, answers)
    rated.ask_anew()
    answer = answered(qtbot, answers)
    assert list(answer.results.ids) == [2, 4]
    assert not answer.dimmed
    assert not answer.is_new


def test_another_question_keeps_nothing(
    rated: Browse, answers: list[Answer], bridge: Bridge, qtbot: QtBot
) -> None:
    bridge.editor.apply(SetRating((3,), 1))
    answered(qtbot, answers)
    rated.set_text("rating:3 ")
    rated.set_text("rating:>=3")
    answer = answered(qtbot, answers)
    assert list(answer.results.ids) == [2, 4]
    assert not answer.dimmed


def test_what_left_the_library_is_not_kept(
    rated: Browse, answers: list[Answer], bridge: Bridge, qtbot: QtBot
) -> None:
    bridge.editor.apply(SetRating((3,), 1))
    answered(qtbot, answers)
    bridge.editor.apply(RemovePhotos((2, 3)))
    answer = answered(qtbot, answers)
    assert list(answer.results.ids) == [4]
    assert not answer.dimmed


def test_all_photos_keep_nothing(
    browse: Browse, answers: list[Answer], bridge: Bridge, qtbot: QtBot
) -> None:
    browse.ask()
    answered(qtbot, answers)
    bridge.editor.apply(RemovePhotos((2, 3)))
    answer = answered(qtbot, answers)
    assert answer.results.photos == len(answer.results.ids) == 10
    assert not answer.dimmed


def test_many_edits_in_a_row_end_in_the_last_state(
    rated: Browse, answers: list[Answer], bridge: Bridge, qtbot: QtBot
) -> None:
    for stars in (1, 3, 2, 3, 4):
        bridge.apply(SetRating((5, 6), stars))
    bridge.apply(SetRating((5,), 3))
    qtbot.waitUntil(lambda: rated.results is not None and list(rated.results.ids) == [2, 3, 4, 5])
    assert rated.answer is not None
    assert rated.answer.dimmed <= {6}


def test_the_chosen_order_and_sections_are_asked_for(
    browse: Browse, answers: list[Answer], bridge: Bridge, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(bridge.changed):
        bridge.editor.apply(SetRating((9,), 5))
    browse.set_arrangement(Arrangement(Order(OrderBy.RATING), Grouping.SET))
    answer = answered(qtbot, answers)
    assert answer.results.ids[0] == 9
    assert answer.results.sections.grouping is Grouping.NONE
    assert answer.found.order == Order(OrderBy.RATING)
    assert not answer.found.is_ordered_by_line


def test_each_kind_of_scope_has_an_arrangement_of_its_own(bridge: Bridge, qtbot: QtBot) -> None:
    shuffled = Arrangement(Order(OrderBy.RANDOM))
    kinds = {ScopeKind.FAVOURITES: shuffled}
    browse = Browse(bridge, bridge, remembered=lambda kind: kinds.get(kind, Arrangement()))
    browse.set_scope(Scope(ScopeKind.FAVOURITES))
    assert browse.arrangement == shuffled
    browse.set_scope(Scope())
    assert browse.arrangement == Arrangement()


def test_chance_orders_alike_until_it_is_asked_anew(
    browse: Browse, answers: list[Answer], bridge: Bridge, qtbot: QtBot
) -> None:
    browse.set_arrangement(Arrangement(Order(OrderBy.RANDOM)))
    first = answered(qtbot, answers)
    bridge.tell(EVERYTHING)
    assert answered(qtbot, answers).results.ids == first.results.ids
    orders = {tuple(first.results.ids)}
    for _ in range(5):
        browse.ask_anew()
        orders.add(tuple(answered(qtbot, answers).results.ids))
    assert len(orders) > 1
    assert {frozenset(order) for order in orders} == {frozenset(range(1, 13))}


def test_what_is_rated_anew_moves_in_the_order_of_ratings(
    browse: Browse, answers: list[Answer], bridge: Bridge, qtbot: QtBot
) -> None:
    browse.set_arrangement(Arrangement(Order(OrderBy.RATING)))
    answered(qtbot, answers)
    bridge.apply(SetRating((7,), 5))
    assert answered(qtbot, answers).results.ids[0] == 7


def test_a_name_that_means_somebody_else_is_asked_for_anew(
    browse: Browse, answers: list[Answer], bridge: Bridge, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(bridge.changed):
        made.tag(bridge, "V with camcorder", 2, 3)
    browse.set_text("IU")
    assert answered(qtbot, answers).results.photos == 0
    with qtbot.waitSignal(bridge.changed):
        made.tag(bridge, "IU", 4)
    assert list(answered(qtbot, answers).results.ids) == [4]
    with bridge.library.reading() as reader:
        known = {one.name: one.id for one in people.all_persons(reader)}
    bridge.apply(MergePersons(known["IU"], (known["V"],)))
    qtbot.waitUntil(lambda: browse.results is not None and browse.results.photos == 3)


def test_an_edit_that_changes_no_answer_leaves_the_same_photos(
    rated: Browse, answers: list[Answer], bridge: Bridge, qtbot: QtBot
) -> None:
    before = rated.answer
    bridge.apply(SetFavourite((2,), True))
    answer = answered(qtbot, answers)
    assert before is not None
    assert answer.results is before.results
    assert not answer.dimmed


def test_a_space_behind_a_word_asks_nothing(
    rated: Browse, answers: list[Answer], qtbot: QtBot
) -> None:
    answers.clear()
    rated.set_text("rating:3 ")
    qtbot.wait(2 * results.BREATH)
    assert not answers
    rated.set_text("rating:3 V")
    assert answered(qtbot, answers).is_new


def test_how_many_there_are_is_told_before_all_of_them(browse: Browse, qtbot: QtBot) -> None:
    for line, total in (("landscape", 12), ("landscape limit:7", 7)):
        with qtbot.waitSignal(browse.counted):
            browse.set_text(line)
        assert browse.results is None
        assert browse.total == total
        qtbot.waitUntil(lambda: browse.results is not None)
        assert browse.total == total


def test_a_line_that_cannot_be_read_leaves_a_living_view(
    rated: Browse, answers: list[Answer], bridge: Bridge, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(rated.misread):
        rated.set_text("rating:3 released:")
    with qtbot.assertNotEmitted(rated.misread):
        bridge.editor.apply(SetRating((3, 7), 1))
        assert answered(qtbot, answers).dimmed == {3}
        bridge.editor.apply(SetRating((7,), 3))
        answer = answered(qtbot, answers)
    assert list(answer.results.ids) == [2, 3, 4, 7]
    answers.clear()
    with qtbot.waitSignal(rated.misread, check_params_cb=lambda error: error is None):
        rated.set_text("rating:3")
    qtbot.wait(2 * results.BREATH)
    assert not answers


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("rating:3 released:", "rating:3"),
        ("released:2 rating:3", "rating:3"),
        ("(rating:3 -released:2024..x)", "(rating:3 )"),
        ("(rating:3", "rating:3"),
        ("rating:3 OR", "rating:3"),
        ('rating:3 caption:"aut', "rating:3"),
        ("unknown:word rating:3 released:", "rating:3"),
    ],
)
def test_what_cannot_be_read_is_left_out(
    browse: Browse, answers: list[Answer], bridge: Bridge, qtbot: QtBot, line: str, rest: str
) -> None:
    with qtbot.waitSignal(bridge.changed):
        bridge.editor.apply(SetRating((2, 3, 4), 3))
    with qtbot.waitSignal(browse.misread, check_params_cb=lambda error: error is not None):
        browse.set_text(line)
    qtbot.waitUntil(lambda: browse.results is not None)
    assert browse.asked.text == rest
    assert list(answers[-1].results.ids) == [2, 3, 4]


def test_an_edit_made_while_a_line_is_found_unreadable_is_seen(
    rated: Browse,
    answers: list[Answer],
    bridge: Bridge,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(results, "LONGEST_REST", 20)
    bridge.editor.apply(SetRating((3,), 1))
    rated.set_text("rating:3 released:")
    assert answered(qtbot, answers).dimmed == {3}


def test_behind_a_page_everything_comes_though_the_line_cannot_be_read(
    browse: Browse, answers: list[Answer], qtbot: QtBot
) -> None:
    browse.set_text("landscape")
    qtbot.waitUntil(lambda: bool(answers))
    browse.set_text("landscape released:")
    qtbot.waitUntil(lambda: browse.results is not None)
    assert browse.asked.text == "landscape"
    assert list(answers[-1].results.ids) == list(range(1, 13))

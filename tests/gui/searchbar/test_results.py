"""A new question is answered by its first page, then by everything."""

import pytest
from pytestqt.qtbot import QtBot

from gallery.edits.photos import SetRating
from gallery.gui.bridge import Bridge
from gallery.gui.scope import Scope, ScopeKind
from gallery.gui.searchbar import results
from gallery.gui.searchbar.results import Answer, Browse
from gallery.model.changes import EVERYTHING


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

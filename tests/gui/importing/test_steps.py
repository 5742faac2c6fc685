"""What was done to a plan is taken back, done again, and done to a newer plan."""

import pytest

from gallery.gui.importing.draft import Draft
from gallery.gui.importing.steps import MOST, Steps
from gallery.importing.plan import Plan, PlannedFile, PlannedSet
from gallery.importing.request import ImportRequest
from gallery.model.facts import Fact, Origin
from gallery.model.photoset import SetKind


def plan_of(*keys: str) -> Plan:
    def planned(key: str) -> PlannedSet:
        file = PlannedFile(f"/{key}.jpg", f"{key}.jpg", 10, position=1)
        kind = Fact(SetKind.OTHER, Origin.SUGGESTION)
        return PlannedSet(key, Fact(key, Origin.FOLDER_NAME), kind, files=(file,))

    return Plan(ImportRequest(("/",)), sets=tuple(planned(key) for key in keys))


@pytest.fixture
def steps() -> Steps:
    return Steps(Draft(plan_of("a", "b")))


def titles(steps: Steps) -> list[str]:
    return [one.title.value for one in steps.now.plan.sets]


def write(steps: Steps, key: str, title: str, *, same: object = None) -> bool:
    return steps.do(lambda draft: draft.written([key], "title", value=title), same=same)


def test_a_step_is_taken_back_and_done_again(steps: Steps) -> None:
    assert write(steps, "a", "x")
    assert steps.do(lambda draft: draft.merged(["a", "b"], into="a"))
    assert steps.undo()
    assert titles(steps) == ["x", "b"]
    assert steps.undo()
    assert titles(steps) == ["a", "b"]
    assert not steps.undo()
    assert steps.redo()
    assert steps.redo()
    assert titles(steps) == ["x"]
    assert not steps.redo()


def test_the_letters_of_a_title_are_one_step(steps: Steps) -> None:
    for typed in ("L", "Lo", "Lov"):
        write(steps, "a", typed, same=("title", "a"))
    write(steps, "b", "x", same=("title", "b"))
    assert titles(steps) == ["Lov", "x"]
    steps.undo()
    assert titles(steps) == ["Lov", "b"]
    steps.undo()
    assert titles(steps) == ["a", "b"]


def test_what_changes_nothing_is_no_step(steps: Steps) -> None:
    assert not steps.do(lambda draft: draft.included(["a"], included=True))
    assert not steps.can_undo


def test_a_new_step_forgets_what_was_taken_back(steps: Steps) -> None:
    write(steps, "a", "x")
    steps.undo()
    write(steps, "a", "y")
    assert not steps.can_redo


def test_everything_is_done_again_to_a_newer_plan(steps: Steps) -> None:
    write(steps, "a", "x")
    steps.do(lambda draft: draft.included(["b"], included=False))
    write(steps, "b", "taken back")
    steps.undo()
    steps.replay(plan_of("a", "b", "c"))
    assert titles(steps) == ["x", "b", "c"]
    assert steps.now.skipped == {"b"}
    assert steps.can_undo


def test_a_step_about_a_set_that_is_gone_is_left_out(steps: Steps) -> None:
    steps.do(lambda draft: draft.merged(["a", "b"], into="b"))
    write(steps, "b", "x")
    steps.replay(plan_of("a"))
    assert titles(steps) == ["a"]


def test_very_old_steps_stay_done_but_cannot_be_taken_back(steps: Steps) -> None:
    for number in range(MOST + 5):
        write(steps, "a", str(number))
    while steps.undo():
        pass
    assert titles(steps)[0] == "4"
    steps.redo()
    steps.replay(plan_of("a"))
    assert titles(steps) == ["5"]

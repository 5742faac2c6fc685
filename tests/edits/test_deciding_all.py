"""Deciding on all copies by one rule: what is planned, what is left alone, done and undone."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from gallery.edits.base import Edit
from gallery.edits.deciding import Decide, Decision, Fate
from gallery.edits.deciding_all import DecideAll, LeftAlone, Rule, RulePlan, plan
from gallery.edits.duplicates import KeepAll, NotTheSame, PutOff
from gallery.edits.editor import Editor
from gallery.jobs.progress import Cancellable
from gallery.library import duplicates, groups_of_same, photos, query, variants
from gallery.library.database import Library
from gallery.library.duplicates import SamePicture
from gallery.model.best_copy import Reason
from gallery.model.errors import Cancelled, InvalidValue
from gallery.model.history import StepKind
from gallery.model.variants import Relation, VariantKind
from gallery.search import ast
from tests import ready
from tests.library.dump import assert_same, dump
from tests.library.making import add_photos

OUTSIDE = os.path.abspath("/pictures")  # noqa: PTH100 - as paths are stored
LARGE = {"width": 3200, "height": 2134}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Five groups: {1, 2} and {3, 4, 5} with a larger one (2, 3), a tie {6, 7}, one that moves
    beside a still {8, 9}, and the maybe {10, 11}; 12 is nobody's copy.
    """
    with ready.laid(tmp_path / "Photosketch", _filled, cache=tmp_path / "cache") as opened:
        yield opened


def _filled(folder: Path, cache: Path) -> Library:
    made = ready.empty(folder, cache=cache)
    with made.writing() as writer:
        add_photos(writer, 12)
        photos.set_each(writer, {2: LARGE, 3: LARGE, 8: LARGE | {"frames": 20}})
        pairs = [(2, 1), (4, 3), (5, 4), (7, 6), (9, 8)]
        duplicates.mark(writer, [SamePicture(*pair) for pair in pairs])
        duplicates.mark(writer, [SamePicture(11, 10, relation=Relation.MIRRORED)])
    return made


@pytest.fixture
def many(tmp_path: Path) -> Iterator[Library]:
    """450 pairs, the first of each larger."""
    with ready.empty(tmp_path / "Photosketch", cache=tmp_path / "cache") as opened:
        with opened.writing() as writer:
            ids = add_photos(writer, 900)
            photos.set_each(writer, dict.fromkeys(ids[::2], LARGE))
            duplicates.mark(writer, [SamePicture(key + 1, key) for key in ids[::2]])
        yield opened


# What somebody says between the plan of {2: {1}, 3: {4, 5}} and its doing, and what is done still.
MEANWHILE: dict[str, tuple[Edit, dict[int, int]]] = {
    "one pair is told apart": (NotTheSame(((4, 3),)), {1: 2}),
    "one photo is told apart": (
        Decide(3, ((5, Fate.APART, VariantKind.DUPLICATE),)),
        {1: 2},
    ),
    "all are kept in sight": (KeepAll((3, 4, 5)), {1: 2}),
    "all are put off": (PutOff((3, 4, 5)), {1: 2}),
    "who leads to another is told apart": (NotTheSame(((5, 4),)), {1: 2}),
    "the best went behind another": (
        Decide(12, ((3, Fate.HIDE, VariantKind.DUPLICATE),)),
        {1: 2},
    ),
    "another went behind a third": (
        Decide(12, ((5, Fate.HIDE, VariantKind.DUPLICATE),)),
        {1: 2, 4: 3},
    ),
    "another was decided": (Decide(4, ((3, Fate.HIDE, VariantKind.DUPLICATE),)), {1: 2}),
}


def planned(library: Library, rule: Rule) -> RulePlan:
    with library.reading() as reader:
        return plan(reader, library, rule)


def hidden(library: Library) -> dict[int, int]:
    with library.reading() as reader:
        return variants.kept(reader, range(1, 13))


def decided(made: RulePlan) -> dict[int, set[int]]:
    return {one.kept_id: {key for key, _, _ in one.fates} for one in made.decisions}


class TestPlanning:
    def test_what_leaves_no_doubt_is_decided(self, library: Library) -> None:
        made = planned(library, Rule())
        assert decided(made) == {2: {1}, 3: {4, 5}}
        assert (made.others, made.freed) == (3, 0)
        assert made.reasons == {Reason.PIXELS: 2}
        assert made.left == {LeftAlone.TIE: 1, LeftAlone.MOVES: 1, LeftAlone.MAYBE: 1}
        assert made.folders == {}
        fates = {fate for one in made.decisions for _, fate, _ in one.fates}
        assert fates == {Fate.HIDE}

    def test_the_trash_tells_what_it_takes(self, library: Library) -> None:
        alone = planned(library, Rule(Fate.TRASH))
        assert alone.decisions == ()
        assert alone.left[LeftAlone.OUTSIDE] == 2
        assert alone.folders == {OUTSIDE: 3}
        made = planned(library, Rule(Fate.TRASH, trash_outside=(OUTSIDE,)))
        assert decided(made) == {2: {1}, 3: {4, 5}}
        with library.reading() as reader:
            found = reader.exec_driver_sql("SELECT sum(bytes) FROM photos WHERE id IN (1, 4, 5)")
            assert made.freed == found.scalar_one()
        assert LeftAlone.OUTSIDE not in made.left

    def test_the_order_is_the_rules_own(self, library: Library) -> None:
        with library.writing() as writer:
            photos.set_values(writer, [1], {"source": "Weverse"})
        made = planned(library, Rule(order=(Reason.SOURCE, Reason.PIXELS)))
        assert decided(made) == {1: {2}, 3: {4, 5}}
        assert made.reasons == {Reason.SOURCE: 1, Reason.PIXELS: 1}
        with pytest.raises(InvalidValue):
            planned(library, Rule(order=(Reason.BYTES,)))

    def test_of_a_tie_only_the_best_ones_wait(self, library: Library) -> None:
        with library.writing() as writer:
            duplicates.mark(writer, [SamePicture(12, 6)])
            photos.set_each(writer, {6: LARGE, 7: LARGE})
        made = planned(library, Rule())
        assert decided(made) == {2: {1}, 3: {4, 5}, 6: {12}}
        assert made.left[LeftAlone.TIE] == 1
        Editor(library).apply(DecideAll(made.decisions))
        with library.reading() as reader:
            left = groups_of_same.groups(reader, library)
            assert {6, 7} in [set(group.photo_ids) for group in left]

    def test_nothing_is_written(self, library: Library) -> None:
        before = dump(library)
        planned(library, Rule())
        assert_same(before, dump(library))

    def test_it_can_be_stopped(self, library: Library) -> None:
        told: list[int] = []
        progress = Cancellable(lambda done, _total, _subject: told.append(done))
        with library.reading() as reader:
            plan(reader, library, Rule(), progress)
            assert told[-1] == 4
            progress.cancel()
            with pytest.raises(Cancelled):
                plan(reader, library, Rule(), progress)


class TestDoing:
    def test_it_is_one_step(self, library: Library) -> None:
        before = dump(library)
        editor = Editor(library)
        made = planned(library, Rule())
        step = editor.apply(DecideAll(made.decisions)).step
        assert step is not None
        assert (step.kind, step.photos) == (StepKind.DECIDE_ALL, 2)
        assert hidden(library) == {1: 2, 4: 3, 5: 3}
        with library.reading() as reader:
            left = groups_of_same.groups(reader, library)
            assert {frozenset(group.photo_ids) for group in left} == {
                frozenset({6, 7}),
                frozenset({8, 9}),
            }
        after = dump(library)
        editor.undo()
        assert_same(before, dump(library))
        editor.redo()
        assert_same(after, dump(library))
        assert planned(library, Rule()).decisions == ()

    def test_trashed_files_come_back(self, library: Library, tmp_path: Path) -> None:
        before = dump(library)
        editor = Editor(library)
        made = planned(library, Rule(Fate.TRASH, trash_outside=(OUTSIDE,)))
        editor.apply(DecideAll(made.decisions, (OUTSIDE,)))
        with library.reading() as reader:
            assert photos.there(reader, range(1, 13)) == set(range(1, 13)) - {1, 4, 5}
        editor.undo()
        assert_same(before, dump(library))
        assert tmp_path.is_dir()

    def test_what_changed_since_the_plan_is_passed_over(self, library: Library) -> None:
        made = planned(library, Rule())
        with library.writing() as writer:
            photos.remove(writer, [2, 5])
        Editor(library).apply(DecideAll(made.decisions))
        assert hidden(library) == {4: 3}
        with library.reading() as reader:
            assert 1 in query.find(reader, ast.Everything()).ids

    @pytest.mark.parametrize("name", MEANWHILE)
    def test_what_was_answered_since_the_plan_is_not_decided_again(
        self, name: str, library: Library
    ) -> None:
        edit, left = MEANWHILE[name]
        editor = Editor(library)
        made = planned(library, Rule())
        editor.apply(edit)
        before = hidden(library)
        editor.apply(DecideAll(made.decisions))
        assert hidden(library) == before | left

    def test_what_was_answered_before_is_left_alone(self, library: Library) -> None:
        Editor(library).apply(KeepAll((4, 5)))
        with library.writing() as writer:
            duplicates.mark(writer, [SamePicture(5, 3)])
        made = planned(library, Rule())
        assert decided(made) == {2: {1}}
        assert made.left[LeftAlone.ANSWERED] == 1

    def test_a_cancelled_one_changes_nothing(self, many: Library) -> None:
        before = dump(many)
        made = planned(many, Rule())
        assert len(made.decisions) == 450
        told = threading.Event()

        def stop(done: int, _total: int, _subject: str) -> None:
            if done:
                told.set()
                progress.cancel()

        progress = Cancellable(stop)
        with pytest.raises(Cancelled):
            Editor(many).apply(DecideAll(made.decisions), progress)
        assert told.is_set()
        assert_same(before, dump(many))
        Editor(many).apply(DecideAll(made.decisions))
        with many.reading() as reader:
            assert len(query.find(reader, ast.Everything()).ids) == 450

    def test_nothing_planned_is_no_step(self, library: Library) -> None:
        assert Editor(library).apply(DecideAll(())).step is None
        gone = Decision(98, ((99, Fate.HIDE, VariantKind.DUPLICATE),))
        assert Editor(library).apply(DecideAll((gone,))).step is None

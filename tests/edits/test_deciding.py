"""Deciding on copies: who is kept, what goes over to it, what becomes of the others."""

import os

import pytest

from gallery.edits.base import Edit
from gallery.edits.captions import SetCaption
from gallery.edits.deciding import Decide, Fate, FatedPhoto, PartVariants, ShowVariant
from gallery.edits.editor import Editor
from gallery.edits.photos import SetFavourite, SetRating
from gallery.library import (
    consistency,
    counts,
    duplicates,
    groups_of_same,
    photos,
    query,
    variants,
)
from gallery.library.database import Library
from gallery.library.duplicates import SamePicture
from gallery.library.tables import captions
from gallery.model.errors import InvalidValue, NotFound
from gallery.model.history import StepKind
from gallery.model.photo import PhotoDetails
from gallery.model.variants import VariantKind
from gallery.search import ast
from tests.library.dump import assert_same, dump

DUPLICATE, PREVIEW = VariantKind.DUPLICATE, VariantKind.PREVIEW
OUTSIDE = (os.path.abspath("/pictures"),)  # noqa: PTH100 - as paths are stored


def hide(*photo_ids: int, kind: VariantKind = DUPLICATE) -> tuple[FatedPhoto, ...]:
    return tuple((photo_id, Fate.HIDE, kind) for photo_id in photo_ids)


def fated(fate: Fate, *photo_ids: int) -> tuple[FatedPhoto, ...]:
    return tuple((photo_id, fate, DUPLICATE) for photo_id in photo_ids)


def marked(library: Library, *pairs: tuple[int, int]) -> None:
    with library.writing() as writer:
        duplicates.mark(writer, [SamePicture(one, other) for one, other in pairs])


def details(library: Library, photo_id: int) -> PhotoDetails:
    with library.reading() as reader:
        return photos.details(reader, library, photo_id)


def groups(library: Library, *, later: bool = False) -> list[set[int]]:
    with library.reading() as reader:
        found = groups_of_same.groups(reader, library, later=later)
        assert groups_of_same.count(reader, later=later) == len(found)
    return [set(group.photo_ids) for group in found]


def behind(library: Library, kept_id: int) -> dict[int, VariantKind]:
    with library.reading() as reader:
        return {one.photo_id: one.kind for one in variants.of(reader, [kept_id]).get(kept_id, ())}


def withdraw(library: Library, photo_id: int) -> None:
    with library.writing() as writer:
        photos.remove(writer, [photo_id], remember=False)


def sound(library: Library) -> bool:
    with library.reading() as reader:
        broken = reader.exec_driver_sql("PRAGMA foreign_key_check").all()
        return not broken and not consistency.stale(reader)


def in_sight(library: Library) -> set[int]:
    with library.reading() as reader:
        return set(query.find(reader, ast.Everything()).ids)


EDITS: dict[str, Edit] = {
    "hide one": Decide(1, hide(2)),
    "hide several as a kind": Decide(6, hide(2, 4, kind=PREVIEW)),
    "trash some": Decide(1, fated(Fate.TRASH, 2, 4), OUTSIDE),
    "set apart": Decide(1, fated(Fate.APART, 2, 6)),
    "later": Decide(1, fated(Fate.LATER, 2)),
    "all at once": Decide(
        5,
        (*hide(4), *fated(Fate.TRASH, 2), *fated(Fate.APART, 6), *fated(Fate.LATER, 1)),
        OUTSIDE,
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_undo_gives_the_same_library_back(name: str, library: Library, editor: Editor) -> None:
    marked(library, (2, 1), (4, 2), (6, 2), (5, 4))
    before = dump(library)
    step = editor.apply(EDITS[name]).step
    assert step is not None
    assert step.kind is StepKind.DECIDE
    assert step.subject
    after = dump(library)
    assert after != before
    editor.undo()
    assert_same(before, dump(library))
    editor.redo()
    assert_same(after, dump(library))


class TestWhatGoesOver:
    def test_people_and_phrases(self, library: Library, editor: Editor) -> None:
        editor.apply(Decide(1, hide(2, 4)))
        kept = details(library, 1)
        assert {name for _, name in kept.people} == {"V", "IU"}
        assert {said.text for said in kept.statements} == {
            "V with camcorder",
            "V and IU holding hands",
            "IU",
        }
        assert details(library, 2).statements, "the other one keeps its own"

    def test_no_phrase_was_said_anew(self, library: Library, editor: Editor) -> None:
        with library.reading() as reader:
            before = reader.exec_driver_sql("SELECT id, said_at FROM phrases").all()
        editor.apply(Decide(1, hide(2, 4)))
        with library.reading() as reader:
            assert reader.exec_driver_sql("SELECT id, said_at FROM phrases").all() == before

    def test_captions_of_languages_that_are_lacking(self, library: Library, editor: Editor) -> None:
        editor.apply(SetCaption((1,), "ko", "촬영"))
        editor.apply(SetCaption((2,), "ko", "캠코더"))
        editor.apply(Decide(1, hide(2)))
        assert details(library, 1).captions == {"en": "V films", "ko": "촬영"}
        assert details(library, 2).captions["ko"] == "캠코더", "nothing is lost"

    def test_a_caption_that_was_taken_away_stays_away(
        self, library: Library, editor: Editor
    ) -> None:
        file = {"photo_id": 2, "language": "en"}
        with library.writing() as writer:
            writer.update(captions, [file], {"origin": "file"})
        editor.apply(SetCaption((1,), "en", "To be taken away"))
        editor.apply(SetCaption((1,), "en", ""))
        editor.apply(Decide(1, hide(2)))
        assert details(library, 1).captions == {}

    def test_the_best_rating_and_the_heart(self, library: Library, editor: Editor) -> None:
        editor.apply(SetRating((5,), 5))
        editor.apply(SetRating((3,), 1))
        editor.apply(SetFavourite((6,), True))
        editor.apply(Decide(3, hide(5, 6)))
        kept = details(library, 3)
        assert (kept.rating, kept.favourite) == (5, True)
        editor.apply(Decide(1, hide(2)))
        assert details(library, 1).rating == 3

    def test_values_where_there_are_none(self, library: Library, editor: Editor) -> None:
        with library.writing() as writer:
            photos.set_values(writer, [5], {"title": "Mine", "credit": "somebody"})
            photos.set_values(writer, [6], {"title": "Other", "taken_at": "2024-01-27T10:00:00"})
            photos.set_values(writer, [3], {"credit": "EDAM"})
        editor.apply(Decide(3, hide(5, 6)))
        kept = details(library, 3)
        assert (kept.title, kept.taken_at, kept.credit) == ("Mine", "2024-01-27T10:00:00", "EDAM")


class TestFates:
    def test_hidden_ones_are_out_of_sight(self, library: Library, editor: Editor) -> None:
        marked(library, (2, 1))
        editor.apply(Decide(1, hide(2, kind=PREVIEW)))
        assert behind(library, 1) == {2: PREVIEW}
        assert in_sight(library) == {1, 3, 4, 5, 6}
        assert groups(library) == []

    def test_trashed_ones_are_gone(self, library: Library, editor: Editor) -> None:
        marked(library, (2, 1))
        editor.apply(Decide(1, fated(Fate.TRASH, 2), OUTSIDE))
        with library.reading() as reader:
            assert photos.there(reader, [1, 2]) == {1}
        assert groups(library) == []

    def test_apart_is_remembered_of_every_pair(self, library: Library, editor: Editor) -> None:
        marked(library, (2, 1), (3, 2))
        editor.apply(Decide(1, (*hide(2), *fated(Fate.APART, 3))))
        assert in_sight(library) == {1, 3, 4, 5, 6}
        assert groups(library) == []
        marked(library, (3, 1), (3, 2))
        assert groups(library) == [], "also of pairs that nobody had found yet"

    def test_later_comes_back_when_it_is_asked_for(self, library: Library, editor: Editor) -> None:
        marked(library, (2, 1), (3, 2))
        editor.apply(Decide(1, fated(Fate.LATER, 2, 3)))
        assert groups(library) == []
        assert groups(library, later=True) == [{1, 2, 3}]
        editor.apply(Decide(1, hide(2, 3)))
        assert groups(library, later=True) == []

    def test_what_the_others_were_like_the_kept_one_is_like(
        self, library: Library, editor: Editor
    ) -> None:
        marked(library, (2, 1), (3, 2), (5, 4))
        editor.apply(Decide(1, fated(Fate.TRASH, 2), OUTSIDE))
        assert groups(library) == [{4, 5}, {1, 3}]
        editor.apply(Decide(3, hide(1)))
        marked(library, (6, 1))
        assert groups(library) == [{3, 6}, {4, 5}], "a new copy of what is out of sight"
        with library.reading() as reader:
            assert counts.totals(reader).duplicates == 4

    def test_variants_of_who_goes_stay_with_the_kept_one(
        self, library: Library, editor: Editor
    ) -> None:
        editor.apply(Decide(2, hide(3, kind=PREVIEW)))
        editor.apply(Decide(5, hide(6)))
        editor.apply(Decide(1, (*fated(Fate.TRASH, 2), *hide(5)), OUTSIDE))
        assert behind(library, 1) == {3: PREVIEW, 5: DUPLICATE, 6: DUPLICATE}

    def test_what_is_gone_meanwhile_is_passed_over(self, library: Library, editor: Editor) -> None:
        assert editor.apply(Decide(1, hide(98, 2, 99))).step is not None
        assert behind(library, 1) == {2: DUPLICATE}
        assert editor.apply(Decide(1, hide(99))).step is None

    @pytest.mark.parametrize(
        ("edit", "error"),
        [(Decide(99, hide(1)), NotFound), (Decide(1, hide(2, 1)), InvalidValue)],
    )
    def test_what_cannot_be(
        self, edit: Decide, error: type[Exception], library: Library, editor: Editor
    ) -> None:
        before = dump(library)
        with pytest.raises(error):
            editor.apply(edit)
        assert_same(before, dump(library))


class TestVariants:
    def test_another_one_is_shown(self, library: Library, editor: Editor) -> None:
        editor.apply(Decide(1, (*hide(2, kind=PREVIEW), *hide(5))))
        before = dump(library)
        step = editor.apply(ShowVariant(2)).step
        assert step is not None
        assert (step.kind, step.subject) == (StepKind.SHOW_VARIANT, "0001.jpg")
        assert behind(library, 2) == {1: VariantKind.HQ, 5: DUPLICATE}
        assert in_sight(library) == {2, 3, 4, 6}
        editor.apply(SetCaption((2,), "ko", "새 설명"))
        editor.apply(ShowVariant(1))
        assert behind(library, 1) == {2: PREVIEW, 5: DUPLICATE}
        assert details(library, 1).captions["ko"] == "새 설명", "what was said goes over"
        for _ in range(3):
            editor.undo()
        assert_same(before, dump(library))

    def test_who_stands_behind_nobody_is_shown_already(self, editor: Editor) -> None:
        assert editor.apply(ShowVariant(1)).step is None
        assert editor.apply(PartVariants((1, 99))).step is None
        with pytest.raises(NotFound):
            editor.apply(ShowVariant(99))

    def test_parted_ones_are_shown_by_themselves(self, library: Library, editor: Editor) -> None:
        marked(library, (2, 1))
        editor.apply(Decide(1, hide(2, 3)))
        step = editor.apply(PartVariants((2,))).step
        assert step is not None
        assert (step.kind, step.photos) == (StepKind.PART_VARIANTS, 1)
        assert behind(library, 1) == {3: DUPLICATE}
        assert in_sight(library) == {1, 2, 4, 5, 6}
        assert groups(library) == [], "nobody is asked again"
        editor.undo()
        assert behind(library, 1) == {2: DUPLICATE, 3: DUPLICATE}


class TestWithdrawn:
    """Photos that left beside the history: what was decided on them is undone all the same."""

    def test_who_it_stood_behind(self, library: Library, editor: Editor) -> None:
        editor.apply(Decide(1, hide(2)))
        editor.apply(Decide(3, hide(1)))
        withdraw(library, 1)
        editor.undo()
        assert (behind(library, 3), in_sight(library)) == ({}, {2, 3, 4, 5, 6})
        editor.undo()
        editor.redo()
        editor.redo()
        assert sound(library)

    def test_who_stood_behind(self, library: Library, editor: Editor) -> None:
        editor.apply(Decide(1, hide(2)))
        editor.apply(Decide(3, (*hide(1), *fated(Fate.TRASH, 4)), OUTSIDE))
        withdraw(library, 2)
        editor.undo()
        editor.undo()
        assert in_sight(library) == {1, 3, 4, 5, 6}
        editor.redo()
        editor.redo()
        assert sound(library)

    def test_who_was_kept(self, library: Library, editor: Editor) -> None:
        marked(library, (2, 1), (3, 2))
        editor.apply(Decide(1, hide(2)))
        editor.apply(Decide(4, hide(1)))
        withdraw(library, 4)
        assert in_sight(library) == {1, 2, 3, 5, 6}
        editor.undo()
        editor.undo()
        assert groups(library) == [{1, 2, 3}]
        assert sound(library)


class TestFoundWhileUndone:
    """Pairs are found in the background, also between an undo and a redo."""

    def test_a_pair_is_measured_anew(self, library: Library, editor: Editor) -> None:
        marked(library, (2, 1), (3, 2))
        editor.apply(Decide(1, hide(2)))
        editor.undo()
        with library.writing() as writer:
            duplicates.mark(writer, [SamePicture(3, 1, 7, "better")])
        editor.redo()
        assert groups(library) == [{1, 3}]
        editor.undo()
        assert sound(library)

    def test_what_is_like_a_hidden_one_is_like_the_kept_one(
        self, library: Library, editor: Editor
    ) -> None:
        marked(library, (2, 1))
        editor.apply(Decide(1, hide(2)))
        editor.undo()
        marked(library, (5, 2))
        editor.redo()
        assert groups(library) == [{1, 5}]
        with library.reading() as reader:
            assert counts.totals(reader).duplicates == 2
        editor.apply(Decide(1, hide(5)))
        editor.undo()
        editor.undo()
        assert groups(library) == [{1, 2, 5}]

    def test_what_is_like_one_in_the_trash_waits_no_more(
        self, library: Library, editor: Editor
    ) -> None:
        editor.apply(Decide(1, fated(Fate.TRASH, 2), OUTSIDE))
        editor.undo()
        marked(library, (5, 2))
        editor.redo()
        assert groups(library) == []
        assert in_sight(library) == {1, 3, 4, 5, 6}
        assert sound(library)

    def test_parted_ones_that_go_back(self, library: Library, editor: Editor) -> None:
        editor.apply(Decide(1, hide(2)))
        editor.apply(PartVariants((2,)))
        marked(library, (5, 2))
        editor.undo()
        assert groups(library) == [{1, 5}]

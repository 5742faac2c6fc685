"""A plan as the user changes it; no widgets."""

import pytest

from gallery.gui.importing.draft import LOOSE, Draft
from gallery.importing.plan import Plan, PlannedFile, PlannedSet
from gallery.importing.request import ImportRequest, Mode
from gallery.model.facts import Fact, Origin
from gallery.model.photoset import SetKind


def planned(key: str, *names: str) -> PlannedSet:
    return PlannedSet(
        key,
        Fact(key, Origin.FOLDER_NAME, key),
        Fact(SetKind.OTHER, Origin.SUGGESTION),
        released=Fact("2024-01-27", Origin.FOLDER_NAME, "240127"),
        files=tuple(
            PlannedFile(f"/{key}/{name}", name, 10, position=place)
            for place, name in enumerate(names, start=1)
        ),
    )


@pytest.fixture
def draft() -> Draft:
    loose = (PlannedFile("/x.jpg", "x.jpg", 10), PlannedFile("/y.jpg", "y.jpg", 10))
    sets = (planned("one", "1.jpg", "2.jpg"), planned("two", "3.jpg"))
    return Draft(Plan(ImportRequest(("/",)), sets=sets, loose=loose))


def names(draft: Draft, key: str) -> list[str]:
    return [file.name for file in draft.pictures([key])]


def test_untouched_it_is_the_plan(draft: Draft) -> None:
    assert draft.result() == draft.plan
    assert draft.keys == ("one", "two", LOOSE)
    assert draft.new_files == 5


def test_a_set_left_out_brings_nothing_and_can_come_back(draft: Draft) -> None:
    without = draft.included(["one"], included=False)
    assert [one.key for one in without.result().sets] == ["two"]
    assert without.new_files == 3
    assert without.included(["one"], included=True).result() == draft.plan


def test_what_the_user_writes_is_the_users_word(draft: Draft) -> None:
    written = draft.written(["one"], "title", value="Love wins all")
    written = written.written(["one"], "expected", value=12)
    one = written.result().sets[0]
    assert one.title == Fact("Love wins all", Origin.USER)
    assert one.expected == Fact(12, Origin.USER)
    assert written.result().sets[1] == draft.plan.sets[1]


def test_a_field_can_be_cleared_but_a_title_cannot(draft: Draft) -> None:
    cleared = draft.written(["one"], "released", value=None).written(["one"], "title", value=None)
    released = cleared.result().sets[0].released
    assert released is None or not released.value
    assert cleared.result().sets[0].title.value == "one"


def test_one_value_for_many_sets(draft: Draft) -> None:
    sets = draft.written(draft.keys, "source", value="Weverse").result().sets
    assert [one.source for one in sets] == [Fact("Weverse", Origin.USER)] * 2


def test_loose_files_become_a_set_by_their_title(draft: Draft) -> None:
    plan = draft.written([LOOSE], "title", value="Selcas").result()
    assert plan.loose == ()
    assert plan.sets[-1].title.value == "Selcas"
    assert [file.name for file in plan.sets[-1].files] == ["x.jpg", "y.jpg"]


def test_loose_files_can_be_left_out(draft: Draft) -> None:
    assert draft.included([LOOSE], included=False).result().loose == ()


def test_the_mode_goes_into_the_request(draft: Draft) -> None:
    assert draft.with_mode(Mode.COPY).result().request.mode is Mode.COPY


def test_all_out_and_all_in(draft: Draft) -> None:
    nothing = draft.included(draft.keys, included=False)
    assert nothing.new_files == 0
    assert nothing.result().sets == ()
    assert nothing.included(draft.keys, included=True).result() == draft.plan


def test_sets_and_loose_files_are_put_together(draft: Draft) -> None:
    merged = draft.included(["two"], included=False).merged(draft.keys, into="one")
    assert merged.keys == ("one",)
    assert {file.name for file in merged.result().sets[0].files} == {
        *("1.jpg", "2.jpg", "3.jpg"),
        *("x.jpg", "y.jpg"),
    }
    assert merged.result().sets[0].also_keys == ("two",)


def test_pictures_left_out_stay_in_sight_and_come_back(draft: Draft) -> None:
    first = draft.plan.sets[0].files[0]
    without = draft.left_out([first])
    assert [file.name for file in without.result().sets[0].files] == ["2.jpg"]
    assert names(without, "one") == ["1.jpg", "2.jpg"]
    back = without.taken_in([first])
    assert [file.name for file in back.result().sets[0].files] == ["1.jpg", "2.jpg"]


def test_a_row_that_loses_all_its_pictures_is_left_out_itself(draft: Draft) -> None:
    without = draft.left_out([*draft.plan.sets[1].files, draft.plan.sets[0].files[1]])
    assert not without.is_included("two")
    assert [one.key for one in without.result().sets] == ["one"]
    assert names(without, "two") == ["3.jpg"]


def test_what_was_left_out_follows_its_set_into_another(draft: Draft) -> None:
    first = draft.plan.sets[0].files[0]
    merged = draft.left_out([first]).merged(["one", "two"], into="two")
    assert "1.jpg" in names(merged, "two")
    assert merged.taken_in([first]).result().new_files == draft.new_files


def test_pictures_are_moved_and_set_apart(draft: Draft) -> None:
    one = draft.plan.sets[0].files
    moved = draft.moved(one[:1], to="two")
    assert names(moved, "two") == ["1.jpg", "3.jpg"] or names(moved, "two") == ["3.jpg", "1.jpg"]
    apart = draft.apart(one[1:])
    assert next(one.key for one in apart.plan.sets) == "one"
    assert len(apart.plan.sets) == 3
    assert names(apart, "one") == ["1.jpg"]


def test_pictures_of_several_sets_are_set_apart_together(draft: Draft) -> None:
    one, two = draft.plan.sets
    apart = draft.apart([one.files[0], two.files[0]])
    (made,) = [each for each in apart.plan.sets if each.key not in ("one", "two")]
    assert {file.name for file in made.files} == {"1.jpg", "3.jpg"}


def test_loose_pictures_make_a_set_and_then_another(draft: Draft) -> None:
    x, y = draft.plan.loose
    once = draft.apart([x])
    assert [file.name for file in once.plan.loose] == ["y.jpg"]
    twice = once.apart([y])
    assert twice.plan.loose == ()
    assert len(twice.plan.sets) == 4
    assert len({one.key for one in twice.plan.sets}) == 4
    assert twice.new_files == draft.new_files


def test_nothing_is_lost_by_moving_pictures_into_no_set(draft: Draft) -> None:
    moved = draft.moved(draft.plan.sets[1].files, to=LOOSE)
    assert moved.keys == ("one", LOOSE)
    assert moved.new_files == draft.new_files

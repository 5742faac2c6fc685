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
        files=tuple(PlannedFile(f"/{key}/{name}", name, 10) for name in names),
    )


@pytest.fixture
def draft() -> Draft:
    loose = (PlannedFile("/x.jpg", "x.jpg", 10),)
    sets = (planned("one", "1.jpg", "2.jpg"), planned("two", "3.jpg"))
    return Draft(Plan(ImportRequest(("/",)), sets=sets, loose=loose))


def test_untouched_it_is_the_plan(draft: Draft) -> None:
    assert draft.result() == draft.plan
    assert draft.keys == ("one", "two", LOOSE)
    assert draft.new_files == 4


def test_a_set_left_out_brings_nothing_and_can_come_back(draft: Draft) -> None:
    without = draft.included("one", included=False)
    assert [one.key for one in without.result().sets] == ["two"]
    assert without.new_files == 2
    assert without.included("one", included=True).result() == draft.plan


def test_what_the_user_writes_is_the_users_word(draft: Draft) -> None:
    written = draft.written("one", "title", "Love wins all").written("one", "expected", 12)
    one = written.result().sets[0]
    assert one.title == Fact("Love wins all", Origin.USER)
    assert one.expected == Fact(12, Origin.USER)
    assert written.result().sets[1] == draft.plan.sets[1]


def test_a_field_can_be_cleared_but_a_title_cannot(draft: Draft) -> None:
    cleared = draft.written("one", "released", None).written("one", "title", None)
    assert cleared.result().sets[0].released is None
    assert cleared.result().sets[0].title.value == "one"


def test_one_value_for_all_sets(draft: Draft) -> None:
    sets = draft.for_all("source", "Weverse").result().sets
    assert [one.source for one in sets] == [Fact("Weverse", Origin.USER)] * 2


def test_loose_files_become_a_set_by_their_title(draft: Draft) -> None:
    plan = draft.written(LOOSE, "title", "Selcas").result()
    assert plan.loose == ()
    assert plan.sets[-1].title.value == "Selcas"
    assert [file.name for file in plan.sets[-1].files] == ["x.jpg"]


def test_loose_files_can_be_left_out(draft: Draft) -> None:
    assert draft.included(LOOSE, included=False).result().loose == ()


def test_the_mode_goes_into_the_request(draft: Draft) -> None:
    assert draft.with_mode(Mode.COPY).result().request.mode is Mode.COPY


def test_all_out_and_all_in(draft: Draft) -> None:
    nothing = draft.all_included(included=False)
    assert nothing.new_files == 0
    assert nothing.result().sets == ()
    assert nothing.all_included(included=True).result() == draft.plan

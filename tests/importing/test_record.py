"""A killed import goes on as it was arranged: merges, splits, texts, files left out."""

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from gallery.importing import arranging, record
from gallery.importing.grouping import gather_loose
from gallery.importing.pipeline import run
from gallery.importing.plan import Plan
from gallery.importing.request import ImportRequest
from gallery.jobs.progress import Silent
from gallery.library import sets
from gallery.library.database import Library
from gallery.model.facts import Origin
from tests.importing.conftest import Importer
from tests.importing.pictures import write_picture
from tests.importing.test_arranging import plan_of, planned


def again(importer: Importer, plan: Plan, *paths: Path) -> Plan:
    """Return the plan of the same import after a crash."""
    return record.as_chosen(importer.plan(*paths), record.plan_to_json(plan))


def shape(plan: Plan) -> dict[str, dict[str, int]]:
    """Return name and position of each set's files."""
    return {one.key: {file.path: file.position for file in one.files} for one in plan.sets}


def arranged(importer: Importer, source: Path) -> Plan:
    """Return a plan with a merge, a split, a moved file, one left out and words of the user."""
    for folder in ("a", "b", "c"):
        for number in range(1, 5):
            write_picture(
                source / folder / f"{folder}{number}.jpg", shade=10 * ord(folder) + number
            )
    plan = importer.plan(source)
    a, b, c = (one.key for one in plan.sets)
    plan = arranging.merged(plan, [b], into=a)
    plan = arranging.split(plan, c, files=plan.set_of(c).files[:2], title="Part")
    plan = arranging.moved(plan, plan.set_of(c).files[:1], to=a)
    plan = arranging.moved(plan, plan.set_of(a).files[:1], to=None)
    plan = arranging.leave_out(plan, plan.set_of(a).files[:1])
    plan = arranging.with_value(plan, [a], field="terms", value="no edit")
    return arranging.with_value(plan, [a], field="credit", value="")


def test_an_arranged_plan_is_the_same_after_a_crash(importer: Importer, source: Path) -> None:
    plan = arranged(importer, source)
    resumed = again(importer, plan, source)
    assert shape(resumed) == shape(plan)
    assert {file.where for file in resumed.loose} == {file.where for file in plan.loose}
    assert {file.where for file in resumed.left_out} == {file.where for file in plan.left_out}
    for one in plan.sets:
        other = resumed.set_of(one.key)
        for field in (*record.FACTS, "zone", "also_keys", "ranked"):
            assert getattr(other, field) == getattr(one, field), field


def test_what_got_in_before_the_crash_does_not_change_the_rest(
    library: Library, importer: Importer, source: Path
) -> None:
    plan = arranged(importer, source)
    first = replace(plan, sets=tuple(replace(one, files=one.files[:1]) for one in plan.sets))
    run(library, replace(first, loose=()), Silent())
    resumed = again(importer, plan, source)
    run(library, resumed, Silent())
    with library.reading() as reader:
        found = {one.title: one for one in sets.all_sets(reader)}
        places = {
            title: [place for _, place in sets.members(reader, one.id)]
            for title, one in found.items()
        }
    wanted = {one.title.value: [file.position for file in one.files] for one in plan.sets}
    assert places == wanted
    assert found["a"].terms == "no edit"
    assert found["a"].origins["credit"] is Origin.USER


def test_what_the_user_did_not_want_stays_away(importer: Importer, source: Path) -> None:
    for folder in ("a", "b"):
        write_picture(source / folder / "1.jpg", shade=ord(folder))
    plan = importer.plan(source)
    plan = replace(plan, sets=plan.sets[1:])
    assert shape(again(importer, plan, source)) == shape(plan)


def test_loose_files_that_were_gathered_are_gathered_again(
    importer: Importer, source: Path
) -> None:
    paths = [write_picture(source / f"{n}.jpg", shade=n) for n in (1, 2, 3)]
    plan = gather_loose(importer.plan(*paths), title="Three")
    resumed = again(importer, plan, *paths)
    assert shape(resumed) == shape(plan)
    assert resumed.sets[0].title.value == "Three"
    none = replace(plan, sets=())
    assert again(importer, none, *paths).files == 0


def test_a_merged_set_takes_the_files_of_all_its_sources_later(
    importer: Importer, source: Path
) -> None:
    for folder in ("a", "b"):
        write_picture(source / folder / "x.jpg", shade=ord(folder))
    plan = importer.plan(source)
    a, b = plan.sets
    (set_id,) = run(importer.library, arranging.merged(plan, [b.key], into=a.key), Silent()).sets
    write_picture(source / "b" / "y.jpg", shade=7)
    (grown,) = importer.plan(source).sets
    assert grown.known_id == set_id


def test_passwords_are_not_written_down() -> None:
    request = ImportRequest(("/a.zip",), passwords=(("/a.zip", "secret"),))
    text = record.plan_to_json(Plan(request))
    assert "secret" not in text
    assert record.request_of(text) == replace(request, passwords=())


@given(st.lists(st.text(max_size=8), min_size=1, max_size=4, unique=True), st.text(max_size=20))
def test_any_name_comes_back(names: list[str], title: str) -> None:
    plan = plan_of(planned("k", *(f"{name}\udcff.jpg" for name in names)))
    whole = plan.sets[0].files
    changed = arranging.leave_out(plan, whole[1:])
    changed = arranging.moved(changed, whole[:1], to=None) if not names[0] else changed
    if changed.sets and title.strip():
        changed = arranging.split(changed, "k", files=whole[:1], title=title)
    back = record.as_chosen(plan, record.plan_to_json(changed))
    assert shape(back) == shape(changed)
    assert {file.where for file in back.left_out} == {file.where for file in changed.left_out}

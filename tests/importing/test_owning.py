"""The plan shows of a set that is there what the import will leave there."""

from pathlib import Path

from gallery.importing.pipeline import run
from gallery.importing.plan import PlannedSet
from gallery.jobs.progress import Silent
from gallery.library import sets
from gallery.library.database import Library
from gallery.model.facts import Origin
from gallery.model.photoset import PhotoSet, SetKind
from tests.importing.conftest import Importer
from tests.importing.pictures import write_picture


def edited(library: Library, set_id: int, **values: object) -> None:
    """Edit a set as the user does."""
    with library.writing() as writer:
        sets.update(writer, set_id, values)


def grown(importer: Importer, folder: Path, **fields: object) -> PlannedSet:
    """Return what the plan says of the set that a new file makes grow."""
    write_picture(folder / "240127_LWA_07.jpg", shade=7)
    (planned,) = importer.plan(folder, **fields).sets
    return planned


def header(library: Library, set_id: int) -> PhotoSet:
    with library.reading() as reader:
        return sets.get(reader, set_id)


def test_the_users_word_stands_in_the_plan(
    library: Library, importer: Importer, love_wins_all: Path
) -> None:
    (set_id,) = importer(love_wins_all).sets
    edited(
        library,
        set_id,
        title="Love",
        released_on="2024-02-01",
        kind=SetKind.TEASER,
        credit="EDAM",
        expected=20,
    )
    planned = grown(importer, love_wins_all)
    assert (planned.title.value, planned.kind.value) == ("Love", SetKind.TEASER)
    for fact, value in (
        (planned.released, "2024-02-01"),
        (planned.credit, "EDAM"),
        (planned.expected, 20),
    ):
        assert fact is not None
        assert (fact.value, fact.origin) == (value, Origin.USER)


def test_what_the_user_emptied_stays_empty_in_the_plan(
    library: Library, importer: Importer, love_wins_all: Path
) -> None:
    (set_id,) = importer(love_wins_all).sets
    assert header(library, set_id).released_on
    edited(library, set_id, released_on="")
    assert grown(importer, love_wins_all).released is None


def test_a_surer_word_stands_in_the_plan_and_is_written(
    library: Library, importer: Importer, love_wins_all: Path
) -> None:
    (set_id,) = importer(love_wins_all).sets
    write_picture(love_wins_all / "240127_LWA_07.jpg", shade=7)
    plan = importer.plan(love_wins_all, released="2024-01-26", credit="EDAM")
    (planned,) = plan.sets
    assert planned.released is not None
    assert planned.released.value == "2024-01-26"
    run(library, plan, Silent())
    there = header(library, set_id)
    assert (there.released_on, there.credit) == ("2024-01-26", "EDAM")


def test_the_plan_says_what_the_import_leaves(
    library: Library, importer: Importer, love_wins_all: Path
) -> None:
    (set_id,) = importer(love_wins_all, source="Naver").sets
    edited(library, set_id, event="MV")
    planned = grown(importer, love_wins_all)
    importer(love_wins_all)
    there = header(library, set_id)
    said = (planned.released, planned.source, planned.event, planned.credit)
    assert [fact.value if fact else "" for fact in said] == [
        there.released_on,
        there.source,
        there.event,
        there.credit,
    ]
    assert (there.source, there.event) == ("Naver", "MV")

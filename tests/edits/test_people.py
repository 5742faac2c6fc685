"""Forms of persons and groups: times with groups and persons that are not there yet."""

from dataclasses import replace

import pytest

from gallery.edits.base import Edit
from gallery.edits.editor import Editor
from gallery.edits.people import AddGroup, AddPerson, EditGroup, EditPerson, Joined
from gallery.library import memberships, people
from gallery.library.database import Library
from gallery.model.errors import InvalidValue
from gallery.model.names import Name
from gallery.model.people import Membership
from tests.library.dump import assert_same, dump


def times(library: Library, person_id: int) -> set[tuple[str, str, str]]:
    """Return in which groups a person was, and when."""
    with library.reading() as reader:
        return {
            (people.get_group(reader, one.group_id).name, one.since, one.until)
            for one in memberships.of_person(reader, person_id)
        }


def made_by(editor: Editor, edit: Edit) -> int:
    made = editor.apply(edit).made
    assert made is not None
    return made


def test_a_new_person_joins_known_and_unknown_groups(library: Library, editor: Editor) -> None:
    before = dump(library)
    group = made_by(editor, AddGroup((Name("Seventeen"),)))
    known = Membership(group, 0, "2015-05-26")
    joined = (Joined("BooSeokSoon", "2018-03", ""), Joined("seventeen", "2030", "2031"))
    person = made_by(editor, AddPerson((Name("DK"),), (), (known,), joined))
    assert times(library, person) == {
        ("Seventeen", "2015-05-26", ""),
        ("Seventeen", "2030", "2031"),
        ("BooSeokSoon", "2018-03", ""),
    }
    editor.undo()
    editor.undo()
    assert_same(before, dump(library))


def test_a_persons_times_are_replaced_in_one_step(library: Library, editor: Editor) -> None:
    person = made_by(editor, AddPerson((Name("DK"),), ("Seventeen",)))
    before = dump(library)
    editor.apply(EditPerson(person, None, (), (Joined("BooSeokSoon", "2018"),)))
    assert times(library, person) == {("BooSeokSoon", "2018", "")}
    editor.undo()
    assert_same(before, dump(library))


def test_a_group_takes_in_whom_it_names(library: Library, editor: Editor) -> None:
    known = made_by(editor, AddPerson((Name("DK"),)))
    one = Membership(0, known, "2018")
    group = made_by(editor, AddGroup((Name("BooSeokSoon"),), (), (one,), (Joined("Hoshi"),)))
    editor.apply(EditGroup(group, None, (replace(one, group_id=group),), (Joined("Seungkwan"),)))
    with library.reading() as reader:
        members = [one.person_id for one in memberships.of_group(reader, group)]
        assert sorted(people.get_person(reader, key).name for key in members) == [
            "DK",
            "Seungkwan",
        ]


@pytest.mark.parametrize(
    ("name", "since", "until"),
    [("Seventeen", "yesterday", ""), ("Seventeen", "2020", "2019"), ("x" * 300, "", "")],
)
def test_what_cannot_be_changes_nothing(
    library: Library, editor: Editor, name: str, since: str, until: str
) -> None:
    before = dump(library)
    with pytest.raises(InvalidValue):
        editor.apply(AddPerson((Name("DK"),), (), (), (Joined(name, since, until),)))
    assert_same(before, dump(library))

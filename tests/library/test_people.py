"""Persons and groups: any number of names, in any script."""

import pytest

from gallery.library import acquaintances, bearers, memberships, people, phrases
from gallery.library.database import Library
from gallery.model.described import NamedPerson
from gallery.model.errors import InvalidValue, NotFound
from gallery.model.names import Name, NameKind
from gallery.model.people import Membership
from tests.library.making import add_photos


def test_a_person_with_names_in_several_scripts(library: Library) -> None:
    names = [
        Name("V", NameKind.STAGE),
        "뷔",
        Name("Kim  Taehyung", NameKind.ROMANISED),
        "v",
        "김태형",
    ]
    with library.writing() as writer:
        group = people.add_group(writer, ["BTS", "방탄소년단"])
        person_id = people.add_person(writer, names, [group])
    with library.reading() as reader:
        person = people.get_person(reader, person_id)
        assert people.persons_named(reader, " V ") == [person_id]
        assert people.persons_named(reader, "kim taehyung") == [person_id]
        assert people.persons_named(reader, "Kim") == []
        assert people.groups_named(reader, "bts") == [group]
    assert [name.text for name in person.names] == ["V", "뷔", "Kim Taehyung", "김태형"]
    assert [name.script for name in person.names] == ["Latn", "Hang", "Latn", "Hang"]
    assert person.names[0].kind is NameKind.STAGE
    assert (person.name, person.groups, person.photos) == ("V", ("BTS",), 0)


@pytest.mark.parametrize("name", ["", "  ", "\u200b", "x" * 201])
def test_a_name_must_be_one(library: Library, name: str) -> None:
    with pytest.raises(InvalidValue), library.writing() as writer:
        people.add_person(writer, name)


def test_two_persons_may_share_a_name(library: Library) -> None:
    with library.writing() as writer:
        both = [people.add_person(writer, "Jimin"), people.add_person(writer, "지민")]
        bearers.add_names(writer, "person", both[1], "JIMIN")
        bearers.add_names(writer, "person", both[1], "jimin")
    with library.reading() as reader:
        assert people.persons_named(reader, "jimin") == both
        assert len(people.get_person(reader, both[1]).names) == 2


def test_those_with_most_photos_come_first(library: Library) -> None:
    with library.writing() as writer:
        ids = add_photos(writer, 3)
        a, b, c = (people.add_person(writer, name) for name in "abc")
        people.add_group(writer, "both", [b, c])
        phrases.attach(writer, ids[:1], [phrases.find_or_add(writer, [b])])
        phrases.attach(writer, ids[:3], [phrases.find_or_add(writer, [c])])
    with library.reading() as reader:
        assert [person.id for person in people.all_persons(reader)] == [c, b, a]
        (group,) = people.all_groups(reader)
    assert (group.name, group.members, group.photos) == ("both", (b, c), 3)


def test_membership_from_and_to(library: Library) -> None:
    with library.writing() as writer:
        person = people.add_person(writer, "V")
        group = people.add_group(writer, "BTS")
        memberships.join(writer, group, person, "2013-06-13")
        memberships.join(writer, group, person, "2013-06-13", "2025-01-01")
    with library.reading() as reader:
        assert memberships.of_person(reader, person) == [
            Membership(group, person, "2013-06-13", "2025-01-01")
        ]
    with library.writing() as writer:
        memberships.leave(writer, group, person)
    with library.reading() as reader:
        assert people.get_group(reader, group).members == ()


def test_removing_a_person_takes_what_was_said(library: Library) -> None:
    with library.writing() as writer:
        ids = add_photos(writer, 1)
        v, iu = people.add_person(writer, "V"), people.add_person(writer, "IU")
        people.add_group(writer, "BTS", [v])
        said = [phrases.find_or_add(writer, who) for who in ([v], [v, iu], [iu])]
        phrases.attach(writer, ids, said)
        people.remove_person(writer, v)
    with library.reading() as reader:
        (statement,) = phrases.said(reader, ids)[ids[0]]
        assert statement.text == "IU"
        with pytest.raises(NotFound):
            people.get_person(reader, v)


@pytest.mark.parametrize(
    "act",
    [
        lambda w: bearers.add_names(w, "person", 9, "x"),
        lambda w: bearers.set_names(w, "person", 9, "x"),
        lambda w: people.remove_person(w, 9),
        lambda w: people.remove_group(w, 9),
        lambda w: memberships.join(w, 9, 9),
        lambda w: people.get_group(w.connection, 9),
        lambda w: bearers.set_names(w, "scene", 9, "x"),
    ],
)
def test_what_is_not_there_is_not_found(library: Library, act: object) -> None:
    with pytest.raises(NotFound), library.writing() as writer:
        act(writer)  # type: ignore[operator]


def groups_of(library: Library) -> dict[int, tuple[str, ...]]:
    with library.reading() as reader:
        return {one.id: one.groups for one in people.all_persons(reader)}


def test_a_name_that_is_known_means_that_person(library: Library) -> None:
    with library.writing() as writer:
        v = people.add_person(writer, ["V", Name("thv", NameKind.HANDLE)])
        for name in ("V", " v ", "thv"):
            assert acquaintances.find_or_add(writer, name) == v
        assert acquaintances.find_or_add(writer, "김태형", handle="THV") == v, (
            "the account is surer"
        )
        new = acquaintances.find_or_add(writer, "IU", handle="dlwlrma")
        assert new != v
        assert acquaintances.find_or_add(writer, "somebody", handle="dlwlrma") == new
    assert groups_of(library) == {v: (), new: ()}


def test_of_several_of_a_name_the_one_with_most_photos(library: Library) -> None:
    with library.writing() as writer:
        people.add_person(writer, "Sun")
        known = people.add_person(writer, "Sun")
        phrases.attach(writer, add_photos(writer, 1), [phrases.find_or_add(writer, [known])])
    with library.writing() as writer:
        assert acquaintances.find_or_add(writer, "Sun") == known


def test_groups_tell_persons_of_one_name_apart(library: Library) -> None:
    with library.writing() as writer:
        of_exo, free = people.add_person(writer, "Sun"), people.add_person(writer, "Sun")
        people.add_group(writer, "EXO", [of_exo])
        assert acquaintances.find_or_add(writer, "Sun", ["exo"]) == of_exo
        assert acquaintances.find_or_add(writer, "Sun", ["BTS"]) == free, "in no group yet: joins"
        other = acquaintances.find_or_add(writer, "Sun", ["NCT", "NCT 127"])
        assert other not in (of_exo, free), "whoever is in another group is another person"
        assert acquaintances.find_or_add(writer, "Sun", ["NCT 127"]) == other
    assert groups_of(library) == {of_exo: ("EXO",), free: ("BTS",), other: ("NCT", "NCT 127")}


def test_many_people_are_found_in_one_call(library: Library) -> None:
    with library.writing() as writer:
        v = people.add_person(writer, "V")
        named = [("V", ()), ("RM", ("BTS",)), ("v", ("BTS",)), ("rm", ()), ("V", ("BTS",))]
        wanted = [NamedPerson(name, groups=groups) for name, groups in named]
        found = acquaintances.find_or_add_many(writer, wanted)
    assert found == [v, found[1], v, found[1], v]
    assert groups_of(library) == {v: ("BTS",), found[1]: ("BTS",)}
    with library.reading() as reader:
        assert [group.name for group in people.all_groups(reader)] == ["BTS"]

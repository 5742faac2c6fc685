"""Who was in which group and when."""

import pytest

from gallery.library import memberships, people
from gallery.library.database import Library
from gallery.model.errors import InvalidValue, NotFound
from gallery.model.people import Membership


@pytest.fixture
def known(library: Library) -> Library:
    """V is person 1, IU 2; BTS is group 1, Wooga 2."""
    with library.writing() as writer:
        for name in ("V", "IU"):
            people.add_person(writer, name)
        for name in ("BTS", "Wooga"):
            people.add_group(writer, name)
    return library


def of_v(library: Library) -> list[Membership]:
    with library.reading() as reader:
        return memberships.of_person(reader, 1)


def test_several_groups_and_several_times_in_one(known: Library) -> None:
    with known.writing() as writer:
        memberships.join(writer, 1, 1, "130613", "2022")
        memberships.join(writer, 2, 1)
        memberships.join(writer, 1, 1, "2025-06")
        memberships.join(writer, 1, 2)
    assert of_v(known) == [
        Membership(2, 1),
        Membership(1, 1, "2013-06-13", "2022"),
        Membership(1, 1, "2025-06"),
    ]
    with known.reading() as reader:
        assert people.get_person(reader, 1).groups == ("Wooga", "BTS")
        assert people.get_group(reader, 1).members == (2, 1)


def test_a_time_takes_the_place_of_at_some_time(known: Library) -> None:
    with known.writing() as writer:
        memberships.join(writer, 1, 1)
        memberships.join(writer, 1, 1, "2013")
        memberships.join(writer, 1, 1)
        memberships.join(writer, 1, 1, "2013", "2022")
    assert of_v(known) == [Membership(1, 1, "2013", "2022")]


@pytest.mark.parametrize(
    ("since", "until"),
    [("2013", ""), ("", "2013"), ("2013", "2013-06"), ("2013-06-13", "2013"), ("2013", "2013")],
)
def test_times_as_precise_as_they_are_known(known: Library, since: str, until: str) -> None:
    with known.writing() as writer:
        memberships.join(writer, 1, 1, since, until)
    assert of_v(known) == [Membership(1, 1, since, until)]


@pytest.mark.parametrize(
    ("since", "until", "why"),
    [
        ("yesterday", "", "not-a-date"),
        ("", "13/6/2013x", "not-a-date"),
        ("2013-13", "", "not-a-date"),
        ("2013", "2012", "before-its-beginning"),
        ("2013-06-13", "2013-05", "before-its-beginning"),
    ],
)
def test_a_time_that_is_none_is_refused(known: Library, since: str, until: str, why: str) -> None:
    with pytest.raises(InvalidValue) as refused, known.writing() as writer:
        memberships.join(writer, 1, 1, since, until)
    assert refused.value.why == why
    assert of_v(known) == []


def test_all_times_of_a_person_at_once(known: Library) -> None:
    with known.writing() as writer:
        memberships.join(writer, 1, 1, "2013")
        memberships.join(writer, 2, 1)
        wanted = [Membership(1, 1, "2013", "2022"), Membership(1, 1, "2025")]
        memberships.set_of_person(writer, 1, wanted)
    assert of_v(known) == wanted


def test_all_times_of_a_group_at_once(known: Library) -> None:
    with known.writing() as writer:
        memberships.join(writer, 1, 1, "2013")
        memberships.join(writer, 2, 1)
        memberships.set_of_group(writer, 1, [Membership(1, 2, "2020")])
    assert of_v(known) == [Membership(2, 1)]
    with known.reading() as reader:
        assert memberships.of_group(reader, 1) == [Membership(1, 2, "2020")]


def test_another_ones_time_or_nobodys_is_refused(known: Library) -> None:
    with known.writing() as writer:
        memberships.join(writer, 1, 1, "2013")
    for act, error in (
        (lambda w: memberships.set_of_person(w, 1, [Membership(1, 2)]), InvalidValue),
        (lambda w: memberships.set_of_group(w, 1, [Membership(2, 1)]), InvalidValue),
        (lambda w: memberships.set_of_person(w, 1, [Membership(9, 1)]), NotFound),
        (lambda w: memberships.set_of_group(w, 9, []), NotFound),
    ):
        with pytest.raises(error), known.writing() as writer:
            act(writer)  # type: ignore[no-untyped-call]
    assert of_v(known) == [Membership(1, 1, "2013")]

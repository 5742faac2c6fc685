"""How complete a set is, from positions and the expected count."""

import pytest

from gallery.model.facts import Fact, Origin, strongest
from gallery.model.photoset import completeness


@pytest.mark.parametrize(
    ("positions", "expected", "have", "total", "missing"),
    [
        (range(1, 13), 12, 12, 12, ()),
        ([p for p in range(1, 13) if p != 7], 12, 11, 12, (7,)),
        ([1, 2, 5], None, 3, 5, (3, 4)),
        ([1, 2, 3], 5, 3, 5, (4, 5)),
        ([1, 2, 3], 2, 3, 3, ()),
        ([], None, 0, 0, ()),
        ([1, 1, 2], 2, 2, 2, ()),
    ],
)
def test_a_set_knows_what_is_missing(positions, expected, have, total, missing) -> None:  # type: ignore[no-untyped-def]
    found = completeness(positions, expected)
    assert (found.have, found.expected, found.missing) == (have, total, missing)
    assert found.is_complete is (not missing)


def test_the_most_trusted_source_wins_and_the_first_of_equals() -> None:
    facts = [
        Fact("folder", Origin.FOLDER_NAME),
        Fact("name", Origin.FILE_NAME),
        Fact("another name", Origin.FILE_NAME),
    ]
    assert strongest(facts) == facts[1]
    assert strongest([*facts, Fact("user", Origin.USER)]) == Fact("user", Origin.USER)
    assert strongest([]) is None

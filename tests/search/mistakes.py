"""A search for each thing that can be wrong with one."""

import pytest

from gallery.model.errors import QueryError
from gallery.search.parser import read
from tests.search.words import story

WORDS = story()
LINES = {
    "unclosed-quote": 'V "with cam',
    "unclosed-parenthesis": "V (IU",
    "unexpected-parenthesis": "V )",
    "nothing-to-negate": "V - IU",
    "nothing-beside-or": "V OR",
    "unknown-field": "relesed:2024",
    "bad-value": "released:2024-13",
    "too-long": "(" * 9 + "V" + ")" * 9,
    "not-here": "-limit:5",
    "said-twice": "limit:5 limit:6",
}


def wrong(line: str) -> QueryError:
    """Return what is wrong with a line."""
    with pytest.raises(QueryError) as caught:
        read(line, WORDS)
    return caught.value

"""``OR`` in small letters."""

import pytest

from gallery.search import ast, parse
from tests.search.words import story

WORDS = story()


@pytest.mark.parametrize(
    ("said", "typed"),
    [
        ("V or IU", "V OR IU"),
        ("V | IU", "V OR IU"),
        ("Kim Taehyung or Lee Jieun camcorder", "V OR IU camcorder"),
        ("뷔 또는 아이유", "V OR IU"),
        ("V or -IU", "V OR -IU"),
        ("(V camcorder) or is:favourite", "(V camcorder) OR is:favourite"),
        ("landscape or square V", "landscape OR square V"),
        ("without V or IU", "-V -IU"),
    ],
)
def test_or_between_what_is_known_means_either(said, typed):
    assert parse(said, WORDS) == parse(typed, WORDS)


@pytest.mark.parametrize("line", ["now or never", "V or", "or V", "wings or V", "V or wings"])
def test_elsewhere_it_is_a_word(line):
    assert not isinstance(parse(line, WORDS), ast.Or)

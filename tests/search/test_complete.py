"""What is offered while a search is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.model.names import search_text
from gallery.search import ast, parse
from gallery.search.complete import OfferKind, complete, quoted
from gallery.search.fields import FIELDS
from tests.search.words import PlainVocabulary, story

WORDS = story()


class Named:
    def __init__(self, bearer):
        self.kind, self.shown, self.detail, self.photos = bearer.kind, bearer.shown, "", 3


def names(text, kinds):
    return [Named(each) for each in WORDS.starting(text) if each.kind in kinds]


def titles(text):
    return [title for title in WORDS.titles.values() if search_text(text) in search_text(title)]


def offered(line):
    return [(each.start, each.text) for each in complete(line, len(line), names, titles)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("cam", [(0, "camcorder"), (0, "camera"), (0, '"director\'s camera"')]),
        ("V camco", [(2, "camcorder")]),
        ("-camco", [(1, "camcorder")]),
        ("(V OR camco", [(6, "camcorder")]),
        ("Kim Tae", [(0, "V")]),
        ("V Kim Tae", [(2, "V")]),
        ("holding ha", [(0, '"holding hands"')]),
        ('"holding ha', [(0, '"holding hands"')]),
        ("rel", [(0, "released:")]),
        ("s", [(0, '"black and white blazer suit"'), (0, "scene:"), (0, "set:")]),
        ("person:Tae", [(7, "V")]),
        ("-person:Tae", [(8, "V")]),
        ("only:V,Tae", [(7, "V")]),
        ('only:V,"Kim Tae', [(7, "V")]),
        ("group:b", [(6, "BTS")]),
        ("scene:camco", [(6, "camcorder")]),
        ("set:wins", [(4, '"Love wins all"')]),
        ('set:"love wi', [(4, '"Love wins all"')]),
        ("is:un", [(3, "untagged")]),
        ("IS:fav", [(3, "favourite")]),
        ("rating:>", [(7, ">=4")]),
        ("released:20", []),
        ("nofield:x", []),
        ("camcorder", []),  # typed already
        ("is:untagged", []),
        ("V ", []),
        ("zzz", []),
    ],
)
def test_offers(line, expected):
    assert offered(line) == expected


def test_an_empty_search_offers_the_fields():
    offers = complete("", 0, names, titles)
    fields = [each.text for each in offers if each.kind is OfferKind.FIELD]
    assert fields == [f"{name}:" for name in FIELDS]


def test_only_what_stands_before_the_cursor_counts():
    (offer,) = complete("camco and more", 5, names, titles)
    assert (offer.text, offer.start, offer.end, offer.photos) == ("camcorder", 0, 5, 3)


@pytest.mark.parametrize(
    ("line", "cursor", "end"),
    [("camcox V", 4, 6), ('"holding ha"', 11, 12), ("(camco)", 4, 6), ("only:Tae,IU", 7, 8)],
)
def test_an_offer_replaces_the_whole_piece(line, cursor, end):
    assert complete(line, cursor, names, titles)[0].end == end


@given(st.text(min_size=1, max_size=20))
def test_a_quoted_name_is_read_as_that_name(name):
    words = PlainVocabulary()
    bearer = words.add(WORDS.names[0][1].kind, 5, name)
    if not words.exact(name) or any(sign in name for sign in "”„“"):
        return
    assert parse(quoted(name), words) == ast.HasPerson(frozenset({bearer.id}))


@given(st.text(max_size=30))
def test_nothing_typed_breaks_it(line):
    for offer in complete(line, len(line), names, titles):
        assert 0 <= offer.start <= offer.end <= len(line)

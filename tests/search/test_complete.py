"""What is offered while a search is typed."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.model.names import search_text
from gallery.search import ast, parse
from gallery.search.complete import OfferKind, complete, quoted
from gallery.search.fields import FIELDS, TABLE, Suggests
from tests.search.words import PlainVocabulary, story

WORDS = story()


class Named:
    def __init__(self, bearer, alias):
        self.kind, self.shown, self.detail, self.photos = bearer.kind, bearer.shown, "", 3
        self.alias = alias


def names(text, kinds):
    found = [each for each in WORDS.begun(text) if each.kind in kinds]
    return [Named(each, fitting(each, text)) for each in found]


def fitting(bearer, text):
    """Return the name that fits, "" when it is the one that is shown."""
    fits = (name for name, each in WORDS.names if each == bearer)
    found = (name for name in fits if search_text(text) in search_text(name))
    return next(found, "").removeprefix(bearer.name)


def titles(text):
    return [title for title in WORDS.titles.values() if search_text(text) in search_text(title)]


@dataclass
class Said:
    text: str
    photos: int


def texts(part, typed):
    known = {
        ast.SetPart.ERA: [Said("Love wins all", 12), Said("Layover", 3)],
        ast.SetPart.SOURCE: [Said("weverse", 9)],
        ast.SetPart.CREDIT: [Said("Kim Hee June", 2)],
    }
    return [said for said in known.get(part, ()) if said.text.casefold().startswith(typed)]


def offers(line):
    return complete(line, len(line), names, titles, texts=texts)


def offered(line):
    return [(each.start, each.text) for each in offers(line)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("cam", [(0, "camcorder"), (0, "camera"), (0, '"director\'s camera"')]),
        ("V camco", [(2, "camcorder")]),
        ("-camco", [(1, "camcorder")]),
        ("(V OR camco", [(6, "camcorder")]),
        ("Kim Tae", [(0, "V")]),
        ("V Kim Tae", [(2, "V")]),
        ("holding ha", [(0, '"holding hands"'), (8, "handle:"), (8, "has:")]),
        ('"holding ha', [(0, '"holding hands"')]),
        ("rel", [(0, "released:")]),
        ("sc", [(0, "scene:"), (0, "scenes:")]),
        ("-se", [(1, "set:")]),
        ("wid", [(0, "width:")]),
        ("발", [(0, "발매:")]),
        ("land", [(0, "landscape")]),
        ("untag", [(0, "is:untagged")]),
        ("즐겨", [(0, "is:즐겨찾기")]),
        ("person:Tae", [(7, "V")]),
        ("-person:Tae", [(8, "V")]),
        ("only:V,Tae", [(7, "V")]),
        ('only:V,"Kim Tae', [(7, "V")]),
        ("group:b", [(6, "BTS")]),
        ("scene:camco", [(6, "camcorder")]),
        ("set:wins", [(4, '"Love wins all"')]),
        ('set:"love wi', [(4, '"Love wins all"')]),
        ("is:un", [(3, "untagged"), (3, "unconfirmed"), (3, "unreachable")]),
        ("is:favourite,untag", [(13, "untagged")]),
        ("상태:중", [(3, "중복")]),
        ("missing:p", [(8, "people")]),
        ("kind:con", [(5, "concept-photo")]),
        ("format:j", [(7, "jpeg"), (7, "jpeg2000")]),
        ("order:ra", [(6, "rating"), (6, "random")]),
        ("order:-ra", [(7, "rating"), (7, "random")]),
        ("shape:", [(6, "portrait"), (6, "landscape"), (6, "square")]),
        ("released:y", [(9, "yesterday")]),
        ("released:last", [(9, '"last week"'), (9, '"last month"'), (9, '"last year"')]),
        ("released:last mo", [(9, '"last month"')]),
        ("V 발매:지난", [(5, "지난주"), (5, "지난달")]),
        ("released:last month", []),
        ("era:love wi", [(4, '"Love wins all"')]),
        ("set:love wins a", [(4, '"Love wins all"')]),
        ("era:lo", [(4, '"Love wins all"')]),
        ("#camco", [(1, "camcorder")]),
        ("-#camco", [(2, "camcorder")]),
        ('#"holding ha', [(1, '"holding hands"')]),
        ("@Tae", [(1, "V")]),
        ("phrase:camco", [(7, "camcorder")]),
        ('phrase:"V with camco', [(15, "camcorder")]),
        ("title:wins", [(6, '"Love wins all"')]),
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


def test_texts_of_sets_are_offered_with_their_photos():
    (offer,) = offers("era:lo")
    assert (offer.kind, offer.photos) == (OfferKind.VALUE, 12)
    assert complete("era:lo", 6, names, titles) == []


@pytest.mark.parametrize("field", TABLE, ids=lambda field: field.name)
def test_every_field_is_offered_by_each_of_its_names_and_then_its_values(field):
    for spelling in field.spellings:
        texts_of = [each.text for each in offers(spelling)]
        assert f"{spelling}:" in texts_of
    if field.suggests is Suggests.WORDS:
        found = offers(f"{field.name}:")
        assert [each.name for each in found] == [word.name for word in field.words]
        for each in found:
            parse(f"{field.name}:{each.text}", WORDS)


def test_an_offer_tells_by_which_name_it_was_found():
    (offer,) = offers("Kim Tae")
    assert (offer.name, offer.detail) == ("V", "Kim Taehyung")
    assert offers("camco")[0].detail == ""


def test_where_sets_come_from_and_of_which_kind_they_are_is_offered_without_a_field():
    (source,) = offers("wev")
    assert (source.text, source.photos) == ("source:weverse", 9)
    assert 'credit:"Kim Hee June"' in [each.text for each in offers("kim")]
    assert [each.text for each in offers("selc")] == ["kind:selca"]
    assert [each.text for each in offers("팬사")] == ["kind:팬사인회"]


def test_a_word_is_offered_in_the_language_in_which_it_is_begun():
    (offer,) = offers("order:무")
    assert (offer.text, offer.detail) == ("무작위", "random")


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


def test_a_name_begins_where_a_word_begins():
    """Not behind the colon of a field that stands before it."""
    assert (9, "IU") not in offered("x relesed:2024 IU")
    assert all(start == 12 for start, _ in offered("released:V camco"[:11] + " camco"))

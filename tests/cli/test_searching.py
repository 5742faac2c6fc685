"""``search`` and ``show``: what is found, as lines and as JSON, and where a search is wrong."""

from pathlib import Path

import pytest

from gallery.cli.selection import query_text
from gallery.library import facts, regions
from gallery.library.database import Library
from gallery.model.facts import Fact, Origin
from gallery.model.region import Region
from gallery.search.fields import TABLE
from tests.cli.conftest import Photosketch

pytestmark = pytest.mark.usefixtures("told")
FIELDS = {
    "id",
    "digest",
    "path",
    "width",
    "height",
    "format",
    "taken_at",
    "sets",
    "people",
    "scenes",
    "phrases",
    "caption",
    "captions",
    "title",
    "rating",
    "favourite",
    "regions",
    "source",
    "credit",
    "origins",
    "reasons",
    "creator",
    "rights",
    "event",
    "place",
    "source_url",
    "suggestions",
    "same_pictures",
    "damaged",
    "paths",
}


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ([], 6),
        ([""], 6),
        (["V"], 3),
        (["뷔"], 3),
        (["V", "with", "camcorder"], 2),
        (["V with camcorder"], 2),
        (['"V with camcorder"'], 2),
        (["-IU"], 5),
        (["--", "-IU"], 5),
        (["V", "-IU"], 2),
        (["only:V"], 2),
        (["(IU", "OR", "camcorder)"], 3),
        (["set:love wins all", "V"], 3),
        (['set:"love wins all"'], 4),
        (["released:2024-01"], 4),
        (["BTS"], 3),
        (["nobody"], 0),
    ],
)
def test_count_prints_one_number(query: list[str], number: int, photosketch: Photosketch) -> None:
    answer = photosketch("search", "--count", *query)
    assert (answer.code, answer.out, answer.err) == (0, f"{number}\n", "")


def test_json_is_one_photo_a_line(photosketch: Photosketch) -> None:
    answer = photosketch("search", "--json", "camcorder")
    first, second = answer.json_lines
    assert answer.err == ""
    assert set(first) == set(second) == FIELDS
    assert first["id"] == 2
    assert first["path"] == first["paths"][0]
    assert Path(first["path"]).is_absolute()
    assert first["sets"] == [{"id": 1, "title": "Love wins all", "position": 2}]
    assert (first["people"], first["scenes"]) == (["V"], ["camcorder"])
    assert first["phrases"] == ["V with camcorder"]
    assert (first["rating"], first["favourite"], first["regions"]) == (0, False, [])
    assert (first["caption"], first["captions"], first["damaged"]) == ("", {}, None)


def test_a_photo_in_two_sets_is_printed_once(photosketch: Photosketch) -> None:
    ids = [photo["id"] for photo in photosketch("search", "--json").json_lines]
    assert sorted(ids) == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(("limit", "shown"), [("2", 2), ("0", 0), ("99", 6)])
def test_limit(limit: str, shown: int, photosketch: Photosketch) -> None:
    assert len(photosketch("search", "--limit", limit, "--json").lines) == shown
    assert photosketch("search", f"--limit={limit}", "--count").out == "6\n", "counts all"


def test_lines_are_for_people(photosketch: Photosketch) -> None:
    answer = photosketch("search", "camcorder")
    assert [line.split()[0] for line in answer.lines] == ["2", "3"]
    assert "V with camcorder" in answer.lines[0]
    assert answer.lines[0].endswith("0001.jpg")
    assert answer.err == "2 photos\n"


def test_an_error_points_at_the_place(photosketch: Photosketch) -> None:
    answer = photosketch("search", "V", "colour:red")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.splitlines() == [
        "This search cannot be read: there is no field “colour:”.",
        "  V colour:red",
        "    ^^^^^^",
        "“photosketch fields” tells everything that can be typed.",
    ]


def test_an_error_says_what_was_meant_and_what_can_be_read(photosketch: Photosketch) -> None:
    assert photosketch("search", "relesed:2024").err.splitlines()[3:5] == [
        "Did you mean:",
        "  released:2024",
    ]
    answer = photosketch("search", "is:faworite", "V")
    assert answer.err.splitlines()[0].endswith("“faworite” is no value of is:.")
    assert "  is:favorite V" in answer.err.splitlines()
    assert "What can be read: is:favourite   is:untagged   is:duplicate" in answer.err
    answer = photosketch("search", "is:")
    assert answer.err.splitlines()[0].endswith("is: needs a value.")
    answer = photosketch("search", "(order:rating V)")
    assert "without a minus, outside of parentheses" in answer.err


def test_the_fields_are_told(photosketch: Photosketch) -> None:
    answer = photosketch("fields")
    assert answer.code == 0
    for field in TABLE:
        assert f"  {field.shown[0]} " in answer.out
    told = photosketch("fields", "--json").json
    assert [one["name"] for one in told] == [field.name for field in TABLE]
    assert all(one["about"] and one["examples"] for one in told)


def test_an_order_and_a_limit_stand_in_the_line(photosketch: Photosketch) -> None:
    by_name = [one["path"] for one in photosketch("search", "--json", "order:name").json_lines]
    names = [Path(path).name for path in by_name]
    assert names == sorted(names)
    turned = photosketch("search", "--json", "order:-name").json_lines
    assert [one["path"] for one in turned] == by_name[::-1]
    assert photosketch("search", "--count", "limit:2", "V").out == "2\n"
    first = photosketch("search", "--json", "--limit", "1", "order:name", "limit:3").json_lines
    assert [one["path"] for one in first] == by_name[:1]


def test_days_and_measures_are_asked_in_words(photosketch: Photosketch) -> None:
    for words in (["on:01-27"], ["on:27", "jan"], ["on:27 jan"], ["released:jan", "2024"]):
        assert photosketch("search", "--count", *words).out == "4\n"
    assert photosketch("search", "--count", "released:before jan 2024").out == "0\n"
    assert photosketch("search", "--count", "people:>=1").out == (
        photosketch("search", "--count", "-missing:people").out
    )


def test_the_caret_stands_under_hangul(photosketch: Photosketch) -> None:
    answer = photosketch("search", "뷔 (IU")
    assert answer.err.splitlines()[1:] == ["  뷔 (IU", "     ^"], "a syllable is two columns wide"


def test_show_says_everything(photosketch: Photosketch) -> None:
    answer = photosketch("show", "4")
    assert "set        Love wins all · 4" in answer.lines
    assert "set        Airport · 1" in answer.lines
    assert set(photosketch("show", "4", "--json").json) == FIELDS


@pytest.mark.parametrize("photo_id", ["99", "V", "-1", "99999999999999999999999"])
def test_show_what_is_not_there(photo_id: str, photosketch: Photosketch) -> None:
    answer = photosketch("show", "--", photo_id)
    assert answer.code == 2
    assert photo_id in answer.err


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        (["V", "with", "camcorder"], "V with camcorder"),
        (["set:love wins all"], "set:love wins all"),
        (["set:love wins all", "IU"], 'set:"love wins all" IU'),
        (["V with camcorder", "-IU"], '"V with camcorder" -IU'),
        (["(IU OR RM)", "is:favourite"], "(IU OR RM) is:favourite"),
        (["IU OR RM", "V"], "IU OR RM V"),
        (['text:"a b"', "V"], 'text:"a b" V'),
        ([], ""),
    ],
)
def test_what_the_shell_took_apart_is_put_together(typed: list[str], query: str) -> None:
    assert query_text(typed) == query


def test_show_says_how_it_is_known(told: Path, photosketch: Photosketch) -> None:
    creator = Fact("Studio", Origin.FILE, "IPTC By-line")
    with Library.open(told) as library, library.writing() as writer:
        facts.say(writer, {4: {"creator": creator}})
        regions.add(
            writer, {4: [(1, Region(0.1, 0.2, 0.3, 0.4)), (None, Region(0.5, 0, 0.1, 0.1))]}
        )
    lines = photosketch("show", "4").lines
    assert "creator    Studio  (from the file: IPTC By-line)" in lines
    assert "box        V, 30% × 40% at 10%, 20%" in lines
    assert "box        unknown, 10% × 10% at 50%, 0%" in lines
    shown = photosketch("show", "4", "--json").json
    assert (shown["creator"], shown["origins"]["creator"]) == ("Studio", "file")
    assert shown["reasons"]["creator"] == "IPTC By-line"
    assert [region["person"] for region in shown["regions"]] == ["V", None]

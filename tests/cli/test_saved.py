"""Saved searches, as typed."""

from pathlib import Path

import pytest

from tests.cli.conftest import Photosketch

pytestmark = pytest.mark.usefixtures("told")


@pytest.fixture
def two(photosketch: Photosketch) -> Photosketch:
    """Two searches are kept."""
    photosketch("saved", "add", "--icon", "heart", "V films", "V", "camcorder")
    photosketch("saved", "add", "Not V", "-V")
    return photosketch


def names(photosketch: Photosketch) -> list[str]:
    return [one["name"] for one in photosketch("saved", "--json").json]


def test_a_search_is_kept_with_everything_behind_its_name(two: Photosketch) -> None:
    first, second = two("saved", "--json").json
    assert (first["name"], first["icon"], first["query"]) == ("V films", "heart", "V camcorder")
    assert (second["icon"], second["query"]) == ("search", "-V")
    assert first["photos"] == int(two("search", "--count", "V", "camcorder").out)
    assert [line.split()[0] for line in two("saved").lines] == ["V", "Not"]


def test_a_saved_search_finds_what_its_line_finds(two: Photosketch) -> None:
    assert two("saved", "find", "v FILMS").out == two("search", "V", "camcorder").out
    assert two("saved", "find", "--count", "Not V").out == two("search", "--count", "-V").out
    assert (
        two("saved", "find", "--json", "V films").out == two("search", "--json", "V camcorder").out
    )


def test_it_gets_another_name_line_and_icon(two: Photosketch) -> None:
    answer = two("saved", "edit", "V films", "--name", "IU alone", "--query", "only:IU")
    assert (answer.code, answer.err) == (0, "Edit the saved search “IU alone”.\n")
    first = two("saved", "--json").json[0]
    assert (first["name"], first["query"], first["icon"]) == ("IU alone", "only:IU", "heart")
    two("undo")
    assert names(two) == ["V films", "Not V"]


def test_they_are_put_in_order_and_removed(two: Photosketch) -> None:
    two("saved", "order", "Not V")
    assert names(two) == ["Not V", "V films"]
    assert two("saved", "remove", "not v").err == "Remove the saved search “Not V”.\n"
    assert names(two) == ["V films"]


def test_they_go_from_library_to_library(two: Photosketch, tmp_path: Path) -> None:
    file = tmp_path / "searches.json"
    assert two("saved", "export", str(file)).code == 0
    two("saved", "remove", "V films")
    two("saved", "edit", "Not V", "--query", "IU")
    assert two("saved", "import", str(file)).err == "Bring in saved searches.\n"
    assert names(two) == ["Not V", "V films"]
    assert two("saved", "--json").json[0]["query"] == "-V"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            ("find", "nothing"),
            "There is no saved search “nothing”. “photosketch saved” lists them.",
        ),
        (("add", "V FILMS", "IU"), "another one is called so"),
        (("add", "broken", "(V"), "a parenthesis is opened here and never closed"),
        (("edit", "V films", "--query", "relesed:2024"), "relesed"),
        (("import", "nowhere.json"), "No such file"),
        (("export", "/nowhere/at/all.json"), "cannot be written"),
    ],
)
def test_what_cannot_be_is_said(two: Photosketch, typed: tuple[str, ...], said: str) -> None:
    answer = two("saved", *typed)
    assert answer.code == 2
    assert said in answer.err
    assert names(two) == ["V films", "Not V"]


@pytest.mark.parametrize("content", [b"\xff", b"[]", b'{"photosketch": "searches", "version": 7}'])
def test_a_bad_file_is_refused(two: Photosketch, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "bad.json"
    file.write_bytes(content)
    assert two("saved", "import", str(file)).code == 2
    assert names(two) == ["V films", "Not V"]


def test_nothing_saved_is_said(photosketch: Photosketch) -> None:
    answer = photosketch("saved")
    assert (answer.out, answer.code) == ("", 0)
    assert "No search is saved" in answer.err

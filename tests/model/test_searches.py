"""Saved searches written to a file and read again."""

import json
from pathlib import Path

import pytest

from gallery.model.errors import InvalidValue
from gallery.model.searches import (
    LARGEST_FILE,
    LONGEST_NAME,
    USUAL_ICON,
    SavedSearch,
    SearchDraft,
    checked,
    from_file,
    from_text,
    to_text,
)

TWO = (
    SavedSearch(7, "V + IU, landscape", "person:V person:IU landscape", "heart"),
    SavedSearch(3, "올해 설명 없음", 'missing:caption released:"올해"', "star"),
)


def test_what_was_written_is_read_again_in_its_order() -> None:
    assert from_text(to_text(TWO)) == tuple(one.draft for one in TWO)


def test_the_file_says_its_version_and_keeps_hangul_readable() -> None:
    text = to_text(TWO)
    assert json.loads(text)["version"] == 1
    assert "올해" in text


def test_what_a_later_program_adds_is_passed_over() -> None:
    content = json.loads(to_text(TWO)) | {"made": "2031"}
    content["searches"][0]["colour"] = "blue"
    content["searches"][1]["icon"] = "rocket"
    first, second = from_text(json.dumps(content))
    assert first == TWO[0].draft
    assert second.icon == USUAL_ICON


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "not-searches"),
        ("no JSON", "not-searches"),
        ("[" * 100_000, "not-searches"),
        ("[]", "not-searches"),
        ('{"version": 1, "searches": []}', "not-searches"),
        ('{"photosketch": "searches", "version": 1}', "not-searches"),
        ('{"photosketch": "searches", "version": 0, "searches": []}', "not-searches"),
        ('{"photosketch": "searches", "version": 2, "searches": []}', "newer"),
        ('{"photosketch": "searches", "version": 1, "searches": [3]}', "not-searches"),
        ('{"photosketch": "searches", "version": 1, "searches": [{"name": 3}]}', "not-searches"),
        (
            '{"photosketch": "searches", "version": 1, "searches": [{"name": " ", "query": "V"}]}',
            "empty",
        ),
        (
            json.dumps({"photosketch": "searches", "version": 1, "searches": [{}] * 1_001}),
            "too-many",
        ),
    ],
)
def test_a_file_that_holds_no_searches_is_refused(text: str, why: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        from_text(text)
    assert refused.value.why == why


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])  # the second as Notepad saves it
def test_a_file_is_read_whoever_saved_it(tmp_path: Path, mark: bytes) -> None:
    path = tmp_path / "searches.json"
    path.write_bytes(mark + to_text(TWO).encode())
    assert from_file(path) == tuple(one.draft for one in TWO)


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b" " * (LARGEST_FILE + 1)])
def test_a_file_that_is_no_text_or_endless_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "searches.json"
    path.write_bytes(content)
    with pytest.raises(InvalidValue) as refused:
        from_file(path)
    assert refused.value.why == "not-searches"


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (SearchDraft("", "V"), "name"),
        (SearchDraft("a" * (LONGEST_NAME + 1), "V"), "name"),
        (SearchDraft("all", " \n"), "query"),
        (SearchDraft("long", "V " * 5_000), "query"),
    ],
)
def test_what_cannot_be_kept_is_refused(draft: SearchDraft, field: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        checked(draft)
    assert refused.value.field == field

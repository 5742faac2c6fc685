"""Whatever names are made of, and wherever the output goes, writing it never fails."""

import io
import json

import pytest

from gallery.cli.output import Output, columns, dump

NAMES = [
    "plain.jpg",
    "뷔.jpg",
    "a\udcffb.jpg",
    "\ud800.jpg",
    "👩‍🎤.jpg",
    "bell\x07\x1b[31m.jpg",
    "“é”",
]


def opened(encoding: str, *, terminal: bool = False) -> tuple[Output, io.BytesIO]:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, write_through=True, newline="\n")
    if terminal:
        stream.isatty = lambda: True  # type: ignore[method-assign]
    return Output(stream, stream), raw


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp949", "cp1252", "utf-16"])
@pytest.mark.parametrize("terminal", [True, False])
def test_any_name_can_be_written(encoding: str, terminal: bool) -> None:
    out, raw = opened(encoding, terminal=terminal)
    for name in NAMES:
        out.line(name)
        out.say(name)
        out.json({"path": name})
    out.table([(name, "1") for name in NAMES])
    assert raw.getvalue()


def test_a_pipe_gets_the_bytes_that_open_the_file() -> None:
    out, raw = opened("utf-8")
    out.line("a\udcffb\x1b.jpg")
    assert raw.getvalue() == b"a\xffb\x1b.jpg\n"


def test_a_terminal_is_not_steered() -> None:
    out, raw = opened("utf-8", terminal=True)
    out.line("\x1b]0;owned\x07.jpg")
    out.line("photo\u202egpj.exe")
    assert b"\x1b" not in raw.getvalue()
    assert "\u202e" not in raw.getvalue().decode()


def test_a_row_stays_a_row_on_a_terminal() -> None:
    out, raw = opened("utf-8", terminal=True)
    out.table([("new\nline.jpg", "1"), ("b.jpg", "2")])
    assert len(raw.getvalue().decode().splitlines()) == 2


@pytest.mark.parametrize("name", NAMES)
def test_json_gives_the_name_back(name: str) -> None:
    text = dump({"path": name})
    text.encode("utf-8")
    assert json.loads(text) == {"path": name}


def test_hangul_stands_in_its_column() -> None:
    out, raw = opened("utf-8")
    out.table([("뷔", "x"), ("abcd", "y"), ("é", "z")])
    assert raw.getvalue().decode().splitlines() == ["뷔    x", "abcd  y", "é     z"]
    assert (columns("뷔"), columns("e\u0301"), columns("V")) == (2, 1, 1)


def test_an_empty_table_is_nothing() -> None:
    out, raw = opened("utf-8")
    out.table([])
    assert raw.getvalue() == b""

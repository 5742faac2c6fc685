"""One run as a whole: exit codes, help, and errors in words, never a traceback."""

import os
from pathlib import Path

import pytest

from gallery import __version__
from gallery.cli import parser
from gallery.cli.main import run
from tests.cli.conftest import Photosketch


@pytest.mark.parametrize("command", [command.name for command in parser.COMMANDS])
def test_every_command_has_help_with_an_example(
    command: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run([*command.split(), "--help"]) == 0
    out, err = capfd.readouterr()
    assert f"photosketch {command}" in out.split("examples:")[1]
    assert err == ""


def test_version_and_help(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capfd.readouterr().out == f"Photosketch {__version__}\n"
    assert run(["--help"]) == 0
    out = capfd.readouterr().out
    for command in parser.COMMANDS:
        assert command.name.split()[0] in out


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["dance"],
        ["--colour", "red", "stats"],
        ["stats", "more"],
        ["show"],
        ["tag", "V"],
        ["tag", "V", "--photos"],
        ["tag", "", "--photos", "1"],
        ["person"],
        ["search", "--limit", "few"],
        ["search", "--limit", "-2"],
        ["search", "--limit", "9" * 30],
        ["history", "--limit", str(2**63)],
        ["undo", "--step", "9" * 30],
        ["show", "9" * 5_000],
        ["tag", "V", "--photos", "9" * 5_000],
        ["box", "list", "9" * 30],
        ["person", "remove", "9" * 5_000],
        ["search", "("],
        ["export"],
        ["--library"],
    ],
)
def test_wrong_use(arguments: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert err
    assert "Traceback" not in err


def test_a_library_that_cannot_be_opened(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "library.db").write_text("this is a diary, not a database")
    assert run(["--library", str(tmp_path), "stats"]) == 3
    assert str(tmp_path) in capfd.readouterr().err
    file = tmp_path / "file"
    file.touch()
    assert run(["--library", str(file), "stats"]) == 3
    assert "--library" in capfd.readouterr().err


def test_the_library_may_stand_behind_the_command(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["stats", "--library", str(folder), "--json"]) == 0
    assert str(folder) in capfd.readouterr().out
    assert run(["search", "--library", str(folder), "--count"]) == 0


def test_the_default_library_is_made_in_the_pictures_folder(
    empty_home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["stats"]) == 0
    assert "Photosketch" in capfd.readouterr().out
    assert list(empty_home.rglob("library.db"))


def test_a_bug_is_a_sentence_and_an_entry_in_the_log(
    photosketch: Photosketch,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr("gallery.library.counts.totals", lambda reader: 1 // 0)
    answer = photosketch("stats")
    assert answer.code == 70
    assert answer.err.startswith("Photosketch made a mistake")
    assert "Traceback" not in answer.err
    assert "ZeroDivisionError" in caplog.text
    assert folder.exists()


@pytest.mark.skipif(os.name == "nt", reason="no such folders there")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    place = tmp_path / "locked"
    place.mkdir(mode=0o500)
    if os.access(place, os.W_OK):
        pytest.skip("this user may write everywhere")
    assert run(["--library", str(place / "library"), "stats"]) == 3

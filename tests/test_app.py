"""Starting: which face, the log, and what is said where there is no display."""

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gallery import app

PHOTOSKETCH = [sys.executable, "-m", "gallery.app"]


def started(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run the program without any display."""
    bare = {k: v for k, v in os.environ.items() if k not in app.DISPLAYS}
    return subprocess.run(
        [*PHOTOSKETCH, *arguments],
        env={**bare, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="only here can there be no display")
@pytest.mark.parametrize("arguments", [(), ("--library", "somewhere"), ("--library=somewhere",)])
def test_without_a_display_one_sentence_names_the_way(arguments: tuple[str, ...]) -> None:
    done = started(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "no display" in done.stderr
    assert "photosketch --help" in done.stderr


def test_a_command_needs_no_display_and_no_qt() -> None:
    done = started("--version", PYTHONPROFILEIMPORTTIME="1")
    assert done.returncode == 0
    assert done.stdout.startswith("Photosketch ")
    assert "PySide6" not in done.stderr
    assert "gallery.importing.planning" not in done.stderr, "150 ms that only an import needs"


def test_the_window_does_not_wait_for_the_command_line() -> None:
    code = (
        "import sys; from gallery.app import main\n"
        "import gallery.gui.application as window\n"
        "window.run = lambda folder, log_file: print(folder) or 0\n"
        "code = main(['--library', 'x'])\n"
        "assert not {'rich', 'gallery.cli'} & set(sys.modules), 'too much'\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.stdout, done.returncode) == ("x\n", 0), done.stderr


def test_the_log_rotates_and_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "logs" / "photosketch.log"
    with app.kept_log(path):
        for number in range(30):
            logging.getLogger("gallery.test").info("%d %s", number, "x" * 100_000)
        logging.getLogger("gallery.test").info("a name \udcff that is no text")
    logging.getLogger("gallery.test").info("after the end")
    assert len(list(path.parent.iterdir())) == app.LOG_FILES
    assert all(file.stat().st_size <= app.LOG_BYTES for file in path.parent.iterdir())
    assert "a name \\udcff" in path.read_text(encoding="utf-8")
    assert "after the end" not in path.read_text(encoding="utf-8")


def test_a_log_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with app.kept_log(tmp_path / "file" / "photosketch.log"):
        logging.getLogger("gallery.test").info("lost")


def test_each_start_is_in_the_log(empty_home: Path) -> None:
    assert started("--version").returncode == 0
    (log,) = empty_home.rglob("photosketch.log")
    assert "['--version']" in log.read_text(encoding="utf-8")

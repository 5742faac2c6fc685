"""Programs that are started at the user's wish."""

import os
import sys
import time
from pathlib import Path

import pytest

from gallery.jobs.launching import CannotLaunchError, Launcher

WRITE = "import sys, pathlib; pathlib.Path(sys.argv[1]).write_text('\\n'.join(sys.argv[2:]))"
PATIENCE = 30.0  # seconds that a busy machine may need to start a program


def until_ended(launcher: Launcher) -> None:
    end = time.monotonic() + PATIENCE
    while launcher.running and time.monotonic() < end:
        time.sleep(0.01)
    assert not launcher.running


def test_a_program_gets_its_words_as_they_are(tmp_path: Path) -> None:
    words = ["a b", "$HOME; echo", '"quoted"', "뷔", "--", "'"]
    launcher = Launcher()
    launcher.start([sys.executable, "-c", WRITE, str(tmp_path / "told"), *words])
    until_ended(launcher)
    assert (tmp_path / "told").read_text().split("\n") == words


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_that_is_no_text_arrives(tmp_path: Path) -> None:
    name = os.fsdecode(bytes(tmp_path) + b"/caf\xe9.jpg")
    Path(name).write_bytes(b"x")
    copy = "import sys, shutil; shutil.copy(sys.argv[1], sys.argv[2])"
    launcher = Launcher()
    launcher.start([sys.executable, "-c", copy, name, str(tmp_path / "copy")])
    until_ended(launcher)
    assert (tmp_path / "copy").read_bytes() == b"x"


def test_it_does_not_wait_for_what_it_starts() -> None:
    launcher = Launcher()
    launcher.start([sys.executable, "-c", "import sys; sys.exit(len(sys.stdin.read()))"])
    until_ended(launcher)  # its input is empty, or it would wait for ours


def test_a_program_that_is_not_there_is_named(tmp_path: Path) -> None:
    missing = str(tmp_path / "no such program")
    for ask in (Launcher().start, Launcher().run):
        with pytest.raises(CannotLaunchError) as caught:
            ask([missing])
        assert caught.value.program == "no such program"


def test_what_a_program_writes_is_returned() -> None:
    said = Launcher().run([sys.executable, "-c", "print('here', end='')"])
    assert said == "here"


def test_a_program_that_fails_says_why() -> None:
    with pytest.raises(CannotLaunchError) as caught:
        Launcher().run([sys.executable, "-c", "import sys; sys.exit('no desktop\\nat all')"])
    assert caught.value.detail == "no desktop"


def test_a_program_that_does_not_end_is_ended() -> None:
    with pytest.raises(CannotLaunchError):
        Launcher().run([sys.executable, "-c", "import time; time.sleep(600)"], longest=0.1)


def test_no_command_and_a_word_with_a_nul_cannot_be_run() -> None:
    for command in ([sys.executable, "a\0b"], [""]):
        with pytest.raises(CannotLaunchError):
            Launcher().start(command)

"""Ctrl+C ends a job cleanly, and a reader that leaves is no error."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and pipes of POSIX")
PHOTOSKETCH = [sys.executable, "-m", "gallery.app"]
BARE = {"LC_ALL": "C", "LANG": "C"}


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A folder of 300 photos, all different, two of them with names that are no text."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(300):
        name = os.fsdecode(b"\xba\xdc%d.png" % number) if number < 2 else f"뷔{number:03d}.png"
        picture = Image.new("RGB", (600, 400), (number % 250, number // 250, 7))
        picture.save(folder / name if sys.platform == "linux" else folder / f"{number}.png")
    return folder


def test_ctrl_c_keeps_what_is_in_and_goes_on_later(many: Path, tmp_path: Path) -> None:
    command = [*PHOTOSKETCH, "--library", str(tmp_path / "library"), "import", str(many)]
    running = subprocess.Popen(
        command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True, text=True
    )
    database = tmp_path / "library" / "library.db"
    while not database.exists() and running.poll() is None:
        time.sleep(0.02)
    time.sleep(0.7)
    os.killpg(running.pid, signal.SIGINT)  # as a terminal does: the children get it too
    out, err = running.communicate(timeout=60)
    assert "Traceback" not in out + err
    assert running.returncode in {0, 130}, err
    if running.returncode == 130:
        assert "Cancelled" in err
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    counted = subprocess.run(
        [*command[:-2], "search", "--count"], capture_output=True, text=True, check=True
    )
    assert counted.stdout == "300\n"


@pytest.mark.parametrize("environment", [BARE, {**BARE, "PYTHONIOENCODING": "ascii"}])
def test_any_name_in_a_bare_locale(environment: dict[str, str], many: Path, tmp_path: Path) -> None:
    command = [*PHOTOSKETCH, "--library", str(tmp_path / "library")]

    def run(*arguments: str) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.run(
            [*command, *arguments],
            env={**os.environ, **environment},
            capture_output=True,
            timeout=120,
            check=False,
        )

    assert run("import", str(many), "--no-wait").returncode == 0
    for arguments in (("search",), ("search", "--json"), ("show", "1"), ("show", "300"), ("sets",)):
        done = run(*arguments)
        assert (done.returncode, b"Traceback" in done.stderr) == (0, False), done.stderr
        assert done.stdout


def test_a_reader_that_leaves(many: Path, tmp_path: Path) -> None:
    command = [*PHOTOSKETCH, "--library", str(tmp_path / "library")]
    subprocess.run([*command, "import", str(many), "--no-wait"], capture_output=True, check=True)
    with subprocess.Popen(
        [*command, "search", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(60) == 141

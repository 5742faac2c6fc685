"""Removed files on the command line: listed while they wait, handed to the system."""

import shutil
from pathlib import Path

import pytest
from PIL import Image

from tests.cli.conftest import Photosketch


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the system's trash was given; tests put nothing into the user's own."""
    paths: list[str] = []

    def take(path: str) -> None:
        paths.append(path)
        shutil.rmtree(path)

    monkeypatch.setattr("send2trash.send2trash", take)
    return paths


@pytest.fixture
def removed(tmp_path: Path, photosketch: Photosketch) -> None:
    """Three copies in the library, the first two of them removed."""
    folder = tmp_path / "downloads"
    folder.mkdir()
    for number in range(3):
        Image.new("RGB", (64, 48), (number * 40, 90, 120)).save(folder / f"{number}.jpg")
    photosketch("import", str(folder), "--copy", "--no-wait")
    photosketch("remove", "--photos", "1 2")


def test_nothing_waits(photosketch: Photosketch) -> None:
    assert photosketch("trash").err == "No removed file waits in the library.\n"
    assert photosketch("trash", "empty").err == "0 files handed to the system's trash.\n"


@pytest.mark.usefixtures("removed")
def test_files_wait_until_they_are_let_go(photosketch: Photosketch, given: list[str]) -> None:
    waiting = photosketch("trash", "--json").json
    assert [Path(one["path"]).is_file() for one in waiting] == [True, True]
    answer = photosketch("trash")
    assert len(answer.lines) == 2
    assert answer.err.startswith("2 files, ")
    assert photosketch("trash", "empty").err == "2 files handed to the system's trash.\n"
    assert given == [str(Path(one["path"]).parent) for one in waiting]
    assert photosketch("trash", "--json").json == []


@pytest.mark.usefixtures("removed")
def test_what_came_back_is_not_let_go(photosketch: Photosketch, given: list[str]) -> None:
    photosketch("undo")
    assert photosketch("trash", "empty").code == 0
    assert given == []
    assert photosketch("check").code == 0


@pytest.mark.usefixtures("removed")
def test_a_disk_without_a_trash_keeps_them(
    photosketch: Photosketch, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: str) -> None:
        raise OSError(path)

    monkeypatch.setattr("send2trash.send2trash", refuse)
    answer = photosketch("trash", "empty")
    assert (answer.code, len(photosketch("trash", "--json").json)) == (1, 2)
    assert "2 files could not be" in answer.err
    photosketch("undo")
    assert photosketch("check").code == 0

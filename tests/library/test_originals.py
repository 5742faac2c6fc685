"""Files get names that all systems can hold, and never another file's place."""

import os
from pathlib import Path

import pytest

from gallery.library import originals


def finished(folder: Path, content: bytes) -> tuple[Path, str]:
    """Write a file that waits for its name; return it and its digest."""
    path = folder / "waiting.part"
    path.write_bytes(content)
    return path, originals.digest_of(path)


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    wanted = tmp_path / "01.jpg"
    for content, name in ((b"one", "01.jpg"), (b"two", "01 (2).jpg"), (b"one", "01.jpg")):
        waiting, digest = finished(tmp_path, content)
        given = originals.publish(waiting, wanted, digest=digest)
        assert (given.name, given.read_bytes()) == (name, content)
        waiting.unlink()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["01 (2).jpg", "01.jpg"]


def test_a_disk_without_links_gives_names_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*_: object) -> None:
        raise OSError(1, os.strerror(1))

    monkeypatch.setattr(os, "link", none)
    for content, name in ((b"one", "01.jpg"), (b"two", "01 (2).jpg")):
        waiting, digest = finished(tmp_path, content)
        assert originals.publish(waiting, tmp_path / "01.jpg", digest=digest).name == name
        assert (tmp_path / name).read_bytes() == content
        assert not waiting.exists()


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("plain.jpg", "plain.jpg"),
        ("a:b?.jpg", "a_b_.jpg"),
        ("CON.jpg", "_CON.jpg"),
        ("aux", "_aux"),
        ("dots. . ", "dots"),
        ("뷔.jpg", "뷔.jpg"),
        ("new\nline.jpg", "new_line.jpg"),
        ("...", "_"),
        ("nul.tar.jpg", "_nul.tar.jpg"),
        ("가" * 200 + ".jpg", "가" * 65 + ".jpg"),
        ("Vol. " + "ab " * 100, "Vol. " + "ab " * 64 + "ab"),
        ("1." + "가" * 100, "1." + "가" * 66),
    ],
)
def test_names_are_safe_on_all_systems(name: str, safe: str) -> None:
    assert originals.safe_name(name) == safe

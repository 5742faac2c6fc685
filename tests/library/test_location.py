"""Where a library may live, and where it had better not."""

from pathlib import Path

import pytest

from gallery.library import location


def test_the_default_is_in_the_pictures_folder(empty_home: Path) -> None:
    assert location.default_folder().name == "Photosketch"
    assert location.default_folder().is_relative_to(empty_home)


def test_each_library_has_its_own_cache(tmp_path: Path) -> None:
    assert location.cache_folder("abc", tmp_path) == tmp_path / "abc"
    assert location.cache_folder("abc").name == "abc"
    assert location.cache_folder("abc").parent.name.casefold() == "photosketch"


@pytest.mark.parametrize(
    ("folder", "is_network"),
    [
        ("/home/fan/Pictures", False),
        ("/home/fan/Dropbox/Pictures", True),
        ("/home/fan/OneDrive - Home/x", True),
        ("/home/fan/Library/Mobile Documents/x", True),
        ("/home/fan/dropped boxes", False),
        ("/mnt/nas/x", True),
        ("/mnt/nas", True),
        ("/mnt/nas2/x", False),
        ("/mnt/with space/x", True),
    ],
)
def test_networks_and_synchronised_places(
    monkeypatch: pytest.MonkeyPatch, folder: str, is_network: bool
) -> None:
    mounts = [("/", "ext4"), ("/mnt/nas", "nfs4"), ("/mnt/with space", "fuse.sshfs")]
    monkeypatch.setattr(location, "_mounts", lambda: mounts)
    assert location.is_network_folder(Path(folder)) is is_network

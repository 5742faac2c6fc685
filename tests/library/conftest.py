"""A library on disk for every test that asks for one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gallery.library.database import Library
from tests import ready


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A new, empty library."""
    with ready.empty(tmp_path / "Photosketch", cache=tmp_path / "cache") as opened:
        yield opened

"""What was set for the library, wherever it is opened."""

import pytest

from gallery.library import settings
from gallery.library.database import Library
from gallery.model.errors import InvalidValue


def test_the_zone_is_korean_until_it_is_set(library: Library) -> None:
    with library.reading() as reader:
        assert settings.zone(reader) == "Asia/Seoul"
    for name in ("Asia/Tokyo", "America/New_York"):
        with library.writing() as writer:
            settings.set_zone(writer, name)
        with library.reading() as reader:
            assert settings.zone(reader) == name


@pytest.mark.parametrize("name", ["", "Mars/Olympus", "../../etc/passwd", "Asia/Seoul\0", "/etc"])
def test_a_zone_has_to_be_one(name: str, library: Library) -> None:
    with pytest.raises(InvalidValue), library.writing() as writer:
        settings.set_zone(writer, name)
    with library.reading() as reader:
        assert settings.zone(reader) == "Asia/Seoul"

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


def test_what_makes_a_copy_the_best_is_kept_in_order(library: Library) -> None:
    kept = (
        (settings.best_copy_order, settings.set_best_copy_order),
        (settings.source_ranks, settings.set_source_ranks),
    )
    for read, write in kept:
        for wanted in ((), ("source", "pixels"), ()):
            with library.writing() as writer:
                write(writer, wanted)
            with library.reading() as reader:
                assert read(reader) == wanted


def test_a_source_has_one_rank(library: Library) -> None:
    with library.writing() as writer:
        settings.set_source_ranks(writer, ["Weverse", " X ", "", "Weverse"])
    with library.reading() as reader:
        assert settings.source_ranks(reader) == ("Weverse", "X")


@pytest.mark.parametrize("name", ["", "Mars/Olympus", "../../etc/passwd", "Asia/Seoul\0", "/etc"])
def test_a_zone_has_to_be_one(name: str, library: Library) -> None:
    with pytest.raises(InvalidValue), library.writing() as writer:
        settings.set_zone(writer, name)
    with library.reading() as reader:
        assert settings.zone(reader) == "Asia/Seoul"

"""Which of two files of one picture is the better one."""

import pytest

from gallery.model.quality import CopyVerdict, Quality, verdict

KNOWN = Quality(2048, 1365, 800_000, "JPEG")


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (Quality(4096, 2731, 700_000, "JPEG"), CopyVerdict.BETTER),
        (Quality(1024, 683, 900_000, "JPEG"), CopyVerdict.LESSER),
        (Quality(2048, 1366, 800_000, "JPEG"), CopyVerdict.EQUAL),
        (Quality(2048, 1365, 2_000_000, "JPEG"), CopyVerdict.BETTER),
        (Quality(2048, 1365, 300_000, "JPEG"), CopyVerdict.LESSER),
        (Quality(2048, 1365, 820_000, "JPEG"), CopyVerdict.EQUAL),
        (Quality(2048, 1365, 5_000_000, "PNG"), CopyVerdict.EQUAL),
        (Quality(2048, 1365, 300_000, ""), CopyVerdict.EQUAL),
        (Quality(0, 0, 0, ""), CopyVerdict.LESSER),
    ],
)
def test_pixels_count_first_then_bytes(one: Quality, expected: CopyVerdict) -> None:
    assert verdict(one, KNOWN) is expected


def test_nothing_known_of_the_size_is_equal_to_itself() -> None:
    assert verdict(Quality(0, 0, 0), Quality(0, 0, 0)) is CopyVerdict.EQUAL


def test_both_ways_agree() -> None:
    other = Quality(4096, 2731, 700_000, "JPEG")
    assert verdict(other, KNOWN) is CopyVerdict.BETTER
    assert verdict(KNOWN, other) is CopyVerdict.LESSER

"""Text as it is kept."""

import pytest

from gallery.library.words import clean_lines, storable


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("one\r\ntwo", "one\ntwo"),
        ("\n\n a \n\n b \n", "a\n\nb"),
        ("  ", ""),
        ("\u1107\u1171", "뷔"),
        ("a\u202eb", "ab"),
    ],
)
def test_lines_are_kept_clean(given: str, kept: str) -> None:
    assert clean_lines(given) == kept


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("caf\udce9", "caf\ufffd"),
        ("뷔", "뷔"),
        ("😀", "😀"),
        (3, 3),
        (None, None),
        (b"\xff", b"\xff"),
    ],
)
def test_no_lone_surrogate_is_storable(given: object, kept: object) -> None:
    assert storable(given) == kept

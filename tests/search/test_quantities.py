"""Numbers with units, comparisons and ranges, as spans of whole numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.search.ast import Span
from gallery.search.quantities import (
    BYTES,
    HEIGHT,
    PEOPLE,
    PIXELS,
    RATING,
    RATIO,
    SCENES,
    WIDTH,
    read_span,
)

SCALES = (BYTES, HEIGHT, PEOPLE, PIXELS, RATIO, RATING, SCENES, WIDTH)


@pytest.mark.parametrize(
    ("text", "scale", "low", "high"),
    [
        ("4", RATING, 4, 4),
        (">=3", RATING, 3, 5),
        (">3", RATING, 4, 5),
        ("<= 3", RATING, 0, 3),
        ("3+", RATING, 3, 5),
        ("3..5", RATING, 3, 5),
        ("3-5", RATING, 3, 5),
        ("..2", RATING, 0, 2),
        ("4점", RATING, 4, 4),
        ("0", PEOPLE, 0, 0),
        ("≥2", PEOPLE, 2, None),
        ("2..", PEOPLE, 2, None),
        ("2명", PEOPLE, 2, 2),
        ("4000", WIDTH, 4000, 4000),
        ("4,000px", WIDTH, 4000, 4000),
        ("<2000", HEIGHT, 1, 1999),
        ("8", PIXELS, 7_500_000, 8_499_999),  # what would be rounded to 8
        ("8.5mp", PIXELS, 8_450_000, 8_549_999),
        (">8", PIXELS, 8_000_001, None),
        (">=8", PIXELS, 7_500_000, None),
        ("8..12", PIXELS, 7_500_000, 12_499_999),
        (">10 MB", BYTES, 10_000_001, None),
        (">5", BYTES, 5_000_001, None),
        ("<500kB", BYTES, 1, 499_999),
        ("2..5 MB", BYTES, 1_500_000, 5_499_999),
        ("500kb~2mb", BYTES, 499_500, 2_499_999),
        ("1,200,000 b", BYTES, 1_200_000, 1_200_000),
        ("1MiB", BYTES, 524_288, 1_572_863),
        ("3:2", RATIO, 1485, 1515),
        ("16/9", RATIO, 1760, 1795),
        ("1.5", RATIO, 1485, 1515),
        (">1", RATIO, 1001, 10_000),
        ("12", RATIO, 10_000, 10_000),  # as wide as it is kept
        ("3:2..16:9", RATIO, 1485, 1795),
    ],
)
def test_a_quantity(text, scale, low, high):
    assert read_span(text, scale) == Span(low, high)


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        ("", WIDTH),
        ("..", WIDTH),
        ("0", WIDTH),
        ("4000 3000", WIDTH),
        ("4000 mp", WIDTH),
        ("1.5", PEOPLE),
        ("<0", PEOPLE),
        ("6", RATING),
        (">5", RATING),
        ("0..6", RATING),
        ("5..3", RATING),
        ("0:0", RATIO),
        ("many", PIXELS),
        ("9" * 30, BYTES),
        ("٣", PEOPLE),
    ],
)
def test_no_quantity(text, scale):
    assert read_span(text, scale) is None


@given(st.text(max_size=20) | st.text("0123456789.,<>=: mkbp+-~", max_size=14))
def test_any_text_is_read_without_an_error(text):
    for scale in SCALES:
        span = read_span(text, scale)
        assert span is None or span.low is not None
        assert span is None or span.high is None or span.low <= span.high


@given(st.integers(1, 10**12), st.sampled_from(["", ">=", "<=", "="]))
def test_a_number_is_within_what_it_says(number, sign):
    for scale, unit in ((WIDTH, "px"), (PEOPLE, ""), (BYTES, "b")):
        assert number in read_span(f"{sign}{number}{unit}", scale)

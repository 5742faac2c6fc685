"""Numbers in a search: "4", ">=3", "3..5", "8.5mp", "500 kB", "16:9".

A value is as precise as it is written: 8 megapixels are 7.5 to 8.5, and so is the end of a range
or of "at least"; "over" and "under" mean the number itself. All spans are of whole numbers, in
the units of ``ast.Measure``.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from gallery.search import ast

HALF = Decimal("0.5")
ALIKE = Decimal("0.01")  # of a ratio: a crop that nobody sees
LARGEST = 10**15  # beyond anything that is measured; a database's numbers end soon after
COMPARED = re.compile(r"(>=|<=|>|<|=|≥|≤) ?(.+)", re.DOTALL)
BETWEEN = re.compile(r" ?(?:\.\.|…|~|–|(?<=[\w])-(?=[\d])) ?")
NUMBER = re.compile(r"([0-9]{1,16}(?:\.([0-9]{1,6}))?) ?([^\W\d_]{1,12}|★)?")
THOUSANDS = re.compile(r"(?<=[0-9])[,，](?=[0-9]{3}(?![0-9]))")
PAIR = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,3})?) ?[:/x×] ?([0-9]{1,6}(?:\.[0-9]{1,3})?)")
ENDING = "+"


@dataclass(frozen=True, slots=True)
class Scale:
    """How a measure is written.

    Attributes:
        measure: what it is.
        units: what may stand behind a number, and how much it makes of it; "" is without.
        is_rough: whether a number stands for all that would be rounded to it.
        least: what the measure can be at least; 1 where 0 is "unknown".
        most: what it can be at most.
    """

    measure: ast.Measure
    units: Mapping[str, int] = field(default_factory=lambda: {"": 1})
    is_rough: bool = False
    least: int = 1
    most: int = LARGEST


@dataclass(frozen=True, slots=True)
class Written:
    """A number as it was written: ``exact``, and from ``low`` to ``high`` what it stands for."""

    exact: Decimal
    low: int
    high: int


PIXEL_UNITS = {"": 1, "px": 1, "pixel": 1, "pixels": 1, "픽셀": 1}
MEGA = 1_000_000
# A number alone is megabytes: nobody thinks of a photo in bytes.
BYTE_UNITS = {
    "": MEGA, "b": 1, "byte": 1, "bytes": 1, "바이트": 1, "k": 1000, "kb": 1000, "kib": 1024,
    "m": MEGA, "mb": MEGA, "mib": 1024**2, "메가": MEGA, "g": 1000 * MEGA, "gb": 1000 * MEGA,
    "gib": 1024**3,
}  # fmt: skip
MEGAPIXEL_UNITS = dict.fromkeys(
    ("", "mp", "mpx", "megapixel", "megapixels", "메가픽셀", "백만화소"), MEGA
) | {"만화소": 10_000}
WIDTH = Scale(ast.Measure.WIDTH, PIXEL_UNITS)
HEIGHT = Scale(ast.Measure.HEIGHT, PIXEL_UNITS)
PIXELS = Scale(ast.Measure.PIXELS, MEGAPIXEL_UNITS, is_rough=True)
BYTES = Scale(ast.Measure.BYTES, BYTE_UNITS, is_rough=True)
RATIO = Scale(ast.Measure.RATIO, {"": 1000}, is_rough=True, least=100, most=10_000)
PEOPLE = Scale(ast.Measure.PEOPLE, {"": 1, "명": 1, "people": 1}, least=0)
SCENES = Scale(ast.Measure.SCENES, {"": 1, "scenes": 1}, least=0)
RATING = Scale(
    ast.Measure.RATING, dict.fromkeys(("", "star", "stars", "★", "점"), 1), least=0, most=5
)


def read_span(text: str, scale: Scale) -> ast.Span | None:
    """Read a number, a comparison or a range as a span of whole numbers; None if it is none."""
    said = THOUSANDS.sub("", " ".join(text.casefold().split()))
    if match := COMPARED.fullmatch(said):
        number = _number(match[2], scale)
        return _compared(match[1], number, scale) if number else None
    if said.endswith(ENDING):
        number = _number(said.removesuffix(ENDING).rstrip(), scale)
        return _compared(">=", number, scale) if number else None
    if (number := _number(said, scale)) is not None:
        return _span(number.low, number.high, scale)
    return _between(said, scale)


def _compared(sign: str, number: Written, scale: Scale) -> ast.Span | None:
    match sign:
        case ">":
            return _span(math.floor(number.exact) + 1, None, scale)
        case "<":
            return _span(None, math.ceil(number.exact) - 1, scale)
        case ">=" | "≥":
            return _span(number.low, None, scale)
        case "<=" | "≤":
            return _span(None, number.high, scale)
        case _:
            return _span(number.low, number.high, scale)


def _between(said: str, scale: Scale) -> ast.Span | None:
    parts = BETWEEN.split(said, maxsplit=1)
    if len(parts) == 1 or not any(parts):
        return None
    left, right = parts
    last = _number(right, scale)
    # "2..5 MB": the unit of the end is that of the beginning, too
    unit = NUMBER.fullmatch(right)
    whole = left if not unit or not left or not left[-1].isdigit() else f"{left}{unit[3] or ''}"
    first = _number(whole, scale)
    if (left and first is None) or (right and last is None):
        return None
    return _span(first.low if first else None, last.high if last else None, scale)


def _span(low: int | None, high: int | None, scale: Scale) -> ast.Span | None:
    if scale.measure is ast.Measure.RATIO:  # kept within bounds: what lies beyond is at the end
        low = None if low is None else min(low, scale.most)
        high = None if high is None else min(max(high, scale.least), scale.most)
    lowest = max(scale.least, low) if low is not None else scale.least
    highest = high if high is not None else (None if scale.most == LARGEST else scale.most)
    is_beyond = low is not None and low > scale.most
    if is_beyond or (highest is not None and (highest < lowest or highest > scale.most)):
        return None
    return ast.Span(lowest, highest)


def _number(said: str, scale: Scale) -> Written | None:
    if scale.measure is ast.Measure.RATIO and (pair := PAIR.fullmatch(said)):
        across = Decimal(pair[2])
        return _near(Decimal(pair[1]) / across * 1000) if across else None
    match = NUMBER.fullmatch(said)
    unit = scale.units.get(match[3] or "") if match else None
    if match is None or unit is None:
        return None
    exact = Decimal(match[1]) * unit
    if scale.measure is ast.Measure.RATIO:
        return _near(exact)
    if exact > LARGEST or (not scale.is_rough and exact != int(exact)):
        return None
    if not scale.is_rough or unit == 1:
        return Written(exact, math.ceil(exact), math.floor(exact))
    half = unit * HALF / 10 ** len(match[2] or "")
    return Written(exact, math.ceil(exact - half), math.ceil(exact + half) - 1)


def _near(thousandths: Decimal) -> Written | None:
    if not 0 < thousandths <= LARGEST:
        return None
    low, high = thousandths * (1 - ALIKE), thousandths * (1 + ALIKE)
    return Written(thousandths, math.ceil(low), math.floor(high))

"""Prints of made-up pictures, a million in a minute: soft light over a few by few places.

Neighbouring bits agree as they do in photos, so that far more pictures stand at one place than
if the bits were dice; and copies are planted, whose prints differ in a known number of bits.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from gallery.images.prints import NOTHING, Kind, Print, Prints

Levels = NDArray[np.float32]
Numbers = NDArray[np.int64]

SIDE, FIELDS = 8, 63
GRID = 32  # places a side of which a picture is made
LIGHTS = 6  # places a side that are lit by themselves; between them the light is soft
GRAIN = 6.0  # grey levels
CONTRAST = 60.0
AT_ONCE = 4_000
FRAMED_SHARE = 0.05
SHARES = {
    Kind.WHOLE: 1.0,
    Kind.MIDDLE_90: 0.9,
    Kind.MIDDLE_80: 0.8,
    Kind.MIDDLE_70: 0.7,
    Kind.MIDDLE_60: 0.6,
    Kind.SQUARE: 0.75,  # as of photos that are wider than tall; these here are square
    Kind.NOT_LEFT: 0.94,  # these are no middles; they are as near to those as to each other
    Kind.NOT_UPPER: 0.92,
    Kind.NOT_RIGHT: 0.88,
    Kind.NOT_LOWER: 0.86,
}


def made_prints(number: int, *, seed: int = 1) -> Iterator[Prints]:
    """Yield the prints of pictures that have nothing to do with each other."""
    dice = np.random.default_rng(seed)
    for start in range(0, number, AT_ONCE):
        count = min(AT_ONCE, number - start)
        pictures = _pictures(dice, count)
        columns = {kind: _print(pictures, share) for kind, share in SHARES.items()}
        columns[Kind.UPRIGHT] = _print(_upright(pictures), 1.0)
        columns[Kind.FRAMED] = _print(_pictures(dice, count), 1.0)
        columns[Kind.FRAMED][0][dice.random(count) > FRAMED_SHARE] = NOTHING
        keys = [columns[kind][0].tolist() for kind in Kind]
        checks = [columns[kind][1].tolist() for kind in Kind]
        for each in zip(zip(*keys, strict=True), zip(*checks, strict=True), strict=True):
            yield Prints(tuple(map(Print, *each)))


def _pictures(dice: np.random.Generator, count: int) -> Levels:
    lights = dice.normal(0, CONTRAST, (count, LIGHTS, LIGHTS)).astype(np.float32)
    soft = _between(LIGHTS, GRID)
    grain = dice.normal(0, GRAIN, (count, GRID, GRID)).astype(np.float32)
    return np.asarray(soft @ lights @ soft.T + grain, np.float32)


def _upright(pictures: Levels) -> Levels:
    lever = np.arange(GRID) - (GRID - 1) / 2
    to_right = (pictures * lever).sum((1, 2)) < 0
    to_below = (pictures * lever[:, None]).sum((1, 2)) < 0
    made = np.where(to_right[:, None, None], pictures[:, :, ::-1], pictures)
    return np.where(to_below[:, None, None], made[:, ::-1], made)


def _print(pictures: Levels, share: float) -> tuple[Numbers, Numbers]:
    """Return keys and checks, as the bits of slopes and of bulges."""
    across = _boxes(SIDE, share) @ pictures @ _boxes(SIDE + 1, share).T
    down = _boxes(SIDE + 1, share) @ pictures @ _boxes(SIDE, share).T
    slopes = across[:, :, :-1] + 1 < across[:, :, 1:], down[:, :-1] + 1 < down[:, 1:]
    fine = _boxes(2 * SIDE, share) @ pictures @ _boxes(2 * SIDE, share).T
    rows, columns = fine[:, ::2] + fine[:, 1::2], fine[:, :, ::2] + fine[:, :, 1::2]
    bulges = _bulge(rows), _bulge(columns.swapaxes(1, 2)).swapaxes(1, 2)
    return _bits(*slopes), _bits(*bulges)


def _bulge(fields: Levels) -> NDArray[np.bool_]:
    at = np.clip(2 * np.arange(SIDE) - 1, 0, 2 * SIDE - 4)
    outer = fields[:, :, at] + fields[:, :, at + 3]
    return outer < fields[:, :, at + 1] + fields[:, :, at + 2]


def _bits(across: NDArray[np.bool_], down: NDArray[np.bool_]) -> Numbers:
    is_across = np.add.outer(np.arange(SIDE), np.arange(SIDE)) % 2 == 1
    bits = np.where(is_across, across, down).reshape(len(across), -1)[:, :FIELDS]
    return bits @ (1 << np.arange(FIELDS, dtype=np.int64))


def _between(few: int, many: int) -> Levels:
    """Return what brings a few levels to many, straight between them."""
    at = np.linspace(0, few - 1, many)
    return np.maximum(0, 1 - np.abs(at[:, None] - np.arange(few))).astype(np.float32)


def _boxes(number: int, share: float) -> Levels:
    """Return what brings the middle of ``GRID`` places to the means of boxes."""
    edges = GRID * ((1 - share) / 2 + share * np.arange(number + 1) / number)
    places = np.arange(GRID)
    inside = np.minimum(edges[1:, None], places + 1) - np.maximum(edges[:-1, None], places)
    inside = np.maximum(0, inside)
    return np.asarray(inside / inside.sum(1, keepdims=True), np.float32)

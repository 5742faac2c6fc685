"""Outlines: smooth curves through points, ribbons of changing width, turns and moves."""

import math
from collections.abc import Iterable, Sequence

Point = tuple[float, float]
STEPS = 12  # straight pieces between two points of a curve; none is seen at this size


def smooth(points: Sequence[Point], *, closed: bool = True) -> list[Point]:
    """Return a centripetal-looking Catmull-Rom curve through ``points`` as a polyline."""
    count = len(points)
    last = count if closed else count - 1
    line: list[Point] = []
    for index in range(last):
        before, start, end, after = (
            _at(points, index + step, closed=closed) for step in (-1, 0, 1, 2)
        )
        line += [_between(before, start, end, after, step / STEPS) for step in range(STEPS)]
    if not closed:
        line.append(points[-1])
    return line


def _at(points: Sequence[Point], index: int, *, closed: bool) -> Point:
    if closed:
        return points[index % len(points)]
    return points[min(max(index, 0), len(points) - 1)]


def _between(before: Point, start: Point, end: Point, after: Point, t: float) -> Point:
    """Evaluate one piece (Catmull and Rom 1974, tension one half)."""

    def axis(a: float, b: float, c: float, d: float) -> float:
        bend = (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t
        return 0.5 * (2 * b + (c - a) * t + bend)

    return (
        axis(before[0], start[0], end[0], after[0]),
        axis(before[1], start[1], end[1], after[1]),
    )


def ribbon(points: Sequence[Point], widths: Sequence[float]) -> list[Point]:
    """Return the outline of a limb: a smooth line with a width at each point, round ends."""
    line = smooth(points, closed=False)
    halves = [_width_at(widths, index / (len(line) - 1)) / 2 for index in range(len(line))]
    left: list[Point] = []
    right: list[Point] = []
    for index, (x, y) in enumerate(line):
        along = _direction(line, index)
        left.append((x - along[1] * halves[index], y + along[0] * halves[index]))
        right.append((x + along[1] * halves[index], y - along[0] * halves[index]))
    end = _cap(line[-1], _direction(line, len(line) - 1), halves[-1])
    start = _cap(line[0], _negative(_direction(line, 0)), halves[0])
    return left + end + right[::-1] + start


def _width_at(widths: Sequence[float], share: float) -> float:
    place = share * (len(widths) - 1)
    index = min(int(place), len(widths) - 2)
    rest = place - index
    return widths[index] * (1 - rest) + widths[index + 1] * rest


def _direction(line: Sequence[Point], index: int) -> Point:
    start, end = line[max(index - 1, 0)], line[min(index + 1, len(line) - 1)]
    length = math.dist(start, end) or 1.0
    return (end[0] - start[0]) / length, (end[1] - start[1]) / length


def _negative(point: Point) -> Point:
    return -point[0], -point[1]


def _cap(centre: Point, along: Point, radius: float) -> list[Point]:
    """Return the half circle that closes a ribbon, from its left side to its right."""
    first = math.atan2(along[0], -along[1])
    return [
        (centre[0] + math.cos(angle) * radius, centre[1] + math.sin(angle) * radius)
        for angle in (first - math.pi * step / STEPS for step in range(STEPS + 1))
    ]


def ellipse(centre: Point, across: float, down: float, *, turn: float = 0.0) -> list[Point]:
    """Return an ellipse of the given half axes, turned by ``turn`` degrees."""
    steps = 48
    circle = ((math.cos(a), math.sin(a)) for a in (math.tau * i / steps for i in range(steps)))
    return place([(x * across, y * down) for x, y in circle], centre, turn=turn)


def box(left: float, top: float, right: float, bottom: float, *, round: float = 0) -> list[Point]:
    """Return a rectangle, its corners rounded by ``round``."""
    if not round:
        return [(left, top), (right, top), (right, bottom), (left, bottom)]
    corners = (
        (right - round, top + round, -90),
        (right - round, bottom - round, 0),
        (left + round, bottom - round, 90),
        (left + round, top + round, 180),
    )
    outline: list[Point] = []
    for x, y, first in corners:
        for step in range(7):
            angle = math.radians(first + step * 15)
            outline.append((x + math.cos(angle) * round, y + math.sin(angle) * round))
    return outline


def place(
    points: Iterable[Point], at: Point, *, size: float = 1.0, turn: float = 0.0
) -> list[Point]:
    """Return ``points`` scaled by ``size``, turned by ``turn`` degrees and moved to ``at``."""
    sine, cosine = math.sin(math.radians(turn)), math.cos(math.radians(turn))
    return [
        (at[0] + (x * cosine - y * sine) * size, at[1] + (x * sine + y * cosine) * size)
        for x, y in points
    ]


def mirrored(points: Sequence[Point]) -> list[Point]:
    """Return a closed outline from its right half, given from top to bottom."""
    return list(points) + [(-x, y) for x, y in reversed(points) if x]

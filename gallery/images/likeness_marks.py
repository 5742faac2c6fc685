"""Where two pictures differ in one dense block: a watermark, a label, a number, a moved face.

Pictures are compared in GRID x GRID fields here, those that differ are given by row and column.
"""

from collections.abc import Sequence
from typing import NamedTuple

GRID = 32  # fields a side of the second look
MOST_STRAY = 4  # fields that may differ anywhere; a moved hand differs in a dozen
# A watermark or a date is written along the upper or lower edge, in one dense block.
STRIP = GRID // 5
LARGEST_MARK = GRID * GRID // 12
LEAST_DENSITY = 0.35

Field = tuple[int, int]  # row, column


class Block(NamedTuple):
    """Fields of the second look."""

    rows: range
    columns: range

    def __bool__(self) -> bool:
        return bool(self.rows)

    def box(self, side: int) -> tuple[int, int, int, int]:
        """Return it as left, upper, right and lower of a picture with ``side`` pixels a side."""
        return self.box_in((side, side))

    def box_in(self, size: tuple[int, int]) -> tuple[int, int, int, int]:
        """Return it as left, upper, right and lower of a picture of a size in pixels."""
        across, down = size
        left, upper = self.columns[0] * across // GRID, self.rows[0] * down // GRID
        right = -(-(self.columns[-1] + 1) * across // GRID)
        lower = -(-(self.rows[-1] + 1) * down // GRID)
        return left, upper, right, lower


NO_BLOCK = Block(range(0), range(0))


def mark_at_an_edge(differing: list[Field]) -> Block | None:
    """Return the rows about a mark along the upper or lower edge; None if more differs.

    No rows at all: next to nothing differs anyway.
    """
    if len(differing) <= MOST_STRAY:
        return NO_BLOCK
    upper = [place for place in differing if place[0] < STRIP]
    lower = [place for place in differing if place[0] >= GRID - STRIP]
    for marked in (upper, lower):
        if len(differing) - len(marked) <= MOST_STRAY and _is_dense(marked):
            rows = [row for row, _ in marked]
            return Block(_and_one_more(rows), range(GRID))
    return None


def in_one_block(differing: list[Field]) -> Block | None:
    """Return the fields about a mark, one more on each side; None if more differs than that."""
    if not _is_dense(differing):
        return None
    rows, columns = zip(*differing, strict=True)
    return Block(_and_one_more(rows), _and_one_more(columns))


def _and_one_more(places: Sequence[int]) -> range:
    """Return places and one more on each side: a mark fades out at its edge."""
    return range(max(0, min(places) - 1), min(GRID, max(places) + 2))


def _is_dense(marked: list[Field]) -> bool:
    rows = [row for row, _ in marked]
    columns = [column for _, column in marked]
    if not marked:
        return False
    room = (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1)
    return LEAST_DENSITY * room <= len(marked) <= LARGEST_MARK


def without(marked: Block, fields: bytes) -> bytes:
    """Leave the marked fields out: two numbered cards have nothing else to be known by."""
    return bytes(
        value
        for at, value in enumerate(fields)
        if at // GRID not in marked.rows or at % GRID not in marked.columns
    )

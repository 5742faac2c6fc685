"""Where the cards of a group stand, and what is where on a card: arithmetic alone."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize

from gallery.gui.theme import GAP, ROW_HEIGHT, SMALL_GAP

NARROWEST, WIDEST = 208, 720  # px of a card
LOWEST_PICTURE = 96  # px
TALLEST_OF_MANY = 0.8  # of a card's width, where cards stand in several lines
SPARE = 2  # px; Qt begins another line when one is exactly full
NAME = 24  # px
LINE = 20  # px of a fact


@dataclass(frozen=True, slots=True)
class CardPlaces:
    """The parts of one card."""

    card: QRect
    name: QRect
    picture: QRect
    fate: QRect
    lines: tuple[QRect, ...]


def card_size(count: int, lines: int, room: QSize, *, tallest: float) -> QSize:
    """Return the size of each card, with the gap right of it and below.

    Args:
        count: how many photos there are.
        lines: how many facts each of them tells.
        room: pixels that they stand in; below what fits, one scrolls.
        tallest: height to width of the tallest photo; nothing is left free above and below it.
    """
    fitting = max(1, room.width() // NARROWEST)
    columns = max(1, min(count, fitting))
    width = min(WIDEST, (room.width() - SPARE) // columns)
    rest = _around(lines)
    wanted = max(LOWEST_PICTURE, round((width - 3 * GAP) * tallest))
    there = max(LOWEST_PICTURE, room.height() - SPARE - rest)
    if count > columns:  # others are above or below, so that not all of the room is this line's
        there = min(there, round(width * TALLEST_OF_MANY))
    return QSize(width, rest + min(wanted, there))


def places_in(cell: QRect, lines: int) -> CardPlaces:
    """Return where everything is on the card of a cell."""
    card = cell.adjusted(0, 0, -GAP, -GAP)
    inner = card.adjusted(GAP, GAP, -GAP, -GAP)
    name = QRect(inner.left(), inner.top(), inner.width(), NAME)
    facts = inner.bottom() + 1 - lines * LINE
    fate = QRect(inner.left(), facts - SMALL_GAP - ROW_HEIGHT, inner.width(), ROW_HEIGHT)
    top = name.bottom() + 1 + SMALL_GAP
    picture = QRect(inner.left(), top, inner.width(), max(1, fate.top() - GAP - top))
    rows = tuple(
        QRect(inner.left(), facts + place * LINE, inner.width(), LINE) for place in range(lines)
    )
    return CardPlaces(card, name, picture, fate, rows)


def _around(lines: int) -> int:
    """Return the height of a card without its picture."""
    return NAME + SMALL_GAP + GAP + ROW_HEIGHT + SMALL_GAP + lines * LINE + 3 * GAP

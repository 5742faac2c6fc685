"""Chips made anew, without the keyboard losing its place among them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gallery.gui.widgets.chip import Chip


@contextmanager
def renewed(*rows: QWidget) -> Iterator[None]:
    """Empty the layouts of ``rows``, to be filled inside; the focus stays where it was.

    What was taken out goes only then: a focus on nothing would jump to wherever Qt finds the
    next one.
    """
    before = [_taken(row) for row in rows]
    yield
    now = [_held(row) for row in rows]
    everywhere = [widget for new in now for widget in new]
    for widget in everywhere:
        widget.show()  # at once, so that it has a size and can take the focus
    for old, new in zip(before, now, strict=True):
        keep_keys(_chips(old), _chips(new) or _chips(everywhere))
    for widget in (widget for old in before for widget in old):
        widget.hide()
        widget.deleteLater()


def keep_keys(before: Sequence[Chip], now: Sequence[Chip]) -> None:
    """Give the focus of one of ``before`` to the shown chip of the same words, else near by."""
    place = next((place for place, chip in enumerate(before) if chip.hasFocus()), None)
    if place is None or not now:
        return
    near = now[min(place, len(now) - 1)]
    same = (chip for chip in now if chip.words == before[place].words)
    next(same, near).setFocus(Qt.FocusReason.OtherFocusReason)


def _taken(row: QWidget) -> list[QWidget]:
    """Take every widget out of a row's layout."""
    layout = row.layout()
    widgets = _held(row)
    while layout is not None and layout.count():
        layout.takeAt(0)
    return widgets


def _held(row: QWidget) -> list[QWidget]:
    layout = row.layout()
    items = [layout.itemAt(place) for place in range(layout.count())] if layout else []
    return [widget for item in items if item and (widget := item.widget()) is not None]


def _chips(widgets: Sequence[QWidget]) -> list[Chip]:
    return [widget for widget in widgets if isinstance(widget, Chip)]

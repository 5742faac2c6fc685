"""What a view of cells must offer so that the grid's pointer and keys can serve it."""

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import QPoint, SignalInstance
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QScrollBar, QWidget

from gallery.gui.grid.choice import Choice
from gallery.gui.grid.geometry import Box


class Page(Protocol):
    """Where the cells are, in content pixels."""

    @property
    def rows(self) -> int:
        """How many cells there are."""

    def moved(self, row: int, lines: int) -> int:
        """Return the row some lines below (above when negative)."""

    def touched(self, box: Box) -> Iterable[range]:
        """Return the rows of the cells that a rectangle touches."""


class Cells(Protocol):
    """The grid, or a view that is handled as the grid is."""

    choice: Choice

    @property
    def page(self) -> Page:
        """Where everything is."""

    @property
    def opened(self) -> SignalInstance:
        """Emitted with the row to be shown large."""

    @property
    def quick_look(self) -> SignalInstance:
        """Emitted with the row to be looked at in passing."""

    @property
    def drag_wanted(self) -> SignalInstance:
        """Emitted when the selected cells are being dragged out."""

    def row_at(self, point: QPoint) -> int:
        """Return the row under a point of the viewport, -1 beside the cells."""

    def to_content(self, point: QPoint) -> QPoint:
        """Return a point of the viewport in content pixels."""

    def reveal(self, row: int) -> None:
        """Bring a cell into sight."""

    def lines_a_page(self) -> int:
        """Return how many lines Page Down moves on."""

    def set_zoom(self, width: int) -> None:
        """Make cells ``width`` px wide."""

    def zoom_by(self, steps: int) -> None:
        """Make cells larger (smaller when negative)."""

    def set_hovered(self, row: int) -> None:
        """Show that the pointer is over a cell; -1 for none."""

    def set_band(self, band: Box | None) -> None:
        """Show the rubber band, in content pixels."""

    def isRightToLeft(self) -> bool:
        """Whether the first column is at the right."""

    def viewport(self) -> QWidget:
        """Return what the cells are painted on."""

    def verticalScrollBar(self) -> QScrollBar:
        """Return what scrolls."""

    def cursor(self) -> QCursor:
        """Return the pointer."""

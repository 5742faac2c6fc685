"""What is chosen in the grid: the selection, the focus, and from where Shift extends."""

from collections.abc import Iterable

from PySide6.QtCore import QAbstractItemModel, QItemSelection, QItemSelectionModel, QObject

from gallery.gui.grid.selection import Ranges, of_model, to_model

Flag = QItemSelectionModel.SelectionFlag


class Choice(QObject):
    """Speaks in rows; Qt's selection model keeps the ranges.

    Attributes:
        anchor: the row from which Shift extends, -1 without.
    """

    def __init__(self, model: QAbstractItemModel, selection: QItemSelectionModel) -> None:
        super().__init__(selection)
        self._model = model
        self._selection = selection
        self._ranges: Ranges | None = Ranges()
        self.anchor = -1
        selection.selectionChanged.connect(self.forget)
        model.modelReset.connect(self.forget)

    def forget(self) -> None:
        """The selection model holds something else than it did."""
        self._ranges = None

    def rows(self) -> Ranges:
        """Return what is selected; cheap to ask again."""
        if self._ranges is None:
            self._ranges = of_model(self._selection.selection())
        return self._ranges

    def focus(self) -> int:
        """Return the row with the focus, -1 without."""
        return self._selection.currentIndex().row()

    def set_focus(self, row: int) -> None:
        """Move the focus and leave the selection alone."""
        self._selection.setCurrentIndex(self._model.index(row, 0), Flag.NoUpdate)

    def only(self, row: int) -> None:
        """Select one cell and nothing else."""
        self.anchor = row
        self.set_focus(row)
        self.take([range(row, row + 1)])

    def toggle(self, row: int) -> None:
        """Select a cell, or not if it was."""
        self.anchor = row
        self.set_focus(row)
        self._selection.select(self._model.index(row, 0), Flag.Toggle)

    def extend(self, row: int, *, add: bool = False) -> None:
        """Select from the anchor to ``row``, beside what was selected when ``add``."""
        if self.anchor < 0:
            self.anchor = max(self.focus(), 0)
        self.set_focus(row)
        first, last = sorted((self.anchor, row))
        self.take([range(first, last + 1)], add=add)

    def take(self, rows: Iterable[range], *, add: bool = False) -> None:
        """Select ranges of rows."""
        self.take_parts(to_model(self._model, rows), add=add)

    def take_parts(self, parts: QItemSelection, *, add: bool = False) -> None:
        """Select parts of the model."""
        self._selection.select(parts, Flag.Select if add else Flag.ClearAndSelect)

    def take_all(self) -> None:
        """Select everything, as one range."""
        rows = self._model.rowCount()
        self.take([range(rows)])
        if rows and self.focus() < 0:
            self.set_focus(0)

    def clear(self) -> None:
        """Select nothing; the focus stays."""
        self._selection.clearSelection()

"""The photos of a query as a Qt model: an array of ids, everything else is fetched.

What ``data`` returns is what a screen reader says; the grid paints from the cards itself.
"""

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gallery.gui.grid.fetched import Fetched
from gallery.gui.words import Words
from gallery.library.query import Section
from gallery.model.photo import Card

SPOKEN = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole)
Index = QModelIndex | QPersistentModelIndex


class PhotosModel(QAbstractListModel):
    """One row a cell; a photo in two sets has two rows.

    Attributes:
        ids: the photo of each row.
        sections: the sections in order, none empty.
        cards, headers: what is known of photos and sets so far.
    """

    def __init__(self, cards: Fetched, headers: Fetched, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cards = cards
        self.headers = headers
        self.ids: array[int] = array("q")
        self.sections: tuple[Section, ...] = ()
        self._starts: list[int] = [0]

    def show(self, ids: "array[int]", sections: Sequence[Section]) -> None:
        """Show other photos."""
        self.beginResetModel()
        self._keep(ids, sections)
        self.endResetModel()

    def can_grow(self, ids: "array[int]", sections: Sequence[Section]) -> bool:
        """Whether these photos begin with those that are shown, set by set."""
        shown, last = len(self.ids), len(self.sections) - 1
        return (
            0 < shown < len(ids)
            and ids[:shown] == self.ids
            and tuple(sections[:last]) == self.sections[:last]
            and (sections[last].set_id, sections[last].start)
            == (self.sections[last].set_id, self.sections[last].start)
        )

    def grow(self, ids: "array[int]", sections: Sequence[Section]) -> None:
        """Show more photos behind those that are shown; ``can_grow`` says whether they are."""
        self.beginInsertRows(QModelIndex(), len(self.ids), len(ids) - 1)
        self._keep(ids, sections)
        self.endInsertRows()

    def _keep(self, ids: "array[int]", sections: Sequence[Section]) -> None:
        self.ids = ids
        self.sections = tuple(section for section in sections if section.count)
        self._starts = list(accumulate((s.count for s in self.sections), initial=0))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self.ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            card = self.card(index.row())
            return self._tip(card) if card else None
        return self.spoken(index.row()) if role in SPOKEN else None

    def card(self, row: int) -> Card | None:
        """Return what is known of the photo at ``row``; memory only."""
        card: Card | None = self.cards.get(self.ids[row])
        return card

    def set_of(self, row: int) -> int | None:
        """Return the set of the section that holds ``row``, None for photos in no set."""
        return self.sections[self.section_of(row)].set_id

    def section_of(self, row: int) -> int:
        """Return the index of the section that holds ``row``."""
        return bisect_right(self._starts, row) - 1

    def spoken(self, row: int) -> str:
        """Say a photo: "Photo 2 of 12, V with camcorder, Love wins all, 5 stars"."""
        place = self.section_of(row)
        section = self.sections[place]
        number = self.tr("Photo {number} of {count}").format(
            number=row - self._starts[place] + 1, count=section.count
        )
        photo_set = self.headers.get(section.set_id) if section.set_id is not None else None
        card = self.card(row)
        return ", ".join(
            [
                number,
                *([card.phrase] if card and card.phrase else []),
                *([photo_set.title] if photo_set else []),
                *(self._marks(card) if card else []),
            ]
        )

    def _tip(self, card: Card) -> str | None:
        """Say what the badges of a photo mean."""
        facts = [Words().reason(card.damaged)] if card.damaged else []
        if card.duplicate:
            facts.append(self.tr("The library has this picture in another quality, too."))
        return "\n".join(facts) or None

    def _marks(self, card: Card) -> list[str]:
        return [
            *([self.tr("%n star(s)", "", card.rating)] if card.rating else []),
            *([self.tr("favourite")] if card.favourite else []),
            *([self.tr("damaged")] if card.damaged else []),
            *([self.tr("animated")] if card.frames > 1 else []),
            *([self.tr("there in another quality")] if card.duplicate else []),
        ]

"""The photos of a query as a Qt model: an array of ids, everything else is fetched.

What ``data`` returns is what a screen reader says; the grid paints from the cards itself.
"""

from array import array
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gallery.gui.grid.fetched import Fetched
from gallery.gui.widgets.tips import plain_tip
from gallery.gui.words import Words
from gallery.library.results import Grouping, Sections
from gallery.model.photo import Card

SPOKEN = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole)
Index = QModelIndex | QPersistentModelIndex


class PhotosModel(QAbstractListModel):
    """One row a cell; a photo in two sets has two rows.

    Attributes:
        ids: the photo of each row.
        sections: the sections in order, none empty.
        cards, headers: what is known of photos and sets so far.
        dimmed: photos that match no longer what was asked, and stay until the view is left.
    """

    def __init__(self, cards: Fetched, headers: Fetched, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cards = cards
        self.headers = headers
        self.ids: array[int] = array("q")
        self.sections = Sections.of(())
        self.dimmed: frozenset[int] = frozenset()

    def show(self, ids: "array[int]", sections: Sections) -> None:
        """Show other photos."""
        self.beginResetModel()
        self.ids, self.sections = ids, sections
        self.endResetModel()

    def grow(self, ids: "array[int]", sections: Sections) -> None:
        """Show more photos behind those that are shown."""
        self.beginInsertRows(QModelIndex(), len(self.ids), len(ids) - 1)
        self.ids, self.sections = ids, sections
        self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self.ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(index.row())
        return self.spoken(index.row()) if role in SPOKEN else None

    @property
    def has_headers(self) -> bool:
        """Whether the sections stand under headers: they do unless nothing is grouped."""
        return self.sections.grouping is not Grouping.NONE

    def card(self, row: int) -> Card | None:
        """Return what is known of the photo at ``row``; memory only."""
        card: Card | None = self.cards.get(self.ids[row])
        return card

    def set_of(self, row: int) -> int | None:
        """Return the set of the section that holds ``row``, None for photos in no set."""
        return self.sections[self.section_of(row)].set_id

    def section_of(self, row: int) -> int:
        """Return the index of the section that holds ``row``."""
        return self.sections.at(row)

    def spoken(self, row: int) -> str:
        """Say a photo: "Photo 2 of 12, V with camcorder, Love wins all, 5 stars"."""
        place = self.section_of(row)
        section = self.sections[place]
        number = self.tr("Photo {number} of {count}").format(
            number=row - section.start + 1, count=section.count
        )
        photo_set = self.headers.get(section.set_id) if section.set_id is not None else None
        card = self.card(row)
        return ", ".join(
            [
                number,
                *([card.phrase] if card and card.phrase else []),
                *([photo_set.title] if photo_set else []),
                *(self._marks(card) if card else []),
                *([self.tr("no longer matches")] if self.ids[row] in self.dimmed else []),
            ]
        )

    def _tip(self, row: int) -> str | None:
        """Say what a photo is, and what its badges mean."""
        card = self.card(row)
        facts = []
        if self.ids[row] in self.dimmed:
            facts.append(
                self.tr("This photo no longer matches. It stays until you leave this view.")
            )
        if card is None:
            return plain_tip("\n".join(facts)) if facts else None
        if card.damaged:
            facts.append(Words().reason(card.damaged))
        if card.duplicate:
            facts.append(self.tr("The library has this picture in another quality, too."))
        if card.variants:
            facts.append(self.tr("%Ln other(s) of the same picture behind it", "", card.variants))
        size = f"{card.width} × {card.height}" if card.width else ""
        about = [part for part in (card.phrase, card.name, size) if part]
        return plain_tip("\n".join([*facts, *about])) if facts or about else None

    def _marks(self, card: Card) -> list[str]:
        return [
            *([self.tr("%n star(s)", "", card.rating)] if card.rating else []),
            *([self.tr("favourite")] if card.favourite else []),
            *([self.tr("damaged")] if card.damaged else []),
            *([self.tr("animated")] if card.frames > 1 else []),
            *([self.tr("there in another quality")] if card.duplicate else []),
            *([self.tr("%Ln variant(s)", "", card.variants)] if card.variants else []),
        ]

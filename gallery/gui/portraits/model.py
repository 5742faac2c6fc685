"""The entries of a page for Qt: rows with names, and words for screen readers."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gallery.gui.dates import say_day
from gallery.gui.grid.header import HeaderText
from gallery.gui.portraits.arranging import Arranged
from gallery.gui.portraits.entries import Entry
from gallery.gui.widgets.tips import plain_tip
from gallery.gui.words import Words, number
from gallery.model.people import Group, Person
from gallery.model.photoset import PhotoSet
from gallery.model.scenes import Scene, SceneKind

Index = QModelIndex | QPersistentModelIndex


class PortraitsModel(QAbstractListModel):
    """Shows what was arranged; touches memory only.

    Attributes:
        arranged: entries and sections.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.arranged = Arranged()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entry of each row."""
        return self.arranged.entries

    def show(self, arranged: Arranged) -> bool:
        """Show something else; False when it is the same as before."""
        if arranged == self.arranged:
            return False
        self.beginResetModel()
        self.arranged = arranged
        self.endResetModel()
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.entries):
            return None
        one = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return one.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(self._facts(one))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip("\n".join(self._facts(one)))
        return None

    def below(self, one: Entry) -> tuple[tuple[str, ...], bool]:
        """Return what stands below a name, the number last, and whether something is missing."""
        bearer = one.bearer
        if isinstance(bearer, PhotoSet):
            there = bearer.completeness
            count = self._photos(bearer.photos)
            if not there.is_complete:
                count = self.tr("{have} of {expected}").format(
                    have=number(there.have), expected=number(there.expected)
                )
            return _some(say_day(bearer.released_on), count), not there.is_complete
        if isinstance(bearer, Person):
            return _some(", ".join(bearer.groups), self._photos(bearer.photos)), False
        if isinstance(bearer, Group):
            members = self.tr("%Ln member(s)", "", len(bearer.members))
            return _some(members, self._photos(bearer.photos)), False
        return _some(Words().scene_kind(bearer.kind), self._photos(bearer.photos)), False

    def header(self, section: int) -> HeaderText:
        """Return what the head of a section says."""
        head, count = self.arranged.sections[section]
        return HeaderText(self._title(head), number(count))

    def _title(self, head: str) -> str:
        one = self.entries[0].bearer if self.entries else None
        if isinstance(one, Scene):
            return self._kinds()[SceneKind(head)]
        if isinstance(one, PhotoSet):
            return head or self.tr("Without a date")
        return head or self.tr("In no group")

    def _kinds(self) -> dict[SceneKind, str]:
        return {
            SceneKind.PROP: self.tr("Props"),
            SceneKind.OUTFIT: self.tr("Outfits"),
            SceneKind.PLACE: self.tr("Places"),
            SceneKind.ACTION: self.tr("Actions"),
            SceneKind.SHOT: self.tr("Shots"),
            SceneKind.MOOD: self.tr("Moods"),
            SceneKind.OTHER: self.tr("Others"),
        }

    def _facts(self, one: Entry) -> list[str]:
        bearer = one.bearer
        if isinstance(bearer, PhotoSet):
            names = bearer.title or self.tr("Untitled set")
            lacks = not bearer.completeness.is_complete
            more = [Words().completeness_in_full(bearer.completeness)] if lacks else []
        else:
            names, more = " · ".join(name.text for name in bearer.names), []
        return [names, " · ".join(self.below(one)[0]), *more]

    def _photos(self, count: int) -> str:
        return self.tr("%Ln photo(s)", "", count) if count != 1 else self.tr("1 photo")


def _some(*parts: str) -> tuple[str, ...]:
    return tuple(part for part in parts if part)

"""What the page lists: open guesses, those with the most photos first, as far as they fit."""

from collections.abc import Collection, Sequence
from enum import StrEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gallery.gui.suggestions.words import GuessWords
from gallery.library.suggestions import Suggested
from gallery.model.names import search_text
from gallery.model.suggestion import SuggestionKind

Index = QModelIndex | QPersistentModelIndex
GUESS = Qt.ItemDataRole.UserRole + 1


class Only(StrEnum):
    """Which guesses are listed."""

    ALL = "all"
    KNOWN = "known"
    PEOPLE = "people"
    WORDS = "words"


class GuessRows(QAbstractListModel):
    """All guesses that were read, and the rows of those that fit the filter."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = GuessWords()
        self._all: list[tuple[Suggested, str]] = []
        self._rows: list[Suggested] = []
        self._wanted: tuple[str, Only] = ("", Only.ALL)

    @property
    def rows(self) -> Sequence[Suggested]:
        """The guesses as they are listed."""
        return self._rows

    @property
    def total(self) -> int:
        """How many there are, listed or not."""
        return len(self._all)

    def replace(self, guesses: Sequence[Suggested]) -> None:
        """Take other guesses."""
        self._all = [(one, search_text(f"{one.text} {one.handle}")) for one in guesses]
        self._show()

    def filter(self, text: str, only: Only) -> None:
        """List only guesses with ``text`` inside, of one sort."""
        self._wanted = (search_text(text), only)
        self._show()

    def leave_out(self, ids: Collection[int]) -> None:
        """Take guesses off that were just answered."""
        self._all = [pair for pair in self._all if pair[0].id not in ids]
        self._show()

    def row_of(self, suggestion_id: int) -> int:
        """Return the row of a guess, -1 if it is not listed."""
        found = (row for row, one in enumerate(self._rows) if one.id == suggestion_id)
        return next(found, -1)

    def _show(self) -> None:
        text, only = self._wanted
        self.beginResetModel()
        self._rows = [one for one, key in self._all if text in key and _fits(one, only)]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one = self._rows[index.row()]
        if role == GUESS:
            return one
        if role == Qt.ItemDataRole.DisplayRole:
            return one.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            photos = self.tr("%Ln photo(s)", "", one.photos)
            parts = (one.text, self._words.source(one), photos, self._words.meaning(one))
            return ", ".join(part for part in parts if part)
        return None


def _fits(one: Suggested, only: Only) -> bool:
    if only is Only.KNOWN:
        return one.match is not None
    if only is Only.PEOPLE:
        return one.kind is SuggestionKind.PERSON
    return only is Only.ALL or one.kind is not SuggestionKind.PERSON

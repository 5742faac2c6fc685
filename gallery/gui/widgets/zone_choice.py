"""A field for a time zone: the likely ones drop down, any other is found by typing its city."""

from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter

from gallery.gui.widgets.choice import Choice

LIKELY = (
    *("Asia/Seoul", "Asia/Tokyo", "Asia/Shanghai", "Asia/Taipei", "Asia/Hong_Kong"),
    *("Asia/Bangkok", "Asia/Jakarta", "Asia/Manila", "Asia/Singapore"),
    *("Europe/London", "Europe/Paris", "America/New_York", "America/Los_Angeles"),
    *("America/Sao_Paulo", "Australia/Sydney", "UTC"),
)


class ZoneChoice(Choice):
    """Shows an IANA name; what is no zone is put back when the field is left.

    Signals:
        zone_chosen(str): the user chose another zone.
    """

    zone_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._zone = ""
        self._offers_all = False
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(len(LIKELY))
        for zone in LIKELY:
            self.addItem(zone)
            self.setItemData(self.count() - 1, abbreviation(zone), Qt.ItemDataRole.ToolTipRole)
        line = self.lineEdit()
        assert line is not None  # since it is editable
        self._line = line
        self.activated.connect(lambda _row: self.take())
        line.editingFinished.connect(self.take)

    @property
    def zone(self) -> str:
        """The zone that is shown, "" for none."""
        return self._zone

    def show_zone(self, zone: str, *, hint: str = "") -> None:
        """Show a zone; "" shows ``hint`` instead."""
        self._zone = zone
        self._line.setPlaceholderText(hint)
        if self._line.text() != zone:
            self.setEditText(zone)
            self._line.setCursorPosition(0)
        self.setToolTip(abbreviation(zone))

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self._offers_all:
            self._offer_all()
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter take what was typed; it must not press the dialog's button too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        else:
            super().keyPressEvent(event)

    def _offer_all(self) -> None:
        """Complete any zone, by any part of its name; only now, since all are read from disk."""
        self._offers_all = True
        completer = QCompleter(list(every_zone()), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
        completer.activated.connect(lambda _text: self.take())

    def take(self) -> None:
        """Take what was typed, or put back what was there before."""
        found = find_zone(self._line.text())
        if not found or found == self._zone:
            self.show_zone(self._zone, hint=self._line.placeholderText())
            return
        self.show_zone(found)
        self.zone_chosen.emit(found)


def find_zone(text: str) -> str:
    """Return the zone that ``text`` names: whole, or by its city ("seoul"); "" for none."""
    wanted = text.strip().casefold().replace(" ", "_")
    if not wanted:
        return ""
    names = every_zone()
    whole = next((name for name in names if name.casefold() == wanted), "")
    return whole or next(
        (name for name in names if name.rpartition("/")[2].casefold() == wanted), ""
    )


def abbreviation(zone: str) -> str:
    """Return what a zone is called today and its distance from UTC ("KST, UTC+09:00")."""
    try:
        now = datetime.now(UTC).astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ""
    away = now.strftime("%z")
    return f"{now.tzname()}, UTC{away[:3]}:{away[3:]}"


@lru_cache(maxsize=1)
def every_zone() -> tuple[str, ...]:
    """Return all zones that this computer knows, the likely ones first."""
    others = sorted(available_timezones() - set(LIKELY))
    return (*LIKELY, *others)

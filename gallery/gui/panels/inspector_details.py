"""What files and posts say of the photos beside who and what: creator, rights, place, address."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from gallery.gui.icons import icon
from gallery.gui.panels.inspector_content import MIXED, Content
from gallery.gui.panels.inspector_rows import Row, Rows, Section
from gallery.gui.reasons import Reasons
from gallery.gui.widgets.address import Address
from gallery.gui.widgets.editable import SIDE
from gallery.model.facts import Fact
from gallery.model.photo import PhotoDetails

BUTTON = 24  # px
OF_THE_SET = ("source", "credit")  # shown with the set where there is one


class DetailSection(Section):
    """Rows that are only there where something is said.

    Signals:
        copied(str): this text is to be put on the clipboard.
        open_asked(str): show this address in the browser.
    """

    copied = Signal(str)
    open_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(self.tr("Details"))
        self._reasons = Reasons()
        self._place = ""
        rows = Rows()
        self._texts: dict[str, tuple[Row, QLabel]] = {
            name: rows.add_text(title) for name, title in self._names().items()
        }
        self._place_label = QLabel()
        self._place_row = rows.add_widget(self.tr("Place"), self._place_line())
        self._address = Address()
        self._address.open_asked.connect(self.open_asked)
        self._address.copied.connect(self.copied)
        self._address_row = rows.add_widget(self.tr("Address"), self._address)
        self.inside.addWidget(rows)

    def show_content(self, content: Content) -> None:
        """Show what is said of one photo, or what several have in common."""
        shown = [
            self._show_text(content, name)
            for name in self._texts
            if name not in OF_THE_SET or not self._hide_of_set(content, name)
        ]
        shown.append(self._show_place(content))
        shown.append(self._show_address(content))
        self.setVisible(any(shown))

    def _names(self) -> dict[str, str]:
        return {
            "title": self.tr("Title"),
            "source": self.tr("Source"),
            "credit": self.tr("Credit"),
            "creator": self.tr("Creator"),
            "rights": self.tr("Rights"),
            "event": self.tr("Event"),
        }

    def _place_line(self) -> QWidget:
        line = QWidget()
        inside = QHBoxLayout(line)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(2)
        self._place_label.setTextFormat(Qt.TextFormat.PlainText)
        self._place_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._place_label.setContentsMargins(SIDE, 3, 0, 3)
        self._place_label.setMinimumWidth(1)
        self._place_copy = QToolButton()
        self._place_copy.setIcon(icon("copy"))
        self._place_copy.setFixedSize(BUTTON, BUTTON)
        self._place_copy.setToolTip(self.tr("Copy coordinates"))
        self._place_copy.setAccessibleName(self._place_copy.toolTip())
        self._place_copy.clicked.connect(lambda: self.copied.emit(self._place))
        inside.addWidget(self._place_label, 1)
        inside.addWidget(self._place_copy)
        return line

    def _hide_of_set(self, content: Content, name: str) -> bool:
        """Hide a row that stands with the set; whether it does."""
        of_set = content.photo_set is not None
        if of_set:
            self._texts[name][0].set_visible(visible=False)
        return of_set

    def _show_text(self, content: Content, name: str) -> bool:
        row, label = self._texts[name]
        value = content.shared.get(name)
        text = self.tr("Mixed") if value is MIXED else str(value or "")
        label.setText(text)
        label.setProperty("look", "dim" if value is MIXED else None)
        label.style().polish(label)
        self._show_reason(row, content.one, name)
        row.set_visible(visible=bool(text))
        return bool(text)

    def _show_place(self, content: Content) -> bool:
        value = content.shared.get("place")
        self._place = value if isinstance(value, str) else ""
        text = self.tr("Mixed") if value is MIXED else say_place(self._place)
        self._place_label.setText(text)
        self._place_copy.setVisible(bool(self._place))
        self._show_reason(self._place_row, content.one, "place")
        self._place_row.set_visible(visible=bool(text))
        return bool(text)

    def _show_address(self, content: Content) -> bool:
        value = content.shared.get("source_url")
        of_set = content.photo_set.source_url if content.photo_set else ""
        is_own = isinstance(value, str) and bool(value) and value != of_set
        fact = fact_of(content.one, "source_url")
        self._address.show_address(str(value) if is_own else "", self._reasons.long(fact))
        self._address_row.show_origin(self._reasons.brief(fact))
        self._address_row.set_visible(visible=is_own)
        return is_own

    def _show_reason(self, row: Row, photo: PhotoDetails | None, name: str) -> None:
        fact = fact_of(photo, name)
        row.show_origin(self._reasons.brief(fact), self._reasons.long(fact))


def fact_of(photo: PhotoDetails | None, name: str) -> Fact[str] | None:
    """Return how a field of one photo is known, None if nobody says."""
    if photo is None or name not in photo.origins:
        return None
    return Fact("", photo.origins[name], photo.reasons.get(name, ""))


def say_place(place: str) -> str:
    """Return "37.5796,126.977" as people write it, to a metre; the text itself if it is no pair."""
    try:
        north, east = (float(part) for part in place.split(","))
    except ValueError:
        return place
    north_mark, east_mark = "N" if north >= 0 else "S", "E" if east >= 0 else "W"
    return f"{_degrees(north)} {north_mark}, {_degrees(east)} {east_mark}"


def _degrees(value: float) -> str:
    return f"{abs(value):.5f}".rstrip("0").rstrip(".") + "°"

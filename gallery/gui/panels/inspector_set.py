"""The set of the selected photos: its fields, each edited in place."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel

from gallery.gui.dates import read_day, say_day, say_weekday, say_zone
from gallery.gui.panels.inspector_content import Content
from gallery.gui.panels.inspector_rows import Row, Rows, Section
from gallery.gui.reasons import Reasons
from gallery.gui.widgets.address import Address
from gallery.gui.widgets.editable import EditableValue
from gallery.gui.words import Words
from gallery.model.facts import Fact
from gallery.model.photoset import PhotoSet, SetKind

NONE = "—"
AT_TIMES = ("handle", "era", "event")  # rows that are not there when there is nothing in them


class SetSection(Section):
    """Title, release date, source, credit and the photo's place.

    Signals:
        edited(int, dict): a set's id and its new fields.
        moved(int, int, int): set, photo, and its new place in the set.
        edit_asked(int): open the dialog with all fields of the set.
        refused(str): what was typed cannot be used, in words.
        copied(str): this text is to be put on the clipboard.
        open_asked(str): show this address in the browser.
    """

    edited = Signal(int, dict)
    moved = Signal(int, int, int)
    edit_asked = Signal(int)
    refused = Signal(str)
    copied = Signal(str)
    open_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(self.tr("Set"))
        self._set: PhotoSet | None = None
        self._photo_id = 0
        self._words, self._reasons = Words(), Reasons()
        self._pencil = self.add_button("pencil", self.tr("All fields of the set…"), self._ask_all)
        self._note = QLabel()
        self._note.setProperty("look", "dim")
        self._rows = Rows()
        self.inside.addWidget(self._note)
        self.inside.addWidget(self._rows)
        self._lines: dict[str, tuple[Row, EditableValue]] = {}
        self._address = Address()
        self._address.open_asked.connect(self.open_asked)
        self._address.copied.connect(self.copied)
        for field, name in self._names().items():
            if field == "position":  # it comes last
                self._address_row = self._rows.add_widget(self.tr("Address"), self._address)
            self._lines[field] = self._rows.add_editable(name, self._edit_of(field))
        self._lines["released_on"][1].show_hint(self.tr("2024-01-27 or 240127"))

    def show_content(self, content: Content) -> None:
        """Show the one set of the photos, or that there is none or several."""
        self._set = content.photo_set
        self._rows.setVisible(self._set is not None)
        self._pencil.setVisible(self._set is not None)
        self._note.setVisible(self._set is None)
        if self._set is None:
            mixed = self.tr("Mixed: %Ln set(s)", "", content.sets)
            self._note.setText(mixed if content.sets else self.tr("In no set"))
            return
        self._photo_id = content.one.id if content.one else 0
        self._show_fields(self._set)
        self._show_position(content, self._set)

    def finish(self) -> None:
        """Save what is in an open field."""
        for _, value in self._lines.values():
            value.finish()

    def _names(self) -> dict[str, str]:
        return {
            "title": self.tr("Title"),
            "kind": self.tr("Kind"),
            "released_on": self.tr("Released"),
            "source": self.tr("Source"),
            "credit": self.tr("Credit"),
            "handle": self.tr("Account"),
            "era": self.tr("Era"),
            "event": self.tr("Event"),
            "position": self.tr("Position"),
        }

    def _show_fields(self, photo_set: PhotoSet) -> None:
        day = photo_set.released_on
        released = f"{say_day(day)} {say_zone(photo_set.released_zone, day)}" if day else NONE
        shown = {
            "title": (photo_set.title, photo_set.title or NONE),
            "released_on": (day, released),
            "source": (photo_set.source, photo_set.source or NONE),
            "credit": (photo_set.credit, photo_set.credit or NONE),
            "handle": (photo_set.handle, f"@{photo_set.handle.removeprefix('@')}"),
            "era": (photo_set.era, photo_set.era),
            "event": (photo_set.event, photo_set.event),
        }
        for field, (value, text) in shown.items():
            row, widget = self._lines[field]
            widget.show_value(value, text, dim=not value)
            fact = _fact(photo_set, field) if value else None
            row.show_origin(self._reasons.brief(fact), self._reasons.long(fact))
            row.set_visible(visible=bool(value) or field not in AT_TIMES)
        self._show_address(photo_set)
        value_of_day = self._lines["released_on"][1]
        tips = (say_weekday(day), value_of_day.toolTip())
        value_of_day.setToolTip("\n".join(filter(None, tips)))
        row, widget = self._lines["kind"]
        widget.show_value(self._words.set_kind(photo_set.kind))
        row.set_visible(visible=photo_set.kind is not SetKind.OTHER)

    def _show_address(self, photo_set: PhotoSet) -> None:
        address = photo_set.source_url
        fact = _fact(photo_set, "source_url") if address else None
        self._address_row.show_origin(self._reasons.brief(fact))
        self._address.show_address(address, self._reasons.long(fact))
        self._address_row.set_visible(visible=bool(address))

    def _show_position(self, content: Content, photo_set: PhotoSet) -> None:
        row, widget = self._lines["position"]
        places = content.one.sets if content.one else ()
        place = next((p.position for p in places if p.set_id == photo_set.id), 0)
        there = photo_set.completeness
        if place:
            widget.show_value(str(place), self.tr("{0} of {1}").format(place, there.expected))
        row.set_visible(visible=bool(place))
        missing = self._words.completeness(there) if not there.is_complete else ""
        row.show_origin(missing if place else "")

    def _edit_of(self, field: str) -> Callable[[str], None]:
        return lambda text: self._on_edited(field, text)

    def _on_edited(self, field: str, text: str) -> None:
        if self._set is None:
            return
        if field == "released_on":
            self._edit_day(self._set, text)
        elif field == "kind":
            self._edit_kind(self._set, text)
        elif field == "position":
            self._move(self._set, text)
        else:
            self.edited.emit(self._set.id, {field: text})

    def _edit_day(self, photo_set: PhotoSet, text: str) -> None:
        day = read_day(text)
        if day is None:
            self.refused.emit(self.tr("“{0}” is no date. Write 2024-01-27.").format(text))
            self._show_fields(photo_set)
        else:
            self.edited.emit(photo_set.id, {"released_on": day})

    def _edit_kind(self, photo_set: PhotoSet, text: str) -> None:
        kinds = {self._words.set_kind(kind).casefold(): kind for kind in SetKind}
        kind = kinds.get(text.casefold())
        if kind is None:
            self.refused.emit(self.tr("“{0}” is no kind of set.").format(text))
            self._show_fields(photo_set)
        else:
            self.edited.emit(photo_set.id, {"kind": kind.value})

    def _move(self, photo_set: PhotoSet, text: str) -> None:
        first = text.split()[0] if text.split() else ""
        if first.isdecimal() and int(first) >= 1:
            self.moved.emit(photo_set.id, self._photo_id, int(first))
        else:
            self.refused.emit(self.tr("A position is a number from 1."))

    def _ask_all(self) -> None:
        if self._set is not None:
            self.edit_asked.emit(self._set.id)


def _fact(photo_set: PhotoSet, field: str) -> Fact[str] | None:
    """Return how a field of a set is known, None if nobody says."""
    if field not in photo_set.origins:
        return None
    return Fact("", photo_set.origins[field], photo_set.reasons.get(field, ""))

"""Every key there is, as keycaps beside what they do, in the sections of the menus."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gallery.gui.action_words import ActionWords
from gallery.gui.catalogue import ENTRIES, Menu
from gallery.gui.dialogs.frame import Frame
from gallery.gui.theme import GAP, LARGE_GAP, PAGE, SMALL_GAP

WIDTH, HEIGHT = 1040, 540  # px; fits a screen of 1366×768
NATIVE = QKeySequence.SequenceFormat.NativeText
INSIDE = {
    Menu.NEW: Menu.EDIT,
    Menu.RATING: Menu.PHOTO,
    Menu.PEOPLE: Menu.PHOTO,
    Menu.SCENES: Menu.PHOTO,
    Menu.OUTSIDE: Menu.PHOTO,
    Menu.ZOOM: Menu.VIEW,
    Menu.THEME: Menu.VIEW,
}
COLUMNS = ((Menu.FILE, Menu.EDIT, Menu.SET), (Menu.PHOTO,), (Menu.VIEW, Menu.HELP))
OTHERS_AT = (0, 1, 2, 0)  # the columns that have room for the keys of no action
# Many keys that one row says, by the first of them.
RUNS = {
    "rate-0": tuple(f"rate-{stars}" for stars in range(6)),
    "person-1": tuple(f"person-{place}" for place in range(1, 10)),
    "scene-1": tuple(f"scene-{place}" for place in range(1, 10)),
}
SAID = frozenset(name for first, run in RUNS.items() for name in run if name != first)

Line = tuple[tuple[str, ...], str]  # the keys that do the same, and what they do


class KeysDialog(Frame):
    """Every action that has a key, and the keys that are no actions."""

    def __init__(self, actions: Sequence[QAction], *, parent: QWidget | None) -> None:
        super().__init__(parent, self.tr("Keyboard shortcuts"), done=self.tr("Close"))
        self.only_close()
        words = KeyWords()
        sections = words.sections(actions)
        content = QWidget()
        columns = QHBoxLayout(content)
        columns.setContentsMargins(0, 0, LARGE_GAP, 0)
        columns.setSpacing(PAGE + SMALL_GAP)
        for place, menus in enumerate(COLUMNS):
            column = QVBoxLayout()
            column.setSpacing(GAP)
            shown = [(words.title(menu), sections[menu]) for menu in menus]
            others = zip(words.others(), OTHERS_AT, strict=True)
            shown += [section for section, at in others if at == place]
            for title, lines in shown:
                column.addWidget(_section(title, lines))
                column.addSpacing(LARGE_GAP)
            column.addStretch(1)
            columns.addLayout(column, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(content)
        area.setMinimumHeight(min(HEIGHT, content.sizeHint().height() + 2))
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that the arrows scroll
        self.setMinimumWidth(WIDTH)
        self.body.addWidget(area)


class KeyWords(QObject):
    """The words of the sections."""

    def title(self, menu: Menu) -> str:
        """Return the title of a section."""
        return ActionWords().menus()[menu].replace("&", "")

    def sections(self, actions: Sequence[QAction]) -> dict[Menu, list[Line]]:
        """Return the keys of ``actions`` by the menu that holds them."""
        texts = ActionWords().texts()
        places = {entry.id: INSIDE.get(entry.menu, entry.menu) for entry in ENTRIES}
        result: dict[Menu, list[Line]] = {menu: [] for column in COLUMNS for menu in column}
        for action in actions:
            name = action.objectName()
            keys = _told([key.toString(NATIVE) for key in action.shortcuts()])
            if keys and name not in SAID:
                line = (keys, texts[name].rstrip("…"))
                result[places[name]].append(self._runs().get(name, line))
        return result

    def others(self) -> list[tuple[str, list[Line]]]:
        """Return the keys that belong to no action."""
        return [
            (
                self.tr("In the tag bar"),
                [
                    ((self.tr("Ctrl+Enter"),), self.tr("Make a new name")),
                    ((self.tr("Page Down"),), self.tr("On to the next photo")),
                ],
            ),
            (
                self.tr("In the full view"),
                [
                    ((self.tr("Z"),), self.tr("All of it, or 100 %")),
                    ((self.tr("["), self.tr("]")), self.tr("Turn the view")),
                    ((self.tr("I"),), self.tr("About the photo")),
                    ((self.tr("Tab"),), self.tr("From box to box")),
                    ((self.tr(","), self.tr(".")), self.tr("From frame to frame")),
                    ((self.tr("+"), self.tr("−")), self.tr("Slide show: longer, shorter")),
                    (
                        (self.tr("O"), self.tr("L"), self.tr("X")),
                        self.tr("Slide show: order, loop, fade"),
                    ),
                ],
            ),
            (
                self.tr("Everywhere"),
                [
                    ((self.tr("Space"),), self.tr("Quick look")),
                    ((self.tr("Esc"),), self.tr("One step back")),
                    ((self.tr("Ctrl + wheel"),), self.tr("Larger or smaller")),
                    ((self.tr("Alt"),), self.tr("Menu bar")),
                ],
            ),
            (
                self.tr("In the comparison"),
                [
                    ((self.tr("Space"),), self.tr("Flip in place")),
                    ((self.tr("D"), self.tr("B")), self.tr("What differs, side by side")),
                    ((self.tr("Tab"), self.tr("Ctrl+1 – 4")), self.tr("Another photo")),
                    ((self.tr("X"),), self.tr("Swap with the next one")),
                    ((self.tr("Z"), self.tr("R")), self.tr("100 %, all of it")),
                    ((self.tr("L"), self.tr("P")), self.tr("Lock, own pixels")),
                    ((self.tr("A"),), self.tr("Crops where they were cut out")),
                    ((self.tr("Enter"),), self.tr("Choose")),
                ],
            ),
        ]

    def _runs(self) -> dict[str, Line]:
        return {
            "rate-0": ((self.tr("0 – 5"),), self.tr("Rating")),
            "person-1": ((self.tr("Alt+1 – 9"),), self.tr("People of the set")),
            "scene-1": ((self.tr("Alt+Shift+1 – 9"),), self.tr("Scenes of the set")),
        }


def _told(keys: Sequence[str]) -> tuple[str, ...]:
    """Return the keys without those that only have another name ("Return" is Enter too)."""
    return tuple(dict.fromkeys(key.replace("Return", "Enter") for key in keys))


def _section(title: str, lines: Sequence[Line]) -> QWidget:
    section = QWidget()
    grid = QGridLayout(section)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(LARGE_GAP)
    grid.setVerticalSpacing(SMALL_GAP + 2)
    head = QLabel(title.upper())
    head.setProperty("look", "section")
    grid.addWidget(head, 0, 0, 1, 2)
    for row, (keys, text) in enumerate(lines, start=1):
        grid.addWidget(QLabel(text), row, 0)
        grid.addWidget(_caps(keys), row, 1, Qt.AlignmentFlag.AlignRight)
    grid.setColumnStretch(0, 1)
    return section


def _caps(keys: Sequence[str]) -> QWidget:
    caps = QWidget()
    line = QHBoxLayout(caps)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(SMALL_GAP)
    for key in keys:
        cap = QLabel(key)
        cap.setProperty("look", "key")
        line.addWidget(cap)
    return caps

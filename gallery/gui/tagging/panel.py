"""Beside the photo: where one is, the tag bar, and what the set offers."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gallery.gui.bridge import Bridge
from gallery.gui.icons import icon
from gallery.gui.tagbar import TagBar
from gallery.gui.tagging.asking import About
from gallery.gui.tagging.keyed import Keyed, KeyedChips
from gallery.gui.theme import GAP, LARGE_GAP, SMALL_GAP
from gallery.gui.widgets.elided import ElidedLabel
from gallery.gui.widgets.flow import FlowLayout
from gallery.gui.widgets.rule import Rule
from gallery.gui.words import number
from gallery.library.set_tags import SetTags

WIDTH = 360  # px
SIDE = 12  # px above and below the tag bar


class SidePanel(QFrame):
    """Head, tag bar, people and scenes of the set, the keys.

    Attributes:
        bar: the tag bar, docked.

    Signals:
        close_wanted(): the cross was pressed.
        person_picked(int), scene_picked(int): a chip of the set, by its place.
        again_wanted(Statement): say what is said of the photo before, or take it back.
        person_pointed(int | None): the pointer is on this person, or on nobody any more.
    """

    close_wanted = Signal()
    person_picked = Signal(int)
    scene_picked = Signal(int)
    again_wanted = Signal(object)
    person_pointed = Signal(object)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._about = About(0)
        self._tags = SetTags()
        self.setFixedWidth(WIDTH)
        self.setProperty("look", "panel")
        self.bar = TagBar(bridge, self, docked=True)
        self.bar.inside.setContentsMargins(LARGE_GAP, SIDE, LARGE_GAP, SIDE)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addLayout(self._build_head())
        lines.addWidget(self.bar)
        lines.addWidget(Rule())
        lines.addWidget(self._build_room(), 1)
        lines.addWidget(Rule())
        lines.addWidget(self._build_foot())

    def show_place(self, index: int, count: int) -> None:
        """Say which photo of how many is in view."""
        self._place.setText(self.tr("{0} of {1}").format(number(index + 1), number(count)))
        self._note.setVisible(index == count - 1)

    def show_about(self, about: About) -> None:
        """Show what is known of a photo."""
        self._about = about
        if about.photo is not None:
            photo = about.photo
            title = photo.sets[0].title if photo.sets else photo.title
            self._title.show_text(title or photo.name)
            self._announce(", ".join(one.text for one in photo.statements))
        self._show_chips()

    def _announce(self, said: str) -> None:
        """Tell a screen reader, whose focus stays in the line, which photo this is."""
        words = ", ".join(filter(None, (self.tr("Photo {0}").format(self._place.text()), said)))
        if words != self._place.accessibleName():
            self._place.setAccessibleName(words)
            told = QAccessibleEvent(self._place, QAccessible.Event.Alert)
            QAccessible.updateAccessibility(told)

    def show_tags(self, tags: SetTags) -> None:
        """Show whom and what the digits stand for."""
        self._tags = tags
        self._show_chips()

    def _show_chips(self) -> None:
        people, scenes = self._about.person_ids, self._about.scene_ids
        said = self._about.phrase_ids
        self._before.show_chips(
            [Keyed(one.text, "", one.phrase_id in said) for one in self._about.previous]
        )
        self._before.setVisible(bool(self._about.previous))
        self._people.show_chips(
            [
                Keyed(one.shown, number(key), one.id in people)
                for key, one in enumerate(self._tags.people, start=1)
            ]
        )
        self._scenes.show_chips(
            [
                Keyed(one.said.text, number(key), one.scene.id in scenes)
                for key, one in enumerate(self._tags.scenes, start=1)
            ]
        )

    def _on_pointed(self, place: int) -> None:
        people = self._tags.people
        is_one = 0 <= place < len(people)
        self.person_pointed.emit(people[place].id if is_one else None)

    def _on_again(self, place: int) -> None:
        self.again_wanted.emit(self._about.previous[place])

    def _build_head(self) -> QHBoxLayout:
        self._place = QLabel()
        self._place.setProperty("look", "heading")
        self._title = ElidedLabel()
        self._title.setProperty("look", "dim")
        close = QToolButton()
        close.setIcon(icon("x"))
        close.setToolTip(self.tr("Back to the photos (Esc)"))
        close.setAccessibleName(self.tr("Back to the photos"))
        close.setFixedSize(28, 28)
        close.clicked.connect(self.close_wanted)
        head = QHBoxLayout()
        head.setContentsMargins(LARGE_GAP, SIDE, SIDE, 0)
        head.setSpacing(GAP + SMALL_GAP)
        head.addWidget(self._place)
        head.addWidget(self._title, 1)
        head.addWidget(close)
        return head

    def _build_room(self) -> QWidget:
        """Return the room for what the set offers, which is left free while a list is shown."""
        room = QWidget()
        offered = self._build_set()
        lines = QVBoxLayout(room)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(offered)
        self.bar.listed.connect(lambda shown: offered.setVisible(not shown))
        return room

    def _build_set(self) -> QScrollArea:
        self._people = KeyedChips(
            self.tr("People of this set"),
            self.tr("Alt + digit"),
            self.tr("Whoever is named on one photo is offered on the others of its set."),
        )
        self._scenes = KeyedChips(
            self.tr("Said in this set"),
            self.tr("Alt + Shift + digit"),
            self.tr("What is said of one photo is offered for the others."),
        )
        self._before = KeyedChips(self.tr("The photo before"), self.tr("Ctrl+D"), "")
        self._before.picked.connect(self._on_again)
        self._people.picked.connect(self.person_picked)
        self._people.pointed.connect(self._on_pointed)
        self._scenes.picked.connect(self.scene_picked)
        inside = QWidget()
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(LARGE_GAP, LARGE_GAP, LARGE_GAP, LARGE_GAP)
        lines.setSpacing(LARGE_GAP)
        lines.addWidget(self._before)
        lines.addWidget(self._people)
        lines.addWidget(self._scenes)
        lines.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        return scroll

    def _build_foot(self) -> QWidget:
        foot = QWidget()
        lines = QVBoxLayout(foot)
        lines.setContentsMargins(LARGE_GAP, SIDE, LARGE_GAP, SIDE)
        lines.setSpacing(GAP)
        self._note = QLabel(self.tr("This is the last photo; Esc leads back."))
        self._note.setProperty("look", "small")
        self._note.setWordWrap(True)
        self._note.hide()
        keys = QWidget()
        row = FlowLayout(keys, gap=LARGE_GAP, line_gap=GAP)
        for key, meaning in (
            (self.tr("Enter"), self.tr("add, or go on")),
            (self.tr("Tab"), self.tr("caption")),
            (self.tr("Page Up"), self.tr("back")),
            (self.tr("Esc"), self.tr("leave")),
        ):
            row.addWidget(_key(key, meaning))
        lines.addWidget(self._note)
        lines.addWidget(keys)
        return foot


def _key(key: str, meaning: str) -> QWidget:
    """Return a key with what it does."""
    pair = QWidget()
    line = QHBoxLayout(pair)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(GAP - 2)
    for text, look in ((key, "key"), (meaning, "small")):
        label = QLabel(text)
        label.setProperty("look", look)
        line.addWidget(label)
    return pair

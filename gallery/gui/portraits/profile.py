"""The head above somebody's photos: who it is, when, with whom, with what."""

from collections.abc import Callable
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gallery.gui.bridge import Bridge
from gallery.gui.icons import icon
from gallery.gui.portraits.chip_row import ChipRow
from gallery.gui.portraits.cutting import ROUND
from gallery.gui.portraits.telling import Related, TellingWords, Told, read
from gallery.gui.portraits.timeline import Timeline
from gallery.gui.scope import Scope, ScopeKind
from gallery.gui.theme import CELL_RADIUS, GAP, LARGE_GAP, PAGE, SMALL_GAP, colour, tokens_of
from gallery.gui.widgets.chip import Chip, Look
from gallery.gui.widgets.elided import ElidedLabel
from gallery.library.profiles import Beside
from gallery.model.changes import Changes
from gallery.model.errors import GalleryError, NotFound
from gallery.search.complete import quoted

SIDE = 108  # px of the picture
AROUND = 12  # px above and below it
HEIGHT = SIDE + 2 * AROUND
BUTTON = 28  # px
NAME_FIRST = 1000  # to 1 for the other names, while there is not room for all
PASSING = 80  # ms on a portrait: while an arrow is held down, nobody is read about
REST = 300  # ms after a change before all is read again
LEAST_TIMELINE = 760  # px of width: below, the names need the room
TIMELINE_SHARE = 0.28
LETTER_SHARE = 0.34


class ProfileHead(QFrame):
    """Tells of one person, group, scene or set; its height never changes.

    Signals:
        refining(Scope, str): only somebody's photos that a search finds are wanted.
        scope_wanted(Scope): somebody else's photos are wanted.
        edit_wanted(Scope): the dialog of the one shown.
        page_wanted(Scope): the page that lists the one shown.
        menu_wanted(Scope, QPoint): the context menu.
        gone(): the one shown is no longer in the library.
    """

    refining = Signal(object, str)
    scope_wanted = Signal(object)
    edit_wanted = Signal(object)
    page_wanted = Signal(object)
    menu_wanted = Signal(object, QPoint)
    gone = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._scope: Scope | None = None
        self.told: Told | None = None
        self.setProperty("look", "ground")
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("About whom the photos are"))
        self._picture = _Picture()
        self._name = ElidedLabel()
        self._others = ElidedLabel()
        self._facts = ElidedLabel()
        self.rows = (ChipRow(), ChipRow())
        self.timeline = Timeline()
        self._edit = _button("pencil", self.tr("Edit…"))
        self._page = _button("grid-3x3", self.tr("Show all on a page"))
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._read)
        self._soon = QTimer(self, singleShot=True, interval=PASSING)
        self._soon.timeout.connect(self._read)
        self._arrange()
        self._edit.clicked.connect(lambda: self._with_scope(self.edit_wanted.emit))
        self._page.clicked.connect(lambda: self._with_scope(self.page_wanted.emit))
        self.timeline.asked.connect(lambda when: self._refine(f"released:{when}"))
        bridge.changed.connect(self._on_changed)

    @property
    def scope(self) -> Scope | None:
        """Of whom it tells."""
        return self._scope

    def tell_of(self, scope: Scope | None, *, on_page: bool = False) -> None:
        """Tell of somebody; None empties the head.

        Args:
            scope: a person, group, scene or set.
            on_page: whether the page that lists the one shown stands below.
        """
        self._page.setVisible(not on_page)
        self._soon.stop()
        if scope is not None and self._scope is not None and scope.key == self._scope.key:
            self._read()
            return
        self._scope, self.told = scope, None
        self._bridge.forget("profile")
        self._show_name(scope.name if scope is not None else "")
        for label in (self._others, self._facts):
            label.show_text("")
        for row in self.rows:
            row.show_chips("", [])
        self.timeline.show_months((), about=False)
        self._picture.show_picture(scope, None)
        self._edit.setVisible(scope is not None)
        if on_page:
            self._soon.start()
        else:
            self._read()

    # Building

    def _arrange(self) -> None:
        self._name.setProperty("look", "heading")
        self._others.setProperty("look", "dim")
        self._facts.setProperty("look", "dim")
        line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addWidget(self._name, NAME_FIRST)
        line.addWidget(self._others, 1)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addSpacing(SMALL_GAP)
        column.addLayout(line)
        column.addSpacing(2)
        column.addWidget(self._facts)
        column.addStretch(1)
        column.addWidget(self.rows[0])
        column.addSpacing(SMALL_GAP)
        column.addWidget(self.rows[1])
        buttons = QHBoxLayout()
        buttons.setSpacing(SMALL_GAP)
        buttons.addStretch(1)
        buttons.addWidget(self._page)
        buttons.addWidget(self._edit)
        side = QVBoxLayout()
        side.setSpacing(0)
        side.addLayout(buttons)
        side.addStretch(1)
        side.addWidget(self.timeline)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(PAGE, AROUND, PAGE, AROUND)
        layout.setSpacing(LARGE_GAP)
        layout.addWidget(self._picture)
        layout.addLayout(column, 1)
        layout.addLayout(side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.timeline.setVisible(self.width() >= LEAST_TIMELINE and bool(self.timeline.bars))
        self.timeline.setFixedWidth(round(self.width() * TIMELINE_SHARE))

    # What is told

    def _read(self) -> None:
        if self._scope is None:
            return
        ratio = self.devicePixelRatioF()
        reading = partial(
            read,
            library=self._bridge.library,
            scope=self._scope,
            pixels=round(SIDE * ratio),
            ratio=ratio,
        )
        self._bridge.read(reading, self._on_read, group="profile", failed=self._on_failed)

    def _on_failed(self, error: GalleryError) -> None:
        if isinstance(error, NotFound):
            self.gone.emit()
        else:
            self._bridge.failed.emit(error)

    def _on_read(self, told: Told) -> None:
        if self._scope is None or told.scope.key != self._scope.key:
            return
        self.told = told
        words = TellingWords()
        name, others = words.title(told)
        self._show_name(name)
        self._others.show_text(others)
        self._facts.show_text(words.facts(told))
        picture = QPixmap.fromImage(told.picture) if told.picture is not None else None
        self._picture.show_picture(Scope(told.scope.kind, told.scope.id, name), picture)
        wanted = [(label, self._chips(told, what, words)) for what, label in words.rows(told)]
        filled = [one for one in wanted if one[1]] + [("", []), ("", [])]
        for row, (label, chips) in zip(self.rows, filled, strict=False):
            row.show_chips(label, chips)
        self._order_keys()
        about = told.profile.every > 1
        several = told.scope.kind is not ScopeKind.SET
        self.timeline.show_months(told.profile.months if several else (), about=about)
        self.timeline.setVisible(self.width() >= LEAST_TIMELINE and bool(self.timeline.bars))

    def _order_keys(self) -> None:
        """Let Tab come to the chips, which are newer than all else, where they stand."""
        chips = (chip for row in self.rows for chip in row.chips)
        for one, following in pairwise((self._page, self._edit, *chips, self.timeline)):
            QWidget.setTabOrder(one, following)

    def _show_name(self, name: str) -> None:
        """Give the name all the room it needs, and the other names what is left."""
        self._name.show_text(name)
        self._name.setMaximumWidth(self._name.sizeHint().width() + 1)

    def _chips(self, told: Told, what: str, words: TellingWords) -> list[Chip]:
        if what in ("related", "below"):
            return [self._related(one) for one in getattr(told, what)]
        field = {"people": "person", "scenes": "scene"}[what]
        about = told.profile.every > 1
        return [
            self._beside(one, field, *words.beside(one, about=about))
            for one in getattr(told.profile, what)
        ]

    def _related(self, one: Related) -> Chip:
        chip = Chip(one.scope.name, dim=one.note, look=Look.QUIET)
        chip.clicked.connect(lambda: self.scope_wanted.emit(one.scope))
        return chip

    def _beside(self, one: Beside, field: str, name: str, count: str) -> Chip:
        chip = Chip(name, dim=count, look=Look.QUIET)
        text = f"{field}:{quoted(one.shown)}"
        chip.setToolTip(self.tr("Show the photos with both"))
        chip.clicked.connect(lambda: self._refine(text))
        return chip

    # What the user does

    def _refine(self, text: str) -> None:
        self._with_scope(lambda scope: self.refining.emit(scope, text))

    def _with_scope(self, do: Callable[[Scope], object]) -> None:
        if self._scope is not None:
            do(self._scope)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._with_scope(lambda scope: self.menu_wanted.emit(scope, event.globalPos()))

    def _on_changed(self, changes: Changes) -> None:
        if changes and self._scope is not None and not self._rest.isActive():
            self._rest.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        foot = self.rect().adjusted(0, self.height() - 1, 0, 0)
        painter.fillRect(foot, colour(tokens_of(self.palette()).line))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._picture.update()


class _Picture(QWidget):
    """The portrait, or the first letter of a name."""

    def __init__(self) -> None:
        super().__init__()
        self._scope: Scope | None = None
        self._pixmap: QPixmap | None = None
        self.setFixedSize(QSize(SIDE, SIDE))

    def show_picture(self, scope: Scope | None, pixmap: QPixmap | None) -> None:
        """Show somebody; without a picture the first letter."""
        self._scope, self._pixmap = scope, pixmap
        self.update()

    def paintEvent(self, _event: object) -> None:
        if self._scope is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._pixmap is not None:
            painter.drawPixmap(QPoint(0, 0), self._pixmap)
            return
        tokens = tokens_of(self.palette())
        radius = SIDE / 2 if self._scope.kind in ROUND else CELL_RADIUS
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(tokens.line))
        painter.drawRoundedRect(self.rect(), radius, radius)
        font = QFont(self.font())
        font.setPixelSize(round(SIDE * LETTER_SHARE))
        painter.setFont(font)
        painter.setPen(colour(tokens.dim))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._scope.name[:1].upper())


def _button(symbol: str, words: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(symbol))
    button.setToolTip(words)
    button.setAccessibleName(words)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setFixedSize(BUTTON, BUTTON)
    return button

"""The group at hand: why one is the best, its photos side by side, a button for every answer."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from gallery.edits.deciding import Fate
from gallery.gui.bridge import Bridge
from gallery.gui.duplicates.card_list import CardList
from gallery.gui.duplicates.choosing import Plan
from gallery.gui.duplicates.key_button import KeyButton
from gallery.gui.duplicates.looks import Looks
from gallery.gui.duplicates.telling import Telling
from gallery.gui.theme import GAP, LARGE_GAP, SMALL_GAP
from gallery.gui.widgets.elided import ElidedLabel
from gallery.gui.widgets.flow import FlowLayout
from gallery.library.groups_of_same import SameGroup
from gallery.model.variants import VariantKind


class Stage(QWidget):
    """Shows a plan for one group and lets it be changed.

    Attributes:
        cards: the photos.
        plan: what is to become of them, None without a group.

    Signals:
        look_asked(int): a photo was double-clicked.
    """

    look_asked = Signal(int)

    def __init__(self, bridge: Bridge, *, asks: bool = True) -> None:
        """Show nothing yet.

        Args:
            bridge: the library.
            asks: whether its buttons ask for an answer; else others do, and only what a photo
                is of the best one can be said here.
        """
        super().__init__()
        self._asks = asks
        self.plan: Plan | None = None
        self._soon: tuple[int, ...] = ()
        self._telling = Telling()
        self._looks = Looks(bridge, self)
        self.cards = CardList(self._looks)
        self._reason = ElidedLabel()
        self._besides = ElidedLabel()
        self._hint = ElidedLabel()
        self._hint.setProperty("look", "small")
        self._hint.show_text(
            self.tr(
                "1–9 best  ·  ← → photos  ·  ↑ ↓ groups  ·  Del to the trash  ·  S by itself  ·  "
                "M what it is  ·  O full view  ·  Z undo"
            )
        )
        self._make_buttons()
        self._arrange()
        self.cards.fate_asked.connect(self.ask_fate)
        self.cards.look_asked.connect(self.look_asked)

    def _make_buttons(self) -> None:
        tell = self._telling
        self.accept = KeyButton(tell.accept(None), self.tr("Enter"), look="main")
        self.trash = KeyButton(self.tr("Trash the others"), "T")
        self.both = KeyButton(self.tr("Keep all"), "B")
        self.apart = KeyButton(self.tr("Not duplicates"), "N")
        self.later = KeyButton(self.tr("Later"), "L")
        self.compare = KeyButton(self.tr("Compare"), self.tr("Space"))
        self._buttons = (
            *(self.accept, self.trash, self.both),
            *(self.apart, self.later, self.compare),
        )
        for button, tip in (
            (self.accept, self.tr("Keep the best in sight, with what is known of the others")),
            (self.trash, self.tr("Keep the best, and move the others’ files to the trash")),
            (self.both, self.tr("Keep all of them in sight; this is not asked again")),
            (self.apart, self.tr("They show different pictures; this is not asked again")),
            (self.later, self.tr("Put it off; it waits under “Later”")),
            (self.compare, self.tr("Flip between them in place, zoomed together")),
        ):
            button.setToolTip(tip)

    def _arrange(self) -> None:
        self._reason.setProperty("look", "heading")
        self._besides.setProperty("look", "dim")
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=GAP, line_gap=GAP)
        for button in self._buttons:
            flow.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(LARGE_GAP if self._asks else 0, 0, 0, 0)
        layout.setSpacing(SMALL_GAP)
        layout.addWidget(self._reason)
        layout.addWidget(self._besides)
        layout.addSpacing(SMALL_GAP)
        layout.addWidget(buttons)
        layout.addSpacing(SMALL_GAP)
        layout.addWidget(self.cards, 1)
        layout.addWidget(self._hint)
        buttons.setVisible(self._asks)
        self._hint.setVisible(self._asks)

    def show_group(self, group: SameGroup | None, *, soon: SameGroup | None) -> None:
        """Show a group as it is proposed; one that is shown keeps what the user said of it.

        Args:
            group: it.
            soon: the one that comes next, whose pictures are made ready.
        """
        self._soon = soon.photo_ids if soon is not None else ()
        if group is None:
            self.plan = None
            self.cards.show_faces(())
        elif self.plan is None or self.plan.group != group:
            self.change(Plan.proposed(group))
        else:
            self._want()

    def change(self, plan: Plan) -> None:
        """Show another plan."""
        self.plan = plan
        self.cards.show_faces(self._telling.faces(plan))
        self._reason.show_text(self._telling.reason(plan))
        self._besides.show_text(self._telling.besides(plan))
        self.accept.setText(self._telling.accept(plan))
        self.accept.updateGeometry()
        self._want()

    def show_later(self, *, is_later: bool) -> None:
        """Offer to put off, or what was put off to be asked about again."""
        self.later.setText(self.tr("Ask again") if is_later else self.tr("Later"))
        tip = self.tr("Ask about it with the others again")
        self.later.setToolTip(tip if is_later else self.tr("Put it off; it waits under “Later”"))
        self.later.updateGeometry()

    @property
    def reason(self) -> str:
        """Why one is the best, as it is said."""
        return self._reason.whole

    @property
    def besides(self) -> str:
        """What else is said of the group as a whole."""
        return self._besides.whole

    def choose(self, place: int) -> None:
        """Make the photo of a place the best; places begin at 0."""
        if self.plan is not None and place < len(self.plan.group.candidates):
            self.change(self.plan.with_best(self.plan.group.candidates[place].photo_id))

    def turn_fate(self, fate: Fate) -> None:
        """Let this become of the photo that the keys are at; again, and it is hidden."""
        face = self.cards.current
        if self.plan is not None and face is not None and not face.is_best:
            now = self.plan.fate(face.photo_id)
            self.change(self.plan.with_fate(face.photo_id, Fate.HIDE if now is fate else fate))

    def ask_fate_here(self) -> None:
        """Ask what becomes of the photo that the keys are at."""
        face = self.cards.current
        if face is not None and not face.is_best:
            self.ask_fate(face.photo_id, self.cards.fate_place(face.photo_id))

    def ask_fate(self, photo_id: int, at: QPoint) -> None:
        """Open the menu of what may become of a photo."""
        plan = self.plan
        if plan is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        best = menu.addAction(self.tr("Make this the best"))
        best.triggered.connect(lambda: self.change(plan.with_best(photo_id)))
        menu.addSeparator()
        for kind in VariantKind:
            hide = menu.addAction(self._telling.hidden_as(kind))
            hide.triggered.connect(
                lambda _=False, kind=kind: self.change(plan.with_kind(photo_id, kind))
            )
        if self._asks:
            self._add_fates(menu, plan, photo_id)
        menu.popup(at)

    def _add_fates(self, menu: QMenu, plan: Plan, photo_id: int) -> None:
        menu.addSeparator()
        for fate in (Fate.TRASH, Fate.APART):
            action = menu.addAction(self._telling.fate(fate))
            action.triggered.connect(
                lambda _=False, fate=fate: self.change(plan.with_fate(photo_id, fate))
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._want()

    def _want(self) -> None:
        if self.plan is not None:
            shown = self.plan.group.photo_ids
            self._looks.want(shown, self._soon, longest=self.cards.longest_picture)

"""The page of photos that show the same: one group after the other, decided by a key each."""

import time
from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from gallery.edits.deciding import Fate
from gallery.gui.bridge import Bridge
from gallery.gui.duplicates import reading
from gallery.gui.duplicates.choosing import Plan
from gallery.gui.duplicates.closer import CloserLook
from gallery.gui.duplicates.group_list import GroupList
from gallery.gui.duplicates.head import Head
from gallery.gui.duplicates.keys import Command, Key, Keys
from gallery.gui.duplicates.reading import Page, Which
from gallery.gui.duplicates.stage import Stage
from gallery.gui.theme import GAP, LARGE_GAP, PAGE
from gallery.gui.widgets.empty_state import EmptyState
from gallery.gui.widgets.keyboard import DIGITS
from gallery.gui.widgets.rule import Rule
from gallery.library.groups_of_same import GroupKey
from gallery.model.changes import Changes

REST = 250  # ms after a change before the groups are read again,
SHARE = 5  # or so many times as long as reading and counting took,
MOST_REST = 5_000  # and at most so many ms
LIST, NARROW_LIST = 208, 148  # px; of a wide page, of a narrow one
WIDE = 900  # px
SCREEN = 8  # groups that Page Down goes on by


class DuplicatesPage(QFrame):
    """Shows groups; others carry out what is decided.

    Attributes:
        groups: the list of groups.
        stage: the group at hand.
        head, which, note: what stands above, its switch, and what was done last.

    Signals:
        decided(Plan), kept_all(Plan), told_apart(Plan), put_off(Plan), taken_up(Plan): what the
            user says of the group at hand.
        look_asked(tuple, int): show these photos, this one first.
        compare_asked(tuple, int): compare these photos, this one first.
        rule_asked(), order_asked(): decide many at once; change what makes the best copy.
        undo_asked(): take the last step back.
        left(): Esc; the user wants back to where it was.
    """

    decided = Signal(object)
    kept_all = Signal(object)
    told_apart = Signal(object)
    put_off = Signal(object)
    taken_up = Signal(object)
    look_asked = Signal(object, int)
    compare_asked = Signal(object, int)
    rule_asked = Signal()
    order_asked = Signal()
    undo_asked = Signal()
    left = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._counts: dict[Which, int] = {}
        self._gone: list[GroupKey] = []  # groups decided here, the last one last
        self._began = 0.0  # s, when they were last asked for
        self._is_read = False  # whether what is listed was read of what is wanted
        self.setProperty("look", "panel")
        self.groups = GroupList(bridge)
        self.stage = Stage(bridge)
        self.head = Head()
        self.which, self.note = self.head.which, self.head.note
        self._closer = CloserLook(bridge, self._on_looked)
        self._empty = EmptyState()
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.refresh)
        self._arrange()
        self._connect()

    def refresh(self) -> None:
        """Read the groups again, as many as are listed."""
        self._began = time.monotonic()
        which, least = self.which.which, len(self.groups.rows.groups)
        library = self._bridge.library
        self._bridge.read(
            lambda reader: reading.page(reader, library, which=which, least=least),
            self._on_read,
            group="duplicates",
        )
        self._bridge.read(reading.counts, self._on_counted, group="duplicates-count")

    def leave_out(self, key: GroupKey) -> None:
        """Take a group off the list that is being decided, ahead of the library's answer."""
        self._gone.append(key)
        which = self.which.which
        self._counts[which] = max(0, self._counts.get(which, 0) - 1)
        self.groups.leave_out({key})
        self._show_state()

    def say_undone(self) -> None:
        """Say that a step was taken back; its group is there again in a moment."""
        self.note.say(self.tr("Taken back"), done=True)

    def take_focus(self) -> None:
        """Take the keys."""
        there = self._pages.currentIndex() == 0
        (self.stage.cards if there else self.which.buttons[self.which.which]).setFocus()

    @property
    def shown_state(self) -> str:
        """What is said where there is no group, "" where there are some."""
        return self._empty.title if self._pages.currentIndex() else ""

    # Building

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(PAGE, LARGE_GAP, PAGE, LARGE_GAP)
        layout.setSpacing(GAP)
        layout.addWidget(self.head)
        body = QWidget()
        line = QHBoxLayout(body)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.groups)
        line.addSpacing(GAP)
        line.addWidget(Rule(upright=True))
        line.addWidget(self.stage, 1)
        self._pages = QStackedLayout()
        self._pages.addWidget(body)
        self._pages.addWidget(self._empty)
        layout.addLayout(self._pages, 1)

    def _connect(self) -> None:
        stage = self.stage
        self.groups.at_hand.connect(self._show_group)
        self.groups.rows.more_wanted.connect(self._read_more)
        self.which.chosen.connect(self._on_which)
        self.note.undo_wanted.connect(self.undo_asked)
        self.head.order_asked.connect(self.order_asked)
        self.head.rule_asked.connect(self.rule_asked)
        self._empty.action_wanted.connect(self._on_empty_action)
        stage.look_asked.connect(self._look_at)
        for button, command in (
            (stage.accept, self.accept),
            (stage.trash, self.trash),
            (stage.both, self.keep_all),
            (stage.apart, self.tell_apart),
            (stage.later, self.put_off_or_take_up),
            (stage.compare, self.compare),
        ):
            button.clicked.connect(command)
        self._keys = Keys(self._commands(), on=(stage.cards, self.groups))
        self._bridge.changed.connect(self._on_changed)
        self._bridge.failed.connect(lambda _error: self._on_failed())

    def _commands(self) -> dict[Qt.Key, Command]:
        groups, stage = self.groups, self.stage
        digits = {key: lambda place=place: stage.choose(place) for place, key in enumerate(DIGITS)}
        return digits | {
            Key.Key_Return: self.accept,
            Key.Key_T: self.trash,
            Key.Key_B: self.keep_all,
            Key.Key_N: self.tell_apart,
            Key.Key_L: self.put_off_or_take_up,
            Key.Key_Z: self.undo_asked.emit,
            Key.Key_Space: self.compare,
            Key.Key_O: self._look_at_current,
            Key.Key_Left: lambda: stage.cards.step(-1),
            Key.Key_Right: lambda: stage.cards.step(1),
            Key.Key_Up: lambda: groups.step(-1),
            Key.Key_Down: lambda: groups.step(1),
            Key.Key_PageUp: lambda: groups.step(-SCREEN),
            Key.Key_PageDown: lambda: groups.step(SCREEN),
            Key.Key_Home: lambda: groups.step(-len(groups.rows.groups)),
            Key.Key_End: lambda: groups.step(len(groups.rows.groups)),
            Key.Key_Delete: lambda: stage.turn_fate(Fate.TRASH),
            Key.Key_S: lambda: stage.turn_fate(Fate.APART),
            Key.Key_M: stage.ask_fate_here,
        }

    # What the user says

    def accept(self) -> None:
        """Keep the best; let become of the others what their cards say."""
        self._decide(self.stage.plan)

    def trash(self) -> None:
        """Keep the best and put the others into the trash."""
        plan = self.stage.plan
        self._decide(plan.with_all(Fate.TRASH) if plan else None)

    def keep_all(self) -> None:
        """Keep all of them in sight."""
        if self.stage.plan is not None:
            self.kept_all.emit(self.stage.plan)

    def tell_apart(self) -> None:
        """They show different pictures."""
        if self.stage.plan is not None:
            self.told_apart.emit(self.stage.plan)

    def put_off_or_take_up(self) -> None:
        """Leave the group for later; one that was is asked about again."""
        if self.stage.plan is not None:
            is_later = self.which.which is Which.LATER
            (self.taken_up if is_later else self.put_off).emit(self.stage.plan)

    def compare(self) -> None:
        """Compare the best with the photo that the keys are at, or with the next one."""
        plan, face = self.stage.plan, self.stage.cards.current
        if plan is not None:
            first = face.photo_id if face is not None else plan.best_id
            self.compare_asked.emit(plan.group.photo_ids, first)

    def choose_best(self, photo_id: int) -> None:
        """Make a photo of the group at hand the best."""
        plan = self.stage.plan
        if plan is not None and photo_id in plan.group.photo_ids:
            self.stage.change(plan.with_best(photo_id))

    def _decide(self, plan: Plan | None) -> None:
        if plan is not None:
            self.decided.emit(plan)

    def _look_at_current(self) -> None:
        face = self.stage.cards.current
        if face is not None:
            self._look_at(face.photo_id)

    def _look_at(self, photo_id: int) -> None:
        if self.stage.plan is not None:
            ids = self.stage.plan.group.photo_ids
            self.look_asked.emit(ids, ids.index(photo_id))

    # What is shown

    def _show_group(self) -> None:
        self.stage.show_group(self._closer.of(self.groups.current), soon=self.groups.next)
        if self.groups.current is not None:  # what has no thumbnail yet comes first
            self._bridge.set_visible(self.groups.current.photo_ids)

    def _on_looked(self) -> None:
        """Tell what a closer look told; what the user said of the group meanwhile stays."""
        group, plan = self._closer.of(self.groups.current), self.stage.plan
        if group is None or plan is None or plan.group.key != group.key:
            return
        is_touched = plan != Plan.proposed(plan.group)
        self.stage.change(replace(plan, group=group) if is_touched else Plan.proposed(group))

    def _on_read(self, page: Page) -> None:
        if page.which is not self.which.which:
            return
        self._is_read = True
        before = {one.key for one in self.groups.rows.groups}
        self.groups.rows.replace(page.groups, has_more=page.has_more)
        self._go_back_to({one.key for one in page.groups} - before)
        self._show_state()

    def _on_counted(self, counts: Mapping[Which, int]) -> None:
        took = round((time.monotonic() - self._began) * 1000)
        self._rest.setInterval(min(MOST_REST, max(REST, SHARE * took)))
        self._counts = dict(counts)
        self._show_state()

    def _go_back_to(self, fresh: set[GroupKey]) -> None:
        """Show the group decided last that is there again: it was undone."""
        back = [key for key in self._gone if key in fresh]
        if back:
            self.groups.go_to(self.groups.rows.row_of(back[-1]))
            self._gone = [key for key in self._gone if key not in fresh]

    def _read_more(self) -> None:
        which, library = self.which.which, self._bridge.library
        last = self.groups.rows.groups[-1].key if self.groups.rows.groups else None
        self._bridge.read(
            lambda reader: reading.page(reader, library, which=which, after=last),
            self._on_more,
            group="duplicates",
        )

    def _on_more(self, page: Page) -> None:
        if page.which is self.which.which:
            self.groups.rows.append(page.groups, has_more=page.has_more)
            self._show_group()
            self._show_state()

    def _show_state(self) -> None:
        listed = bool(self.groups.rows.groups)
        self.head.show_state(self._counts, listed=listed)
        had_keys = self.isAncestorOf(self.window().focusWidget() or self)
        before = self._pages.currentIndex()
        self._pages.setCurrentIndex(0 if listed or not self._is_read else 1)
        self.stage.show_later(is_later=self.which.which is Which.LATER)
        if not listed and self._is_read:
            self._say_empty()
        if had_keys and before != self._pages.currentIndex() and self.isVisible():
            self.take_focus()

    def _say_empty(self) -> None:
        if self.which.which is Which.LATER:
            self._empty.say("clock", self.tr("Nothing was put off"))
        elif self.which.which is Which.MAYBE:
            text = self.tr("Photos that are mirrored, turned, cropped or framed are asked here.")
            self._empty.say("circle-check", self.tr("Nothing is doubtful"), text=text)
        else:
            text = self.tr("Photos that show the same picture are found as they arrive.")
            maybe = self._counts.get(Which.MAYBE, 0)
            action = self.tr("Look at %Ln doubtful group(s)", "", maybe) if maybe else ""
            title = self.tr("No picture is there twice")
            self._empty.say("circle-check", title, text=text, action=action)

    # Events

    def _on_which(self, _which: Which) -> None:
        self._is_read = False
        self.groups.rows.replace((), has_more=False)
        self.stage.show_group(None, soon=None)
        self._show_state()
        self.refresh()

    def _on_empty_action(self) -> None:
        self.which.turn_to(Which.MAYBE)

    def _on_changed(self, _changes: Changes) -> None:
        if self.isVisible() and not self._rest.isActive():
            self._rest.start()

    def _on_failed(self) -> None:
        """Bring back what was taken off the list ahead."""
        if self.isVisible():
            self._rest.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._rest.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.groups.setFixedWidth(LIST if self.width() >= WIDE else NARROW_LIST)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

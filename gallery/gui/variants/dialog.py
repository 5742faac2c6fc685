"""The photos behind another one, side by side, with what each is and a way into sight."""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QWidget

from gallery.gui.bridge import Bridge
from gallery.gui.dialogs.frame import Frame
from gallery.gui.duplicates.card_list import CardList
from gallery.gui.duplicates.faces import Face
from gallery.gui.duplicates.looks import Looks
from gallery.gui.duplicates.saying import lines_of
from gallery.gui.duplicates.telling import Telling
from gallery.gui.variants.reading import Stack, stack_of
from gallery.gui.words import shortened
from gallery.model.changes import Changes
from gallery.model.variants import VariantKind

SIZE = (860, 520)  # px
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
LONGEST = 50  # letters of a name in the heading


class VariantsDialog(Frame):
    """Shows a stack; closes by itself once nothing stands behind the photo.

    Attributes:
        cards: the photos, the one that is shown first.
        stack: what is shown, None until it is read.

    Signals:
        show_asked(Stack, int): this photo is to be shown instead.
        part_asked(int): this photo is to stand by itself.
        kind_asked(Stack, int, VariantKind): this photo is another kind of variant.
        look_asked(tuple, int): show these photos, this one first.
        compare_asked(tuple, int): compare these photos, this one first.
    """

    show_asked = Signal(object, int)
    part_asked = Signal(int)
    kind_asked = Signal(object, int, object)
    look_asked = Signal(object, int)
    compare_asked = Signal(object, int)

    def __init__(self, bridge: Bridge, photo_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent, "", done="")
        self.entitle(self.tr("Variants"), done=self.tr("Close"))
        self.only_close()
        self.resize(*SIZE)
        self._bridge = bridge
        self._photo_id = photo_id
        self._telling = Telling()
        self.stack: Stack | None = None
        self._looks = Looks(bridge, self)
        self.cards = CardList(self._looks)
        self.cards.setAccessibleName(self.tr("The photo that is shown, and its variants"))
        self._about = QLabel()
        self._about.setProperty("look", "dim")
        self._about.setWordWrap(True)
        self._about.setText(
            self.tr("Lists and sets show the first one; the others are kept behind it.")
        )
        self.body.addWidget(self._about)
        self.body.addWidget(self.cards, 1)
        self._build_foot()
        self.cards.fate_asked.connect(self._ask_kind)
        self.cards.look_asked.connect(self._look_at)
        self.cards.at_hand.connect(lambda _photo: self._enable())
        bridge.changed.connect(self._on_changed)
        self._read()

    def _build_foot(self) -> None:
        self.compare_button = QPushButton(self.tr("Compare"))
        self.compare_button.setToolTip(self.tr("Flip between them in place, zoomed together"))
        self.part_button = QPushButton(self.tr("Separate"))
        self.part_button.setToolTip(self.tr("Let this photo stand by itself again"))
        self.show_button = QPushButton(self.tr("Show this one instead"))
        self.show_button.setToolTip(self.tr("Let it stand in the lists in the other’s place"))
        for place, (button, command) in enumerate(
            (
                (self.compare_button, self._compare),
                (self.part_button, self._part),
                (self.show_button, self._show_instead),
            )
        ):
            button.setAutoDefault(False)
            button.clicked.connect(command)
            self.foot.insertWidget(place, button)

    def _read(self) -> None:
        library, photo_id = self._bridge.library, self._photo_id
        self._bridge.read(
            lambda reader: stack_of(reader, library, photo_id), self._on_read, group="variants"
        )

    def _on_read(self, stack: Stack | None) -> None:
        is_first, self.stack = self.stack is None, stack
        if stack is None:
            self.accept()
            return
        name = shortened(stack.candidates[0].name, LONGEST)
        self.entitle(self.tr("Variants of {name}").format(name=name), done=self.tr("Close"))
        self.cards.show_faces(self._faces(stack))
        self._want()
        self._enable()
        if is_first:
            self.cards.setFocus()

    def _want(self) -> None:
        if self.stack is not None:
            self._looks.want(self.stack.photo_ids, (), longest=self.cards.longest_picture)

    def _faces(self, stack: Stack) -> tuple[Face, ...]:
        lines = lines_of(stack.candidates)
        faces = []
        for one in stack.candidates:
            is_shown = one.photo_id == stack.kept_id
            words = self.tr("Shown")
            if not is_shown:
                words = self._telling.kind(stack.kind(one.photo_id)).capitalize()
            faces.append(
                Face(
                    one.photo_id,
                    0,
                    one.name,
                    one.width,
                    one.height,
                    lines[one.photo_id],
                    is_best=is_shown,
                    fate=words,
                    icon="circle-check" if is_shown else "layers",
                )
            )
        return tuple(faces)

    def _enable(self) -> None:
        face = self.cards.current
        is_behind = face is not None and not face.is_best
        self.part_button.setEnabled(is_behind)
        self.show_button.setEnabled(is_behind)

    # What is asked

    def _at_hand(self) -> int | None:
        face = self.cards.current
        return face.photo_id if face is not None else None

    def _compare(self) -> None:
        photo = self._at_hand()
        if self.stack is not None and photo is not None:
            self.compare_asked.emit(self.stack.photo_ids, photo)

    def _look_at(self, photo_id: int) -> None:
        if self.stack is not None:
            ids = self.stack.photo_ids
            self.look_asked.emit(ids, ids.index(photo_id))

    def _part(self) -> None:
        photo = self._at_hand()
        if photo is not None:
            self.part_asked.emit(photo)

    def _show_instead(self) -> None:
        photo = self._at_hand()
        if self.stack is not None and photo is not None and photo != self.stack.kept_id:
            self.show_asked.emit(self.stack, photo)

    def _ask_kind(self, photo_id: int, at: QPoint) -> None:
        stack = self.stack
        if stack is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for kind in VariantKind:
            action = menu.addAction(self._telling.kind(kind).capitalize())
            action.setCheckable(True)
            action.setChecked(kind is stack.kind(photo_id))
            action.triggered.connect(
                lambda _=False, kind=kind: self.kind_asked.emit(stack, photo_id, kind)
            )
        menu.popup(at)

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._want)  # once the cards have their size

    def _on_changed(self, changes: Changes) -> None:
        ids = set(self.stack.photo_ids) if self.stack is not None else {self._photo_id}
        if self.isVisible() and (changes.everything or ids & changes.photos):
            self._read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in STEPS and self.focusWidget() is self.cards:
            self.cards.step(STEPS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Space:
            self._compare()
        else:
            super().keyPressEvent(event)

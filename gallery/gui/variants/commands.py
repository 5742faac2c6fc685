"""What is done with variants: they are shown, compared, brought into sight, called something."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from gallery.edits.base import Outcome
from gallery.edits.deciding import Decide, Fate, PartVariants, ShowVariant
from gallery.gui.bridge import Bridge
from gallery.gui.compare import CompareView, Mode
from gallery.gui.sights import Sights
from gallery.gui.subject import Subject
from gallery.gui.variants.badge import VariantBadge
from gallery.gui.variants.dialog import VariantsDialog
from gallery.gui.variants.joining import JoinDialog
from gallery.gui.variants.reading import Stack, stack_of
from gallery.gui.viewer import Viewer
from gallery.gui.widgets.toast import Toasts
from gallery.library.groups_of_same import MOST_MEMBERS, SameGroup, group_of
from gallery.model.variants import VariantKind

OfferUndo = Callable[[Outcome, str], None]


class VariantCommands(QObject):
    """Acts on the variants of a photo.

    Attributes:
        badge: the number over a photo in full view.
        comparing: the comparison over the window, made when it is first asked for.
    """

    def __init__(
        self,
        bridge: Bridge,
        subject: Subject,
        *,
        viewer: Viewer,
        sights: Sights,
        over: QWidget,
        toasts: Toasts,
        offer_undo: OfferUndo,
    ) -> None:
        super().__init__(over)
        self._bridge = bridge
        self._subject = subject
        self._sights = sights
        self._over = over
        self._toasts = toasts
        self._offer_undo = offer_undo
        self._compared: int | None = None  # a photo of what is compared
        self.comparing: CompareView | None = None
        self.badge = VariantBadge(bridge, viewer)
        self.badge.clicked.connect(self.show_variants)

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what to do for the ids of the catalogue."""
        return {"show-variants": self.show_variants, "join-photos": self.join}

    def join(self) -> None:
        """Ask which of the selected photos is to be shown, and put the others behind it."""
        ids, library = self._subject.some(MOST_MEMBERS + 1), self._bridge.library
        if not 1 < len(ids) <= MOST_MEMBERS:
            text = self.tr("Select 2 to {most} photos that are one picture")
            self._toasts.show(text.format(most=MOST_MEMBERS), symbol="layers")
            return
        self._bridge.read(lambda reader: group_of(reader, library, ids), self._open_join)

    def _open_join(self, group: SameGroup | None) -> None:
        if group is None:  # they left the library, or stand behind another one
            self._toasts.show(self.tr("They stand behind another photo already"), symbol="layers")
            return
        dialog = JoinDialog(self._bridge, group, parent=self._over.window())
        is_done = dialog.exec() == QDialog.DialogCode.Accepted
        edit = dialog.edit
        dialog.deleteLater()
        if is_done and edit is not None:
            text = self.tr("%Ln photo(s) behind the best one", "", len(edit.fates))
            self._apply(edit, text)

    def show_variants(self) -> None:
        """Show what stands behind the photo at hand, or what it stands behind."""
        photo = self._subject.first()
        if photo is not None:
            library = self._bridge.library
            self._bridge.read(
                lambda reader: stack_of(reader, library, photo), partial(self._open, photo)
            )

    def _open(self, photo: int, stack: Stack | None) -> None:
        if stack is None:
            self._toasts.show(self.tr("No other copy stands behind this photo"), symbol="layers")
            return
        dialog = VariantsDialog(self._bridge, photo, parent=self._over.window())
        wishes: list[Callable[[], object]] = []

        def leave(wish: Callable[[], object]) -> None:
            wishes.append(wish)
            dialog.accept()

        dialog.show_asked.connect(self.show_instead)
        dialog.part_asked.connect(self.part)
        dialog.kind_asked.connect(self.call)
        dialog.compare_asked.connect(lambda ids, one: leave(lambda: self.compare(ids, one)))
        dialog.look_asked.connect(lambda ids, at: leave(lambda: self._sights.look_at(ids, at)))
        dialog.exec()
        dialog.deleteLater()
        for wish in wishes:  # over the window, which the dialog kept from being used
            wish()

    def show_instead(self, stack: Stack, photo_id: int) -> None:
        """Let a variant stand in the lists in the place of the one that is shown."""
        name = next(one.name for one in stack.candidates if one.photo_id == photo_id)
        self._apply(ShowVariant(photo_id), self.tr("{name} is shown now").format(name=name))

    def part(self, photo_id: int) -> None:
        """Let a variant stand by itself again."""
        self._apply(PartVariants((photo_id,)), self.tr("It stands by itself again"))

    def call(self, stack: Stack, photo_id: int, kind: VariantKind) -> None:
        """Say what a variant is of the photo that is shown."""
        edit = Decide(stack.kept_id, ((photo_id, Fate.HIDE, kind),))
        self._apply(edit, self.tr("It is another kind of variant now"))

    def compare(self, ids: Sequence[int], first: int) -> None:
        """Flip between photos of one picture; the one that is chosen is shown from then on."""
        if self.comparing is None:
            self.comparing = CompareView(self._bridge, self._over)
            self.comparing.chosen.connect(self._on_chosen)
            self.comparing.closed.connect(lambda: self._open_again())
        self._compared = first
        self.comparing.show_photos(ids, first=first, mode=Mode.FLIP, choosing=True)

    def _on_chosen(self, photo_id: int) -> None:
        self._compared = photo_id
        text = self.tr("It is shown from now on")
        self._apply(ShowVariant(photo_id), text)

    def _open_again(self) -> None:
        photo, library = self._compared, self._bridge.library
        if photo is not None:
            self._bridge.read(
                lambda reader: stack_of(reader, library, photo), partial(self._open, photo)
            )

    def _apply(self, edit: ShowVariant | PartVariants | Decide, text: str) -> None:
        self._bridge.apply(edit, lambda outcome: self._offer_undo(outcome, text))

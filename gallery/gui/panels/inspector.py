"""The inspector: everything of the selected photos, and each value changed where it stands."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from gallery.edits.captions import SetCaption
from gallery.edits.duplicates import NotTheSame
from gallery.edits.photos import SetFavourite, SetRating
from gallery.edits.sets import EditSet, MoveInSet
from gallery.edits.tagging import RemovePhrases, SayPhrases
from gallery.edits.toggling import TogglePerson
from gallery.gui.bridge import Bridge
from gallery.gui.grid.render import image_of
from gallery.gui.panels.inspector_caption import CaptionSection
from gallery.gui.panels.inspector_content import MIXED, Content, Gather
from gallery.gui.panels.inspector_details import DetailSection, fact_of
from gallery.gui.panels.inspector_file import FileSection
from gallery.gui.panels.inspector_guesses import GuessSection
from gallery.gui.panels.inspector_set import SetSection
from gallery.gui.panels.inspector_tags import TagSections
from gallery.gui.panels.inspector_twins import TwinSection
from gallery.gui.reasons import Reasons
from gallery.gui.theme import GAP, LARGE_GAP
from gallery.gui.widgets.address import is_web
from gallery.gui.widgets.picture import Picture
from gallery.gui.widgets.stars import Heart, Stars
from gallery.gui.widgets.tips import plain_tip
from gallery.library.database import Library
from gallery.model.changes import Changes
from gallery.model.errors import GalleryError

WIDTH = 320  # px


class Inspector(QWidget):
    """Shows and edits the selected photos; keeps the old ones until the new are known.

    Signals:
        tag_asked(): open the tag bar.
        opened(int): open this photo in the full view.
        person_asked(int): show this person's photos.
        set_edit_asked(int): open the dialog of this set.
        refused(str): what was typed cannot be used; a sentence to show.
        told(str): something small was done; a sentence to show.
        guess_accepted(Suggested, tuple), guess_refused(Suggested, tuple): for these photos.
        suggestions_asked(): show all suggestions.
        look_asked(tuple, int): show these photos in the full view, this one first.
    """

    tag_asked = Signal()
    opened = Signal(int)
    person_asked = Signal(int)
    set_edit_asked = Signal(int)
    refused = Signal(str)
    told = Signal(str)
    guess_accepted = Signal(object, object)
    guess_refused = Signal(object, object)
    suggestions_asked = Signal()
    look_asked = Signal(object, int)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._ids: tuple[int, ...] = ()
        self._total = 0
        self._every: Callable[[], tuple[int, ...]] | None = None
        self._asking = False
        self._ask_again = False
        self._content = Content(())
        self._pointed: int | None = None  # the person whose chip has the pointer or the focus
        self.setMinimumWidth(WIDTH - 60)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._build_empty())
        self._pages.addWidget(self._build_scroll())
        bridge.changed.connect(self._on_changed)

    def show_photos(self, ids: Sequence[int]) -> None:
        """Show these photos, the first one's picture; () shows the scope's summary."""
        self._turn_to(ids)

    def show_crowd(
        self, first: Sequence[int], total: int, every: Callable[[], tuple[int, ...]]
    ) -> None:
        """Show more photos than can be listed each time that one more is selected.

        Args:
            first: some of them, at least one.
            total: how many there are.
            every: returns all of them, for an edit; called in another thread.
        """
        self._turn_to(first, total, every)

    def _turn_to(
        self,
        ids: Sequence[int],
        total: int = 0,
        every: Callable[[], tuple[int, ...]] | None = None,
    ) -> None:
        if tuple(ids) != self._ids:
            # What is being written belongs to the photos that are still shown.
            self._caption.finish()
            self._set.finish()
        self._ids, self._total, self._every = tuple(ids), total, every
        if self._ids:
            self._ask()
        else:
            self._content = Content(())
            self._pages.setCurrentIndex(0)

    def show_scope(self, title: str, detail: str, *, empty: bool = False) -> None:
        """Say what is being browsed, for when nothing is, or can be, selected."""
        self._scope_title.setText(title)
        self._scope_detail.setText(detail)
        self._hint.setVisible(not empty)

    def set_caption_language(self, tag: str) -> None:
        """Show the captions of this language ("en", "ko") first, and write new ones in it."""
        self._caption.set_language(tag)

    def sizeHint(self) -> QSize:
        # It is as high as the window: to ask all it holds takes 1 ms, thrice a step of a resize.
        return QSize(WIDTH, WIDTH)

    @property
    def content(self) -> Content:
        """What is shown now."""
        return self._content

    # Building

    def _build_empty(self) -> QWidget:
        page = QWidget()
        lines = QVBoxLayout(page)
        lines.setContentsMargins(LARGE_GAP, LARGE_GAP, LARGE_GAP, LARGE_GAP)
        self._scope_title, self._scope_detail = QLabel(), QLabel()
        self._hint = hint = QLabel(self.tr("Select a photo to see who and what is in it."))
        for label, look in (
            (self._scope_title, "heading"),
            (self._scope_detail, "dim"),
            (hint, "dim"),
        ):
            label.setProperty("look", look)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            lines.addWidget(label)
        lines.insertSpacing(2, GAP)
        lines.addStretch(1)
        return page

    def _build_scroll(self) -> QWidget:
        page = QWidget()
        lines = QVBoxLayout(page)
        lines.setContentsMargins(LARGE_GAP, LARGE_GAP, LARGE_GAP, LARGE_GAP)
        lines.setSpacing(LARGE_GAP + 4)
        top = QVBoxLayout()
        top.setSpacing(GAP)
        self._picture = Picture()
        self._picture.opened.connect(self._on_opened)
        top.addWidget(self._picture)
        top.addLayout(self._build_rating())
        lines.addLayout(top)
        self._tags, self._caption = TagSections(), CaptionSection()
        self._guesses, self._twins = GuessSection(), TwinSection()
        self._set, self._details, self._file = SetSection(), DetailSection(), FileSection()
        below = (self._caption, self._set, self._details, self._file)
        for section in (self._twins, *self._tags.sections, self._guesses, *below):
            lines.addWidget(section)
        lines.addStretch(1)
        self._connect_sections()
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(page)
        return scroll

    def _build_rating(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self._stars = Stars(lambda rating: self.tr("Rating: {0} of 5").format(rating))
        self._stars.rated.connect(lambda rating: self._apply(SetRating, rating))
        self._heart = Heart()
        self._heart.setAccessibleName(self.tr("Favourite"))
        self._heart.setToolTip(self.tr("Favourite (F)"))
        self._heart.clicked.connect(lambda on: self._apply(SetFavourite, on))
        self._count = QLabel()
        self._count.setProperty("look", "dim")
        line.addWidget(self._stars)
        line.addStretch(1)
        line.addWidget(self._count)
        line.addWidget(self._heart)
        return line

    def _connect_sections(self) -> None:
        self._tags.add_asked.connect(self.tag_asked)
        self._tags.person_asked.connect(self.person_asked)
        self._tags.person_pointed.connect(self._on_person_pointed)
        self._tags.person_added.connect(lambda key: self._apply(TogglePerson, key))
        self._tags.phrase_added.connect(lambda key: self._apply(SayPhrases, (key,)))
        self._tags.removed.connect(lambda phrase_id: self._apply(RemovePhrases, (phrase_id,)))
        self._caption.edited.connect(lambda tag, text: self._apply(SetCaption, tag, text))
        self._set.edited.connect(lambda key, fields: self._bridge.apply(EditSet(key, fields)))
        self._set.moved.connect(lambda *place: self._bridge.apply(MoveInSet(*place)))
        self._set.edit_asked.connect(self.set_edit_asked)
        self._set.refused.connect(self.refused)
        self._file.reveal_asked.connect(_reveal)
        for part in (self._set, self._details):
            part.copied.connect(self._copy)
            part.open_asked.connect(_open_address)
        self._guesses.accepted.connect(lambda one: self.guess_accepted.emit(one, self._content.ids))
        self._guesses.refused.connect(lambda one: self.guess_refused.emit(one, self._content.ids))
        self._guesses.all_asked.connect(self.suggestions_asked)
        self._twins.look_asked.connect(self._look_at_twin)
        self._twins.told_apart.connect(lambda pair: self._bridge.apply(NotTheSame((pair,))))

    # Asking and showing

    def _ask(self) -> None:
        """Ask for what is selected; one question at a time, then the newest one."""
        if self._asking:
            self._ask_again = True
            return
        self._asking = True
        question = Gather(self._bridge.library, self._ids, self._total)
        self._bridge.read(question, self._on_content, group="inspector", failed=self._on_failed)

    def _on_failed(self, error: GalleryError) -> None:
        self._asking = False
        self._bridge.failed.emit(error)

    def _on_content(self, content: Content) -> None:
        self._asking = False
        is_wanted = content.ids == self._ids and content.total == self._total
        if self._ask_again or not is_wanted:
            self._ask_again = False
            if self._ids:
                self._ask()
        if is_wanted and content.ids:
            self._show(content)
            # All of them may have left the library since they were selected.
            self._pages.setCurrentIndex(1 if content.there else 0)

    def _show(self, content: Content) -> None:
        if content.ids != self._content.ids:
            self._pointed = None
        self._content = content
        self.setUpdatesEnabled(False)
        if content.one is not None:
            self._picture.set_shape(content.one.width, content.one.height)
        elif content.image is not None:
            self._picture.set_shape(content.image.width(), content.image.height())
        if content.image is not None:
            self._picture.show_image(content.image)
        else:
            self._ask_picture()
        self._show_rating(content)
        self._tags.show_content(content)
        self._guesses.show_content(content)
        self._twins.show_content(content)
        self._caption.show_captions(content.captions)
        fact = fact_of(content.one, "caption") if any(content.captions.values()) else None
        self._caption.show_origin(Reasons().brief(fact), Reasons().long(fact))
        self._set.show_content(content)
        self._details.show_content(content)
        self._file.show_content(content)
        self._frame_pointed()
        self.setUpdatesEnabled(True)

    def _show_rating(self, content: Content) -> None:
        rating, favourite = content.shared.get("rating"), content.shared.get("favourite")
        mixed = rating is MIXED
        self._stars.set_rating(rating if isinstance(rating, int) else 0, mixed=mixed)
        self._heart.setChecked(favourite is True)
        several = self.tr("%Ln photo(s)", "", content.count) if content.count > 1 else ""
        fact = fact_of(content.one, "rating") if rating else None
        self._count.setToolTip(plain_tip(Reasons().long(fact)))
        known = several or Reasons().brief(fact)
        self._count.setText(self.tr("Mixed · {0}").format(several) if mixed else known)

    def _on_person_pointed(self, person_id: int | None) -> None:
        self._pointed = person_id
        self._frame_pointed()

    def _frame_pointed(self) -> None:
        """Frame on the picture where the person is whose chip is pointed at."""
        one, person_id = self._content.one, self._pointed
        found = one.regions if one is not None and person_id is not None else ()
        boxes = (QRectF(*region.sides) for region in found if region.person_id == person_id)
        self._picture.show_box(next(boxes, None))

    def _ask_picture(self) -> None:
        """A photo that is not analysed yet: make its picture now."""
        self._picture.show_image(None)
        first = self._content.ids[0]
        self._bridge.compute(
            partial(_make_picture, self._bridge.library, first),
            self._on_picture,
            group="inspector-picture",
            failed=lambda _error: None,  # the photo just left; the next answer says so
        )

    def _on_picture(self, found: tuple[int, QImage | None]) -> None:
        photo_id, image = found
        if self._content.ids[:1] == (photo_id,) and image is not None:
            self._picture.show_image(image)

    def _on_opened(self) -> None:
        if self._content.ids:
            self.opened.emit(self._content.ids[0])

    def _look_at_twin(self, photo_id: int) -> None:
        """Show both, the other one first: the arrow keys go from one to the other."""
        if self._content.ids:
            self.look_asked.emit((self._content.ids[0], photo_id), 1)

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.told.emit(self.tr("Copied"))

    def _on_changed(self, changes: Changes) -> None:
        touched = (
            changes.everything
            or changes.sets
            or changes.persons
            or changes.groups
            or changes.scenes
            or changes.arrangement
            or not changes.photos.isdisjoint(self._ids)
        )
        if self._ids and touched:
            self._ask()

    def _apply(self, edit: type, *values: object) -> None:
        content, bridge = self._content, self._bridge
        if content.total and self._every is not None:
            bridge.compute(self._every, lambda ids: bridge.apply(edit(ids, *values)))
        elif content.ids:
            bridge.apply(edit(content.ids, *values))


def _make_picture(library: Library, photo_id: int) -> tuple[int, QImage | None]:
    # Brings in the decoders, which a window that has all its thumbnails never needs.
    from gallery.analysis import thumbnail_now

    return photo_id, image_of(thumbnail_now(library, photo_id))


def _open_address(address: str) -> None:
    """Open an address of the web in the browser; nothing else is ever opened from a file's word."""
    if is_web(address):
        QDesktopServices.openUrl(QUrl(address))


def _reveal(path: str) -> None:
    if path:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(path).parent)))

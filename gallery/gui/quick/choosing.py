"""The dialog that asks which of a photo's tags other photos are to have."""

from collections.abc import Iterable, Sequence

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from gallery.edits.copying import PasteTags
from gallery.gui.captionbar.languages import language_name
from gallery.gui.dialogs.frame import Frame
from gallery.gui.preferences import Preferences
from gallery.gui.theme import SMALL_GAP
from gallery.gui.widgets.flow import FlowLayout
from gallery.gui.widgets.tick_chip import TickChip
from gallery.gui.words import shortened
from gallery.library.copied import Copied

WIDTH = 520  # px
LONGEST = 60  # letters of a caption on a chip
STAR = "★"
# What is ticked the first time: who and what. Captions and ratings mostly differ.
AT_FIRST = frozenset({"people", "phrases"})


class ChooseTags(Frame):
    """A chip for each thing that can be given; what was ticked is remembered by its sort."""

    def __init__(
        self,
        copied: Copied,
        *,
        title: str,
        done: str,
        preferences: Preferences,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, title, done=done)
        self.setFixedWidth(WIDTH)
        self._copied = copied
        self._preferences = preferences
        self._chips: dict[str, list[tuple[TickChip, object]]] = {}
        for sort, label, chips in self._sorts():
            self._add(sort, label, chips)
        self.accepted.connect(self._remember)
        self._on_ticked()

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the lines of chips need at this width; Qt's own guess is another one."""
        layout = self.layout()
        if layout is not None:
            self.setFixedHeight(layout.totalHeightForWidth(WIDTH))
        super().showEvent(event)

    def edit(self, photo_ids: tuple[int, ...]) -> PasteTags:
        """Return what gives the ticked things to these photos."""
        captions = {tag: self._copied.captions[tag] for tag in map(str, self._ticked("captions"))}
        return PasteTags(
            photo_ids,
            person_ids=tuple(key for key in self._ticked("people") if isinstance(key, int)),
            phrase_ids=tuple(key for key in self._ticked("phrases") if isinstance(key, int)),
            captions=tuple(captions.items()),
            credit=self._copied.credit if self._ticked("credit") else None,
            rating=self._copied.rating if self._ticked("rating") else None,
        )

    def _sorts(self) -> Iterable[tuple[str, str, Sequence[tuple[str, str, object]]]]:
        """Give each sort with its label and, for each chip, the text, dim text and value."""
        copied = self._copied
        yield "people", self.tr("People"), [(one.shown, "", one.id) for one in copied.people]
        said = [(one.text, "", one.phrase_id) for one in copied.said]
        yield "phrases", self.tr("Phrases"), said
        words = [
            (
                shortened(" ".join(text.split()), LONGEST),
                language_name(tag) if len(copied.captions) > 1 else "",
                tag,
            )
            for tag, text in copied.captions.items()
        ]
        yield "captions", self.tr("Caption"), words
        credit = [(copied.credit, self.tr("for their sets"), True)] if copied.credit else []
        yield "credit", self.tr("Credit"), credit
        stars = [(STAR * copied.rating, "", True)] if copied.rating else []
        yield "rating", self.tr("Rating"), stars

    def _add(self, sort: str, label: str, chips: Sequence[tuple[str, str, object]]) -> None:
        if not chips:
            return
        ticked = self._preferences.switch(f"paste-{sort}", "on" if sort in AT_FIRST else "off")
        heading = QLabel(label)
        heading.setProperty("look", "section")
        self.body.addSpacing(SMALL_GAP)
        self.body.addWidget(heading)
        line = QWidget()
        flow = FlowLayout(line, gap=6, line_gap=6)
        for text, dim, value in chips:
            chip = TickChip(text, dim=dim, ticked=ticked)
            if sort == "rating":
                chip.setAccessibleName(self.tr("%n star(s)", "", self._copied.rating))
            chip.toggled.connect(self._on_ticked)
            flow.addWidget(chip)
            self._chips.setdefault(sort, []).append((chip, value))
        self.body.addWidget(line)

    def _ticked(self, sort: str) -> list[object]:
        return [value for chip, value in self._chips.get(sort, ()) if chip.isChecked()]

    def _on_ticked(self) -> None:
        self.done_button.setEnabled(any(map(self._ticked, self._chips)))

    def _remember(self) -> None:
        for sort, chips in self._chips.items():
            on = any(chip.isChecked() for chip, _ in chips)
            self._preferences.write_switch(f"paste-{sort}", on=on)

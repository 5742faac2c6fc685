"""A strip below the photos: what waits in the watched folders, until it is answered.

It stands below so that the photos do not move when it comes.
"""

from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gallery.gui.file_names import shown_path
from gallery.gui.theme import GAP, LARGE_GAP, SMALL_GAP
from gallery.gui.watching import folder_name
from gallery.gui.widgets.elided import ElidedLabel
from gallery.gui.widgets.icon_label import IconLabel
from gallery.gui.widgets.rule import Rule
from gallery.gui.widgets.tips import plain_tip
from gallery.gui.words import number

if TYPE_CHECKING:
    from gallery.importing.arrivals import Arrivals

HEIGHT = 48  # px
ROOMY = 480  # px: as wide, all words stand on one line
PACKS = frozenset({".zip", ".cbz", ".rar", ".cbr", ".7z", ".cb7", ".alz", ".egg"})
MOST_NAMED = 12  # folders, or files, on hover


class Banner(QFrame):
    """Hidden while there is no news.

    Attributes:
        review, not_now: its two buttons.

    Signals:
        review_wanted(): show what an import would do.
        declined(): offer this no more.
    """

    review_wanted = Signal()
    declined = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "panel")
        line = Rule()
        self._count, self._where = ElidedLabel(), ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        self._where.setProperty("look", "dim")
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._words.setSpacing(SMALL_GAP)
        for label in (self._count, self._where):
            label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            self._words.addWidget(label)
        self.review = QPushButton(self.tr("Review…"))
        self.review.setToolTip(self.tr("See the plan before anything is imported"))
        self.review.clicked.connect(self.review_wanted)
        self.not_now = QPushButton(self.tr("Not now"))
        self.not_now.setProperty("look", "quiet")
        self.not_now.setToolTip(self.tr("Offer these files no more; new ones are offered again"))
        self.not_now.clicked.connect(self.declined)
        strip = QWidget()
        row = QHBoxLayout(strip)
        row.setContentsMargins(LARGE_GAP, 0, LARGE_GAP, 0)
        row.setSpacing(GAP)
        row.addWidget(IconLabel("inbox", token="accent"))
        row.addLayout(self._words)
        row.addStretch()
        row.addWidget(self.not_now)
        row.addWidget(self.review)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(line)
        lines.addWidget(strip, 1)
        self.setFixedHeight(HEIGHT)
        self.hide()

    @property
    def text(self) -> str:
        """What it says, whole."""
        return f"{self._count.whole} {self._where.whole}"

    def show_news(self, news: Sequence["Arrivals"]) -> None:
        """Say what waits; nothing hides the strip."""
        if not news:
            self.hide()
            return
        new = sum(one.new for one in news)
        if len(news) == 1:
            where = self.tr("in {folder}").format(folder=folder_name(news[0].folder))
            names = [folder_name(path) for path in news[0].paths[:MOST_NAMED]]
            more = [self.tr("and {n} more").format(n=number(new - len(names)))]
            lines = [shown_path(news[0].folder), *names, *(more if new > len(names) else [])]
        else:
            where = self.tr("in {n} watched folders").format(n=number(len(news)))
            lines = [f"{shown_path(one.folder)}: {number(one.new)}" for one in news[:MOST_NAMED]]
        self._count.show_text(self._counted(news, new))
        self._where.show_text(where)
        self.setToolTip(plain_tip("\n".join(lines)))
        self.setAccessibleName(self.text)
        was_hidden = self.isHidden()
        self.show()
        if was_hidden:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the words on two lines where the strip is short."""
        super().resizeEvent(event)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._words.setDirection(across if self.width() >= ROOMY else down)
        self._words.setSpacing(SMALL_GAP if self.width() >= ROOMY else 0)

    def _counted(self, news: Sequence["Arrivals"], new: int) -> str:
        paths = (path for one in news for path in one.paths)
        if any(PurePath(path).suffix.casefold() in PACKS for path in paths):  # photos uncounted
            return self.tr("%n new file(s)", "", new)
        return self.tr("%n new photo(s)", "", new)

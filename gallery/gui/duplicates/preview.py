"""What a rule would do, as a card of numbers; while it is looked for, how far the looking is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QVBoxLayout

from gallery.edits.deciding_all import RulePlan
from gallery.gui.duplicates.rule_words import RuleWords
from gallery.gui.theme import GAP, LARGE_GAP, SMALL_GAP
from gallery.gui.words import number

LINES = 8  # kept free, so that the dialog does not grow when the numbers come
LINE = 20  # px


class Preview(QFrame):
    """Shows one or the other."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._head = _label("heading")
        self._others = _label("")
        self._reasons = _label("dim")
        self._left_head = _label("section")
        self._left_head.setText(self.tr("LEFT FOR YOU"))
        self._left = _label("dim")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(LARGE_GAP, LARGE_GAP, LARGE_GAP, LARGE_GAP)
        layout.setSpacing(SMALL_GAP)
        for widget in (self._head, self._others, self._reasons):
            layout.addWidget(widget)
        layout.addSpacing(GAP)
        layout.addWidget(self._left_head)
        layout.addWidget(self._left)
        layout.addWidget(self._bar)
        layout.addStretch(1)
        self.setMinimumHeight(LINES * LINE + 2 * LARGE_GAP)

    def show_progress(self, read: int) -> None:
        """Say how many groups were looked at."""
        text = self.tr("Looking at the groups…")
        if read:
            text = self.tr("Looking at the groups… {count}").format(count=number(read))
        self._head.setText(text)
        for label in (self._others, self._reasons, self._left_head, self._left):
            label.hide()
        self._bar.show()

    def show_plan(self, plan: RulePlan, words: RuleWords) -> None:
        """Say what would be done."""
        self._bar.hide()
        self._head.setText(words.head(plan))
        for label, text in (
            (self._others, words.others(plan)),
            (self._reasons, " · ".join(words.reasons(plan))),
            (self._left, "\n".join(words.left(plan))),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        self._left_head.setVisible(bool(plan.left))
        self.setAccessibleName(self.text)

    @property
    def text(self) -> str:
        """All that it says."""
        labels = (self._head, self._others, self._reasons, self._left)
        return "\n".join(label.text() for label in labels if not label.isHidden())


def _label(look: str) -> QLabel:
    label = QLabel()
    if look:
        label.setProperty("look", look)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label

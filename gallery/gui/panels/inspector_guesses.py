"""Guesses about the selected photos, as chips with a question mark: taken or refused at once."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gallery.gui.panels.inspector_content import MOST_GUESSES, Content
from gallery.gui.panels.inspector_rows import Section
from gallery.gui.suggestions.words import GuessWords
from gallery.gui.widgets.chip import Chip, Look
from gallery.gui.widgets.flow import FlowLayout
from gallery.gui.widgets.renewing import renewed
from gallery.gui.widgets.tips import plain_tip
from gallery.gui.words import number
from gallery.library.suggestions import Guess


class GuessSection(Section):
    """A click or Enter accepts a guess, its cross or Delete refuses it.

    Signals:
        accepted(Suggested), refused(Suggested): for the photos that are shown.
        all_asked(): show all guesses there are.
    """

    accepted = Signal(object)
    refused = Signal(object)
    all_asked = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Suggestions"))
        self._words = GuessWords()
        self._shown: object = None
        self._chips = QWidget()
        self._lines = FlowLayout(self._chips, gap=6, line_gap=6)
        self.inside.addWidget(self._chips)
        self.add_button("lightbulb", self.tr("All suggestions"), self.all_asked.emit)

    def show_content(self, content: Content) -> None:
        """Show the guesses of ``content``; the focus stays at its place when one was answered."""
        wanted = (content.guesses, len(content.ids))
        self.setVisible(bool(content.guesses))
        if wanted == self._shown:
            return
        self._shown = wanted
        with renewed(self._chips):
            self._fill(content)

    def _fill(self, content: Content) -> None:
        for guess, photos in content.guesses[:MOST_GUESSES]:
            self._lines.addWidget(self._chip(guess, photos, len(content.ids)))
        if len(content.guesses) > MOST_GUESSES:
            more = Chip(self.tr("More…"), look=Look.QUIET)
            more.setToolTip(self.tr("Show all suggestions"))
            more.clicked.connect(self.all_asked)
            self._lines.addWidget(more)

    def _chip(self, guess: Guess, photos: int, selected: int) -> Chip:
        one = guess.suggestion
        means = f"→ {one.match.name}" if one.match and one.match.name != one.text else ""
        some = (
            self.tr("{0} of {1}").format(number(photos), number(selected))
            if photos < selected
            else ""
        )
        chip = Chip(one.text, dim=" · ".join(filter(None, (means, some))), look=Look.GUESS)
        chip.setAccessibleName(self.tr("Suggestion: {0}").format(one.text))
        hint = self.tr("Click or Enter accepts, × or Delete refuses")
        chip.make_removable(hint)
        said = (self._words.sentence(guess), self._words.meaning(one), hint)
        chip.setToolTip(plain_tip("\n".join(said)))
        chip.clicked.connect(lambda: self.accepted.emit(one))
        chip.removed.connect(lambda: self.refused.emit(one))
        return chip

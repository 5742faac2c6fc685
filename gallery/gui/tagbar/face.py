"""What the tag bar is made of, and where each part stands."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from gallery.gui.tagbar.doubt import DoubtLine
from gallery.gui.tagbar.field import PhraseField
from gallery.gui.tagbar.offers import OfferList
from gallery.gui.tagbar.pieces import Look
from gallery.gui.tagbar.said import SaidChips
from gallery.gui.tagbar.understanding import Understanding
from gallery.gui.widgets.field_frame import FieldFrame
from gallery.gui.widgets.floating import FloatingPanel
from gallery.gui.widgets.rule import Rule


class Face(QObject):
    """The parts of a tag bar, put into its panel.

    Attributes:
        field: the line.
        count: how many photos are spoken of; a docked bar shows none.
        doubt: what else the line may mean.
        rows: the list under it.
        rule: between the list and what is said.
        said: what is said of the photos already.
    """

    def __init__(self, panel: FloatingPanel) -> None:
        super().__init__(panel)
        self.field = PhraseField()
        self.field.setPlaceholderText(self.tr("Who and what, such as V with camcorder"))
        self.field.setAccessibleName(self.tr("Say who and what is in the photos"))
        self.count = QLabel(panel)
        self.count.setProperty("look", "dim")
        self.doubt = DoubtLine()
        self.rows = OfferList()
        self.rule = Rule()
        nothing = self.tr("Nothing is said of this photo yet") if panel.is_docked else ""
        self.said = SaidChips(empty=nothing)
        self._add_line(panel)
        self._add_below(panel.inside, docked=panel.is_docked)
        self.rows.highlight_changed.connect(self.field.describe)

    def show_pieces(self, understood: Understanding, *, confirmed: bool) -> None:
        """Draw what is understood; a new name only once it is no longer being typed.

        Until then it is no use to ask what else the text may mean either.
        """
        open_end = None if confirmed else understood.caret
        shown = [p for p in understood.pieces if p.look is not Look.NEW or p.end != open_end]
        is_open = len(shown) < len(understood.pieces)
        self.field.set_pieces([p.clear() for p in shown] if is_open else shown)
        self.doubt.show_doubt(Understanding() if is_open else understood)

    def _add_line(self, panel: FloatingPanel) -> None:
        if panel.is_docked:  # one photo at a time; the line is a field among others
            panel.inside.addWidget(FieldFrame(self.field))
            self.count.hide()
            return
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 10, 0)
        line.addWidget(self.field, 1)
        line.addWidget(self.count)
        panel.inside.addLayout(line)

    def _add_below(self, inside: QVBoxLayout, *, docked: bool) -> None:
        inside.addWidget(self.doubt)
        below = (self.rows, self.rule, self.said)
        # Docked, what is said keeps its place while the list comes and goes.
        for widget in reversed(below) if docked else below:
            widget.hide()
            inside.addWidget(widget)

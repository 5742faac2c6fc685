"""After an import: which files did not get in and which photos are damaged."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from gallery.gui.dialogs.frame import Frame
from gallery.gui.importing.refusals import Refusals
from gallery.importing.report import Report
from gallery.model.reasons import Refused

WIDTH = 620  # px


class ReportDialog(Frame):
    """Names each file with its reason; the lists can be copied.

    Args:
        also: a button at the left of the foot and what it does; the dialog closes with it.
    """

    def __init__(
        self,
        report: Report,
        parent: QWidget | None = None,
        *,
        also: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        super().__init__(parent, self.tr("Import report"), done=self.tr("Close"))
        self.only_close()
        self.setMinimumWidth(WIDTH)
        refused = report.refused
        damaged = [Refused(one.path, one.reason) for one in report.damaged]
        if refused:
            self._add(self.tr("%Ln file(s) could not be added", "", len(refused)), refused)
        if damaged:
            words = self.tr("%Ln photo(s) added although the file is damaged", "", len(damaged))
            self._add(words, damaged)
        if not refused and not damaged:
            self.body.addWidget(QLabel(self.tr("Every file is in the library and whole.")))
        if also is not None:
            button = QPushButton(also[0])
            button.clicked.connect(self.accept)
            button.clicked.connect(also[1])
            self.foot.insertWidget(0, button)

    def _add(self, title: str, problems: Sequence[Refused]) -> None:
        label = QLabel(title)
        label.setProperty("look", "dim")
        self.body.addWidget(label)
        self.body.addWidget(Refusals(problems))

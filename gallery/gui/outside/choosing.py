"""The question which program shall open photos."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QPushButton, QWidget

from gallery.gui.dialogs.frame import Frame
from gallery.gui.icons import icon
from gallery.gui.outside.programs import Program
from gallery.gui.theme import ICON_SIZE, ROW_HEIGHT

LIST_HEIGHT = 8 * ROW_HEIGHT + 8  # px


class ChooseProgram(Frame):
    """Lists the programs that open such a file, those used before first.

    Attributes:
        list: the programs.
        other_button: asks for one that is not listed.
        path: the program that was chosen as a file, "" for one of the list.
    """

    def __init__(
        self,
        programs: Sequence[Program],
        *,
        before: Sequence[str],
        folder: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, self.tr("Open with another program"), done=self.tr("Open"))
        self._folder = folder
        self._programs = used_first(programs, before)
        self.path = ""
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Programs"))
        self.list.setFixedHeight(LIST_HEIGHT)
        self.list.setIconSize(QSize(ICON_SIZE, ICON_SIZE))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.itemActivated.connect(self.accept)
        self.other_button = QPushButton(icon("folder-open"), self.tr("Choose a file…"))
        self.other_button.setProperty("look", "quiet")
        self.other_button.setToolTip(self.tr("Choose a program that is not listed"))
        self.other_button.clicked.connect(self._ask_file)
        self.body.addWidget(self.list)
        self.foot.insertWidget(0, self.other_button)
        self._fill(used=set(before))

    @property
    def program(self) -> Program | None:
        """The program that is chosen in the list."""
        row = self.list.currentRow()
        return self._programs[row] if 0 <= row < len(self._programs) else None

    def _fill(self, *, used: set[str]) -> None:
        for program in self._programs:
            symbol = "history" if program.id in used else "app-window"
            item = QListWidgetItem(icon(symbol), program.name)
            item.setToolTip(program.name)
            item.setSizeHint(QSize(0, ROW_HEIGHT))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(self._programs))
        self.done_button.setEnabled(bool(self._programs))
        if not self._programs:
            self.say(self.tr("No program says that it opens such pictures."))

    def _ask_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a program"), self._folder)
        if path:
            self.path = path
            self.accept()


def used_first(programs: Sequence[Program], before: Sequence[str]) -> list[Program]:
    """Return the programs with those of these ids first, in their order."""
    by_id = {program.id: program for program in programs}
    first = [by_id.pop(one) for one in before if one in by_id]
    return [*first, *by_id.values()]

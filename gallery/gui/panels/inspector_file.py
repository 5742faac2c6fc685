"""The files of the selected photos: facts that can be read and selected, not changed."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from gallery.gui.dates import say_moment, say_offset, say_size
from gallery.gui.file_names import breakable, shown_path
from gallery.gui.icons import icon
from gallery.gui.panels.inspector_content import MIXED, Content
from gallery.gui.panels.inspector_details import fact_of
from gallery.gui.panels.inspector_rows import Rows, Section
from gallery.gui.reasons import Reasons
from gallery.gui.widgets.editable import SIDE
from gallery.gui.widgets.elided import ElidedLabel
from gallery.gui.words import Words
from gallery.model.photo import PhotoDetails

NONE = "—"


class FileSection(Section):
    """Size, name, folder, capture date, and what is wrong with the file.

    Signals:
        reveal_asked(str): show this path in the file manager.
    """

    reveal_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(self.tr("File"))
        self._words, self._reasons = Words(), Reasons()
        self._path = ""
        rows = Rows()
        self._size_row, self._size = rows.add_text(self.tr("Size"))
        self._name_row, self._name = rows.add_text(self.tr("Name"))
        self._folder_row = rows.add_widget(self.tr("Folder"), self._folder_line())
        self._taken_row, self._taken = rows.add_text(self.tr("Taken"))
        self._damage = QLabel()
        self._damage.setTextFormat(Qt.TextFormat.PlainText)
        self._damage.setProperty("look", "warn")
        self._damage.setWordWrap(True)
        self.inside.addWidget(rows)
        self.inside.addWidget(self._damage)

    def show_content(self, content: Content) -> None:
        """Show the facts of one photo, or what several have in common."""
        if content.one is not None:
            self._show_one(content.one)
        else:
            self._show_several(content)

    def _folder_line(self) -> QWidget:
        line = QWidget()
        inside = QHBoxLayout(line)
        inside.setContentsMargins(SIDE, 0, 0, 0)
        inside.setSpacing(2)
        self._folder = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        button = QToolButton()
        button.setIcon(icon("folder-open"))
        button.setFixedSize(24, 24)
        button.setToolTip(self.tr("Show in the file manager"))
        button.setAccessibleName(button.toolTip())
        button.clicked.connect(lambda: self.reveal_asked.emit(self._path))
        inside.addWidget(self._folder, 1)
        inside.addWidget(button)
        return line

    def _show_one(self, photo: PhotoDetails) -> None:
        file = photo.files[0] if photo.files else None
        self._path = file.path if file else ""
        shape = f"{photo.width} × {photo.height}"
        self._size.setText(" · ".join((shape, say_size(photo.bytes), photo.format)))
        self._name.setText(breakable(file.name) if file else NONE)
        more = len(photo.files) - 1
        self._name_row.show_origin(self.tr("and %Ln more file(s)", "", more) if more > 0 else "")
        self._folder.show_text(shown_path(str(Path(file.path).parent)) if file else NONE)
        self._taken.setText(_taken(photo.taken_at))
        fact = fact_of(photo, "taken_at") if photo.taken_at else None
        self._taken_row.show_origin(self._reasons.brief(fact), self._reasons.long(fact))
        self._damage.setVisible(photo.damaged is not None)
        if photo.damaged is not None:
            self._damage.setText(self._words.reason(photo.damaged))
        for row in (self._size_row, self._name_row, self._folder_row, self._taken_row):
            row.set_visible(visible=True)

    def _show_several(self, content: Content) -> None:
        self._path = ""
        shared = (content.shared.get("size"), content.shared.get("format"))
        facts = [fact for fact in shared if isinstance(fact, str)]
        if content.compared:
            facts.insert(0, say_size(content.bytes))
        self._size.setText(" · ".join(facts))
        self._size_row.set_visible(visible=content.compared)
        self._name_row.set_visible(visible=False)
        self._folder_row.set_visible(visible=False)
        taken = content.shared.get("taken_at")
        self._taken_row.set_visible(visible=content.compared)
        self._taken.setText(self.tr("Mixed") if taken is MIXED else _taken(str(taken or "")))
        self._taken_row.show_origin("")
        self._damage.hide()


def _taken(iso: str) -> str:
    """Return when a photo was taken, with how far that is from UTC where the file says so."""
    return f"{say_moment(iso)} {say_offset(iso)}".strip() or NONE

"""What all dialogs share: margins, a heading, the row of buttons."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gallery.gui.theme import GAP, LARGE_GAP, PAGE

NARROWEST = 420  # px


class Frame(QDialog):
    """A dialog with a heading, a body and buttons at its foot.

    Attributes:
        body: the layout between heading and buttons.
        message: a line for what is wrong, hidden while all is well.
        head: the layout of the heading; what is added stands right of it.
        foot: the layout of the buttons; what is put at its beginning stands left.
    """

    def __init__(self, parent: QWidget | None, title: str, *, done: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(NARROWEST)
        self._heading = QLabel(title)
        self._heading.setProperty("look", "heading")
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        self.body = QVBoxLayout()
        self.body.setSpacing(GAP)
        self.message = QLabel()
        self.message.setProperty("look", "error")
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        layout.setSpacing(LARGE_GAP)
        self.head = QHBoxLayout()
        self.head.setSpacing(LARGE_GAP)
        self.head.addWidget(self._heading)
        layout.addLayout(self.head)
        layout.addLayout(self.body, 1)
        layout.addWidget(self.message)
        layout.addLayout(self._foot(done))

    def entitle(self, title: str, *, done: str) -> None:
        """Give the dialog another heading, and the main button another text."""
        self.setWindowTitle(title)
        self._heading.setText(title)
        self.done_button.setText(done)

    def form(self) -> QFormLayout:
        """Add and return a form whose labels are dim and right of nothing."""
        form = QFormLayout()
        form.setHorizontalSpacing(LARGE_GAP)
        form.setVerticalSpacing(GAP)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.body.addLayout(form)
        return form

    def say(self, text: str) -> None:
        """Show what is wrong; "" hides it."""
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the body: the foot was made first and would have the focus."""
        super().showEvent(event)
        foot = (self.cancel_button, self.done_button)
        fields = [
            widget
            for widget in self.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.window() is self  # not the list that a choice drops down
            and widget.isVisibleTo(self)
            and widget not in foot
        ]
        if self.cancel_button.isHidden() and not self._is_asking(fields):
            self.done_button.setFocus()
        elif fields:
            fields[0].setFocus()
            if isinstance(fields[0], QLineEdit):
                # Selected from its end, so that a long text shows how it begins.
                fields[0].end(False)
                fields[0].home(True)
        if fields:
            self.setTabOrder(fields[-1], self.cancel_button)
            self.setTabOrder(self.cancel_button, self.done_button)

    @staticmethod
    def _is_asking(fields: list[QWidget]) -> bool:
        """Whether there is anything to be chosen or written, not only to be read."""
        return any(isinstance(field, QComboBox) for field in fields)

    def _foot(self, done: str) -> QHBoxLayout:
        self.done_button = QPushButton(done)
        self.done_button.setProperty("look", "main")
        self.done_button.setDefault(True)
        self.done_button.clicked.connect(self.accept)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(GAP)
        self.foot.addStretch()
        self.foot.addWidget(self.cancel_button)
        self.foot.addWidget(self.done_button)
        return self.foot

    def only_close(self) -> None:
        """Leave one button: there is nothing to cancel."""
        self.cancel_button.hide()


def dim_label(text: str) -> QLabel:
    """Return the label of a field in a form."""
    label = QLabel(text)
    label.setProperty("look", "dim")
    label.setMinimumHeight(34)
    return label


def upper_label(text: str) -> QLabel:
    """Return the label of something tall in a form: it stands beside its first line."""
    label = dim_label(text)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    label.setContentsMargins(0, GAP, 0, 0)
    return label

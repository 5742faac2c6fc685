"""The welcome of an empty library: what this is for, and the two ways to begin."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gallery.gui.theme import (
    FLOAT_RADIUS,
    GAP,
    LARGE_GAP,
    SMALL,
    Tokens,
    colour,
    mixed,
    sized,
    tokens_of,
)
from gallery.gui.widgets.icon_label import IconLabel

PICTURE = QSize(400, 236)  # px
STEP_WIDTH = 200  # px
ROOM = QSize(700, 520)  # px that steps and prints need
PRINT = QSize(132, 158)  # px, one of the three prints


class Welcome(QWidget):
    """Teaches in three steps.

    Attributes:
        import_button, sample_button: the two ways to begin.

    Signals:
        import_wanted(): bring in a folder.
        sample_wanted(): draw the sample set.
    """

    import_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Welcome"))
        title = QLabel(self.tr("No photos yet. Drop a folder here."))
        title.setProperty("look", "heading")
        text = QLabel(
            self.tr(
                "Every folder becomes a set. Nothing happens before you have seen the plan, "
                "and your files stay where they are."
            )
        )
        text.setProperty("look", "dim")
        text.setWordWrap(True)
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text = text
        centre = Qt.AlignmentFlag.AlignHCenter
        layout = QVBoxLayout(self)
        layout.setSpacing(GAP)
        layout.addStretch(2)
        self._prints = _Prints()
        layout.addWidget(self._prints, 0, centre)
        layout.addSpacing(LARGE_GAP)
        layout.addWidget(title, 0, centre)
        layout.addWidget(text, 0, centre)
        layout.addSpacing(LARGE_GAP)
        layout.addLayout(self._buttons())
        layout.addSpacing(2 * LARGE_GAP)
        self._steps = self._make_steps()
        layout.addWidget(self._steps)
        layout.addStretch(3)

    def _buttons(self) -> QHBoxLayout:
        self.import_button = QPushButton(self.tr("Import a folder…"))
        self.import_button.setProperty("look", "main")
        self.import_button.clicked.connect(self.import_wanted)
        self.sample_button = QPushButton(self.tr("Try the sample set"))
        self.sample_button.setToolTip(self.tr("Twelve small illustrations, tagged and captioned"))
        self.sample_button.clicked.connect(self.sample_wanted)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addStretch()
        row.addWidget(self.import_button)
        row.addWidget(self.sample_button)
        row.addStretch()
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The words and the buttons are what must be there; the rest needs room.
        self._steps.setVisible(self.width() >= ROOM.width())
        self._prints.setVisible(self.height() >= ROOM.height())
        width = min(PICTURE.width(), self.width() - 2 * LARGE_GAP)
        self._text.setFixedSize(width, self._text.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(PICTURE.width(), PICTURE.height())

    def _make_steps(self) -> QWidget:
        steps = QWidget()
        row = QHBoxLayout(steps)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * LARGE_GAP)
        row.addStretch()
        for symbol, title, text in (
            (
                "folder-plus",
                self.tr("Bring sets in"),
                self.tr("Title, date and source are read from names; you correct the plan."),
            ),
            (
                "tag",
                self.tr("Say what they show"),
                self.tr("Select photos, press T, type “V with camcorder”, Enter."),
            ),
            (
                "search",
                self.tr("Find them again"),
                self.tr("Press / and type a name in any script, a scene, or a date."),
            ),
        ):
            row.addWidget(_step(symbol, title, text))
        row.addStretch()
        return steps


def _step(symbol: str, title: str, text: str) -> QWidget:
    step = QWidget()
    step.setFixedWidth(STEP_WIDTH)
    head, body = QLabel(title), QLabel(text)
    body.setProperty("look", "dim")
    body.setWordWrap(True)
    body.setAlignment(Qt.AlignmentFlag.AlignTop)
    layout = QVBoxLayout(step)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(GAP // 2)
    layout.addWidget(IconLabel(symbol, 18, token="accent"))
    layout.addWidget(head)
    layout.addWidget(body)
    layout.addStretch()
    return step


class _Prints(QWidget):
    """Three prints in a fan, the front one with words written under it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(PICTURE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(PICTURE.width() / 2, PICTURE.height() / 2 + GAP)
        skies = ((tokens.star_on_photo, tokens.warn), (tokens.accent, tokens.error))
        for place, ((above, below), angle, shift) in enumerate(
            (
                (skies[0], -13, -96),
                (skies[1], 13, 96),
                ((tokens.accent, tokens.star_on_photo), -2, 0),
            )
        ):
            painter.save()
            painter.translate(middle.x() + shift, middle.y() + abs(shift) / 10)
            painter.rotate(angle)
            self._paint_print(painter, tokens, above=above, below=below)
            if place == 2:
                self._write(painter, tokens)
            painter.restore()

    def _paint_print(self, painter: QPainter, tokens: Tokens, *, above: str, below: str) -> None:
        rect = QRectF(-PRINT.width() / 2, -PRINT.height() / 2, PRINT.width(), PRINT.height())
        paper = QPainterPath()
        paper.addRoundedRect(rect, FLOAT_RADIUS / 2, FLOAT_RADIUS / 2)
        painter.fillPath(paper, colour(tokens.raised if tokens.is_dark else tokens.panel))
        painter.strokePath(paper, QPen(colour(tokens.line), 1))
        sky = rect.adjusted(10, 10, -10, -40)
        gradient = QLinearGradient(sky.topLeft(), sky.bottomLeft())
        gradient.setColorAt(0, colour(mixed(above, tokens.on_photo, 0.8)))
        gradient.setColorAt(1, colour(mixed(below, tokens.on_photo, 0.6)))
        photo = QPainterPath()
        photo.addRoundedRect(sky, 4, 4)
        painter.fillPath(photo, gradient)
        painter.setClipPath(photo)
        self._paint_scene(painter, sky, tokens)
        painter.setClipping(False)

    @staticmethod
    def _paint_scene(painter: QPainter, sky: QRectF, tokens: Tokens) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(tokens.on_photo, 0.7))
        painter.drawEllipse(QPointF(sky.right() - 26, sky.top() + 24), 11, 11)
        hills = QPainterPath(sky.bottomLeft())
        left, width, low = sky.left(), sky.width(), sky.bottom()
        hills.lineTo(left, low - 24)
        hills.cubicTo(
            left + width * 0.2, low - 58, left + width * 0.36, low - 52, left + width / 2, low - 26
        )
        hills.cubicTo(
            left + width * 0.62, low - 50, left + width * 0.8, low - 46, left + width, low - 20
        )
        hills.lineTo(sky.bottomRight())
        painter.fillPath(hills, colour(tokens.scrim, 0.45 if tokens.is_dark else 0.32))

    def _write(self, painter: QPainter, tokens: Tokens) -> None:
        font = sized(self.font(), SMALL)
        font.setStyle(QFont.Style.StyleItalic)
        painter.setFont(font)
        painter.setPen(colour(tokens.text))
        foot = QRectF(-PRINT.width() / 2, PRINT.height() / 2 - 36, PRINT.width(), 32)
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, self.tr("V with camcorder"))

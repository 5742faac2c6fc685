"""What is said over the photo in passing: which one, what it shows, and the way on and out.

It lies over the canvas, lets the mouse through except on its buttons, and is dark in both
themes, since it stands on photos.
"""

from dataclasses import dataclass

from PySide6.QtCore import QEasingCurve, QPropertyAnimation, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHideEvent,
    QLinearGradient,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QGraphicsOpacityEffect, QWidget

from gallery.gui import icons
from gallery.gui.grid import marks
from gallery.gui.theme import BODY, DARK, GAP, HEADING, LARGE_GAP, PAGE, colour, motion, sized
from gallery.gui.viewer.buttons import BUTTON, RoundButton
from gallery.gui.viewer.slidebar import SlideBar
from gallery.gui.viewer.timeline import Timeline

SHADE_TOP, SHADE_BOTTOM = 96, 160  # px
SHADE_OPACITY, SHADE_HALFWAY = 0.75, 0.52  # dark enough where the words are, even on the sky
CHIP_HEIGHT = 26  # px
MARK = 48  # px: what stands for a picture that is not there
CHIP_OPACITY = 0.5
SECOND_OPACITY = 0.85  # of what is said beside the place
SHADOW_OPACITY = 0.6  # of the words' shadow
SHORTEN = Qt.TextElideMode.ElideRight
LEFT_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Said:
    """What the overlay says of a photo; ``is_blank``: there is not even a small picture of it."""

    place: str = ""
    title: str = ""
    damage: str = ""
    zoom: str = ""
    movement: str = ""
    phrases: tuple[str, ...] = ()
    caption: str = ""
    rating: int = 0
    favourite: bool = False
    problem: str = ""
    is_blank: bool = False

    @property
    def choices(self) -> tuple[object, ...]:
        """What a user gave the photo, which an edit changes."""
        return self.phrases, self.caption, self.rating, self.favourite

    @property
    def spoken(self) -> str:
        """All of it in one line, for screen readers."""
        about = (*self.phrases, self.caption, self.movement, self.damage, self.problem)
        parts = (self.place, self.title, *about)
        return ", ".join(part for part in parts if part)


class Overlay(QWidget):
    """Position, title, phrases, caption, rating and buttons over the photo.

    Attributes:
        said: what is said of the photo.
        close_button, back_button, on_button, turn_button, play_button, box_button, frames_button,
            info_button, strip_button, show_button: the buttons.
        slide_bar: what stands in their place while a slide show runs.
        timeline: where an animated photo is.

    Signals:
        close_wanted(), back_wanted(), on_wanted(), play_wanted(), frames_wanted(), box_wanted(),
            info_wanted(), strip_wanted(), show_wanted(), turn_wanted(int): a button was pressed;
            the turn is in quarters to the right.
    """

    close_wanted = Signal()
    back_wanted = Signal()
    on_wanted = Signal()
    play_wanted = Signal()
    frames_wanted = Signal()
    box_wanted = Signal()
    info_wanted = Signal()
    strip_wanted = Signal()
    show_wanted = Signal()
    turn_wanted = Signal(int)

    def __init__(self, parent: QWidget, *, closes: bool = True) -> None:
        super().__init__(parent)
        self.said = Said()
        self.setMouseTracking(True)  # its moves go on to the canvas
        self._is_alone = closes
        self._is_show, self._has_pause, self._has_frames = False, False, False
        self._tools_left = 0  # px where the buttons at the top begin
        self._make_buttons()
        self._connect_buttons()
        self._effect = QGraphicsOpacityEffect(self)
        self._effect.setOpacity(1.0)
        self.setGraphicsEffect(self._effect)
        self._fade = QPropertyAnimation(self._effect, b"opacity", self)
        self._fade.setEasingCurve(QEasingCurve.Type.OutCubic)

    def _make_buttons(self) -> None:
        self.close_button = RoundButton("x", self.tr("Close (Esc)"), self)
        self.back_button = RoundButton("chevron-left", self.tr("Previous (←)"), self)
        self.on_button = RoundButton("chevron-right", self.tr("Next (→)"), self)
        self.show_button = RoundButton("presentation", self.tr("Slide show (S)"), self)
        self.strip_button = RoundButton("gallery-thumbnails", self.tr("Film strip (F6)"), self)
        self.info_button = RoundButton("info", self.tr("About the photo (I)"), self)
        self.turn_button = RoundButton("rotate-cw", self.tr("Turn the view (])"), self)
        self.play_button = RoundButton("pause", self.tr("Pause (Space)"), self)
        self.box_button = RoundButton("scan-face", self.tr("Draw a box around a person (R)"), self)
        self.frames_button = RoundButton("users", self.tr("Who is where (Shift+R)"), self)
        self.slide_bar = SlideBar(self)
        self.timeline = Timeline(self)
        for button in (self.strip_button, self.info_button):
            button.setCheckable(True)
        self.close_button.setVisible(self._is_alone)
        self._offer()

    def _connect_buttons(self) -> None:
        self.close_button.clicked.connect(self.close_wanted)
        self.back_button.clicked.connect(self.back_wanted)
        self.on_button.clicked.connect(self.on_wanted)
        self.show_button.clicked.connect(self.show_wanted)
        self.strip_button.clicked.connect(self.strip_wanted)
        self.info_button.clicked.connect(self.info_wanted)
        self.turn_button.clicked.connect(lambda: self.turn_wanted.emit(1))
        self.play_button.clicked.connect(self.play_wanted)
        self.frames_button.clicked.connect(self.frames_wanted)
        self.box_button.clicked.connect(self.box_wanted)

    def say(self, said: Said, *, has_back: bool, has_on: bool) -> None:
        """Say something else."""
        self.said = said
        self.back_button.setEnabled(has_back)
        self.on_button.setEnabled(has_on)
        self.update()

    def offer_pause(self, *, is_moving: bool, is_paused: bool) -> None:
        """Offer to pause or to go on, for a photo that moves."""
        self._has_pause = is_moving
        if is_paused:
            self.play_button.become("play", self.tr("Play (Space)"))
        else:
            self.play_button.become("pause", self.tr("Pause (Space)"))
        self._offer()

    def offer_frames(self, *, there: bool) -> None:
        """Offer to show where people are, on a photo that says so."""
        self._has_frames = there
        self._offer()

    def offer_show(self, *, is_running: bool) -> None:
        """Put the buttons of a slide show in the place of the others while it runs."""
        self._is_show = is_running
        self._offer()

    def mark(self, *, strip: bool, info: bool) -> None:
        """Show which of what stands around the photo is there."""
        self.strip_button.setChecked(strip)
        self.info_button.setChecked(info)

    def _offer(self) -> None:
        """Show the buttons that mean something now."""
        usual = not self._is_show
        for button in (self.show_button, self.strip_button, self.info_button):
            button.setVisible(usual and self._is_alone)
        for button in (self.turn_button, self.box_button):
            button.setVisible(usual)
        self.frames_button.setVisible(usual and self._has_frames)
        self.play_button.setVisible(usual and self._has_pause)
        self.timeline.setVisible(usual and self._has_pause)
        self.slide_bar.setVisible(self._is_show)
        self._place_buttons()

    def appear(self, *, shown: bool) -> None:
        """Fade in or out; a problem stays."""
        wanted = 1.0 if shown or self.said.problem else 0.0
        if self._fade.endValue() == wanted:
            return
        self._fade.stop()
        self._fade.setDuration(motion())
        self._fade.setStartValue(self._effect.opacity())
        self._fade.setEndValue(wanted)
        self._fade.start()

    @property
    def is_shown(self) -> bool:
        """Whether it is there or on its way in."""
        return self._fade.endValue() != 0.0

    def hideEvent(self, event: QHideEvent) -> None:
        """Begin unseen the next time, so that it fades in."""
        super().hideEvent(event)
        if not event.spontaneous():  # the window is not only put aside
            self._fade.stop()
            self._fade.setEndValue(0.0)
            self._effect.setOpacity(0.0)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._place_buttons()

    def _place_buttons(self) -> None:
        middle = (self.height() - BUTTON) // 2
        right = self.width() - LARGE_GAP - BUTTON
        self.close_button.move(right, LARGE_GAP)
        left = right if not self.close_button.isHidden() else right + BUTTON + GAP
        for part in self._top_parts():
            left -= part.width() + GAP
            part.move(left, LARGE_GAP)
        self._tools_left = left
        foot = self.height() - self.timeline.sizeHint().height()
        self.timeline.setGeometry(PAGE, foot, self.width() - 2 * PAGE, self.height() - foot)
        self.back_button.move(LARGE_GAP, middle)
        self.on_button.move(right, middle)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        said = self.said
        self._shade(painter, QRect(0, 0, self.width(), SHADE_TOP), from_top=True)
        self._paint_top(painter)
        if said.phrases or said.caption or said.rating or said.favourite:
            bottom = QRect(0, self.height() - SHADE_BOTTOM, self.width(), SHADE_BOTTOM)
            self._shade(painter, bottom, from_top=False)
            self._paint_bottom(painter)
        if said.problem:
            self._paint_problem(painter)

    def _top_parts(self) -> list[QWidget]:
        """Return what stands beside the button that closes, from right to left."""
        if not self.slide_bar.isHidden():
            return [self.slide_bar]
        buttons = (
            *(self.show_button, self.strip_button, self.info_button, self.turn_button),
            *(self.box_button, self.frames_button, self.play_button),
        )
        return [one for one in buttons if not one.isHidden()]

    def _shade(self, painter: QPainter, area: QRect, *, from_top: bool) -> None:
        gradient = QLinearGradient(0, area.top(), 0, area.bottom() + 1)
        gradient.setColorAt(0 if from_top else 1, colour(DARK.scrim, SHADE_OPACITY))
        gradient.setColorAt(0.5, colour(DARK.scrim, SHADE_HALFWAY))
        gradient.setColorAt(1 if from_top else 0, colour(DARK.scrim, 0))
        painter.fillRect(area, gradient)

    def _paint_top(self, painter: QPainter) -> None:
        line = QRectF(PAGE, LARGE_GAP, self._tools_left - PAGE - LARGE_GAP, BUTTON)
        heading = sized(self.font(), HEADING, bold=True)
        painter.setFont(heading)
        _write(painter, line, self.said.place, QColor(DARK.on_photo))
        line.setLeft(line.left() + QFontMetricsF(heading).horizontalAdvance(self.said.place) + 12)
        body = sized(self.font(), BODY)
        painter.setFont(body)
        beside = (self.said.title, self.said.damage, self.said.zoom)
        text = "   ·   ".join(part for part in beside if part)
        shown = QFontMetricsF(body).elidedText(text, SHORTEN, line.width())
        _write(painter, line, shown, colour(DARK.on_photo, SECOND_OPACITY))

    def _paint_bottom(self, painter: QPainter) -> None:
        body = sized(self.font(), BODY)
        painter.setFont(body)
        metrics = QFontMetricsF(body)
        y = self.height() - PAGE - CHIP_HEIGHT
        right = self._paint_marks(painter, y)
        if self.said.caption:
            line = QRectF(PAGE, y, right - PAGE - LARGE_GAP, CHIP_HEIGHT)
            text = self.said.caption.replace("\n", "  ")
            shown = metrics.elidedText(text, SHORTEN, line.width())
            _write(painter, line, shown, QColor(DARK.on_photo))
            y -= CHIP_HEIGHT + GAP
        left = float(PAGE)
        for phrase in self.said.phrases:
            room = right - LARGE_GAP - left
            if room < CHIP_HEIGHT * 2:
                break
            text = metrics.elidedText(phrase, SHORTEN, room - 24)
            chip = QRectF(round(left), y, metrics.horizontalAdvance(text) + 24, CHIP_HEIGHT)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(DARK.scrim, CHIP_OPACITY))
            painter.drawRoundedRect(chip, CHIP_HEIGHT / 2, CHIP_HEIGHT / 2)
            painter.setPen(QColor(DARK.on_photo))
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)
            left += chip.width() + GAP

    def _paint_marks(self, painter: QPainter, y: int) -> int:
        """Paint heart and stars at the right; return where they begin."""
        ratio, x = self.devicePixelRatioF(), self.width() - PAGE
        shown = []
        if self.said.rating:
            shown.append(marks.stars(self.said.rating, DARK, ratio))
        if self.said.favourite:
            shown.append(marks.heart(DARK, ratio))
        for mark in shown:
            size = mark.deviceIndependentSize()
            x -= round(size.width()) + GAP
            painter.drawPixmap(x, y + round((CHIP_HEIGHT - size.height()) / 2), mark)
        return x

    def _paint_problem(self, painter: QPainter) -> None:
        painter.setFont(sized(self.font(), BODY))
        metrics = QFontMetricsF(painter.font())
        room = self.width() - 4 * (BUTTON + LARGE_GAP)
        text = metrics.elidedText(self.said.problem, Qt.TextElideMode.ElideMiddle, room - 60)
        size = QSize(round(metrics.horizontalAdvance(text)) + 60, 40)
        top = (self.height() - size.height()) // 2 if self.said.is_blank else SHADE_TOP
        box = QRect((self.width() - size.width()) // 2, top, size.width(), size.height())
        if self.said.is_blank:
            mark = QRect((self.width() - MARK) // 2, top - MARK - LARGE_GAP, MARK, MARK)
            icons.draw(painter, mark, "image-off", QColor(DARK.faint))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(DARK.panel))
        painter.drawRoundedRect(box, 12, 12)
        icons.draw(painter, QRect(box.x() + 16, box.y() + 12, 16, 16), "info", QColor(DARK.warn))
        painter.setPen(QColor(DARK.text))
        painter.drawText(box.adjusted(42, 0, -16, 0), LEFT_MIDDLE, text)


def _write(painter: QPainter, line: QRectF, text: str, ink: QColor) -> None:
    """Write on a photo of any brightness: the words have a shadow of their own."""
    painter.setPen(colour(DARK.scrim, SHADOW_OPACITY))
    painter.drawText(line.translated(0, 1), LEFT_MIDDLE, text)
    painter.setPen(ink)
    painter.drawText(line, LEFT_MIDDLE, text)

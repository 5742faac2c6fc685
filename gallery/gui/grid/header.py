"""The header of a section: title, date, source, and how complete the set is."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from gallery.gui.dates import say_day, say_time
from gallery.gui.grid.geometry import MARGIN, Box
from gallery.gui.theme import BODY, GAP, HEADING, SMALL, Tokens, sized
from gallery.gui.words import Words
from gallery.library.results import Grouping, Section
from gallery.model.photoset import PhotoSet

BETWEEN = 12  # px between title, facts and badge
BADGE_HEIGHT = 20  # px
LEAST_TITLE = 160  # px that a title keeps before the facts give way


@dataclass(frozen=True, slots=True)
class HeaderText:
    """What a header says; ``badge`` "" shows none, ``tip`` says the same in full."""

    title: str
    facts: str = ""
    badge: str = ""
    is_complete: bool = True
    tip: str = ""


class HeaderWords(QObject):
    """Finds the words for a section."""

    def say(self, section: Section, photo_set: PhotoSet | None) -> HeaderText:
        """Return the header of ``section``; empty while its set is not known yet."""
        if section.grouping is not Grouping.SET:
            return HeaderText(self.time(section), self.tr("%Ln photo(s)", "", section.count))
        if section.set_id is None:
            return HeaderText(self.tr("Not in a set"), self.tr("%Ln photo(s)", "", section.count))
        if photo_set is None:
            return HeaderText("")
        facts = [say_day(photo_set.released_on), photo_set.source]
        complete = photo_set.completeness
        return HeaderText(
            photo_set.title or self.tr("Untitled set"),
            " · ".join(fact for fact in facts if fact),
            Words().completeness(complete) if complete.expected > 1 else "",
            complete.is_complete,
            "" if complete.is_complete else Words().completeness_in_full(complete),
        )

    def time(self, section: Section) -> str:
        """Return the month or the year of a section: "January 2024"; "" if it is neither."""
        if section.grouping is Grouping.NONE:
            return ""
        if not section.key:
            return self.tr("No date")
        if section.grouping is Grouping.YEAR:
            return say_time(section.key)
        return say_time(*divmod(section.key, 100))


@dataclass(frozen=True, slots=True)
class _Places:
    """The title as far as it fits, where the facts begin (None: no room), and the badge."""

    title: str
    facts_left: float | None
    badge: QRectF


class HeaderPainter:
    """Paints headers with the tokens and the font of one moment."""

    def __init__(self, tokens: Tokens, font: QFont) -> None:
        self._tokens = tokens
        self._title = sized(font, HEADING, bold=True)
        self._facts = sized(font, BODY)
        self._badge = sized(font, SMALL)
        fonts = (self._title, self._facts, self._badge)
        self._metrics = {id(font): QFontMetricsF(font) for font in fonts}

    def paint(self, painter: QPainter, box: Box, text: HeaderText) -> None:
        """Paint a header; what does not fit gives way from the right."""
        places = self._places(box, text)
        left = float(box.x + MARGIN)
        self._write(painter, box, left, places.title, self._title, self._tokens.text)
        if places.facts_left is not None:
            self._write(painter, box, places.facts_left, text.facts, self._facts, self._tokens.dim)
        if text.badge:
            self._paint_badge(painter, places.badge, text)

    def badge_rect(self, box: Box, text: HeaderText) -> QRectF:
        """Return where the badge of a header stands; empty without one."""
        return self._places(box, text).badge if text.badge else QRectF()

    def _places(self, box: Box, text: HeaderText) -> "_Places":
        left, right = float(box.x + MARGIN), box.x + box.width - MARGIN
        badge_width = self._width(self._badge, text.badge) + 2 * GAP if text.badge else 0.0
        room = right - left - (badge_width + BETWEEN if text.badge else 0)
        facts_width = self._width(self._facts, text.facts)
        shows_facts = bool(text.facts) and room - facts_width - BETWEEN >= LEAST_TITLE
        room -= facts_width + BETWEEN if shows_facts else 0
        metrics = self._metrics[id(self._title)]
        title = metrics.elidedText(text.title, Qt.TextElideMode.ElideRight, max(room, 0))
        left += metrics.horizontalAdvance(title) + BETWEEN
        facts_left = left if shows_facts else None
        left += facts_width + BETWEEN if shows_facts else 0
        top = box.y + (box.height - BADGE_HEIGHT) // 2 + 1
        return _Places(title, facts_left, QRectF(round(left), top, badge_width, BADGE_HEIGHT))

    def _write(
        self, painter: QPainter, box: Box, left: float, text: str, font: QFont, ink: str
    ) -> None:
        painter.setFont(font)
        painter.setPen(QColor(ink))
        # One baseline for all sizes, so that title and facts stand on one line.
        baseline = box.y + box.height / 2 + 1 + self._metrics[id(self._title)].capHeight() / 2
        painter.drawText(round(left), round(baseline), text)

    def _paint_badge(self, painter: QPainter, chip: QRectF, text: HeaderText) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._tokens.raised))
        painter.drawRoundedRect(chip, BADGE_HEIGHT / 2, BADGE_HEIGHT / 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setFont(self._badge)
        painter.setPen(QColor(self._tokens.dim if text.is_complete else self._tokens.warn))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text.badge)

    def _width(self, font: QFont, text: str) -> float:
        return self._metrics[id(font)].horizontalAdvance(text)

"""Colours, sizes and motion of the whole interface, and how Qt is told of them.

``Tokens`` are the only colours there are. ``palette`` puts them on Fusion, ``styles.sheet``
into the style sheet, ``Theme`` decides which of the two sets is worn and switches live. A
widget that paints asks ``tokens_of(self.palette())``, so that it follows a switch by itself.

Why the tokens hang on the palette and not on a module variable: a palette arrives at each
widget with its change event, a variable would have to be watched and reset by tests.
"""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from gallery.gui import styles

SMALL_GAP, GAP, LARGE_GAP, PAGE = 4, 8, 16, 20  # px: the 4 px rhythm
CELL_RADIUS, FIELD_RADIUS, FLOAT_RADIUS = 6, 8, 12  # px
ROW_HEIGHT, FIELD_HEIGHT, ICON_SIZE = 30, 34, 16  # px
BODY, SMALL, HEADING = 13, 11, 15  # px of type; there is no fourth size
MOTION = 120  # ms; the longest that anything moves
DARK_BELOW = 128  # lightness of a window colour, 0 to 255
ACCENT_SHARE = {"dark": 0.15, "light": 0.12}  # how much accent is in accent_soft
SCENE_SHARE = 0.12  # how much star is in scene_soft


@dataclass(frozen=True, slots=True)
class Tokens:
    """One set of colours as "#RRGGBB"; ``name`` is dark or light."""

    name: str
    background: str
    panel: str
    raised: str
    line: str
    text: str
    dim: str
    faint: str
    accent: str
    on_accent: str
    warn: str
    error: str
    star: str
    scrim: str = "#000000"
    on_photo: str = "#FFFFFF"
    star_on_photo: str = "#F3C969"

    @property
    def is_dark(self) -> bool:
        """Whether text is lighter than what it stands on."""
        return self.name == "dark"

    @property
    def accent_soft(self) -> str:
        """The accent laid thinly over a panel: selected rows, chips of what is understood."""
        return mixed(self.accent, self.panel, ACCENT_SHARE[self.name])

    @property
    def scene_soft(self) -> str:
        """The star's colour laid thinly over a panel: scenes beside people in the tag bar."""
        return mixed(self.star, self.panel, SCENE_SHARE)

    @property
    def accent_hover(self) -> str:
        """The accent under the pointer."""
        return mixed(self.accent, self.text, 0.88)


DARK = Tokens(
    name="dark",
    background="#16171A",
    panel="#1D1F23",
    raised="#26292E",
    line="#2E3138",
    text="#E8E9EB",
    dim="#9A9FA8",
    faint="#6B7078",
    accent="#7AA2FF",
    on_accent="#10131A",
    warn="#F0B35A",
    error="#FF7B72",
    star="#F3C969",
)
LIGHT = Tokens(
    name="light",
    background="#F6F6F4",
    panel="#FFFFFF",
    raised="#F0F0EE",
    line="#E1E1DE",
    text="#1C1D1F",
    dim="#5F646C",
    faint="#8A8F98",
    accent="#2F62D9",
    on_accent="#FFFFFF",
    warn="#8F5600",
    error="#C62828",
    star="#C98A00",
)


class Mode(StrEnum):
    """What the user wants to see."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def mixed(over: str, under: str, share: float) -> str:
    """Return ``over`` laid on ``under``: ``share`` 1.0 is all of it, 0.0 nothing."""
    top, bottom = QColor(over), QColor(under)
    parts = (
        (top.red(), bottom.red()),
        (top.green(), bottom.green()),
        (top.blue(), bottom.blue()),
    )
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in parts)


def tokens_of(palette: QPalette) -> Tokens:
    """Return the tokens that ``palette`` was made from.

    The shadow's colour tells, as the one that no style sheet replaces: a label with a
    transparent ground has a transparent window colour, too.
    """
    return DARK if palette.color(QPalette.ColorRole.Shadow).lightness() < DARK_BELOW else LIGHT


def colour(value: str, opacity: float = 1.0) -> QColor:
    """Return a token as a colour to paint with; ``opacity`` from 0.0 to 1.0."""
    result = QColor(value)
    result.setAlphaF(opacity)
    return result


def palette(tokens: Tokens) -> QPalette:
    """Return the palette that Fusion, and every delegate, paints with."""
    role = QPalette.ColorRole
    result = QPalette()
    for target, value in {
        role.Window: tokens.panel,
        role.Base: tokens.panel,
        role.AlternateBase: tokens.background,
        role.Button: tokens.raised,
        role.ToolTipBase: tokens.raised,
        role.Light: tokens.raised,
        role.Midlight: tokens.line,
        role.Mid: tokens.line,
        role.Dark: tokens.line,
        role.Shadow: tokens.background,
        role.WindowText: tokens.text,
        role.Text: tokens.text,
        role.ButtonText: tokens.text,
        role.ToolTipText: tokens.text,
        role.BrightText: tokens.on_photo,
        role.PlaceholderText: tokens.dim,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Accent: tokens.accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
    }.items():
        result.setColor(target, QColor(value))
    for target in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, target, QColor(tokens.faint))
    return result


def interface_font() -> QFont:
    """Return the system's interface font at body size, figures of one width."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    here = set(QFontDatabase.families())
    wanted = ("Inter", "Noto Sans", "Pretendard", "Noto Sans CJK KR", "NanumGothic")
    more = [name for name in wanted if name in here]
    # "Sans Serif" is what Qt calls the font when no desktop names one.
    own = [] if font.family() in ("Sans Serif", "Sans") and more else [font.family()]
    font.setFamilies([*own, *more])
    font.setPixelSize(BODY)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def sized(font: QFont, pixels: int, *, bold: bool = False) -> QFont:
    """Return ``font`` at another of the three sizes, semibold when ``bold``."""
    result = QFont(font)
    result.setPixelSize(pixels)
    if bold:
        result.setWeight(QFont.Weight.DemiBold)
    return result


class Theme(QObject):
    """What the application wears.

    Attributes:
        mode: what the user asked for.
        tokens: what is worn now.

    Signals:
        changed(): another set of tokens is worn; icons and widgets follow by themselves.
    """

    changed = Signal()

    def __init__(self, app: QApplication, mode: Mode = Mode.SYSTEM) -> None:
        super().__init__(app)
        self._app = app
        self.mode = mode
        app.setStyle("Fusion")
        app.setFont(interface_font())
        self.tokens = self._wanted()
        self._wear()
        app.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    def set_mode(self, mode: Mode) -> None:
        """Follow the system, or stay light or dark whatever it says."""
        self.mode = mode
        scheme = {Mode.LIGHT: Qt.ColorScheme.Light, Mode.DARK: Qt.ColorScheme.Dark}
        # So that the system's own title bar and dialogs follow, where it can.
        self._app.styleHints().setColorScheme(scheme.get(mode, Qt.ColorScheme.Unknown))
        self._change()

    def toggle(self) -> None:
        """Show the other one of light and dark."""
        self.set_mode(Mode.LIGHT if self.tokens.is_dark else Mode.DARK)

    def _on_scheme_changed(self) -> None:
        if self.mode is Mode.SYSTEM:
            self._change()

    def _change(self) -> None:
        wanted = self._wanted()
        if wanted is not self.tokens:
            self.tokens = wanted
            self._wear()
            self.changed.emit()

    def _wanted(self) -> Tokens:
        if self.mode is Mode.SYSTEM:
            light = self._app.styleHints().colorScheme() is Qt.ColorScheme.Light
            return LIGHT if light else DARK
        return DARK if self.mode is Mode.DARK else LIGHT

    def _wear(self) -> None:
        self._app.setPalette(palette(self.tokens))
        self._app.setStyleSheet(styles.sheet(self.tokens))


def motion() -> int:
    """Return how long a movement may last in ms, 0 where the system asks for none."""
    return MOTION if QApplication.isEffectEnabled(Qt.UIEffect.UI_AnimateMenu) else 0

"""The style sheet: what the palette alone cannot say, written with the tokens' names.

A widget asks for a look by the property ``look``: labels may be heading, section, small,
dim, key, warn, error or error-small; push buttons main, quiet, choice, link, fact or danger;
frames card, floating or line.
"""

from string import Template
from typing import TYPE_CHECKING

from gallery.model.resources import resource

if TYPE_CHECKING:  # ``theme`` imports this module
    from gallery.gui.theme import Tokens


NAMES = [
    *("background", "panel", "raised", "line", "text", "dim", "faint"),
    *("accent", "on_accent", "accent_soft", "accent_hover", "warn", "error"),
]


def sheet(tokens: "Tokens") -> str:
    """Return the style sheet of the application."""
    check = resource(f"styles/check-{tokens.name}.svg").as_posix()
    return Template(LABELS + BUTTONS + FIELDS + MENUS + VIEWS + FRAMES).substitute(
        {"check": check} | {name: getattr(tokens, name) for name in NAMES}
    )


LABELS = """
QLabel { background: transparent; }
QLabel[look="heading"] { font-size: 15px; font-weight: 600; }
QLabel[look="section"] { font-size: 11px; font-weight: 600; color: $dim; }
QLabel[look="small"] { font-size: 11px; color: $dim; }
QLabel[look="dim"] { color: $dim; }
QLabel[look="key"] {
    font-size: 11px; color: $dim; background: $raised; border: 1px solid $line; border-radius: 4px;
    padding: 1px 6px;
}
QLabel[look="warn"] { color: $warn; }
QLabel[look="error"] { color: $error; }
QLabel[look="error-small"] { font-size: 11px; color: $error; }
QToolTip { background: $raised; color: $text; border: 1px solid $line; padding: 4px 8px; }
"""

BUTTONS = """
QPushButton {
    background: $raised; color: $text; border: 1px solid $line; border-radius: 8px;
    padding: 0 14px; min-height: 30px;
}
QPushButton:hover { border-color: $faint; }
QPushButton:pressed { background: $line; }
QPushButton:disabled { color: $faint; }
QPushButton:focus { border: 2px solid $accent; padding: 0 13px; min-height: 28px; }
QPushButton[look="main"] {
    background: $accent; color: $on_accent; border: 1px solid $accent; font-weight: 600;
}
QPushButton[look="main"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[look="main"]:focus { border: 2px solid $text; }
QPushButton[look="main"]:disabled { background: $raised; color: $faint; border-color: $line; }
QPushButton[look="danger"] { color: $error; }
QPushButton[look="quiet"] { background: transparent; border-color: transparent; }
QPushButton[look="quiet"]:hover { background: $raised; }
QPushButton[look="quiet"]:focus { border-color: $accent; }
QPushButton[look="choice"] { text-align: left; min-height: 34px; }
QPushButton[look="choice"]:focus { min-height: 32px; }
QPushButton[look="link"] {
    background: transparent; border: 2px solid transparent; color: $accent; padding: 0 4px;
    min-height: 22px;
}
QPushButton[look="link"]:hover { text-decoration: underline; }
QPushButton[look="link"][side="left"] { text-align: left; }
QPushButton::menu-indicator { image: none; width: 0; }
QPushButton[look="link"]:focus { border: 2px solid $accent; border-radius: 6px; }
QPushButton[look="fact"] {
    background: transparent; border: 2px solid transparent; border-radius: 6px; color: $accent;
    padding: 0 4px; min-height: 18px;
}
QPushButton[look="fact"]:hover { text-decoration: underline; }
QPushButton[look="fact"]:checked { background: $accent_soft; }
QPushButton[look="fact"]:focus { border-color: $accent; }
QPushButton[look="link"]:disabled { color: $faint; }
QToolButton {
    background: transparent; border: 2px solid transparent; border-radius: 8px; padding: 4px;
    color: $text;
}
QToolButton:hover { background: $raised; }
QToolButton:pressed, QToolButton:checked { background: $accent_soft; }
QToolButton:focus { border-color: $accent; }
QToolButton::menu-indicator { image: none; }
QCheckBox, QRadioButton { spacing: 8px; min-height: 24px; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {
    width: 14px; height: 14px; border: 1px solid $dim; background: $raised;
}
QCheckBox::indicator, QAbstractItemView::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {
    background: $accent; border-color: $accent; image: url("$check");
}
QRadioButton::indicator:checked { border: 5px solid $accent; width: 6px; height: 6px; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border-color: $accent; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }
"""

FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDateEdit, QComboBox {
    background: $raised; color: $text; border: 1px solid $line; border-radius: 8px;
    padding: 0 10px; min-height: 32px;
    selection-background-color: $accent; selection-color: $on_accent;
}
QPlainTextEdit, QTextEdit { padding: 6px 8px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDateEdit:focus,
QComboBox:focus { border: 2px solid $accent; padding: 0 9px; min-height: 30px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 5px 7px; }
QLineEdit[look="bare"], QPlainTextEdit[look="bare"] {
    background: transparent; border: none; padding: 0; min-height: 0;
}
QLineEdit[look="inline"], QLineEdit[look="inline"]:focus {
    border: 2px solid $accent; border-radius: 6px; padding: 0; min-height: 0;
}
QLineEdit:disabled, QComboBox:disabled { color: $faint; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox QAbstractItemView {
    background: $panel; border: 1px solid $line; selection-background-color: $accent_soft;
    selection-color: $text; outline: none;
}
QSlider::groove:horizontal { height: 2px; background: $line; border-radius: 1px; }
QSlider::sub-page:horizontal { background: $dim; border-radius: 1px; }
QSlider::handle:horizontal {
    background: $dim; width: 10px; height: 10px; margin: -4px 0; border-radius: 5px;
}
QSlider::handle:horizontal:hover { background: $text; }
QSlider::handle:horizontal:focus { background: $accent; }
QProgressBar {
    background: $line; border: none; border-radius: 2px; min-height: 4px; max-height: 4px;
}
QProgressBar::chunk { background: $accent; border-radius: 2px; }
"""

MENUS = """
QMenuBar { background: $panel; color: $text; padding: 2px 8px; }
QMenuBar::item { padding: 4px 8px; border-radius: 6px; background: transparent; }
QMenuBar::item:selected { background: $raised; }
QMenu { background: $panel; color: $text; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 10px; border-radius: 6px; min-height: 18px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $faint; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
"""

VIEWS = """
QAbstractItemView {
    background: $panel; border: none; outline: none; selection-background-color: $accent_soft;
    selection-color: $text;
}
QTableView[look="rows"] { selection-background-color: transparent; }
QListWidget::item, QListView[look="rows"]::item { border-radius: 6px; padding: 0 8px; }
QListView[look="offers"] { border: 1px solid $line; }
QListView[look="offers"]::item { border-radius: 6px; padding: 6px 8px; }
QListWidget::item:hover, QListView[look="rows"]::item:hover { background: $raised; }
QListWidget::item:selected, QListView[look="rows"]::item:selected {
    background: $accent_soft; color: $text;
}
QHeaderView::section {
    background: $panel; color: $dim; border: none; border-bottom: 1px solid $line;
    padding: 6px 8px; font-size: 11px; font-weight: 600;
}
QScrollArea { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $line; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 32px; margin: 2px 3px; }
QScrollBar::handle:horizontal { min-width: 32px; margin: 3px 2px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $line; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar::tab { background: transparent; color: $dim; padding: 8px 14px; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
"""

FRAMES = """
QFrame[look="card"] { background: $raised; border: 1px solid $line; border-radius: 8px; }
QFrame[look="floating"] { background: $panel; border: 1px solid $line; border-radius: 12px; }
QFrame[look="line"] { background: $line; border: none; }
QFrame[look="panel"] { background: $panel; border: none; }
QFrame[look="ground"] { background: $background; border: none; }
"""

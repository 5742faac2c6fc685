"""What the keyboard does in the grid."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from gallery.gui.grid.geometry import USUAL_ZOOM

if TYPE_CHECKING:
    from gallery.gui.grid.cells import Cells

Key = Qt.Key
Modifier = Qt.KeyboardModifier
CursorAction = QAbstractItemView.CursorAction

CURSOR_MOVES = {
    CursorAction.MoveLeft: Key.Key_Left,
    CursorAction.MovePrevious: Key.Key_Left,
    CursorAction.MoveRight: Key.Key_Right,
    CursorAction.MoveNext: Key.Key_Right,
    CursorAction.MoveUp: Key.Key_Up,
    CursorAction.MoveDown: Key.Key_Down,
    CursorAction.MovePageUp: Key.Key_PageUp,
    CursorAction.MovePageDown: Key.Key_PageDown,
    CursorAction.MoveHome: Key.Key_Home,
    CursorAction.MoveEnd: Key.Key_End,
}
STEPS = {Key.Key_Left: -1, Key.Key_Right: 1}
LINES = {Key.Key_Up: -1, Key.Key_Down: 1}
PAGES = {Key.Key_PageUp: -1, Key.Key_PageDown: 1}
ZOOMS = {Key.Key_Plus: 1, Key.Key_Equal: 1, Key.Key_Minus: -1, Key.Key_Underscore: -1}
EXTEND = Modifier.ShiftModifier
KEEP = Modifier.ControlModifier


def press(view: "Cells", event: QKeyEvent) -> bool:
    """Do what a key asks for; False when it means nothing to the grid."""
    key, modifiers = event.key(), event.modifiers() & (EXTEND | KEEP | Modifier.AltModifier)
    if modifiers & Modifier.AltModifier:
        return False
    if modifiers & KEEP and key in ZOOMS:
        view.zoom_by(ZOOMS[Key(key)])
    elif modifiers & KEEP and key == Key.Key_0:
        view.set_zoom(USUAL_ZOOM)
    elif modifiers & KEEP and key == Key.Key_A:
        view.choice.take_all()
    elif key == Key.Key_Escape and len(view.choice.rows()):
        view.choice.clear()
    elif key in (Key.Key_Return, Key.Key_Enter) and not modifiers:
        return _if_current(view, view.opened.emit)
    elif key == Key.Key_Space:
        return _if_current(view, view.choice.toggle if modifiers & KEEP else view.quick_look.emit)
    else:
        row = target(view, key)
        if row is None:
            return False
        if row >= 0:
            _go(view, row, modifiers)
    return True


def target(view: "Cells", key: int) -> int | None:
    """Return the row a key leads to, -1 without photos, None for a key that leads nowhere."""
    known = Key(key) if key in MOVES else None
    if known is None:
        return None
    last = view.page.rows - 1
    if last < 0:
        return -1
    here = view.choice.focus()
    if here < 0:
        return last if known is Key.Key_End else 0
    if known in STEPS:
        return min(last, max(0, here + STEPS[known] * (-1 if view.isRightToLeft() else 1)))
    if known in LINES:
        return view.page.moved(here, LINES[known])
    if known in PAGES:
        return view.page.moved(here, PAGES[known] * view.lines_a_page())
    return 0 if known is Key.Key_Home else last


MOVES = frozenset({*STEPS, *LINES, *PAGES, Key.Key_Home, Key.Key_End})


def _go(view: "Cells", row: int, modifiers: Qt.KeyboardModifier) -> None:
    if modifiers & EXTEND:
        view.choice.extend(row, add=bool(modifiers & KEEP))
    elif modifiers & KEEP:
        view.choice.set_focus(row)
    else:
        view.choice.only(row)
    view.reveal(row)


def _if_current(view: "Cells", act: Callable[[int], object]) -> bool:
    if view.choice.focus() < 0:
        return False
    act(view.choice.focus())
    return True

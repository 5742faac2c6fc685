"""What keys mean in the comparison."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent

from gallery.gui.compare.placing import Mode
from gallery.gui.viewer.framing import KEY_ZOOM
from gallery.gui.widgets.keyboard import ENTER

if TYPE_CHECKING:  # it imports this module
    from gallery.gui.compare.view import CompareView

STEP = 64  # px that an arrow moves an enlarged picture by

Key = Qt.Key
Modifier = Qt.KeyboardModifier
ZOOMS = {Key.Key_Plus: KEY_ZOOM, Key.Key_Equal: KEY_ZOOM, Key.Key_Minus: 1 / KEY_ZOOM}
ARROWS = {
    Key.Key_Left: (1, 0),
    Key.Key_Right: (-1, 0),
    Key.Key_Up: (0, 1),
    Key.Key_Down: (0, -1),
}
PLACES = {getattr(Key, f"Key_{place}"): place - 1 for place in range(1, 10)}
DIGITS = (Key.Key_0, *PLACES)
STEPS = {Key.Key_Tab: 1, Key.Key_Backtab: -1, Key.Key_Backspace: -1}
LETTERS = tuple(getattr(Key, f"Key_{letter}") for letter in "ABDLPRXZ")
PLAIN = (*LETTERS, *ENTER, *ARROWS, *ZOOMS, *STEPS, Key.Key_Space, Key.Key_Escape)


def is_own(event: QKeyEvent, *, choosing: bool) -> bool:
    """Whether a key is the comparison's, although an action of the window has it too.

    Args:
        event: of the key.
        choosing: digits alone pick a photo; else they rate the active one, as everywhere.
    """
    key, held = event.key(), event.modifiers() & ~Modifier.KeypadModifier
    if key in DIGITS:
        return held == Modifier.ControlModifier or (not held and choosing)
    # "+" is typed with Shift on many keyboards, and Shift steps back.
    with_shift = key in (*ZOOMS, Key.Key_Space, Key.Key_Backtab)
    return key in PLAIN and (not held or (with_shift and held == Modifier.ShiftModifier))


def press(view: "CompareView", event: QKeyEvent) -> bool:
    """Do what a key means; return False if it means nothing here."""
    key = event.key()
    if not is_own(event, choosing=view.is_choosing):
        return False
    if key in PLACES:
        view.make_active(PLACES[Key(key)])
    elif key in ARROWS:
        _move(view, *ARROWS[Key(key)])
    elif key in ZOOMS:
        view.board.zoom(ZOOMS[Key(key)], view.board.middle)
    elif key in STEPS:
        view.step(STEPS[Key(key)])
    elif key == Key.Key_Space:
        _flip(view, -1 if event.modifiers() & Modifier.ShiftModifier else 1)
    else:
        _do(view, Key(key))
    return True


def _do(view: "CompareView", key: Qt.Key) -> None:
    board = view.board
    done = {
        Key.Key_Escape: view.leave,
        Key.Key_Return: view.choose,
        Key.Key_Enter: view.choose,
        Key.Key_0: board.fit,
        Key.Key_A: view.toggle_alignment,
        Key.Key_B: lambda: view.show_mode(Mode.SIDE),
        Key.Key_D: lambda: view.show_mode(_other_than(Mode.DIFFERENCE, board.mode)),
        Key.Key_L: view.toggle_lock,
        Key.Key_P: view.toggle_pixels,
        Key.Key_R: board.fit,
        Key.Key_X: view.swap,
        Key.Key_Z: lambda: board.toggle(board.middle),
    }
    done[key]()


def _other_than(mode: Mode, shown: Mode) -> Mode:
    return Mode.SIDE if shown is mode else mode


def _flip(view: "CompareView", by: int) -> None:
    """Show one picture alone; once that is so, the next one in its place."""
    if view.board.mode is Mode.FLIP:
        view.step(by)
    else:
        view.show_mode(Mode.FLIP)


def _move(view: "CompareView", x: int, y: int) -> None:
    """Move an enlarged picture, or go to the next one."""
    board = view.board
    if not board.is_locked or (board.framing is not None and board.framing.can_move):
        board.move_by(QPointF(x, y) * STEP)
    else:
        view.step(-(x + y))

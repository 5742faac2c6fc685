"""What the keys mean in the full view, unless a box around a person is in hand."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent

from gallery.gui.viewer.framing import KEY_ZOOM

if TYPE_CHECKING:
    from gallery.gui.viewer.view import Viewer
Key = Qt.Key
Modifier = Qt.KeyboardModifier
STEPS = {
    Key.Key_Right: 1,
    Key.Key_Down: 1,
    Key.Key_PageDown: 1,
    Key.Key_Space: 1,
    Key.Key_Left: -1,
    Key.Key_Up: -1,
    Key.Key_PageUp: -1,
    Key.Key_Backspace: -1,
}
PANS = {
    Key.Key_Right: (1, 0),
    Key.Key_Left: (-1, 0),
    Key.Key_Down: (0, 1),
    Key.Key_Up: (0, -1),
}
ENDS = {Key.Key_Home: -1, Key.Key_End: 1}
ZOOMS = {Key.Key_Plus: KEY_ZOOM, Key.Key_Equal: KEY_ZOOM, Key.Key_Minus: 1 / KEY_ZOOM}
TABS = {Key.Key_Tab: 1, Key.Key_Backtab: -1}
TURNS = {Key.Key_BracketRight: 1, Key.Key_BracketLeft: -1}
FRAMES = {Key.Key_Period: 1, Key.Key_Comma: -1}  # as video players have them
SLOWER = {Key.Key_Plus: 1, Key.Key_Equal: 1, Key.Key_Minus: -1}


def press(view: "Viewer", event: QKeyEvent) -> bool:
    """Do what a key asks for; False when it means nothing to the view."""
    if view.drawing.key(event):
        view.wake()
        return True
    if event.key() == Key.Key_Escape:
        view.go_back()
        return True
    control = bool(event.modifiers() & Modifier.ControlModifier)
    if control or event.modifiers() & Modifier.AltModifier:
        return control and _turns(view, event.key())
    return _shows(view, event) or _plays(view, event) or _goes(view, event) or _zooms(view, event)


def before_qt(view: "Viewer", event: QKeyEvent) -> bool:
    """Take what Qt would act on before the view is asked; False when it may.

    It gives keys to the window's shortcuts and moves the focus by Tab, which here goes from box
    to box, where there are any.
    """
    if event.type() is QEvent.Type.ShortcutOverride:
        own = view.drawing.is_own(event) or (view.has_info and _is_plain(event, Key.Key_I))
        if own:
            event.accept()
        return own
    tabs = event.key() in TABS and not event.modifiers() & Modifier.ControlModifier
    pressed = event.type() is QEvent.Type.KeyPress
    return pressed and tabs and view.drawing.step(TABS[Key(event.key())])


def _is_plain(event: QKeyEvent, key: Qt.Key) -> bool:
    return event.key() == key and event.modifiers() == Modifier.NoModifier


def _turns(view: "Viewer", key: int) -> bool:
    if key not in (Key.Key_Left, Key.Key_Right):
        return False
    view.canvas.turn(1 if key == Key.Key_Right else -1)
    return True


def _shows(view: "Viewer", event: QKeyEvent) -> bool:
    """What is switched on and off, and the keys that mean another thing in a slide show."""
    key, showing = event.key(), view.showing
    if view.has_info and _is_plain(event, Key.Key_I):
        view.around.switch_info()
    elif not showing.is_running:
        return False
    elif key == Key.Key_Space:
        showing.toggle()
    elif key in SLOWER:
        showing.slow_down(SLOWER[Key(key)])
    elif key in STEPS:
        showing.step(STEPS[Key(key)])
    elif key in showing.switches:
        showing.switch(showing.switches[Key(key)])
    else:
        return False
    view.wake()
    return True


def _plays(view: "Viewer", event: QKeyEvent) -> bool:
    """The keys of a photo that moves."""
    key = event.key()
    if not view.player.is_moving:
        return False
    if _is_plain(event, Key.Key_Space):
        view.player.toggle()
    elif key in FRAMES:
        view.player.step(FRAMES[Key(key)])
    else:
        return False
    view.wake()
    return True


def _goes(view: "Viewer", event: QKeyEvent) -> bool:
    key = event.key()
    if key in PANS and view.canvas.pan(*PANS[Key(key)]):
        return True
    backwards = key == Key.Key_Space and event.modifiers() & Modifier.ShiftModifier
    if key in STEPS:
        view.step(-1 if backwards else STEPS[Key(key)])
    elif key in ENDS:
        view.step(ENDS[Key(key)] * view.count)
    else:
        return False
    return True


def _zooms(view: "Viewer", event: QKeyEvent) -> bool:
    key, canvas = event.key(), view.canvas
    middle = QPointF(canvas.rect().center())
    if key in TURNS:
        canvas.turn(TURNS[Key(key)])
    elif key == Key.Key_Z:
        here = QPointF(canvas.mapFromGlobal(view.cursor().pos()))
        canvas.toggle(here if canvas.underMouse() else middle)
    elif key in ZOOMS:
        canvas.zoom(ZOOMS[Key(key)], middle)
    else:
        return False
    return True

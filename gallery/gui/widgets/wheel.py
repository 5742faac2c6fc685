"""The wheel of a mouse."""

from PySide6.QtGui import QWheelEvent

NOTCH = 120  # one step of a mouse wheel, as Qt counts it


def notches(event: QWheelEvent) -> float:
    """Return by how many steps the wheel was turned away from the user; a touchpad sends parts."""
    return event.angleDelta().y() / NOTCH

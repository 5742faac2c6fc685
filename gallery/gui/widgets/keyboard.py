"""Keys that mean the same wherever they are pressed."""

from PySide6.QtCore import Qt

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
DIGITS = tuple(Qt.Key(Qt.Key.Key_1 + place) for place in range(9))  # 1 to 9

"""A hairline between what stands on its two sides."""

from PySide6.QtWidgets import QFrame


class Rule(QFrame):
    """One pixel in the colour of lines: across, or upright from top to bottom."""

    def __init__(self, *, upright: bool = False) -> None:
        super().__init__()
        self.setProperty("look", "line")
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

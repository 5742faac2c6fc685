"""Whether common scenes are offered while tagging: one switch of the library."""

from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from gallery.gui.bridge import Bridge
from gallery.gui.theme import SMALL_GAP
from gallery.library import settings


class CommonScenesSwitch(QWidget):
    """Writes at once; what was said already stays as it is."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.box = QCheckBox(self.tr("Offer common scenes while tagging"))
        self.box.setEnabled(False)
        words = QLabel(
            self.tr(
                "Cameras, clothes, places, poses … with English and Korean names. Each becomes a "
                "scene of yours when you first use it."
            )
        )
        words.setProperty("look", "small")
        words.setWordWrap(True)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, SMALL_GAP, 0, 0)
        lines.setSpacing(SMALL_GAP)
        lines.addWidget(self.box)
        lines.addWidget(words)
        bridge.read(settings.common_scenes, self._on_known)
        self.box.clicked.connect(self._on_clicked)

    def _on_known(self, is_on: bool) -> None:  # noqa: FBT001 - as a reader hands it over
        self.box.setChecked(is_on)
        self.box.setEnabled(True)

    def _on_clicked(self) -> None:
        library, on = self._bridge.library, self.box.isChecked()

        def write() -> bool:
            with library.writing() as writer:
                settings.set_common_scenes(writer, on=on)
            return on

        self._bridge.compute(write, self._on_known)

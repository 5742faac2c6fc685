"""The top bar: name, the wide search field, order, theme, all actions, menu, Import."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QWidget

from gallery.gui.actions import Actions
from gallery.gui.icons import icon
from gallery.gui.searchbar.field import SearchField
from gallery.gui.theme import FIELD_HEIGHT, GAP, LARGE_GAP, SMALL_GAP

HEIGHT = 52  # px
ICON = 18  # px


class TopBar(QFrame):
    """Stands along the top of the window.

    Attributes:
        search: the search field.

    Signals:
        theme_wanted(): the other one of light and dark.
    """

    theme_wanted = Signal()

    def __init__(self, actions: Actions, menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "panel")
        self.setFixedHeight(HEIGHT)
        self.search = SearchField()
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(GAP, 0, 0, 0)
        name = QLabel(self.tr("Photosketch"))
        name.setProperty("look", "heading")
        head.addWidget(name)
        head.addStretch()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GAP, 0, LARGE_GAP, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self._head)
        layout.addWidget(self.search, 1)
        layout.addSpacing(SMALL_GAP)
        tools = (
            _tool(actions["filter-bar"], self.tr("Filters")),
            self._arranging_button(actions),
            self._theme_button(),
            _tool(actions["palette"], self.tr("All actions")),
            self._menu_button(menu),
        )
        for tool in tools:
            layout.addWidget(tool)
        layout.addSpacing(SMALL_GAP)
        layout.addWidget(self._import_button(actions))
        self.set_head_width(232)

    @property
    def head_width(self) -> int:
        """Where the search field begins, in pixels from the left."""
        return self._head.width() + 2 * GAP

    def set_head_width(self, width: int) -> None:
        """Let the search field begin where the photos do, ``width`` px from the left."""
        least = self._head.minimumSizeHint().width()
        self._head.setFixedWidth(max(least, width - 2 * GAP))

    def _arranging_button(self, actions: Actions) -> QToolButton:
        button = _button("arrow-down-up", self.tr("Sort and group"))
        button.setMenu(actions.arranging_menu(button))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolTip(self.tr("The order of the photos, and their sections"))
        return button

    def _menu_button(self, menu: QMenu) -> QToolButton:
        button = _button("menu", self.tr("Menu"))
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolTip(self.tr("All menus"))
        return button

    def _theme_button(self) -> QToolButton:
        button = _button("contrast", self.tr("Light or dark"))
        button.setToolTip(self.tr("Switch between light and dark"))
        button.clicked.connect(self.theme_wanted)
        return button

    def _import_button(self, actions: Actions) -> QPushButton:
        button = QPushButton(self.tr("Import…"))
        button.setProperty("look", "main")
        button.setObjectName("import")
        button.setToolTip(actions["import-folder"].toolTip())
        menu = QMenu(button)
        menu.addAction(actions["import-folder"])
        menu.addAction(actions["import-files"])
        button.clicked.connect(lambda: menu.popup(button.mapToGlobal(_below(button, menu))))
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.search.setMaximumWidth(max(200, self.width()))


def _below(button: QPushButton, menu: QMenu) -> QPoint:
    return QPoint(button.width() - menu.sizeHint().width(), button.height() + SMALL_GAP)


def _button(symbol: str, name: str) -> QToolButton:
    button = QToolButton()
    if symbol:
        button.setIcon(icon(symbol))
    button.setIconSize(QSize(ICON, ICON))
    button.setFixedSize(FIELD_HEIGHT, FIELD_HEIGHT)
    button.setAccessibleName(name)
    return button


def _tool(action: QAction, name: str) -> QToolButton:
    button = _button("", name)
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    return button

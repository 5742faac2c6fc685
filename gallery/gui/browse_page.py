"""The page with everything on it: top bar, sidebar, photos, inspector, status bar."""

from PySide6.QtCore import QByteArray, QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from gallery.gui import carried, icons
from gallery.gui.actions import Actions
from gallery.gui.bridge import Bridge
from gallery.gui.duplicates.page import DuplicatesPage
from gallery.gui.filterbar import FilterBar
from gallery.gui.grid import GridView
from gallery.gui.grid.geometry import SMALLEST, WIDEST
from gallery.gui.panels.banner import Banner
from gallery.gui.panels.inspector import Inspector
from gallery.gui.panels.sidebar import Sidebar
from gallery.gui.panels.status_bar import StatusBar
from gallery.gui.panels.top_bar import TopBar
from gallery.gui.panels.welcome import Welcome
from gallery.gui.portraits import PortraitList, PortraitsPage, ProfileHead
from gallery.gui.preferences import Preferences
from gallery.gui.scope import Scope, ScopeKind
from gallery.gui.suggestions.page import SuggestionsPage
from gallery.gui.theme import (
    BODY,
    FLOAT_RADIUS,
    GAP,
    HEADING,
    LARGE_GAP,
    colour,
    sized,
    tokens_of,
)
from gallery.gui.widgets.empty_state import EmptyState
from gallery.gui.widgets.rule import Rule

SIDEBAR, CENTRE, INSPECTOR = 232, 1048, 320  # px: the splitter of a window 1600 px wide
NARROWEST_CENTRE = 320  # px
MARK = 32  # px: the icon where a drop goes


class BrowsePage(QWidget):
    """Only arranges.

    Signals:
        dropped(QMimeData): files or a picture were dropped from outside.
    """

    dropped = Signal(object)

    def __init__(
        self, bridge: Bridge, preferences: Preferences, *, actions: Actions, menu: QMenu
    ) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.top_bar = TopBar(actions, menu)
        self.filter_bar = FilterBar(bridge, self.top_bar.search)
        self.filter_bar.hide()
        self._has_filters = False
        self.sidebar = Sidebar(bridge, preferences)
        self.grid = GridView(bridge)
        self.grid.setAccessibleName(self.tr("Photos"))
        self.welcome = Welcome()
        self.empty = EmptyState()
        self.banner = Banner()
        self.suggestions = SuggestionsPage(bridge)
        self.duplicates = DuplicatesPage(bridge)
        self.portraits = PortraitsPage(bridge, preferences)
        self.profile = ProfileHead(bridge)
        self.profile.hide()
        self.inspector = Inspector(bridge)
        self.status_bar = StatusBar(bridge, SMALLEST, widest=WIDEST)
        self.status_bar.add_tools(actions["layout-rows"], actions["layout-squares"])
        self.grid.verticalScrollBar().rangeChanged.connect(self._on_range)
        self._target = _DropTarget(self)
        self.centre = QStackedWidget()
        self.centre.setMinimumWidth(NARROWEST_CENTRE)
        self.centre.setProperty("look", "ground")
        pages: tuple[QWidget, ...] = (self.grid, self.welcome, self.empty)
        for page in (*pages, self.suggestions, self.duplicates, self.portraits):
            self.centre.addWidget(page)
        self._arrange()
        self.portraits.listing.zoom_changed.connect(self.status_bar.show_zoom)
        self.status_bar.zoom_wanted.connect(lambda width: self.zoomable.set_zoom(width))
        show_zoom = self.status_bar.show_zoom
        self.centre.currentChanged.connect(lambda _row: show_zoom(self.zoomable.zoom()))
        self.centre.currentChanged.connect(self._place_filters)

    @property
    def parts(self) -> tuple[QWidget, ...]:
        """What fills the page, which the full view and the tagging mode cover."""
        return self.top_bar, self.filter_bar, self._splitter, self.status_bar

    def show_filters(self, *, shown: bool) -> None:
        """Show the filter bar wherever photos are listed, or nowhere."""
        self._has_filters = shown
        self._place_filters()

    def _on_range(self, low: int, high: int) -> None:
        # Its room is kept, so that nothing jumps; without anything to scroll it is not drawn.
        self.grid.verticalScrollBar().setEnabled(high > low)

    def _place_filters(self) -> None:
        lists_photos = self.centre.currentWidget() in (self.grid, self.empty)
        self.filter_bar.setVisible(self._has_filters and lists_photos)

    def show_photos(self) -> None:
        """Show the grid; the keys go to it if they went to what stood there."""
        before, focus = self.centre.currentWidget(), self.window().focusWidget()
        self.centre.setCurrentWidget(self.grid)
        if before is not self.grid and (focus is None or before.isAncestorOf(focus)):
            self.grid.setFocus()

    def show_welcome(self) -> None:
        """Show what an empty library shows."""
        self.centre.setCurrentWidget(self.welcome)

    def show_empty(self) -> None:
        """Show why there is no photo."""
        self.centre.setCurrentWidget(self.empty)

    def show_suggestions(self) -> None:
        """Show the guesses in place of photos, and give them the keys."""
        self.centre.setCurrentWidget(self.suggestions)
        self.suggestions.listing.setFocus()

    def show_duplicates(self) -> None:
        """Show groups of photos that are the same picture, and give them the keys."""
        self.centre.setCurrentWidget(self.duplicates)
        self.duplicates.take_focus()

    def show_portraits(self, kind: ScopeKind, *, at: Scope | None = None) -> None:
        """Show who or what there is in place of photos, and give it the keys."""
        self.centre.setCurrentWidget(self.portraits)
        self.portraits.show_kind(kind, at=at)
        self.show_at_hand(None)
        self.portraits.listing.setFocus()

    def show_profile(self, scope: Scope | None) -> None:
        """Tell of somebody above what stands in the middle; None tells of nobody."""
        self.profile.tell_of(scope, on_page=False)
        self.profile.setVisible(scope is not None)

    def show_at_hand(self, scope: Scope | None) -> None:
        """Tell of the portrait that has the focus; the room is kept while there is none."""
        self.profile.tell_of(scope, on_page=True)
        self.profile.setVisible(not self.portraits.is_empty)

    @property
    def zoomable(self) -> GridView | PortraitList:
        """What stands in the middle and has cells that can be larger or smaller."""
        on_page = self.centre.currentWidget() is self.portraits
        return self.portraits.listing if on_page else self.grid

    def focus_middle(self) -> None:
        """Give the keys to what stands in the middle."""
        shown = self.centre.currentWidget()
        if shown is self.suggestions:
            self.suggestions.listing.setFocus()
        elif shown is self.duplicates:
            self.duplicates.take_focus()
        elif shown is self.portraits:
            self.portraits.listing.setFocus()
        else:
            self.grid.setFocus()

    def state(self) -> QByteArray:
        """Return the widths of the panels, to be kept."""
        return self._splitter.saveState()

    def restore(self, state: QByteArray) -> None:
        """Take up kept widths; an empty state means the usual ones."""
        if state.isEmpty() or not self._splitter.restoreState(state):
            self._splitter.setSizes([SIDEBAR, CENTRE, INSPECTOR])
        self._align()

    def _arrange(self) -> None:
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        column = QWidget()
        lines = QVBoxLayout(column)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self.profile)
        lines.addWidget(self.centre, 1)
        lines.addWidget(self.banner)
        for place, panel in enumerate((self.sidebar, column, self.inspector)):
            self._splitter.addWidget(panel)
            self._splitter.setStretchFactor(place, int(panel is column))
        self._splitter.splitterMoved.connect(self._align)
        self.sidebar.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.top_bar)
        layout.addWidget(Rule())
        layout.addWidget(self.filter_bar)
        layout.addWidget(self._splitter, 1)
        layout.addWidget(Rule())
        layout.addWidget(self.status_bar)

    def _align(self) -> None:
        """Let the search field begin where the photos do."""
        shown = not self.sidebar.isHidden()
        self.top_bar.set_head_width(self.sidebar.width() if shown else 0)
        self.filter_bar.set_left(self.top_bar.head_width)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.sidebar and event.type() in (
            QEvent.Type.Resize,
            QEvent.Type.Hide,
            QEvent.Type.Show,
        ):
            self._align()
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # A drag that began in this program brings nothing in.
        if event.source() is None and carried.may_carry(event.mimeData()):
            # Never a move: the file manager must not delete what was dropped.
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._target.appear(self.centre, has_files=carried.has_files(event.mimeData()))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._target.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._target.hide()
        if carried.may_carry(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit(event.mimeData())


class _DropTarget(QWidget):
    """Says over the photos that a drop imports."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self._has_files = True
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def appear(self, over: QWidget, *, has_files: bool) -> None:
        """Lie over a widget; a picture without a file is told apart."""
        self._has_files = has_files
        corner = over.mapTo(self._page, over.rect().topLeft())
        self.setGeometry(QRect(corner, over.size()))
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), colour(tokens.background, 0.97))
        rect = self.rect().adjusted(LARGE_GAP, LARGE_GAP, -LARGE_GAP, -LARGE_GAP)
        painter.setPen(QPen(colour(tokens.accent), 2, Qt.PenStyle.DashLine))
        painter.setBrush(colour(tokens.accent, 0.08))
        painter.drawRoundedRect(rect, FLOAT_RADIUS, FLOAT_RADIUS)
        painter.setFont(sized(self.font(), HEADING, bold=True))
        painter.setPen(colour(tokens.text))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.tr("Drop to import"))
        mark = QRect(0, 0, MARK, MARK)
        mark.moveCenter(rect.center() - QPoint(0, MARK + GAP))
        icons.draw(painter, mark, "folder-plus", colour(tokens.accent))
        painter.setFont(sized(self.font(), BODY))
        painter.setPen(colour(tokens.dim))
        middle = rect.center().y() + HEADING + GAP
        below = rect.adjusted(LARGE_GAP, middle - rect.top(), -LARGE_GAP, 0)
        text = self.tr("You see the plan first; your files stay where they are.")
        if not self._has_files:
            text = self.tr("The picture is kept in the library’s folder.")
        upper = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(below, upper | Qt.TextFlag.TextWordWrap, text)

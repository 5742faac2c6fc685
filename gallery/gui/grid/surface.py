"""The cells of the grid: in sections, under a header that sticks to the top.

``Layout`` knows where everything is; painting is the canvas's, the rest is ``Cells``.
"""

from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QWidget

from gallery.gui.grid.badges import Badges
from gallery.gui.grid.canvas import Canvas
from gallery.gui.grid.cells import Cells
from gallery.gui.grid.choice import Choice
from gallery.gui.grid.geometry import (
    HEADER,
    MARGIN,
    SMALLEST,
    USUAL_ZOOM,
    WIDEST,
    Box,
    Hold,
    Layout,
    Lines,
    measure,
    stepped,
)
from gallery.gui.grid.header import HeaderText, HeaderWords
from gallery.gui.grid.model import PhotosModel
from gallery.gui.grid.pinch import Pinch
from gallery.gui.grid.render import Shape
from gallery.gui.grid.sight import Sight
from gallery.gui.grid.thumbnails import Thumbnails
from gallery.gui.grid.tiling import Plan, Tiler, Tiling
from gallery.gui.theme import CELL_RADIUS, GAP
from gallery.library.results import Grouping, Sections

TOP = 14  # px above the photos where no header stands
SPOKEN_SELECTION = 1_000  # cells; more at once are no event a screen reader could tell


class Surface(Cells):
    """Cells in sections, scrolled, zoomed, painted and chosen.

    Signals:
        zoom_changed(int): the wanted width of a cell in px.
        menu_wanted(QPoint): the context menu, at a place on the screen.
        set_menu_wanted(int, QPoint): the menu of a set, whose header is there.
    """

    page: Lines

    zoom_changed = Signal(int)
    menu_wanted = Signal(QPoint)
    set_menu_wanted = Signal(int, QPoint)

    def __init__(
        self,
        photos: PhotosModel,
        thumbnails: Thumbnails,
        tiler: Tiler,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._photos = photos
        self._thumbnails = thumbnails
        self._tiler = tiler
        self._canvas = Canvas(photos, thumbnails, HeaderWords(self))
        self._zoom = USUAL_ZOOM
        self._ratio = 0.0
        self.page = Layout((), measure(1, self._zoom))
        self._laid_out = photos.sections
        self._set_up()
        self.choice = Choice(photos, self.selectionModel())
        self._sight = Sight(photos, thumbnails, self._window, self._shape_of)
        Badges(self)
        Pinch(self)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        for arrived in (photos.cards.arrived, photos.headers.arrived, thumbnails.arrived):
            arrived.connect(self.viewport().update)
        tiler.ready.connect(self._lay_out_again)

    def _set_up(self) -> None:
        self.setModel(self._photos)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)  # drops are the window's
        self.setUniformItemSizes(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Photos"))

    # Places

    def row_at(self, point: QPoint) -> int:
        """Return the row under a point of the viewport, -1 beside the cells."""
        here = self.to_content(point)
        return -1 if self._is_sticky(point) else self.page.row_at(here.x(), here.y())

    def header_at(self, point: QPoint) -> int:
        """Return the section whose header is under a point of the viewport, -1 for none."""
        y = self.to_content(point).y()
        if self._is_sticky(point):
            return self.page.section_at(self.verticalScrollBar().value())
        if not self._photos.has_headers:
            return -1
        section = self.page.section_at(y)
        return section if section >= 0 and y < self.page.header(section).bottom else -1

    def badge(self, section: int) -> tuple[QRect, HeaderText]:
        """Return where the badge of a section is in the viewport, and what its header says."""
        scroll = self.verticalScrollBar().value()
        return self._canvas.badge_rect(self.page, section, scroll), self._canvas.header(section)

    def section_title(self, section: int) -> str:
        """Return the title of a section, "" while it is not known."""
        return self._canvas.header(section).title if section >= 0 else ""

    def set_of(self, section: int) -> int | None:
        """Return the set of a section; None for photos in no set, and for section -1."""
        return self._photos.sections[section].set_id if section >= 0 else None

    def _is_sticky(self, point: QPoint) -> bool:
        return self.verticalScrollBar().value() > 0 and point.y() < self._sticky()

    def _sticky(self) -> int:
        """Return the height of the header that sticks to the top; 0 where there are none."""
        return self.page.head if self._photos.has_headers else 0

    def reveal(self, row: int) -> None:
        """Scroll as little as possible to bring a cell into sight, below the sticky header."""
        box = self.page.box(row)
        bar = self.verticalScrollBar()
        room = self.viewport().height()
        lowest = box.bottom + GAP - room
        bar.setValue(min(box.y - self.page.head, max(bar.value(), lowest)))

    def lines_a_page(self) -> int:
        """Return how many lines Page Down moves on."""
        return max(1, (self.viewport().height() - self._sticky()) // self.page.measure.pitch)

    def _window(self) -> range:
        top = self.verticalScrollBar().value()
        return range(top, top + self.viewport().height())

    # Layout and zoom

    def zoom(self) -> int:
        """Return the wanted width of a cell in px."""
        return self._zoom

    def set_zoom(self, width: int, at: QPoint | None = None) -> None:
        """Make cells ``width`` px wide; the photo ``at`` (viewport pixels) stays in place."""
        width = min(WIDEST, max(SMALLEST, width))
        if width == self._zoom:
            return
        point = at or self._point_of_interest()
        hold = self._hold(point) if point is not None else None
        self._zoom = width
        self._lay_out(hold)
        self.zoom_changed.emit(width)

    def zoom_by(self, steps: int, at: QPoint | None = None) -> None:
        """Show ``steps`` columns fewer (more when negative)."""
        self.set_zoom(stepped(self.page.measure.page, self._zoom, steps), at)

    def _point_of_interest(self) -> QPoint | None:
        """Return the photo with the focus if it is in sight, else the middle; None: the top."""
        area, focus = self.viewport().rect(), self.choice.focus()
        if 0 <= focus < self.page.rows:
            centre = self.cell_rect(focus).center()
            if area.contains(centre):
                return centre
        return area.center() if self.verticalScrollBar().value() else None

    def _hold(self, point: QPoint) -> Hold | None:
        here = self.to_content(point)
        return self.page.hold(here.x(), here.y(), point.y())

    def tiling(self) -> Tiling:
        """Return how the cells tile the page."""
        return self._tiler.tiling

    def set_tiling(self, tiling: Tiling) -> None:
        """Show photos in justified rows or as squares; the one in sight stays in place."""
        if tiling is not self._tiler.tiling:
            point = self._point_of_interest()
            hold = self._hold(point) if point is not None else None
            self._tiler.tiling = tiling
            self._lay_out(hold)

    def _page_width(self) -> int:
        # The scroll bar stands in the right margin.
        bar = min(self.verticalScrollBar().sizeHint().width(), MARGIN - GAP)
        return max(1, self.viewport().width() + bar)

    def _plan(self, sections: Sections) -> Plan:
        """Return how sections are laid out now."""
        head = TOP if sections.grouping is Grouping.NONE else HEADER
        return Plan(self._tiler.tiling, self._page_width(), self._zoom, head)

    def _lay_out(self, hold: Hold | None) -> None:
        self._laid_out = self._photos.sections
        self.page = self._tiler.laid_out(self._plan(self._laid_out))
        self.updateGeometries()
        if hold is not None and hold.row < self.page.rows:
            self.verticalScrollBar().setValue(self.page.scroll_of(hold))
        self._sight.set_layout(self.page)
        self.viewport().update()

    def _lay_out_again(self) -> None:
        """Lay out as it should be what had to be laid out in haste."""
        point = self._point_of_interest()
        self._lay_out(self._hold(point) if point is not None else None)

    def _shape_of(self, box: Box) -> Shape:
        """Return the picture of a cell in device pixels."""
        ratio = self.devicePixelRatioF()
        return Shape(round(box.width * ratio), round(box.height * ratio), CELL_RADIUS * ratio)

    # Qt's questions

    def doItemsLayout(self) -> None:
        # Qt asks again some time after each change, mostly when it was done at once.
        if self._laid_out is not self._photos.sections:
            self._lay_out(None)

    def updateGeometries(self) -> None:
        super().updateGeometries()
        bar = self.verticalScrollBar()
        bar.setPageStep(max(1, bar.pageStep() - self._sticky()))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        if sum(part.height() for part in selected.toList()) <= SPOKEN_SELECTION:
            super().selectionChanged(selected, deselected)
        self.viewport().update()
        self.selection_changed.emit()

    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        self._repaint(previous.row())
        self._repaint(current.row())
        self.selection_changed.emit()

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        at_top = self.verticalScrollBar().value() == 0
        hold = None if at_top else self._hold(QPoint(self.viewport().width() // 2, self._sticky()))
        QAbstractItemView.resizeEvent(self, event)
        self._lay_out(hold)

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()  # the sticky header does not scroll: all is painted anew
        self._sight.moved()
        if self._canvas.hovered >= 0:
            self.set_hovered(self.row_at(self.viewport().mapFromGlobal(self.cursor().pos())))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.devicePixelRatioF() != self._ratio:
            self._wear()
        self._canvas.focused = self.choice.focus() if self.hasFocus() else -1
        scroll = self.verticalScrollBar().value()
        with QPainter(self.viewport()) as painter:
            self._canvas.paint(painter, event.rect(), self.page, scroll, self.choice.rows())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._wear()
        super().changeEvent(event)

    def _wear(self) -> None:
        self._ratio = self.devicePixelRatioF()
        self._canvas.wear(self.palette(), self.font(), self._ratio)
        self._sight.look()
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        row, section = self.row_at(point), self.header_at(point)
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if row >= 0:
            self.opened.emit(row)
        elif section >= 0:
            self.choice.take([self.page.section_rows(section)])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(self.menu_place(event))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Leave:
            self.set_hovered(-1)
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Not the list view's own, which would put the focus on a photo nobody chose.
        QAbstractScrollArea.focusInEvent(self, event)
        self._repaint(self.choice.focus())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._repaint(self.choice.focus())

    # What the pointer sets

    def set_hovered(self, row: int) -> None:
        """Show a cell's caption; -1 for none."""
        if row != self._canvas.hovered:
            self._repaint(self._canvas.hovered)
            self._canvas.hovered = row
            self._repaint(row)

    def set_band(self, band: Box | None) -> None:
        """Show the rubber band, in content pixels."""
        if band != self._canvas.band:
            self._canvas.band = band
            self.viewport().update()

    def _repaint(self, row: int) -> None:
        if 0 <= row < self.page.rows:
            self.viewport().update(self.cell_rect(row).adjusted(-4, -4, 4, 4))

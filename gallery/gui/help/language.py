"""The search language on one page: rows whose examples are links."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gallery.gui.help.entries import Entry, Language, Section
from gallery.gui.theme import BODY, GAP, LARGE_GAP, SMALL_GAP, sized
from gallery.gui.widgets.columns import ColumnsLayout

NARROWEST = 296  # px of a column
NAMES = 84  # px of the names at the left of a row
LONG = 30  # characters of an example that needs a line of its own
KEYS = Qt.TextInteractionFlag.LinksAccessibleByKeyboard
POINTER = Qt.TextInteractionFlag.LinksAccessibleByMouse


class LanguagePage(QWidget):
    """All sections in columns.

    Signals:
        example_chosen(str): a search that was clicked.
        example_pointed(str): the search under the pointer, "" when there is none.
    """

    example_chosen = Signal(str)
    example_pointed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sections = [_SectionView(section, self) for section in Language().sections()]
        self._nothing = QLabel(self.tr("Nothing of the language is called so."))
        self._nothing.setProperty("look", "dim")
        self._nothing.hide()
        layout = ColumnsLayout(self, narrowest=NARROWEST, gap=LARGE_GAP)
        layout.setContentsMargins(0, 0, LARGE_GAP, 0)
        for view in (*self._sections, self._nothing):
            layout.addWidget(view)

    @property
    def shown(self) -> tuple[Entry, ...]:
        """The rows that are shown."""
        views = (row for section in self._sections for row in section.rows)
        return tuple(row.entry for row in views if not row.isHidden())

    def narrow(self, typed: str) -> None:
        """Show only rows that have all typed words in them; "" shows all."""
        for section in self._sections:
            section.narrow(typed)
        self._nothing.setVisible(not self.shown)


class _SectionView(QWidget):
    def __init__(self, section: Section, page: LanguagePage) -> None:
        super().__init__()
        self._title = section.title
        head = QLabel(section.title.upper())
        head.setProperty("look", "section")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL_GAP)
        column.addWidget(head)
        self.rows = [_Row(entry, page) for entry in section.entries]
        for row in self.rows:
            column.addWidget(row)
        column.addStretch(1)

    def narrow(self, typed: str) -> None:
        is_all = typed.strip().casefold() in self._title.casefold()
        for row in self.rows:
            row.setVisible(is_all or row.entry.fits(typed))
        self.setVisible(any(not row.isHidden() for row in self.rows))


class _Row(QWidget):
    """A field: its names, what it finds, examples. What has no name is one line of them."""

    def __init__(self, entry: Entry, page: LanguagePage) -> None:
        super().__init__()
        self.entry = entry
        links = self._links(entry, page)
        about = QLabel(entry.about)
        about.setWordWrap(True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        if entry.name:
            line.addWidget(_stacked(_bold(entry.name), _small(entry.korean), width=NAMES))
            line.addWidget(_stacked(about, links), 1)
            return
        about.setProperty("look", "dim")
        if len(entry.examples[0].shown) > LONG:
            links.setWordWrap(True)
            line.addWidget(_stacked(links, about), 1)
            return
        if entry.korean:
            links.setFixedWidth(NAMES)
        line.addWidget(links, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(about, 1)
        if entry.korean:
            line.addWidget(_small(entry.korean), 0, Qt.AlignmentFlag.AlignTop)

    @staticmethod
    def _links(entry: Entry, page: LanguagePage) -> QLabel:
        is_long = not entry.name and len(entry.examples[0].shown) > LONG
        # The texts are the program's own, so that rich text is safe here.
        links = QLabel(
            "&nbsp;&nbsp; ".join(
                f'<a href="{escape(one.search)}" style="text-decoration:none">'
                f"{escape(one.shown) if is_long else escape(one.shown).replace(' ', '&nbsp;')}</a>"
                for one in entry.examples
            )
        )
        links.setTextFormat(Qt.TextFormat.RichText)
        links.setTextInteractionFlags(KEYS | POINTER)
        links.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        links.setAccessibleName(", ".join(one.search for one in entry.examples))
        links.linkActivated.connect(page.example_chosen)
        links.linkHovered.connect(page.example_pointed)
        return links


def _stacked(upper: QLabel, lower: QLabel, *, width: int = 0) -> QWidget:
    """Return two labels, one below the other, in a column of ``width`` px (0: any)."""
    column = QWidget()
    lines = QVBoxLayout(column)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(0)
    lower.setWordWrap(True)
    lines.addWidget(upper)
    lines.addWidget(lower)
    lines.addStretch(1)
    if width:
        column.setFixedWidth(width)
    return column


def _bold(text: str) -> QLabel:
    label = QLabel(text)
    label.setFont(sized(label.font(), BODY, bold=True))
    return label


def _small(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("look", "small")
    return label

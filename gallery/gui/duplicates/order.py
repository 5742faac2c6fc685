"""By what the best copy is found: the order of reasons, and that of sources, for this library."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from gallery.gui.bridge import Bridge
from gallery.gui.dialogs.frame import Frame
from gallery.gui.duplicates.ordering import OrderedList
from gallery.gui.theme import GAP, SMALL_GAP
from gallery.gui.words import Words
from gallery.library import candidates, settings
from gallery.library.database import Library, Reader
from gallery.library.journal import Writer
from gallery.model.best_copy import Reason, check_order
from gallery.model.errors import InvalidValue
from gallery.model.names import clean

WIDTH = 520  # px
SOURCE_ROWS = 5  # in sight without scrolling
MOST_READ = 200  # letters of a source's name

Setting = Callable[[Writer, Sequence[str]], None]
Kept = tuple[tuple[Reason, ...], tuple[str, ...]]


class OrderDialog(Frame):
    """Two lists that are put in order; what is done there counts at once.

    Attributes:
        reasons: by what copies are compared, the first that tells them apart decides.
        sources: where copies from are better, the best first.
        new_source: a source to be added.

    Signals:
        changed(): the library knows of another order.
    """

    changed = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent, "", done="")
        self.entitle(self.tr("What makes the best copy"), done=self.tr("Close"))
        self.only_close()
        self.setMinimumWidth(WIDTH)
        self._bridge = bridge
        self._waiting: dict[Setting, tuple[str, ...]] = {}
        self._is_writing = False
        self.reasons = OrderedList(self.tr("Reasons"), rows=len(Reason), checkable=True)
        self.sources = OrderedList(self.tr("Sources"), rows=SOURCE_ROWS)
        self._add_reasons()
        self._add_sources()
        self.reasons.changed.connect(self._on_reasons)
        self.sources.changed.connect(self._on_sources)
        bridge.read(_read, self._on_read)

    def _add_reasons(self) -> None:
        about = _dim(
            self.tr(
                "The first of these that tells two copies apart decides. Drag them, or press "
                "Alt+Up and Alt+Down."
            )
        )
        self.body.addWidget(_section(self.tr("Reasons")))
        self.body.addWidget(about)
        self.body.addWidget(self.reasons)
        self.body.addSpacing(GAP)

    def _add_sources(self) -> None:
        self.body.addWidget(_section(self.tr("Sources")))
        self.body.addWidget(_dim(self.tr("The best first; copies from none of them come last.")))
        self.body.addWidget(self.sources)
        self.new_source = QLineEdit()
        self.new_source.setPlaceholderText(self.tr("Another source, such as a fansite"))
        self.new_source.setAccessibleName(self.tr("Another source"))
        self.new_source.setMaxLength(MOST_READ)
        self.new_source.returnPressed.connect(self._on_add)
        self.add_button = QPushButton(self.tr("Add"))
        self.add_button.setAutoDefault(False)
        self.add_button.clicked.connect(self._on_add)
        self.remove_button = QPushButton(self.tr("Remove"))
        self.remove_button.setAutoDefault(False)
        self.remove_button.clicked.connect(self.sources.remove_current)
        line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addWidget(self.new_source, 1)
        line.addWidget(self.add_button)
        line.addWidget(self.remove_button)
        self.body.addSpacing(SMALL_GAP)
        self.body.addLayout(line)

    def _reason(self, reason: Reason) -> str:
        return {
            Reason.PIXELS: self.tr("More pixels"),
            Reason.SOURCE: self.tr("The better source"),
            Reason.QUALITY: self.tr("Higher JPEG quality"),
            Reason.BYTES: self.tr("A larger file of the same format"),
            Reason.WHOLE: self.tr("Whole: not cut, marked or damaged"),
            Reason.DATE: self.tr("It knows when it was taken"),
        }[reason]

    # What is kept

    def _on_read(self, kept: Kept) -> None:
        order, sources = kept
        rest = [reason for reason in Reason if reason not in order]
        rows = [(str(reason), self._reason(reason)) for reason in (*order, *rest)]
        self.reasons.show_rows(rows, on=[str(reason) for reason in order])
        self.sources.show_rows([(name, name) for name in sources])
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def _on_reasons(self) -> None:
        try:
            order = check_order(self.reasons.values)
        except InvalidValue as error:
            self.say(self._wrong(error))
            return
        self.say("")
        self._write(settings.set_best_copy_order, [str(reason) for reason in order])

    def _wrong(self, error: InvalidValue) -> str:
        return {
            "empty": self.tr("At least one reason has to be on."),
            "bytes-alone": self.tr("Bytes say little by themselves: another reason comes first."),
        }.get(error.why, Words().error(error))

    def _on_sources(self) -> None:
        self._write(settings.set_source_ranks, self.sources.values)

    def _on_add(self) -> None:
        name = clean(self.new_source.text())
        if name and name not in self.sources.values:
            self.sources.add(name, name)
        self.new_source.clear()

    def _write(self, write: Setting, values: Sequence[str]) -> None:
        """Write one after the other, and only the last of several that wait."""
        self._waiting[write] = tuple(values)
        if not self._is_writing:
            self._write_next()

    def _write_next(self) -> None:
        if not self._waiting:
            return
        self._is_writing = True
        library = self._bridge.library
        write, values = self._waiting.popitem()
        self._bridge.compute(lambda: _written(library, write, values), self._on_written)

    def _on_written(self, _nothing: None) -> None:
        self._is_writing = False
        self.changed.emit()
        self._write_next()


def _read(reader: Reader) -> Kept:
    return candidates.order_of(reader), candidates.sources_of(reader)


def _written(library: Library, write: Setting, values: Sequence[str]) -> None:
    with library.writing() as writer:
        write(writer, values)


def _section(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("look", "section")
    return label


def _dim(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("look", "dim")
    label.setWordWrap(True)
    return label

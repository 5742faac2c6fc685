"""The files of one planned set, as a view and a screen reader ask for them."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gallery.gui.dates import say_size
from gallery.gui.file_names import shown_path
from gallery.gui.importing.glances import Glances
from gallery.gui.widgets.tips import plain_tip
from gallery.gui.words import Words
from gallery.importing.plan import Copy, PlannedFile
from gallery.model.quality import CopyVerdict

Index = QModelIndex | QPersistentModelIndex
Where = tuple[str, int]


class PicturesModel(QAbstractListModel):
    """Names and tips; the pictures themselves are painted from ``Glances``.

    Attributes:
        files: what is shown, in the order of the set.
        out: the files that are left out.
    """

    def __init__(self, glances: Glances, parent: QObject) -> None:
        super().__init__(parent)
        self._glances = glances
        self.files: Sequence[PlannedFile] = ()
        self.out: frozenset[Where] = frozenset()

    def replace(self, files: Sequence[PlannedFile], out: frozenset[Where]) -> bool:
        """Take other files; True when they are the same ones in the same order."""
        same = len(files) == len(self.files) and all(
            one is other or one.where == other.where
            for one, other in zip(files, self.files, strict=True)
        )
        if not same:
            self.beginResetModel()
        self.files, self.out = files, out
        if not same:
            self.endResetModel()
        return same

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() else len(self.files)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.files):
            return None
        file = self.files[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return shown_path(file.name)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " · ".join(self.facts(file))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip("\n".join(self.facts(file)))
        return None

    def facts(self, file: PlannedFile) -> list[str]:
        """Say what is known of a file, the name first."""
        seen = self._glances.get(file)
        facts = [shown_path(file.name)]
        if file.position:
            facts.append(self.tr("Place {0}").format(file.position))
        if seen is not None and seen.picture is not None:
            facts.append(f"{seen.size[0]} × {seen.size[1]} · {say_size(file.bytes)}")
        else:
            facts.append(say_size(file.bytes))
        if seen is not None and seen.refused is not None:
            facts.append(Words().reason(seen.refused.reason, seen.refused.detail))
        if file.digest:
            facts.append(self.tr("Already in the library"))
        if file.copy is not None:
            facts.append(self._copy(file.copy))
        if file.where in self.out:
            facts.append(self.tr("Left out"))
        return facts

    def _copy(self, copy: Copy) -> str:
        text = {
            CopyVerdict.BETTER: self.tr("In better quality than in the library: {new}, not {old}"),
            CopyVerdict.LESSER: self.tr("In lesser quality than in the library: {new}, not {old}"),
            CopyVerdict.EQUAL: self.tr("The library has this picture as well: {old}"),
        }[copy.verdict]
        new = f"{copy.width} × {copy.height}"
        return text.format(new=new, old=f"{copy.known_width} × {copy.known_height}")

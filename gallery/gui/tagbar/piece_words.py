"""What a piece of the line stands for, in words."""

from collections.abc import Iterable

from PySide6.QtCore import QObject

from gallery.gui.tagbar.pieces import Look, Piece
from gallery.model.phrases import BearerKind


class PieceWords(QObject):
    """Words for pieces; made where it is needed, it holds nothing."""

    def label(self, piece: Piece) -> str:
        """Say what a chip is: "person V (BTS)", "new scene “puffer jacket”"."""
        if piece.kind is None:
            return self.tr("link")
        sorts = self._new() if piece.look is Look.NEW else self._known()
        return sorts[piece.kind].format(piece.name)

    def described(self, pieces: Iterable[Piece]) -> str:
        """Say all pieces, for a screen reader; a doubtful one says so."""
        doubtful = self.tr("{0}, may mean something else")
        labels = ((piece, self.label(piece)) for piece in pieces if piece.kind is not None)
        return "; ".join(doubtful.format(t) if p.is_doubtful else t for p, t in labels)

    def _known(self) -> dict[BearerKind, str]:
        return {
            BearerKind.PERSON: self.tr("person {0}"),
            BearerKind.GROUP: self.tr("group {0}"),
            BearerKind.SCENE: self.tr("scene “{0}”"),
        }

    def _new(self) -> dict[BearerKind, str]:
        return {
            BearerKind.PERSON: self.tr("new person “{0}”"),
            BearerKind.GROUP: self.tr("new person “{0}”"),
            BearerKind.SCENE: self.tr("new scene “{0}”"),
        }

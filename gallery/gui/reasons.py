"""How a guess is known, in words: a short word for a table, a sentence for the form."""

import re

from PySide6.QtCore import QObject

from gallery.gui.words import Words
from gallery.model.facts import Fact, Origin

# "tweet id 1750914444445221330": words, then the piece itself, which has a figure in it.
KIND_AND_PIECE = re.compile(r"(?P<kind>[A-Za-z][A-Za-z -]*?) (?P<piece>\S*\d.*)")


class Reasons(QObject):
    """Words for ``Fact.origin`` and ``Fact.reason``; made where it is needed."""

    def long(self, fact: Fact | None) -> str:
        """Say how a value is known ("from the tweet id 1750914444445221330")."""
        if fact is None or fact.origin is Origin.USER:
            return ""
        piece = fact.reason
        if fact.origin is Origin.SUGGESTION:
            return self.tr("from the word “{0}”").format(piece) if piece else ""
        if not piece:
            return Words().origin(fact.origin)
        if fact.origin in (Origin.PLATFORM, Origin.CDN) and not KIND_AND_PIECE.fullmatch(piece):
            return self.tr("from the platform id {0}").format(piece)
        return self._sentences()[fact.origin].format(piece)

    def brief(self, fact: Fact | None) -> str:
        """Say how a value is known, without the piece it was read from ("from the tweet id")."""
        if fact is None:
            return ""
        match = KIND_AND_PIECE.fullmatch(fact.reason)
        if match and fact.origin is Origin.PLATFORM:
            return self.tr("from the {0}").format(match["kind"])
        return Words().origin(fact.origin)

    def short(self, fact: Fact | None) -> str:
        """Say in a word or two how a value is known ("tweet id")."""
        if fact is None or fact.origin in (Origin.USER, Origin.SUGGESTION):
            return ""
        match = KIND_AND_PIECE.fullmatch(fact.reason)
        if match and fact.origin is Origin.PLATFORM:
            return match["kind"]
        return {
            Origin.SIDECAR: self.tr("sidecar"),
            Origin.PLATFORM: self.tr("platform id"),
            Origin.CDN: self.tr("address"),
            Origin.FILE: self.tr("in the file"),
            Origin.FILE_NAME: self.tr("file name"),
            Origin.FOLDER_NAME: self.tr("folder"),
        }[fact.origin]

    def _sentences(self) -> dict[Origin, str]:
        return {
            Origin.SIDECAR: self.tr("from the sidecar {0}"),
            Origin.PLATFORM: self.tr("from the {0}"),
            Origin.CDN: self.tr("from the {0}"),
            Origin.FILE: self.tr("from the file: {0}"),
            Origin.FILE_NAME: self.tr("from the file name “{0}”"),
            Origin.FOLDER_NAME: self.tr("from the folder name “{0}”"),
        }

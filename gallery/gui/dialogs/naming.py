"""The words of names: their sorts and scripts, and why one cannot be taken."""

from PySide6.QtCore import QObject

from gallery.gui.words import Words, shortened
from gallery.model.errors import GalleryError, InvalidValue, SceneCycle
from gallery.model.names import NameKind


class Naming(QObject):
    """Labels and sentences; made where it is needed, it holds nothing."""

    def kind(self, kind: NameKind) -> str:
        """Return what a sort of name is called."""
        return {
            NameKind.STAGE: self.tr("stage name"),
            NameKind.LEGAL: self.tr("legal name"),
            NameKind.ROMANISED: self.tr("romanised"),
            NameKind.NICKNAME: self.tr("nickname"),
            NameKind.HANDLE: self.tr("account"),
            NameKind.ROLE: self.tr("role"),
            NameKind.OTHER: self.tr("name"),
        }[kind]

    def kind_tip(self, kind: NameKind) -> str:
        """Say what a sort of name is."""
        return {
            NameKind.STAGE: self.tr("The name on stage and on records"),
            NameKind.LEGAL: self.tr("The name in the passport"),
            NameKind.ROMANISED: self.tr("The name in Latin letters"),
            NameKind.NICKNAME: self.tr("What fans and friends say"),
            NameKind.HANDLE: self.tr("The account, without @"),
            NameKind.ROLE: self.tr("A character in a work, played by this person"),
            NameKind.OTHER: self.tr("Any other name"),
        }[kind]

    def script(self, code: str) -> str:
        """Return a script's name in short, "" for what has none."""
        return {
            "Latn": self.tr("Latin"),
            "Hang": self.tr("Hangul"),
            "Hani": self.tr("Han"),
            "Jpan": self.tr("Kana"),
            "Cyrl": self.tr("Cyrillic"),
            "Grek": self.tr("Greek"),
            "Thai": self.tr("Thai"),
            "Arab": self.tr("Arabic"),
            "Hebr": self.tr("Hebrew"),
            "Deva": self.tr("Devanagari"),
        }.get(code, "")

    def not_a_date(self, text: str) -> str:
        """Say that something is no date."""
        return self._reasons()["not-a-date"].format(value=shortened(text))

    def refusal(self, error: GalleryError) -> str:
        """Say why what was asked for cannot be."""
        if isinstance(error, SceneCycle):
            chain = " → ".join(shortened(name) for name in error.chain)
            return self.tr("That would go in a circle: {chain}.").format(chain=chain)
        if isinstance(error, InvalidValue) and error.why in self._reasons():
            return self._reasons()[error.why].format(value=shortened(error.value))
        return Words().error(error)

    def _reasons(self) -> dict[str, str]:
        return {
            "empty": self.tr("A name needs at least one letter or sign that can be seen."),
            "too-long": self.tr("“{value}” is too long for a name."),
            "not-a-date": self.tr("“{value}” is no date. Write 2013-06-13, 2013-06 or 2013."),
            "before-its-beginning": self.tr("“{value}” is before the time begins."),
            "none-left": self.tr("One name must stay with “{value}”."),
            "with-itself": self.tr("“{value}” cannot be merged with itself."),
            "with-nothing": self.tr("Choose who is merged with “{value}”."),
        }

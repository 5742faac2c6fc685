"""What is said of a guess: where it was met, and what it may mean."""

from PySide6.QtCore import QObject

from gallery.gui.words import Words
from gallery.library.suggestions import Guess, Suggested
from gallery.model.phrases import Bearer, BearerKind
from gallery.model.suggestion import SuggestionKind


class GuessWords(QObject):
    """Words for guesses; made where it is needed."""

    def source(self, one: Suggested) -> str:
        """Say what the word was where it was met ("hashtag", "mention of @thv")."""
        said = self._reasons().get(one.reason, one.reason)
        account = f"@{one.handle.removeprefix('@')}" if one.handle else ""
        above = " › ".join(one.parents)
        return " · ".join(part for part in (said, account, above) if part)

    def sentence(self, guess: Guess) -> str:
        """Say where a guess for a photo came from ("hashtag, from sidecar")."""
        origin = Words().origin(guess.origin)
        return ", ".join(part for part in (self.source(guess.suggestion), origin) if part)

    def meaning(self, one: Suggested) -> str:
        """Say who or what a guess means, as far as anybody knows."""
        if one.match is not None:
            return self.bearer(one.match)
        if one.kind is SuggestionKind.PERSON:
            return self.tr("a person nobody told of yet")
        return self.tr("a new word: a person, or a scene?")

    def bearer(self, bearer: Bearer) -> str:
        """Say who or what a known name is."""
        return {
            BearerKind.PERSON: self.tr("the person {0}"),
            BearerKind.GROUP: self.tr("the group {0}, with all its members"),
            BearerKind.SCENE: self.tr("the scene {0}"),
        }[bearer.kind].format(bearer.name)

    def _reasons(self) -> dict[str, str]:
        return {
            "hashtag": self.tr("hashtag"),
            "mention": self.tr("mention"),
            "tagged user": self.tr("tagged user"),
            "coauthor": self.tr("co-author"),
            "keyword": self.tr("keyword"),
            "author": self.tr("author"),
            "category": self.tr("category"),
            "tag": self.tr("tag"),
            "character tag": self.tr("character"),
        }

"""What it means to drop photos on a person, a scene or a set: that is said of them."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from gallery.edits.base import Edit
from gallery.edits.sets import AddToSet
from gallery.edits.tagging import AddPhrases
from gallery.gui.photo_commands import PhotoCommands
from gallery.gui.scope import Scope, ScopeKind
from gallery.model.phrases import Bearer, BearerKind, Part, PhraseReading

TAKING = (ScopeKind.PERSON, ScopeKind.SCENE, ScopeKind.SET)


def takes_photos(scope: Scope | None) -> bool:
    """Whether photos can be dropped there: on a group nobody knows who is meant."""
    return scope is not None and scope.kind in TAKING


class Dropping(QObject):
    """Applies what a drop means, with a way back."""

    def __init__(self, photo_commands: PhotoCommands) -> None:
        super().__init__(photo_commands)
        self._photo_commands = photo_commands

    def drop(self, scope: Scope, photo_ids: Sequence[int]) -> None:
        """Tag photos with a person or a scene, or add them to a set."""
        ids = tuple(photo_ids)
        if ids and takes_photos(scope):
            edit = self._edit(scope, ids)
            self._photo_commands.apply_with_undo(edit, self._words(scope, len(ids)))

    @staticmethod
    def _edit(scope: Scope, ids: tuple[int, ...]) -> Edit:
        if scope.kind is ScopeKind.SET:
            return AddToSet(scope.id, ids)
        if scope.kind is ScopeKind.PERSON:
            part = Part(scope.name, Bearer(BearerKind.PERSON, scope.id, scope.name))
            return AddPhrases(ids, (PhraseReading((part,)),))
        part = Part(scope.name, Bearer(BearerKind.SCENE, scope.id, scope.name))
        return AddPhrases(ids, (PhraseReading((), "", part),))

    def _words(self, scope: Scope, count: int) -> str:
        if scope.kind is ScopeKind.SET:
            return self.tr("%Ln photo(s) added to the set", "", count)
        text = self.tr("%Ln photo(s) tagged “{name}”", "", count)
        return text.replace("{name}", scope.name)

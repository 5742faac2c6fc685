"""The actions that tag by one key, on whatever photos the ``Subject`` names."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from gallery.edits.copying import TagLike
from gallery.edits.last_said import SayAgain
from gallery.edits.toggling import ToggleOfSet
from gallery.gui.bridge import Bridge
from gallery.gui.quick.telling import Telling
from gallery.gui.subject import Subject
from gallery.library.set_tags import MOST, SetTags
from gallery.model.changes import Changes
from gallery.model.phrases import BearerKind


class QuickKeys(QObject):
    """Toggles the set's people and scenes, says the last tags again, copies and pastes.

    Attributes:
        tags: whom and what the digits stand for, of the photo asked for last.

    Signals:
        tags_changed(SetTags): the digits stand for others, or the same ones were read again.
    """

    tags_changed = Signal(object)

    def __init__(self, bridge: Bridge, subject: Subject, *, telling: Telling) -> None:
        super().__init__(telling)
        self._bridge = bridge
        self._subject = subject
        self._telling = telling
        self._photo: int | None = None
        self.tags = SetTags()
        bridge.changed.connect(self._on_changed)

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what to do for the ids of the catalogue."""
        digits = range(MOST)
        return {
            **{f"person-{place + 1}": partial(self.toggle_person, place) for place in digits},
            **{f"scene-{place + 1}": partial(self.toggle_scene, place) for place in digits},
            "repeat-tags": self.repeat,
            "same-as-previous": self.same_as_previous,
        }

    def follow(self, photo_id: int | None) -> None:
        """Let ``tags`` be those of this photo's set, and stay so until another is followed."""
        self._photo = photo_id
        if photo_id is None:
            self._show(SetTags())
        else:
            read = partial(self._bridge.digits.of, photo_id=photo_id)
            self._bridge.read(read, self._show, group="quick-keys")

    def toggle_person(self, place: int) -> None:
        """Say the set's person at ``place`` (from 0) of the photos, or take them off."""
        self._toggle(place, BearerKind.PERSON)

    def toggle_scene(self, place: int) -> None:
        """Say the set's scene at ``place`` (from 0) of the photos, or take it off."""
        self._toggle(place, BearerKind.SCENE)

    def repeat(self) -> None:
        """Say of the photos what was said last."""
        self._subject.with_ids(self._bridge, self._repeat)

    def _repeat(self, ids: tuple[int, ...]) -> None:
        if ids:
            again = SayAgain(ids, self._bridge.editor.last_said)
            self._telling.apply(again, nothing=self.tr("Nothing new to repeat here."))

    def same_as_previous(self) -> None:
        """Say of the photos what is said of the photo before them."""
        before = self._subject.before()
        if before is not None:
            nothing = self.tr("The photo before has no other tags.")
            self._subject.with_ids(
                self._bridge,
                lambda ids: self._telling.apply(TagLike(ids, before), nothing=nothing),
            )
        elif not self._subject.is_empty:
            self._telling.say(self.tr("There is no photo before this one."))

    def _toggle(self, place: int, sort: BearerKind) -> None:
        first = self._subject.first()
        if first is None:
            return
        digits = self._bridge.digits

        def why() -> None:
            read = partial(digits.of, photo_id=first)
            self._bridge.read(read, partial(self._say_why, place, sort))

        def toggle(ids: tuple[int, ...]) -> None:
            edit = ToggleOfSet(ids, place, sort, first, digits)
            self._telling.apply(edit, otherwise=why)

        self._subject.with_ids(self._bridge, toggle)

    def _say_why(self, place: int, sort: BearerKind, tags: SetTags) -> None:
        """Say why a digit did nothing."""
        if sort is BearerKind.SCENE:
            self._telling.say(self.tr("This set has no scene {0} yet.").format(place + 1))
        elif place < len(tags.people):
            stays = self.tr("“{0}” is said with a scene here; take that off instead.")
            self._telling.say(stays.format(tags.people[place].shown))
        else:
            self._telling.say(self.tr("This set has no person {0} yet.").format(place + 1))

    def _show(self, tags: SetTags) -> None:
        self.tags = tags
        self.tags_changed.emit(tags)

    def _on_changed(self, changes: Changes) -> None:
        touched = changes.everything or changes.photos or changes.persons or changes.scenes
        if touched and self._photo is not None:
            self.follow(self._photo)

"""The actions that tag by one key, on whatever photos the ``Subject`` names."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from gallery.edits.copying import TagLike
from gallery.edits.last_said import SayAgain
from gallery.edits.toggling import TogglePerson, ToggleScene
from gallery.gui.bridge import Bridge
from gallery.gui.quick.telling import Telling
from gallery.gui.subject import Subject
from gallery.library.database import Reader
from gallery.library.set_tags import MOST, SetTags, set_of, set_tags
from gallery.model.changes import Changes

KEPT = 100  # sets whose digits are remembered


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
        self._kept: dict[int | None, SetTags] = {}
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
            self._ask(photo_id, self._show)

    def toggle_person(self, place: int) -> None:
        """Say the set's person at ``place`` (from 0) of the photos, or take them off."""

        def toggle(ids: tuple[int, ...], tags: SetTags) -> None:
            if place < len(tags.people):
                person = tags.people[place]
                stays = self.tr("“{0}” is said with a scene; take that off instead.")
                self._telling.apply(TogglePerson(ids, person.id), nothing=stays.format(person.name))
            elif not tags.people:
                self._telling.say(self.tr("Nobody is tagged in this set yet."))

        self._with_tags(toggle)

    def toggle_scene(self, place: int) -> None:
        """Say the set's scene at ``place`` (from 0) of the photos, or take it off."""

        def toggle(ids: tuple[int, ...], tags: SetTags) -> None:
            if place < len(tags.scenes):
                self._telling.apply(ToggleScene(ids, tags.scenes[place].said.phrase_id))
            elif not tags.scenes:
                self._telling.say(self.tr("No scene is tagged in this set yet."))

        self._with_tags(toggle)

    def repeat(self) -> None:
        """Say of the photos what was said last."""
        ids = self._subject.ids()
        if ids:
            again = SayAgain(ids, self._bridge.editor.last_said)
            self._telling.apply(again, nothing=self.tr("Nothing new to repeat here."))

    def same_as_previous(self) -> None:
        """Say of the photos what is said of the photo before them."""
        ids, before = self._subject.ids(), self._subject.before()
        if ids and before is None:
            self._telling.say(self.tr("There is no photo before this one."))
        elif ids and before is not None:
            nothing = self.tr("The photo before has no other tags.")
            self._telling.apply(TagLike(ids, before), nothing=nothing)

    def _with_tags(self, act: Callable[[tuple[int, ...], SetTags], object]) -> None:
        """Do ``act`` with the photos as they are now, once their set's tags are known."""
        ids, first = self._subject.ids(), self._subject.first()
        if first is not None:
            self._ask(first, lambda tags: act(ids, tags))

    def _ask(self, photo_id: int, done: Callable[[SetTags], object]) -> None:
        kept = dict(self._kept)

        def read(reader: Reader) -> SetTags:
            return set_tags(reader, photo_id, kept.get(set_of(reader, photo_id)))

        def keep(tags: SetTags) -> None:
            self._kept.pop(tags.set_id, None)
            self._kept[tags.set_id] = tags
            if len(self._kept) > KEPT:
                del self._kept[next(iter(self._kept))]
            done(tags)

        self._bridge.read(read, keep)

    def _show(self, tags: SetTags) -> None:
        self.tags = tags
        self.tags_changed.emit(tags)

    def _on_changed(self, changes: Changes) -> None:
        touched = changes.everything or changes.photos or changes.persons or changes.scenes
        if touched and self._photo is not None:
            self.follow(self._photo)

"""Any edits in any order, with undo, redo and revert between them: nothing is lost or bent."""

import os
import random
from collections.abc import Callable
from typing import Any

import pytest

from gallery.edits.base import Edit
from gallery.edits.captions import SetCaption
from gallery.edits.copying import PasteTags, TagLike
from gallery.edits.deciding import Decide, Fate, PartVariants, ShowVariant
from gallery.edits.editor import Editor
from gallery.edits.people import (
    AddNames,
    AddPerson,
    EditGroup,
    EditPerson,
    Joined,
    JoinGroup,
    LeaveGroup,
    MergeGroups,
    MergePersons,
    RemoveGroup,
    RemovePerson,
    SplitPerson,
)
from gallery.edits.photos import RemovePhotos, SetRating
from gallery.edits.portraits import ChoosePortrait
from gallery.edits.regions import AddRegion, MoveRegion, NameRegion, RemoveRegion
from gallery.edits.replacing import ReplaceInCaptions
from gallery.edits.scenes import (
    AddScene,
    EditScene,
    MergeScenes,
    RefineScene,
    RemoveScene,
    SplitScene,
)
from gallery.edits.sets import AddToSet, EditSet, MoveInSet, RemoveSet, TakeOutOfSet
from gallery.edits.suggestions import AcceptSuggestions, RefuseSuggestions
from gallery.edits.tagging import AddPhrases, RemovePhrases, SayPhrases
from gallery.edits.toggling import TogglePerson, ToggleScene
from gallery.library import consistency
from gallery.library.database import Library
from gallery.model.errors import CannotRevert, CannotUndo, GalleryError
from gallery.model.names import Name, NameKind
from gallery.model.people import Membership
from gallery.model.phrases import Part, PhraseReading
from gallery.model.region import Region
from gallery.model.replacing import Replacement
from gallery.model.scenes import SceneKind
from gallery.model.variants import VariantKind
from tests.library.dump import assert_same, dump

LENGTH = 30  # turns of a walk
OUTSIDE = (os.path.abspath("/pictures"),)  # noqa: PTH100 - as paths are stored
PEOPLE = ("V", "뷔", "v ", "IU", "RM", "BTS", "V (BTS)", "and", "😀", "\u200fIU", "x" * 1000, "  ")
GROUPS = ("BTS", "V", "Wooga", "")
SCENES = ("camera", "camcorder", "캠코더", "prop", "IU", "with", "holding hands", "\u200b")
TIMES = ("", "2013", "2013-06-13", "2020-02", "soon")
# What the walk may break by its own doing; everything else must be so at any time.
Made = Callable[[], Edit]


class Walker:
    """Gives edits of every sort, most of things that are there, some of things that are not."""

    def __init__(self, library: Library, seed: int) -> None:
        self.dice = random.Random(seed)
        self.library = library
        self.edits: tuple[Made, ...] = (
            *(self.say, self.say, self.say_known, self.unsay, self.toggle, self.like, self.paste),
            *(self.person, self.edit_person, self.merge_persons, self.split_person, self.group),
            *(self.scene, self.merge_scenes, self.split_scene, self.parents, self.region),
            *(self.remove, self.arrange, self.words, self.guess, self.merge_persons, self.parents),
            *(self.decide, self.decide, self.vary),
        )

    def edit(self) -> Edit:
        return self.dice.choice(self.edits)()

    def say(self) -> Edit:
        readings = tuple(self._reading() for _ in range(self.dice.randint(1, 2)))
        return AddPhrases(self._photos(), readings)

    def say_known(self) -> Edit:
        return SayPhrases(self._photos(), self._some("phrases", 3))

    def unsay(self) -> Edit:
        return RemovePhrases(self._photos(), self._some("phrases", 3))

    def toggle(self) -> Edit:
        person = TogglePerson(self._photos(), self._one("persons"))
        return self.dice.choice([person, ToggleScene(self._photos(), self._one("phrases"))])

    def like(self) -> Edit:
        return TagLike(self._photos(), self._one("photos"))

    def paste(self) -> Edit:
        who, said = self._some("persons", 2), self._some("phrases", 2)
        return PasteTags(self._photos(), who, said, (("ko", "뷔"),), self.dice.choice(["", "EDAM"]))

    def person(self) -> Edit:
        person_id = self._one("persons")
        return self.dice.choice(
            [
                AddPerson(self._names(PEOPLE), (self.dice.choice(GROUPS),)),
                AddNames(person_id, self._names(PEOPLE), self._pick(GROUPS, 1)),
                EditPerson(person_id, self._names(PEOPLE)),
                ChoosePortrait(person_id, self._one("photos")),
            ]
        )

    def edit_person(self) -> Edit:
        person_id = self._one("persons")
        times = [Membership(self._one("groups"), person_id, *self._times()) for _ in range(2)]
        joined = Joined(self.dice.choice(GROUPS), *self._times())
        return EditPerson(person_id, self._names(PEOPLE), tuple(times), (joined,))

    def merge_persons(self) -> Edit:
        return MergePersons(self._one("persons"), self._some("persons", 2))

    def split_person(self) -> Edit:
        names = self._names(PEOPLE)
        both = tuple(name.text for name in names[:1])
        where = self._some("sets", 1), self._some("groups", 1)
        return SplitPerson(self._one("persons"), names, self._photos(), *where, both)

    def group(self) -> Edit:
        group_id, person_id = self._one("groups"), self._one("persons")
        return self.dice.choice(
            [
                EditGroup(group_id, None, (Membership(group_id, person_id, *self._times()),)),
                JoinGroup(group_id, person_id, *self._times()),
                LeaveGroup(group_id, person_id),
                MergeGroups(group_id, self._some("groups", 2)),
            ]
        )

    def scene(self) -> Edit:
        kind = self.dice.choice(list(SceneKind))
        return self.dice.choice(
            [
                AddScene(self._names(SCENES), kind, self._pick(SCENES, 2)),
                RefineScene(self._one("scenes"), (), kind, self._pick(SCENES, 2)),
                EditScene(self._one("scenes"), self._names(SCENES)),
            ]
        )

    def merge_scenes(self) -> Edit:
        return MergeScenes(self._one("scenes"), self._some("scenes", 3))

    def split_scene(self) -> Edit:
        names = self._names(SCENES)
        return SplitScene(self._one("scenes"), names, self._photos(), (), (names[0].text,))

    def parents(self) -> Edit:
        return EditScene(self._one("scenes"), parent_ids=self._some("scenes", 3))

    def region(self) -> Edit:
        left, top = self.dice.random() * 0.8, self.dice.random() * 0.8
        region = Region(left, top, self.dice.choice([0.001, 0.1, 0.5]), 0.2)
        who = self.dice.choice([None, Part(self.dice.choice(PEOPLE))])
        region_id = self._one("regions")
        return self.dice.choice(
            [
                AddRegion(self._one("photos"), region, who),
                AddRegion(self._one("photos"), region, Part("V")),
                NameRegion(region_id, who),
                MoveRegion(region_id, region),
                RemoveRegion(region_id),
            ]
        )

    def remove(self) -> Edit:
        return self.dice.choice(
            [
                RemovePhotos(self._photos()[:1]),
                RemovePerson(self._one("persons")),
                RemoveScene(self._one("scenes")),
                RemoveGroup(self._one("groups")),
                RemoveSet(self._one("sets"), with_photos=self.dice.random() < 0.3),
            ]
        )

    def arrange(self) -> Edit:
        set_id, photo_id = self._one("sets"), self._one("photos")
        return self.dice.choice(
            [
                AddToSet(set_id, self._photos()),
                MoveInSet(set_id, photo_id, self.dice.randint(0, 9)),
                TakeOutOfSet(set_id, self._photos()),
                EditSet(set_id, {"released_on": self.dice.choice(TIMES)}),
            ]
        )

    def words(self) -> Edit:
        return self.dice.choice(
            [
                SetCaption(self._photos(), "en", self.dice.choice(["", "V films", "films films"])),
                ReplaceInCaptions(Replacement("films", self.dice.choice(["", "runs"]))),
                SetRating(self._photos(), self.dice.randint(-1, 5)),
            ]
        )

    def decide(self) -> Edit:
        fates = tuple(
            (photo_id, self.dice.choice(list(Fate)), self.dice.choice(list(VariantKind)))
            for photo_id in self._photos()
        )
        return Decide(self._one("photos"), fates, OUTSIDE)

    def vary(self) -> Edit:
        return self.dice.choice([ShowVariant(self._one("photos")), PartVariants(self._photos())])

    def guess(self) -> Edit:
        ids = self._some("suggestions", 2)
        return self.dice.choice([AcceptSuggestions(ids), RefuseSuggestions(ids, self._photos())])

    def _reading(self) -> PhraseReading:
        who = tuple(Part(name) for name in self._pick(PEOPLE, 2))
        scene = self.dice.choice([None, Part(self.dice.choice(SCENES))])
        return PhraseReading(who, self.dice.choice(["", "with", "in"]), scene)

    def _names(self, words: tuple[str, ...]) -> tuple[Name, ...]:
        chosen = self.dice.sample(words, self.dice.randint(1, 3))
        return tuple(Name(word, self.dice.choice(list(NameKind))) for word in chosen)

    def _times(self) -> tuple[str, str]:
        return self.dice.choice(TIMES), self.dice.choice(TIMES)

    def _pick(self, words: tuple[str, ...], most: int) -> tuple[str, ...]:
        return tuple(self.dice.choices(words, k=self.dice.randint(0, most)))

    def _photos(self) -> tuple[int, ...]:
        return self._some("photos", 4)

    def _some(self, table: str, most: int) -> tuple[int, ...]:
        return tuple(self._one(table) for _ in range(self.dice.randint(1, most)))

    def _one(self, table: str) -> int:
        """Return the id of a row, now and then of one that is not there."""
        with self.library.reading() as reader:
            ids = [row[0] for row in reader.exec_driver_sql(f"SELECT id FROM {table} ORDER BY id")]
        return self.dice.choice([*ids, 99] if self.dice.random() < 0.1 or not ids else ids)


NEVER = {
    "said and taken off": "SELECT * FROM unsaid JOIN photo_phrases USING (photo_id, phrase_id)",
    "behind one that is behind another": """SELECT * FROM variants AS one
        JOIN variants AS other ON other.photo_id = one.kept_id""",
    "asked of what is out of sight": """SELECT * FROM same_pictures JOIN variants
        ON variants.photo_id IN (same_pictures.photo_id, other_id) WHERE state != 'settled'""",
    "marked twice": """SELECT photo_id, person_id FROM regions
        WHERE person_id IS NOT NULL GROUP BY 1, 2 HAVING count(*) > 1""",
    "marked and not said": """SELECT * FROM regions LEFT JOIN photo_people
        USING (photo_id, person_id)
        WHERE person_id IS NOT NULL AND photo_people.photo_id IS NULL""",
    "a phrase of nothing": """SELECT id FROM phrases WHERE scene_id IS NULL
        AND id NOT IN (SELECT phrase_id FROM phrase_people)""",
    "a phrase under a wrong key": """SELECT * FROM phrases WHERE key != coalesce((
            SELECT group_concat(person_id) FROM (SELECT person_id FROM phrase_people
            WHERE phrase_id = phrases.id ORDER BY place)
        ), '') || '|' || link || '|' || coalesce(scene_id, '')""",
}


def assert_sound(library: Library) -> None:
    with library.reading() as reader:
        assert consistency.stale(reader) == {}
        assert reader.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        for kind in ("person", "group", "scene"):
            named = f"SELECT {kind}_id FROM names WHERE {kind}_id IS NOT NULL"
            nameless = f"SELECT id FROM {kind}s WHERE id NOT IN ({named})"
            assert reader.exec_driver_sql(nameless).all() == []
        above = (
            "WITH RECURSIVE way(scene_id, parent_id) AS (SELECT scene_id, parent_id "
            "FROM scene_parents UNION SELECT way.scene_id, up.parent_id FROM way "
            "JOIN scene_parents AS up ON up.scene_id = way.parent_id) "
            "SELECT scene_id FROM way WHERE scene_id = parent_id"
        )
        assert reader.exec_driver_sql(above).all() == []
        for what, question in NEVER.items():
            assert reader.exec_driver_sql(question).all() == [], what


class Walk:
    """The states that undo and redo must lead to, one before each step that can be undone."""

    def __init__(self, editor: Editor) -> None:
        self.editor = editor
        self.library = editor.library
        self.first = editor.undoable()
        self.past: list[dict[str, Any]] = []
        self.future: list[dict[str, Any]] = []
        self.now = dump(self.library)

    def do(self, edit: Callable[[], Any]) -> None:
        """Do something that makes a step, does nothing, or is refused and does nothing."""
        newest = self.editor.undoable()
        try:
            edit()
        except CannotRevert:
            pass
        except CannotUndo:
            raise
        except GalleryError:
            pass
        then = dump(self.library)
        if self.editor.undoable() == newest:
            assert_same(self.now, then)
            return
        self.past.append(self.now)
        self.future.clear()
        self.now = then

    def undo(self) -> None:
        if self.past:
            assert self.editor.undo() is not None
            self.future.append(self.now)
            self.now = self.past.pop()
            assert_same(self.now, dump(self.library))

    def redo(self) -> None:
        if self.future:
            assert self.editor.redo() is not None
            self.past.append(self.now)
            self.now = self.future.pop()
            assert_same(self.now, dump(self.library))


@pytest.mark.parametrize("seed", range(16))
def test_nothing_is_lost_on_any_way(seed: int, library: Library, editor: Editor) -> None:
    walker, walk = Walker(library, seed), Walk(editor)
    for _ in range(LENGTH):
        turn = walker.dice.random()
        if turn < 0.66:
            edit = walker.edit()
            walk.do(lambda edit=edit: editor.apply(edit))
        elif turn < 0.78:
            walk.undo()
        elif turn < 0.86:
            walk.redo()
        else:
            step = walker.dice.choice(editor.history())
            walk.do(lambda step=step: editor.revert(step.id))
        assert_sound(library)
    while walk.past:
        walk.undo()
    assert editor.undoable() == walk.first

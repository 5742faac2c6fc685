"""Any step of any story: reverted it leaves a sound library, refused it names who is in the way."""

import random

import pytest

from gallery.library import (
    bearers,
    captions,
    consistency,
    history,
    joining,
    people,
    photos,
    phrases,
    reverting,
    scenes,
    sets,
    variants,
)
from gallery.library.connections import Reader
from gallery.library.database import Library
from gallery.library.journal import Writer
from gallery.model.errors import CannotRevert, GalleryError
from gallery.model.history import StepKind
from gallery.model.scenes import SceneKind
from gallery.model.variants import VariantKind
from tests.library.dump import assert_same, dump
from tests.library.making import add_photos, add_set

PHOTOS = 8
LENGTH = 18  # steps of a story


def begin(library: Library) -> None:
    with library.writing() as writer:
        ids = add_photos(writer, PHOTOS)
        add_set(writer, "Love wins all", ids[:5], "2024-01-27")
        for name in ("V", "IU", "RM"):
            people.add_person(writer, name)
        people.add_group(writer, "BTS", [1, 3])
        for name in ("camera", "camcorder", "tripod"):
            scenes.add_scene(writer, name, SceneKind.PROP)


class Story:
    """Does something that a user might do, whatever is there."""

    def __init__(self, seed: int) -> None:
        self._dice = random.Random(seed)
        self._made = 0

    def some(self, most: int) -> list[int]:
        return sorted(self._dice.sample(range(1, PHOTOS + 1), self._dice.randint(1, most)))

    def act(self, writer: Writer) -> None:
        acts = (
            *(self.tag, self.tag, self.tag_new, self.untag, self.rate, self.caption),
            *(self.rename, self.parents, self.arrange, self.remove_photo, self.merge),
            *(self.remove_person, self.remove_scene, self.edit_set),
            *(self.put_behind, self.put_behind, self.show, self.part),
        )
        self._dice.choice(acts)(writer)

    def tag(self, writer: Writer) -> None:
        who = self._dice.sample(self._ids(writer, "persons"), 1)
        scene = self._dice.choice([None, *self._ids(writer, "scenes")])
        phrase = phrases.find_or_add(writer, who, "with" if scene else "", scene)
        phrases.attach(writer, self._present(writer, self.some(4)), [phrase])

    def tag_new(self, writer: Writer) -> None:
        self._made += 1
        person = people.add_person(writer, f"person {self._made}")
        scene = scenes.add_scene(writer, f"scene {self._made}", SceneKind.OUTFIT)
        phrase = phrases.find_or_add(writer, [person], "in", scene)
        phrases.attach(writer, self._present(writer, self.some(3)), [phrase])

    def untag(self, writer: Writer) -> None:
        phrases.detach(writer, self.some(PHOTOS), self._ids(writer, "phrases")[:3])

    def rate(self, writer: Writer) -> None:
        photos.set_values(writer, self.some(4), {"rating": self._dice.randint(0, 5)})

    def caption(self, writer: Writer) -> None:
        words = self._dice.choice(["", "두 사람", "running"])
        captions.set_caption(writer, self._present(writer, self.some(3)), "en", words)

    def rename(self, writer: Writer) -> None:
        self._made += 1
        person = self._dice.choice(self._ids(writer, "persons"))
        bearers.add_names(writer, "person", person, f"name {self._made}")

    def parents(self, writer: Writer) -> None:
        child, parent = self._dice.sample(self._ids(writer, "scenes"), 2)
        scenes.set_parents(writer, child, [parent])

    def arrange(self, writer: Writer) -> None:
        ids = self._present(writer, self.some(2))
        sets.add_members(writer, 1, [(key, self._dice.randint(1, 9)) for key in ids])

    def edit_set(self, writer: Writer) -> None:
        sets.update(writer, 1, {"era": str(self._dice.randint(1, 3))})

    def put_behind(self, writer: Writer) -> None:
        kept, *behind = self._dice.sample(self._ids(writer, "photos"), 3)
        kinds = {key: self._dice.choice(list(VariantKind)) for key in behind}
        variants.make(writer, kept, kinds)

    def show(self, writer: Writer) -> None:
        variants.show(writer, self._dice.choice(self._ids(writer, "photos")))

    def part(self, writer: Writer) -> None:
        variants.part(writer, self.some(3))

    def remove_photo(self, writer: Writer) -> None:
        photos.remove(writer, self.some(1))

    def remove_person(self, writer: Writer) -> None:
        there = self._ids(writer, "persons")
        if len(there) > 2:
            people.remove_person(writer, self._dice.choice(there))

    def remove_scene(self, writer: Writer) -> None:
        there = self._ids(writer, "scenes")
        if len(there) > 2:
            scenes.remove_scene(writer, self._dice.choice(there))

    def merge(self, writer: Writer) -> None:
        there = self._ids(writer, "persons")
        if len(there) > 2:
            joining.join_persons(writer, there[0], [there[-1]])

    def _present(self, writer: Writer, wanted: list[int]) -> list[int]:
        return [key for key in wanted if key in self._ids(writer, "photos")]

    @staticmethod
    def _ids(writer: Writer, table: str) -> list[int]:
        found = writer.connection.exec_driver_sql(f"SELECT id FROM {table} ORDER BY id")
        return [row[0] for row in found]


def chained(reader: Reader) -> set[int]:
    """Return the photos that stand behind one which stands behind another."""
    behind = "SELECT photo_id FROM variants"
    found = reader.exec_driver_sql(f"{behind} WHERE kept_id IN ({behind})")
    return set(found.scalars())


def tell(library: Library, story: Story) -> list[int]:
    """Do the steps of a story; return their ids."""
    ids = []
    while len(ids) < LENGTH:
        try:
            with library.writing() as writer:
                story.act(writer)
                step = history.push(writer, StepKind.TAG, f"step {len(ids)}", 1)
        except GalleryError:  # a circle of scenes
            continue
        if step is not None:
            ids.append(step.id)
    return ids


def attempt(library: Library, step_id: int) -> CannotRevert | None:
    """Revert a step; return why it cannot be."""
    try:
        with library.writing() as writer:
            reverting.revert_step(writer, step_id)
    except CannotRevert as error:
        return error
    return None


@pytest.mark.parametrize("seed", range(12))
def test_any_step_is_reverted_whole_or_refused_by_name(library: Library, seed: int) -> None:
    begin(library)
    ids = tell(library, Story(seed))
    random.Random(seed).shuffle(ids)
    refusals = 0
    for step_id in ids:
        before = dump(library)
        error = attempt(library, step_id)
        after = dump(library)
        if error is not None:
            refusals += 1
            assert error.why == "later"
            assert error.steps
            assert all(step.id > step_id and not step.reverted for step in error.steps)
            assert_same(before, after)
            continue
        with library.reading() as reader:
            assert consistency.stale(reader) == {}
            assert not chained(reader)
        with library.writing() as writer:
            history.undo(writer)
        assert_same(before, dump(library))
        with library.writing() as writer:
            history.redo(writer)
        assert_same(after, dump(library))
    assert 0 < refusals < LENGTH


@pytest.mark.parametrize("seed", range(12, 18))
def test_the_newest_steps_can_always_be_reverted_one_after_the_other(
    library: Library, seed: int
) -> None:
    begin(library)
    before = dump(library)
    for step_id in reversed(tell(library, Story(seed))):
        with library.writing() as writer:
            reverting.revert_step(writer, step_id)
    after = dump(library)
    for table in before.keys() - {"phrases", "phrase_people"}:  # said of nothing, they may stay
        assert after[table] == before[table], table

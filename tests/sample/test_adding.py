"""The sample set: drawn, imported, told; there once, gone and back again."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from gallery.edits.editor import Editor
from gallery.edits.people import AddPerson
from gallery.edits.sets import RemoveSet
from gallery.jobs.progress import Cancellable, Progress, Silent
from gallery.library import people, photos, sets
from gallery.library.database import Library
from gallery.model.changes import Changes
from gallery.model.errors import Cancelled
from gallery.model.names import Name
from gallery.model.photo import PhotoDetails
from gallery.model.photoset import SetKind
from gallery.sample import add_sample, sample_set, story


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library."""
    with Library.open(tmp_path / "Photosketch", cache=tmp_path / "cache") as opened:
        yield opened


@pytest.fixture
def already_drawn(drawn: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the pictures that are drawn already: drawing takes seconds."""

    def take(folder: Path, progress: Progress) -> None:
        progress.check()
        shutil.copytree(drawn, folder, dirs_exist_ok=True)

    monkeypatch.setattr("gallery.sample.adding._draw", take)


def told(library: Library, set_id: int) -> list[PhotoDetails]:
    with library.reading() as reader:
        ids = [photo_id for photo_id, _ in sets.members(reader, set_id)]
        return photos.details_many(reader, library, ids)


def test_the_set_tells_the_reference_story(library: Library) -> None:
    heard: list[Changes] = []
    made = add_sample(library, Silent(), on_changes=heard.append)
    assert sample_set(library) == made
    assert any(changes.arrangement for changes in heard)
    with library.reading() as reader:
        photo_set = sets.get(reader, made)
    assert (photo_set.title, photo_set.era) == (story.TITLE, story.WORK)
    assert (photo_set.kind, photo_set.released_on) == (SetKind.PHOTO_SKETCH, "2024-01-27")
    assert (photo_set.source, photo_set.credit) == (story.SOURCE, story.CREDIT)
    assert (photo_set.photos, photo_set.expected) == (12, 12)
    assert photo_set.completeness.is_complete
    for photo, planned in zip(told(library, made), story.PHOTOS, strict=True):
        assert [name for _, name in photo.people] == list(planned.who)
        assert sorted(name for _, name in photo.scenes) == sorted(s for _, s in planned.phrases)
        assert photo.captions == planned.captions
        assert all(file.inside_library for file in photo.files)


def test_captions_name_only_who_is_there() -> None:
    names = {name: tuple(called) for name, called in story.PEOPLE.items()}
    for photo in story.PHOTOS:
        caption = " ".join(photo.captions.values()).replace(".", " ").replace(",", " ")
        words = caption.replace("와 ", " ").split()
        named = {person for person, spelled in names.items() if set(spelled) & set(words)}
        assert named == set(photo.who), caption


@pytest.mark.usefixtures("already_drawn")
def test_a_second_time_changes_nothing(library: Library) -> None:
    made = add_sample(library, Silent())
    step = Editor(library).undoable()
    assert add_sample(library, Silent()) == made
    assert Editor(library).undoable() == step


@pytest.mark.usefixtures("already_drawn")
@pytest.mark.parametrize("with_photos", [True, False])
def test_it_comes_back_after_it_was_removed(with_photos: bool, library: Library) -> None:
    editor = Editor(library)
    editor.apply(RemoveSet(add_sample(library, Silent()), with_photos))
    assert sample_set(library) is None
    again = add_sample(library, Silent())
    assert len(told(library, again)) == 12
    assert all(
        len(photo.statements) == len(planned.phrases)
        for photo, planned in zip(told(library, again), story.PHOTOS, strict=True)
    )


@pytest.mark.usefixtures("already_drawn")
def test_all_that_is_said_is_one_step(library: Library) -> None:
    add_sample(library, Silent())
    editor = Editor(library)
    editor.undo()
    with library.reading() as reader:
        assert people.all_persons(reader) == []
    editor.undo()
    assert sample_set(library) is None
    assert editor.undoable() is None


@pytest.mark.usefixtures("already_drawn")
def test_a_person_that_is_known_stays_as_told(library: Library) -> None:
    Editor(library).apply(AddPerson((Name("V"), Name("my V"))))
    add_sample(library, Silent())
    with library.reading() as reader:
        (person_id,) = people.persons_named(reader, "V")
        person = people.get_person(reader, person_id)
    assert [name.text for name in person.names] == ["V", "my V"]
    assert person.photos == 12


@pytest.mark.usefixtures("already_drawn")
def test_it_can_be_cancelled(library: Library) -> None:
    progress = Cancellable()
    progress.cancel()
    with pytest.raises(Cancelled):
        add_sample(library, progress)
    made = add_sample(library, Silent())
    assert len(told(library, made)) == 12

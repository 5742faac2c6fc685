"""Edits of very many photos: in pieces, told of, stopped without a trace, one step to undo."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from gallery.edits.base import Edit
from gallery.edits.captions import SetCaption, SetTitle
from gallery.edits.copying import PasteTags
from gallery.edits.editor import Editor
from gallery.edits.people import AddPerson
from gallery.edits.photos import RemovePhotos, SetFavourite, SetRating
from gallery.edits.replacing import ReplaceInCaptions
from gallery.edits.sets import AddToSet, MakeSet, TakeOutOfSet
from gallery.edits.tagging import AddPhrases, RemovePhrases
from gallery.edits.toggling import TogglePerson
from gallery.library import captions, consistency, derived, journal, keys, photos, revert, sets
from gallery.library.database import Library
from gallery.library.replacing import Within
from gallery.model.errors import Cancelled
from gallery.model.names import Name
from gallery.model.phrases import Part, PhraseReading
from gallery.model.replacing import Replacement
from tests import ready
from tests.library.making import add_photos, add_set

PIECE = 20
MANY = PIECE * 8 + 7  # whole pieces and a rest
ALL = tuple(range(MANY, 0, -1))
V = PhraseReading((Part("V"),))
V_CAMCORDER = PhraseReading((Part("V"),), "with", Part("camcorder"))


class Heard:
    """Listens to a job; asks it to stop after so many reports."""

    def __init__(self, *, reports: int | None = None) -> None:
        self.told: list[tuple[int, int]] = []
        self._left = reports

    def report(self, done: int, total: int, subject: str = "") -> None:
        """Note how far it is."""
        self.told.append((done, total))

    def check(self) -> None:
        """Go on or stop."""
        if self._left is not None and len(self.told) >= self._left:
            raise Cancelled


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is done in thousands is done in tens here."""
    for module, name in (
        (keys, "IDS_A_PIECE"),
        (journal, "ROWS_A_PIECE"),
        (revert, "ROWS_A_PIECE"),
        (derived, "TEXTS_AT_ONCE"),
        (photos, "REMOVED_AT_ONCE"),
    ):
        monkeypatch.setattr(module, name, PIECE)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Very many photos and V, of whom nothing is said."""
    with ready.laid(tmp_path / "library", _filled, cache=tmp_path / "cache") as opened:
        yield opened


def _filled(folder: Path, cache: Path) -> Library:
    library = ready.empty(folder, cache=cache)
    with library.writing() as writer:
        add_photos(writer, MANY)
    Editor(library).apply(AddPerson((Name("V"),)))
    return library


@pytest.fixture
def captioned(tmp_path: Path) -> Iterator[Library]:
    """As ``library``; every photo has a caption, and two thirds of them are in a set."""
    with ready.laid(tmp_path / "library", _captioned, cache=tmp_path / "cache") as opened:
        yield opened


def _captioned(folder: Path, cache: Path) -> Library:
    library = _filled(folder, cache)
    with library.writing() as writer:
        captions.set_caption(writer, ALL, "ko", "겨울")
        add_set(writer, "Winter", [photo for photo in ALL if photo % 3])
    return library


def test_all_of_it_is_one_step_that_tells_how_far_it_is(library: Library) -> None:
    editor, heard = Editor(library), Heard()
    outcome = editor.apply(AddPhrases(ALL, (V_CAMCORDER,)), heard)
    assert outcome.step is not None
    assert outcome.step.photos == MANY
    assert _said(library) == MANY
    assert _stale(library) == {}
    _assert_goes_on_to(heard, MANY)
    undone = Heard()
    editor.undo(undone)
    assert _said(library) == 0
    assert _stale(library) == {}
    _assert_goes_on_to(undone, MANY)
    editor.redo(Heard())
    assert _said(library) == MANY
    assert _stale(library) == {}


@pytest.mark.parametrize("reports", [0, 1, 4])
def test_stopped_nothing_of_it_was_written(library: Library, reports: int) -> None:
    editor = Editor(library)
    last = editor.undoable()
    with pytest.raises(Cancelled):
        editor.apply(AddPhrases(ALL, (V_CAMCORDER,)), Heard(reports=reports))
    assert _said(library) == 0
    assert editor.undoable() == last
    with library.reading() as reader:
        assert reader.execute(text("SELECT count(*) FROM scenes")).scalar() == 0
    assert _stale(library) == {}


def test_an_undo_that_is_stopped_leaves_the_step(library: Library) -> None:
    editor = Editor(library)
    step = editor.apply(AddPhrases(ALL, (V,))).step
    with pytest.raises(Cancelled):
        editor.undo(Heard(reports=2))
    assert editor.undoable() == step
    assert _said(library) == MANY


def test_taking_off_and_keys_go_in_pieces_as_well(library: Library) -> None:
    editor = Editor(library)
    editor.apply(AddPhrases(ALL[: MANY // 2], (V,)))
    heard = Heard()
    editor.apply(TogglePerson(ALL, 1), heard)
    assert _said(library) == MANY
    taken = Heard()
    editor.apply(RemovePhrases(ALL, (1,)), taken)
    assert _said(library) == 0
    assert _stale(library) == {}
    _assert_goes_on_to(taken, MANY)
    editor.undo()
    assert _said(library) == MANY


EDITS: dict[str, Callable[[tuple[int, ...]], Edit]] = {
    "rate": lambda ids: SetRating(ids, 4),
    "favourite": lambda ids: SetFavourite(ids, True),
    "title": lambda ids: SetTitle(ids, "Winter"),
    "caption": lambda ids: SetCaption(ids, "en", "Snow"),
    "no caption": lambda ids: SetCaption(ids, "ko", ""),
    "one more": lambda ids: AddToSet(1, ids),
    "no more": lambda ids: TakeOutOfSet(1, ids),
    "a set": lambda ids: MakeSet(ids, {"title": "All"}),
    "person": lambda ids: TogglePerson(ids, 1),
    "paste": lambda ids: PasteTags(ids, (1,), captions=(("en", "Snow"),), rating=3),
    "replace": lambda ids: ReplaceInCaptions(Replacement("겨울", "봄"), Within(ids)),
    "remove": lambda ids: RemovePhotos(ids),
}


@pytest.mark.parametrize("name", EDITS)
def test_every_edit_of_very_many_tells_how_far_it_is_and_can_be_stopped(
    captioned: Library, name: str
) -> None:
    editor, edit, before = Editor(captioned), EDITS[name](ALL), _summary(captioned)
    with pytest.raises(Cancelled):
        editor.apply(edit, Heard(reports=2))
    assert _summary(captioned) == before
    heard, undone = Heard(), Heard()
    step = editor.apply(edit, heard).step
    after = _summary(captioned)
    assert after != before
    assert _stale(captioned) == {}
    assert step is not None
    _assert_goes_on_to(heard, heard.told[-1][1])
    assert step.photos <= heard.told[-1][1] <= MANY
    editor.undo(undone)
    assert _summary(captioned) == before
    assert _stale(captioned) == {}
    _assert_goes_on_to(undone, step.photos)
    editor.redo()
    assert _summary(captioned) == after


def test_photos_put_in_a_set_stand_there_in_the_order_given(captioned: Library) -> None:
    made = Editor(captioned).apply(MakeSet(ALL, {"title": "All"})).made
    with captioned.reading() as reader:
        assert made is not None
        places = sets.members(reader, made)
    assert places == [(photo, place) for place, photo in enumerate(ALL, start=1)]


def _assert_goes_on_to(heard: Heard, total: int) -> None:
    done = [done for done, _ in heard.told]
    assert done == sorted(done)
    assert len(set(done)) > 3
    assert heard.told[-1] == (total, total)


def _said(library: Library) -> int:
    with library.reading() as reader:
        return int(reader.execute(text("SELECT count(*) FROM photo_phrases")).scalar_one())


def _summary(library: Library) -> tuple[object, ...]:
    """Return numbers that every edit of all photos moves."""
    questions = (
        "SELECT count(*), sum(rating), sum(favourite), sum(title != ''), sum(order_key = '') "
        "FROM photos",
        "SELECT count(*), sum(photo_id * length(text)) FROM captions",
        "SELECT count(*), sum(photo_id * position) FROM set_members",
        "SELECT count(*) FROM photo_phrases",
        "SELECT count(*) FROM files",
        "SELECT count(*) FROM photo_facts WHERE origin = 'user'",
    )
    with library.reading() as reader:
        return tuple(tuple(reader.execute(text(one)).one()) for one in questions)


def _stale(library: Library) -> dict[str, int]:
    with library.reading() as reader:
        return consistency.stale(reader)

"""Edits of very many photos: in pieces, told of, stopped without a trace, one step to undo."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from gallery.edits.editor import Editor
from gallery.edits.people import AddPerson
from gallery.edits.tagging import AddPhrases, RemovePhrases
from gallery.edits.toggling import TogglePerson
from gallery.library import consistency
from gallery.library.database import Library
from gallery.library.keys import IDS_A_PIECE
from gallery.model.errors import Cancelled
from gallery.model.names import Name
from gallery.model.phrases import Part, PhraseReading
from tests import ready
from tests.library.making import add_photos

MANY = IDS_A_PIECE * 2 + 7  # two whole pieces and a rest
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


def _assert_goes_on_to(heard: Heard, total: int) -> None:
    done = [done for done, _ in heard.told]
    assert done == sorted(done)
    assert len(set(done)) > 3
    assert heard.told[-1] == (total, total)


def _said(library: Library) -> int:
    with library.reading() as reader:
        return int(reader.execute(text("SELECT count(*) FROM photo_phrases")).scalar_one())


def _stale(library: Library) -> dict[str, int]:
    with library.reading() as reader:
        return consistency.stale(reader)

"""Saying that two photos do not show the same picture."""

from gallery.edits.duplicates import NotTheSame
from gallery.edits.editor import Editor
from gallery.library import counts, duplicates
from gallery.library.database import Library
from gallery.library.duplicates import SamePicture
from gallery.model.history import StepKind


def marked(library: Library) -> set[int]:
    with library.reading() as reader:
        found = set(duplicates.twins(reader, range(1, 7)))
        assert counts.totals(reader).duplicates == len(found)
    return found


def test_not_the_same_is_remembered_and_can_be_undone(library: Library, editor: Editor) -> None:
    with library.writing() as writer:
        duplicates.mark(writer, [SamePicture(2, 1), SamePicture(4, 3)])
    told = []
    editor.subscribe(told.append)
    step = editor.apply(NotTheSame(((1, 2),))).step
    assert step is not None
    assert (step.kind, step.photos) == (StepKind.NOT_THE_SAME, 2)
    assert step.subject
    assert told[-1].photos == {1, 2}, "the faces read both again"
    assert marked(library) == {3, 4}
    with library.writing() as writer:
        assert duplicates.mark(writer, [SamePicture(2, 1)]) == 0, "the next analysis finds it"
    assert marked(library) == {3, 4}
    editor.undo()
    assert marked(library) == {1, 2, 3, 4}
    editor.redo()
    assert marked(library) == {3, 4}


def test_what_is_not_marked_makes_no_step(library: Library, editor: Editor) -> None:
    assert editor.apply(NotTheSame(((1, 2), (5, 99)))).step is None
    assert marked(library) == set()

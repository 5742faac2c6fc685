"""Boxes around people: drawn, named, moved, taken off, each as one step that can be undone."""

import pytest

from gallery.edits.base import Edit
from gallery.edits.editor import Editor
from gallery.edits.people import AddGroup, RemovePerson
from gallery.edits.photos import RemovePhotos
from gallery.edits.regions import AddRegion, MoveRegion, NameRegion, RemoveRegion
from gallery.edits.scenes import AddScene, RemoveScene
from gallery.edits.tagging import AddPhrases, RemovePhrases
from gallery.library import people, photos, regions
from gallery.library.consistency import stale
from gallery.library.database import Library
from gallery.model.errors import CannotRevert, InvalidValue, NotFound
from gallery.model.facts import Origin
from gallery.model.history import StepKind
from gallery.model.names import Name
from gallery.model.photo import PhotoDetails
from gallery.model.phrases import Bearer, BearerKind, Part, PhraseReading
from gallery.model.region import Region
from gallery.model.scenes import SceneKind
from tests.library.dump import assert_same, dump

LEFT = Region(0.1, 0.2, 0.3, 0.4)
RIGHT = Region(0.6, 0.2, 0.3, 0.4)
V, IU = 1, 2
AN_OTHER = Bearer(BearerKind.PERSON, IU, "IU")


def seen(library: Library, photo_id: int) -> PhotoDetails:
    with library.reading() as reader:
        return photos.details(reader, library, photo_id)


def boxes(library: Library, photo_id: int) -> list[tuple[str, float]]:
    return [(region.name, region.x) for region in seen(library, photo_id).regions]


def said(library: Library, photo_id: int) -> list[str]:
    return [statement.text for statement in seen(library, photo_id).statements]


@pytest.fixture
def box(editor: Editor) -> int:
    """A box without a name on the left of photo 1."""
    made = editor.apply(AddRegion(1, LEFT)).made
    assert made is not None
    return made


def test_a_named_box_says_who_is_in_the_photo(library: Library, editor: Editor) -> None:
    editor.apply(AddRegion(1, LEFT, Part("뷔")))
    assert boxes(library, 1) == [("V", 0.1)]
    assert said(library, 1) == ["V"]
    assert seen(library, 1).regions[0].origin is Origin.USER
    editor.undo()
    assert (boxes(library, 1), said(library, 1)) == ([], [])


def test_what_is_said_already_is_not_said_again(library: Library, editor: Editor) -> None:
    editor.apply(AddRegion(2, LEFT, Part("V")))
    assert said(library, 2) == ["V with camcorder"]


def test_naming_makes_a_person(library: Library, editor: Editor, box: int) -> None:
    editor.apply(NameRegion(box, Part("RM")))
    assert boxes(library, 1) == [("RM", 0.1)]
    assert said(library, 1) == ["RM"]
    editor.undo()
    assert boxes(library, 1) == [("", 0.1)]
    with library.reading() as reader:
        assert people.persons_named(reader, "RM") == []


def test_a_name_that_two_share_means_the_one_chosen(
    library: Library, editor: Editor, box: int
) -> None:
    editor.apply(NameRegion(box, Part("V", AN_OTHER)))
    assert boxes(library, 1) == [("IU", 0.1)]


def test_a_thing_may_be_called_as_a_person(library: Library, editor: Editor, box: int) -> None:
    editor.apply(AddScene((Name("Rose"),), SceneKind.PROP))
    editor.apply(NameRegion(box, Part("Rose")))
    assert said(library, 1) == ["Rose"]
    with library.reading() as reader:
        assert len(people.persons_named(reader, "Rose")) == 1


@pytest.mark.parametrize("who", [Part("BTS"), Part("Wooga"), Part("   "), Part("x" * 500)])
def test_a_box_is_of_one_person(editor: Editor, library: Library, box: int, who: Part) -> None:
    editor.apply(AddGroup((Name("Wooga"),)))
    before = dump(library)
    with pytest.raises(InvalidValue):
        editor.apply(NameRegion(box, who))
    assert_same(dump(library), before)


def test_a_person_drawn_again_is_in_the_new_place(library: Library, editor: Editor) -> None:
    first = editor.apply(AddRegion(1, LEFT, Part("V"))).made
    again = editor.apply(AddRegion(1, RIGHT, Part("V"))).made
    assert boxes(library, 1) == [("V", 0.6)]
    assert again == first


def test_who_is_named_in_another_box_leaves_the_first(library: Library, editor: Editor) -> None:
    editor.apply(AddRegion(1, LEFT, Part("V")))
    other = editor.apply(AddRegion(1, RIGHT)).made
    editor.apply(NameRegion(other or 0, Part("V")))
    assert boxes(library, 1) == [("", 0.1), ("V", 0.6)], "nothing that was drawn is lost"


def test_a_box_moves_and_stays_on_the_photo(library: Library, editor: Editor, box: int) -> None:
    editor.apply(MoveRegion(box, Region(0.8, -0.1, 0.3, 0.4)))
    (region,) = seen(library, 1).regions
    assert (region.x, region.y) == (0.8, 0)
    assert (region.width, region.height) == pytest.approx((0.2, 0.3))


def test_a_move_to_where_it_was_is_no_step(library: Library, editor: Editor, box: int) -> None:
    assert editor.apply(MoveRegion(box, LEFT)).step is None


@pytest.mark.parametrize(
    "region",
    [Region(0.5, 0.5, 0, 0), Region(0.5, 0.5, 0.3, 0.001), Region(1.2, 0.5, 0.3, 0.3)],
    ids=["a point", "a line", "beside the photo"],
)
def test_a_box_that_shows_nobody_is_refused(
    editor: Editor, library: Library, box: int, region: Region
) -> None:
    for edit in (AddRegion(1, region, Part("Somebody new")), MoveRegion(box, region)):
        with pytest.raises(InvalidValue, match="region"):
            editor.apply(edit)
    assert boxes(library, 1) == [("", 0.1)]


def test_taking_a_box_off_says_nothing_of_the_person(library: Library, editor: Editor) -> None:
    made = editor.apply(AddRegion(1, LEFT, Part("V"))).made
    editor.apply(RemoveRegion(made or 0))
    assert (boxes(library, 1), said(library, 1)) == ([], ["V"])


@pytest.mark.parametrize("edit", [NameRegion(9, None), MoveRegion(9, LEFT), RemoveRegion(9)])
def test_a_box_that_went_meanwhile_is_not_found(editor: Editor, edit: Edit) -> None:
    with pytest.raises(NotFound, match="region"):
        editor.apply(edit)


def test_a_photo_that_went_meanwhile_is_not_found(editor: Editor) -> None:
    editor.apply(RemovePhotos((1,)))
    with pytest.raises(NotFound, match="photo"):
        editor.apply(AddRegion(1, LEFT, Part("V")))


@pytest.mark.parametrize("edit", [RemovePerson(2), RemoveScene(3)])
def test_a_box_goes_with_the_last_word_about_its_person(
    edit: Edit, library: Library, editor: Editor
) -> None:
    editor.apply(AddRegion(4, LEFT, Part("V")))
    editor.apply(AddRegion(4, RIGHT, Part("IU")))
    before = dump(library)
    editor.apply(edit)  # with "V, IU holding hands", after which only IU is said alone
    spoken = {"IU"} if edit.kind is StepKind.REMOVE_SCENE else set()
    assert {name for name, _ in boxes(library, 4)} == spoken
    editor.undo()
    assert_same(before, dump(library))


def test_a_tag_is_not_taken_back_from_under_a_box(library: Library, editor: Editor) -> None:
    tag = editor.apply(AddPhrases((1,), (PhraseReading((Part("V"),)),))).step
    box = editor.apply(AddRegion(1, LEFT, Part("V"))).step
    assert tag is not None
    assert box is not None
    with pytest.raises(CannotRevert) as refused:
        editor.revert(tag.id)
    assert [step.id for step in refused.value.steps] == [box.id]
    editor.revert(box.id)
    editor.revert(tag.id)
    assert said(library, 1) == []


def test_an_older_box_goes_with_the_last_tag_that_is_reverted(
    library: Library, editor: Editor
) -> None:
    editor.apply(AddRegion(1, LEFT, Part("V")))  # this says V of the photo
    bound = editor.apply(
        AddPhrases((1,), (PhraseReading((Part("V"),), "with", Part("camcorder")),))
    ).step
    alone = next(one.phrase_id for one in seen(library, 1).statements if one.text == "V")
    editor.apply(RemovePhrases((1,), (alone,)))
    assert boxes(library, 1) == [("V", 0.1)]
    before = dump(library)
    assert bound is not None
    editor.revert(bound.id)
    assert (said(library, 1), boxes(library, 1)) == ([], [])
    editor.undo()
    assert_same(before, dump(library))


def test_a_box_goes_and_comes_with_its_person(library: Library, editor: Editor, box: int) -> None:
    editor.apply(NameRegion(box, Part("V")))
    editor.apply(RemovePerson(V))
    assert boxes(library, 1) == []
    editor.undo()
    assert boxes(library, 1) == [("V", 0.1)]


FROM_FILE = 1  # the id of V's box that a file told of, on photo 2


@pytest.mark.parametrize(
    "edit",
    [
        AddRegion(1, LEFT),
        AddRegion(1, LEFT, Part("RM")),
        AddRegion(2, RIGHT, Part("V")),
        NameRegion(FROM_FILE, Part("IU")),
        NameRegion(FROM_FILE, None),
        MoveRegion(FROM_FILE, RIGHT),
        RemoveRegion(FROM_FILE),
    ],
    ids=["draw", "draw somebody new", "draw anew", "name", "take the name", "move", "take off"],
)
def test_every_edit_is_undone_and_done_again(library: Library, editor: Editor, edit: Edit) -> None:
    with library.writing() as writer:
        regions.add(writer, {2: [(V, LEFT), (None, RIGHT)]})
    before = dump(library)
    assert editor.apply(edit).step is not None
    after = dump(library)
    editor.undo()
    assert_same(dump(library), before)
    editor.redo()
    assert_same(dump(library), after)
    with library.reading() as reader:
        assert stale(reader) == {}

"""Every edit: apply, undo, the same library; redo, the edited one again."""

import pytest

from gallery.edits.base import Edit, Together
from gallery.edits.captions import SetCaption, SetTitle
from gallery.edits.copying import PasteTags, TagLike
from gallery.edits.editor import Editor
from gallery.edits.people import (
    AddGroup,
    AddNames,
    AddPerson,
    EditGroup,
    EditPerson,
    JoinGroup,
    LeaveGroup,
    MergeGroups,
    MergePersons,
    RefineGroup,
    RemoveGroup,
    RemovePerson,
    SplitPerson,
)
from gallery.edits.photos import RemovePhotos, SetFavourite, SetRating
from gallery.edits.replacing import ReplaceInCaptions
from gallery.edits.scenes import (
    AddScene,
    EditScene,
    MergeScenes,
    RefineScene,
    RemoveScene,
    SplitScene,
)
from gallery.edits.sets import (
    AddToSet,
    EditSet,
    MakeSet,
    MoveInSet,
    RemoveSet,
    TakeOutOfSet,
)
from gallery.edits.suggestions import (
    AcceptSuggestions,
    NewPerson,
    NewScene,
    RefuseSuggestions,
)
from gallery.edits.tagging import AddPhrases, RemovePhrases, SayPhrases
from gallery.edits.toggling import TogglePerson, ToggleScene
from gallery.library.database import Library
from gallery.model.history import StepKind
from gallery.model.names import Name
from gallery.model.people import Membership
from gallery.model.phrases import Bearer, BearerKind, Part, PhraseReading
from gallery.model.replacing import Replacement
from gallery.model.scenes import SceneKind
from tests.edits.conftest import HANDS, V_CAMCORDER
from tests.library.dump import assert_same, dump

NEW_ONES = PhraseReading((Part("RM"), Part("IU")), "behind", Part("director's camera"))

EDITS: dict[str, Edit] = {
    "say a phrase": AddPhrases((1, 5), (V_CAMCORDER,)),
    "say several phrases": AddPhrases((1, 2, 3), (HANDS, V_CAMCORDER)),
    "say known phrases": SayPhrases((1, 2, 6), (1, 2)),
    "say new names": AddPhrases((1,), (NEW_ONES,)),
    "say a group": AddPhrases((6,), (PhraseReading((Part("BTS"),)),)),
    "unsay a phrase": RemovePhrases((2, 3), (1,)),
    "toggle a person": TogglePerson((1, 2, 6), 2),
    "toggle a scene": ToggleScene((1, 4, 6), 1),
    "tag like another": TagLike((5, 6), 4),
    "paste tags": PasteTags((5, 6), (1,), (1,), (("en", "V films"),), "EDAM", 4),
    "caption": SetCaption((1, 2), "en", "Two photos"),
    "caption in another language": SetCaption((2,), "ko", "뷔"),
    "replace in captions": ReplaceInCaptions(Replacement("films", "filmt")),
    "take a caption off": SetCaption((2,), "en", ""),
    "title": SetTitle((1, 2), "Through the viewfinder"),
    "rate": SetRating((1, 2, 3), 5),
    "unrate": SetRating((1, 2), 0),
    "favourite": SetFavourite((1, 6), True),
    "remove photos": RemovePhotos((2, 4)),
    "edit a set": EditSet(
        1, {"title": "다른", "released_on": "2023-05-01", "expected": 12, "kind": "behind"}
    ),
    "clear a set's field": EditSet(1, {"released_on": "", "expected": None}),
    "remove a set": RemoveSet(1, False),
    "remove a set with its photos": RemoveSet(1, True),
    "add to a set": AddToSet(1, (6, 5, 1)),
    "make a set": MakeSet((6, 1), {"title": "Mine", "source": "Weverse"}),
    "move in a set": MoveInSet(1, 1, 3),
    "take out of a set": TakeOutOfSet(1, (2,)),
    "add a person": AddPerson((Name("RM"), Name("김남준")), ("BTS", "New group")),
    "give names": AddNames(1, (Name("김태형"), Name("V")), ("BTS", "Wooga")),
    "rename a person": EditPerson(1, (Name("뷔"), Name("V"))),
    "remove a person": RemovePerson(1),
    "add a group": AddGroup((Name("Wooga squad"),), (1, 2)),
    "refine a group": RefineGroup(1, (Name("防弾少年団"),), (2,)),
    "rename a group": EditGroup(1, (Name("방탄"),)),
    "join a group": JoinGroup(1, 2, "2013-06-13", "2014-01-01"),
    "leave a group": LeaveGroup(1, 1),
    "remove a group": RemoveGroup(1),
    "add a scene": AddScene((Name("tripod"),), SceneKind.PROP, ("camera", "gear")),
    "refine a scene": RefineScene(2, (Name("handycam"),), SceneKind.OTHER, ("gear",)),
    "rename a scene": EditScene(2, (Name("handycam"), Name("캠코더"))),
    "set parents": EditScene(2, parent_ids=()),
    "remove a scene": RemoveScene(2),
    "edit a person": EditPerson(
        1, (Name("V"),), (Membership(1, 1, "2013-06", "2020"), Membership(1, 1, "2025"))
    ),
    "edit a group": EditGroup(1, (Name("방탄"),), (Membership(1, 2, "2013"),)),
    "edit a scene": EditScene(2, (Name("cam"),), SceneKind.MOOD, ()),
    "merge persons": MergePersons(2, (1,)),
    "merge scenes": MergeScenes(2, (1, 3)),
    "merge scenes into one above": MergeScenes(1, (2,)),
    "merge groups": Together(
        (AddGroup((Name("Wooga"),), (1, 2)), MergeGroups(1, (2,))), StepKind.MERGE_GROUPS, "BTS"
    ),
    "split a person": SplitPerson(
        1, (Name("뷔"), Name("V")), (2, 6), (2,), group_ids=(1,), both=("v",)
    ),
    "split a scene": SplitScene(2, (Name("캠코더"),), (2,)),
    "accept a guess": AcceptSuggestions((1,)),
    "accept a guess for some": AcceptSuggestions((1, 2), (5,), Bearer(BearerKind.PERSON, 2, "IU")),
    "accept a guess as a group": AcceptSuggestions((2,), None, Bearer(BearerKind.GROUP, 1, "BTS")),
    "accept a guess as somebody new": AcceptSuggestions(
        (2,), None, NewPerson((Name("RM"), Name("김남준")), ("BTS", "Wooga"))
    ),
    "accept a guess as a new scene": AcceptSuggestions(
        (2,), (6,), NewScene((Name("outfit"),), SceneKind.OUTFIT, ("clothes",))
    ),
    "refuse a guess": RefuseSuggestions((1, 2)),
    "refuse a guess for one": RefuseSuggestions((2,), (6,)),
    "several as one": Together(
        (SetRating((1,), 5), AddPhrases((1,), (NEW_ONES,)), RemovePhotos((3,))),
        StepKind.TAG,
        "all of it",
        1,
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_undo_gives_the_same_library_back(name: str, library: Library, editor: Editor) -> None:
    before = dump(library)
    outcome = editor.apply(EDITS[name])
    assert outcome.step is not None
    assert outcome.changes
    after = dump(library)
    assert after != before

    undone = editor.undo()
    assert undone is not None
    assert undone.changes
    assert_same(before, dump(library))

    redone = editor.redo()
    assert redone is not None
    assert redone.step is not None
    assert redone.step.kind is EDITS[name].kind
    assert_same(after, dump(library))


NOTHING_NEW: dict[str, Edit] = {
    "rated so already": SetRating((1, 2), 3),
    "no favourite anyway": SetFavourite((1,), False),
    "captioned so already": SetCaption((2,), "en", "V films"),
    "no caption anyway": SetCaption((1,), "en", ""),
    "said already": AddPhrases((2, 3), (V_CAMCORDER,)),
    "never said": RemovePhrases((1,), (1,)),
    "no such photo": SetRating((99,), 1),
    "no photo at all": RemovePhotos(()),
    "in the set already": AddToSet(1, (1, 2)),
    "there already": MoveInSet(1, 2, 2),
    "has the name": AddNames(1, (Name("뷔"),), ("BTS",)),
    "is a member": RefineGroup(1, (Name("BTS"),), (1,)),
    "is under it": RefineScene(2, (Name("camcorder"),), None, ("camera",)),
    "not in the set": TakeOutOfSet(1, (6,)),
    "not guessed there": RefuseSuggestions((2,), (1,)),
    "nothing to accept there": AcceptSuggestions((1,), (6,)),
}


@pytest.mark.parametrize("name", NOTHING_NEW)
def test_an_edit_of_nothing_makes_no_step(name: str, library: Library, editor: Editor) -> None:
    before, step = dump(library), editor.undoable()
    heard: list[object] = []
    editor.subscribe(heard.append)
    outcome = editor.apply(NOTHING_NEW[name])
    assert outcome.step is None
    assert editor.undoable() == step
    assert heard == []
    assert_same(before, dump(library))


def test_all_the_way_back_and_forth(library: Library, editor: Editor) -> None:
    states = [dump(library)]
    names = ("say new names", "edit a set", "remove photos", "remove a person", "remove a set")
    for name in names:
        editor.apply(EDITS[name])
        states.append(dump(library))
    for state in reversed(states[:-1]):
        editor.undo()
        assert_same(state, dump(library))
    for state in states[1:]:
        editor.redo()
        assert_same(state, dump(library))

"""Searches kept, changed, arranged and let go, each an undoable step."""

from collections.abc import Callable

import pytest

from gallery.edits.base import Edit
from gallery.edits.editor import Editor
from gallery.edits.searches import (
    ArrangeSearches,
    BringInSearches,
    EditSearch,
    RemoveSearch,
    SaveSearch,
)
from gallery.library import searches
from gallery.library.database import Library
from gallery.model.errors import InvalidValue, NotFound
from gallery.model.searches import SavedSearch, SearchDraft
from tests.library.dump import assert_same, dump

BOTH = SearchDraft("V + IU", "person:V person:IU", "heart")
BARE = SearchDraft("No caption", "missing:caption")
BEST = SearchDraft("Best", "rating:5", "star")


def kept(library: Library) -> list[SavedSearch]:
    with library.reading() as reader:
        return searches.all_searches(reader)


def names(library: Library) -> list[str]:
    return [one.name for one in kept(library)]


@pytest.fixture
def three(library: Library) -> Library:
    """The library with three saved searches."""
    editor = Editor(library)
    for draft in (BOTH, BARE, BEST):
        editor.apply(SaveSearch(draft))
    return library


def test_a_saved_search_stands_behind_the_others(three: Library) -> None:
    assert [one.draft for one in kept(three)] == [BOTH, BARE, BEST]


def test_saving_says_its_id_and_that_searches_changed(library: Library) -> None:
    outcome = Editor(library).apply(SaveSearch(BOTH))
    assert outcome.made is not None
    with library.reading() as reader:
        assert searches.get(reader, outcome.made).draft == BOTH
    assert outcome.changes.searches
    assert not outcome.changes.photos


def test_a_name_is_given_once_whatever_its_case(three: Library) -> None:
    with pytest.raises(InvalidValue) as refused:
        Editor(three).apply(SaveSearch(SearchDraft("BEST", "V")))
    assert refused.value.why == "taken"
    assert names(three) == ["V + IU", "No caption", "Best"]


def test_a_search_may_keep_its_own_name(three: Library) -> None:
    best = kept(three)[2]
    Editor(three).apply(EditSearch(best.id, SearchDraft("best", "rating:>=4", "eye")))
    assert kept(three)[2] == SavedSearch(best.id, "best", "rating:>=4", "eye")


def test_arranging_leaves_those_not_named_behind(three: Library) -> None:
    both, bare, best = (one.id for one in kept(three))
    Editor(three).apply(ArrangeSearches((best, 999, best)))
    assert [one.id for one in kept(three)] == [best, both, bare]


def test_the_same_order_is_no_step(three: Library) -> None:
    order = tuple(one.id for one in kept(three))
    assert Editor(three).apply(ArrangeSearches(order)).step is None


def test_what_comes_in_replaces_what_is_called_so(three: Library) -> None:
    others = SearchDraft("best", "rating:4"), SearchDraft("New", "V")
    Editor(three).apply(BringInSearches(others))
    assert names(three) == ["V + IU", "No caption", "best", "New"]
    assert kept(three)[2].query == "rating:4"


def test_of_one_name_in_a_file_the_last_is_kept(three: Library) -> None:
    drafts = [SearchDraft(name, query) for name, query in (("New", "V"), ("NEW", "IU"))]
    Editor(three).apply(BringInSearches(tuple(drafts)))
    assert [(one.name, one.query) for one in kept(three)[3:]] == [("NEW", "IU")]


def test_what_is_bad_among_many_brings_in_none(three: Library) -> None:
    with pytest.raises(InvalidValue):
        Editor(three).apply(BringInSearches((SearchDraft("New", "V"), SearchDraft("", "V"))))
    assert len(kept(three)) == 3


@pytest.mark.parametrize("edit", [RemoveSearch(99), EditSearch(99, BOTH)])
def test_what_is_gone_cannot_be_changed(library: Library, edit: Edit) -> None:
    with pytest.raises(NotFound) as missing:
        Editor(library).apply(edit)
    assert missing.value.kind == "search"


@pytest.mark.parametrize(
    "make",
    [
        lambda _one: SaveSearch(SearchDraft("New", "V")),
        lambda one: EditSearch(one, SearchDraft("Other", "IU", "eye")),
        lambda one: RemoveSearch(one),
        lambda one: ArrangeSearches((one,)),
        lambda _one: BringInSearches((SearchDraft("best", "V"), SearchDraft("New", "V"))),
    ],
)
def test_every_edit_is_undone_and_done_again(three: Library, make: Callable[[int], Edit]) -> None:
    editor = Editor(three)
    before = dump(three)
    step = editor.apply(make(kept(three)[1].id)).step
    after = dump(three)
    assert step is not None
    undone = editor.undo()
    assert undone is not None
    assert undone.changes.searches
    assert_same(before, dump(three))
    editor.redo()
    assert_same(after, dump(three))
    editor.revert(step.id)
    assert_same(before, dump(three))

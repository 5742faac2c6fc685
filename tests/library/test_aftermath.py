"""Undoing an import takes back all it did, also to what was there before it."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from gallery.library import (
    bearers,
    beside,
    captions,
    duplicates,
    files,
    history,
    imports,
    merging,
    people,
    photos,
    phrases,
    scenes,
    sets,
    suggestions,
)
from gallery.library.database import Library, Writer
from gallery.library.duplicates import SamePicture
from gallery.library.source_tables import import_changes
from gallery.model.described import NamedPerson, PhotoFacts
from gallery.model.facts import Fact, Origin
from gallery.model.history import StepKind
from gallery.model.region import Region
from gallery.model.suggestion import Hint, SuggestionKind, SuggestionState
from tests.library.dump import assert_same, dump
from tests.library.making import add_photos, add_set

SAID = PhotoFacts(
    title=Fact("Said", Origin.SIDECAR, "1.json"),
    captions={"ko": Fact("말", Origin.SIDECAR)},
    rating=Fact(4, Origin.SIDECAR),
    creator=Fact("Studio", Origin.SIDECAR),
    people=(NamedPerson("V", groups=("BTS",)), NamedPerson("IU")),
    regions=(Region(0.1, 0.1, 0.2, 0.2, "V"),),
    hints=(
        Hint(SuggestionKind.WORD, "OOTD", Origin.SIDECAR, "hashtag"),
        Hint(SuggestionKind.WORD, "camcorder", Origin.FILE, "keyword"),
    ),
)


@pytest.fixture
def filled(library: Library) -> Library:
    """Two photos of a set, IU in one of them, a scene, one photo that was taken out."""
    with library.writing() as writer:
        one, two, gone = add_photos(writer, 3)
        set_id = add_set(writer, "Love wins all", [one, two])
        sets.update(writer, set_id, {"source": "Weverse"}, origins={"source": Fact(0, Origin.FILE)})
        iu = people.add_person(writer, "IU")
        phrases.attach(writer, [one], [phrases.find_or_add(writer, (iu,))])
        scenes.add_scene(writer, "camcorder")
        photos.set_values(writer, [two], {"rating": 2}, origin=Origin.FILE_NAME)
        photos.remove(writer, [gone])
    return library


def import_all(library: Library, *, batches: int = 2) -> int:
    """Import two new photos, twice what is said of the old ones, in one batch each."""
    with library.writing() as writer:
        import_id = imports.start(writer, "{}")
    for number in range(batches):
        with library.writing() as writer:
            _batch(writer, library, import_id, number)
            imports.remember(writer, import_id)
    with library.writing() as writer:
        imports.finish(writer, import_id, imports.DONE)
        history.push(writer, StepKind.IMPORT, "folder", 2, import_id)
    return import_id


def _batch(writer: Writer, library: Library, import_id: int, number: int) -> None:
    digest = f"{2:064x}" if number == 0 else f"new {number}"  # the first was taken out once
    (new,) = photos.add(writer, [{"digest": digest, "import_id": import_id}])
    merging.merge_many(writer, {1: SAID, 2: SAID, new: SAID})
    sets.add_members(writer, 1, [(new, 9 - number), (1, 1), (2, 3)], import_id=import_id)
    sets.merge(writer, 1, {"source": Fact("X", Origin.SIDECAR), "event": Fact("MV", Origin.FILE)})
    sets.add_source_key(writer, 1, f"twitter:{number}")
    duplicates.mark(writer, [SamePicture(new, 1, 2, "better"), SamePicture(2, 1)])
    rows = [{"path": f"/pictures/{n}.json", "bytes": number, "modified_ns": 1} for n in range(2)]
    beside.remember(writer, library, rows)


def undo(library: Library) -> None:
    with library.writing() as writer:
        history.undo(writer)


def whole_undo(library: Library) -> int:
    """Undo the newest step to its end; return in how many pieces."""
    with library.writing() as writer:
        step = history.undo(writer)
    pieces = 1
    while not step.undone:
        pieces += 1
        with library.writing() as writer:
            step = history.undo_more(writer, step.id)
    return pieces


def whole_redo(library: Library) -> None:
    """Do the oldest undone step again, to its end."""
    with library.writing() as writer:
        step = history.redo(writer)
    while step.undone:
        with library.writing() as writer:
            step = history.redo_more(writer, step.id)


def without_roots(state: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is no part of an import's undo: mount points, the undo's own material."""
    return {name: rows for name, rows in state.items() if name not in {"roots", "import_changes"}}


def test_undo_gives_the_library_back_as_it_was(filled: Library) -> None:
    before = without_roots(dump(filled))
    import_all(filled)
    after = without_roots(dump(filled))
    changed = {name for name, rows in after.items() if rows != before[name]}
    assert changed >= {"photos", "sets", "set_members", "set_sources", "set_origins", "captions",
        "persons", "groups", "names", "group_members", "phrases", "photo_phrases", "photo_facts",
        "regions", "suggestions", "photo_suggestions", "sidecars", "same_pictures",
        "removed"}  # fmt: skip
    undo(filled)
    assert_same(before, without_roots(dump(filled)))


def test_undone_and_done_again_and_undone(filled: Library) -> None:
    before = without_roots(dump(filled))
    import_all(filled)
    after = without_roots(dump(filled))
    for _ in range(2):
        undo(filled)
        assert_same(before, without_roots(dump(filled)))
        with filled.writing() as writer:
            history.redo(writer)
        assert_same(after, without_roots(dump(filled)))


def test_a_rescan_of_much_is_taken_back_in_pieces(filled: Library) -> None:
    before = without_roots(dump(filled))
    import_all(filled, batches=12)
    after = without_roots(dump(filled))
    pieces = whole_undo(filled)
    assert pieces == 3  # 5, 5 and 2 journals
    assert_same(before, without_roots(dump(filled)))
    whole_redo(filled)
    assert_same(after, without_roots(dump(filled)))


def test_an_undo_that_was_turned_back_half_way_is_done_whole_later(filled: Library) -> None:
    before = without_roots(dump(filled))
    import_all(filled, batches=12)
    with filled.writing() as writer:
        step = history.undo(writer)
    assert not step.undone
    with filled.writing() as writer:
        step = history.undo_more(writer, step.id)
    with filled.writing() as writer:
        assert history.redo(writer).undone  # one piece of two
    whole_undo(filled)
    assert_same(before, without_roots(dump(filled)))


def test_what_an_import_brings_is_not_kept_twice(library: Library) -> None:
    with library.writing() as writer:
        import_id = imports.start(writer, "{}")
        new = photos.add(writer, [{"digest": f"{n}", "import_id": import_id} for n in range(50)])
        set_id = sets.create(writer, {"title": "New"}, import_id=import_id, source_key="folder:a")
        sets.add_members(writer, set_id, [(key, key) for key in new], import_id=import_id)
        sets.add_source_key(writer, set_id, "twitter:1")
        captions.set_caption(writer, new, "en", "caption", origin=Origin.FILE)
        imports.remember(writer, import_id)
    assert kept(library) == 0


def kept(library: Library) -> int:
    with library.reading() as reader:
        return len(reader.execute(select(import_changes)).all())


def test_what_can_no_longer_be_undone_is_not_kept(filled: Library) -> None:
    import_all(filled)
    assert kept(filled) == 2
    undo(filled)
    assert kept(filled) == 2, "it may be done again, and undone again"
    with filled.writing() as writer:
        photos.set_values(writer, [1], {"rating": 5})
        history.push(writer, StepKind.RATE, "5", 1)
    assert kept(filled) == 0


def rename(writer: Writer) -> None:
    (v,) = people.persons_named(writer.connection, "V")
    bearers.add_names(writer, "person", v, "뷔")


def tag_old(writer: Writer) -> None:
    (v,) = people.persons_named(writer.connection, "V")
    phrases.attach(writer, [1], [phrases.find_or_add(writer, (v,), "with", 1)])


def own_group(writer: Writer) -> None:
    people.add_group(writer, "Wooga", people.persons_named(writer.connection, "V"))


@pytest.mark.parametrize("use", [rename, tag_old, own_group])
def test_whoever_the_user_knows_by_now_stays_whole(
    filled: Library, use: Callable[[Writer], None]
) -> None:
    import_all(filled)
    with filled.writing() as writer:
        use(writer)
    undo(filled)
    with filled.reading() as reader:
        assert {one.name for one in people.all_persons(reader)} == {"IU", "V"}
        (v,) = [one for one in people.all_persons(reader) if one.name == "V"]
        assert "BTS" in v.groups


def test_the_user_s_later_word_stays(filled: Library) -> None:
    import_all(filled)
    with filled.writing() as writer:
        photos.set_values(writer, [1], {"title": "Mine"})
        sets.update(writer, 1, {"event": "Mine"})
        captions.set_caption(writer, [2], "ko", "내 말")
        (guess,) = suggestions.open_words(writer.connection, text="ootd")
        suggestions.close(writer, guess.id, [1], SuggestionState.REFUSED)
        phrases.attach(writer, [2], [phrases.find_or_add(writer, people_named(writer, "V"))])
    undo(filled)
    with filled.reading() as reader:
        one, two = photos.details_many(reader, filled, [1, 2])
        assert (one.title, one.rating, one.captions) == ("Mine", 0, {})
        assert (two.title, two.rating, two.captions) == ("", 2, {"ko": "내 말"})
        assert [name for _, name in two.people] == ["V"]
        assert [name for _, name in one.people] == ["IU"]
        photo_set = sets.get(reader, 1)
        assert (photo_set.event, photo_set.source) == ("Mine", "Weverse")
        assert suggestions.count(reader) == 0
    with filled.writing() as writer:
        merging.merge(writer, 1, SAID)
        assert suggestions.counts(writer.connection, [1]) == {}, "refused stays refused"


def people_named(writer: Writer, name: str) -> list[int]:
    return people.persons_named(writer.connection, name)


def test_an_import_that_was_cut_off_is_taken_back_whole(filled: Library) -> None:
    before = without_roots(dump(filled))
    with filled.writing() as writer:
        import_id = imports.start(writer, "{}")
    with filled.writing() as writer:
        _batch(writer, filled, import_id, 0)
        imports.remember(writer, import_id)
    filled.close()
    with Library.open(filled.folder, cache=filled.cache) as again:
        with again.writing() as writer:
            imports.finish(writer, import_id, imports.CANCELLED)
            history.push(writer, StepKind.IMPORT, "folder", 1, import_id)
        undo(again)
        assert_same(before, without_roots(dump(again)))


def test_a_file_that_moved_on_the_disk_stays_where_it_is(filled: Library) -> None:
    with filled.writing() as writer:
        import_id = imports.start(writer, "{}")
        (known,) = files.known_files(writer.connection, filled, ["/pictures/0000.jpg"]).values()
        files.move(writer, known.id, "/moved/0000.jpg")
        imports.remember(writer, import_id)
        imports.finish(writer, import_id, imports.DONE)
        history.push(writer, StepKind.IMPORT, "folder", 0, import_id)
    undo(filled)
    with filled.reading() as reader:
        assert photos.paths(reader, filled, [1]) == {1: ["/moved/0000.jpg"]}


def test_a_path_that_another_photo_took_is_given_back(filled: Library) -> None:
    before = without_roots(dump(filled))
    with filled.writing() as writer:
        import_id = imports.start(writer, "{}")
        (new,) = photos.add(writer, [{"digest": "edited", "import_id": import_id}])
        row = {"photo_id": new, "path": "/pictures/0000.jpg", "bytes": 5, "import_id": import_id}
        files.add_files(writer, [row])
        imports.remember(writer, import_id)
        imports.finish(writer, import_id, imports.DONE)
        history.push(writer, StepKind.IMPORT, "folder", 1, import_id)
    undo(filled)
    assert_same(before, without_roots(dump(filled)))

"""Photos behind the best copy of their picture: kept, found when asked for, undone."""

from pathlib import Path

import pytest

from gallery.library import check, duplicates, history, photos, variants
from gallery.library.database import Library
from gallery.library.duplicates import SamePicture
from gallery.library.variants import Variant
from gallery.model.errors import InvalidValue, NotFound
from gallery.model.history import StepKind
from gallery.model.variants import Relation, VariantKind
from tests.library.dump import assert_same, dump
from tests.library.making import add_photos, add_set

DUPLICATE, HQ, SCAN = VariantKind.DUPLICATE, VariantKind.HQ, VariantKind.SCAN


@pytest.fixture
def ids(library: Library) -> list[int]:
    with library.writing() as writer:
        return add_photos(writer, 6)


def behind(library: Library) -> dict[int, list[int]]:
    with library.reading() as reader:
        every = reader.exec_driver_sql("SELECT id FROM photos").scalars().all()
        found = variants.of(reader, every)
        assert variants.kept(reader, every) == {
            one.photo_id: kept for kept, some in found.items() for one in some
        }
    return {kept: [one.photo_id for one in some] for kept, some in found.items()}


def test_what_stands_behind_a_photo_is_told_with_its_kind(library: Library, ids: list[int]) -> None:
    a, b, c, d, *_ = ids
    with library.writing() as writer:
        assert variants.make(writer, a, {c: SCAN, b: HQ}) == 2
        assert variants.make(writer, a, {d: DUPLICATE}) == 1
    with library.reading() as reader:
        assert variants.of(reader, [a, b, 99]) == {
            a: (Variant(c, SCAN, a, 1), Variant(b, HQ, a, 2), Variant(d, DUPLICATE, a, 3))
        }
        assert variants.kept(reader, [a, b, d]) == {b: a, d: a}
        assert variants.together(reader, [b, a, ids[5]]) == {
            b: (a, c, b, d),
            a: (a, c, b, d),
            ids[5]: (ids[5],),
        }


def test_saying_it_again_changes_nothing_but_the_kind(library: Library, ids: list[int]) -> None:
    a, b, c, *_ = ids
    with library.writing() as writer:
        variants.make(writer, a, {b: HQ, c: HQ})
    with library.writing() as writer:
        assert variants.make(writer, a, {c: HQ, b: HQ}) == 0
        assert not writer.journal()
        assert variants.make(writer, a, {b: SCAN}) == 1
    with library.reading() as reader:
        assert variants.of(reader, [a]) == {a: (Variant(b, SCAN, a, 1), Variant(c, HQ, a, 2))}


def test_what_is_behind_a_photo_goes_with_it(library: Library, ids: list[int]) -> None:
    a, b, c, d, e, _ = ids
    with library.writing() as writer:
        variants.make(writer, a, {b: SCAN, c: HQ})
        variants.make(writer, d, {e: HQ})
        variants.make(writer, d, {a: DUPLICATE, b: HQ})
    with library.reading() as reader:
        kinds = {one.photo_id: one.kind for one in variants.of(reader, [d])[d]}
        places = [one.position for one in variants.of(reader, [d])[d]]
    assert kinds == {e: HQ, a: DUPLICATE, b: HQ, c: HQ}, "named ones are what they are named"
    assert places == [1, 2, 3, 4]
    assert behind(library).keys() == {d}


def test_a_photo_behind_another_is_shown_when_others_go_behind_it(
    library: Library, ids: list[int]
) -> None:
    a, b, c, d, *_ = ids
    with library.writing() as writer:
        variants.make(writer, a, {b: HQ, c: HQ})
        variants.make(writer, b, {d: HQ})
    assert behind(library) == {a: [c], b: [d]}


def test_another_one_is_shown_in_the_place_of_the_first(library: Library, ids: list[int]) -> None:
    a, b, c, d, *_ = ids
    with library.writing() as writer:
        variants.make(writer, a, {b: HQ, c: SCAN})
    with library.writing() as writer:
        assert variants.show(writer, b, kind=VariantKind.PREVIEW) == a
        assert variants.show(writer, b) == b, "it is shown already"
        assert variants.show(writer, d) == d, "nothing stands before it"
    with library.reading() as reader:
        kinds = {one.photo_id: one.kind for one in variants.of(reader, [b])[b]}
    assert kinds == {c: SCAN, a: VariantKind.PREVIEW}


def test_what_is_parted_stands_behind_nothing(library: Library, ids: list[int]) -> None:
    a, b, c, *_ = ids
    with library.writing() as writer:
        variants.make(writer, a, {b: HQ, c: HQ})
    with library.writing() as writer:
        assert variants.part(writer, [a, b, 99]) == 1, "one that is shown is parted from nothing"
    assert behind(library) == {a: [c]}


def test_many_pictures_at_once_are_as_one_after_the_other(library: Library, ids: list[int]) -> None:
    a, b, c, d, e, f = ids
    groups = {d: {a: DUPLICATE}, e: {f: HQ, c: SCAN, 99: HQ}}
    with library.writing() as writer:
        variants.make(writer, a, {b: SCAN})
        variants.make(writer, f, {e: HQ})
        duplicates.mark(writer, [SamePicture(d, a), SamePicture(c, a), SamePicture(e, c)])
        history.push(writer, StepKind.RATE, "before", 6)
    before = dump(library)
    with library.writing() as writer:
        assert variants.make_all(writer, groups) == 4
        history.push(writer, StepKind.RATE, "at once", 6)
    at_once = dump(library)
    assert behind(library) == {d: [b, a], e: [f, c]}
    with library.reading() as reader:
        assert duplicates.of_photos(reader, ids).keys() == {a, c}, "of two pictures"
    with library.writing() as writer:
        history.undo(writer)
    assert_same(before, dump(library))
    with library.writing() as writer:
        for kept, kinds in groups.items():
            variants.make(writer, kept, kinds)
    assert_same(at_once, dump(library))
    with pytest.raises(InvalidValue), library.writing() as writer:
        variants.make_all(writer, {a: {b: HQ}, c: {a: HQ}})


def test_what_makes_no_sense_is_refused(library: Library, ids: list[int]) -> None:
    with pytest.raises(NotFound), library.writing() as writer:
        variants.make(writer, 99, {ids[0]: HQ})
    with pytest.raises(InvalidValue), library.writing() as writer:
        variants.make(writer, ids[0], {ids[1]: HQ, ids[0]: HQ})
    with pytest.raises(NotFound), library.writing() as writer:
        variants.show(writer, 99)
    with library.writing() as writer:
        assert variants.make(writer, ids[0], {99: HQ}) == 0, "it is gone"
    assert behind(library) == {}


def test_nobody_is_asked_again_whether_they_are_the_same(library: Library, ids: list[int]) -> None:
    a, b, c, d, *_ = ids
    pairs = [SamePicture(b, a), SamePicture(c, b, 3, relation=Relation.CROPPED), SamePicture(d, c)]
    with library.writing() as writer:
        duplicates.mark(writer, pairs)
        variants.make(writer, a, {b: HQ, c: HQ})
    with library.reading() as reader:
        assert duplicates.of_photos(reader, ids, maybe=True).keys() == {c, d}
    with library.writing() as writer:
        variants.part(writer, [b, c])
    with library.reading() as reader:
        assert duplicates.of_photos(reader, [a, b], maybe=True) == {}


@pytest.mark.parametrize("gone", [0, 1], ids=["the one that is shown", "a variant"])
def test_variants_end_with_either_photo(library: Library, ids: list[int], gone: int) -> None:
    a, b, c, *_ = ids
    with library.writing() as writer:
        variants.make(writer, a, {b: HQ, c: HQ})
        history.push(writer, StepKind.RATE, "variants", 3)
    before = dump(library)
    with library.writing() as writer:
        photos.remove(writer, [ids[gone]])
        history.push(writer, StepKind.REMOVE_PHOTOS, "removed", 1)
    assert behind(library) == ({} if gone == 0 else {a: [c]})
    with library.reading() as reader:
        cards = {card.id: card for card in photos.cards(reader, ids)}
        assert [key for key in cards if cards[key].hidden] == ([] if gone == 0 else [c])
    with library.writing() as writer:
        history.undo(writer)
    assert_same(before, dump(library))


def test_undo_and_redo_bring_back_what_was(library: Library, ids: list[int]) -> None:
    a, b, c, d, *_ = ids
    states = [dump(library)]
    acts = [
        lambda w: variants.make(w, a, {b: HQ, c: HQ}),
        lambda w: variants.make(w, d, {a: SCAN}),
        lambda w: variants.show(w, c),
        lambda w: variants.part(w, [a, b]),
        lambda w: photos.remove(w, [c]),
    ]
    for act in acts:
        with library.writing() as writer:
            act(writer)
            assert history.push(writer, StepKind.RATE, "step", 1) is not None
        states.append(dump(library))
    for state in reversed(states[:-1]):
        with library.writing() as writer:
            history.undo(writer)
        assert_same(state, dump(library))
    for state in states[1:]:
        with library.writing() as writer:
            history.redo(writer)
        assert_same(state, dump(library))


def test_cards_tell_how_many_stand_behind(library: Library, ids: list[int]) -> None:
    a, b, c, d, *_ = ids
    with library.writing() as writer:
        add_set(writer, "set", ids)
        variants.make(writer, a, {b: HQ, c: HQ})
    with library.reading() as reader:
        cards = photos.cards(reader, [a, b, d])
    assert [(card.variants, card.hidden) for card in cards] == [(2, False), (0, True), (0, False)]


def test_a_chain_is_named_and_left_alone(tmp_path: Path, library: Library) -> None:
    with library.writing() as writer:
        a, b, c = add_photos(writer, 3, folder=str(tmp_path))
        variants.make(writer, a, {b: HQ})
        row = {"photo_id": c, "kept_id": b}
        writer.insert(variants.variants, [row])  # as no function here does
    found = [one for one in check.check(library, repair=True) if one.subject == "variants"]
    assert [(one.kind, one.detail) for one in found] == [
        (check.ProblemKind.LINK, f"row {c} → {b}"),
    ]

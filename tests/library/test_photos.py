"""Photos: cards, details, values, taking out."""

from pathlib import Path

import pytest

from gallery.library import captions, people, photos, phrases, scenes, sets
from gallery.library.database import Library
from gallery.model.errors import InvalidValue, NotFound
from gallery.model.facts import Origin
from gallery.model.photo import Card, InSet
from gallery.model.reasons import Reason
from tests.library.making import add_photos, add_set


@pytest.fixture
def filled(library: Library) -> Library:
    with library.writing() as writer:
        ids = add_photos(writer, 3, folder="/pictures/뷔")
        set_id = add_set(writer, "Love wins all", ids[:2], "2024-01-27")
        sets.update(writer, set_id, {"source": "Weverse", "credit": "BIGHIT"})
        v = people.add_person(writer, "V")
        camcorder = scenes.add_scene(writer, "camcorder")
        phrases.attach(writer, ids[:1], [phrases.find_or_add(writer, [v], "with", camcorder)])
        captions.set_caption(writer, ids[:2], "en", "V films")
        captions.set_caption(writer, ids[:1], "ko", "뷔")
        photos.set_values(writer, ids[:1], {"rating": 4, "favourite": True, "title": "One"})
        photos.set_each(writer, {ids[1]: {"damaged": "truncated", "frames": 3}})
    return library


def test_cards_come_in_the_order_asked(filled: Library) -> None:
    with filled.reading() as reader:
        second, first = photos.cards(reader, [2, 99, 1])
    assert first == Card(1, f"{0:064x}", 1600, 1067, 4, True, None, 1, "V with camcorder", "One")
    assert (second.name, second.damaged, second.frames) == ("0001.jpg", Reason.TRUNCATED, 3)


def test_details(filled: Library) -> None:
    with filled.reading() as reader:
        one = photos.details(reader, filled, 1)
        three = photos.details(reader, filled, 3)
        with pytest.raises(NotFound):
            photos.details(reader, filled, 99)
    assert Path(one.files[0].path) == Path("/pictures/뷔/0000.jpg")
    assert one.sets == (InSet(1, "Love wins all", 1),)
    assert (one.people, one.scenes) == (((1, "V"),), ((1, "camcorder"),))
    assert one.captions == {"en": "V films", "ko": "뷔"}
    assert (one.source, one.credit) == ("Weverse", "BIGHIT")
    assert one.origins["rating"] is Origin.USER
    assert one.origins["caption"] is Origin.USER
    assert (three.sets, three.people, three.captions, three.origins) == ((), (), {}, {})


def test_captions_shared_by_a_selection(filled: Library) -> None:
    with filled.reading() as reader:
        assert captions.shared(reader, [1, 2]) == {"en": "V films", "ko": None}


@pytest.mark.parametrize("rating", [-1, 6])
def test_a_rating_has_limits(filled: Library, rating: int) -> None:
    with pytest.raises(InvalidValue), filled.writing() as writer:
        photos.set_values(writer, [1], {"rating": rating})


def test_removed_photos_are_remembered_until_added_again(filled: Library) -> None:
    digest = f"{0:064x}"
    with filled.writing() as writer:
        assert photos.remove(writer, [1, 99]) == 1
    with filled.reading() as reader:
        assert photos.by_digest(reader, [digest]) == {}
        assert photos.removed_before(reader, [digest, "x"]) == {digest}
    with filled.writing() as writer:
        (again,) = photos.add(writer, [{"digest": digest}])
        assert again == 4
    with filled.reading() as reader:
        assert photos.removed_before(reader, [digest]) == set()
        assert photos.by_digest(reader, [digest]) == {digest: 4}
        assert photos.digests(reader, [4, 1]) == {4: digest}


def test_sizes_that_some_photo_has(filled: Library) -> None:
    with filled.reading() as reader:
        assert photos.known_sizes(reader, [999, 1000, 1001]) == {1000, 1001}

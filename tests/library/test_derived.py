"""Derived data follows from the choices, whatever was written in which order."""

import random

import pytest

from gallery.library import (
    bearers,
    captions,
    consistency,
    counts,
    derived,
    files,
    memberships,
    people,
    photos,
    phrases,
    scenes,
    sets,
    variants,
)
from gallery.library.database import Library
from gallery.model.changes import Changes
from gallery.model.variants import VariantKind
from tests.library.dump import assert_same, dump
from tests.library.making import add_photos, add_set, order


def value(library: Library, question: str) -> object:
    with library.reading() as reader:
        return reader.exec_driver_sql(question).scalar()


def text_of(library: Library, photo_id: int) -> list[str]:
    question = f"SELECT caption, title, name, folder FROM photo_text WHERE photo_id = {photo_id}"
    with library.reading() as reader:
        return list(reader.exec_driver_sql(question).one())


def test_newest_set_first_inside_by_position(library: Library) -> None:
    with library.writing() as writer:
        ids = add_photos(writer, 9)
        add_set(writer, "old", [ids[0], ids[1]], "2020-01-01")
        add_set(writer, "new", [ids[3], ids[2]], "2024-01-27")
        add_set(writer, "undated", [ids[4]], "")
        add_set(writer, "same day", [ids[5]], "2024-01-27")
    # 7, 8, 9 have no set and were added in 2026, seconds apart: newest first.
    assert order(library) == [9, 8, 7, 4, 3, 6, 1, 2, 5]


def test_a_photo_without_set_stands_by_its_capture_date(library: Library) -> None:
    with library.writing() as writer:
        ids = add_photos(writer, 4)
        add_set(writer, "set", [ids[0]], "2024-01-27")
        photos.set_values(writer, [ids[1]], {"taken_at": "2024-01-27T09:00:00+09:00"})
        photos.set_values(writer, [ids[2]], {"taken_at": "2019-05-05"})
    assert order(library) == [4, 1, 2, 3]
    with library.writing() as writer:
        photos.set_values(writer, [ids[2]], {"taken_at": "2031-05-05T10:00:00"})
    assert order(library) == [3, 4, 1, 2]


def test_positions_sort_as_numbers(library: Library) -> None:
    with library.writing() as writer:
        ids = add_photos(writer, 3)
        set_id = sets.create(writer, {"title": "set"})
        sets.add_members(writer, set_id, [(ids[0], 10), (ids[1], 2), (ids[2], 100)])
    assert order(library) == [2, 1, 3]


def test_a_photo_of_two_sets_belongs_to_the_first_in_order(library: Library) -> None:
    with library.writing() as writer:
        (photo,) = add_photos(writer, 1)
        old = add_set(writer, "old", [photo], "2020-01-01")
        new = add_set(writer, "new", [photo], "2024-01-27")
    first = "SELECT first_set_id FROM photos"
    extra = "SELECT set_id FROM set_members WHERE is_extra = 1"
    assert (value(library, first), value(library, extra)) == (new, old)
    with library.writing() as writer:
        sets.update(writer, old, {"released_on": "2025-01-01"})
    assert (value(library, first), value(library, extra)) == (old, new)
    with library.writing() as writer:
        sets.delete(writer, old)
    assert (value(library, first), value(library, extra)) == (new, None)
    with library.writing() as writer:
        sets.remove_members(writer, new, [photo])
    assert value(library, first) is None


def test_people_and_scenes_follow_from_phrases(library: Library) -> None:
    with library.writing() as writer:
        ids = add_photos(writer, 2)
        v, iu = people.add_person(writer, "V"), people.add_person(writer, "IU")
        table = scenes.add_scene(writer, "table")
        both = phrases.find_or_add(writer, [v, iu], "at", table)
        alone = phrases.find_or_add(writer, [v])
        phrases.attach(writer, ids, [both, alone])
    counted = "SELECT people_count || '/' || scene_count FROM photos WHERE id = 1"
    assert value(library, counted) == "2/1"
    with library.writing() as writer:
        phrases.detach(writer, ids[:1], [both])
    assert value(library, counted) == "1/0"
    assert value(library, f"SELECT photo_count FROM persons WHERE id = {v}") == 2
    assert value(library, f"SELECT photo_count FROM persons WHERE id = {iu}") == 1
    with library.writing() as writer:
        photos.remove(writer, ids)
    assert value(library, "SELECT sum(photo_count) FROM persons") == 0
    assert value(library, "SELECT count(*) FROM photo_people") == 0


def test_who_was_said_when_and_of_how_many_photos(library: Library) -> None:
    with library.writing() as writer:
        ids = add_photos(writer, 3)
        v, iu = people.add_person(writer, "V"), people.add_person(writer, "IU")
        table = scenes.add_scene(writer, "table")
        phrase = phrases.find_or_add(writer, [v], "at", table)
        phrases.attach(writer, ids, [phrase])
        writer.update(phrases.phrases, [{"id": phrase}], {"said_at": "2024-01-27"})
    said = f"SELECT photo_count || said_at FROM phrases WHERE id = {phrase}"
    assert value(library, said) == "32024-01-27"
    assert value(library, f"SELECT said_at FROM persons WHERE id = {v}") == "2024-01-27"
    assert value(library, f"SELECT said_at FROM persons WHERE id = {iu}") == ""
    assert value(library, f"SELECT said_at FROM scenes WHERE id = {table}") == "2024-01-27"
    with library.writing() as writer:
        photos.remove(writer, ids[:1])
    assert value(library, said) == "22024-01-27"
    with library.writing() as writer:
        phrases.remove_phrases(writer, [phrase])
    assert value(library, f"SELECT said_at FROM persons WHERE id = {v}") == ""
    assert value(library, f"SELECT said_at FROM scenes WHERE id = {table}") == ""


def test_a_group_is_in_the_photos_of_its_members(library: Library) -> None:
    with library.writing() as writer:
        ids = add_photos(writer, 4)
        v, rm = people.add_person(writer, "V"), people.add_person(writer, "RM")
        bts = people.add_group(writer, "BTS", [v])
        both = phrases.find_or_add(writer, [v, rm])
        phrases.attach(writer, ids[:2], [both])
        phrases.attach(writer, ids[2:], [phrases.find_or_add(writer, [rm])])
    count = f"SELECT photo_count FROM groups WHERE id = {bts}"
    assert value(library, count) == 2
    with library.writing() as writer:
        memberships.join(writer, bts, rm)
    assert value(library, count) == 4  # two of them show both members
    with library.writing() as writer:
        phrases.detach(writer, ids[:1], [both])
    assert value(library, count) == 3
    with library.writing() as writer:
        memberships.leave(writer, bts, rm)
        phrases.attach(writer, ids[3:], [both])
    assert value(library, count) == 2
    with library.writing() as writer:
        people.remove_person(writer, v)
    assert value(library, count) == 0


def test_the_searchable_text_is_title_captions_and_names(library: Library) -> None:
    with library.writing() as writer:
        add_photos(writer, 1)
        captions.set_caption(writer, [1], "en", "Running\nOutdoors")
        captions.set_caption(writer, [1], "ko", "뷔")
        photos.set_values(writer, [1], {"title": "É"})
    captioned = "running outdoors\n\u1107\u1171"
    assert text_of(library, 1) == [captioned, "e\u0301", "0000.jpg", "/pictures/"]
    with library.writing() as writer:
        captions.set_caption(writer, [1], "en", "")
        photos.set_values(writer, [1], {"title": ""})
    assert text_of(library, 1) == ["\u1107\u1171", "", "0000.jpg", "/pictures/"]


def test_what_is_measured_and_known_of_a_photo(library: Library) -> None:
    with library.writing() as writer:
        ids = add_photos(writer, 3)
        set_id = add_set(writer, "set", ids[:1], "2024-01-27")
        photos.set_each(writer, {1: {"width": 1000, "height": 3001}, 2: {"width": 99_000}})
        photos.set_each(writer, {2: {"height": 2}, 3: {"source": "Weverse", "width": 0}})
        captions.set_caption(writer, [1], "en", "one")
        captions.set_caption(writer, [1], "ko", "하나")

    def known(photo_id: int) -> object:
        columns = ("pixels", "shape", "caption_count", "is_dated", "is_sourced")
        told = " || ' ' || ".join(columns)
        return value(library, f"SELECT {told} FROM photos WHERE id = {photo_id}")

    assert known(1) == "3001000 333 2 1 0"  # in a set with a date
    assert known(2) == "198000 10000 0 0 0"  # wider than anything that is drawn
    assert known(3) == "0 0 0 0 1"  # its size is not known
    with library.writing() as writer:
        sets.update(writer, set_id, {"released_on": "", "source": "X"})
        captions.set_caption(writer, [1], "ko", "")
        photos.set_values(writer, [2], {"taken_at": "2024-01-01"})
        photos.set_values(writer, [3], {"source": ""})
    assert (known(1), known(2), known(3)) == (
        "3001000 333 1 0 1",
        "198000 10000 0 1 0",
        "0 0 0 0 0",
    )


def test_photos_sort_by_the_name_of_their_first_file(library: Library) -> None:
    with library.writing() as writer:
        ids = photos.add(writer, [{"digest": f"{n}"} for n in range(5)])
        names = ("photo 10.jpg", "Photo 9.jpg", "photo.jpg", "a\udc80.jpg")
        rows = [
            {"photo_id": key, "path": f"/pictures/{name}", "bytes": 1, "modified_ns": 1}
            for key, name in zip(ids, names, strict=False)
        ]
        again = {"photo_id": ids[0], "path": "/other/0.jpg", "bytes": 1, "modified_ns": 1}
        files.add_files(writer, [*rows, again])
    with library.reading() as reader:
        named = reader.exec_driver_sql("SELECT id FROM photos ORDER BY name_key, id")
        assert named.scalars().all() == [5, 4, 2, 1, 3]
    assert text_of(library, 1)[2:] == ["photo 10.jpg\n0.jpg", "/pictures/\n/other/"]
    with library.writing() as writer:
        files.move(writer, 2, "/pictures/album/1.jpg")
    assert text_of(library, 2)[2:] == ["1.jpg", "/pictures/album/"]


def test_sets_know_how_full_they_are(library: Library) -> None:
    with library.writing() as writer:
        ids = add_photos(writer, 12)
        set_id = add_set(writer, "Love wins all", ids, "2024-01-27")
        sets.update(writer, set_id, {"expected": 12})
    with library.reading() as reader:
        assert sets.get(reader, set_id).completeness.is_complete
    with library.writing() as writer:
        photos.remove(writer, [ids[6]])
    with library.reading() as reader:
        full = sets.get(reader, set_id)
        assert counts.totals(reader).incomplete == 1
    assert (full.photos, full.completeness.have, full.completeness.expected) == (11, 11, 12)
    assert full.completeness.missing == (7,)


def test_totals(library: Library) -> None:
    with library.writing() as writer:
        ids = add_photos(writer, 5)
        add_set(writer, "set", ids[:2])
        v = people.add_person(writer, "V")
        people.add_group(writer, "BTS")
        scenes.add_scene(writer, "table")
        phrases.attach(writer, ids[:2], [phrases.find_or_add(writer, [v])])
        photos.set_values(writer, ids[:3], {"favourite": True})
        photos.set_values(writer, ids[:1], {"damaged": "truncated"})
    with library.reading() as reader:
        found = counts.totals(reader)
    assert found == counts.Totals(5, 3, 3, 0, 1, 1, 0, 1, 1, 1)


def changes_of(library: Library, write: object) -> Changes:
    with library.writing() as writer:
        write(writer)  # type: ignore[operator]
    return writer.changes


def test_changes_name_what_changed(library: Library) -> None:
    with library.writing() as writer:
        ids = add_photos(writer, 3)
        set_id = add_set(writer, "set", ids[:2])
        v = people.add_person(writer, "V")
        phrase = phrases.find_or_add(writer, [v])
    assert writer.changes.arrangement
    rated = changes_of(library, lambda w: photos.set_values(w, ids[:2], {"rating": 3}))
    assert rated == Changes(photos=frozenset(ids[:2]))
    tagged = changes_of(library, lambda w: phrases.attach(w, ids[:1], [phrase]))
    assert tagged == Changes(photos=frozenset(ids[:1]), persons=frozenset([v]))
    named = changes_of(library, lambda w: sets.update(w, set_id, {"title": "x"}))
    assert named == Changes(sets=frozenset([set_id]))
    dated = changes_of(library, lambda w: sets.update(w, set_id, {"released_on": "2024-01-01"}))
    assert dated.arrangement
    left = changes_of(library, lambda w: sets.remove_members(w, set_id, ids[:1]))
    assert (left.photos, left.sets) == (frozenset(ids[:1]), frozenset([set_id]))
    nothing = changes_of(library, lambda w: photos.set_values(w, ids, {"favourite": False}))
    assert not nothing


@pytest.mark.parametrize("seed", range(3))
def test_after_any_edits_all_is_as_if_made_anew(library: Library, seed: int) -> None:
    dice = random.Random(seed)
    with library.writing() as writer:
        ids = add_photos(writer, 30)
        persons = [people.add_person(writer, f"p{n}") for n in range(4)]
        groups = [people.add_group(writer, f"g{n}", persons[:n]) for n in range(3)]
        things = [scenes.add_scene(writer, f"s{n}") for n in range(4)]
        titles = [add_set(writer, f"t{n}", [], f"202{n}-01-01") for n in range(4)]

    def some() -> list[int]:
        return dice.sample(ids, dice.randrange(1, 8))

    def phrase(writer) -> int:  # type: ignore[no-untyped-def]
        who = dice.sample(persons, dice.randrange(3))
        return phrases.find_or_add(writer, who, "with", dice.choice(things))

    def one_set() -> int:
        return dice.choice(titles)

    def day() -> str:
        return f"20{dice.randrange(10, 30)}-02-03"

    def put_behind(writer) -> None:  # type: ignore[no-untyped-def]
        kept, *behind = sorted(photos.there(writer.connection, ids), key=lambda _: dice.random())
        variants.make(writer, kept, dict.fromkeys(behind[: dice.randrange(4)], VariantKind.HQ))

    def places() -> list[tuple[int, int]]:
        return [(photo_id, dice.randrange(1, 9)) for photo_id in some()]

    acts = [
        lambda w: phrases.attach(w, some(), [phrase(w)]),
        lambda w: phrases.detach(w, some(), [phrase(w)]),
        lambda w: sets.add_members(w, one_set(), places()),
        lambda w: sets.remove_members(w, one_set(), some()),
        lambda w: sets.update(w, one_set(), {"released_on": day()}),
        lambda w: captions.set_caption(w, some(), dice.choice("ek"), dice.choice(["", "x"])),
        lambda w: photos.set_values(w, some(), {"taken_at": day()}),
        lambda w: photos.remove(w, some()[:1]),
        put_behind,
        lambda w: variants.part(w, some()),
        lambda w: memberships.join(w, dice.choice(groups), dice.choice(persons)),
        lambda w: memberships.leave(w, dice.choice(groups), dice.choice(persons)),
        lambda w: bearers.set_names(w, "person", dice.choice(persons), f"나{dice.randrange(9)}"),
        lambda w: bearers.add_names(w, "person", dice.choice(persons), f"Na {dice.randrange(9)}"),
        lambda w: w.update(phrases.phrases, [{"id": phrase(w)}], {"scene_id": dice.choice(things)}),
    ]
    for _round in range(40):
        with library.writing() as writer:
            for _ in range(dice.randrange(1, 4)):
                dice.choice(acts)(writer)
    with library.reading() as reader:
        assert consistency.stale(reader) == {}
    before = dump(library)
    with library.writing() as writer:
        derived.rebuild(writer)
    assert_same(before, dump(library))

"""Several become one: names, what was said, rectangles, groups, what stands above and below."""

from collections.abc import Iterable

import pytest
from sqlalchemy import event

from gallery.library import (
    bearers,
    family,
    joining,
    memberships,
    people,
    phrases,
    regions,
    scenes,
    suggestions,
)
from gallery.library.consistency import stale
from gallery.library.database import Library, Reader
from gallery.library.journal import Writer
from gallery.library.tables import persons, scene_parents
from gallery.model.errors import InvalidValue, NotFound
from gallery.model.facts import Origin
from gallery.model.names import Name, NameKind
from gallery.model.people import Membership
from gallery.model.region import Region
from gallery.model.scenes import SceneKind
from gallery.model.suggestion import Hint, SuggestionKind
from tests.library.making import add_photos


def say(
    writer: Writer,
    photo_ids: Iterable[int],
    who: Iterable[int],
    scene_id: int | None = None,
    origin: Origin = Origin.USER,
) -> int:
    phrase_id = phrases.find_or_add(writer, list(who), "with" if scene_id else "", scene_id)
    phrases.attach(writer, list(photo_ids), [phrase_id], origin)
    return phrase_id


def texts(reader: Reader, photo_id: int) -> dict[str, Origin]:
    """Return what is said of a photo, and from where."""
    said = phrases.said(reader, [photo_id]).get(photo_id, ())
    return {one.text: one.origin for one in said}


def is_sound(library: Library) -> bool:
    with library.reading() as reader:
        return stale(reader) == {}


class TestPersons:
    def test_names_of_all_with_their_kinds(self, library: Library) -> None:
        with library.writing() as writer:
            v = people.add_person(writer, ["V", "Kim Taehyung"])
            legal = Name("Kim  Taehyung", NameKind.LEGAL)
            tae = people.add_person(writer, ["Tae", legal, Name("thv", NameKind.HANDLE)])
            third = people.add_person(writer, ["뷔", "TAE"])
            joining.join_persons(writer, v, [tae, third])
        with library.reading() as reader:
            (person,) = people.all_persons(reader)
        assert [(one.text, one.kind) for one in person.names] == [
            ("V", NameKind.OTHER),
            ("Kim Taehyung", NameKind.LEGAL),
            ("Tae", NameKind.OTHER),
            ("thv", NameKind.HANDLE),
            ("뷔", NameKind.OTHER),
        ]

    def test_what_was_said_of_either_is_said_of_one(self, library: Library) -> None:
        with library.writing() as writer:
            one, two, three, four = add_photos(writer, 4)
            v, tae, iu = (people.add_person(writer, name) for name in ("V", "Tae", "IU"))
            camera = scenes.add_scene(writer, "camera")
            say(writer, [one, two], [v])
            say(writer, [two], [tae], origin=Origin.FILE)
            say(writer, [three], [tae], origin=Origin.FILE)
            say(writer, [one], [v, iu], camera)
            say(writer, [four], [tae, iu], camera)
            say(writer, [four], [iu, tae])
            assert joining.join_persons(writer, v, [tae]) == 3
        with library.reading() as reader:
            assert texts(reader, one) == {"V": Origin.USER, "V and IU with camera": Origin.USER}
            assert texts(reader, two) == {"V": Origin.USER}
            assert texts(reader, three) == {"V": Origin.FILE}
            assert texts(reader, four) == {"V and IU with camera": Origin.USER, "IU and V": "user"}
            assert people.get_person(reader, v).photos == 4
            assert [one.id for one in people.all_persons(reader)] == [v, iu]
        assert is_sound(library)

    def test_phrases_about_both_become_one(self, library: Library) -> None:
        with library.writing() as writer:
            one, two = add_photos(writer, 2)
            v, tae, kim = (people.add_person(writer, name) for name in ("V", "Tae", "Kim"))
            camera = scenes.add_scene(writer, "camera")
            for photo, who in ((one, [v, tae]), (one, [tae, kim]), (two, [kim]), (two, [tae])):
                say(writer, [photo], who, camera)
            joining.join_persons(writer, v, [kim, tae])
        with library.reading() as reader:
            assert texts(reader, one) == texts(reader, two) == {"V with camera": Origin.USER}
            assert [said.text for said in phrases.recent(reader, 9)] == ["V with camera"]
        assert is_sound(library)

    def test_the_stronger_origin_stays_whichever_has_it(self, library: Library) -> None:
        with library.writing() as writer:
            one, two = add_photos(writer, 2)
            v, tae = people.add_person(writer, "V"), people.add_person(writer, "Tae")
            say(writer, [one], [v], origin=Origin.FILE)
            say(writer, [one], [tae], origin=Origin.SIDECAR)
            say(writer, [two], [v], origin=Origin.USER)
            say(writer, [two], [tae], origin=Origin.SIDECAR)
            joining.join_persons(writer, v, [tae])
        with library.reading() as reader:
            assert texts(reader, one) == {"V": Origin.SIDECAR}
            assert texts(reader, two) == {"V": Origin.USER}

    def test_what_was_taken_off_stays_off_unless_it_is_said(self, library: Library) -> None:
        with library.writing() as writer:
            off, said = add_photos(writer, 2)
            v, tae = people.add_person(writer, "V"), people.add_person(writer, "Tae")
            plain = say(writer, [off, said], [tae])
            phrases.detach(writer, [off, said], [plain])
            of_v = say(writer, [said], [v])
            joining.join_persons(writer, v, [tae])
            phrases.attach(writer, [off, said], [of_v], Origin.FILE)
        with library.reading() as reader:
            assert texts(reader, off) == {}, "a file does not put back what the user took off"
            assert texts(reader, said) == {"V": Origin.USER}

    def test_one_rectangle_a_photo_the_surer_one(self, library: Library) -> None:
        with library.writing() as writer:
            ids = add_photos(writer, 3)
            v, tae = people.add_person(writer, "V"), people.add_person(writer, "Tae")
            say(writer, ids, [v])
            say(writer, ids, [tae])
            mine = Region(0.1, 0.1, 0.2, 0.2, "", Origin.FILE)
            surer = Region(0.5, 0.5, 0.2, 0.2, "", Origin.USER)
            first, second, third = ids
            regions.add(writer, {first: [(v, mine), (tae, surer)], second: [(tae, mine)]})
            regions.add(writer, {third: [(tae, surer), (v, surer)]})
            joining.join_persons(writer, v, [tae])
        with library.reading() as reader:
            found = regions.of_photos(reader, ids)
        assert {photo_id: [(r.name, r.x) for r in kept] for photo_id, kept in found.items()} == {
            first: [("V", 0.5)],
            second: [("V", 0.1)],
            third: [("V", 0.5)],
        }
        assert is_sound(library)

    def test_the_picture_that_stands_for_one(self, library: Library) -> None:
        with library.writing() as writer:
            one, two = add_photos(writer, 2)
            v, tae, kim = (people.add_person(writer, name) for name in ("V", "Tae", "Kim"))
            say(writer, [one, two], [tae])
            writer.update(persons, [{"id": tae}], {"cover_id": one})
            writer.update(persons, [{"id": kim}], {"cover_id": two})
            joining.join_persons(writer, v, [tae])
            joining.join_persons(writer, v, [kim])
        with library.reading() as reader:
            assert people.get_person(reader, v).cover_id == one

    def test_the_times_in_groups(self, library: Library) -> None:
        with library.writing() as writer:
            v, tae = people.add_person(writer, "V"), people.add_person(writer, "Tae")
            bts, wooga, exo = (people.add_group(writer, name) for name in ("BTS", "Wooga", "EXO"))
            memberships.join(writer, bts, v, "2013-06-13")
            memberships.join(writer, bts, tae)
            memberships.join(writer, bts, tae, "2013-06-13", "2022")
            memberships.join(writer, bts, tae, "2025")
            memberships.join(writer, wooga, tae)
            memberships.join(writer, exo, v, "2012")
            joining.join_persons(writer, v, [tae])
        with library.reading() as reader:
            assert memberships.of_person(reader, v) == [
                Membership(wooga, v),
                Membership(exo, v, "2012"),
                Membership(bts, v, "2013-06-13", "2022"),
                Membership(bts, v, "2025"),
            ]

    def test_guesses_that_this_answers_are_closed(self, library: Library) -> None:
        hint = Hint(SuggestionKind.PERSON, "Kim Taehyung", Origin.SIDECAR, "hashtag")
        with library.writing() as writer:
            shown, other = add_photos(writer, 2)
            v = people.add_person(writer, "V")
            say(writer, [shown], [v])
            suggestions.offer(writer, {shown: [hint], other: [hint]})
            tae = people.add_person(writer, ["Tae", "Kim Taehyung"])
            joining.join_persons(writer, v, [tae])
        with library.reading() as reader:
            (one,) = suggestions.open_words(reader)
            assert suggestions.photos_of(reader, one.id) == [other]
            assert one.match is not None
            assert one.match.id == v

    @pytest.mark.parametrize("others", [[1], [2, 1], []])
    def test_with_itself_or_with_nobody_is_refused(
        self, library: Library, others: list[int]
    ) -> None:
        with library.writing() as writer:
            people.add_person(writer, "V")
            people.add_person(writer, "Tae")
        with pytest.raises(InvalidValue) as refused, library.writing() as writer:
            joining.join_persons(writer, 1, others)
        assert refused.value.value == "V"
        with library.reading() as reader:
            assert len(people.all_persons(reader)) == 2

    @pytest.mark.parametrize(("into", "others"), [(9, [1]), (1, [9])])
    def test_nobody_is_not_found(self, library: Library, into: int, others: list[int]) -> None:
        with library.writing() as writer:
            people.add_person(writer, "V")
        with pytest.raises(NotFound), library.writing() as writer:
            joining.join_persons(writer, into, others)


class TestGroups:
    def test_names_and_members_of_all(self, library: Library) -> None:
        with library.writing() as writer:
            v, rm = people.add_person(writer, "V"), people.add_person(writer, "RM")
            bts = people.add_group(writer, "BTS", [v])
            other = people.add_group(writer, ["방탄소년단", "bts"])
            memberships.join(writer, other, v, "2013")
            memberships.join(writer, other, rm, "2013", "2030")
            joining.join_groups(writer, bts, [other])
        with library.reading() as reader:
            (group,) = people.all_groups(reader)
            assert [name.text for name in group.names] == ["BTS", "방탄소년단"]
            assert memberships.of_group(reader, bts) == [
                Membership(bts, v, "2013"),
                Membership(bts, rm, "2013", "2030"),
            ]
        assert is_sound(library)


class TestScenes:
    def test_names_kind_and_what_was_said(self, library: Library) -> None:
        with library.writing() as writer:
            one, two = add_photos(writer, 2)
            v = people.add_person(writer, "V")
            camcorder = scenes.add_scene(writer, "camcorder")
            handycam = scenes.add_scene(writer, ["handycam", "캠코더"], SceneKind.PROP)
            say(writer, [one], [v], camcorder)
            say(writer, [one, two], [v], handycam)
            say(writer, [two], [], handycam)
            assert joining.join_scenes(writer, camcorder, [handycam]) == 2
        with library.reading() as reader:
            scene = scenes.get_scene(reader, camcorder)
            assert texts(reader, one) == {"V with camcorder": Origin.USER}
            assert texts(reader, two) == {
                "V with camcorder": Origin.USER,
                "with camcorder": Origin.USER,
            }
        assert [name.text for name in scene.names] == ["camcorder", "handycam", "캠코더"]
        assert (scene.kind, scene.photos) == (SceneKind.PROP, 2)
        assert is_sound(library)

    def test_above_and_below(self, library: Library) -> None:
        with library.writing() as writer:
            prop, old, camera, cam, small = (
                scenes.add_scene(writer, name) for name in ("prop", "old", "camera", "cam", "small")
            )
            scenes.set_parents(writer, camera, [prop])
            scenes.set_parents(writer, cam, [old, camera])
            scenes.set_parents(writer, small, [cam])
            joining.join_scenes(writer, camera, [cam])
        with library.reading() as reader:
            assert set(scenes.get_scene(reader, camera).parents) == {prop, old}
            assert scenes.get_scene(reader, small).parents == (camera,)

    def test_no_loop_comes_of_it(self, library: Library) -> None:
        with library.writing() as writer:
            top = scenes.add_scene(writer, "prop")
            middle = scenes.add_scene(writer, "camera", parents=[top])
            low = scenes.add_scene(writer, "camcorder", parents=[middle])
            leaf = scenes.add_scene(writer, "handycam", parents=[low])
            joining.join_scenes(writer, low, [top])
        with library.reading() as reader:
            assert scenes.get_scene(reader, low).parents == (middle,), "its own place stays"
            assert scenes.get_scene(reader, middle).parents == ()
            assert family.ancestors(reader, leaf) == {leaf, low, middle}
            assert family.descendants(reader, low) == {low, leaf}

    def test_a_scene_between_the_two_stays_on_one_side(self, library: Library) -> None:
        with library.writing() as writer:
            top = scenes.add_scene(writer, "prop")
            side = scenes.add_scene(writer, "old", parents=[top])
            middle = scenes.add_scene(writer, "camera", parents=[top])
            low = scenes.add_scene(writer, "camcorder", parents=[middle])
            joining.join_scenes(writer, top, [low])
        with library.reading() as reader:
            assert family.descendants(reader, top) == {top, side, middle}
            assert family.ancestors(reader, top) == {top}

    def test_thousands_of_scenes_below_ask_no_more_than_one(self, library: Library) -> None:
        with library.writing() as writer:
            one, other = scenes.add_scene(writer, "one"), scenes.add_scene(writer, "other")
            many = scenes.find_or_add_many(
                writer, [f"scene {number}" for number in range(200)], kind=SceneKind.PROP
            )
            links = [{"scene_id": key, "parent_id": other} for key in many]
            writer.insert(scene_parents, links)
            asked: list[int] = []
            event.listen(writer.connection, "after_cursor_execute", lambda *_given: asked.append(1))
            joining.join_scenes(writer, one, [other])
            assert len(asked) < len(many) / 4
        with library.reading() as reader:
            assert family.descendants(reader, one) == {one, *many}

    @pytest.mark.parametrize("kind", ["scene", "group"])
    def test_with_itself_is_refused(self, library: Library, kind: str) -> None:
        add = {"scene": scenes.add_scene, "group": people.add_group}[kind]
        join = {"scene": joining.join_scenes, "group": joining.join_groups}[kind]
        with library.writing() as writer:
            add(writer, "one")
        with pytest.raises(InvalidValue), library.writing() as writer:
            join(writer, 1, [1])
        with library.reading() as reader:
            assert bearers.names_of(reader, kind, [1])[1][0].text == "one"

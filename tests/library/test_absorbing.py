"""What is said of copies goes over to the photo that is kept, many pictures at once."""

import pytest

from gallery.library import (
    absorbing,
    captions,
    details,
    duplicates,
    facts,
    photos,
    phrases,
    regions,
    scenes,
    suggestions,
)
from gallery.library.database import Library
from gallery.library.duplicates import SamePicture
from gallery.library.journal import Writer
from gallery.library.tables import persons
from gallery.model.facts import Fact, Origin
from gallery.model.region import Region
from gallery.model.suggestion import Hint, SuggestionKind, SuggestionState
from gallery.model.variants import Relation
from tests.library.making import add_photos

FACE = Region(0.1, 0.2, 0.3, 0.25)
ELSEWHERE = Region(0.6, 0.2, 0.2, 0.2)


def sides(writer: Writer, photo_id: int) -> list[tuple[int | None, tuple[float, ...]]]:
    found = regions.of_photos(writer.connection, [photo_id]).get(photo_id, ())
    return [(one.person_id, one.sides) for one in found]


def hint(text: str) -> Hint:
    return Hint(SuggestionKind.WORD, text, Origin.SIDECAR, "hashtag")


def guesses(writer: Writer, photo_id: int) -> set[str]:
    found = suggestions.of_photos(writer.connection, [photo_id])
    return {one.suggestion.text for one in found.get(photo_id, ())}


class TestRegions:
    def test_who_is_marked_on_a_copy_of_the_same_shape(self, library: Library) -> None:
        with library.writing() as writer:
            add_photos(writer, 3)
            writer.insert(persons, [{}, {}])
            photos.set_values(writer, [3], {"width": 800, "height": 533})
            said = [phrases.find_or_add(writer, (person,)) for person in (1, 2)]
            phrases.attach(writer, [2, 3], said)
            regions.add(writer, {3: [(1, FACE)], 2: [(1, ELSEWHERE), (2, ELSEWHERE)]})
            absorbing.absorb(writer, {3: 1, 2: 1})
            assert sides(writer, 1) == [(1, FACE.sides), (2, ELSEWHERE.sides)]

    def test_nobody_is_marked_who_was_taken_off(self, library: Library) -> None:
        with library.writing() as writer:
            add_photos(writer, 2)
            writer.insert(persons, [{}])
            said = [phrases.find_or_add(writer, (1,))]
            phrases.attach(writer, [1, 2], said, Origin.FILE)
            phrases.detach(writer, [1], said)
            regions.add(writer, {2: [(1, FACE)]})
            absorbing.absorb(writer, {2: 1})
            assert sides(writer, 1) == []
            assert phrases.said(writer.connection, [1]) == {}

    def test_what_is_marked_already_stays(self, library: Library) -> None:
        with library.writing() as writer:
            add_photos(writer, 2)
            writer.insert(persons, [{}, {}])
            regions.place(writer, 1, FACE, person_id=1)
            regions.add(writer, {2: [(1, ELSEWHERE), (None, ELSEWHERE)]})
            absorbing.absorb(writer, {2: 1})
            assert sides(writer, 1) == [(1, FACE.sides)]

    def test_what_the_user_took_off_does_not_come_back(self, library: Library) -> None:
        with library.writing() as writer:
            add_photos(writer, 2)
            writer.insert(persons, [{}])
            regions.add(writer, {1: [(1, FACE)], 2: [(1, ELSEWHERE)]})
            (region,) = regions.of_photos(writer.connection, [1])[1]
            regions.take_off(writer, [region.id])
            absorbing.absorb(writer, {2: 1})
            assert sides(writer, 1) == []

    def test_boxes_of_nobody_where_there_are_none(self, library: Library) -> None:
        with library.writing() as writer:
            add_photos(writer, 2)
            regions.add(writer, {2: [(None, FACE), (None, ELSEWHERE)]})
            absorbing.absorb(writer, {2: 1})
            assert sides(writer, 1) == [(None, FACE.sides), (None, ELSEWHERE.sides)]

    @pytest.mark.parametrize(
        "size", [{"width": 533, "height": 800}, {"width": 1400}, {"height": 0}]
    )
    def test_another_shape_has_them_elsewhere(self, size: dict[str, int], library: Library) -> None:
        with library.writing() as writer:
            add_photos(writer, 2)
            photos.set_values(writer, [2], size)
            regions.add(writer, {2: [(None, FACE)]})
            absorbing.absorb(writer, {2: 1})
            assert sides(writer, 1) == []

    def test_so_has_a_mirrored_one(self, library: Library) -> None:
        with library.writing() as writer:
            add_photos(writer, 2)
            duplicates.mark(writer, [SamePicture(2, 1, relation=Relation.MIRRORED)])
            regions.add(writer, {2: [(None, FACE)]})
            absorbing.absorb(writer, {2: 1})
            assert sides(writer, 1) == []


class TestGuesses:
    def test_what_waits_for_an_answer_is_asked_of_the_kept_photo(self, library: Library) -> None:
        with library.writing() as writer:
            add_photos(writer, 3)
            suggestions.offer(writer, {2: [hint("cat")], 3: [hint("cat"), hint("dog")]})
            absorbing.absorb(writer, {2: 1, 3: 1})
            assert guesses(writer, 1) == {"cat", "dog"}
            photos.remove(writer, [2, 3])
            assert guesses(writer, 1) == {"cat", "dog"}

    def test_what_was_refused_stays_refused(self, library: Library) -> None:
        with library.writing() as writer:
            add_photos(writer, 5)
            suggestions.offer(writer, {key: [hint("cat")] for key in (2, 3, 4, 5)})
            (cat,) = suggestions.open_words(writer.connection)
            suggestions.close(writer, cat.id, [3, 4], SuggestionState.REFUSED)
            absorbing.absorb(writer, {2: 1, 3: 1, 5: 4})
            assert guesses(writer, 1) == guesses(writer, 4) == set()
            assert suggestions.offer(writer, {1: [hint("cat")]}) == 0

    def test_nobody_is_asked_for_who_is_there(self, library: Library) -> None:
        with library.writing() as writer:
            add_photos(writer, 4)
            suggestions.offer(writer, {key: [hint("cat")] for key in (2, 4)})
            cat = scenes.add_scene(writer, "cat")
            said = [phrases.find_or_add(writer, (), "", cat)]
            phrases.attach(writer, [1], said)
            phrases.attach(writer, [4], said, Origin.FILE)
            absorbing.absorb(writer, {2: 1, 4: 3})
            assert guesses(writer, 1) == guesses(writer, 3) == set()


class TestWords:
    def test_the_most_trusted_word_and_its_origin(self, library: Library) -> None:
        with library.writing() as writer:
            add_photos(writer, 4)
            photos.set_values(writer, [2], {"title": "From a file"}, origin=Origin.FILE)
            photos.set_values(writer, [3], {"title": "From a sidecar"}, origin=Origin.SIDECAR)
            photos.set_values(writer, [4], {"title": "Later"}, origin=Origin.SIDECAR)
            absorbing.absorb(writer, {2: 1, 3: 1, 4: 1})
            kept = details.details(writer.connection, library, 1)
        assert (kept.title, kept.origins["title"]) == ("From a sidecar", Origin.SIDECAR)

    def test_what_no_column_holds(self, library: Library) -> None:
        said = {
            "creator": Fact("Big Hit", Origin.FILE),
            "source_url": Fact("https://weverse.io/1", Origin.SIDECAR, "url"),
            "place": Fact("37.566500,126.978000", Origin.FILE),
        }
        with library.writing() as writer:
            add_photos(writer, 2)
            facts.say(writer, {2: said, 1: {"creator": Fact("IU", Origin.FILE)}})
            absorbing.absorb(writer, {2: 1})
            kept = facts.of(writer.connection, [1])[1]
        assert kept == said | {"creator": Fact("IU", Origin.FILE)}

    def test_what_the_user_emptied_stays_empty(self, library: Library) -> None:
        with library.writing() as writer:
            add_photos(writer, 3)
            photos.set_values(writer, [1], {"title": ""})
            photos.set_values(writer, [2], {"title": "From a file"}, origin=Origin.FILE)
            absorbing.absorb(writer, {2: 1})
            assert details.details(writer.connection, library, 1).title == ""
            photos.set_values(writer, [3], {"title": "The user's"})
            absorbing.absorb(writer, {3: 1})
            assert details.details(writer.connection, library, 1).title == "The user's"

    def test_source_and_credit_keep_their_origin(self, library: Library) -> None:
        with library.writing() as writer:
            add_photos(writer, 2)
            photos.set_values(writer, [2], {"source": "Weverse"}, origin=Origin.SIDECAR)
            facts.say(writer, {2: {"source": Fact("", Origin.SIDECAR, "post")}})
            photos.set_values(writer, [2], {"credit": "somebody"})
            absorbing.absorb(writer, {2: 1})
            kept = details.details(writer.connection, library, 1)
        assert (kept.source, kept.origins["source"]) == ("Weverse", Origin.SIDECAR)
        assert (kept.credit, kept.origins["credit"]) == ("somebody", Origin.USER)

    def test_captions_by_language(self, library: Library) -> None:
        with library.writing() as writer:
            add_photos(writer, 3)
            captions.set_caption(writer, [1], "en", "Kept")
            captions.set_caption(writer, [2], "en", "Other")
            captions.set_caption(writer, [2], "ja", "カメラ", origin=Origin.FILE)
            captions.set_caption(writer, [3], "ja", "ビデオ")
            absorbing.absorb(writer, {2: 1, 3: 1})
            kept = details.details(writer.connection, library, 1)
        assert kept.captions == {"en": "Kept", "ja": "ビデオ"}


def test_many_pictures_at_once_are_not_mixed_up(library: Library) -> None:
    with library.writing() as writer:
        add_photos(writer, 6)
        for photo_id in (2, 4, 6):
            captions.set_caption(writer, [photo_id], "en", f"Photo {photo_id}")
            photos.set_values(writer, [photo_id], {"rating": photo_id - 1})
        absorbing.absorb(writer, {2: 1, 4: 3, 6: 5})
        found = {
            one.id: (one.captions["en"], one.rating)
            for one in details.details_many(writer.connection, library, [1, 3, 5])
        }
    assert found == {1: ("Photo 2", 1), 3: ("Photo 4", 3), 5: ("Photo 6", 5)}


def test_photos_that_are_gone_give_nothing(library: Library) -> None:
    with library.writing() as writer:
        add_photos(writer, 2)
    with library.writing() as writer:
        absorbing.absorb(writer, {98: 1, 2: 99})
        assert writer.journal() == b""

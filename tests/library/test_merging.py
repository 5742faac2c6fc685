"""One rule for what sources say: fill what is empty, trust decides, the user's word stays."""

import pytest

from gallery.library import captions, merging, people, photos, phrases, regions, scenes, suggestions
from gallery.library.database import Library
from gallery.model.described import NamedPerson, PhotoFacts
from gallery.model.facts import TRUST, Fact, Origin
from gallery.model.photo import PhotoDetails
from gallery.model.region import Region
from gallery.model.suggestion import Hint, SuggestionKind
from tests.library.dump import assert_same, dump
from tests.library.making import add_photos

LEFT, RIGHT = Region(0.1, 0.1, 0.2, 0.2), Region(0.6, 0.1, 0.2, 0.2)
SOURCES = [Origin.SIDECAR, Origin.PLATFORM, Origin.FILE, Origin.FILE_NAME, Origin.FOLDER_NAME]


def everything(origin: Origin, text: str = "said", stars: int = 3) -> PhotoFacts:
    """Return facts that fill every field there is, each with a reason."""
    words = Fact(text, origin, f"{text}'s place")
    return PhotoFacts(
        taken_at=Fact(f"2024-01-0{stars}T10:00:00+09:00", origin, "EXIF"),
        title=words,
        captions={"en": words, "ko": Fact("말", origin)},
        rating=Fact(stars, origin, "XMP"),
        favourite=Fact(True, origin, "star"),
        source=words,
        source_url=words,
        credit=words,
        creator=words,
        rights=words,
        event=words,
        place=Fact((37.5796, 126.977), origin, "GPS"),
        people=(NamedPerson("V", origin, ("BTS",)),),
        regions=(Region(0.1, 0.1, 0.2, 0.2, "V", origin),),
        hints=(Hint(SuggestionKind.WORD, "OOTD", origin, "hashtag"),),
    )


@pytest.fixture
def photo(library: Library) -> int:
    with library.writing() as writer:
        return add_photos(writer, 1)[0]


def merge(library: Library, photo: int, said: PhotoFacts) -> None:
    with library.writing() as writer:
        merging.merge(writer, photo, said)


def seen(library: Library, photo: int) -> PhotoDetails:
    with library.reading() as reader:
        return photos.details(reader, library, photo)


def values(found: PhotoDetails) -> dict[str, object]:
    names = ("taken_at", "title", "captions", "rating", "source", "credit", "further")
    return {name: getattr(found, name) for name in names}


def test_everything_said_is_seen_with_origin_and_reason(library: Library, photo: int) -> None:
    merge(library, photo, everything(Origin.SIDECAR))
    found = seen(library, photo)
    assert values(found) == {
        "taken_at": "2024-01-03T10:00:00+09:00",
        "title": "said",
        "captions": {"en": "said", "ko": "말"},
        "rating": 3,
        "source": "said",
        "credit": "said",
        "further": {
            "creator": "said",
            "rights": "said",
            "event": "said",
            "source_url": "said",
            "place": "37.579600,126.977000",
        },
    }
    assert found.favourite
    assert found.people == ((1, "V"),)
    assert found.statements[0].origin is Origin.SIDECAR
    assert found.regions == (Region(0.1, 0.1, 0.2, 0.2, "V", Origin.SIDECAR),)
    assert found.suggestions == 1
    fields = {"taken_at", "title", "caption", "rating", "source", "credit", *found.further}
    assert found.origins == dict.fromkeys(fields, Origin.SIDECAR)
    assert found.reasons == dict.fromkeys(fields, "said's place") | {
        "taken_at": "EXIF",
        "rating": "XMP",
        "place": "GPS",
    }
    with library.reading() as reader:
        assert people.get_person(reader, 1).groups == ("BTS",)


def test_a_new_photo_s_columns_are_those_that_merging_writes(library: Library) -> None:
    said = everything(Origin.FILE_NAME)
    with library.writing() as writer:
        merged, inserted = photos.add(
            writer, [{"digest": "a"}, {"digest": "b", **merging.columns(said)}]
        )
        merging.merge_many(writer, {merged: said, inserted: said})
    first, second = seen(library, merged), seen(library, inserted)
    assert values(first) == values(second)
    assert (first.origins, first.reasons) == (second.origins, second.reasons)
    assert second.origins["source"] is Origin.FILE_NAME


def test_saying_it_again_changes_nothing(library: Library, photo: int) -> None:
    merge(library, photo, everything(Origin.SIDECAR))
    before = dump(library)
    with library.writing() as writer:
        merging.merge(writer, photo, everything(Origin.SIDECAR))
        assert writer.journal() == b"", "nothing was written"
        assert not writer.changes
    assert_same(before, dump(library))


@pytest.mark.parametrize("first", SOURCES)
@pytest.mark.parametrize("then", SOURCES)
def test_trust_decides(library: Library, photo: int, first: Origin, then: Origin) -> None:
    merge(library, photo, everything(first, "first", 3))
    merge(library, photo, everything(then, "then", 4))
    wins = TRUST[then] >= TRUST[first]
    found = seen(library, photo)
    assert (found.title, found.rating) == (("then", 4) if wins else ("first", 3))
    told = [found.captions["en"], found.source, found.credit, *found.further.values()]
    assert set(told) - {"37.579600,126.977000"} == {found.title}
    assert set(found.origins.values()) == {then if wins else first}


def test_what_nothing_is_said_of_stays(library: Library, photo: int) -> None:
    merge(library, photo, everything(Origin.FILE))
    before = dump(library)
    merge(library, photo, PhotoFacts())
    blank = Fact("  ", Origin.SIDECAR)
    merge(library, photo, PhotoFacts(title=blank, creator=blank, captions={"en": blank}))
    assert_same(before, dump(library))


def test_the_user_s_word_is_never_overwritten(library: Library, photo: int) -> None:
    merge(library, photo, everything(Origin.FILE, "first"))
    with library.writing() as writer:
        mine = {"title": "mine", "rating": 1, "source": "mine", "credit": "mine"}
        photos.set_values(writer, [photo], mine | {"taken_at": "2020-01-01", "favourite": False})
        captions.set_caption(writer, [photo], "en", "mine")
        regions.add(writer, {photo: [(1, Region(0.5, 0.5, 0.1, 0.1, "", Origin.USER))]})
    before = seen(library, photo)
    merge(library, photo, everything(Origin.SIDECAR, "then", 5))
    after = seen(library, photo)
    for name in ("title", "rating", "source", "credit", "taken_at", "favourite", "regions"):
        assert getattr(after, name) == getattr(before, name), name
    assert after.captions == {"en": "mine", "ko": "말"}
    assert {name: after.origins[name] for name in mine} == dict.fromkeys(mine, Origin.USER)


def test_what_the_user_took_away_never_comes_back(library: Library, photo: int) -> None:
    merge(library, photo, everything(Origin.FILE))
    with library.writing() as writer:
        nothing = {"title": "", "rating": 0, "source": "", "credit": "", "taken_at": ""}
        photos.set_values(writer, [photo], nothing | {"favourite": False})
        for language in ("en", "ko"):
            captions.set_caption(writer, [photo], language, "")
        phrases.detach(writer, [photo], [1])
    merge(library, photo, everything(Origin.SIDECAR))
    found = seen(library, photo)
    assert {name: getattr(found, name) for name in nothing} == nothing
    assert (found.favourite, found.captions, found.people, found.regions) == (False, {}, (), ())


def test_who_the_user_says_again_may_be_placed_again(library: Library, photo: int) -> None:
    merge(library, photo, everything(Origin.FILE))
    with library.writing() as writer:
        phrases.detach(writer, [photo], [1])
        phrases.attach(writer, [photo], [1])
    merge(library, photo, everything(Origin.FILE))
    found = seen(library, photo)
    assert (found.people, len(found.regions)) == (((1, "V"),), 1)
    assert found.statements[0].origin is Origin.USER


def test_a_rectangle_states_who_is_there(library: Library, photo: int) -> None:
    boxes = (
        Region(0.1, 0.1, 0.2, 0.2, "아이유"),
        Region(0.6, 0.1, 0.2, 0.2),
    )
    merge(library, photo, PhotoFacts(regions=boxes))
    found = seen(library, photo)
    assert [name for _, name in found.people] == ["아이유"]
    assert found.regions == boxes


@pytest.mark.parametrize("name", ["", "  ", "\u200b", "x" * 201])
def test_what_can_be_no_name_names_nobody(name: str, library: Library, photo: int) -> None:
    box = Region(0.1, 0.1, 0.2, 0.2, name)
    merge(library, photo, PhotoFacts(people=(NamedPerson(name),), regions=(box,)))
    assert seen(library, photo).people == ()


def keyword(text: str, kind: SuggestionKind = SuggestionKind.WORD) -> Hint:
    return Hint(kind, text, Origin.FILE, "keyword")


def test_keywords_that_are_known_are_tags_others_are_offered(library: Library, photo: int) -> None:
    with library.writing() as writer:
        v = people.add_person(writer, ["V", "뷔"])
        people.add_group(writer, "BTS", [v])
        scenes.add_scene(writer, ["camcorder", "캠코더"])
        people.add_person(writer, "Sun")
        scenes.add_scene(writer, "sun")
    words = ["뷔", "CAMCORDER", "BTS", "sun", "whatever"]
    merge(library, photo, PhotoFacts(hints=tuple(map(keyword, words))))
    found = seen(library, photo)
    assert [one.text for one in found.statements] == ["V", "camcorder"]
    assert {one.origin for one in found.statements} == {Origin.FILE}
    with library.reading() as reader:
        open_words = {one.text for one in suggestions.open_words(reader)}
    assert open_words == {"BTS", "sun", "whatever"}, "a group, two bearers, nobody"


def test_a_hashtag_is_only_a_guess_even_when_known(library: Library, photo: int) -> None:
    with library.writing() as writer:
        people.add_person(writer, "V")
    hashtag = Hint(SuggestionKind.WORD, "V", Origin.SIDECAR, "hashtag")
    merge(library, photo, PhotoFacts(hints=(hashtag,)))
    found = seen(library, photo)
    assert (found.people, found.suggestions) == ((), 1)


def test_a_keyword_the_user_took_off_stays_off(library: Library, photo: int) -> None:
    with library.writing() as writer:
        scenes.add_scene(writer, "camcorder")
    said = PhotoFacts(hints=(keyword("camcorder"),))
    merge(library, photo, said)
    with library.writing() as writer:
        (statement,) = phrases.said(writer.connection, [photo])[photo]
        phrases.detach(writer, [photo], [statement.phrase_id])
    merge(library, photo, said)
    found = seen(library, photo)
    assert (found.statements, found.suggestions) == ((), 0)


def test_a_group_named_as_a_person_is_a_guess(library: Library, photo: int) -> None:
    with library.writing() as writer:
        people.add_group(writer, "BTS", [people.add_person(writer, "V")])
    merge(library, photo, PhotoFacts(people=(NamedPerson("BTS"), NamedPerson("V"))))
    found = seen(library, photo)
    assert [name for _, name in found.people] == ["V"]
    assert found.suggestions == 1
    with library.reading() as reader:
        assert len(people.all_persons(reader)) == 1


def test_many_photos_at_once_make_each_person_once(library: Library) -> None:
    with library.writing() as writer:
        ids = add_photos(writer, 50)
        said = everything(Origin.FILE)
        merging.merge_many(writer, dict.fromkeys(ids, said) | {999: said})
    with library.reading() as reader:
        assert [(one.name, one.photos) for one in people.all_persons(reader)] == [("V", 50)]
        assert [one.photos for one in suggestions.open_words(reader)] == [50]

"""What is said of photos beside what they show, and the user's word about it."""

from gallery.library import captions, facts, photos
from gallery.library.database import Library
from gallery.model.facts import Fact, Origin
from tests.library.making import add_photos

CREATOR = Fact("Studio", Origin.FILE, "IPTC By-line")


def of(library: Library, photo_id: int) -> dict[str, Fact[str]]:
    with library.reading() as reader:
        return facts.of(reader, [photo_id]).get(photo_id, {})


def test_what_is_said_is_kept_with_its_reason(library: Library) -> None:
    with library.writing() as writer:
        one, two = add_photos(writer, 2)
        facts.say(writer, {one: {"creator": CREATOR, "rights": Fact("©", Origin.FILE)}})
    assert of(library, one) == {"creator": CREATOR, "rights": Fact("©", Origin.FILE)}
    assert of(library, two) == {}


def test_a_later_word_takes_the_place_of_an_earlier(library: Library) -> None:
    other = Fact("Fansite", Origin.SIDECAR, "1234.json")
    with library.writing() as writer:
        (one,) = add_photos(writer, 1)
        facts.say(writer, {one: {"creator": CREATOR}})
        facts.say(writer, {one: {"creator": other}})
    assert of(library, one) == {"creator": other}


def test_what_has_a_place_of_its_own_is_not_kept_twice(library: Library) -> None:
    with library.writing() as writer:
        (one,) = add_photos(writer, 1)
        said = Fact("2024-01-24T10:00:00", Origin.FILE, "EXIF DateTimeOriginal")
        facts.say(writer, {one: {"taken_at": said, "caption:ko": said}})
    kept = Fact("", Origin.FILE, "EXIF DateTimeOriginal")
    assert of(library, one) == {"taken_at": kept, "caption:ko": kept}


def test_the_user_s_word_has_no_reason_of_a_file(library: Library) -> None:
    with library.writing() as writer:
        (one,) = add_photos(writer, 1)
        facts.say(writer, {one: {"title": Fact("", Origin.FILE, "IPTC headline")}})
        photos.set_values(writer, [one], {"title": "Mine"})
    assert of(library, one) == {"title": Fact("", Origin.USER)}


def test_a_plain_rating_leaves_nothing_beside(library: Library) -> None:
    with library.writing() as writer:
        ids = add_photos(writer, 3)
        photos.set_values(writer, ids, {"rating": 5, "favourite": True})
    assert [of(library, key) for key in ids] == [{}, {}, {}]


def test_no_longer_a_favourite_is_the_user_s_word(library: Library) -> None:
    with library.writing() as writer:
        liked, other = add_photos(writer, 2)
        photos.set_values(writer, [liked], {"favourite": True})
        photos.set_values(writer, [liked, other], {"favourite": False})
    assert of(library, liked) == {"favourite": Fact("", Origin.USER)}
    assert of(library, other) == {}


def test_a_caption_taken_away_is_remembered_a_new_one_forgets_it(library: Library) -> None:
    with library.writing() as writer:
        (one,) = add_photos(writer, 1)
        captions.set_caption(writer, [one], "ko", "캡션", origin=Origin.FILE)
        captions.set_caption(writer, [one], "ko", "")
        captions.set_caption(writer, [one], "en", "")
    assert of(library, one) == {"caption:ko": Fact("", Origin.USER)}, "there was none in English"
    with library.writing() as writer:
        captions.set_caption(writer, [one], "ko", "다시")
    assert of(library, one) == {}


def test_facts_go_with_their_photo(library: Library) -> None:
    with library.writing() as writer:
        (one,) = add_photos(writer, 1)
        facts.say(writer, {one: {"creator": CREATOR}})
        photos.remove(writer, [one])
    assert of(library, one) == {}

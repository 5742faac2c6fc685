"""Guesses: one row a distinct one, open until they are answered, never asked twice."""

import pytest

from gallery.library import check, people, photos, phrases, scenes, suggestions
from gallery.library.database import Library
from gallery.model.facts import Origin
from gallery.model.names import Name, NameKind
from gallery.model.phrases import Bearer, BearerKind
from gallery.model.suggestion import Hint, SuggestionKind, SuggestionState
from tests.library.making import add_photos

PERSON, SCENE, WORD = SuggestionKind.PERSON, SuggestionKind.SCENE, SuggestionKind.WORD


def hint(text: str, kind: SuggestionKind = WORD, **more) -> Hint:
    return Hint(kind, text, Origin.SIDECAR, more.pop("reason", "hashtag"), **more)


@pytest.fixture
def ids(library: Library) -> list[int]:
    with library.writing() as writer:
        return add_photos(writer, 4)


def offer(library: Library, hints: dict[int, list[Hint]]) -> int:
    with library.writing() as writer:
        return suggestions.offer(writer, hints)


def open_words(library: Library, **asked) -> list[tuple[str, int]]:
    with library.reading() as reader:
        return [(one.text, one.photos) for one in suggestions.open_words(reader, **asked)]


def close(library: Library, text: str, photo_ids: list[int], state: SuggestionState) -> None:
    with library.writing() as writer:
        (one,) = suggestions.open_words(writer.connection, text=text)
        suggestions.close(writer, one.id, photo_ids, state)


def test_equal_guesses_are_one_however_they_are_spelled(library: Library, ids: list[int]) -> None:
    first, second, third, _ = ids
    spelled = {first: [hint("LoveWinsAll")], second: [hint("lovewinsall"), hint("  LOVEWINSALL ")]}
    assert offer(library, spelled) == 2
    assert offer(library, spelled | {third: [hint("아이유"), hint("LoveWinsAll")]}) == 2
    assert open_words(library) == [("LoveWinsAll", 3), ("아이유", 1)]
    with library.reading() as reader:
        assert suggestions.count(reader) == 2
        (one,) = suggestions.open_words(reader, text="wins")
        assert suggestions.photos_of(reader, one.id) == [first, second, third]
        assert suggestions.counts(reader, ids) == {first: 1, second: 1, third: 2}


def test_a_guess_says_where_it_came_from(library: Library, ids: list[int]) -> None:
    given = hint("V", PERSON, reason="tagged user", handle="thv", parents=("People", "BTS"))
    offer(library, {ids[0]: [given]})
    with library.reading() as reader:
        (guess,) = suggestions.of_photos(reader, ids)[ids[0]]
    assert (guess.origin, guess.reason) == (Origin.SIDECAR, "tagged user")
    one = guess.suggestion
    assert (one.kind, one.text, one.handle, one.parents) == (PERSON, "V", "thv", ("People", "BTS"))


def test_the_same_word_of_another_kind_or_account_is_another_guess(
    library: Library, ids: list[int]
) -> None:
    first = ids[0]
    given = [hint("V"), hint("V", PERSON), hint("V", SCENE), hint("V", PERSON, handle="thv")]
    assert offer(library, {first: given}) == 4
    with library.reading() as reader:
        assert [one.kind for one in suggestions.open_words(reader)].count(SCENE) == 1


@pytest.mark.parametrize("text", ["", "  ", "\u200b", "x" * 201])
def test_what_can_be_no_name_is_no_guess(text: str, library: Library, ids: list[int]) -> None:
    assert offer(library, {ids[0]: [hint(text)]}) == 0


def test_a_photo_that_is_not_there_gets_none(library: Library) -> None:
    assert offer(library, {99: [hint("V")]}) == 0
    assert open_words(library) == []


@pytest.mark.parametrize("state", [SuggestionState.ACCEPTED, SuggestionState.REFUSED])
def test_what_was_answered_is_not_asked_again(
    state: SuggestionState, library: Library, ids: list[int]
) -> None:
    first, second = ids[:2]
    offer(library, {first: [hint("OOTD")], second: [hint("OOTD")]})
    close(library, "ootd", [first], state)
    assert open_words(library) == [("OOTD", 1)]
    assert offer(library, {first: [hint("ootd")], second: [hint("ootd")]}) == 0
    with library.reading() as reader:
        assert suggestions.counts(reader, ids) == {second: 1}
    close(library, "ootd", [second], state)
    assert open_words(library) == []
    with library.reading() as reader:
        assert suggestions.count(reader) == 0


def test_what_the_photo_shows_already_is_not_offered(library: Library, ids: list[int]) -> None:
    first, second = ids[:2]
    with library.writing() as writer:
        v = people.add_person(writer, [Name("V"), Name("뷔"), Name("thv", NameKind.HANDLE)])
        camcorder = scenes.add_scene(writer, ["camcorder"])
        phrase = phrases.find_or_add(writer, (v,), "with", camcorder)
        phrases.attach(writer, [first], [phrase])
    given = [hint("뷔"), hint("Camcorder", SCENE), hint("Taehyung", PERSON, handle="THV")]
    assert offer(library, {first: given}) == 0
    assert offer(library, {first: [hint("V", SCENE)], second: given}) == 4


def test_a_guess_names_who_it_may_mean(library: Library, ids: list[int]) -> None:
    with library.writing() as writer:
        v = people.add_person(writer, [Name("V"), Name("thv", NameKind.HANDLE)])
        bts = people.add_group(writer, "BTS", [v])
        people.add_person(writer, "Sun")
        people.add_person(writer, "Sun")
        table = scenes.add_scene(writer, ["antique table", "table"])
    told = {
        ("v", WORD, ""): Bearer(BearerKind.PERSON, v, "V"),
        ("whoever", PERSON, "thv"): Bearer(BearerKind.PERSON, v, "V"),
        ("bts", WORD, ""): Bearer(BearerKind.GROUP, bts, "BTS"),
        ("Table", SCENE, ""): Bearer(BearerKind.SCENE, table, "antique table"),
        ("v", SCENE, ""): None,
        ("sun", PERSON, ""): None,
        ("nobody", WORD, ""): None,
    }
    offer(library, {ids[0]: [hint(text, kind, handle=handle) for text, kind, handle in told]})
    with library.reading() as reader:
        found = {(s.text, s.kind, s.handle): s.match for s in suggestions.open_words(reader)}
    assert found == told


def test_those_of_most_photos_come_first(library: Library, ids: list[int]) -> None:
    offer(library, {key: [hint(f"word{n}") for n in range(place + 1)]
                    for place, key in enumerate(ids)})  # fmt: skip
    words = open_words(library)
    assert words == [("word0", 4), ("word1", 3), ("word2", 2), ("word3", 1)]
    assert open_words(library, limit=2) == words[:2]


def test_counts_follow_photos_that_go_and_come_back(library: Library, ids: list[int]) -> None:
    offer(library, {key: [hint("V")] for key in ids})
    with library.writing() as writer:
        photos.remove(writer, ids[:3])
    assert open_words(library) == [("V", 1)]
    assert not [p for p in check.check(library) if p.kind == check.ProblemKind.STALE]


def test_what_several_photos_share_is_counted(library: Library, ids: list[int]) -> None:
    offer(library, {ids[0]: [hint("OOTD"), hint("V", PERSON)], ids[1]: [hint("V", PERSON)]})
    with library.reading() as reader:
        found = suggestions.shared(reader, ids, 10)
        told = [(guess.suggestion.text, guess.reason, number) for guess, number in found]
        assert told == [("V", "hashtag", 2), ("OOTD", "hashtag", 1)]
        assert len(suggestions.shared(reader, ids, 1)) == 1
        assert suggestions.shared(reader, ids[2:], 10) == []
        v = found[0][0].suggestion.id
        assert suggestions.photos_of(reader, v, limit=1) == ids[:1]
        assert suggestions.open_pairs(reader, [v], ids[1:]) == [(v, ids[1])]


@pytest.mark.parametrize("by_handle", [False, True])
def test_a_statement_answers_a_guess(library: Library, ids: list[int], *, by_handle: bool) -> None:
    spoken = hint("Taehyung", PERSON, handle="THV") if by_handle else hint("뷔")
    offer(library, {key: [spoken, hint("camcorder"), hint("other")] for key in ids[:2]})
    with library.writing() as writer:
        v = people.add_person(writer, [Name("V"), Name("뷔"), Name("thv", NameKind.HANDLE)])
        camcorder = scenes.add_scene(writer, ["camcorder"])
        phrase = phrases.find_or_add(writer, (v,), "with", camcorder)
        phrases.attach(writer, ids[:1], [phrase], Origin.FILE)
    answered = {spoken.text: 1, "camcorder": 1, "other": 2}
    assert dict(open_words(library)) == answered


def test_three_numbers_tell_that_something_changed(library: Library, ids: list[int]) -> None:
    def state() -> tuple[int, int, int]:
        with library.reading() as reader:
            return suggestions.state(reader)

    assert state() == (0, 0, 0)
    offer(library, {key: [hint("V")] for key in ids[:2]})
    first = state()
    assert first[:2] == (1, 2)
    close(library, "V", ids[:1], SuggestionState.REFUSED)
    assert state() not in ((0, 0, 0), first)

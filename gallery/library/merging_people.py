"""Who files say is in photos, where, and what they hint at: persons, regions, guesses.

Whom the user took off a photo, files never put back: neither the statement nor the rectangle.
A name that only a group bears is a guess, as nobody knows which member is meant.
"""

from collections.abc import Iterator, Mapping

from gallery.library import acquaintances, phrases, regions, suggestions
from gallery.library.journal import Writer
from gallery.library.matching import Match, match_of, matches
from gallery.model.described import NamedPerson, PhotoFacts
from gallery.model.facts import Origin
from gallery.model.names import LONGEST_NAME, clean, compare_key
from gallery.model.phrases import Bearer, BearerKind
from gallery.model.region import Region
from gallery.model.suggestion import Hint, SuggestionKind

KEYWORD = "keyword"  # the reason of hints that are tagged at once when they are known
GROUP_NAMED = "person"  # the reason of a hint that was stated as a person but names a group
Pair = tuple[int, int]  # photo and phrase
Said = Mapping[int, PhotoFacts]


def merge_many(writer: Writer, said: Said) -> None:
    """Say who is in photos that are there, mark where, tag known keywords, offer the rest."""
    stated, hints = _stated(writer, said)
    named = _say_people(writer, stated)
    _mark_regions(writer, said, named)
    hints += [(photo_id, hint) for photo_id, one in said.items() for hint in one.hints]
    _tag_or_offer(writer, hints)


Stated = list[tuple[int, NamedPerson]]
Hints = list[tuple[int, Hint]]


def _stated(writer: Writer, said: Said) -> tuple[Stated, Hints]:
    """Return who is stated to be in photos, and statements that can only be guesses."""
    stated = [(photo_id, one) for photo_id, facts in said.items() for one in _named(facts)]
    asked = {_match(one) for _, one in stated if not one.groups}
    known = matches(writer.connection, asked)
    people_stated: Stated = []
    hints: Hints = []
    for photo_id, one in stated:
        bearers = known.get(_match(one), ()) if not one.groups else ()
        if bearers and all(bearer.kind is BearerKind.GROUP for bearer in bearers):
            hint = Hint(SuggestionKind.PERSON, one.name, one.origin, one.reason or GROUP_NAMED)
            hints.append((photo_id, hint))
        else:
            people_stated.append((photo_id, one))
    return people_stated, hints


def _match(one: NamedPerson) -> Match:
    return match_of(SuggestionKind.PERSON, one.name, one.handle)


def _named(facts: PhotoFacts) -> Iterator[NamedPerson]:
    """Give the people of a photo once each, also those that only a rectangle names."""
    seen: set[str] = set()
    regions_too = (NamedPerson(region.name, region.origin) for region in facts.regions)
    for one in (*facts.people, *regions_too):
        key = compare_key(one.name)
        if key and key not in seen and len(clean(one.name)) <= LONGEST_NAME:
            seen.add(key)
            yield one


def _say_people(writer: Writer, stated: Stated) -> dict[tuple[int, str], int]:
    """Say who is in photos; return the persons by photo and compare key."""
    distinct = list(dict.fromkeys(_who(one) for _, one in stated))
    ids = dict(zip(distinct, acquaintances.find_or_add_many(writer, distinct), strict=True))
    spoken = {key: phrases.find_or_add(writer, (key,)) for key in dict.fromkeys(ids.values())}
    pairs = {(photo_id, spoken[ids[_who(one)]]): one.origin for photo_id, one in stated}
    refused = phrases.taken_off(writer.connection, pairs)
    _say(writer, {pair: origin for pair, origin in pairs.items() if pair not in refused})
    return {
        (photo_id, compare_key(one.name)): ids[_who(one)]
        for photo_id, one in stated
        if (photo_id, spoken[ids[_who(one)]]) not in refused
    }


def _who(one: NamedPerson) -> NamedPerson:
    return NamedPerson(one.name, groups=one.groups, handle=one.handle)


def _say(writer: Writer, said_so: Mapping[Pair, Origin]) -> None:
    for origin in dict.fromkeys(said_so.values()):
        pairs = [pair for pair, its_origin in said_so.items() if its_origin is origin]
        phrases.attach_pairs(writer, pairs, origin)


def _mark_regions(writer: Writer, said: Said, named: Mapping[tuple[int, str], int]) -> None:
    placed: dict[int, list[tuple[int | None, Region]]] = {}
    for photo_id, facts in said.items():
        for region in facts.regions:
            key = compare_key(region.name)
            person_id = named.get((photo_id, key))
            if person_id is not None or not key:
                placed.setdefault(photo_id, []).append((person_id, region))
    regions.add(writer, placed)


def _tag_or_offer(writer: Writer, hints: Hints) -> None:
    """Tag keywords that name one known person or scene; offer everything else."""
    asked = {match_of(hint.kind, hint.text, hint.handle) for _, hint in hints}
    known = matches(writer.connection, asked)
    said_so: dict[Pair, Origin] = {}
    offered: dict[int, list[Hint]] = {}
    spoken: dict[Bearer, int] = {}
    for photo_id, hint in hints:
        bearers = known.get(match_of(hint.kind, hint.text, hint.handle), ())
        if hint.reason != KEYWORD or len(bearers) != 1 or bearers[0].kind is BearerKind.GROUP:
            offered.setdefault(photo_id, []).append(hint)
            continue
        (bearer,) = bearers
        if bearer not in spoken:
            spoken[bearer] = _phrase(writer, bearer)
        said_so.setdefault((photo_id, spoken[bearer]), hint.origin)
    _say(writer, said_so)
    suggestions.offer(writer, offered)


def _phrase(writer: Writer, bearer: Bearer) -> int:
    if bearer.kind is BearerKind.SCENE:
        return phrases.find_or_add(writer, (), scene_id=bearer.id)
    return phrases.find_or_add(writer, (bearer.id,))

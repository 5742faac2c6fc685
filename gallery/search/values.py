"""What stands behind a field's colon, read: dates, ratings, people, scenes, flags."""

import re
from collections.abc import Collection, Iterable

from gallery.model.dates import DateRange, read_date_range
from gallery.model.errors import QueryError
from gallery.model.names import search_text
from gallery.model.phrases import WHAT, WHO, Bearer, BearerKind, Vocabulary, scenes_named
from gallery.search import ast
from gallery.search.lexer import Token

SHORTEST_TEXT = 3  # NFD code points; the index is made of runs of three
HIGHEST_RATING = 5
FLAGS = (
    ast.Flag.FAVOURITE,
    ast.Flag.UNTAGGED,
    ast.Flag.DAMAGED,
    ast.Flag.INCOMPLETE,
    ast.Flag.RECENT,
    ast.Flag.ANIMATED,
    ast.Flag.DUPLICATE,
)
SPELLINGS = {"favorite": "favourite"}
COMPARED = re.compile(r"(>=|<=|>|<|=|≥|≤)?([0-9])", re.ASCII)
SPAN = re.compile(r"([0-9])?\.\.([0-9])?", re.ASCII)


def read_days(token: Token) -> DateRange:
    """Read a date or a range of dates; QueryError bad-value."""
    days = read_date_range(token.text)
    if days is None:
        raise bad_value(token)
    return days


def read_rating(token: Token) -> ast.Rating:
    """Read "4", ">=3", "3..5", "..2"; QueryError bad-value."""
    text = "".join(token.text.split())
    low, high = 0, HIGHEST_RATING
    if match := COMPARED.fullmatch(text):
        sign, number = match[1] or "=", int(match[2])
        low = {">=": number, "≥": number, ">": number + 1, "=": number}.get(sign, low)
        high = {"<=": number, "≤": number, "<": number - 1, "=": number}.get(sign, high)
    elif (match := SPAN.fullmatch(text)) and text != "..":
        low = int(match[1]) if match[1] else low
        high = int(match[2]) if match[2] else high
    else:
        raise bad_value(token)
    if max(low, high) > HIGHEST_RATING or low > high or high < 0:
        raise bad_value(token)
    return ast.Rating(low, high)


def read_flag(token: Token) -> ast.Is:
    """Read a flag in either case; QueryError bad-value."""
    word = token.text.strip().casefold()
    flag = next((one for one in FLAGS if one == SPELLINGS.get(word, word)), None)
    if flag is None:
        raise bad_value(token)
    return ast.Is(flag)


def read_people(token: Token, vocabulary: Vocabulary) -> tuple[frozenset[int], ...]:
    """Read names between commas; each gives the persons of which any will do.

    A name that holds a comma itself is found too, if it is the whole value.
    """
    whole = vocabulary.exact(token.text)
    names = (token.text,) if whole else token.items
    people = [
        person_ids(named(name, vocabulary, WHO), vocabulary) for name in names if name.strip()
    ]
    if not people:
        raise bad_value(token)
    return tuple(dict.fromkeys(people))


def read_scene(token: Token, vocabulary: Vocabulary) -> ast.Node:
    """Read the name of a scene, or its beginning."""
    if not token.text.strip():
        raise bad_value(token)
    bearers = scenes_named(token.text, vocabulary) or named(token.text, vocabulary, WHAT)
    return bearer_node(bearers, vocabulary)


def read_text(token: Token) -> str:
    """Return the value folded for searching in text; QueryError bad-value if nothing is left."""
    folded = search_text(token.text)
    if not folded:
        raise bad_value(token)
    return folded


def bad_value(token: Token) -> QueryError:
    """Return the error that points at a field's value."""
    start = min(token.value_start, token.end)
    return QueryError("bad-value", start, token.end, token.text)


def named(
    name: str, vocabulary: Vocabulary, kinds: Collection[BearerKind] = tuple(BearerKind)
) -> tuple[Bearer, ...]:
    """Return the bearers of exactly this name, else those it begins or (long enough) is in."""
    exact = _of(vocabulary.exact(name), kinds)
    folded = search_text(name)
    if exact or not folded:
        return exact
    found = vocabulary.starting(folded)
    if len(folded) >= SHORTEST_TEXT:
        found += vocabulary.containing(folded)
    return _of(found, kinds)


def bearer_node(bearers: Iterable[Bearer], vocabulary: Vocabulary) -> ast.Node:
    """Return the condition that any of ``bearers`` is in the photo."""
    bearers = tuple(bearers)
    people = person_ids(bearers, vocabulary)
    scenes = scene_ids(bearers, vocabulary)
    return ast.any_of(
        ast.HasPerson(people) if people else ast.Nothing(),
        ast.HasScene(scenes) if scenes else ast.Nothing(),
    )


def person_ids(bearers: Iterable[Bearer], vocabulary: Vocabulary) -> frozenset[int]:
    """Return the persons among ``bearers`` and the members of the groups among them."""
    ids: set[int] = set()
    for bearer in bearers:
        if bearer.kind is BearerKind.PERSON:
            ids.add(bearer.id)
        elif bearer.kind is BearerKind.GROUP:
            ids |= vocabulary.members(bearer.id)
    return frozenset(ids)


def scene_ids(bearers: Iterable[Bearer], vocabulary: Vocabulary) -> frozenset[int]:
    """Return the scenes among ``bearers`` with all their descendants."""
    ids: set[int] = set()
    for bearer in bearers:
        if bearer.kind is BearerKind.SCENE:
            ids |= vocabulary.descendants(bearer.id)
    return frozenset(ids)


def _of(bearers: Iterable[Bearer], kinds: Collection[BearerKind]) -> tuple[Bearer, ...]:
    return tuple(dict.fromkeys(bearer for bearer in bearers if bearer.kind in kinds))

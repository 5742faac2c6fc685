"""What stands behind a field's colon, read: dates, names, texts, one of a few words."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from gallery.model.dates import DateRange
from gallery.model.errors import QueryError
from gallery.model.names import is_initials, search_text
from gallery.model.natural_dates import read_day_of_year, read_days, spoken_days
from gallery.model.phrases import WHAT, WHO, BearerKind, Bearing, Vocabulary, bearing, scenes_named
from gallery.search import ast, choices
from gallery.search.choices import Choice, Value
from gallery.search.lexer import Token
from gallery.search.quantities import Scale, read_span

SHORTEST_TEXT = 3  # NFD code points; the index is made of runs of three
SHORTEST_BEGINNING = 2  # letters of a choice that may stand for it
MOST_PHOTOS = 10**9  # that a search can be limited to
FOLDERS = str.maketrans("\\", "/")


@dataclass(frozen=True, slots=True)
class Ground:
    """What a reading stands on: all known names, and which day it is (None: the real one)."""

    vocabulary: Vocabulary
    today: date | None = None


def days(wrap: Callable[[DateRange], ast.Node]) -> Callable[[Token, Ground], ast.Node]:
    """Return a reading of dates and ranges of them."""

    def read(token: Token, ground: Ground) -> ast.Node:
        found = read_days(token.text, today=ground.today)
        if found is None:
            raise bad_value(token)
        return wrap(found)

    return read


def days_from(word: str) -> Callable[[Token, Ground], ast.Node]:
    """Return a reading of release dates on one side of some days: ``word`` is "before", "since"."""

    def read(token: Token, ground: Ground) -> ast.Node:
        found = read_days(f"{word} {token.text}", today=ground.today)
        if found is None:
            raise bad_value(token)
        return ast.Released(found)

    return read


def are_days(text: str, ground: Ground) -> bool:
    """Whether words side by side are a date: "last month", "27 jan 2024"."""
    return spoken_days(text, today=ground.today) is not None


def read_day(token: Token, ground: Ground) -> ast.Node:
    """Read a day of any year; with its year it is that very day."""
    if (day := read_day_of_year(token.text, today=ground.today)) is not None:
        return ast.OnDay(day.month, day.day)
    found = read_days(token.text, today=ground.today)
    if found is None or found.first != found.last:
        raise bad_value(token)
    return ast.any_of(ast.Taken(found), ast.Released(found))


def is_day(text: str, ground: Ground) -> bool:
    """Whether words side by side are a day of any year: "27 jan"."""
    return read_day_of_year(text, today=ground.today) is not None


def quantity(scale: Scale) -> Callable[[Token, Ground], ast.Node]:
    """Return a reading of "4", ">=3", "3..5" in the units of ``scale``."""

    def read(token: Token, _: Ground) -> ast.Node:
        span = read_span(token.text, scale)
        if span is None:
            raise bad_value(token)
        return ast.Quantity(scale.measure, span)

    return read


def is_quantity(scale: Scale) -> Callable[[str, Ground], bool]:
    """Return the question whether words side by side are one value: "> 8 megapixels"."""
    return lambda text, _: read_span(text, scale) is not None


def one_of(known: Iterable[Choice[Value]]) -> Callable[[Token, Ground], Value]:
    """Return a reading of one word of a few."""
    listed = tuple(known)

    def read(token: Token, _: Ground) -> Value:
        found = choices.chosen(token.text, listed)
        if found is None:
            raise bad_value(token)
        return found.value

    return read


def read_states(token: Token, _: Ground) -> ast.Node:
    """Read what a photo is, several between commas: all of them."""
    return ast.all_of(*_chosen(token, choices.STATES))


def read_lacks(token: Token, _: Ground) -> ast.Node:
    """Read what is missing, several between commas: all of them."""
    return ast.all_of(*map(ast.Lacks, _chosen(token, choices.LACKS)))


def read_has(token: Token, _: Ground) -> ast.Node:
    """Read what there is, several between commas: all of them."""
    return ast.all_of(*_chosen(token, choices.HAS))


def read_variants(token: Token, _: Ground) -> ast.Node:
    """Read kinds of variants of which any will do."""
    return ast.IsVariant(frozenset(map(str, _chosen(token, choices.VARIANTS))))


def read_shapes(token: Token, _: Ground) -> ast.Node:
    """Read a shape, or several of which any will do."""
    return ast.any_of(*_chosen(token, choices.SHAPES))


def read_formats(token: Token, _: Ground) -> ast.Node:
    """Read formats of which any will do."""
    return ast.HasFormat(frozenset().union(*_chosen(token, choices.FORMATS)))


def read_kinds(token: Token, _: Ground) -> ast.Node:
    """Read kinds of sets of which any will do; their beginnings are enough."""
    kinds: set[str] = set()
    for item in filter(str.strip, token.items):
        exact = choices.chosen(item, choices.KINDS)
        found = (exact,) if exact else choices.beginning(item, choices.KINDS)
        if not found:
            raise bad_value(token, item)
        kinds.update(str(one.value) for one in found)
    if not kinds:
        raise bad_value(token)
    return ast.OfKind(frozenset(kinds))


def is_kind(text: str, _: Ground) -> bool:
    """Whether words side by side are a kind of set: "photo sketch"."""
    return choices.chosen(text, choices.KINDS) is not None


def _chosen(token: Token, known: Iterable[Choice[Value]]) -> list[Value]:
    listed = tuple(known)
    found: list[Value] = []
    for item in filter(str.strip, token.items):
        meant = _meant(item, listed)
        if meant is None:
            raise bad_value(token, item)
        found.append(meant.value)
    if not found:
        raise bad_value(token)
    return found


def _meant(item: str, known: tuple[Choice[Value], ...]) -> Choice[Value] | None:
    """Return the choice that is spelled so, else the only one that begins so."""
    exact = choices.chosen(item, known)
    if exact is not None or len(choices.folded(item)) < SHORTEST_BEGINNING:
        return exact
    begun = choices.beginning(item, known)
    return begun[0] if len(begun) == 1 else None


def read_order(token: Token, _: Ground) -> ast.Order:
    """Read an order; a minus turns it round."""
    word = token.text.strip()
    found = choices.chosen(word.removeprefix("-"), choices.ORDERS)
    if found is None:
        raise bad_value(token)
    order = found.value
    is_turned = word.startswith("-") and order.by is not ast.OrderBy.RANDOM
    return ast.Order(order.by, reverse=order.reverse != is_turned)


def read_limit(token: Token, _: Ground) -> int:
    """Read how many photos at most."""
    digits = token.text.strip()
    is_number = digits.isascii() and digits.isdigit() and len(digits) <= len(str(MOST_PHOTOS))
    if not is_number or not 0 < int(digits) <= MOST_PHOTOS:
        raise bad_value(token)
    return int(digits)


def read_people(token: Token, ground: Ground) -> tuple[frozenset[int], ...]:
    """Read names between commas; each gives the persons of which any will do.

    A name that holds a comma itself is found too, if it is the whole value.
    """
    vocabulary = ground.vocabulary
    whole = vocabulary.exact(token.text)
    names = (token.text,) if whole else token.items
    people = [
        person_ids(named(name, vocabulary, WHO), vocabulary) for name in names if name.strip()
    ]
    if not people:
        raise bad_value(token)
    return tuple(dict.fromkeys(people))


def read_person(token: Token, ground: Ground) -> ast.Node:
    """Read the name of a person, or its beginning; that of a group if no person has it."""
    _require_text(token)
    person = named(token.text, ground.vocabulary, {BearerKind.PERSON})
    found = person or named(token.text, ground.vocabulary, {BearerKind.GROUP})
    return bearer_node(found, ground.vocabulary)


def read_group(token: Token, ground: Ground) -> ast.Node:
    """Read the name of a group, or its beginning."""
    _require_text(token)
    return bearer_node(named(token.text, ground.vocabulary, {BearerKind.GROUP}), ground.vocabulary)


def read_scene(token: Token, ground: Ground) -> ast.Node:
    """Read the name of a scene, or its beginning."""
    _require_text(token)
    vocabulary = ground.vocabulary
    exact = bearing(scenes_named(token.text, vocabulary))
    return bearer_node(exact or named(token.text, vocabulary, WHAT), vocabulary)


def read_near(token: Token, ground: Ground) -> ast.Node:
    """Read a name that is spelled nearly so, or the text as it is spelled."""
    _require_text(token)
    vocabulary = ground.vocabulary
    found = named(token.text, vocabulary) | bearing(vocabulary.near(token.text))
    folded = search_text(token.text)
    if vocabulary.exact(token.text) or len(folded) < SHORTEST_TEXT:
        return bearer_node(found, vocabulary)
    text = ast.HasText(folded, vocabulary.sets_titled(folded))
    return ast.any_of(bearer_node(found, vocabulary), text)


def read_path(token: Token, _: Ground) -> ast.Node:
    """Read a piece of a path; behind the last stroke a file's name may begin."""
    folded = read_text(token).translate(FOLDERS)
    folder, stroke, name = folded.rpartition("/")
    inside = ast.Says(ast.TextPart.PATH, folded)
    if not (stroke and name):
        return inside
    begun = ast.Says(ast.TextPart.NAME, name)
    if folder:
        begun_in = ast.Says(ast.TextPart.PATH, folder)
        return ast.any_of(inside, ast.all_of(begun_in, begun))
    return ast.any_of(inside, begun)


def read_name(token: Token, _: Ground) -> ast.Node:
    """Read a piece of a file's name; "*" before or behind it says nothing more."""
    bare = replace(token, text=token.text.strip("*"))
    return ast.Says(ast.TextPart.NAME, read_text(bare if bare.text.strip() else token))


def is_title(text: str, ground: Ground) -> bool:
    """Whether words side by side are one text: a single one, or several in the title of a set."""
    return " " not in text or bool(ground.vocabulary.sets_titled(search_text(text)))


def is_said(part: ast.SetPart) -> Callable[[str, Ground], bool]:
    """Return the question whether words side by side are one text that sets say in ``part``."""
    return lambda text, ground: (
        " " not in text or bool(ground.vocabulary.sets_say(part.value, search_text(text)))
    )


def read_text(token: Token) -> str:
    """Return the value folded for searching in text; QueryError bad-value if nothing is left."""
    folded = search_text(token.text)
    if not folded:
        raise bad_value(token)
    return folded


def _require_text(token: Token) -> None:
    if not token.text.strip():
        raise bad_value(token)


def bad_value(token: Token, item: str = "") -> QueryError:
    """Return the error that points at a field's value, and names the item of a list that is bad."""
    start = min(token.value_start, token.end)
    return QueryError("bad-value", start, token.end, item or token.text)


def named(
    name: str, vocabulary: Vocabulary, kinds: Collection[BearerKind] = tuple(BearerKind)
) -> Bearing:
    """Return who or what has exactly this name, else those it begins or (long enough) is in."""
    exact = bearing(vocabulary.exact(name)).of(kinds)
    folded = search_text(name)
    if exact or not folded:
        return exact
    if len(folded) < SHORTEST_TEXT:
        return vocabulary.starting(folded).of(kinds)
    inside = vocabulary.containing(folded)  # what begins a word is inside, but for initials
    found = vocabulary.starting(folded) | inside if is_initials(folded) else inside
    return found.of(kinds)


def bearer_node(bearers: Bearing, vocabulary: Vocabulary) -> ast.Node:
    """Return the condition that any of ``bearers`` is in the photo."""
    people = person_ids(bearers, vocabulary)
    scenes = scene_ids(bearers, vocabulary)
    return ast.any_of(
        ast.HasPerson(people) if people else ast.Nothing(),
        ast.HasScene(scenes) if scenes else ast.Nothing(),
    )


def person_ids(bearers: Bearing, vocabulary: Vocabulary) -> frozenset[int]:
    """Return the persons among ``bearers`` and the members of the groups among them."""
    groups = bearers.groups
    return bearers.persons | vocabulary.members(*groups) if groups else bearers.persons


def scene_ids(bearers: Bearing, vocabulary: Vocabulary) -> frozenset[int]:
    """Return the scenes among ``bearers`` with all their descendants."""
    return vocabulary.descendants(*bearers.scenes) if bearers.scenes else frozenset()

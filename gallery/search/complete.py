"""What could be typed next in a search: fields, their values, names.

``complete`` looks at the piece before the cursor. Names, titles and what sets say come from
whoever has them (``gallery.library.vocabulary``), as functions; this module knows the language
only.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

from gallery.model.phrases import WHAT, WHO, BearerKind
from gallery.search import ast, choices
from gallery.search.choices import Choice
from gallery.search.fields import TABLE, Field, Suggests, field_named
from gallery.search.lexer import COMMAS, FIELD, OPENING_QUOTES, QUOTES, SIGNS

LONGEST_NAME = 4  # words before the cursor that are tried as one name
SHORTEST_OTHER = 2  # letters from which on a field is offered by what else it is called
SHORTEST_STATE = 2  # letters from which on "un" may become "is:untagged"
SHORTEST_TOLD = 3  # letters from which on "wev" may become "source:weverse", "sel" "kind:selca"
FEW_NAMES = 3  # with so many, what sets say is not looked up besides
TOLD = (ast.SetPart.SOURCE, ast.SetPart.CREDIT)
MOST_TOLD = 2  # of each
PLAIN = re.compile(rf"[^\s(){COMMAS}{QUOTES}:：-][^\s(){COMMAS}{QUOTES}:：]*")
VALUE = re.compile(rf"[^\s(){COMMAS}{QUOTES}]+")
NAMED: dict[Suggests, Collection[BearerKind]] = {
    Suggests.PERSONS: (BearerKind.PERSON,),
    Suggests.GROUPS: (BearerKind.GROUP,),
    Suggests.PEOPLE: tuple(WHO),
    Suggests.SCENES: tuple(WHAT),
    Suggests.PHRASES: tuple(BearerKind),
}
STARTS = rf"(?:^|[\s(-])(?:{FIELD.pattern}|(?P<sign>[{''.join(SIGNS)}]))"
VALUE_BEFORE = re.compile(rf'{STARTS}(?P<value>(?:[^\s()"]|"[^"]*")*)$')
SPOKEN_BEFORE = re.compile(rf"{STARTS}(?P<value>[^{QUOTES}()]*)$")


class NameOffer(Protocol):
    """What a vocabulary offers; ``gallery.library.vocabulary.Completion`` is one."""

    @property
    def kind(self) -> BearerKind: ...
    @property
    def shown(self) -> str: ...
    @property
    def detail(self) -> str: ...
    @property
    def alias(self) -> str: ...
    @property
    def photos(self) -> int: ...


class TextOffer(Protocol):
    """A text that sets say, and how many photos are in those sets."""

    @property
    def text(self) -> str: ...
    @property
    def photos(self) -> int: ...


Names = Callable[[str, Collection[BearerKind]], Sequence[NameOffer]]
Titles = Callable[[str], Sequence[str]]
Texts = Callable[[ast.SetPart, str], Sequence[TextOffer]]


class OfferKind(StrEnum):
    """What an offer is, for its icon."""

    FIELD = "field"
    VALUE = "value"
    PERSON = "person"
    GROUP = "group"
    SCENE = "scene"
    SET = "set"


@dataclass(frozen=True, slots=True)
class Offer:
    """One offer: put ``text`` in place of what stands from ``start`` to ``end``.

    ``name`` is what to show, ``detail`` says more of it (by which other name it fits, groups,
    parents) or is "", ``photos`` is how many show it.
    """

    kind: OfferKind
    name: str
    text: str
    start: int
    end: int
    detail: str = ""
    photos: int = 0


def complete(
    line: str, cursor: int, names: Names, titles: Titles, *, texts: Texts | None = None
) -> list[Offer]:
    """Return what may stand at the cursor, the likeliest first.

    Args:
        line: the search.
        cursor: offset in characters.
        names: gives the names of those kinds that fit a text, likeliest first.
        titles: gives the titles of sets that hold a text.
        texts: gives what sets say in one part that begins with a text or holds it.
    """
    head = line[:cursor]
    if spoken := list(_spoken(head, (names, titles, texts))):
        found = spoken
    else:
        start, field_name, item = _piece(head)
        if field_name is None:
            found = [*_free(head, start, item, names)]
            known = texts if len(found) < FEW_NAMES and len(item) >= SHORTEST_TOLD else None
            found += [*_field_names(line, start, item), *_states(start, item)]
            found += _sources(start, item, known)
        else:
            field = field_named(field_name)
            found = list(_values(field, item, start, (names, titles, texts))) if field else []
    end = _piece_end(line, cursor)
    typed = {line[each.start : end].casefold().strip('"') for each in found}
    is_new = (each.text.casefold().strip('"') not in typed for each in found)
    return [replace(each, end=end) for each, new in zip(found, is_new, strict=True) if new]


def quoted(text: str) -> str:
    """Return ``text`` as it must be typed to be one piece of a search."""
    if PLAIN.fullmatch(text) and text != "OR":
        return text
    return _in_quotes(text)


def _in_quotes(text: str) -> str:
    escaped = text.replace("\\", "\\\\")
    for sign in QUOTES:
        escaped = escaped.replace(sign, '\\"')
    return f'"{escaped}"'


def _spoken(head: str, known: tuple[Names, Titles, Texts | None]) -> Iterator[Offer]:
    """Offer a value of several words of which more than one is typed: "released:last mo"."""
    found = SPOKEN_BEFORE.search(head)
    field = field_named(found[1]) if found and found[1] else None
    if found is None or field is None or field.goes_on is None or " " not in found["value"]:
        return
    yield from _values(field, found["value"], found.start("value"), known)


def _piece(head: str) -> tuple[int, str | None, str]:
    """Return where the piece before the cursor starts, its field, and what is typed of it."""
    start, opened = _piece_start(head)
    piece = head[start:]
    body = piece[1:] if opened else piece
    found = VALUE_BEFORE.search(head[:start])
    if found and (found[1] or found["value"] == ""):
        return start, found[1] or SIGNS[found["sign"]], body
    if opened:
        return start, None, body
    if piece[:1] in SIGNS and piece:
        return start + 1, SIGNS[piece[0]], piece[1:]
    named = FIELD.match(piece)
    if named is not None:
        return start + named.end(), named.group(1), piece[named.end() :]
    return start, None, body


def _piece_start(head: str) -> tuple[int, bool]:
    """Return where the last piece starts, and whether it is in quotes that are still open."""
    start, place, opened = 0, 0, False
    while place < len(head):
        char = head[place]
        if opened:
            if char in QUOTES:
                opened, start = False, place + 1
        elif char in OPENING_QUOTES and (place == start or head[place - 1] in ":：#@~"):
            opened, start = True, place
        elif char.isspace() or char in "()" or char in COMMAS or (char == "-" and place == start):
            start = place + 1
        place += 1
    return start, opened


def _piece_end(line: str, cursor: int) -> int:
    """Return where the piece the cursor stands in ends."""
    rest = re.compile(rf"[^\s(){COMMAS}{QUOTES}]*[{QUOTES}]?").match(line, cursor)
    return rest.end() if rest else cursor


def _free(head: str, start: int, item: str, names: Names) -> Iterator[Offer]:
    """Offer names for the last words, the most words that fit together first."""
    for begin in _beginnings(head, start) if item else ():
        text = head[begin:].lstrip(OPENING_QUOTES) if begin < start else item
        offers = names(text, tuple(BearerKind))
        if offers:
            yield from (_name_offer(each, begin) for each in offers)
            return


def _beginnings(head: str, start: int) -> list[int]:
    """Return where names that end at the cursor may begin, the longest first."""
    words = rf"(?:^|(?<=[\s(]))(?:[^\s(){QUOTES}:-][^\s(){QUOTES}:]*\s+)*$"
    run = re.search(words, head[:start])
    earlier = [m.start() + run.start() for m in re.finditer(r"\S+", run.group())] if run else []
    return [*earlier[-(LONGEST_NAME - 1) :], start]


def _name_offer(each: NameOffer, start: int) -> Offer:
    kind = OfferKind(each.kind.value)
    detail = " · ".join(filter(None, (each.alias, each.detail)))
    return Offer(kind, each.shown, quoted(each.shown), start, start, detail, each.photos)


def _field_names(line: str, start: int, item: str) -> Iterator[Offer]:
    """Offer fields by what they are called, in the language in which they are begun."""
    typed = choices.folded(item)
    for field in TABLE if item or not line.strip() else ():
        is_short = typed.isascii() and len(typed) < SHORTEST_OTHER
        begun = [one for one in field.spellings[: 1 if is_short else None] if one.startswith(typed)]
        name = typed if typed in begun else next(iter(begun), None)
        if name is not None:
            yield Offer(OfferKind.FIELD, f"{name}:", f"{name}:", start, start)


def _states(start: int, item: str) -> Iterator[Offer]:
    """Offer what a photo or its set may be, without the field: "un" for "is:untagged"."""
    if len(item) < SHORTEST_STATE:
        return
    is_long = len(item) >= SHORTEST_TOLD or not item.isascii()
    for each in _worded(choices.KINDS, item, start) if is_long else ():
        text = f"kind:{each.text}"
        yield replace(each, name=text, text=text)
    shapes = {each.name for each in choices.SHAPES}
    for each in _worded(choices.STATES, item, start):
        is_shape = (each.detail or each.name) in shapes
        text = each.text if is_shape else f"is:{each.text}"
        yield replace(each, name=text, text=text)


def _sources(start: int, item: str, texts: Texts | None) -> Iterator[Offer]:
    """Offer where sets come from, without the field: "wev" for "source:weverse"."""
    if texts is None:
        return
    for part in TOLD:
        for each in texts(part, item)[:MOST_TOLD]:
            if choices.folded(each.text).startswith(choices.folded(item)):
                text = f"{part.value}:{quoted(each.text)}"
                yield Offer(OfferKind.VALUE, text, text, start, start, photos=each.photos)


def _values(
    field: Field, item: str, start: int, known: tuple[Names, Titles, Texts | None]
) -> Iterator[Offer]:
    names, titles, texts = known
    if field.suggests is Suggests.PHRASES:
        last = item.rsplit(" ", maxsplit=1)[-1]
        place = start + len(item) - len(last) + (1 if len(last) < len(item) else 0)
        is_whole = last == item
        for each in names(last, NAMED[field.suggests]) if last else ():
            offer = _name_offer(each, place)
            yield offer if is_whole else replace(offer, text=each.shown)
    elif field.suggests in NAMED:
        yield from (_name_offer(each, start) for each in names(item, NAMED[field.suggests]))
    elif field.suggests is Suggests.SETS:
        yield from (Offer(OfferKind.SET, each, quoted(each), start, start) for each in titles(item))
    elif field.suggests is Suggests.TEXTS and field.part is not None:
        for said in texts(field.part, item) if texts else ():
            text = quoted(said.text)
            yield Offer(OfferKind.VALUE, said.text, text, start, start, photos=said.photos)
    else:
        sign = "-" if field.name == "order" and item.startswith("-") else ""
        yield from _worded(field.words, item.removeprefix(sign), start + len(sign))


def _worded(words: Sequence[Choice[object]], typed: str, start: int) -> Iterator[Offer]:
    """Offer the choices that begin so, spelled as they were begun."""
    begun = choices.folded(typed)
    for each in words:
        spelled = (one for one in each.spellings if choices.folded(one).startswith(begun))
        if (name := next(spelled, None)) is not None:
            text = name if VALUE.fullmatch(name) else _in_quotes(name)
            detail = each.name if name != each.name else ""
            yield Offer(OfferKind.VALUE, name, text, start, start, detail)

"""What could be typed next in a search: fields, their values, names.

``complete`` looks at the piece before the cursor. Names and titles come from whoever has them
(``gallery.library.vocabulary``), as two functions; this module knows the language only.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

from gallery.model.phrases import WHAT, WHO, BearerKind
from gallery.search.fields import FIELDS, Suggests
from gallery.search.lexer import COMMAS, FIELD, OPENING_QUOTES, QUOTES
from gallery.search.values import FLAGS

LONGEST_NAME = 4  # words before the cursor that are tried as one name
PLAIN = re.compile(rf"[^\s(){COMMAS}{QUOTES}:-][^\s(){COMMAS}{QUOTES}:]*")
RATINGS = (">=4", "5", "4", "3", "2", "1", "0")
NAMED: dict[Suggests, Collection[BearerKind]] = {
    Suggests.PERSONS: (BearerKind.PERSON,),
    Suggests.GROUPS: (BearerKind.GROUP,),
    Suggests.PEOPLE: tuple(WHO),
    Suggests.SCENES: tuple(WHAT),
}


class NameOffer(Protocol):
    """What a vocabulary offers; ``gallery.library.vocabulary.Completion`` is one."""

    @property
    def kind(self) -> BearerKind: ...
    @property
    def shown(self) -> str: ...
    @property
    def detail(self) -> str: ...
    @property
    def photos(self) -> int: ...


Names = Callable[[str, Collection[BearerKind]], Sequence[NameOffer]]
Titles = Callable[[str], Sequence[str]]


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

    ``name`` is what to show, ``detail`` says more of it (groups, parents) or is "", ``photos``
    is how many show it.
    """

    kind: OfferKind
    name: str
    text: str
    start: int
    end: int
    detail: str = ""
    photos: int = 0


def complete(line: str, cursor: int, names: Names, titles: Titles) -> list[Offer]:
    """Return what may stand at the cursor, the likeliest first.

    Args:
        line: the search.
        cursor: offset in characters.
        names: gives the names of those kinds that fit a text, likeliest first.
        titles: gives the titles of sets that hold a text.
    """
    start, field, item = _piece(line[:cursor])
    end = _piece_end(line, cursor)
    if field is None:
        found = [*_free(line[:cursor], start, item, names), *_field_names(line, start, item)]
    else:
        suggests = FIELDS[field].suggests if field in FIELDS else Suggests.NOTHING
        found = list(_values(suggests, item, start, names, titles))
    typed = {line[each.start : end].casefold() for each in found}
    return [replace(each, end=end) for each in found if each.text.casefold() not in typed]


def quoted(text: str) -> str:
    """Return ``text`` as it must be typed to be one piece of a search."""
    if PLAIN.fullmatch(text) and text != "OR":
        return text
    escaped = text.replace("\\", "\\\\")
    for sign in QUOTES:
        escaped = escaped.replace(sign, '\\"')
    return f'"{escaped}"'


def _piece(head: str) -> tuple[int, str | None, str]:
    """Return where the piece before the cursor starts, its field, and what is typed of it."""
    start, opened = _piece_start(head)
    piece = head[start:]
    body = piece[1:] if opened else piece
    before = head[:start]
    found = re.search(r"(?:^|[\s(-])([A-Za-z_]+):(?:[^\s()]|\"[^\"]*\")*$", before)
    if found:
        return start, found.group(1).casefold(), body
    named = FIELD.match(piece)
    if named is not None and not opened:
        item = piece[named.end() :]
        return start + named.end(), named.group(1).casefold(), item
    return start, None, body


def _piece_start(head: str) -> tuple[int, bool]:
    """Return where the last piece starts, and whether it is in quotes that are still open."""
    start, place, opened = 0, 0, False
    while place < len(head):
        char = head[place]
        if opened:
            if char in QUOTES:
                opened, start = False, place + 1
        elif char in OPENING_QUOTES and (place == start or head[place - 1] == ":"):
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
    run = re.search(rf"(?:[^\s(){QUOTES}:-][^\s(){QUOTES}:]*\s+)*$", head[:start])
    earlier = [m.start() + run.start() for m in re.finditer(r"\S+", run.group())] if run else []
    return [*earlier[-(LONGEST_NAME - 1) :], start]


def _name_offer(each: NameOffer, start: int) -> Offer:
    kind = OfferKind(each.kind.value)
    return Offer(kind, each.shown, quoted(each.shown), start, start, each.detail, each.photos)


def _field_names(line: str, start: int, item: str) -> Iterator[Offer]:
    typed = item.casefold()
    for name in FIELDS if item or not line.strip() else ():
        if name.startswith(typed):
            yield Offer(OfferKind.FIELD, f"{name}:", f"{name}:", start, start)


def _values(
    suggests: Suggests, item: str, start: int, names: Names, titles: Titles
) -> Iterator[Offer]:
    if suggests in NAMED:
        yield from (_name_offer(each, start) for each in names(item, NAMED[suggests]))
    elif suggests is Suggests.SETS:
        yield from (Offer(OfferKind.SET, each, quoted(each), start, start) for each in titles(item))
    else:
        fixed = {Suggests.FLAGS: FLAGS, Suggests.RATINGS: RATINGS}.get(suggests, ())
        for value in fixed:
            if value.startswith(item.casefold()):
                yield Offer(OfferKind.VALUE, str(value), str(value), start, start)

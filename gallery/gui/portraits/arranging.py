"""Filters, sorts and parts the entries of a page; plain functions over values."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from gallery.gui.portraits.entries import Entry
from gallery.gui.scope import ScopeKind
from gallery.library import portraits
from gallery.library.database import Reader
from gallery.model.names import natural_key
from gallery.model.scenes import SceneKind

KINDS = {str(kind): place for place, kind in enumerate(SceneKind)}


class Order(StrEnum):
    """What comes first."""

    PHOTOS = "photos"
    NAME = "name"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Arranged:
    """The entries as they are shown: one after the other, and where each section ends.

    ``sections`` are heads and numbers of entries; a page that is not parted has one of "".
    """

    entries: tuple[Entry, ...] = ()
    sections: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Wish:
    """How the user wants the page."""

    order: Order = Order.PHOTOS
    text: str = ""
    parted: bool = False


def arrange(reader: Reader, kind: ScopeKind, entries: Sequence[Entry], wish: Wish) -> Arranged:
    """Return the entries of the page ``kind`` as wished.

    Args:
        reader: asked for who has a name like the wished text.
        kind: the page.
        entries: everything that could be on it.
        wish: order, text and whether sections are made.
    """
    if wish.text.strip():
        found = portraits.called_like(reader, str(kind), wish.text)
        entries = [one for one in entries if one.scope.id in found]
    ordered = sorted(entries, key=_key(wish.order))
    if not wish.parted:
        return Arranged(tuple(ordered), (("", len(ordered)),) if ordered else ())
    return _part(kind, ordered)


def _key(order: Order) -> Any:
    if order is Order.NAME:
        return lambda one: (natural_key(one.name), one.scope.id)
    if order is Order.PHOTOS:
        return lambda one: (-one.photos, natural_key(one.name), one.scope.id)
    return lambda one: _Downwards(one.newest)


class _Downwards:
    """A key that sorts the largest first, be it a number or a date."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value

    def __lt__(self, other: "_Downwards") -> bool:
        return bool(other.value < self.value)


def _part(kind: ScopeKind, ordered: Iterable[Entry]) -> Arranged:
    parts: dict[str, list[Entry]] = {}
    for one in ordered:
        for head in one.under:
            parts.setdefault(head, []).append(one)
    heads = _in_order(kind, parts)
    return Arranged(
        tuple(one for head in heads for one in parts[head]),
        tuple((head, len(parts[head])) for head in heads),
    )


def _in_order(kind: ScopeKind, heads: Collection[str]) -> list[str]:
    """Years newest first, kinds as they are listed, groups by name; what is in none comes last."""
    named = [head for head in heads if head]
    if kind is ScopeKind.SETS:
        named.sort(reverse=True)
    elif kind is ScopeKind.SCENES:
        named.sort(key=lambda head: KINDS[head])
    else:
        named.sort(key=natural_key)
    return named + [head for head in heads if not head]

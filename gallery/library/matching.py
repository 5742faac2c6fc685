"""Which known person, group or scene a guess may mean: by exact name, or by account."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from gallery.library.connections import Reader
from gallery.library.keys import among
from gallery.library.tables import names
from gallery.model.names import NameKind, compare_key
from gallery.model.phrases import Bearer, BearerKind
from gallery.model.suggestion import SuggestionKind

KINDS: dict[str, frozenset[BearerKind]] = {
    SuggestionKind.PERSON: frozenset({BearerKind.PERSON, BearerKind.GROUP}),
    SuggestionKind.SCENE: frozenset({BearerKind.SCENE}),
    SuggestionKind.WORD: frozenset(BearerKind),
}

# Named in a question, so that the index over kind and key is used.
EVERY_KIND = tuple(str(kind) for kind in SuggestionKind)


@dataclass(frozen=True, slots=True)
class Match:
    """What is looked for: a ``SuggestionKind``, a compare key, the key of a handle or ""."""

    kind: str
    key: str
    handle: str = ""


def match_of(kind: SuggestionKind, text: str, handle: str = "") -> Match:
    """Return what to look for to find the bearers of a name or handle."""
    return Match(str(kind), compare_key(text), compare_key(handle))


def matches(reader: Reader, wanted: Iterable[Match]) -> dict[Match, tuple[Bearer, ...]]:
    """Return the bearers of names and handles; what is unknown is left out.

    Who has the handle as one comes before all others who only bear the name.
    """
    asked = list(dict.fromkeys(wanted))
    keys = {key for match in asked for key in (match.key, match.handle) if key}
    by_name, by_handle = _bearers(reader, keys)
    found: dict[Match, tuple[Bearer, ...]] = {}
    for match in asked:
        kinds = KINDS[match.kind]
        with_handle = by_handle.get(match.handle, {})
        bearers = [b for b in with_handle or by_name.get(match.key, {}) if b.kind in kinds]
        if bearers:
            found[match] = tuple(bearers)
    return found


Known = dict[str, dict[Bearer, None]]


def _bearers(reader: Reader, keys: Iterable[str]) -> tuple[Known, Known]:
    """Return who bears names by key, and who has accounts by key."""
    question = select(
        names.c.key,
        names.c.kind,
        names.c.person_id,
        names.c.group_id,
        names.c.scene_id,
        names.c.text,
    ).where(among(names.c.key, keys))
    rows = reader.execute(question.order_by(names.c.id)).all()
    by_name: Known = {}
    by_handle: Known = {}
    called = _shown_names(reader, rows)
    for row in rows:
        kind, key = _kind_and_id(row)
        bearer = Bearer(kind, key, called.get((kind, key), row.text))
        by_name.setdefault(row.key, {})[bearer] = None
        if row.kind == NameKind.HANDLE:
            by_handle.setdefault(row.key, {})[bearer] = None
    return by_name, by_handle


COLUMNS = {
    BearerKind.PERSON: names.c.person_id,
    BearerKind.GROUP: names.c.group_id,
    BearerKind.SCENE: names.c.scene_id,
}


def _shown_names(reader: Reader, rows: Sequence[Any]) -> dict[tuple[BearerKind, int], str]:
    """Return the names that are shown of the bearers in ``rows``."""
    found: dict[tuple[BearerKind, int], str] = {}
    for kind, column in COLUMNS.items():
        ids = {row._mapping[column.name] for row in rows} - {None}
        if ids:
            question = select(column, names.c.text).where(among(column, ids), names.c.place == 0)
            found |= {(kind, key): text for key, text in reader.execute(question)}
    return found


def _kind_and_id(row: Any) -> tuple[BearerKind, int]:
    for kind, column in COLUMNS.items():
        key = row._mapping[column.name]
        if key is not None:
            return kind, key
    raise ValueError("a name that nobody bears")

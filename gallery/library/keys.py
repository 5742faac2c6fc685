"""Many ids in one question: one parameter however many there are."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    Connection,
    Table,
    bindparam,
    select,
    text,
    tuple_,
)

Row = dict[str, Any]
Each = TypeVar("Each")
IDS_A_PIECE = 5_000  # larger pieces are no quicker; what is asked to stop waits for one
LISTED = text("SELECT value FROM json_each(:listed)")  # as text: half the cost of each question


def among(column: "ColumnElement[Any]", values: Iterable[int | str]) -> ColumnElement[bool]:
    """Return the condition that ``column`` is one of ``values`` (a million are fine)."""
    listed: BindParameter[str] = bindparam("listed", json.dumps(list(values)), unique=True)
    return column.in_(LISTED.bindparams(listed))


def in_pieces(ids: Iterable[Each], size: int | None = None) -> Iterator[list[Each]]:
    """Give ids, or pairs of them, in lists of at most ``size``, ``IDS_A_PIECE`` if None.

    What handles a million in one call keeps the window's thread waiting for a tenth of a second.
    """
    source = iter(ids)
    while piece := list(islice(source, size or IDS_A_PIECE)):
        yield piece


def existing(reader: Connection, table: Table, ids: Iterable[int]) -> set[int]:
    """Return those ids that have a row in ``table``."""
    found: set[int] = set()
    for piece in in_pieces(ids):
        rows = reader.execute(select(table.c.id).where(among(table.c.id, piece)))
        found.update(rows.scalars())
    return found


def primary_columns(table: Table) -> list[Column[Any]]:
    """Return the columns of the table's primary key, in order."""
    return list(table.primary_key.columns)


@cache
def key_names(table: Table) -> tuple[str, ...]:
    """Return the names of the columns of the table's primary key, in order."""
    return tuple(column.name for column in primary_columns(table))


def key_of(table: Table, row: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return a row's primary key."""
    return tuple([row[name] for name in key_names(table)])


def with_keys(table: Table, keys: Sequence[Mapping[str, Any]]) -> ColumnElement[bool]:
    """Return the condition that a row's primary key is one of ``keys``."""
    columns = primary_columns(table)
    if len(columns) == 1:
        return among(columns[0], (key[columns[0].name] for key in keys))
    parts = ", ".join(f"json_extract(value, '$[{place}]')" for place in range(len(columns)))
    found = text(f"SELECT {parts} FROM json_each(:listed)")
    listed: BindParameter[str] = bindparam(
        "listed", json.dumps([key_of(table, key) for key in keys]), unique=True
    )
    return tuple_(*columns).in_(found.bindparams(listed))

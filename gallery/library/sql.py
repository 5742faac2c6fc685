"""Pieces of SQL that carry their parameters, and how they are put together."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

FEW = 40  # values written as parameters one by one; more go as one JSON parameter


@dataclass(frozen=True, slots=True)
class Sql:
    """A piece of SQL with its parameters in order."""

    text: str
    parameters: tuple[int | float | str, ...] = ()

    def within(self, text: str) -> "Sql":
        """Return ``text`` with this piece in the place of its ``{}``."""
        return Sql(text.format(self.text), self.parameters)


def one_of(column: str, values: Iterable[int] | Iterable[str]) -> Sql:
    """Return the condition that ``column`` is one of ``values``."""
    listed: tuple[int | str, ...] = tuple(values)
    if not listed or len(listed) > FEW:  # with an empty list SQLite would look for no index
        return Sql(f"{column} IN (SELECT value FROM json_each(?))", (json.dumps(listed),))
    listed = tuple(sorted(listed, key=str))
    return Sql(f"{column} IN ({', '.join('?' * len(listed))})", listed)


def joined(parts: Iterable[Sql], between: str) -> Sql:
    """Return ``parts`` with ``between`` between them."""
    parts = tuple(parts)
    parameters = tuple(value for part in parts for value in part.parameters)
    return Sql(between.join(part.text for part in parts), parameters)


def either(parts: Iterable[Sql]) -> Sql:
    """Return the condition that any of ``parts`` holds."""
    return joined(parts, " OR ").within("({})")


def exists(table: str, where: Sql) -> Sql:
    """Return the test whether ``table`` has such a row of photo ``p.id``.

    Columns in ``where`` have a plus sign before them: that keeps SQLite on the index that begins
    with photo_id, one seek a photo. Only a single id is better sought among its own rows.
    """
    return where.within(f"EXISTS (SELECT 1 FROM {table} WHERE photo_id = p.id AND {{}})")

"""What became of the rows that a journal speaks of: as they were before it, and after it."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table

from gallery.library.columns import metadata
from gallery.library.journal import DELETE, INSERT, entries_of, unpacked
from gallery.library.keys import Row, key_of

Key = tuple[Any, ...]


@dataclass(slots=True)
class Trace:
    """What a step made of one row: its columns before and after, None where there was no row."""

    before: Row | None
    after: Row | None


Footprint = dict[Table, dict[Key, Trace]]


def footprint_of(journal: bytes) -> Footprint:
    """Return what became of each row that a journal speaks of, from its first to its last entry."""
    found: Footprint = {}
    for entry in entries_of(journal):
        table = metadata.tables[entry["table"]]
        traces = found.setdefault(table, {})
        before = unpacked(table, entry["columns"], entry.get("before", ()))
        after = unpacked(table, entry["columns"], entry.get("after", ()))
        if entry["act"] == INSERT:
            for row in after:
                _trace(traces, key_of(table, row), None, row)
        elif entry["act"] == DELETE:
            for row in before:
                _trace(traces, key_of(table, row), row, None)
        else:
            for old, new in zip(before, after, strict=True):
                _change(traces, table, old, new)
    return found


def made(traces: Footprint, table: Table) -> set[int]:
    """Return the ids of the rows that a step added to a table and left there."""
    rows = traces.get(table, {})
    if "id" not in table.c:
        return set()
    return {key[0] for key, trace in rows.items() if trace.before is None and trace.after}


def own(traces: Footprint, table: Table) -> set[Key]:
    """Return the keys of the rows that a step wrote and left there."""
    return {key for key, trace in traces.get(table, {}).items() if trace.after is not None}


def _trace(traces: dict[Key, Trace], key: Key, before: Row | None, after: Row | None) -> None:
    known = traces.get(key)
    if known is None:
        traces[key] = Trace(before, after)
        return
    if known.before is not None and before is not None:
        known.before = {**before, **known.before}
    known.after = after if known.after is None or after is None else {**known.after, **after}


def _change(traces: dict[Key, Trace], table: Table, old: Row, new: Row) -> None:
    """Note an update; one that gives a row another key takes the old one away."""
    before, after = key_of(table, old), key_of(table, new)
    if before == after:
        _trace(traces, before, old, new)
    else:
        _trace(traces, before, old, None)
        _trace(traces, after, None, new)

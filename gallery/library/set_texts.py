"""What sets say: their titles, eras, events, sources, to be offered while a search is typed.

Each text comes with the number of photos in the sets that say it; one index holds both, so
that no set is read.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from gallery.model.names import search_text
from gallery.search import ast

COLUMNS = {
    ast.SetPart.ERA: "era",
    ast.SetPart.EVENT: "event",
    ast.SetPart.SOURCE: "source",
    ast.SetPart.CREDIT: "credit",
    ast.SetPart.HANDLE: "handle",
    ast.SetPart.TERMS: "terms",
}
VALUES = "SELECT {column}, sum(photo_count) FROM sets WHERE {column} != '' GROUP BY {column}"
TITLES = """SELECT title, photo_count FROM sets WHERE instr(search_text, ?) > 0 OR ? = ''
    ORDER BY released_on DESC, id DESC LIMIT ?"""
LIKELY_EQUAL = 4  # sets read for each title wanted: some have the same one


@dataclass(frozen=True, slots=True)
class SetText:
    """A text, and how many photos are in the sets that say it."""

    text: str
    photos: int


def values(reader: Connection, part: ast.SetPart, text: str, most: int) -> list[SetText]:
    """Return what sets say in one part, texts that begin with ``text`` before those that hold it.

    Of equal fit those with most photos come first; texts that differ in case only are one.
    """
    folded = search_text(text)
    rows = reader.exec_driver_sql(VALUES.format(column=COLUMNS[part])).all()
    found = [one for one in _joined(rows) if folded in search_text(one.text)]
    found.sort(key=lambda one: (not search_text(one.text).startswith(folded), -one.photos))
    return found[:most]


def titles(reader: Connection, text: str, most: int) -> list[SetText]:
    """Return the titles that hold ``text``, those of the newest sets first.

    A title that many sets share is counted for the newest of them.
    """
    folded = search_text(text)
    rows = reader.exec_driver_sql(TITLES, (folded, folded, most * LIKELY_EQUAL)).all()
    return list(_joined(rows))[:most]


def _joined(rows: Iterable[Any]) -> list[SetText]:
    """Join what differs in case only; it is shown as most photos have it."""
    shown: dict[str, SetText] = {}
    counts: dict[str, int] = {}
    for text, photos in rows:
        key = search_text(text)
        counts[key] = counts.get(key, 0) + photos
        if key not in shown or photos > shown[key].photos:
            shown[key] = SetText(text, photos)
    return [SetText(one.text, counts[key]) for key, one in shown.items()]

"""Searches that are kept under a name, and how they are written to a file for others.

The file is JSON: ``{"photosketch": "searches", "version": 1, "searches": [{"name", "icon",
"query"}]}``. Fields that a later version may add are passed over; a later version is not read.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gallery.model.errors import InvalidValue
from gallery.model.names import clean

ICONS = (
    *("search", "star", "heart", "user", "users", "images", "image", "camera", "film"),
    *("shirt", "map-pin", "smile", "sparkles", "clock", "inbox", "tag", "lightbulb", "eye"),
)
USUAL_ICON = ICONS[0]
LONGEST_NAME, LONGEST_QUERY = 200, 4_000  # characters; nobody types so much
MOST = 1_000  # in one file
LARGEST_FILE = 8_000_000  # bytes; a thousand long searches are less
SORT, VERSION = "searches", 1


@dataclass(frozen=True, slots=True)
class SearchDraft:
    """A search as it is to be kept: ``query`` as it is typed, ``icon`` one of ``ICONS``."""

    name: str
    query: str
    icon: str = USUAL_ICON


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search that is kept."""

    id: int
    name: str
    query: str
    icon: str = USUAL_ICON

    @property
    def draft(self) -> SearchDraft:
        """The same without its number."""
        return SearchDraft(self.name, self.query, self.icon)


def checked(draft: SearchDraft) -> SearchDraft:
    """Return a search fit to be kept: spaces folded, an unknown icon made the usual one.

    Raises:
        InvalidValue: of ``name`` or ``query``: empty, or too-long.
    """
    name, query = clean(draft.name), clean(draft.query)
    for field, text, longest in (
        ("name", name, LONGEST_NAME),
        ("query", query, LONGEST_QUERY),
    ):
        if not text:
            raise InvalidValue(field, "", "empty")
        if len(text) > longest:
            raise InvalidValue(field, text[:longest], "too-long")
    return SearchDraft(name, query, draft.icon if draft.icon in ICONS else USUAL_ICON)


def to_text(searches: Iterable[SavedSearch]) -> str:
    """Return what is written to a file."""
    rows = [{"name": one.name, "icon": one.icon, "query": one.query} for one in searches]
    content = {"photosketch": SORT, "version": VERSION, "searches": rows}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def from_file(path: Path) -> tuple[SearchDraft, ...]:
    """Read a file that ``to_text`` was written to, whichever program saved it last.

    Raises:
        InvalidValue: as ``from_text`` says.
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        content = file.read(LARGEST_FILE + 1)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidValue("file", path.name, "not-searches") from error
    if len(content) > LARGEST_FILE:
        raise InvalidValue("file", path.name, "not-searches")
    return from_text(text)


def from_text(text: str) -> tuple[SearchDraft, ...]:
    """Read such a file.

    Raises:
        InvalidValue: of ``file``: not-searches (something else, or damaged), newer (of a later
            version), too-many; of ``name`` or ``query`` as ``checked`` says.
    """
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InvalidValue("file", "", "not-searches") from error
    if not isinstance(content, Mapping) or content.get("photosketch") != SORT:
        raise InvalidValue("file", "", "not-searches")
    version, rows = content.get("version"), content.get("searches")
    if isinstance(version, int) and version > VERSION:
        raise InvalidValue("file", str(version), "newer")
    if version != VERSION or not isinstance(rows, list):
        raise InvalidValue("file", "", "not-searches")
    if len(rows) > MOST:
        raise InvalidValue("file", str(len(rows)), "too-many")
    return tuple(checked(_draft(row)) for row in rows)


def _draft(row: Any) -> SearchDraft:
    if not isinstance(row, Mapping):
        raise InvalidValue("file", "", "not-searches")
    name, query, icon = (row.get(key) for key in ("name", "query", "icon"))
    if not isinstance(name, str) or not isinstance(query, str):
        raise InvalidValue("file", "", "not-searches")
    return SearchDraft(name, query, icon if isinstance(icon, str) else USUAL_ICON)

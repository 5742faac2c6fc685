"""THE TABLE of names: what downloaders, browsers and fans write into the names of files.

A row is a pattern, an example (each is a test) and what it tells. What a group of a pattern
means stands in its name, so a row needs no code of its own:

    post      the id of the post on the row's platform: key, address, date where ids tell it
    num       the picture's number in the post
    media     the picture's own id on the platform
    photo     the same for Weverse, whose posts name their pictures
    account   who posted it (a handle); ``credit`` the shown name
    title     the post's title
    six       YYMMDD; ``day`` any other way to write a day; ``utc`` a moment in UTC;
              ``local`` a moment on the collector's own clock

Longest and surest first; the first that fits wins. ``within`` are names of folders without one
of which a pattern would take chance numbers for ids.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from gallery.metadata.downloads.platforms import (
    Platform,
    X,
)
from gallery.metadata.downloads.told import facts_told
from gallery.model.described import PostFacts

EXTENSION = re.compile(r"\.[A-Za-z0-9]{2,5}(?:_large|_orig|:large|:orig)?$")
COPY = re.compile(r"(?: ?\(\d{1,3}\)| - Copy| - 복사본)+$")
LONGEST_READ = 255  # a longer name is on no disk


@dataclass(frozen=True, slots=True)
class NameRow:
    """One way to name a file: who writes it, how, an example, what it tells."""

    writer: str
    platform: Platform
    pattern: re.Pattern[str]
    example: str
    tells: str
    within: frozenset[str] = field(default_factory=frozenset)


def _row(
    writer: str, platform: Platform, pattern: str, example: str, tells: str, within: str = ""
) -> NameRow:
    return NameRow(
        writer, platform, re.compile(pattern, re.ASCII), example, tells, frozenset(within.split())
    )


TABLE: tuple[NameRow, ...] = (
    _row(
        "gallery-dl",
        X,
        r"(?P<post>\d{17,19})_(?P<num>\d{1,2})",
        "1750914444445221330_1.jpg",
        "tweet, number",
    ),
)


def read_name(name: str, folders: Sequence[str] = (), *, zone: str) -> PostFacts:
    """Return what a file's name tells of the post that it came from.

    Args:
        name: the file's name with its suffix.
        folders: names of the folders it is in, the nearest first.
        zone: IANA name of the zone in which days are counted.
    """
    if len(name) > LONGEST_READ:
        return PostFacts()
    stem = COPY.sub("", EXTENSION.sub("", name))
    around = {folder.casefold() for folder in folders}
    for row in TABLE:
        if row.within and not row.within & around:
            continue
        found = row.pattern.fullmatch(stem)
        told = facts_told(row.platform, found.groupdict(), zone=zone) if found else None
        if told is not None:
            return told
    return PostFacts()

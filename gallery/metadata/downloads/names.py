"""What a file's name and the names of its folders tell of the post that it came from."""

import re
from collections.abc import Sequence
from dataclasses import replace

from gallery.metadata.downloads.folders import MOST_FOLDERS, folders_tell
from gallery.metadata.downloads.name_table import TABLE, NameRow
from gallery.metadata.downloads.platforms import Platform
from gallery.metadata.downloads.told import completed, facts_told
from gallery.model.described import PostFacts
from gallery.model.facts import Fact, Origin

EXTENSION = re.compile(r"\.[A-Za-z0-9]{2,5}$")
COPY = re.compile(r"(?: ?\(\d{1,3}\)| - Copy| - 복사본| 복사본)+$")
LONGEST_READ = 255  # a longer name is on no disk


def _for_each_platform() -> dict[str, tuple[NameRow, ...]]:
    """Return the rows to try by the prefix of the platform that the folders name."""
    usual = tuple(row for row in TABLE if not row.within)
    rows = {"": usual}
    for prefix in {row.platform.prefix for row in TABLE if row.platform.prefix}:
        own = tuple(row for row in TABLE if row.platform.prefix == prefix)
        rows[prefix] = (*own, *(row for row in usual if row.platform.prefix != prefix))
    return rows


ROWS = _for_each_platform()


def read_name(name: str, folders: Sequence[str] = (), *, zone: str) -> PostFacts:
    """Return what a file's name and its folders' tell of the post that it came from.

    Args:
        name: the file's name with its suffix.
        folders: names of the folders it is in, the nearest first.
        zone: IANA name of the zone in which days are counted ("Asia/Seoul").
    """
    above = folders_tell(tuple(folders[:MOST_FOLDERS]), zone)
    if len(name) > LONGEST_READ:
        return above.facts
    stem = COPY.sub("", EXTENSION.sub("", name))
    prefix = above.platform.prefix if above.platform else ""
    for row in ROWS.get(prefix, ROWS[""]):
        found = row.pattern.fullmatch(stem)
        told = facts_told(row.platform, found.groupdict(), zone=zone) if found else None
        if told is not None:
            return _with_address(completed(told, above.facts), row.platform)
    return above.facts


def _with_address(told: PostFacts, platform: Platform) -> PostFacts:
    """Fill in the address that needs the account, which a folder may have told."""
    if told.source_url or not told.handle or not told.key:
        return told
    post = told.key.partition(":")[2]
    address = platform.address_of(post, told.handle.value)
    reason = f"{platform.id_words} {post}" if platform.id_words else post
    return replace(told, source_url=Fact(address, Origin.PLATFORM, reason)) if address else told

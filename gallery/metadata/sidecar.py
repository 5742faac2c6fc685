"""Sidecars: files that lie beside pictures and say what the pictures themselves do not."""

import json

from gallery.metadata.downloads import twitter, unknown
from gallery.metadata.downloads.entry import Entry
from gallery.metadata.downloads.records import Record
from gallery.metadata.downloads.said import entry_of

__all__ = ["Entry", "read_sidecar"]

LARGEST = 8_000_000  # bytes; a post with a thousand pictures has one
LARGEST_OF_LINES = 64_000_000  # bytes of a file with one record a line
READERS = {"twitter": twitter.read}


def read_sidecar(name: str, data: bytes, *, zone: str) -> tuple[Entry, ...]:
    """Return what a sidecar says, () if it is none or cannot be read. Never raises.

    Args:
        name: the sidecar's own name.
        data: its bytes.
        zone: IANA name of the zone in which days are counted ("Asia/Seoul").
    """
    if len(data) > LARGEST:
        return ()
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        return ()
    found = content if isinstance(content, list) else [content]
    return tuple(_entry(one, name, zone) for one in found if isinstance(one, dict))


def _entry(record: Record, name: str, zone: str) -> Entry:
    category = record.get("category")
    read = READERS.get(category, unknown.read) if isinstance(category, str) else unknown.read
    return entry_of(read(record, zone), sidecar=name)

"""Sidecars: files that lie beside pictures and say what the pictures themselves do not."""

from collections.abc import Iterator
from dataclasses import dataclass

from gallery.metadata.downloads import picasa, posts, texts
from gallery.metadata.downloads.encodings import readable
from gallery.metadata.downloads.entry import Entry
from gallery.metadata.merge import facts_of_packet
from gallery.model.described import PhotoFacts
from gallery.model.facts import Origin
from gallery.model.names import clean

__all__ = ["Entry", "Pixels", "entries_of_sidecar", "read_sidecar"]

LARGEST = 8_000_000  # bytes; the record of a post with a thousand pictures has one
LARGEST_OF_LINES = 64_000_000  # bytes of a file with one record a line
LARGEST_TEXT = 1_000_000  # bytes of tags or of a post's text
PICASA = frozenset({".picasa.ini", "picasa.ini"})


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture as its file stores it: width, height, and EXIF 1..8, how it has to be turned."""

    width: int
    height: int
    orientation: int


def read_sidecar(
    name: str, data: bytes, *, zone: str, pixels: Pixels | None = None
) -> tuple[Entry, ...]:
    """Return what a sidecar says, () if it is none or cannot be read. Never raises.

    Args:
        name: the sidecar's own name; it tells the format.
        data: its bytes.
        zone: IANA name of the zone in which days are counted ("Asia/Seoul").
        pixels: the picture that it belongs to, for boxes of faces; None if that is not known.
    """
    return tuple(entries_of_sidecar(name, data, zone=zone, pixels=pixels))


def entries_of_sidecar(
    name: str, data: bytes, *, zone: str, pixels: Pixels | None = None
) -> Iterator[Entry]:
    """Yield what ``read_sidecar`` returns, one record at a time: a file may hold thousands."""
    name = clean(name)  # it becomes the reason of what was read, and a disk allows any bytes
    folded = name.casefold()
    suffix = folded.rpartition(".")[2]
    if len(data) > (LARGEST_OF_LINES if suffix == "jsonl" else LARGEST):
        return
    if suffix == "jsonl":
        yield from posts.read_json_lines(name, data, zone)
    elif suffix == "json":
        yield from posts.read_json(name, data, zone)
    elif suffix == "xmp":
        yield from _of_packet(data, pixels)
    elif folded in PICASA:
        yield from picasa.read(readable(data), name=name)
    elif suffix == "txt" and len(data) <= LARGEST_TEXT:
        yield from texts.read(readable(data), name=name, zone=zone)


def _of_packet(data: bytes, pixels: Pixels | None) -> Iterator[Entry]:
    facts = facts_of_packet(
        data,
        origin=Origin.SIDECAR,
        size=(pixels.width, pixels.height) if pixels else None,
        orientation=pixels.orientation if pixels else None,
    )
    if facts != PhotoFacts():
        yield Entry(photo=facts)

"""Reads IPTC-IIM records (version 4.2), the older sister of XMP."""

from gallery.metadata.fields import IPTC_DATASETS
from gallery.metadata.legacy import decoded, encoding_of

MARK = 0x1C  # before every dataset
HEAD_BYTES = 5
EXTENDED = 0x8000  # of the length: the number of bytes that hold the real length
MOST_DATASETS = 10_000
MOST_VALUES = 2_000  # of one dataset
BLANKS = "\0 \r\n\t"
CHARACTER_SET = (1, 90)
ENCODING_OF_ESCAPE = {b"\x1b%G": "utf-8", b"\x1b.A": "cp1252"}  # ISO 2022


def read_iptc(data: bytes) -> dict[str, tuple[str, ...]]:
    """Return the datasets of ``fields.IPTC_DATASETS`` by name; broken ones end the reading.

    The encoding is the declared one if the bytes agree, else what they look like together:
    one program wrote them all.
    """
    found: dict[str, list[bytes]] = {}
    declared = ""
    for dataset, value in _datasets(data):
        name = IPTC_DATASETS.get(dataset)
        if dataset == CHARACTER_SET:
            declared = ENCODING_OF_ESCAPE.get(value.strip(b"\0 "), declared)
        elif name and len(found.get(name, ())) < MOST_VALUES:
            found.setdefault(name, []).append(value)
    every = b"\n".join(value for values in found.values() for value in values)
    encoding = encoding_of(every)
    if declared == "cp1252" and encoding != "utf-8":
        encoding = declared
    texts = {
        name: tuple(filter(None, (decoded(value, encoding).strip(BLANKS) for value in values)))
        for name, values in found.items()
    }
    return {name: kept for name, kept in texts.items() if kept}


def _datasets(data: bytes) -> list[tuple[tuple[int, int], bytes]]:
    found: list[tuple[tuple[int, int], bytes]] = []
    at = 0
    while at + HEAD_BYTES <= len(data) and data[at] == MARK and len(found) < MOST_DATASETS:
        record, number = data[at + 1], data[at + 2]
        length = int.from_bytes(data[at + 3 : at + 5], "big")
        at += HEAD_BYTES
        if length & EXTENDED:
            digits = length & ~EXTENDED
            length = int.from_bytes(data[at : at + digits], "big")
            at += digits
        if length > len(data) - at:
            break
        found.append(((record, number), data[at : at + length]))
        at += length
    return found

"""Values out of a stranger's JSON: of the type that is wanted, of a bearable size, or nothing."""

import math
from collections.abc import Iterator, Mapping
from typing import Any

from gallery.model.names import clean

Record = Mapping[str, Any]  # a JSON object

LONGEST_TEXT = 10_000  # characters of a caption
LONGEST_LINE = 300  # characters of a title, a name, a word
MOST_WORDS = 2_000  # tags of one picture
LARGEST_NUMBER = 2**63


def at(record: object, path: str) -> object:
    """Return the value at "author.name", None where something is missing or no object."""
    value = record
    for step in path.split("."):
        if not isinstance(value, Mapping):
            return None
        value = value.get(step)
    return value


def line(record: object, *paths: str) -> str:
    """Return the first text or number at one of the paths, on one line, "" if there is none."""
    for path in paths:
        value = at(record, path)
        if isinstance(value, int) and not isinstance(value, bool) and abs(value) < LARGEST_NUMBER:
            return str(value)
        if isinstance(value, str) and (text := clean(value[:LONGEST_TEXT])[:LONGEST_LINE].strip()):
            return text
    return ""


def prose(record: object, *paths: str) -> str:
    """Return the first text at one of the paths with its lines kept, "" if there is none."""
    for path in paths:
        value = at(record, path)
        if isinstance(value, str) and (text := prose_of(value)):
            return text
    return ""


def prose_of(text: str) -> str:
    """Return a text with its lines, each cleaned, at most ``LONGEST_TEXT`` characters."""
    lines = (clean(part) for part in text[:LONGEST_TEXT].splitlines())
    return "\n".join(lines).strip()


def count(record: object, *paths: str) -> int | None:
    """Return the first number that is not negative at one of the paths."""
    for path in paths:
        value = at(record, path)
        if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 20:
            value = int(value)
        if isinstance(value, float) and math.isfinite(value) and value.is_integer():
            value = int(value)
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < LARGEST_NUMBER:
            return value
    return None


def objects(record: object, path: str) -> Iterator[Record]:
    """Yield the objects of a list, or the values of an object of objects."""
    value = at(record, path)
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list):
        yield from (one for one in value[:MOST_WORDS] if isinstance(one, Mapping))


def words(record: object, *paths: str) -> list[str]:
    """Return the words of the first path that has any: a list of texts, or one text in spaces."""
    for path in paths:
        value = at(record, path)
        if isinstance(value, str):
            value = value[:LONGEST_TEXT].split()
        if not isinstance(value, list):
            continue
        texts = (clean(one[:LONGEST_TEXT]) for one in value[:MOST_WORDS] if isinstance(one, str))
        found = list(dict.fromkeys(text for text in texts if text and len(text) <= LONGEST_LINE))
        if found:
            return found
    return []


def name_of(record: Record) -> str:
    """Return a picture's name on its platform with the suffix, "" if it is not all there."""
    media, extension = line(record, "filename"), line(record, "extension")
    return f"{media}.{extension}" if media and extension else ""

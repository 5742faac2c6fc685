"""Text as the library keeps it."""

from typing import TypeVar

from gallery.model.names import clean

Value = TypeVar("Value")


def clean_lines(text: str) -> str:
    """Return text of several lines as it is kept: each line clean, none empty at the ends."""
    return "\n".join(clean(line) for line in text.splitlines()).strip("\n")


def storable(value: Value) -> Value | str:
    """Return ``value`` without lone surrogates (U+FFFD instead), which no database can hold."""
    if not isinstance(value, str) or value.isascii():
        return value
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")

"""What the user writes into a field of a planned set, and what it reads like."""

from gallery.gui.dates import read_day, say_day
from gallery.gui.importing.draft import Value
from gallery.gui.words import Words, number
from gallery.model.photoset import SetKind

FIELDS = (
    *("title", "released", "zone", "source", "credit", "kind", "expected"),
    *("event", "era", "handle", "source_url", "terms"),
)
MOST = 100_000  # photos in one set


def read_value(name: str, text: str) -> Value:
    """Return what ``text`` means in the field ``name``; None clears it.

    Raises:
        ValueError: it is no day, or no number.
    """
    text = text.strip()
    if name == "released":
        day = read_day(text)
        if day is None:
            raise ValueError(text)
        return day or None
    if name == "expected" and text:
        if not (text.isdecimal() and 1 <= int(text) <= MOST):
            raise ValueError(text)
        return int(text)
    return text or None


def written(value: Value) -> str:
    """Return a value as it stands in a field."""
    return str(value) if value else ""


def said(name: str, value: Value) -> str:
    """Return a value as it is read: "27 Jan 2024"."""
    if not value:
        return ""
    if isinstance(value, SetKind):
        return Words().set_kind(value)
    if isinstance(value, int):
        return number(value)
    return say_day(value) if name == "released" else value

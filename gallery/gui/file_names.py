"""Names and paths of files as they can be drawn."""

MARKS = ("_", "-", ".", "/", "\\")
BREAK = "\u200b"  # a space of no width


def shown_path(path: str) -> str:
    """Return a path, or a name, that can be drawn: bytes that are no text become a mark."""
    return path.encode("utf-8", "replace").decode("utf-8", "replace")


def breakable(name: str) -> str:
    """Allow a line break after marks in a name or a path, so that a long one wraps there."""
    for mark in MARKS:
        name = name.replace(mark, mark + BREAK)
    return name

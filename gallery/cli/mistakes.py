"""What is wrong with a search, said with its place and what would be right there."""

from collections.abc import Iterator

from gallery.cli.output import columns
from gallery.cli.words import shortened
from gallery.model.errors import QueryError

# QueryError.code
SENTENCES = {
    "unclosed-quote": "a quote is opened here and never closed",
    "unclosed-parenthesis": "a parenthesis is opened here and never closed",
    "unexpected-parenthesis": "there is nothing that this parenthesis closes",
    "nothing-to-negate": "nothing stands behind this minus",
    "nothing-beside-or": "OR needs something on both sides",
    "unknown-field": "there is no field “{word}:”",
    "bad-value": "“{word}” is no value of {field}:",
    "too-long": "it is too long",
    "not-here": "this is about the whole search: it goes without a minus, outside of parentheses",
    "said-twice": "this was said before",
}

EMPTY = "{field}: needs a value"


def told(query: str, error: QueryError) -> str:
    """Say what cannot be read in a search, with a caret line under the place, and what could be."""
    is_empty = error.code == "bad-value" and not error.word.strip()
    what = EMPTY if is_empty else SENTENCES.get(error.code, error.code)
    what = what.format(word=shortened(error.word), field=error.field)
    carets = " " * columns(query[: error.start])
    carets += "^" * max(1, columns(query[error.start : error.end]))
    hints = "".join(f"\n{hint}" for hint in _hints(query, error))
    return f"This search cannot be read: {what}.\n  {query}\n  {carets}{hints}"


def _hints(query: str, error: QueryError) -> Iterator[str]:
    """Say what was probably meant, what else could stand there, and where all of it is told."""
    if error.near:
        meant = f"{query[: error.start]}{error.near}{query[error.end :]}".strip()
        yield f"Did you mean:\n  {meant}"
    if error.expected:
        examples = "   ".join(f"{error.field}:{each}" for each in error.expected)
        yield f"What can be read: {examples}"
    if error.code in {"unknown-field", "bad-value"}:
        yield "“photosketch fields” tells everything that can be typed."

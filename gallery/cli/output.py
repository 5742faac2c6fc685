"""Write results to stdout and messages to stderr, whatever the names on disk are made of."""

import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TextIO

PIECES = 1_000  # of a document that are written in one go
GAP = "  "  # between the columns of a table
SURROGATES = re.compile(r"[\ud800-\udfff]")
# Lone surrogates that stand for a byte of a name on disk are U+DC80 to U+DCFF (PEP 383).
NOT_BYTES = re.compile(r"[\ud800-\udc7f\udd00-\udfff]")
# A name from a stranger must not steer the terminal, nor turn its end around; lines end, and
# tabs stay.
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Output:
    """Where a command writes; ``machine`` asks for JSON instead of words."""

    def __init__(self, results: TextIO | None = None, messages: TextIO | None = None) -> None:
        self.results = tolerant(results or sys.stdout)
        self.messages = tolerant(messages or sys.stderr)

    def line(self, text: str = "") -> None:
        """Write one line of a result."""
        print(_writable(text, self.results), file=self.results)

    def say(self, text: str) -> None:
        """Write a message for a person."""
        print(_writable(text, self.messages), file=self.messages)

    def json(self, document: object) -> None:
        """Write one JSON document; a result in lines is one call a line."""
        # In pieces: the plan of 100,000 files is 30 MB of text.
        pieces = json.JSONEncoder(ensure_ascii=False, indent=2).iterencode(document)
        while some := "".join(islice(pieces, PIECES)):
            self.results.write(_writable(_escaped(some), self.results))
        self.line()

    def json_line(self, document: object) -> None:
        """Write one JSON document in one line."""
        self.line(dump(document))

    def table(self, rows: Iterable[Sequence[str]]) -> None:
        """Write rows in columns as wide as their widest cell, Hangul counting two."""
        cells = [[self._in_one_line(cell) for cell in row] for row in rows]
        widths = [max(map(columns, column)) for column in zip(*cells, strict=True)]
        for row in cells:
            padded = [cell + " " * (w - columns(cell)) for cell, w in zip(row, widths, strict=True)]
            self.line(GAP.join(padded).rstrip())

    def _in_one_line(self, cell: str) -> str:
        """A name with a line break would tear its row apart; a pipe gets it as it is."""
        return cell.replace("\n", "�") if self.results.isatty() else cell

    @property
    def on_terminal(self) -> bool:
        """Whether a person is looking at the messages as they come."""
        return self.messages.isatty()


def dump(document: object) -> str:
    """Return ``document`` as JSON; a byte that is no UTF-8 becomes its escape ("\\udcff")."""
    return _escaped(json.dumps(document, ensure_ascii=False))


def _escaped(text: str) -> str:
    return SURROGATES.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def tolerant(stream: TextIO) -> TextIO:
    """Return ``stream`` so that no character can make writing to it fail."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="surrogateescape" if _is_utf8(stream) else "backslashreplace")
    return stream


def _writable(text: str, stream: TextIO) -> str:
    """Replace what the stream cannot take; a pipe gets a name's bytes as they are on disk."""
    if stream.isatty():
        text = STEERING.sub("�", text)
    return NOT_BYTES.sub("�", text) if _is_utf8(stream) else text


def _is_utf8(stream: TextIO) -> bool:
    return (stream.encoding or "").replace("-", "").casefold() == "utf8"


def columns(text: str) -> int:
    """Return how many columns of a terminal a text takes; Hangul takes two each."""
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1

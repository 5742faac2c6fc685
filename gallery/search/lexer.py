"""A search cut into tokens, each with its place in the line.

Fields, ``-``, ``OR``, parentheses and quotes mean something only where a word begins:
``close-up`` and ``it's(not)`` are words. A piece in parentheses that is a name as a whole,
such as "(G)I-DLE", is one word.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from gallery.model.errors import QueryError

OPENING_QUOTES = '"“„'
QUOTES = '"“”„'  # keyboards that "improve" quotes close with any of them
FIELD = re.compile(r"([A-Za-z][A-Za-z_]*):(?!//)")
WORD = re.compile(r"[^\s()]+(?:\([^\s()]*\)[^\s()]*)*")
CHUNK = re.compile(r"\S+")
MOST_TOKENS = 200  # SQLite joins 500 selects at most, a word needs two; nobody types so much


class TokenKind(StrEnum):
    """What a token is."""

    WORD = "word"
    QUOTED = "quoted"
    FIELD = "field"
    MINUS = "minus"
    OR = "or"
    OPEN = "open"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the line; ``start`` and ``end`` are offsets in characters.

    For a field, ``text`` is its value, ``field`` its name in lower case, ``value_start`` where
    the value begins and ``quoted`` whether it stands in quotes.
    """

    kind: TokenKind
    text: str
    start: int
    end: int
    field: str = ""
    value_start: int = 0
    quoted: bool = False


def tokens(line: str, is_name: Callable[[str], bool]) -> tuple[Token, ...]:
    """Cut ``line``.

    Args:
        line: what the user typed.
        is_name: whether a piece is exactly a known name; asked for pieces that look like syntax.

    Raises:
        QueryError: unclosed-quote, too-long.
    """
    found: list[Token] = []
    for token in _cut(line, is_name):
        found.append(token)
        if len(found) > MOST_TOKENS:
            raise QueryError("too-long", token.start, len(line), token.text)
    return tuple(found)


def _cut(line: str, is_name: Callable[[str], bool]) -> Iterator[Token]:
    place = 0
    while place < len(line):
        if line[place].isspace():
            place += 1
            continue
        token = _token_at(line, place, is_name)
        place = token.end
        yield token


def _token_at(line: str, start: int, is_name: Callable[[str], bool]) -> Token:
    char = line[start]
    if char in "()-":
        chunk = CHUNK.match(line, start)
        if chunk and len(chunk.group()) > 1 and char != ")" and is_name(chunk.group()):
            return Token(TokenKind.WORD, chunk.group(), start, chunk.end())
        kind = {"(": TokenKind.OPEN, ")": TokenKind.CLOSE, "-": TokenKind.MINUS}[char]
        return Token(kind, char, start, start + 1)
    if char in OPENING_QUOTES:
        text, end = _quoted(line, start)
        return Token(TokenKind.QUOTED, text, start, end)
    return _word_or_field(line, start, is_name)


def _word_or_field(line: str, start: int, is_name: Callable[[str], bool]) -> Token:
    word = WORD.match(line, start)
    text, end = (word.group(), word.end()) if word else (line[start], start + 1)
    if text == "OR":
        return Token(TokenKind.OR, text, start, end)
    field = FIELD.match(line, start)
    if field is None or is_name(text):
        return Token(TokenKind.WORD, text, start, end)
    value_start = field.end()
    quoted = line[value_start : value_start + 1] in set(OPENING_QUOTES)
    value, end = _quoted(line, value_start) if quoted else (line[value_start:end], end)
    name = field.group(1).casefold()
    return Token(TokenKind.FIELD, value, start, max(end, value_start), name, value_start, quoted)


def _quoted(line: str, start: int) -> tuple[str, int]:
    """Return what stands in the quotes that open at ``start``, and where they end."""
    letters: list[str] = []
    place = start + 1
    while place < len(line):
        if line[place] == "\\" and line[place + 1 : place + 2] in {'"', "\\"}:
            place += 1
        elif line[place] in QUOTES:
            return "".join(letters), place + 1
        letters.append(line[place])
        place += 1
    raise QueryError("unclosed-quote", start, len(line), line[start:])

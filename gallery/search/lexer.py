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

# Keyboards that "improve" quotes mix them; each opening one with what may close it.
CLOSING = {'"': '"”', "“": '”"', "„": '“”"'}
OPENING_QUOTES = "".join(CLOSING)
QUOTES = '"“”„'
# Latin or Hangul, also in pieces: taken apart (NFD), or as the wrong keyboard leaves it.
LETTERS = r"A-Za-z가-힣\u1100-\u11ff\u3131-\u318e"
FIELD = re.compile(rf"([{LETTERS}][{LETTERS}_]*)[:：](?!//)")  # the colon of any keyboard
SIGNS = {"#": "scene", "@": "person", "~": "near"}  # and the field that each stands for
WORD = re.compile(r"[^\s()]+(?:\([^\s()]*\)[^\s()]*)*")
CHUNK = re.compile(r"\S+")
COMMAS = ",，、"
ITEM = re.compile(rf"(?:[^\s(){COMMAS}]|\([^\s(){COMMAS}]*\))*")
EITHER = {"OR", "|", "||"}
# Where what is read by itself begins behind a comma without a space: "V,#camera", "V,is:favourite".
APART = re.compile(rf"(?<=[{COMMAS}])(?=[{''.join(SIGNS)}{QUOTES}-]\S|{FIELD.pattern})")
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

    For a field, ``text`` is its value without quotes, ``items`` the value split at commas,
    ``field`` its name as it was typed, in lower case, ``value_start`` where the value begins and
    ``quoted`` whether it begins with a quote. ``sign`` is what stands for the field's name in
    "#camera", "" when the name was typed.
    """

    kind: TokenKind
    text: str
    start: int
    end: int
    field: str = ""
    value_start: int = 0
    items: tuple[str, ...] = ()
    quoted: bool = False
    sign: str = ""


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
    if char in SIGNS and (token := _signed(line, start, is_name)):
        return token
    return _word_or_field(line, start, is_name)


def _signed(line: str, start: int, is_name: Callable[[str], bool]) -> Token | None:
    """Read "#camera" or '@"Kim Taehyung"'; None when nothing follows the sign, or it is a name."""
    chunk = CHUNK.match(line, start)
    if chunk is None or is_name(chunk.group()):
        return None
    sign, begin = line[start], start + 1
    is_quoted = line[begin : begin + 1] in set(OPENING_QUOTES)
    text, end = _quoted(line, begin) if is_quoted else _item(line, begin)
    if not text:
        return None
    field = SIGNS[sign]
    return Token(TokenKind.FIELD, text, start, end, field, begin, (text,), is_quoted, sign)


def _word_or_field(line: str, start: int, is_name: Callable[[str], bool]) -> Token:
    word = WORD.match(line, start)
    text, end = (word.group(), word.end()) if word else (line[start], start + 1)
    if text in EITHER:
        return Token(TokenKind.OR, text, start, end)
    field = FIELD.match(line, start)
    if field is None or is_name(text):
        if (apart := APART.search(text)) and not is_name(text):
            text, end = text[: apart.start()], start + apart.start()
        return Token(TokenKind.WORD, text, start, end)
    items, end = _items(line, field.end())
    value = ",".join(items)
    name = field.group(1).casefold()
    quoted = line[field.end() : field.end() + 1] in set(OPENING_QUOTES)
    return Token(TokenKind.FIELD, value, start, end, name, field.end(), tuple(items), quoted)


def _items(line: str, start: int) -> tuple[list[str], int]:
    """Return a field's value as the pieces between its commas, and where it ends."""
    items: list[str] = []
    place = start
    while True:
        is_quoted = line[place : place + 1] in set(OPENING_QUOTES)
        item, place = _quoted(line, place) if is_quoted else _item(line, place)
        items.append(item)
        if line[place : place + 1] not in set(COMMAS):
            return items, place
        place += 1


def _item(line: str, start: int) -> tuple[str, int]:
    found = ITEM.match(line, start)
    return (found.group(), found.end()) if found else ("", start)


def _quoted(line: str, start: int) -> tuple[str, int]:
    """Return what stands in the quotes that open at ``start``, and where they end."""
    letters: list[str] = []
    place = start + 1
    while place < len(line):
        if line[place] == "\\" and line[place + 1 : place + 2] in {'"', "\\"}:
            place += 1
        elif line[place] in CLOSING[line[start]]:
            return "".join(letters), place + 1
        letters.append(line[place])
        place += 1
    near = line[start:].rstrip() + '"'
    raise QueryError("unclosed-quote", start, len(line), line[start:], near=near)

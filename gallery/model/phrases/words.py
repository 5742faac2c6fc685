"""The words of a text, and those that bind names: links, joiners, articles.

A name in quotes is one word and nothing but that name: ``"V and IU"``; ``scene:"rose"`` also
says of what kind it is. A quote inside the quotes is doubled.
"""

import re
import unicodedata
from dataclasses import dataclass

from gallery.model.names import clean

LINKS = (
    "with",
    "in",
    "at",
    "on",
    "by",
    "behind",
    "near",
    "under",
    "wearing",
    "holding",
    "against",
    "as",
)
VERB_LINKS = frozenset({"wearing", "holding"})  # links only before a known scene
MARKS = ",，、&·ㆍ"  # they join without spaces: "지민·뷔"
JOINERS = frozenset({*MARKS, "+", "×", "and", "그리고", "및", "하고"})
CROSSING = "x"  # "V x IU": joins people who are known; elsewhere it is part of a name
SHOWING = "of"  # "close-up of V"
ARTICLES = ("a", "an", "the")
OWNERS = ("his", "her", "its", "their", "my", "your", "our")
UNTOLD = frozenset((*ARTICLES, *OWNERS))  # before a known scene they tell nothing
LONGEST_RUN = 12  # words tried as one name; no real name is longer
TOKEN = re.compile(rf"[{MARKS}]|[^\s{MARKS}]+")
QUOTED = re.compile(
    r"(?:(person|group|scene):)?"
    r'(?:"(?P<plain>(?:[^"]|"")+)"|“(?P<curved>[^“”]+)”|「(?P<corner>[^「」]+)」)'
    rf"(?=[\s{MARKS}]|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text; ``start`` and ``end`` are offsets in characters."""

    text: str
    start: int
    end: int


def split_words(text: str) -> tuple[Word, ...]:
    """Split at spaces; commas and other joining marks are words of their own."""
    return tuple(Word(m.group(), m.start(), m.end()) for m in TOKEN.finditer(text))


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a phrase as it was typed.

    Attributes:
        name: the word cleaned; of a quoted one what stands in the quotes.
        start: where it starts in the text as typed, in characters.
        end: where it ends.
        is_quoted: whether it is a name in quotes.
        kind: the kind that stands before the quotes, "" if none.
    """

    name: str
    start: int
    end: int
    is_quoted: bool = False
    kind: str = ""

    @property
    def key(self) -> str:
        """The word as links and joiners are compared; "" of a name in quotes."""
        return "" if self.is_quoted else self.name.casefold()


@dataclass(frozen=True, slots=True)
class Line:
    """A text as typed and its words."""

    text: str
    tokens: tuple[Token, ...]

    def __len__(self) -> int:
        return len(self.tokens)

    def name(self, first: int, end: int) -> str:
        """Return the name that the words from ``first`` up to ``end`` are, cleaned."""
        if end - first == 1:
            return self.tokens[first].name
        return clean(self.text[self.tokens[first].start : self.tokens[end - 1].end])

    def key(self, at: int) -> str:
        """Return the word at ``at`` as it is compared, "" behind the last."""
        return self.tokens[at].key if at < len(self.tokens) else ""

    def has_quoted(self, first: int, end: int) -> bool:
        """Whether one of the words from ``first`` up to ``end`` is a name in quotes."""
        return any(token.is_quoted for token in self.tokens[first:end])


def split_line(text: str) -> Line:
    """Split a text as typed; words that are nothing but invisible marks are left out."""
    flat = "".join(" " if unicodedata.category(c) in {"Cc", "Cs"} else c for c in text)
    tokens: list[Token] = []
    place = 0
    while found := TOKEN.search(flat, place):
        quoted = QUOTED.match(flat, found.start())
        token = _quoted(quoted) if quoted else None
        if token is None:
            token = Token(clean(found.group()), found.start(), found.end())
        if token.name:
            tokens.append(token)
        place = token.end
    return Line(text, tuple(tokens))


def _quoted(found: re.Match[str]) -> Token | None:
    inside = found["plain"] or found["curved"] or found["corner"]
    if found["plain"]:
        inside = inside.replace('""', '"')
    name = clean(inside)
    kind = (found[1] or "").casefold()
    return Token(name, found.start(), found.end(), is_quoted=True, kind=kind) if name else None

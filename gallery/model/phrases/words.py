"""The words of a text, and those that bind names: links, joiners, articles."""

import re
from dataclasses import dataclass

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
JOINERS = frozenset({",", "，", "、", "&", "and", "그리고"})
ARTICLES = ("a", "an", "the")
LONGEST_RUN = 12  # words tried as one name; no real name is longer
TOKEN = re.compile(r"[,，、&]|[^\s,，、&]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text; ``start`` and ``end`` are offsets in characters."""

    text: str
    start: int
    end: int


def split_words(text: str) -> tuple[Word, ...]:
    """Split at spaces; commas and ampersands are words of their own."""
    return tuple(Word(m.group(), m.start(), m.end()) for m in TOKEN.finditer(text))

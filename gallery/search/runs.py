"""Free words side by side, and what one of their pieces was read as."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from gallery.model.phrases import LONGEST_RUN, MARKS, Bearing, Vocabulary, Word, bearing, korean
from gallery.search import ast

LONGEST_HANGUL = 8  # syllables of a word that may be two


@dataclass(frozen=True, slots=True)
class Unit:
    """A condition, and the place of the first word after what it was read from.

    ``is_told``: it says what a field would, and is shown as one.
    """

    node: ast.Node
    end: int
    is_told: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Free words side by side; ``line`` is the whole search, ``words`` lie in it.

    ``chunks`` are the offsets where the pieces between spaces end.
    """

    line: str
    words: tuple[Word, ...]
    chunks: tuple[int, ...]

    def text(self, first: int, end: int) -> str:
        """Return what stands from word ``first`` up to ``end``."""
        if first >= end:
            return ""
        return self.line[self.words[first].start : self.words[end - 1].end]

    def word(self, at: int) -> str:
        """Return the word at ``at`` as links and joiners are compared, "" behind the last."""
        return self.words[at].text.casefold() if at < len(self.words) else ""

    def stop(self, at: int) -> int:
        """Return the offset at which the piece ends that word ``at`` stands in."""
        return next(end for end in self.chunks if end > self.words[at].start)

    def piece_end(self, at: int) -> int:
        """Return the place of the first word behind that piece."""
        stop, count = self.stop(at), len(self.words)
        return next((n for n in range(at, count) if self.words[n].start >= stop), count)

    def ends_from(self, first: int) -> range:
        """Return the ends a name that begins at ``first`` may have, longest first."""
        return range(min(len(self.words), first + LONGEST_RUN), first, -1)


def name_at(run: Run, at: int, vocabulary: Vocabulary) -> tuple[Bearing, int] | None:
    """Return who or what bears the longest known name that begins at ``at``, and its end.

    A name of two words may be written with a hyphen or as one, and the other way round in Hangul.
    """
    for end in run.ends_from(at):
        if bearers := vocabulary.exact(run.text(at, end)):
            return bearing(bearers), end
    for text, end in _spelled_apart(run, at):
        if bearers := vocabulary.exact(text):
            return bearing(bearers), end
    return None


def _spelled_apart(run: Run, at: int) -> Iterator[tuple[str, int]]:
    """Yield other spellings of the words at ``at``: "close up" as "close-up", 토끼귀 as 토끼 귀."""
    first, second = ([word.text for word in run.words[at : at + 2]] + ["", ""])[:2]
    if second and second not in MARKS and first not in MARKS:
        yield f"{first}-{second}", at + 2
        yield f"{first}{second}", at + 2
    composed = unicodedata.normalize("NFC", first)
    if len(composed) <= LONGEST_HANGUL and korean.is_hangul(composed):
        for place in range(1, len(composed)):
            yield f"{composed[:place]} {composed[place:]}", at + 1

"""Find and replace in texts, by plain words.

Why no regular expressions: a slip in one can keep a program busy for hours on a single
caption, and whoever tidies captions looks for words.
"""

import re
import unicodedata
from dataclasses import dataclass

from gallery.model.errors import InvalidValue


@dataclass(frozen=True, slots=True)
class Replacement:
    """What is looked for and what is put in its place.

    ``find`` and ``put`` are compared and written as NFC; ``put`` may be empty. ``whole_words``:
    a letter or digit on either side is no match.

    Raises:
        InvalidValue: there is nothing to find.
    """

    find: str
    put: str
    match_case: bool = False
    whole_words: bool = False

    def __post_init__(self) -> None:
        if not self.find:
            raise InvalidValue("find", "", "empty")
        for name in ("find", "put"):
            object.__setattr__(self, name, unicodedata.normalize("NFC", getattr(self, name)))

    @property
    def _pattern(self) -> re.Pattern[str]:
        # Compiled once: the module keeps the last few hundred.
        words = re.escape(self.find)
        if self.whole_words:
            words = rf"(?<!\w){words}(?!\w)"
        return re.compile(words, re.NOFLAG if self.match_case else re.IGNORECASE)

    @property
    def is_cased(self) -> bool:
        """Whether what is looked for has letters that are written large and small."""
        return self.find.upper() != self.find.lower()

    def spans(self, text: str) -> tuple[tuple[int, int], ...]:
        """Return where it stands in ``text``: offsets in characters."""
        return tuple(found.span() for found in self._pattern.finditer(text))

    def applied(self, text: str) -> str:
        """Return ``text`` with every place replaced."""
        return self._pattern.sub(lambda _found: self.put, text)

"""Guesses for the photos of the small library: hashtags, accounts, a keyword."""

from pathlib import Path

import pytest

from gallery.library import suggestions
from gallery.library.database import Library
from gallery.model.facts import Origin
from gallery.model.suggestion import Hint, SuggestionKind
from tests.gui import made


def hint(text: str, kind: SuggestionKind = SuggestionKind.WORD, handle: str = "") -> Hint:
    reason = "mention" if handle else "hashtag"
    return Hint(kind, text, Origin.SIDECAR, reason, handle=handle)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """ "뷔" (a name of V) for five photos, "golden hour" for three, "thv" and "ootd" for one."""
    library = made.library(tmp_path)
    hints = {number: [hint("뷔")] for number in range(1, 6)}
    for number in (2, 3, 4):
        hints[number].append(hint("golden hour"))
    hints[2].append(hint("thv", SuggestionKind.PERSON, "thv"))
    hints[7] = [hint("ootd")]
    with library.writing() as writer:
        suggestions.offer(writer, hints)
    return library

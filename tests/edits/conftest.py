"""A small library with everything in it that an edit can touch."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gallery.edits.captions import SetCaption
from gallery.edits.editor import Editor
from gallery.edits.people import AddGroup, AddPerson
from gallery.edits.photos import SetRating
from gallery.edits.scenes import AddScene
from gallery.edits.tagging import AddPhrases
from gallery.library import suggestions
from gallery.library.database import Library
from gallery.model.facts import Origin
from gallery.model.names import Name
from gallery.model.phrases import Part, PhraseReading
from gallery.model.scenes import SceneKind
from gallery.model.suggestion import Hint, SuggestionKind
from tests import ready
from tests.library.making import add_photos, add_set

V_CAMCORDER = PhraseReading((Part("V"),), "with", Part("camcorder"))
IU_ALONE = PhraseReading((Part("IU"),))
V_GUESSED = Hint(SuggestionKind.WORD, "v", Origin.SIDECAR, "hashtag")
OOTD = Hint(SuggestionKind.WORD, "OOTD", Origin.SIDECAR, "hashtag")
HANDS = PhraseReading((Part("V"), Part("IU")), "", Part("holding hands"))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Six photos (ids 1 to 6) in two sets that share photo 4, V of BTS, IU, scenes, captions.

    Guess 1 ("V") is open for photos 1 and 5, guess 2 ("OOTD") for 5 and 6.
    """
    with ready.laid(tmp_path / "Photosketch", _filled, cache=tmp_path / "cache") as opened:
        yield opened


def _filled(folder: Path, cache: Path) -> Library:
    library = ready.empty(folder, cache=cache)
    with library.writing() as writer:
        ids = add_photos(writer, 6)
        add_set(writer, "Love wins all", ids[:4], released="2024-01-27")
        add_set(writer, "Airport", ids[3:5])
        suggestions.offer(writer, {1: [V_GUESSED], 5: [V_GUESSED, OOTD], 6: [OOTD]})
    editor = Editor(library)
    editor.apply(AddGroup((Name("BTS"), Name("방탄소년단"))))
    editor.apply(AddPerson((Name("V"), Name("뷔"), Name("Kim Taehyung")), ("BTS",)))
    editor.apply(AddPerson((Name("IU"), Name("아이유"))))
    editor.apply(AddScene((Name("camcorder"), Name("캠코더")), SceneKind.PROP, ("camera",)))
    editor.apply(AddPhrases((2, 3), (V_CAMCORDER,)))
    editor.apply(AddPhrases((4,), (HANDS, IU_ALONE)))
    editor.apply(SetCaption((2,), "en", "V films"))
    editor.apply(SetRating((1, 2), 3))
    return library


@pytest.fixture
def editor(library: Library) -> Editor:
    """The library's editor."""
    return Editor(library)

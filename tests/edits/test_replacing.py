"""Words replaced in many captions: found, counted, rewritten in one step."""

import pytest

from gallery.edits.captions import SetCaption
from gallery.edits.editor import Editor
from gallery.edits.replacing import ReplaceInCaptions
from gallery.library import captions, photos
from gallery.library.database import Library
from gallery.library.replacing import Match, Within, languages, preview
from gallery.model.facts import Origin
from gallery.model.replacing import Replacement
from tests.library.dump import assert_same, dump

EVERYWHERE = Within()


@pytest.fixture
def library(library: Library) -> Library:
    """Photo 2 says "V films"; three more captions, one of them Korean."""
    editor = Editor(library)
    editor.apply(SetCaption((1, 3), "en", "Taehyng and taehyng, 100% him"))
    editor.apply(SetCaption((3,), "ko", "태형 and Taehyng"))
    editor.apply(SetCaption((4,), "en", "É, fin"))
    return library


def caption(library: Library, photo_id: int) -> dict[str, str | None]:
    with library.reading() as reader:
        return captions.shared(reader, [photo_id])


def test_what_would_change_is_shown_first(library: Library) -> None:
    with library.reading() as reader:
        found = preview(reader, Replacement("Taehyng", "Taehyung"), EVERYWHERE)
    assert (found.captions, found.photos, found.places) == (3, 2, 5)
    assert found.examples[0] == Match(1, "en", "Taehyng and taehyng, 100% him", ((0, 7), (12, 19)))


@pytest.mark.parametrize(
    ("find", "within", "photo_count"),
    [
        ("Taehyng", Within((1, 2)), 1),
        ("Taehyng", Within(None, "ko"), 1),
        ("Taehyng", Within((1,), "ko"), 0),
        ("100%", EVERYWHERE, 2),
        ("100_", EVERYWHERE, 0),
        ("é", EVERYWHERE, 1),
        ("태형", EVERYWHERE, 1),
        ("nobody wrote it", EVERYWHERE, 0),
        ("Taehyng", Within(()), 0),
    ],
)
def test_where_it_is_looked_for(
    find: str, within: Within, photo_count: int, library: Library
) -> None:
    with library.reading() as reader:
        assert preview(reader, Replacement(find, "x"), within).photos == photo_count


def test_one_step_rewrites_them_all(library: Library) -> None:
    editor = Editor(library)
    before = dump(library)
    outcome = editor.apply(ReplaceInCaptions(Replacement("Taehyng", "Taehyung")))
    assert outcome.step is not None
    assert (outcome.step.subject, outcome.step.photos) == ("Taehyng → Taehyung", 2)
    assert caption(library, 1) == {"en": "Taehyung and Taehyung, 100% him"}
    assert caption(library, 3)["ko"] == "태형 and Taehyung"
    assert caption(library, 2) == {"en": "V films"}
    editor.undo()
    assert_same(before, dump(library))


def test_what_is_left_of_a_caption(library: Library) -> None:
    editor = Editor(library)
    editor.apply(ReplaceInCaptions(Replacement("V films", "")))
    assert caption(library, 2) == {}
    editor.apply(ReplaceInCaptions(Replacement("and taehyng,", " ", match_case=True)))
    assert caption(library, 1) == {"en": "Taehyng 100% him"}


def test_it_is_the_users_word_then(library: Library) -> None:
    with library.writing() as writer:
        captions.set_caption(writer, [5], "en", "from a Taehyng file", origin=Origin.FILE)
    Editor(library).apply(ReplaceInCaptions(Replacement("Taehyng", "Taehyung")))
    with library.reading() as reader:
        assert photos.details(reader, library, 5).origins["caption"] is Origin.USER


def test_the_same_words_change_nothing(library: Library) -> None:
    outcome = Editor(library).apply(ReplaceInCaptions(Replacement("V films", "V films")))
    assert outcome.step is None


def test_the_languages_there_are(library: Library) -> None:
    with library.reading() as reader:
        assert languages(reader) == ["en", "ko"]

"""What the tag bar reads a caption as, a search for the same words finds."""

import pytest

from gallery.edits.editor import Editor
from gallery.edits.tagging import AddPhrases
from gallery.library import query
from gallery.library.tagging_names import TaggingVocabulary
from gallery.library.vocabulary import LibraryVocabulary
from gallery.model.phrases import read_phrase
from gallery.search import parse
from tests.library.shelf import Shelf


@pytest.mark.parametrize(
    "caption",
    [
        "Jimin x V selfie",
        "close-up of Jimin and V",
        "V hugging Jimin",
        "V holding hands with Jimin",
        "with Jimin's hat",
        "V in Jimin's hat",
        "Jimin with his hat",
        "웃는 지민",
        "창가의 지민",
        "지민이와 뷔 셀카",
        "지민·뷔",
        "안경 쓴 뷔와 지민",
        "소파에 앉은 뷔",
        "V with puffer",
        "Jimin in a tutu",
    ],
)
def test_what_was_said_is_found_by_the_same_words(library, caption):
    with library.writing() as writer:
        shelf = Shelf(writer)
        shelf.person("V", "뷔")
        shelf.person("Jimin", "지민")
        photo = shelf.photo("said.jpg")
        shelf.say([shelf.photo("other.jpg")], shelf.person("RM"))
    with library.reading() as reader:
        reading = read_phrase(caption, TaggingVocabulary(reader))
    Editor(library).apply(AddPhrases((photo,), (reading,)))
    for line in (caption, f'"{caption}"'):
        with library.reading() as reader:
            found = query.find(reader, parse(line, LibraryVocabulary(reader)))
            assert list(found.ids) == [photo], line

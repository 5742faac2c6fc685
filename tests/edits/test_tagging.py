"""What AddPhrases makes of names: known ones, new ones, groups."""

import pytest

from gallery.edits.captions import SetCaption
from gallery.edits.editor import Editor
from gallery.edits.people import AddGroup, AddPerson, RemovePerson
from gallery.edits.photos import RemovePhotos
from gallery.edits.scenes import EditScene, RemoveScene
from gallery.edits.sets import RemoveSet
from gallery.edits.tagging import AddPhrases
from gallery.library import people, photos, query, scenes, sets, settings
from gallery.library.database import Library
from gallery.library.tagging_names import TaggingVocabulary
from gallery.library.vocabulary import LibraryVocabulary
from gallery.model.errors import InvalidValue, NotFound
from gallery.model.names import Name
from gallery.model.phrases import Part, PhraseReading, read_phrase
from gallery.search.parser import parse


def said(library: Library, photo_id: int) -> list[str]:
    with library.reading() as reader:
        statements = photos.details(reader, library, photo_id).statements
    return [statement.text for statement in statements]


def tag(library: Library, text: str, *photo_ids: int) -> None:
    with library.reading() as reader:
        reading = read_phrase(text, LibraryVocabulary(reader))
    Editor(library).apply(AddPhrases(photo_ids, (reading,)))


@pytest.mark.parametrize(
    ("typed", "texts"),
    [
        ("V with camcorder", ["V with camcorder"]),
        ("뷔 with 캠코더", ["V with camcorder"]),
        ("kim taehyung behind camera", ["V behind camera"]),
        ("V and IU running outdoors", ["V and IU running outdoors"]),
        ("V, IU", ["IU", "V"]),
        ("with camcorder", ["with camcorder"]),
        ("RM with tripod", ["RM with tripod"]),
        ("BTS", ["V"]),
        ("정국 with 우산", ["정국 with 우산"]),
    ],
)
def test_a_typed_phrase_is_said(typed: str, texts: list[str], library: Library) -> None:
    tag(library, typed, 6)
    assert sorted(said(library, 6)) == texts


def test_a_new_name_is_made_once(library: Library, editor: Editor) -> None:
    with_tripod = PhraseReading((Part("RM"),), "with", Part("tripod"))
    at_table = PhraseReading((Part("rm "),), "at", Part("table"))
    editor.apply(AddPhrases((1, 2), (with_tripod, at_table)))
    with library.reading() as reader:
        assert len(people.persons_named(reader, "RM")) == 1
        assert len(scenes.scenes_named(reader, "tripod")) == 1


def test_a_name_made_since_it_was_read_is_used(library: Library, editor: Editor) -> None:
    reading = PhraseReading((Part("Jimin"),))
    made = editor.apply(AddPerson((Name("Jimin"),))).made
    editor.apply(AddPhrases((1,), (reading,)))
    with library.reading() as reader:
        assert people.persons_named(reader, "Jimin") == [made]


def test_a_group_without_members_says_nobody(library: Library, editor: Editor) -> None:
    editor.apply(AddGroup((Name("Nobody yet"),)))
    with pytest.raises(InvalidValue):
        editor.apply(AddPhrases((1,), (PhraseReading((Part("Nobody yet"),)),)))


@pytest.mark.parametrize("name", ["", "   ", "x" * 500])
def test_names_that_cannot_be_are_refused(name: str, editor: Editor) -> None:
    with pytest.raises(InvalidValue):
        editor.apply(AddPhrases((1,), (PhraseReading((), "with", Part(name)),)))


def test_an_empty_phrase_is_refused(editor: Editor) -> None:
    with pytest.raises(InvalidValue):
        editor.apply(AddPhrases((1,), (PhraseReading(),)))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("one\r\ntwo", "one\ntwo"),
        ("  spaces  \n around  ", "spaces\naround"),
        ("bell\x07 and \udcff byte", "bell and byte"),
        ("카페".encode().decode(), "카페"),
        ("e\u0301te\u0301", "été"),
    ],
)
def test_captions_are_kept_as_text(given: str, kept: str, library: Library, editor: Editor) -> None:
    editor.apply(SetCaption((1,), "en", given))
    with library.reading() as reader:
        assert photos.details(reader, library, 1).captions == {"en": kept}


@pytest.mark.parametrize("language", ["", "e", "en_US", "en ", "..", "x" * 20])
def test_a_language_has_to_be_one(language: str, editor: Editor) -> None:
    with pytest.raises(InvalidValue):
        editor.apply(SetCaption((1,), language, "text"))


def test_a_set_goes_with_its_own_photos_only(library: Library, editor: Editor) -> None:
    editor.apply(RemoveSet(1, True))
    with library.reading() as reader:
        assert [card.id for card in photos.cards(reader, range(1, 7))] == [4, 5, 6]
        assert [one.title for one in sets.all_sets(reader)] == ["Airport"]


def test_a_name_removed_since_it_was_read_is_made_again(library: Library, editor: Editor) -> None:
    with library.reading() as reader:
        reading = read_phrase("V with camcorder", LibraryVocabulary(reader))
    editor.apply(RemovePerson(1))
    editor.apply(RemoveScene(2))
    editor.apply(AddPhrases((6,), (reading,)))
    assert said(library, 6) == ["V with camcorder"]
    with library.reading() as reader:
        assert len(people.persons_named(reader, "V")) == 1


def test_every_photo_follows_a_scene_that_is_renamed(library: Library, editor: Editor) -> None:
    outcome = editor.apply(EditScene(2, (Name("handycam"), Name("캠코더"))))
    assert outcome.step is not None
    assert outcome.step.photos == 2
    assert [said(library, photo_id) for photo_id in (2, 3)] == [["V with handycam"]] * 2
    with library.reading() as reader:
        vocabulary = LibraryVocabulary(reader)
        for text, found in (('"V with handycam"', 2), ("camcorder", 0)):
            assert query.count(reader, parse(text, vocabulary)) == found
    editor.undo()
    assert said(library, 2) == ["V with camcorder"]


def names_of_scenes(library: Library) -> list[str]:
    with library.reading() as reader:
        return [scene.name for scene in scenes.all_scenes(reader)]


def test_a_common_scene_comes_with_its_family_and_goes_by_undo(
    library: Library, editor: Editor
) -> None:
    before = names_of_scenes(library)
    with library.reading() as reader:
        vocabulary = TaggingVocabulary(reader)
        readings = [read_phrase(text, vocabulary) for text in ("V with a lollipop", "뷔 라면")]
    editor.apply(AddPhrases((5,), tuple(readings)))
    assert said(library, 5) == ["V with lollipop", "V 라면"]
    assert set(names_of_scenes(library)) - set(before) == {"lollipop", "라면", "food"}
    with library.reading() as reader:
        node = parse("V with 음식", LibraryVocabulary(reader))
        assert query.find(reader, node).ids.tolist() == [5]
    editor.undo()
    assert names_of_scenes(library) == before
    editor.redo()
    assert said(library, 5) == ["V with lollipop", "V 라면"]


def test_a_common_scene_that_was_switched_off_since_is_a_plain_one(
    library: Library, editor: Editor
) -> None:
    with library.reading() as reader:
        reading = read_phrase("V with lollipop", TaggingVocabulary(reader))
    with library.writing() as writer:
        settings.set_common_scenes(writer, on=False)
    editor.apply(AddPhrases((5,), (reading,)))
    editor.apply(AddPhrases((6,), (reading,)))
    assert said(library, 5) == said(library, 6) == ["V with lollipop"]
    assert names_of_scenes(library).count("lollipop") == 1
    assert "food" not in names_of_scenes(library)


def test_a_photo_that_is_gone_is_not_counted_and_makes_nobody(library: Library) -> None:
    editor = Editor(library)
    editor.apply(RemovePhotos((1,)))
    stranger = PhraseReading((Part("Nobody Yet"),))
    with pytest.raises(NotFound):
        editor.apply(AddPhrases((1,), (stranger,)))
    with library.reading() as reader:
        assert people.persons_named(reader, "Nobody Yet") == []
    outcome = editor.apply(AddPhrases((1, 2), (stranger,)))
    assert outcome.step is not None
    assert outcome.step.photos == 1
    assert "Nobody Yet" in said(library, 2)

"""What is said exactly is read back as it was meant, with the names of a real library."""

from itertools import combinations, product

from gallery.library.connections import Reader
from gallery.library.database import Library
from gallery.library.namesakes import bearers
from gallery.library.vocabulary import LibraryVocabulary
from gallery.model.phrases import BearerKind, Part, PhraseReading, read_phrase, say_exactly
from tests.library.shelf import Shelf

PEOPLE = ("V", "V", "V and IU", "IU", "with", "Rose", "Tyler, The Creator", "뷔와", '"Weird Al"')
SCENES = (
    "rose",
    "in black",
    "black",
    "black and white suit",
    "IU's jacket",
    '5" disc',
    "V",
    "소파에서",
)
LINKS = ("", "with", "in", "holding")


def meaning(reading: PhraseReading) -> tuple[object, ...]:
    known = [part.known and (part.known.kind, part.known.id) for part in reading.parts]
    return reading.scene is None, reading.link, *known


def parts(reader: Reader, kind: BearerKind, ids: list[int]) -> list[Part]:
    shown = bearers(reader, [(kind, key) for key in ids])
    return [Part(shown[kind, key].name, shown[kind, key]) for key in ids]


def test_every_phrase_of_nasty_names_is_read_back(library: Library) -> None:
    with library.writing() as writer:
        shelf = Shelf(writer)
        person_ids = [shelf.person(name) for name in PEOPLE]
        scene_ids = [shelf.scene(name) for name in SCENES]
        shelf.group("BTS", person_ids[0])
        shelf.group("Solar (2020)", person_ids[1])
    with library.reading() as reader:
        people = parts(reader, BearerKind.PERSON, person_ids)
        scenes = parts(reader, BearerKind.SCENE, scene_ids)
        assert [one.known and one.known.shown for one in people[:2]] == [
            "V (BTS)",
            "V (Solar (2020))",
        ]
        vocabulary = LibraryVocabulary(reader)
        crowds = [(), *((one,) for one in people), *combinations(people, 2)]
        for number, (who, scene) in enumerate(product(crowds, (None, *scenes))):
            links = LINKS if len(who) < 2 else LINKS[number % 2 :: 2]  # of pairs two by turns
            meanings = (PhraseReading(who, link, scene) for link in (links if scene else ("",)))
            for meant in meanings if who or scene else ():
                text = say_exactly(meant, vocabulary)
                assert meaning(read_phrase(text, vocabulary)) == meaning(meant), text

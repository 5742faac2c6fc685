"""Saying and reading are each other's inverse, whatever the names are."""

import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from gallery.model.names import clean, compare_key
from gallery.model.phrases import (
    Bearer,
    BearerKind,
    Part,
    PhraseReading,
    known_scene,
    read_phrase,
    say_exactly,
    say_phrase,
)
from tests.search.words import PlainVocabulary, story

# Words that make trouble inside a name: links, joiners, articles, particles, marks, names.
LINKING = ["with", "in", "on", "holding", "wearing", "as", "of", "x", "+", "his"]
LINKING += ["and", "&", ",", "·", "및", "하고"]
SMALL = [
    "the",
    "a",
    "An",
    "running",
    "scene:",
    "2024",
    "7",
    '"',
    "😀",
    "\u05d0\u200f",
    "든",
    "들고",
]
NAMED = ["V", "v", "뷔", "IU", "RM", "(BTS)", "(G)I-DLE", "Rose", "rose's", "camcorder", "“V”"]
QUOTED = ['"V"', 'person:"V"', "「뷔」", "뷔와", "아이유랑", "캠코더를", "소파에서", "뒤의", "웃는"]
QUOTED += ["V·IU", "정국이와", "IU's", "hugging"]
WORDS = st.sampled_from([*LINKING, *SMALL, *NAMED, *QUOTED])
NAMES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join).map(clean).filter(bool)
FREE = st.text(min_size=1, max_size=12).map(clean).filter(bool)
LINKS = st.sampled_from(["", "with", "in", "on", "holding", "wearing", "as"])


def meaning(reading: PhraseReading) -> tuple[object, ...]:
    scene = reading.scene
    return [bearer(p) for p in reading.who], reading.link, scene and bearer(scene)


def bearer(part: Part) -> object:
    return (part.known.kind, part.known.id) if part.known else part.text


@st.composite
def spoken(draw: st.DrawFn, names: st.SearchStrategy[str]) -> tuple[PlainVocabulary, PhraseReading]:
    """A vocabulary of one to five bearers, and a phrase about some of them."""
    words = PlainVocabulary()
    kinds = st.sampled_from(list(BearerKind))
    known: list[Bearer] = []
    for key, name in enumerate(draw(st.lists(names, min_size=1, max_size=5)), start=1):
        kind = draw(kinds)
        shared = any(compare_key(name) == compare_key(n) for n, b in words.names if b.kind is kind)
        known.append(words.add(kind, key, name, apart=f"No {key}" if shared else ""))
    people = [b for b in known if b.kind is not BearerKind.SCENE]
    scenes = [b for b in known if b.kind is BearerKind.SCENE]
    who = draw(st.lists(st.sampled_from(people), unique=True, max_size=3)) if people else []
    what = draw(st.sampled_from([None, *scenes]))
    assume(who or what)
    link = draw(LINKS) if what else ""
    scene = Part(what.name, what) if what else None
    return words, PhraseReading(tuple(Part(b.name, b) for b in who), link, scene)


@settings(max_examples=100, deadline=None)
@given(spoken(NAMES), NAMES | FREE, NAMES | FREE)
def test_new_names_are_read_as_they_were_meant(
    case: tuple[PlainVocabulary, PhraseReading], person: str, scene: str
) -> None:
    words, known = case
    assume(_can_be_told(known, words))
    assume(not words.exact(person) and not known_scene(scene, words))
    meant = PhraseReading((*known.who, Part(person)), known.link, Part(scene))
    text = say_exactly(meant, words)
    assert meaning(read_phrase(text, words)) == meaning(meant)


def test_a_name_that_could_be_something_else_is_put_into_quotes() -> None:
    words = story()
    duo = words.add(BearerKind.PERSON, 20, "V and IU")
    v, iu = words.exact("V")[0], words.exact("IU")[0]
    together = PhraseReading((Part("V and IU", duo),))
    apart = PhraseReading((Part("V", v), Part("IU", iu)))
    assert say_exactly(together, words) == "V and IU"
    assert say_exactly(apart, words) == '"V" and "IU"'


def test_new_names_beside_somebody_called_like_a_link_are_read_as_meant() -> None:
    words = PlainVocabulary()
    words.add(BearerKind.PERSON, 1, "wearing")
    meant = PhraseReading((Part("0"),), "wearing", Part("0"))
    text = say_exactly(meant, words)
    assert meaning(read_phrase(text, words)) == meaning(meant)


def test_of_two_of_a_name_the_rarer_is_said_with_what_tells_it_apart() -> None:
    words = PlainVocabulary()
    words.add(BearerKind.PERSON, 1, "V", apart="BTS")
    other = words.add(BearerKind.PERSON, 2, "V", apart="Other")
    scene = words.add(BearerKind.SCENE, 1, "rose")
    words.add(BearerKind.PERSON, 3, "Rose")
    assert say_exactly(PhraseReading((Part("V", other),)), words) == "V (Other)"
    assert say_exactly(PhraseReading((), "", Part("rose", scene)), words) == "rose"


@pytest.mark.parametrize(
    ("text", "who", "link", "scene"),
    [
        ('"V and IU" with camcorder', ["V and IU"], "with", "camcorder"),
        ("“V” with 「camcorder」", ["V"], "with", "camcorder"),
        ('person:"Puffer" jacket', ["Puffer"], "", "jacket"),
        ('scene:"V"', [], "", "V"),
        ('V "with" camcorder', ["V"], "", '"with" camcorder'),
        ('V with "say ""hi"""', ["V"], "with", 'say "hi"'),
        ('V with 5" disc', ["V"], "with", '5" disc'),
        ('V with "', ["V"], "with", '"'),
    ],
)
def test_quotes_make_one_name(text: str, who: list[str], link: str, scene: str) -> None:
    reading = read_phrase(text, story())
    assert [part.text for part in reading.who] == who
    assert reading.link == link
    assert reading.scene is not None
    assert reading.scene.text == scene


@settings(max_examples=150, deadline=None)
@given(spoken(NAMES | FREE))
def test_what_is_said_exactly_is_read_as_it_was_meant(
    case: tuple[PlainVocabulary, PhraseReading],
) -> None:
    words, meant = case
    assume(_can_be_told(meant, words))
    text = say_exactly(meant, words)
    event("plain" if text == _plainly(meant) else "quoted")
    assert meaning(read_phrase(text, words)) == meaning(meant)


def _plainly(meant: PhraseReading) -> str:
    scene = meant.scene.text if meant.scene else ""
    return say_phrase([part.text for part in meant.who], meant.link, scene)


def _can_be_told(meant: PhraseReading, words: PlainVocabulary) -> bool:
    """Whether what is shown names one bearer of its kind."""

    def is_first(part: Part) -> bool:
        assert part.known is not None
        same = [b for b in words.exact(part.known.shown) if b.kind is part.known.kind]
        return same[0] == part.known

    return all(is_first(part) for part in meant.parts)

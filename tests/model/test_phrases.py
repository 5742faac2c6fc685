"""Phrases: read as a user types them, said as they are shown."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gallery.model.phrases import BearerKind, read_phrase, say_phrase
from tests.search.words import PlainVocabulary, story

KNOWN, FRESH = story(), PlainVocabulary()
V, IU = ("V", 1), ("IU", 2)
NEW = None


def read(text, words):
    reading = read_phrase(text, words)
    parts = [(part.text, part.known and part.known.id) for part in reading.who]
    scene = reading.scene and (reading.scene.text, reading.scene.known and reading.scene.known.id)
    return parts, reading.link, scene


@pytest.mark.parametrize(
    ("text", "who", "link", "scene"),
    [
        ("V with camcorder", [V], "with", ("camcorder", 1)),
        ("v WITH Camcorder", [("v", 1)], "with", ("Camcorder", 1)),
        ("뷔 with 캠코더", [("뷔", 1)], "with", ("캠코더", 1)),
        ("뷔 캠코더", [("뷔", 1)], "", ("캠코더", 1)),
        ("IU and V running outdoors", [IU, V], "", ("running outdoors", 8)),
        ("V, IU holding hands", [V, IU], "", ("holding hands", 4)),
        ("V 그리고 IU holding hands", [V, IU], "", ("holding hands", 4)),
        ("V & IU", [V, IU], "", NEW),
        ("IU,V", [IU, V], "", NEW),
        ("V IU", [V, IU], "", NEW),
        ("V", [V], "", NEW),
        ("kim  taehyung", [("kim taehyung", 1)], "", NEW),
        ("BTS with camcorder", [("BTS", 1)], "with", ("camcorder", 1)),
        ("with camcorder", [], "with", ("camcorder", 1)),
        ("camcorder", [], "", ("camcorder", 1)),
        ("in close-up", [], "in", ("close-up", 7)),
        ("V with a camcorder", [V], "with", ("a camcorder", 1)),
        ("V at the antique table", [V], "at", ("the antique table", 5)),
        ("V in black and white blazer suit", [V], "in", ("black and white blazer suit", 6)),
        ("V leaning against a wall", [V], "", ("leaning against a wall", 10)),
        ("V holding camcorder", [V], "holding", ("camcorder", 1)),
        ("V holding flowers", [V], "", ("holding flowers", NEW)),
        ("V wearing hat", [V], "", ("wearing hat", NEW)),
        ("V with kaleidoscope", [V], "with", ("kaleidoscope", NEW)),
        ("V jumping over a puddle", [V], "", ("jumping over a puddle", NEW)),
        ("Jimin with camcorder", [("Jimin", NEW)], "with", ("camcorder", 1)),
        ("V and Jimin with camcorder", [V, ("Jimin", NEW)], "with", ("camcorder", 1)),
        ("V and Kim Namjoon running", [V, ("Kim Namjoon", NEW)], "", ("running", NEW)),
        ("지민 with 캠코더", [("지민", NEW)], "with", ("캠코더", 1)),
        ("V Puffer Jacket", [V], "", ("Puffer Jacket", NEW)),
        ("V smile with flower", [V], "", ("smile with flower", NEW)),
        ("V Jimin with camcorder", [V, ("Jimin", NEW)], "with", ("camcorder", 1)),
        ("V and", [V], "", NEW),
        ("", [], "", NEW),
        (" , & and", [], "", NEW),
    ],
)
def test_a_phrase_of_known_names_is_read(text, who, link, scene):
    assert read(text, KNOWN) == (who, link, scene)


@pytest.mark.parametrize(
    ("text", "who", "link", "scene"),
    [
        ("V in ripped woolen shirt", ["V"], "in", "ripped woolen shirt"),
        ("V at antique table", ["V"], "at", "antique table"),
        ("V with camcorder", ["V"], "with", "camcorder"),
        ("V behind director's camera", ["V"], "behind", "director's camera"),
        ("V and IU running outdoors", ["V", "IU"], "", "running outdoors"),
        ("V and IU holding hands", ["V", "IU"], "", "holding hands"),
        ("V in black and white blazer suit", ["V"], "in", "black and white blazer suit"),
        ("V in close-up", ["V"], "in", "close-up"),
        ("V leaning against a wall", ["V"], "", "leaning against a wall"),
        ("Kim Taehyung with camcorder", ["Kim Taehyung"], "with", "camcorder"),
        ("Ningning with camcorder", ["Ningning"], "with", "camcorder"),
        ("Jimin smiling", ["Jimin"], "", "smiling"),
        ("jimin with camcorder", ["jimin"], "with", "camcorder"),
        ("Jimin", ["Jimin"], "", None),
        ("camcorder", [], "", "camcorder"),
        ("black and white suit", [], "", "black and white suit"),
        ("leaning against a wall", [], "", "leaning against a wall"),
        ("old shoes with laces", [], "", "old shoes with laces"),
        ("with camcorder", [], "with", "camcorder"),
        ("with", [], "", "with"),
    ],
)
def test_a_phrase_in_a_library_that_knows_nobody(text, who, link, scene):
    assert read(text, FRESH) == ([(name, NEW) for name in who], link, scene and (scene, NEW))


def test_a_scene_named_like_a_person_and_more_is_the_scene():
    words = PlainVocabulary()
    words.add(BearerKind.PERSON, 1, "V")
    words.add(BearerKind.SCENE, 2, "V sign")
    assert read("V sign", words) == ([], "", ("V sign", 2))
    assert read("V V sign", words) == ([("V", 1)], "", ("V sign", 2))


def test_an_article_in_the_known_name_may_be_left_out():
    words = PlainVocabulary()
    words.add(BearerKind.PERSON, 1, "V")
    words.add(BearerKind.SCENE, 2, "a hat")
    assert read("V with hat", words) == ([("V", 1)], "with", ("hat", 2))
    assert read("V with the hat", words) == ([("V", 1)], "with", ("the hat", 2))


@pytest.mark.parametrize(
    ("who", "link", "scene", "said"),
    [
        (["V"], "with", "camcorder", "V with camcorder"),
        (["V", "IU"], "", "running outdoors", "V and IU running outdoors"),
        (["V", "IU", "RM"], "with", "x", "V, IU and RM with x"),
        (["V"], "", "", "V"),
        ([], "in", "close-up", "in close-up"),
        ([], "", "stage", "stage"),
    ],
)
def test_a_phrase_is_said(who, link, scene, said):
    assert say_phrase(who, link, scene) == said


PEOPLE = st.sampled_from(["V", "뷔", "IU", "Kim Taehyung", "BTS", "(G)I-DLE", "아이유"])
SCENES = st.sampled_from(
    ["camcorder", "캠코더", "black and white blazer suit", "director's camera", "love"]
)
LINKS = st.sampled_from(["", "with", "in", "behind", "holding", "wearing", "as"])


@given(st.lists(PEOPLE, max_size=4, unique=True), LINKS, SCENES | st.just(""))
def test_what_is_said_is_read_as_it_was_meant(who, link, scene):
    assume(who or scene)
    reading = read_phrase(say_phrase(who, link, scene), KNOWN)
    assert [part.text for part in reading.who] == who
    assert all(part.known for part in reading.who)
    assert reading.link == (link if scene else "")
    assert (reading.scene.text if reading.scene else "") == scene


@given(st.text(max_size=40), st.sampled_from([KNOWN, FRESH]))
def test_any_text_is_read_without_an_error(text, words):
    read_phrase(text, words)

"""Phrases: read as a user types them, said as they are shown."""

import unicodedata

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gallery.model.names import clean
from gallery.model.phrases import BearerKind, read_phrase, readings, say_phrase
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
        ("V x IU holding hands", [V, IU], "", ("holding hands", 4)),
        ("V + IU", [V, IU], "", NEW),
        ("V·IU", [V, IU], "", NEW),
        ("Malcolm X with camcorder", [("Malcolm X", NEW)], "with", ("camcorder", 1)),
        ("V at Project X", [V], "at", ("Project X", NEW)),
        ("close-up of V", [V], "", ("close-up", 7)),
        ("close-up of V and IU", [V, IU], "", ("close-up", 7)),
        ("V holding hands with IU", [V, IU], "", ("holding hands", 4)),
        ("V with his camcorder", [V], "with", ("his camcorder", 1)),
        ("V with his hat", [V], "with", ("his hat", NEW)),
        ("IU's camcorder", [], "", ("IU's camcorder", NEW)),
        ("Jimin's camcorder", [], "", ("Jimin's camcorder", NEW)),
        ("V Jimin with camcorder", [V, ("Jimin", NEW)], "with", ("camcorder", 1)),
        ("V and", [V], "", NEW),
        ("IU with V", [IU, V], "", NEW),
        ("V with IU in puffer jacket", [V, IU], "in", ("puffer jacket", NEW)),
        ("V neck sweater", [V], "", ("neck sweater", NEW)),
        ("V in V neck sweater", [V], "in", ("V neck sweater", NEW)),
        ("V in IU's jacket", [V], "in", ("IU's jacket", NEW)),
        ("IU's jacket", [], "", ("IU's jacket", NEW)),
        ("black and white suit", [], "", ("black and white suit", NEW)),
        ("Jimin camcorder", [("Jimin", NEW)], "", ("camcorder", 1)),
        ("camcorder V", [V], "", ("camcorder", 1)),
        ("holding hands with V and IU", [V, IU], "", ("holding hands", 4)),
        ("\u200fV\u200f with \u202bcamcorder", [V], "with", ("camcorder", 1)),
        ("V with 😀", [V], "with", ("😀", NEW)),
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


@pytest.mark.parametrize(
    ("text", "who", "link", "scene"),
    [
        ("뷔와 아이유 손잡기", ["뷔", "아이유"], "", ("손잡기", NEW)),
        ("뷔와 아이유", ["뷔", "아이유"], "", NEW),
        ("아이유랑 뷔 캠코더", ["아이유", "뷔"], "", ("캠코더", 1)),
        ("뷔하고 아이유 캠코더", ["뷔", "아이유"], "", ("캠코더", 1)),
        ("김태형과 아이유", ["김태형", "아이유"], "", NEW),
        ("뷔 및 아이유", ["뷔", "아이유"], "", NEW),
        ("IU랑 V", ["IU", "V"], "", NEW),
        ("캠코더를 든 뷔", ["뷔"], "holding", ("캠코더", 1)),
        ("캠코더 든 뷔와 아이유", ["뷔", "아이유"], "holding", ("캠코더", 1)),
        ("캠코더를 들고 있는 뷔", ["뷔"], "holding", ("캠코더", 1)),
        ("검은 코트를 입은 뷔", ["뷔"], "wearing", ("검은 코트", NEW)),
        ("캠코더 뒤의 뷔", ["뷔"], "behind", ("캠코더", 1)),
        ("캠코더 뷔", ["뷔"], "", ("캠코더", 1)),
        ("뷔가 캠코더를 들고 있다", ["뷔"], "holding", ("캠코더", 1)),
        ("뷔 코트 입고", ["뷔"], "wearing", ("코트", NEW)),
        ("뷔의 캠코더", ["뷔"], "", ("캠코더", 1)),
        ("뷔 캠코더와 함께", ["뷔"], "with", ("캠코더", 1)),
        ("뷔 소파에서", ["뷔"], "at", ("소파", NEW)),
        ("사과 뷔", [], "", ("사과 뷔", NEW)),
        ("김태형이와 아이유", ["김태형", "아이유"], "", NEW),
        ("김태형이가 캠코더를 들고 있다", ["김태형"], "holding", ("캠코더", 1)),
        ("뷔·아이유 캠코더", ["뷔", "아이유"], "", ("캠코더", 1)),
        ("웃는 뷔", ["뷔"], "", ("웃는", NEW)),
        ("소파에 앉은 뷔와 아이유", ["뷔", "아이유"], "", ("소파에 앉은", NEW)),
        ("창가의 뷔", ["뷔"], "", ("창가", NEW)),
        ("뷔 안은 아이유", ["뷔"], "", ("안은 아이유", NEW)),
        ("지민과 뷔 캠코더", ["지민", "뷔"], "", ("캠코더", 1)),
        ("뷔와", ["뷔"], "", NEW),
    ],
)
def test_korean_particles_join_and_bind(text, who, link, scene):
    for spelled in (text, unicodedata.normalize("NFD", text)):
        people, found_link, found_scene = read(spelled, KNOWN)
        assert ([name for name, _ in people], found_link, found_scene) == (who, link, scene)


def shown(reading):
    who = [f"{part.known.kind} {part.text}" if part.known else part.text for part in reading.who]
    return who, reading.link, reading.scene and reading.scene.text


def test_of_two_persons_of_one_name_both_may_be_meant():
    words = story()
    other = words.add(BearerKind.PERSON, 30, "V", apart="Other")
    first, second = readings("V with camcorder", words)
    assert first == read_phrase("V with camcorder", words)
    assert second.who[0].known == other
    assert (second.link, second.scene) == (first.link, first.scene)
    assert [r.who[0].known for r in readings("V (Other)", words)] == [other]


def test_a_name_may_be_a_person_or_a_scene():
    words = PlainVocabulary()
    words.add(BearerKind.PERSON, 1, "Rose")
    words.add(BearerKind.SCENE, 2, "rose")
    assert [shown(r) for r in readings("rose", words)] == [
        (["person rose"], "", None),
        ([], "", "rose"),
    ]
    assert len(readings("Rose with rose", words)) == 1


def test_a_new_scene_may_begin_with_a_name():
    assert [shown(r) for r in readings("V neck sweater", KNOWN)] == [
        (["person V"], "", "neck sweater"),
        ([], "", "V neck sweater"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "V with camcorder",
        "V in puffer jacket",
        "IU and V running",
        "V and IU",
        "뷔 캠코더",
        "jimin",
        "",
    ],
)
def test_what_is_clear_has_one_reading(text):
    assert readings(text, KNOWN) == (read_phrase(text, KNOWN),)


def test_a_duo_may_be_two_persons():
    words = story()
    words.add(BearerKind.GROUP, 9, "V and IU")
    assert [shown(r) for r in readings("V and IU", words)] == [
        (["group V and IU"], "", None),
        (["person V", "person IU"], "", None),
    ]


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


PIECES = st.lists(
    st.sampled_from([*'V,&"“” ', "뷔와", "with", "and", "IU", "camcorder", "x\u200f", "에서", "\n"])
).map(" ".join)


@settings(deadline=None)
@given(st.text(max_size=40) | PIECES, st.sampled_from([KNOWN, FRESH]))
def test_any_text_is_read_and_every_part_stands_where_it_says(text, words):
    found = readings(text, words)
    assert found[0] == read_phrase(text, words)
    assert len(set(found)) == len(found)
    for reading in found:
        for part in reading.parts:
            written = clean(text[part.start : part.end]).replace('""', '"')
            assert part.text in written or part.text in clean(text[part.start : part.end])
        places = [(part.start, part.end) for part in reading.parts]
        assert all(start < end for start, end in places)
        assert len({start for start, _ in places}) == len(places)


@pytest.mark.parametrize("word", ["V", "and", "with", "nothing", "Name", "뷔와", '"', "😀", ","])
def test_a_phrase_of_five_hundred_words_is_read(word):
    readings(" ".join([word] * 500), KNOWN)
    readings("V with " + " ".join([word] * 500), KNOWN)
    readings(", ".join(f"{word}{n}" for n in range(500)), KNOWN)


def test_whom_somebody_does_something_to_is_in_the_phrase_too():
    words = story()
    words.add(BearerKind.SCENE, 40, "hugging")
    assert read("IU hugging V", words) == ([IU, V], "", ("hugging", 40))
    assert read("IU hugging Jimin", words) == ([IU], "", ("hugging Jimin", NEW))

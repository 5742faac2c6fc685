"""What a text means and what Enter does with it, as tables over a vocabulary in memory."""

import pytest

from gallery.gui.tagbar.pieces import Look
from gallery.gui.tagbar.understanding import (
    Answer,
    Offer,
    OfferKind,
    Understanding,
    as_person,
    as_scene,
    decide,
    look_up,
    with_choices,
)
from gallery.library.vocabulary import Completion, Fit
from gallery.model.names import compare_key
from gallery.model.phrases import Bearer, BearerKind, Bearing, bearing, read_phrase

V = Bearer(BearerKind.PERSON, 1, "V")
IU = Bearer(BearerKind.PERSON, 2, "IU")
CAMCORDER = Bearer(BearerKind.SCENE, 1, "camcorder")
RUNNING = Bearer(BearerKind.SCENE, 2, "running outdoors")
NAMES = {"v": V, "뷔": V, "iu": IU, "camcorder": CAMCORDER, "running outdoors": RUNNING}


class Names:
    """A vocabulary of five names."""

    def exact(self, name: str) -> tuple[Bearer, ...]:
        found = NAMES.get(compare_key(name))
        return (found,) if found else ()

    def starting(self, text: str) -> Bearing:
        return bearing(self.begun(text))

    def containing(self, text: str) -> Bearing:
        return bearing(self.holding(text))

    def near(self, text: str) -> tuple[Bearer, ...]:
        return self.exact(text)

    def members(self, *group_ids: int) -> frozenset[int]:
        return frozenset()

    def descendants(self, *scene_ids: int) -> frozenset[int]:
        return frozenset(scene_ids)

    def sets_titled(self, text: str) -> frozenset[int]:
        return frozenset()

    def sets_say(self, part: str, text: str) -> tuple[str, ...]:
        return ()

    def begun(self, text: str) -> tuple[Bearer, ...]:
        key = compare_key(text)
        return tuple(b for name, b in NAMES.items() if f" {name}".find(f" {key}") >= 0)

    def holding(self, text: str) -> tuple[Bearer, ...]:
        return tuple(b for name, b in NAMES.items() if compare_key(text) in name)

    def complete(self, text: str, limit: int) -> list[Completion]:
        first = self.begun(text)
        found = [Completion(b.kind, b.id, b.name, "", 3, "", Fit.BEGINNING) for b in first]
        rest = dict.fromkeys(b for b in self.holding(text) if b not in first)
        found += [Completion(b.kind, b.id, b.name, "", 3, "", Fit.INSIDE) for b in rest]
        return found[:limit]


def understood(text: str, caret: int | None = None) -> Understanding:
    names = Names()
    return look_up(text, len(text) if caret is None else caret, names, names.complete)


@pytest.mark.parametrize(
    ("text", "looks", "open_word"),
    [
        ("V", [Look.WHO], "V"),
        ("V ", [Look.WHO], ""),
        ("V with", [Look.WHO], ""),
        ("V with ", [Look.WHO], ""),
        ("V with cam", [Look.WHO, Look.LINK, Look.NEW], "cam"),
        ("V with camcorder", [Look.WHO, Look.LINK, Look.SCENE], "camcorder"),
        ("V with a camcorder", [Look.WHO, Look.LINK, Look.SCENE], "a camcorder"),
        ("IU and V running outdoors", [Look.WHO, Look.WHO, Look.SCENE], "running outdoors"),
        ("IU and ", [Look.WHO], ""),
        ("뷔 camcorder", [Look.WHO, Look.SCENE], "camcorder"),
        ("puffer jac", [Look.NEW], "puffer jac"),
    ],
)
def test_pieces_and_open_word(text: str, looks: list[Look], open_word: str) -> None:
    found = understood(text)
    assert [piece.look for piece in found.pieces] == looks
    assert found.open_word.strip() == open_word


def test_pieces_stand_where_the_words_stand() -> None:
    found = understood("V  with   camcorder")
    assert [found.text[p.start : p.end] for p in found.pieces] == ["V", "with", "camcorder"]


def test_caret_in_the_middle_opens_the_word_before_it() -> None:
    found = understood("V with camcorder", caret=1)
    assert found.open_word == "V"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("V with cam", [OfferKind.NAME, OfferKind.NEW_SCENE]),
        ("Jimin", [OfferKind.NEW_PERSON, OfferKind.NEW_SCENE]),
        ("lamp", [OfferKind.NEW_SCENE, OfferKind.NEW_PERSON]),
        ("V with camcorder", [OfferKind.NAME]),
        ("V with ", []),
    ],
)
def test_offers(text: str, kinds: list[OfferKind]) -> None:
    assert [offer.kind for offer in understood(text).offers] == kinds


def test_the_last_word_of_a_new_name_is_completed_too() -> None:
    found = understood("Jimin camc")
    first = found.offers[0]
    assert (first.text, first.strong) == ("camcorder", False)
    assert found.open_word == "camc"
    assert [offer.text for offer in found.offers[1:]] == ["Jimin camc", "Jimin camc"]
    assert understood("blue camcorder").offers[0].kind is OfferKind.NEW_SCENE


def test_a_known_scene_with_an_article_is_nothing_new() -> None:
    assert not any(offer.is_new for offer in understood("V with a camcorder").offers)


def test_the_middle_of_a_word_is_a_weak_offer() -> None:
    assert understood("camc").offers[0].strong
    assert not understood("amcord").offers[0].strong


CAM = Offer(OfferKind.NAME, "camcorder", CAMCORDER, strong=True)
WEAK = Offer(OfferKind.NAME, "camcorder", CAMCORDER)
NEW = Offer(OfferKind.NEW_SCENE, "cam")


@pytest.mark.parametrize(
    ("text", "offer", "chosen", "confirmed", "answer"),
    [
        ("", None, False, False, Answer.NOTHING),
        ("V with", None, False, False, Answer.NOTHING),
        ("V", None, False, False, Answer.SAY),
        ("V with camcorder", CAM, False, False, Answer.SAY),
        ("V with cam", CAM, False, False, Answer.TAKE),
        ("V with amcord", WEAK, False, False, Answer.CONFIRM),
        ("V with amcord", WEAK, True, False, Answer.TAKE),
        ("V with cam", NEW, False, False, Answer.CONFIRM),
        ("V with cam", NEW, False, True, Answer.SAY),
        ("Jimin with camcorder", CAM, False, False, Answer.CONFIRM),
    ],
)
def test_what_enter_does(
    text: str, offer: Offer | None, chosen: bool, confirmed: bool, answer: Answer
) -> None:
    assert decide(understood(text), offer, chosen=chosen, confirmed=confirmed) is answer


def test_an_unknown_name_can_be_either() -> None:
    lamp, jimin = read_phrase("lamp", Names()), read_phrase("Jimin", Names())
    assert [part.text for part in as_person(lamp).who] == ["lamp"]
    assert as_scene(jimin).scene is not None
    assert as_scene(jimin).who == ()
    known = read_phrase("V with camcorder", Names())
    assert as_person(known) == known


def test_the_bearer_taken_from_the_list_wins_over_its_namesake() -> None:
    other = Bearer(BearerKind.PERSON, 9, "V")
    reading = with_choices(read_phrase("V with camcorder", Names()), {"v": other})
    assert reading.who[0].known == other
    assert reading.scene is not None
    assert reading.scene.known == CAMCORDER

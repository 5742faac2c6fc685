"""Whole phrases for a few letters: "ri" → "V in ripped woolen shirt", where it was said before.

Each typed word must begin a word of the phrase, in order. Without anybody typed the first one
begins the scene; with somebody typed, the phrase speaks of exactly them.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from gallery.gui.tagbar.pieces import Look, pieces_of
from gallery.gui.tagbar.understanding import Offer, OfferKind
from gallery.model.names import search_text
from gallery.model.phrases import BearerKind, PhraseReading, say_phrase

AMONG_NAMES = 3  # rows, where names complete the open word, too


def offer_of(said: PhraseReading, *, strong: bool = False) -> Offer:
    """Return the row that says a phrase again."""
    return Offer(OfferKind.PHRASE, text_of(said), strong=strong, reading=said)


def text_of(said: PhraseReading) -> str:
    """Return a reading as it is said, its names as they are shown."""
    who = [part.known.shown if part.known else part.text for part in said.who]
    scene = said.scene and (said.scene.known.shown if said.scene.known else said.scene.text)
    return say_phrase(who, said.link, scene or "")


def recall(
    text: str, reading: PhraseReading, said: Iterable[PhraseReading], limit: int
) -> tuple[Offer, ...]:
    """Return the phrases that ``text`` begins, strong ones that Enter may take.

    Args:
        text: what is typed.
        reading: the text as read.
        said: what may be said again, best first.
        limit: at most so many.
    """
    who, rest = _split(text, reading)
    words = search_text(rest).split()
    if not words and not who:
        return ()
    fitting = [one for one in said if one.scene is not None and _fits(who, words, one)]
    if words:  # "a" means the antique table before the wall that is leant against
        fitting.sort(key=lambda one: not _begin(words[-1:], _scene_words(one)[:1]))
    typed = _meaning(reading)
    offers = {
        text_of(one): offer_of(one, strong=bool(words)) for one in fitting if _meaning(one) != typed
    }
    return tuple(offers.values())[:limit]


def _meaning(reading: PhraseReading) -> tuple[object, ...]:
    """Return what a phrase says, whatever names were used; new names are like no other."""
    bearers = [part.known and (part.known.kind, part.known.id) for part in reading.parts]
    return (reading.link, *(one if one is not None else object() for one in bearers))


def _split(text: str, reading: PhraseReading) -> tuple[frozenset[int], str]:
    """Return the people that are typed and known, and the text behind them."""
    people = [piece for piece in pieces_of(reading) if piece.look is Look.WHO]
    known = _persons(reading)
    if not people or len(known) < len(reading.who):
        return frozenset(), text if not known else ""
    rest = text[people[-1].end :]
    return frozenset(known), rest if rest[:1].isspace() else ""


def _fits(who: frozenset[int], words: Sequence[str], said: PhraseReading) -> bool:
    scene = _scene_words(said)
    if not who:
        return _begin(words, scene)
    return set(_persons(said)) == who and _begin(words, (*_folded(said.link), *scene))


def _scene_words(said: PhraseReading) -> tuple[str, ...]:
    return _folded(said.scene.text if said.scene else "")


@lru_cache(maxsize=1024)  # the same hundred texts at every keystroke
def _folded(text: str) -> tuple[str, ...]:
    return tuple(search_text(text).split())


def _persons(reading: PhraseReading) -> list[int]:
    bearers = (part.known for part in reading.who)
    return [one.id for one in bearers if one is not None and one.kind is BearerKind.PERSON]


def _begin(typed: Sequence[str], words: Sequence[str]) -> bool:
    """Whether each typed word begins one of ``words``, in order."""
    rest = iter(words)
    return all(any(word.startswith(one) for word in rest) for one in typed)

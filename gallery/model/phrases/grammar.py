"""Every way to read a text as a phrase, the best first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from gallery.model.phrases import weights
from gallery.model.phrases.bearers import WHAT, WHO, Bearer, Vocabulary
from gallery.model.phrases.people import Crowd, Next, crowds
from gallery.model.phrases.readings import Part, PhraseReading
from gallery.model.phrases.scene_first import scene_between, scene_first
from gallery.model.phrases.tails import Tail, tails
from gallery.model.phrases.words import split_line

MOST_READINGS = 8


@dataclass(frozen=True, slots=True)
class Weighed:
    """A reading and what speaks against it."""

    cost: float
    reading: PhraseReading


def read_phrase(text: str, vocabulary: Vocabulary) -> PhraseReading:
    """Read what is said of a photo; never fails, unknown names become new parts.

    Known names win over new ones, long ones over short ones. Words that are not known become
    a person when they stand where people stand (before a link, beside "and") and look like a
    name; otherwise all of the rest is the scene's name.
    """
    return min(_weighed(text, vocabulary), key=_cost, default=Weighed(0, PhraseReading())).reading


def readings(
    text: str, vocabulary: Vocabulary, limit: int = MOST_READINGS
) -> tuple[PhraseReading, ...]:
    """Return the ways to read ``text`` that somebody may have meant, the likeliest first.

    They differ in who bears a name that several bear, in whether a name is a person or a
    scene, and in where the scene begins. At least one; a single one is beyond doubt.
    """
    found = sorted(_weighed(text, vocabulary), key=_cost)
    if not found:
        return (PhraseReading(),)
    best = found[0]
    likely = [one.reading for one in found if _is_likely(one, best)]
    namesakes = [other for one in likely for other in _namesakes(one, vocabulary)]
    return tuple(dict.fromkeys((likely[0], *namesakes, *likely[1:])))[:limit]


def _cost(weighed: Weighed) -> float:
    return weighed.cost


def _is_likely(one: Weighed, best: Weighed) -> bool:
    if best.reading.is_known:
        return one.reading.is_known and one.cost <= best.cost + weights.DOUBT_OF_KNOWN
    return one.cost <= best.cost + weights.DOUBT_OF_NEW


def _weighed(text: str, vocabulary: Vocabulary) -> Iterator[Weighed]:
    line = split_line(text)
    for at, ways in crowds(line, 0, vocabulary).items():
        if at == len(line):
            yield from _people_alone(ways)
        else:
            yield from _people_and_scene(ways, tuple(tails(line, at, vocabulary)))
            yield from _people_around(ways, tuple(scene_between(line, at, vocabulary)))
    yield from (Weighed(*found) for found in scene_first(line, vocabulary))


def _people_alone(ways: Iterable[Crowd]) -> Iterator[Weighed]:
    for crowd in ways:
        if crowd.parts and crowd.next is Next.ANYTHING:
            stray = weights.STRAY if crowd.is_joined else 0.0
            yield Weighed(crowd.cost + stray, PhraseReading(crowd.parts))


def _people_and_scene(ways: Iterable[Crowd], ends: tuple[Tail, ...]) -> Iterator[Weighed]:
    for crowd in ways:
        for tail in ends:
            is_new = tail.scene.known is None
            if crowd.next is Next.PERSON or (crowd.next is Next.SCENE and (is_new or tail.link)):
                continue
            joined = weights.JOINED if crowd.is_joined and is_new else 0.0
            reading = PhraseReading(crowd.parts, tail.link, tail.scene, tail.start, tail.end)
            yield Weighed(crowd.cost + tail.cost + joined, reading)


def _people_around(
    ways: Iterable[Crowd], ends: tuple[tuple[float, Part, tuple[Part, ...]], ...]
) -> Iterator[Weighed]:
    for crowd in ways:
        for cost, scene, others in ends:
            if crowd.is_beside and crowd.next is Next.ANYTHING:
                reading = PhraseReading((*crowd.parts, *others), "", scene)
                yield Weighed(crowd.cost + cost, reading)


def _namesakes(reading: PhraseReading, vocabulary: Vocabulary) -> Iterator[PhraseReading]:
    """Yield the reading with one name borne by another of the same name."""
    for place, part in enumerate(reading.who):
        for other in _others(part, vocabulary, WHO):
            who = (*reading.who[:place], other, *reading.who[place + 1 :])
            yield replace(reading, who=who)
    if reading.scene is not None:
        for other in _others(reading.scene, vocabulary, WHAT):
            yield replace(reading, scene=other)


def _others(part: Part, vocabulary: Vocabulary, kinds: Iterable[str]) -> Iterator[Part]:
    if part.known is None:
        return
    found: tuple[Bearer, ...] = vocabulary.exact(part.text)
    for bearer in found:
        if bearer.kind in kinds and bearer != part.known:
            yield replace(part, known=bearer)

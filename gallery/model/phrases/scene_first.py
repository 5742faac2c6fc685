"""Scenes said before the people: "holding hands with V", "close-up of V", "캠코더를 든 뷔".

Only known people are read so; without a word that binds, the scene has to be known too. Between
people it may stand as well: "V holding hands with IU".
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from gallery.model.phrases import korean, weights
from gallery.model.phrases.bearers import Vocabulary
from gallery.model.phrases.people import MEETING, Crowd, crowds, is_verb
from gallery.model.phrases.readings import Part, PhraseReading
from gallery.model.phrases.tails import bound_scene, new_scene, scene_at
from gallery.model.phrases.words import LONGEST_RUN, SHOWING, Line


@dataclass(frozen=True, slots=True)
class _Opening:
    """A scene at the beginning, what binds it, and the word where the people begin."""

    scene: Part
    place: int
    link: str = ""
    start: int = 0
    end: int = 0


def scene_first(line: Line, vocabulary: Vocabulary) -> Iterator[tuple[float, PhraseReading]]:
    """Yield readings that begin with the scene, and what speaks against each."""
    described = _described(line, vocabulary)
    for end in range(1, min(len(line), LONGEST_RUN + 1)):
        for opening in _openings(line, end, vocabulary, is_described=end in described):
            crowd = _people_from(line, opening.place, vocabulary)
            if crowd is not None:
                scene, link = opening.scene, opening.link
                after = 0.0 if line.key(end) == SHOWING else weights.AFTER
                cost = crowd.cost + after + _cost(scene)
                reading = PhraseReading(crowd.parts, link, scene, opening.start, opening.end)
                yield cost, reading


def scene_between(
    line: Line, at: int, vocabulary: Vocabulary
) -> Iterator[tuple[float, Part, tuple[Part, ...]]]:
    """Yield a known scene from the word ``at`` on with the people behind it, and its cost.

    They are joined by "with", or by a verb: "V hugging IU".
    """
    for end in range(at + 1, min(len(line), at + LONGEST_RUN + 1)):
        is_met = line.key(end) == MEETING
        scene = scene_at(line, at, end, vocabulary) if is_met or is_verb(line, at) else None
        crowd = _people_from(line, end + is_met, vocabulary) if scene is not None else None
        if scene is not None and crowd is not None:
            yield crowd.cost + weights.AFTER + weights.NAME, scene, crowd.parts


def _cost(scene: Part) -> float:
    if scene.known is not None:
        return weights.NAME
    return weights.NEW_SCENE - weights.AFTER + weights.WORD * len(scene.text.split())


def _openings(
    line: Line, end: int, vocabulary: Vocabulary, *, is_described: bool
) -> Iterator[_Opening]:
    """Yield what the words up to ``end``, and a binding word there, say before the people."""
    scene = scene_at(line, 0, end, vocabulary)
    if scene is not None:
        is_met = line.key(end) in (MEETING, SHOWING)
        yield _Opening(scene, end + 1 if is_met else end)
    elif is_described:
        particles = (korean.POSSESSIVE,)
        said = bound_scene(line, 0, end, vocabulary, particles=particles)
        yield _Opening(said or new_scene(line, 0, end), end)
    yield from _korean(line, end, vocabulary)


def _described(line: Line, vocabulary: Vocabulary) -> Collection[int]:
    """Return where words may end that describe those behind them: "웃는 지민", "창가의 뷔"."""
    ends = range(1, min(len(line), LONGEST_RUN + 1))
    found = [end for end in ends if korean.describes(line.tokens[end - 1].name)]
    is_of_people = bool(found) and len(crowds(line, 0, vocabulary, only_known=True)) > 1
    return [] if is_of_people else found


def _korean(line: Line, end: int, vocabulary: Vocabulary) -> Iterator[_Opening]:
    word, token = line.key(end), line.tokens[end]
    going_on = line.key(end + 1) in korean.GOING_ON
    if word in korean.DOING or (word in korean.DONE and going_on):
        scene = bound_scene(line, 0, end, vocabulary, particles=korean.OBJECT)
        link = korean.DOING.get(word) or korean.DONE[word]
        stop = end + 1 + going_on
        if scene is not None:
            yield _Opening(scene, stop, link, token.start, line.tokens[stop - 1].end)
    elif word in korean.PLACED:
        scene = bound_scene(line, 0, end, vocabulary, particles=())
        if scene is not None and scene.known is not None:
            yield _Opening(scene, end + 1, korean.PLACED[word], token.start, token.end)
    last = line.tokens[end - 1]
    for particles, link in ((korean.JOINING, "with"), ((korean.LOCATIVE,), "at")):
        if last.is_quoted or not last.name.endswith(particles):
            continue
        scene = bound_scene(line, 0, end, vocabulary, particles=particles)
        if scene is not None and scene.known and scene.end < last.end:
            yield _Opening(scene, end, link, scene.end, last.end)


def _people_from(line: Line, place: int, vocabulary: Vocabulary) -> Crowd | None:
    """Return the known people who stand from ``place`` to the end, None if not all are."""
    if place >= len(line):
        return None
    ways = crowds(line, place, vocabulary, only_known=True).get(len(line), ())
    fitting = [crowd for crowd in ways if crowd.parts and not crowd.is_joined]
    return min(fitting, key=lambda crowd: crowd.cost, default=None)

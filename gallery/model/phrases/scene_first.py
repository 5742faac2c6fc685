"""Scenes said before the people: "holding hands with V", "캠코더를 든 뷔".

Only known people are read so; without a word that binds, the scene has to be known too.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from gallery.model.phrases import korean, weights
from gallery.model.phrases.bearers import Vocabulary
from gallery.model.phrases.people import MEETING, Crowd, crowds
from gallery.model.phrases.readings import Part, PhraseReading
from gallery.model.phrases.tails import bound_scene, scene_at
from gallery.model.phrases.words import LONGEST_RUN, Line


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
    for end in range(1, min(len(line), LONGEST_RUN + 1)):
        for opening in _openings(line, end, vocabulary):
            crowd = _people_from(line, opening.place, vocabulary)
            if crowd is not None:
                scene, link = opening.scene, opening.link
                cost = crowd.cost + weights.AFTER + _cost(scene)
                reading = PhraseReading(crowd.parts, link, scene, opening.start, opening.end)
                yield cost, reading


def _cost(scene: Part) -> float:
    if scene.known is not None:
        return weights.NAME
    return weights.NEW_SCENE - weights.AFTER + weights.WORD * len(scene.text.split())


def _openings(line: Line, end: int, vocabulary: Vocabulary) -> Iterator[_Opening]:
    """Yield what the words up to ``end``, and a binding word there, say before the people."""
    scene = scene_at(line, 0, end, vocabulary)
    if scene is not None:
        is_met = line.key(end) == MEETING
        yield _Opening(scene, end + 1 if is_met else end)
    yield from _korean(line, end, vocabulary)


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

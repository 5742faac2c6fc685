"""What stands behind the people: the link and the scene, to the end of the text."""

from collections.abc import Iterator
from dataclasses import dataclass

from gallery.model.names import LONGEST_NAME
from gallery.model.phrases import korean, weights
from gallery.model.phrases.bearers import Bearer, Vocabulary, scenes_named, who_named
from gallery.model.phrases.people import is_verb, name_at
from gallery.model.phrases.readings import Part
from gallery.model.phrases.words import JOINERS, LINKS, LONGEST_RUN, VERB_LINKS, Line


@dataclass(frozen=True, slots=True)
class Tail:
    """A link, "" for none, and a scene; ``start`` and ``end`` are the link's offsets."""

    cost: float
    scene: Part
    link: str = ""
    start: int = 0
    end: int = 0


def tails(line: Line, at: int, vocabulary: Vocabulary) -> Iterator[Tail]:
    """Yield the ways to read the words from ``at`` to the end as link and scene."""
    whole = scene_at(line, at, len(line), vocabulary)
    if whole is not None:
        yield _of_scene(whole, vocabulary)
    elif any(line.key(word) not in JOINERS for word in range(at, len(line))):
        cost = weights.NEW_SCENE + _against_new(line, at, vocabulary)
        yield Tail(cost, new_scene(line, at, len(line)))
    yield from _linked(line, at, vocabulary, is_split=whole is not None)
    yield from _korean(line, at, vocabulary)


def scene_at(line: Line, at: int, end: int, vocabulary: Vocabulary) -> Part | None:
    """Return the known scene whose whole name stands there; articles do not count."""
    tokens = line.tokens[at:end]
    if any(token.kind not in ("", "scene") for token in tokens):
        return None
    if len(tokens) > 1 and any(token.kind for token in tokens):
        return None
    name = line.name(at, end)
    bearers = _scenes(name, vocabulary)
    if not bearers and len(tokens) == 1 and tokens[0].is_quoted and not tokens[0].kind:
        name = line.text[tokens[0].start : tokens[0].end]  # the quotes are part of the name
        bearers = _scenes(name, vocabulary)
    return Part(name, bearers[0], tokens[0].start, tokens[-1].end) if bearers else None


def new_scene(line: Line, at: int, end: int) -> Part:
    """Return these words as the name of a new scene."""
    return Part(line.name(at, end), None, line.tokens[at].start, line.tokens[end - 1].end)


def _scenes(name: str, vocabulary: Vocabulary) -> tuple[Bearer, ...]:
    return scenes_named(name, vocabulary) if len(name) <= 2 * LONGEST_NAME else ()


def _of_scene(scene: Part, vocabulary: Vocabulary, *, more: float = 0.0) -> Tail:
    found = vocabulary.exact(scene.text)
    rank = found.index(scene.known) if scene.known in found else 0
    return Tail(weights.NAME + weights.RANK * rank + more, scene)


def _against_new(line: Line, at: int, vocabulary: Vocabulary) -> float:
    """Say what speaks against one new scene that takes all the words from ``at``."""
    words = range(at, len(line))
    against = weights.WORD * len(words)
    if len(words) > 1 and any(line.tokens[word].is_quoted for word in words):
        against += weights.ASTRAY
    if any(line.tokens[word].kind not in ("", "scene") for word in words):
        against += weights.ASTRAY
    first = line.key(at)
    against += weights.JOINER_INSIDE if first in JOINERS else 0.0
    if first in LINKS and first not in VERB_LINKS and len(words) > 1:
        against += weights.LINK_FIRST
    if any(line.key(word) in LINKS for word in words[1:]):
        against += weights.LINK_INSIDE
    if _begins_with_people(line, at, vocabulary):
        against += weights.PEOPLE_INSIDE
    return against


def _begins_with_people(line: Line, at: int, vocabulary: Vocabulary) -> bool:
    """Whether known people stand at ``at`` and something follows that tells them apart."""
    bound = korean.without_particle(line.tokens[at].name, korean.JOINING + korean.SUBJECT)
    if len(line) > at + 1 and any(who_named(stem, vocabulary) for stem, _ in bound):
        return True
    for end in range(at + 1, min(len(line), at + LONGEST_RUN)):
        key = line.key(end)
        ends = key in LINKS or key in JOINERS or is_verb(line, end)
        if ends and name_at(line, at, end, vocabulary) is not None:
            return True
    return False


def _linked(line: Line, at: int, vocabulary: Vocabulary, *, is_split: bool) -> Iterator[Tail]:
    link = line.key(at)
    if link not in LINKS or at + 1 == len(line):
        return
    token = line.tokens[at]
    scene = scene_at(line, at + 1, len(line), vocabulary)
    if scene is not None:
        more = weights.LINKED + (weights.SPLIT if is_split else 0.0)
        cost = _of_scene(scene, vocabulary, more=more).cost
    else:
        words = len(line) - at - 1
        cost = weights.NEW_SCENE + _against_new(line, at + 1, vocabulary)
        # What is put into quotes ends where they do: no verb is cut off it.
        is_open = link in VERB_LINKS and not line.tokens[-1].is_quoted
        cost += weights.OPEN_VERB + weights.WORD if is_open else 0.0
        cost -= weights.WORD if words == 0 else 0.0
        scene = new_scene(line, at + 1, len(line))
    yield Tail(cost, scene, link, token.start, token.end)


def _korean(line: Line, at: int, vocabulary: Vocabulary) -> Iterator[Tail]:
    """Yield what a verb or a particle at the end binds: "캠코더를 들고 있는", "소파에서"."""
    end = len(line)
    if line.tokens[-1].is_quoted or not korean.is_hangul(line.tokens[-1].name[-1]):
        return
    if line.key(end - 1) in korean.GOING_ON and end - at > 2:
        end -= 1
    word = line.key(end - 1)
    particles, link, length = _binding(word)
    stop = end - length
    if not link or stop <= at:
        return
    scene = bound_scene(line, at, stop, vocabulary, particles=particles)
    if scene is None:
        return
    cost = weights.NAME + weights.LINKED
    if scene.known is None:
        cost = weights.NEW_SCENE + _against_new(line, at, vocabulary) - weights.PARTICLE
        if any(name_at(line, at, first, vocabulary) for first in range(at + 1, stop + 1)):
            cost += weights.PEOPLE_INSIDE
    start = line.tokens[stop].start if length else scene.end
    yield Tail(cost, scene, link, start, line.tokens[-1].end)


def _binding(word: str) -> tuple[tuple[str, ...], str, int]:
    """Return the particles before a word that binds, its link, and how many words it is."""
    if word in korean.DONE or word in korean.DOING:
        return korean.OBJECT, (korean.DONE | korean.DOING)[word], 1
    if word in korean.PLACED:
        return (), korean.PLACED[word], 1
    if word in korean.TOGETHER:
        return korean.JOINING, "with", 1
    if word.endswith(korean.LOCATIVE) and word != korean.LOCATIVE:
        return (korean.LOCATIVE,), "at", 0
    return (), "", 0


def bound_scene(
    line: Line, at: int, end: int, vocabulary: Vocabulary, *, particles: tuple[str, ...]
) -> Part | None:
    """Return the scene that stands there, without the particle behind it, known or new."""
    if known := scene_at(line, at, end, vocabulary):
        return known
    if line.has_quoted(at, end):
        return new_scene(line, at, end) if end - at == 1 else None
    name, last = line.name(at, end), line.tokens[end - 1]
    bare = new_scene(line, at, end)
    for stem, particle in korean.without_particle(name, particles):
        stop = korean.cut(line.text, last.start, last.end, ending=particle)
        known_bearer = next(iter(_scenes(stem, vocabulary)), None)
        bare = Part(stem, known_bearer, line.tokens[at].start, stop)
        if known_bearer is not None:
            break
    return bare

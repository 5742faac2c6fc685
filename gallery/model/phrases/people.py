"""The people that a stretch of words names: every way to read them, the best ones kept."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from gallery.model.names import LONGEST_NAME
from gallery.model.phrases import korean, weights
from gallery.model.phrases.bearers import Vocabulary, known_scene, who_named
from gallery.model.phrases.readings import Part
from gallery.model.phrases.words import CROSSING, JOINERS, LINKS, LONGEST_RUN, Line

MOST_PEOPLE = 40  # in one phrase; a longer list was pasted by mistake
MOST_WAYS = 4  # to read the same words as people that are followed up
MEETING = "with"  # the one link that also joins people
MET = {MEETING: weights.MET, CROSSING: 0.0}
POSSESSIVES = ("'s", "’s")
SHORTEST_JOINED = 2  # syllables of a new name with a particle; one is too often a noun's


class Next(Enum):
    """What has to stand behind some people for the reading to hold."""

    ANYTHING = auto()
    PERSON = auto()  # "IU with …"
    SCENE = auto()  # a known one: new words end where it begins


@dataclass(frozen=True, slots=True)
class Crowd:
    """Some people as read; ``is_joined`` says that a joiner stands behind the last."""

    cost: float = 0.0
    parts: tuple[Part, ...] = ()
    is_joined: bool = False
    next: Next = Next.ANYTHING

    @property
    def is_beside(self) -> bool:
        """Whether a further person would stand beside the last without a joiner."""
        return bool(self.parts) and not self.is_joined


@dataclass(frozen=True, slots=True)
class _Named:
    """A person that is named up to the word ``end``; what it costs, what it asks for."""

    end: int
    part: Part
    cost: float
    is_joined: bool = False
    next: Next = Next.ANYTHING


def crowds(
    line: Line, start: int, vocabulary: Vocabulary, *, only_known: bool = False
) -> dict[int, list[Crowd]]:
    """Return the ways to read the words from ``start`` up to each place as people.

    Nobody is a way too: it stands at ``start``.
    """
    found = {start: [Crowd()]}
    for at in range(start, len(line)):
        some = (crowd for crowd in found.get(at, ()) if len(crowd.parts) < MOST_PEOPLE)
        ways = sorted(some, key=lambda crowd: crowd.cost)[:MOST_WAYS]
        if not ways:
            found.pop(at, None)
            continue
        found[at] = ways
        known = list(_known(line, at, vocabulary))
        for crowd in ways:
            for end, grown in _grown(line, at, crowd, known):
                found.setdefault(end, []).append(grown)
            # Words that begin with somebody known are no new name: "V Puffer Jacket".
            if not only_known and not known and crowd.next is Next.ANYTHING:
                for new in _new(line, at, crowd, vocabulary):
                    found.setdefault(new.end, []).append(_with(crowd, new))
    return found


def _grown(line: Line, at: int, crowd: Crowd, known: list[_Named]) -> Iterator[tuple[int, Crowd]]:
    key = line.key(at)
    if crowd.next is Next.ANYTHING and key in JOINERS:
        stray = 0.0 if crowd.parts else weights.STRAY
        yield at + 1, replace(crowd, cost=crowd.cost + stray, is_joined=True)
    if crowd.next is Next.ANYTHING and key in MET and crowd.is_beside:
        cost = crowd.cost + MET[key]
        yield at + 1, replace(crowd, cost=cost, is_joined=True, next=Next.PERSON)
    if crowd.next is not Next.SCENE:
        for named in known:
            yield named.end, _with(crowd, named)


def _with(crowd: Crowd, named: _Named) -> Crowd:
    beside = weights.BESIDE if crowd.is_beside else 0.0
    known = named.part.known
    is_again = known is not None and any(part.known == known for part in crowd.parts)
    cost = crowd.cost + named.cost + beside + (weights.AGAIN if is_again else 0.0)
    return Crowd(cost, (*crowd.parts, named.part), named.is_joined, named.next)


def _known(line: Line, at: int, vocabulary: Vocabulary) -> Iterator[_Named]:
    """Yield the known people whose names begin at ``at``, longest name first."""
    for end in range(min(len(line), at + LONGEST_RUN), at, -1):
        first, last = line.tokens[at], line.tokens[end - 1]
        name = line.name(at, end)
        if len(name) > 2 * LONGEST_NAME:
            continue
        whole = name_at(line, at, end, vocabulary)
        if whole is not None:
            yield _Named(end, whole, weights.NAME + _rank(whole, vocabulary))
            continue
        if last.is_quoted or not korean.is_hangul(last.name[-1]):
            continue
        for particles in (korean.JOINING, korean.SUBJECT):
            for stem, particle in korean.without_particle(name, particles):
                bearers = who_named(stem, vocabulary)
                if bearers:
                    stop = korean.cut(line.text, last.start, last.end, ending=particle)
                    part = Part(stem, bearers[0], first.start, stop)
                    cost = weights.NAME + weights.RANK
                    yield _Named(end, part, cost, particles is korean.JOINING)


def name_at(line: Line, at: int, end: int, vocabulary: Vocabulary) -> Part | None:
    """Return the person or group whose whole name stands there, None if there is none."""
    tokens = line.tokens[at:end]
    name, kind = line.name(at, end), tokens[0].kind
    if len(tokens) > 1 and any(token.kind for token in tokens):
        return None
    bearers = who_named(name, vocabulary, kind)
    if not bearers and len(tokens) == 1 and tokens[0].is_quoted and not kind:
        name = line.text[tokens[0].start : tokens[0].end]  # the quotes are part of the name
        bearers = who_named(name, vocabulary)
    return Part(name, bearers[0], tokens[0].start, tokens[-1].end) if bearers else None


def _rank(part: Part, vocabulary: Vocabulary) -> float:
    found = vocabulary.exact(part.text)
    return weights.RANK * found.index(part.known) if part.known in found else 0.0


def _new(line: Line, at: int, crowd: Crowd, vocabulary: Vocabulary) -> Iterator[_Named]:
    """Yield new words that look like a person."""
    token = line.tokens[at]
    if token.is_quoted:
        if token.kind in ("person", "group") or (not token.kind and _ends(line, at + 1)):
            yield _named(line, at, at + 1)
        return
    yield from _new_joined(line, at, vocabulary)
    end = at
    while end < len(line) and not _ends(line, end):
        end += 1
    if end == at or (crowd.is_beside and not _is_capitalised(line, at, end)):
        return
    if _looks_like_person(line, at, end, crowd, vocabulary):
        yield _named(line, at, end)
    for stop in range(at + 1, end) if not crowd.is_beside else ():
        if not _is_capitalised(line, at, stop):
            break
        if line.key(stop - 1).endswith(POSSESSIVES):
            continue  # "IU's jacket" is a jacket
        yield replace(_named(line, at, stop), next=Next.SCENE)


def _named(line: Line, at: int, end: int) -> _Named:
    part = Part(line.name(at, end), None, line.tokens[at].start, line.tokens[end - 1].end)
    return _Named(end, part, weights.NEW_PERSON)


def _new_joined(line: Line, at: int, vocabulary: Vocabulary) -> Iterator[_Named]:
    """Yield a new Korean name joined by its particle to a known one: "지민과 뷔"."""
    token = line.tokens[at]
    for stem, particle in korean.without_particle(token.name, korean.JOINING):
        long_enough = korean.is_hangul(stem) and len(stem) >= SHORTEST_JOINED
        if long_enough and any(True for _ in _known(line, at + 1, vocabulary)):
            stop = korean.cut(line.text, token.start, token.end, ending=particle)
            part = Part(stem, None, token.start, stop)
            yield _Named(at + 1, part, weights.NEW_PERSON, is_joined=True)


def _ends(line: Line, at: int) -> bool:
    """Whether a new person's name ends before the word at ``at``."""
    if at >= len(line):
        return True
    key = line.key(at)
    return line.tokens[at].is_quoted or key in LINKS or key in JOINERS or is_verb(line, at)


def _looks_like_person(line: Line, at: int, end: int, crowd: Crowd, vocabulary: Vocabulary) -> bool:
    """Whether new words are a person: by what ends them, by their capitals."""
    capitalised = _is_capitalised(line, at, end)
    is_joined = bool(crowd.parts) and crowd.is_joined
    is_apart = not crowd.is_beside  # "V Puffer Jacket" is not two people
    if line.key(end - 1).endswith(POSSESSIVES):
        return False
    if end == len(line):
        return is_apart and (capitalised or (is_joined and end - at == 1))
    if is_verb(line, end) and line.key(end) not in LINKS:
        return is_apart and capitalised
    if known_scene(line.name(at, end), vocabulary) is not None:
        return False
    if line.key(end) in JOINERS and not is_joined:
        # "black and white suit" names nobody
        return capitalised or (end + 1 < len(line) and _is_known(line, end + 1, vocabulary))
    return capitalised or (is_apart and end - at == 1)


def _is_known(line: Line, at: int, vocabulary: Vocabulary) -> bool:
    return bool(who_named(line.name(at, at + 1), vocabulary))


def _is_capitalised(line: Line, at: int, end: int) -> bool:
    return all(token.name[:1].isupper() for token in line.tokens[at:end])


def is_verb(line: Line, at: int) -> bool:
    """Whether the word at ``at`` says what somebody does: "running"."""
    # "Ningning" is a singer; only small letters make a verb
    word = line.key(at)
    spelled = line.tokens[at].name if at < len(line) else ""
    return len(word) > len("ring") and spelled.islower() and word.endswith("ing")

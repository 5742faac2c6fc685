"""Free words read: names, bound phrases, text.

A run of free words is read from the left, one unit at a time: the longest known name; a
phrase with a link between known names; else one word. Names win over text, so that "IU" is
never a piece of "Liu".
"""

from collections.abc import Sequence
from dataclasses import dataclass

from gallery.model.names import search_text
from gallery.model.phrases import (
    ARTICLES,
    CROSSING,
    JOINERS,
    LINKS,
    LONGEST_RUN,
    MARKS,
    SHOWING,
    UNTOLD,
    WHAT,
    WHO,
    Bearing,
    Vocabulary,
    Word,
    bearing,
    korean,
    read_phrase,
    scenes_named,
)
from gallery.search import ast, choices
from gallery.search.values import (
    SHORTEST_TEXT,
    bearer_node,
    named,
    person_ids,
    scene_ids,
)

ANY_LINK = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A condition, and the place of the first word after what it was read from."""

    node: ast.Node
    end: int


@dataclass(frozen=True, slots=True)
class Run:
    """Free words side by side; ``line`` is the whole search, ``words`` lie in it.

    ``chunks`` are the offsets where the pieces between spaces end.
    """

    line: str
    words: tuple[Word, ...]
    chunks: tuple[int, ...]

    def text(self, first: int, end: int) -> str:
        """Return what stands from word ``first`` up to ``end``."""
        if first >= end:
            return ""
        return self.line[self.words[first].start : self.words[end - 1].end]

    def word(self, at: int) -> str:
        """Return the word at ``at`` as links and joiners are compared, "" behind the last."""
        return self.words[at].text.casefold() if at < len(self.words) else ""

    def ends_from(self, first: int) -> range:
        """Return the ends a name that begins at ``first`` may have, longest first."""
        return range(min(len(self.words), first + LONGEST_RUN), first, -1)


def read_unit(run: Run, at: int, vocabulary: Vocabulary) -> Unit:
    """Read the unit that begins at word ``at``."""
    name = name_at(run, at, vocabulary)
    if name is None and run.word(at) in ARTICLES:
        name = _scene_at(run, at, vocabulary)
    phrase = _phrase_at(run, at, vocabulary) or _korean_phrase_at(run, at, vocabulary)
    if phrase is not None and (name is None or phrase.end > name[1]):
        return Unit(phrase.node, _behind_binding(run, phrase.end, vocabulary))
    if name is None:
        return _plain(run, at, vocabulary)
    bearers, end = name
    return Unit(bearer_node(bearers, vocabulary), _behind_binding(run, end, vocabulary))


def read_quoted(text: str, vocabulary: Vocabulary) -> ast.Node:
    """Read what stands in quotes: a phrase of known names, else exact text."""
    if not search_text(text):
        return ast.Everything()
    if exact := bearing(vocabulary.exact(text)):
        return bearer_node(exact, vocabulary)
    reading = read_phrase(text, vocabulary)
    known = [part.known for part in reading.who]
    if reading.scene is not None:
        known.append(reading.scene.known)
    if not known or None in known:
        return _text_or_names(text, vocabulary)
    who = tuple(person_ids(_bearers_of(part.text, vocabulary), vocabulary) for part in reading.who)
    if reading.scene is None:
        return ast.all_of(*map(ast.HasPerson, who))
    scenes = bearing(scenes_named(reading.scene.text, vocabulary))
    return _phrase_node(who, reading.link, scenes, vocabulary)


def read_bound(text: str, vocabulary: Vocabulary) -> ast.Node:
    """Read a phrase by all means; a name in it may be only begun ("V with camco")."""
    reading = read_phrase(text, vocabulary)
    who = tuple(person_ids(named(part.text, vocabulary, WHO), vocabulary) for part in reading.who)
    if reading.scene is None:
        return ast.all_of(*(ast.HasPerson(ids) if ids else ast.Nothing() for ids in who))
    exact = bearing(scenes_named(reading.scene.text, vocabulary))
    scenes = exact or named(reading.scene.text, vocabulary, WHAT)
    if who and all(who) and scenes:
        return _phrase_node(who, reading.link, scenes, vocabulary)
    bearers = scenes if not who else Bearing()
    return bearer_node(bearers or named(text, vocabulary), vocabulary)


def _bearers_of(name: str, vocabulary: Vocabulary) -> Bearing:
    return bearing(vocabulary.exact(name)).of(WHO)


def _text_or_names(text: str, vocabulary: Vocabulary) -> ast.Node:
    folded = search_text(text)
    if len(folded) < SHORTEST_TEXT:
        return bearer_node(named(text, vocabulary), vocabulary)
    return ast.HasText(folded, vocabulary.sets_titled(folded))


def _plain(run: Run, at: int, vocabulary: Vocabulary) -> Unit:
    """Read a piece up to the next space: names it begins or is in, and text."""
    stop = next(end for end in run.chunks if end > run.words[at].start)
    end = next((n for n in range(at, len(run.words)) if run.words[n].start >= stop), len(run.words))
    piece = run.line[run.words[at].start : stop].strip(MARKS)
    folded = search_text(piece)
    if not folded:
        return Unit(ast.Everything(), end)
    if (shape := choices.chosen(piece, choices.SHAPES)) is not None:
        return Unit(shape.value, end)
    names = bearer_node(named(piece, vocabulary) or _bare(piece, vocabulary), vocabulary)
    if len(folded) < SHORTEST_TEXT:
        return Unit(names, end)
    text = ast.HasText(folded, vocabulary.sets_titled(folded))
    return Unit(ast.any_of(names, text), end)


def _bare(piece: str, vocabulary: Vocabulary) -> Bearing:
    """Return who or what is named with a particle: 뷔와, 지민이, 캠코더를."""
    for stem, _ in korean.without_particle(piece, korean.PARTICLES):
        if bearers := vocabulary.exact(stem):
            return bearing(bearers)
    return Bearing()


def _korean_phrase_at(run: Run, at: int, vocabulary: Vocabulary) -> Unit | None:
    """Read known people bound to a known scene by a particle or verb: "캠코더를 든 뷔"."""
    end = len(run.words)
    if not any(korean.is_hangul(word.text) for word in run.words[at:]):
        return None
    reading = read_phrase(run.text(at, end), vocabulary)
    said = reading.link and run.text(at, end)[reading.link_start : reading.link_end]
    if not said or not korean.is_hangul("".join(said.split())):
        return None
    if reading.scene is None or not reading.who or not reading.is_known:
        return None
    who = tuple(person_ids(_bearers_of(part.text, vocabulary), vocabulary) for part in reading.who)
    scenes = bearing(scenes_named(reading.scene.text, vocabulary))
    return Unit(_phrase_node(who, reading.link, scenes, vocabulary), end)


def _phrase_at(run: Run, at: int, vocabulary: Vocabulary) -> Unit | None:
    """Read who, link and scene, all known; the scene's own name may begin with a link."""
    who, end = _people_at(run, at, vocabulary)
    scene = _scene_at(run, end, vocabulary)
    if scene is not None and run.word(end) in LINKS and who:
        return Unit(_phrase_node(who, ANY_LINK, scene[0], vocabulary), scene[1])
    if run.word(end) not in LINKS or scene is not None:
        return None
    linked = _scene_at(run, end + 1, vocabulary)
    if linked is None:
        return _growing_phrase(run, who, end, vocabulary)
    return Unit(_phrase_node(who, run.word(end), linked[0], vocabulary), linked[1])


def _growing_phrase(
    run: Run, who: Sequence[frozenset[int]], link: int, vocabulary: Vocabulary
) -> Unit | None:
    """Read "V with camco": the last word only begins a scene's name, it is still being typed.

    What the words mean one by one is found as well.
    """
    last = len(run.words) - 1
    if not who or last != link + 1 or name_at(run, last, vocabulary) is not None:
        return None
    scenes = named(run.text(last, last + 1), vocabulary, WHAT)
    if not scenes:
        return None
    apart = (_plain(run, at, vocabulary).node for at in (link, last))
    loose = ast.all_of(*map(ast.HasPerson, who), *apart)
    bound = _phrase_node(who, run.word(link), scenes, vocabulary)
    return Unit(ast.any_of(bound, loose), last + 1)


def _phrase_node(
    who: Sequence[frozenset[int]], link: str, scenes: Bearing, vocabulary: Vocabulary
) -> ast.Node:
    ids = scene_ids(scenes, vocabulary)
    bound_link = ANY_LINK if link == "with" else link
    if not who and bound_link == ANY_LINK:
        return ast.HasScene(ids)
    return ast.HasPhrase(tuple(dict.fromkeys(who)), bound_link, ids)


def _people_at(run: Run, at: int, vocabulary: Vocabulary) -> tuple[tuple[frozenset[int], ...], int]:
    """Return the persons named from ``at`` on, joined by words such as "and"."""
    who: list[frozenset[int]] = []
    end, place = at, at
    while (name := name_at(run, place, vocabulary)) is not None:
        people = name[0].of(WHO)
        if not people:
            break
        who.append(person_ids(people, vocabulary))
        end = name[1]
        place = _behind_joiners(run, end, vocabulary)
        if place == end:
            break
    return tuple(who), end


def name_at(run: Run, at: int, vocabulary: Vocabulary) -> tuple[Bearing, int] | None:
    """Return who or what bears the longest known name that begins at ``at``, and its end."""
    for end in run.ends_from(at):
        if bearers := vocabulary.exact(run.text(at, end)):
            return bearing(bearers), end
    return None


def _scene_at(run: Run, at: int, vocabulary: Vocabulary) -> tuple[Bearing, int] | None:
    """Return the scenes of the longest known name at ``at``; articles do not count."""
    for end in run.ends_from(at):
        text = run.text(at, end)
        bearers = bearing(vocabulary.exact(text)).of(WHAT)
        if not bearers and run.word(at) in UNTOLD:
            bearers = bearing(scenes_named(text, vocabulary))
        if bearers:
            return bearers, end
    return None


def _behind_joiners(run: Run, at: int, vocabulary: Vocabulary) -> int:
    if run.word(at) == CROSSING and name_at(run, at + 1, vocabulary) is not None:
        return at + 1
    while run.word(at) in JOINERS:
        at += 1
    return at


def _behind_binding(run: Run, at: int, vocabulary: Vocabulary) -> int:
    """Step over "and", or what binds nothing ("V with IU", "close-up of V"), if a name follows."""
    place = _behind_joiners(run, at, vocabulary)
    if place == at and run.word(at) in {*LINKS, SHOWING} and name_at(run, at, vocabulary) is None:
        place = at + 1
    is_name = place > at and name_at(run, place, vocabulary) is not None
    return place if is_name else at

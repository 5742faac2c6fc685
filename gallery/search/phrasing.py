"""Free words read: names, bound phrases, text.

A run of free words is read from the left, one unit at a time: the longest known name; a
phrase with a link between known names; else one word. Names win over text, so that "IU" is
never a piece of "Liu".
"""

from collections.abc import Sequence

from gallery.model.names import search_text
from gallery.model.phrases import (
    ARTICLES,
    CROSSING,
    JOINERS,
    LINKS,
    SHOWING,
    UNTOLD,
    WHAT,
    WHO,
    Bearing,
    Vocabulary,
    bearing,
    korean,
    read_phrase,
    scenes_named,
)
from gallery.search import ast
from gallery.search.loose_words import KINDS_SAID, read_kind, read_loose, said_anywhere
from gallery.search.runs import Run, Unit, name_at
from gallery.search.values import (
    SHORTEST_TEXT,
    Ground,
    bearer_node,
    named,
    person_ids,
    scene_ids,
)

ANY_LINK = ""
# How something is with somebody is said in many ways: free words do not tell them apart.
LOOSE_LINKS = {"with", "wearing", "holding"}
ALONE_BEFORE, ALONE_BEHIND = {"only", "just"}, {"only", "alone", "혼자", "단독"}
ALONE = "만"  # a particle: 뷔만


def read_unit(run: Run, at: int, ground: Ground) -> Unit:
    """Read the unit that begins at word ``at``."""
    vocabulary = ground.vocabulary
    if (alone := _alone_at(run, at, vocabulary)) is not None:
        return alone
    name = name_at(run, at, vocabulary)
    if name is None and run.word(at) in ARTICLES:
        name = _scene_at(run, at, vocabulary)
    phrase = _phrase_at(run, at, ground) or _korean_phrase_at(run, at, vocabulary)
    if phrase is not None and (name is None or phrase.end > name[1]):
        return Unit(phrase.node, _behind_binding(run, phrase.end, vocabulary))
    if name is None:
        return read_kind(run, at, vocabulary) or read_loose(run, at, ground)
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


def _alone_at(run: Run, at: int, vocabulary: Vocabulary) -> Unit | None:
    """Read people and nobody else: "only V and IU", "V alone", "뷔만"."""
    first = at + (run.word(at) in ALONE_BEFORE and name_at(run, at, vocabulary) is None)
    who, end = _people_at(run, first, vocabulary)
    if who and (first > at or run.word(end) in ALONE_BEHIND):
        return Unit(ast.Only(who), end + (first == at), is_told=True)
    piece = run.word(at)
    if not who and piece.endswith(ALONE) and not vocabulary.exact(piece):
        people = _bearers_of(piece.removesuffix(ALONE), vocabulary)
        only = ast.Only((person_ids(people, vocabulary),))
        return Unit(only, at + 1, is_told=True) if people else None
    return None


def _bearers_of(name: str, vocabulary: Vocabulary) -> Bearing:
    return bearing(vocabulary.exact(name)).of(WHO)


def _text_or_names(text: str, vocabulary: Vocabulary) -> ast.Node:
    folded = search_text(text)
    if len(folded) < SHORTEST_TEXT:
        return bearer_node(named(text, vocabulary), vocabulary)
    return said_anywhere(folded, vocabulary)


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
    return Unit(_phrase_node(who, _loosened(reading.link), scenes, vocabulary), end)


def _phrase_at(run: Run, at: int, ground: Ground) -> Unit | None:
    """Read who, link and scene, all known; the scene's own name may begin with a link."""
    vocabulary = ground.vocabulary
    who, end = _people_at(run, at, vocabulary)
    scene = _scene_at(run, end, vocabulary)
    if scene is not None and run.word(end) in LINKS and who:
        return Unit(_phrase_node(who, ANY_LINK, scene[0], vocabulary), scene[1])
    if run.word(end) not in LINKS or scene is not None:
        return None
    linked = _scene_at(run, end + 1, vocabulary)
    if linked is None:
        return _growing_phrase(run, who, end, ground)
    link = _loosened(run.word(end))
    return Unit(_phrase_node(who, link, linked[0], vocabulary), linked[1])


def _growing_phrase(
    run: Run, who: Sequence[frozenset[int]], link: int, ground: Ground
) -> Unit | None:
    """Read "V with camco": the last word only begins a scene's name, it is still being typed.

    Persons that it begins, and texts that it stands in, are found as well.
    """
    vocabulary, last = ground.vocabulary, len(run.words) - 1
    if not who or last != link + 1 or name_at(run, last, vocabulary) is not None:
        return None
    begun = named(run.text(last, last + 1), vocabulary)
    if not begun.of(WHAT):
        return None
    bound = _phrase_node(who, _loosened(run.word(link)), begun.of(WHAT), vocabulary)
    others: list[ast.Node] = [bearer_node(begun.of(WHO), vocabulary)]
    folded = search_text(run.text(last, last + 1))
    if len(folded) >= SHORTEST_TEXT:
        others.append(said_anywhere(folded, vocabulary))
    loose = ast.all_of(*map(ast.HasPerson, who), ast.any_of(*others))
    return Unit(ast.any_of(bound, loose), last + 1)


def _loosened(link: str) -> str:
    return ANY_LINK if link in LOOSE_LINKS else link


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
    """Step over "and", or what binds nothing ("V with IU", "close-up of V"), if a name follows.

    At the end of the words what is to follow is not typed yet.
    """
    place = _behind_joiners(run, at, vocabulary)
    binds = {*LINKS, SHOWING} - KINDS_SAID
    if place == at and run.word(at) in binds and name_at(run, at, vocabulary) is None:
        place = at + 1
    if place > at and place == len(run.words):
        return place
    is_name = place > at and name_at(run, place, vocabulary) is not None
    return place if is_name else at

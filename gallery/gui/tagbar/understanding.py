"""What the text in the tag bar means, and what Enter would do with it; no widgets here.

``look_up`` runs on the reader pool and gives everything that the bar shows: the pieces to
draw as chips, the word still open, and what could complete it. ``decide`` is the one place
that says what Enter does, so that it can be tested as a table.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, StrEnum, auto

from gallery.gui.tagbar.pieces import Look, Piece, doubts_of, is_connecting, pieces_of
from gallery.library.starter import NOT_SAID_YET
from gallery.library.vocabulary import Completion
from gallery.model.names import compare_key
from gallery.model.phrases import (
    CROSSING,
    JOINERS,
    LINKS,
    MARKS,
    WHO,
    Bearer,
    BearerKind,
    Part,
    PhraseReading,
    Vocabulary,
    known_scene,
    read_phrase,
    readings,
)

MOST_OFFERS = 6  # rows that fit under the bar on a 768 px screen

Complete = Callable[[str, int], Sequence[Completion]]


class OfferKind(StrEnum):
    """What a row offers.

    A known name, a phrase said before, a new name, to go ahead with new names, or to say a
    person of the set and take it back.
    """

    NAME = "name"
    PHRASE = "phrase"
    NEW_SCENE = "new-scene"
    NEW_PERSON = "new-person"
    CONFIRM = "confirm"
    OF_SET = "of-set"


@dataclass(frozen=True, slots=True)
class Offer:
    """One row: what it puts in place of the open word. ``strong`` ones may take Enter.

    A phrase said before is said again as its ``reading``, not by its text.
    """

    kind: OfferKind
    text: str
    bearer: Bearer | None = None
    detail: str = ""
    photos: int = 0
    strong: bool = False
    reading: PhraseReading | None = None

    @property
    def is_common(self) -> bool:
        """Whether this is a common scene that nobody here has said yet."""
        return self.bearer is not None and self.bearer.id == NOT_SAID_YET

    @property
    def is_new(self) -> bool:
        """Whether taking it makes a new person or scene."""
        return self.kind in (OfferKind.NEW_SCENE, OfferKind.NEW_PERSON)


@dataclass(frozen=True, slots=True)
class Understanding:
    """A text as understood; the open word is ``text[open_start:caret]``.

    Attributes:
        text: what was read.
        caret: where the caret stood.
        reading: what it means.
        pieces: what is drawn as chips.
        open_start: where the open word starts.
        offers: what could complete it, or may be said instead.
        readings: all that the text may mean, ``reading`` among them; the likeliest first.
    """

    text: str = ""
    caret: int = 0
    reading: PhraseReading = field(default_factory=PhraseReading)
    pieces: tuple[Piece, ...] = ()
    open_start: int = 0
    offers: tuple[Offer, ...] = ()
    readings: tuple[PhraseReading, ...] = ()

    @property
    def open_word(self) -> str:
        """The word that is being typed."""
        return self.text[self.open_start : self.caret]

    @property
    def new_parts(self) -> tuple[tuple[BearerKind, str], ...]:
        """The names that would be made."""
        who = [(BearerKind.PERSON, p.text) for p in self.reading.who if p.known is None]
        scene = self.reading.scene
        what = [(BearerKind.SCENE, scene.text)] if scene and scene.known is None else []
        return (*who, *what)

    @property
    def is_sayable(self) -> bool:
        """Whether the text says something: neither empty nor ending in a link."""
        scene = self.reading.scene
        if scene is not None and scene.known is None and is_connecting(scene.text):
            return False
        return bool(self.reading.who or scene)

    @property
    def is_known(self) -> bool:
        """Whether every name in the text is known already."""
        return self.is_sayable and not self.new_parts

    @property
    def last_is_known(self) -> bool:
        """Whether the last name in the text is known already."""
        last = _last_part(self.reading)
        return last is not None and last.known is not None


class Answer(Enum):
    """What Enter does."""

    NOTHING = auto()
    TAKE = auto()
    CONFIRM = auto()
    SAY = auto()


def decide(
    understood: Understanding, offer: Offer | None, *, chosen: bool, confirmed: bool
) -> Answer:
    """Say what Enter does.

    Args:
        understood: the text as it stands.
        offer: the highlighted row.
        chosen: the user moved to that row.
        confirmed: the user has seen what is going to be new.
    """
    if offer is not None and chosen:
        return Answer.TAKE
    if not understood.is_sayable:
        return Answer.NOTHING
    if understood.is_known:
        return Answer.SAY
    if offer is not None and offer.strong and not confirmed and not understood.last_is_known:
        return Answer.TAKE
    return Answer.SAY if confirmed else Answer.CONFIRM


def look_up(text: str, caret: int, vocabulary: Vocabulary, complete: Complete) -> Understanding:
    """Read ``text`` and find what could complete the word before ``caret``."""
    best, *others = readings(text, vocabulary)
    ways = (best, *(way for way in others if not _ends_open(way)))
    start = open_start(text[:caret], read_phrase(text[:caret], vocabulary))
    word = text[start:caret]
    offers = _offers(word, text[:start], complete, vocabulary) if word.strip() else ()
    last = word.rpartition(" ")[2]
    if last and last != word and all(offer.is_new for offer in offers):
        more = _last_word_offers(last, complete)
        start = caret - len(last) if more else start
        offers = (*more, *offers)
    pieces = pieces_of(best, doubts_of(best, ways[1:]))
    return Understanding(text, caret, best, pieces, start, offers, ways)


def as_person(reading: PhraseReading) -> PhraseReading:
    """Read an unknown name that stands alone as a person instead of a scene."""
    if reading.scene is None or reading.scene.known is not None or reading.link:
        return reading
    return replace(reading, who=(*reading.who, reading.scene), scene=None)


def as_scene(reading: PhraseReading) -> PhraseReading:
    """Read the last unknown person as a scene instead."""
    if reading.scene is not None or not reading.who or reading.who[-1].known is not None:
        return reading
    return PhraseReading(reading.who[:-1], "", Part(reading.who[-1].text))


def with_choices(reading: PhraseReading, chosen: Mapping[str, Bearer]) -> PhraseReading:
    """Bind names to the bearers taken from the list, where two bearers share a name.

    Args:
        reading: a phrase as read from text alone.
        chosen: the bearer taken for a name, by its ``compare_key``.
    """

    def bound(part: Part) -> Part:
        bearer = chosen.get(compare_key(part.text))
        same_sort = bearer and part.known and (bearer.kind in WHO) == (part.known.kind in WHO)
        return replace(part, known=bearer) if same_sort else part

    scene = bound(reading.scene) if reading.scene else None
    return replace(reading, who=tuple(bound(part) for part in reading.who), scene=scene)


def open_start(head: str, reading: PhraseReading) -> int:
    """Return where the open word of ``head`` (the text before the caret) starts."""
    last = _last_part(reading)
    if last is None or (head[-1:].isspace() and last.known is not None):
        return len(head)
    pieces = pieces_of(reading)
    if not pieces or pieces[-1].look is Look.LINK:
        return len(head)
    start, end = pieces[-1].start, pieces[-1].end
    if head[end:].strip():
        return len(head)  # a joiner stands after it: "V and "
    return start + _connecting_length(head[start:])


def _connecting_length(text: str) -> int:
    """Return how much of an unknown name is only words that connect ("and ca" → 4)."""
    found = re.match(rf"\s*(?:(\S+)\s+|([{MARKS}])\s*)", text)
    if found and is_connecting(found.group(1) or found.group(2)):
        return found.end()
    return 0


def _ends_open(reading: PhraseReading) -> bool:
    """Whether a new scene would end in a word that connects: more is about to come."""
    scene = reading.scene
    if scene is None or scene.known is not None:
        return False
    return is_connecting(scene.text.rpartition(" ")[2])


def _last_part(reading: PhraseReading) -> Part | None:
    return max(reading.parts, key=lambda part: part.start, default=None)


def _offers(
    word: str, before: str, complete: Complete, vocabulary: Vocabulary
) -> tuple[Offer, ...]:
    found = [_offer(completion) for completion in complete(word, MOST_OFFERS)]
    if (before.split() or [""])[-1].casefold() in LINKS:
        found.sort(key=lambda o: o.bearer is None or o.bearer.kind is not BearerKind.SCENE)
    found.sort(key=lambda offer: not offer.strong)
    if not vocabulary.exact(word.strip()) and known_scene(word, vocabulary) is None:
        found += _new_offers(word.strip(), before)
    return tuple(found)


def _last_word_offers(word: str, complete: Complete) -> list[Offer]:
    """Return what could complete the last word of a new name: "Jimin camc".

    None of them is strong: more often than not, the new name just goes on.
    """
    found = [replace(_offer(one), strong=False) for one in complete(word, MOST_OFFERS)]
    return [one for one in found if compare_key(one.text) != compare_key(word)]


def _offer(completion: Completion) -> Offer:
    detail = " · ".join(filter(None, (completion.alias, completion.detail)))
    name, photos, strong = completion.name, completion.photos, completion.is_beginning
    return Offer(OfferKind.NAME, name, completion.bearer, detail, photos, strong)


def _new_offers(word: str, before: str) -> list[Offer]:
    scene = Offer(OfferKind.NEW_SCENE, word)
    person = Offer(OfferKind.NEW_PERSON, word)
    last = (before.split() or [""])[-1].casefold()
    if last in LINKS:
        return [scene]
    is_joined = last in {*JOINERS, CROSSING} or before.rstrip().endswith(tuple(MARKS))
    looks_like_person = word[:1].isupper() or is_joined
    return [person, scene] if looks_like_person else [scene, person]

"""Phrases: what is said of a photo, read from text and said as text.

*Who* (none, one or several persons) + *link* (with, in, at, …, or nothing) + *scene*:
"V with camcorder", "IU and V running outdoors", "in close-up", "V". ``read_phrase`` and
``say_phrase`` are each other's inverse for names that are known.

Why a closed list of links: any other word between a person and a thing ("leaning against a
wall") belongs to the name of the scene, so that what the user typed is what is shown.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import Protocol

from gallery.model.names import clean

LINKS = (
    "with",
    "in",
    "at",
    "on",
    "by",
    "behind",
    "near",
    "under",
    "wearing",
    "holding",
    "against",
    "as",
)
VERB_LINKS = frozenset({"wearing", "holding"})  # links only before a known scene
JOINERS = frozenset({",", "，", "、", "&", "and", "그리고"})
ARTICLES = ("a", "an", "the")
LONGEST_RUN = 12  # words tried as one name; no real name is longer
TOKEN = re.compile(r"[,，、&]|[^\s,，、&]+")


class BearerKind(StrEnum):
    """What bears a name."""

    PERSON = "person"
    GROUP = "group"
    SCENE = "scene"


WHO = frozenset({BearerKind.PERSON, BearerKind.GROUP})
WHAT = frozenset({BearerKind.SCENE})


@dataclass(frozen=True, slots=True)
class Bearer:
    """A person, group or scene; ``name`` is the name that is shown."""

    kind: BearerKind
    id: int
    name: str


class Vocabulary(Protocol):
    """All known names; the library's is ``gallery.library.vocabulary``."""

    def exact(self, name: str) -> tuple[Bearer, ...]:
        """Return the bearers of exactly this name (``compare_key`` equal), most used first."""
        ...

    def starting(self, text: str) -> tuple[Bearer, ...]:
        """Return the bearers with a word in a name, or the initials, beginning with ``text``."""
        ...

    def containing(self, text: str) -> tuple[Bearer, ...]:
        """Return the bearers with ``text`` anywhere inside a name (from three code points)."""
        ...

    def members(self, group_id: int) -> frozenset[int]:
        """Return the ids of a group's persons."""
        ...

    def descendants(self, scene_id: int) -> frozenset[int]:
        """Return the ids of a scene and of all scenes below it."""
        ...

    def sets_titled(self, text: str) -> frozenset[int]:
        """Return the ids of the sets whose title contains ``text`` (NFD, case-folded)."""
        ...


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text; ``start`` and ``end`` are offsets in characters."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Part:
    """A name in a phrase; ``known`` is its bearer, None when it is new."""

    text: str
    known: Bearer | None = None


@dataclass(frozen=True, slots=True)
class PhraseReading:
    """A phrase as read; ``scene`` None says only who, ``link`` "" means none was said."""

    who: tuple[Part, ...] = ()
    link: str = ""
    scene: Part | None = None


def say_phrase(who: Sequence[str], link: str, scene: str) -> str:
    """Say a phrase: "V and IU running outdoors", "V, IU and RM with camcorder"."""
    people = ", ".join(who[:-1]) + " and " + who[-1] if len(who) > 1 else "".join(who)
    said = (people, link if scene else "", scene)
    return " ".join(part for part in said if part)


def split_words(text: str) -> tuple[Word, ...]:
    """Split at spaces; commas and ampersands are words of their own."""
    return tuple(Word(m.group(), m.start(), m.end()) for m in TOKEN.finditer(text))


def read_phrase(text: str, vocabulary: Vocabulary) -> PhraseReading:
    """Read what is said of a photo; never fails, unknown names become new parts.

    Known names win, longest first from the left. Words that are not known become a person
    when they stand where people stand (before a link, beside "and") and look like a name;
    otherwise all of the rest is the scene's name.
    """
    return _Reader(clean(text), vocabulary).read()


def known_scene(text: str, vocabulary: Vocabulary) -> Bearer | None:
    """Return the scene of that name, articles ignored ("a camcorder" is camcorder)."""
    return next(iter(scenes_named(text, vocabulary)), None)


def scenes_named(text: str, vocabulary: Vocabulary) -> tuple[Bearer, ...]:
    """Return all scenes of that name; the name as spelled wins over one without articles."""
    words = text.split()
    bare = " ".join(word for word in words if word.casefold() not in ARTICLES)
    tail = " ".join(words[1:]) if words and words[0].casefold() in ARTICLES else ""
    spelled = [text, tail, bare, *(f"{article} {tail or text}" for article in ARTICLES)]
    for name in dict.fromkeys(filter(None, spelled)):
        found = tuple(b for b in vocabulary.exact(name) if b.kind in WHAT)
        if found:
            return found
    return ()


class _Standing(Enum):
    """How words that may be a new person stand to the person before them."""

    FIRST = auto()
    JOINED = auto()  # "V and …"
    BESIDE = auto()  # "V …"


class _Reader:
    """One reading, word by word from the left; ``place`` is the word to read next."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.text = text
        self.words = split_words(text)
        self.vocabulary = vocabulary
        self.place = 0

    def read(self) -> PhraseReading:
        who = self._people()
        if self._rest() == "":
            return PhraseReading(who=who)
        link, scene = self._link_and_scene()
        return PhraseReading(who, link, scene)

    def _people(self) -> tuple[Part, ...]:
        people: list[Part] = []
        while self.place < len(self.words) and known_scene(self._rest(), self.vocabulary) is None:
            start = self.place
            joined = self._skip_joiners()
            if self._at_end():
                break
            if people and joined and known_scene(self._rest(), self.vocabulary):
                break
            standing = _standing(people, joined=joined)
            part = self._known_person() or self._new_person(standing)
            if part is None:
                self.place = self.place if people else start
                break
            people.append(part)
        return tuple(people)

    def _known_person(self) -> Part | None:
        for end in range(min(len(self.words), self.place + LONGEST_RUN), self.place, -1):
            text = self._slice(self.place, end)
            for bearer in self.vocabulary.exact(text):
                if bearer.kind in WHO:
                    self.place = end
                    return Part(text, bearer)
        return None

    def _new_person(self, standing: _Standing) -> Part | None:
        """Read unknown words up to a joiner, a link or a verb as a person, if they look so."""
        end = self.place
        while end < len(self.words) and not self._ends_person(end):
            end += 1
        names = [word.text for word in self.words[self.place : end]]
        if not names or not self._looks_like_person(names, end, standing):
            return None
        text = self._slice(self.place, end)
        self.place = end
        return Part(text)

    def _ends_person(self, at: int) -> bool:
        word = self.words[at].text
        return word.casefold() in LINKS or word in JOINERS or _is_verb(word)

    def _looks_like_person(self, names: list[str], end: int, standing: _Standing) -> bool:
        """Whether new words up to ``end`` are a person: by what ends them, by their capitals."""
        capitalised = all(_is_capitalised(name) for name in names)
        apart = standing is not _Standing.BESIDE  # "V Puffer Jacket" is not two people
        if end == len(self.words):
            return apart and (capitalised or (standing is _Standing.JOINED and len(names) == 1))
        word = self.words[end].text
        if _is_verb(word) and word.casefold() not in LINKS:
            return apart and capitalised
        if known_scene(self._slice(self.place, end), self.vocabulary) is not None:
            return False
        if word.casefold() in JOINERS and standing is not _Standing.JOINED:
            # "black and white suit" names nobody
            return capitalised or self._is_known(self.words[end + 1 : end + 2])
        return capitalised or (apart and len(names) == 1)

    def _is_known(self, words: Sequence[Word]) -> bool:
        return any(b.kind in WHO for word in words for b in self.vocabulary.exact(word.text))

    def _link_and_scene(self) -> tuple[str, Part | None]:
        whole = self._rest()
        known = known_scene(whole, self.vocabulary)
        link = self.words[self.place].text.casefold()
        after = self._slice(self.place + 1, len(self.words))
        if known is None and link in LINKS and after:
            linked = known_scene(after, self.vocabulary)
            if linked is not None or link not in VERB_LINKS:
                return link, Part(after, linked)
        return "", Part(whole, known)

    def _skip_joiners(self) -> bool:
        start = self.place
        while not self._at_end() and self.words[self.place].text.casefold() in JOINERS:
            self.place += 1
        return self.place > start

    def _at_end(self) -> bool:
        return self.place >= len(self.words)

    def _rest(self) -> str:
        return self._slice(self.place, len(self.words))

    def _slice(self, first: int, end: int) -> str:
        words = self.words[first:end]
        return self.text[words[0].start : words[-1].end] if words else ""


def _standing(people: Sequence[Part], *, joined: bool) -> _Standing:
    if not people:
        return _Standing.FIRST
    return _Standing.JOINED if joined else _Standing.BESIDE


def _is_capitalised(word: str) -> bool:
    return word[:1].isupper()


def _is_verb(word: str) -> bool:
    # "Ningning" is a singer; only small letters make a verb
    return len(word) > len("ring") and word.islower() and word.endswith("ing")

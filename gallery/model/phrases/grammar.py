"""Who, link and scene found in a text."""

from collections.abc import Sequence
from enum import Enum, auto

from gallery.model.names import clean
from gallery.model.phrases.bearers import WHO, Vocabulary, known_scene
from gallery.model.phrases.readings import Part, PhraseReading
from gallery.model.phrases.words import (
    JOINERS,
    LINKS,
    LONGEST_RUN,
    VERB_LINKS,
    Word,
    split_words,
)


def read_phrase(text: str, vocabulary: Vocabulary) -> PhraseReading:
    """Read what is said of a photo; never fails, unknown names become new parts.

    Known names win, longest first from the left. Words that are not known become a person
    when they stand where people stand (before a link, beside "and") and look like a name;
    otherwise all of the rest is the scene's name.
    """
    return _Reader(clean(text), vocabulary).read()


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

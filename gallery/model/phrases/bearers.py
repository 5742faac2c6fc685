"""Who or what bears a name, and the question of all known names."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from gallery.model.phrases.words import ARTICLES, UNTOLD


class BearerKind(StrEnum):
    """What bears a name."""

    PERSON = "person"
    GROUP = "group"
    SCENE = "scene"


WHO = frozenset({BearerKind.PERSON, BearerKind.GROUP})
WHAT = frozenset({BearerKind.SCENE})


@dataclass(frozen=True, slots=True)
class Bearer:
    """A person, group or scene.

    Attributes:
        kind: what it is.
        id: its id.
        name: the name that is shown.
        apart: what tells it from another bearer of the same name (a person's group, a scene's
            parent), "" where nobody shares the name; it does not count when two are compared.
    """

    kind: BearerKind
    id: int
    name: str
    apart: str = field(default="", compare=False)

    @property
    def shown(self) -> str:
        """The name with what tells it apart: "V (BTS)"."""
        return shown_name(self.name, self.apart)


def shown_name(name: str, apart: str) -> str:
    """Return a name with what tells it from another bearer's, if anything: "V (BTS)"."""
    return f"{name} ({apart})" if apart else name


@dataclass(frozen=True, slots=True)
class Bearing:
    """Who and what bears a name or one like it, by ids alone.

    A letter begins thousands of names; a ``Bearer`` for each would keep whoever types waiting.
    """

    persons: frozenset[int] = frozenset()
    groups: frozenset[int] = frozenset()
    scenes: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.persons or self.groups or self.scenes)

    def __or__(self, other: "Bearing") -> "Bearing":
        return Bearing(
            self.persons | other.persons, self.groups | other.groups, self.scenes | other.scenes
        )

    def of(self, kinds: Collection[BearerKind]) -> "Bearing":
        """Return those of some kinds."""
        return Bearing(
            self.persons if BearerKind.PERSON in kinds else frozenset(),
            self.groups if BearerKind.GROUP in kinds else frozenset(),
            self.scenes if BearerKind.SCENE in kinds else frozenset(),
        )


def bearing(bearers: Iterable[Bearer]) -> Bearing:
    """Return the ids of ``bearers``."""
    ids: dict[BearerKind, set[int]] = {kind: set() for kind in BearerKind}
    for bearer in bearers:
        ids[bearer.kind].add(bearer.id)
    return Bearing(*(frozenset(ids[kind]) for kind in BearerKind))


class Vocabulary(Protocol):
    """All known names; the library's is ``gallery.library.vocabulary``."""

    def exact(self, name: str) -> tuple[Bearer, ...]:
        """Return the bearers of exactly this name, most used first.

        Names are equal by ``compare_key``; "V (BTS)" is the name of the V shown so.
        """
        ...

    def starting(self, text: str) -> Bearing:
        """Return who and what has a word in a name, or the initials, beginning with ``text``."""
        ...

    def containing(self, text: str) -> Bearing:
        """Return who and what has ``text`` anywhere inside a name (from three code points)."""
        ...

    def near(self, text: str) -> tuple[Bearer, ...]:
        """Return the bearers of exactly this name, else of those spelled nearly so."""
        ...

    def members(self, *group_ids: int) -> frozenset[int]:
        """Return the ids of the persons of groups."""
        ...

    def descendants(self, *scene_ids: int) -> frozenset[int]:
        """Return the ids of scenes and of all scenes below them."""
        ...

    def sets_titled(self, text: str) -> frozenset[int]:
        """Return the ids of the sets whose title contains ``text`` (NFD, case-folded)."""
        ...

    def sets_say(self, part: str, text: str) -> Collection[str]:
        """Return what sets say in a part ("era", "source") that contains ``text``, all folded."""
        ...


def known_scene(text: str, vocabulary: Vocabulary) -> Bearer | None:
    """Return the scene of that name, articles ignored: "a camcorder", "his camcorder"."""
    return next(iter(scenes_named(text, vocabulary)), None)


def scenes_named(text: str, vocabulary: Vocabulary) -> tuple[Bearer, ...]:
    """Return all scenes of that name; the name as spelled wins over one without articles."""
    words = text.split()
    bare = " ".join(word for word in words if word.casefold() not in UNTOLD)
    tail = " ".join(words[1:]) if words and words[0].casefold() in UNTOLD else ""
    spelled = [text, tail, bare, *(f"{article} {tail or text}" for article in ARTICLES)]
    for name in dict.fromkeys(filter(None, spelled)):
        found = tuple(b for b in vocabulary.exact(name) if b.kind in WHAT)
        if found:
            return found
    return ()


def who_named(text: str, vocabulary: Vocabulary, kind: str = "") -> tuple[Bearer, ...]:
    """Return the persons and groups of that name, of one kind if ``kind`` is not empty."""
    return tuple(b for b in vocabulary.exact(text) if b.kind in WHO and kind in ("", b.kind))

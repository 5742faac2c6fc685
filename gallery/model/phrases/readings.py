"""A phrase as it was read, and said as text."""

from collections.abc import Sequence
from dataclasses import dataclass

from gallery.model.phrases.bearers import Bearer


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

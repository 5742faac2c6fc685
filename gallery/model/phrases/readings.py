"""A phrase as it was read, and said as text."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from gallery.model.phrases.bearers import Bearer


@dataclass(frozen=True, slots=True)
class Part:
    """A name in a phrase.

    Attributes:
        text: the name as typed, articles kept.
        known: its bearer, None when the name is new.
        start: where it starts in the text that was read, in characters; it does not count
            when two parts are compared.
        end: where it ends.
    """

    text: str
    known: Bearer | None = None
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class PhraseReading:
    """A phrase as read.

    Attributes:
        who: the persons and groups, in the order in which they were said.
        link: what binds them to the scene, "" when nothing was said.
        scene: what they are seen with; None says only who.
        link_start: where the link starts in the text that was read; does not count either.
        link_end: where it ends.
    """

    who: tuple[Part, ...] = ()
    link: str = ""
    scene: Part | None = None
    link_start: int = field(default=0, compare=False)
    link_end: int = field(default=0, compare=False)

    @property
    def parts(self) -> tuple[Part, ...]:
        """Who and what, as they were said."""
        return self.who if self.scene is None else (*self.who, self.scene)

    @property
    def is_known(self) -> bool:
        """Whether every name is known."""
        return all(part.known for part in self.parts)


def say_phrase(who: Sequence[str], link: str, scene: str) -> str:
    """Say a phrase: "V and IU running outdoors", "V, IU and RM with camcorder"."""
    people = ", ".join(who[:-1]) + " and " + who[-1] if len(who) > 1 else "".join(who)
    said = (people, link if scene else "", scene)
    return " ".join(part for part in said if part)

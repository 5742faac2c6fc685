"""What a card says of one photo of a group: plain values, made from what the library found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One fact in which the photos of a group differ; ``is_better`` where it speaks for it."""

    label: str
    text: str
    is_better: bool = False


@dataclass(frozen=True, slots=True)
class Face:
    """One photo of a group.

    ``number`` is the digit that chooses it, 0 where there are none left; ``fate`` says what
    becomes of it, ``icon`` draws that.
    """

    photo_id: int
    number: int
    name: str
    width: int
    height: int
    lines: tuple[Line, ...] = ()
    is_best: bool = False
    fate: str = ""
    icon: str = ""

    @property
    def spoken(self) -> str:
        """All of it in one sentence, for screen readers."""
        facts = (f"{line.label} {line.text}" for line in self.lines)
        return ", ".join(part for part in (self.name, self.fate, *facts) if part)

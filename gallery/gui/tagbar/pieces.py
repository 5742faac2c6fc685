"""The pieces of a text that are drawn as chips, and what else they may mean."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import Enum, auto

from gallery.model.phrases import CROSSING, JOINERS, LINKS, BearerKind, Part, PhraseReading


class Look(Enum):
    """How a piece of the text is drawn."""

    WHO = auto()
    LINK = auto()
    SCENE = auto()
    NEW = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the text.

    Attributes:
        start: where it starts, in characters.
        end: where it ends.
        look: how it is drawn.
        kind: what the name stands for; None of a link.
        name: the name that is meant, with what tells it apart; "" of a link.
        is_doubtful: whether it may mean something else.
    """

    start: int
    end: int
    look: Look
    kind: BearerKind | None = None
    name: str = ""
    is_doubtful: bool = False

    def clear(self) -> "Piece":
        """Return the piece beyond doubt."""
        return replace(self, is_doubtful=False)


def pieces_of(reading: PhraseReading, doubts: Collection[Part] = ()) -> tuple[Piece, ...]:
    """Return the pieces of a reading, where its text has them.

    Args:
        reading: a text as read.
        doubts: those of its parts that may mean something else.
    """
    pieces = [_piece(part, BearerKind.PERSON, Look.WHO, doubts) for part in reading.who]
    if reading.link:
        pieces.append(Piece(reading.link_start, reading.link_end, Look.LINK))
    scene = reading.scene
    if scene is not None and not is_connecting(scene.text):
        pieces.append(_piece(scene, BearerKind.SCENE, Look.SCENE, doubts))
    return tuple(sorted(pieces, key=lambda piece: piece.start))


def doubts_of(reading: PhraseReading, others: Iterable[PhraseReading]) -> frozenset[Part]:
    """Return the parts that some other reading of the same text does not have."""
    rivals = [{_place(part) for part in other.parts} for other in others]
    return frozenset(
        part for part in reading.parts if any(_place(part) not in rival for rival in rivals)
    )


def is_connecting(word: str) -> bool:
    """Whether a word only binds names."""
    return word.casefold() in {*LINKS, *JOINERS, CROSSING}


def _piece(part: Part, kind: BearerKind, look: Look, doubts: Collection[Part]) -> Piece:
    is_doubtful = part in doubts
    if part.known is None:
        return Piece(part.start, part.end, Look.NEW, kind, part.text, is_doubtful)
    return Piece(part.start, part.end, look, part.known.kind, part.known.shown, is_doubtful)


def _place(part: Part) -> tuple[object, ...]:
    return part.start, part.end, part.known

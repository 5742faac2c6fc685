"""What the user chose where a text may mean several things."""

from dataclasses import replace

from gallery.gui.tagbar.pieces import Piece, doubts_of, pieces_of
from gallery.gui.tagbar.understanding import Understanding, with_choices
from gallery.model.names import compare_key
from gallery.model.phrases import Bearer, Part, PhraseReading


class Choices:
    """The bearers chosen for names, by ``compare_key``; None stands for a new name.

    They hold while the phrase is being typed, however it goes on.
    """

    def __init__(self) -> None:
        self._taken: dict[str, Bearer | None] = {}

    def take(self, name: str, bearer: Bearer | None) -> None:
        """Let ``name`` mean ``bearer`` from now on."""
        self._taken[compare_key(name)] = bearer

    def has(self, name: str) -> bool:
        """Whether it was chosen what ``name`` means."""
        return compare_key(name) in self._taken

    def clear(self) -> None:
        """Forget: another phrase begins."""
        self._taken.clear()

    def settle(self, understood: Understanding) -> Understanding:
        """Return the text as it is meant: read as chosen, what is open to doubt marked."""
        if not understood.readings:
            return understood
        best = max(understood.readings, key=self._agreement)
        known = {key: bearer for key, bearer in self._taken.items() if bearer is not None}
        reading = with_choices(best, known)
        others = [one for one in understood.readings if one != reading]
        open_doubts = frozenset(p for p in doubts_of(reading, others) if not self._is_chosen(p))
        pieces = pieces_of(reading, open_doubts)
        return replace(understood, reading=reading, pieces=pieces)

    def turn(self, understood: Understanding, step: int) -> bool:
        """Choose the next (1) or previous (-1) reading; False if there is only one."""
        ways = understood.readings
        if len(ways) < 2:
            return False
        now = ways.index(understood.reading) if understood.reading in ways else 0
        wanted = ways[(now + step) % len(ways)]
        for part in understood.reading.parts:
            self._taken.pop(compare_key(part.text), None)
        for part in wanted.parts:
            self.take(part.text, part.known)
        return True

    def _agreement(self, reading: PhraseReading) -> int:
        return sum(self._is_chosen(part) for part in reading.parts)

    def _is_chosen(self, part: Part) -> bool:
        key = compare_key(part.text)
        return key in self._taken and self._taken[key] == part.known


def chip_before(understood: Understanding, choices: Choices, *, any_chip: bool) -> Piece | None:
    """Return the chip that goes as a whole when what is before the caret is removed.

    Args:
        understood: the text and its caret.
        choices: what was taken from the list: such a chip goes with the space behind it, as it
            came; one that was typed is taken back letter by letter.
        any_chip: whether a chip that was typed goes as a whole, too.
    """
    text, caret = understood.text, understood.caret
    for piece in understood.pieces:
        name = text[piece.start : piece.end]
        is_behind = caret == piece.end + 1 and text[piece.end] == " "
        is_taken = is_behind and choices.has(name)
        is_meant = any_chip and (is_behind or piece.start < caret <= piece.end)
        if piece.kind is not None and (is_taken or is_meant):
            return piece
    return None

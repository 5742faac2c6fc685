"""What the table says of one planned set: its state in a few words."""

from enum import StrEnum

from PySide6.QtCore import QObject

from gallery.gui.words import Words, number
from gallery.importing.plan import PlannedSet
from gallery.importing.tally import Tally, completeness_of


class Tone(StrEnum):
    """How loud a state is, as the name of a colour token."""

    QUIET = "dim"
    PLAIN = "text"
    WARN = "warn"


class RowWords(QObject):
    """Words for rows; made where it is needed, it holds nothing."""

    def loose(self) -> str:
        """Name the row of files that are in no set."""
        return self.tr("Photos in no set")

    def state(
        self, planned: PlannedSet | None, tally: Tally, *, included: bool
    ) -> tuple[str, Tone]:
        """Say how a set stands: complete, growing, with copies of what is there."""
        if not included:
            return self.tr("Left out"), Tone.QUIET
        facts, tone = [], Tone.QUIET
        if planned is not None and (there := completeness_of(planned)) is not None:
            facts.append(Words().completeness(there))
            tone = Tone.PLAIN if there.is_complete else Tone.WARN
        if planned is not None and planned.known_id is not None:
            facts.append(self.tr("adds to a set"))
        facts += self.copies(tally)
        already = tally.known + (planned.already_there if planned else 0)
        if already:
            facts.append(self.tr("{0} already there").format(number(already)))
        return " · ".join(facts) or self.tr("New"), tone

    def copies(self, tally: Tally) -> list[str]:
        """Say how many pictures the library has in another quality."""
        facts = []
        if tally.better:
            facts.append(self.tr("{0} better").format(number(tally.better)))
        if tally.lesser:
            facts.append(self.tr("{0} lesser").format(number(tally.lesser)))
        if tally.equal:
            facts.append(self.tr("{0} equal").format(number(tally.equal)))
        return facts

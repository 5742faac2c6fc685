"""What a rule would do, and what it did, in words."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from gallery.edits.deciding_all import LeftAlone, RulePlan
from gallery.gui.dates import say_size
from gallery.model.best_copy import Reason


class RuleWords(QObject):
    """Words; made where it is needed."""

    def order(self, order: Sequence[Reason]) -> str:
        """Say by what the best copy is found."""
        names = {
            Reason.PIXELS: self.tr("pixels"),
            Reason.SOURCE: self.tr("source"),
            Reason.QUALITY: self.tr("JPEG quality"),
            Reason.BYTES: self.tr("bytes"),
            Reason.WHOLE: self.tr("wholeness"),
            Reason.DATE: self.tr("date"),
        }
        return self.tr("Best by {order}").format(order=" → ".join(names[one] for one in order))

    def head(self, plan: RulePlan) -> str:
        """Say how many groups are decided."""
        if not plan.decisions:
            return self.tr("No group can be decided by rule")
        return self.tr("%Ln group(s) decided", "", len(plan.decisions))

    def others(self, plan: RulePlan) -> str:
        """Say what becomes of the other photos."""
        if not plan.others:
            return ""
        if plan.freed:
            text = self.tr("%Ln photo(s) to the trash, {size}", "", plan.others)
            return text.format(size=say_size(plan.freed))
        return self.tr("%Ln photo(s) hidden behind the best", "", plan.others)

    def reasons(self, plan: RulePlan) -> list[str]:
        """Say by what groups are decided, the most frequent reason first."""
        said = {
            Reason.PIXELS: lambda n: self.tr("%Ln by more pixels", "", n),
            Reason.SOURCE: lambda n: self.tr("%Ln by a better source", "", n),
            Reason.QUALITY: lambda n: self.tr("%Ln by JPEG quality", "", n),
            Reason.BYTES: lambda n: self.tr("%Ln by bytes", "", n),
            Reason.WHOLE: lambda n: self.tr("%Ln since only one is whole", "", n),
            Reason.DATE: lambda n: self.tr("%Ln by a known date", "", n),
        }
        frequent = sorted(plan.reasons.items(), key=lambda pair: -pair[1])
        return [said[reason](count) for reason, count in frequent]

    def left(self, plan: RulePlan) -> list[str]:
        """Say which groups are left alone, and why."""
        said = {
            LeftAlone.TIE: lambda n: self.tr("%Ln group(s): nothing tells the best copy", "", n),
            LeftAlone.MAYBE: lambda n: self.tr("%Ln group(s): only maybe the same picture", "", n),
            LeftAlone.MOVES: lambda n: self.tr("%Ln group(s): one moves, another is still", "", n),
            LeftAlone.OUTSIDE: lambda n: self.tr("%Ln group(s): files outside the library", "", n),
            LeftAlone.ANSWERED: lambda n: self.tr(
                "%Ln group(s): told apart or put off before", "", n
            ),
            LeftAlone.MISSING: lambda n: self.tr(
                "%Ln group(s): the best copy's file is not there", "", n
            ),
        }
        return [words(plan.left[why]) for why, words in said.items() if plan.left.get(why)]

    def done(self, plan: RulePlan, kept: int) -> str:
        """Say what was done: ``kept`` groups of the plan were decided, it may be all of them."""
        if kept < len(plan.decisions):
            return self.tr("%Ln group(s) decided; others were answered meanwhile", "", kept)
        parts = (self.head(plan), self.others(plan))
        return " · ".join(part for part in parts if part)

"""What the user did to a plan, step by step: taken back, done again, done to a newer plan."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from gallery.gui.importing.draft import Draft
from gallery.importing.plan import Plan

Change = Callable[[Draft], Draft]
MOST = 200  # steps that can be taken back; each keeps a draft, some 40 kB with 5,000 sets


@dataclass(slots=True)
class _Step:
    before: Draft
    change: Change
    same: object


class Steps:
    """The draft, and how it came to be what it is.

    Attributes:
        now: the draft as it is.
    """

    def __init__(self, draft: Draft) -> None:
        self.now = draft
        self._done: list[_Step] = []
        self._undone: list[_Step] = []
        self._older: list[Change] = []  # done so long ago that they cannot be taken back

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to be taken back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step that was taken back."""
        return bool(self._undone)

    def do(self, change: Change, *, same: object = None) -> bool:
        """Change the draft; False when that changes nothing.

        Args:
            change: gives the new draft from any draft.
            same: changes one after the other with the same mark are one step, the last of
                them (the letters of a title); None: a step of its own.
        """
        before, changed = self.now, change(self.now)
        if changed == before:
            return False
        self.now = changed
        goes_on = bool(self._done) and not self._undone and same is not None
        self._undone.clear()
        if goes_on and self._done[-1].same == same:
            self._done[-1].change = change
            return True
        self._done.append(_Step(before, change, same))
        if len(self._done) > MOST:
            self._older.append(self._done.pop(0).change)
        return True

    def undo(self) -> bool:
        """Take the last step back; False without one."""
        if not self._done:
            return False
        step = self._done.pop()
        self._undone.append(step)
        self.now = step.before
        return True

    def redo(self) -> bool:
        """Do the step again that was taken back last; False without one."""
        if not self._undone:
            return False
        step = self._undone.pop()
        self._done.append(step)
        self.now = step.change(step.before)
        return True

    def replay(self, plan: Plan) -> None:
        """Begin with a newer plan of the same files, and do to it all that was done before."""
        older, done = self._older, self._done
        self.now = Draft.of(plan)
        self._older, self._done, self._undone = [], [], []
        for change in [*older, *(step.change for step in done)]:
            with suppress(KeyError):  # of a set that is not in the new plan
                self.do(change)

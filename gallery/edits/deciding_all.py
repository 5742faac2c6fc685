"""Decide on all groups of the same picture by one rule, after a look at what it would do.

``plan`` reads; ``DecideAll`` writes just what was planned, as one step. A rule decides where the
reasons leave no doubt: copies that are equally good, a picture that is only maybe the same, or one
that moves beside a still of it wait for somebody who looks.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice
from typing import ClassVar

from gallery.edits.base import Done
from gallery.edits.deciding import Decision, Fate, decide
from gallery.jobs.progress import Progress, Silent
from gallery.library import (
    candidates,
    files,
    groups_of_same,
    outside,
    same_stars,
    still_waiting,
)
from gallery.library.connections import Reader
from gallery.library.database import Library
from gallery.library.journal import Writer
from gallery.model.best_copy import Best, Candidate, Reason, kind_of
from gallery.model.history import StepKind

AT_ONCE = 200  # groups that are read, or written, together


class LeftAlone(StrEnum):
    """Why a rule leaves a group alone."""

    TIE = "tie"  # no reason tells its best copies apart; what is worse than all of them goes
    MAYBE = "maybe"  # nobody is sure that it is the same picture
    MOVES = "moves"  # one moves, another is still
    OUTSIDE = "outside"  # files would go to the trash from folders that nobody named
    ANSWERED = "answered"  # two of it were told apart, kept beside each other or put off
    MISSING = "missing"  # files would go to the trash, and that of its best copy is not there


@dataclass(frozen=True, slots=True)
class Rule:
    """Keep the best copy of each picture.

    Attributes:
        fate: what becomes of the others: HIDE or TRASH.
        order: the reasons by which the best is found; () for those of the library.
        trash_outside: the folders outside of the library whose files may go to the trash.
    """

    fate: Fate = Fate.HIDE
    order: tuple[Reason, ...] = ()
    trash_outside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RulePlan:
    """What a rule would do.

    Attributes:
        decisions: the groups that it decides, the newest first.
        others: how many photos go behind the kept ones, or to the trash.
        freed: bytes that the trash would take.
        reasons: how many groups are decided, by the first reason that tells.
        left: how many groups are left alone, by why; of a tie only the best ones are.
        folders: the folders outside of the library that files would go to the trash from,
            with how many, whether they may or not.
    """

    decisions: tuple[Decision, ...] = ()
    others: int = 0
    freed: int = 0
    reasons: Mapping[Reason, int] = field(default_factory=dict)
    left: Mapping[LeftAlone, int] = field(default_factory=dict)
    folders: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DecideAll:
    """Do what a rule plans, as far as nobody spoke of a group or took it out meanwhile.

    Attributes:
        decisions: of a ``RulePlan``.
        trash_outside: as the rule has them.
    """

    decisions: tuple[Decision, ...]
    trash_outside: tuple[str, ...] = ()
    kind: ClassVar[StepKind] = StepKind.DECIDE_ALL

    @property
    def photo_ids(self) -> tuple[int, ...]:
        """All photos that it is about."""
        fated = (photo_id for one in self.decisions for photo_id, _, _ in one.fates)
        return (*(one.kept_id for one in self.decisions), *fated)

    def apply(self, writer: Writer) -> Done:
        """Write it piece by piece; raises as ``Decide``, and Cancelled."""
        gone = [photo_id for one in self.decisions for photo_id in one.ids(Fate.TRASH)]
        outside.check(writer, gone, self.trash_outside)
        writer.rounds.expect(len(self.decisions))
        kept = 0
        rest = iter(self.decisions)
        while some := tuple(islice(rest, AT_ONCE)):
            kept += decide(writer, _still_waiting(writer.connection, some))
            writer.went_on(len(some))
        return Done("", kept)


def _still_waiting(reader: Reader, decisions: Iterable[Decision]) -> list[Decision]:
    """Return decisions on what waits as it did when they were planned."""
    some = {one.kept_id: one.fates for one in decisions}
    named = {key: [photo_id for photo_id, _, _ in fates] for key, fates in some.items()}
    left = still_waiting.with_each(reader, named)
    return [
        Decision(key, tuple(fate for fate in fates if fate[0] in left[key]))
        for key, fates in some.items()
    ]


def plan(
    reader: Reader, library: Library, rule: Rule, progress: Progress | None = None
) -> RulePlan:
    """Return what a rule would do with all groups that are open now.

    Args:
        reader: a reader.
        library: the library.
        rule: the rule.
        progress: hears how many groups were read, and may stop it.

    Raises:
        InvalidValue: the order of its reasons cannot be used.
        Cancelled: it was stopped.
    """
    made = _Planning(reader, library, rule)
    for some in _groups(reader, library):
        (progress or Silent()).check()
        made.add(some)
        (progress or Silent()).report(made.read, 0)
    return made.plan()


def _groups(reader: Reader, library: Library) -> Iterator[list[tuple[Candidate, ...]]]:
    """Give the candidates of all sure groups, many groups at a time."""
    rest = same_stars.stars(reader, same_stars.SURE)
    while some := list(islice(rest, AT_ONCE)):
        read = candidates.of_stars(reader, library, [star.relations for star in some])
        yield [group for group in read if len(group) > 1]


class _Planning:
    """Decisions so far, and what is left alone."""

    def __init__(self, reader: Reader, library: Library, rule: Rule) -> None:
        self._reader = reader
        self._library = library
        self._rule = rule
        self._allowed = {os.path.normpath(folder) for folder in rule.trash_outside}
        self._order = rule.order or candidates.order_of(reader)
        self._decisions: list[Decision] = []
        self._freed = 0
        self._reasons: dict[Reason, int] = {}
        self._left: dict[LeftAlone, int] = {}
        self._folders: dict[str, int] = {}
        self.read = 0

    def add(self, groups: Sequence[tuple[Candidate, ...]]) -> None:
        """Decide on some groups."""
        bests = candidates.decided(self._reader, self._library, groups, self._order)
        waiting = self._waiting(groups)
        outsiders = self._outside(groups)
        there = self._with_file(groups)
        for some, best in zip(groups, bests, strict=True):
            self.read += 1
            if some[0].photo_id not in waiting:
                self._leave(LeftAlone.ANSWERED)
                continue
            if not groups_of_same.is_sure(some):
                self._leave(LeftAlone.MOVES)
                continue
            if best.is_tie:
                self._leave(LeftAlone.TIE)
            as_good = {best.photo_id, *best.tied}
            others = [one for one in some if one.photo_id not in as_good]
            if best.photo_id not in there and any(one.photo_id in there for one in others):
                self._leave(LeftAlone.MISSING)
            elif others and self._may_go(others, outsiders):
                self._decide(best, others)

    def _waiting(self, groups: Iterable[Sequence[Candidate]]) -> set[int]:
        """Return the first photos of those groups of which nobody spoke before."""
        named = {some[0].photo_id: [one.photo_id for one in some[1:]] for some in groups}
        left = still_waiting.with_each(self._reader, named)
        return {key for key, others in named.items() if left[key].issuperset(others)}

    def _with_file(self, groups: Iterable[Sequence[Candidate]]) -> set[int]:
        """Return the photos of which a file is there, if any are to go to the trash."""
        if self._rule.fate is not Fate.TRASH:
            return set()
        ids = [one.photo_id for some in groups for one in some]
        return files.with_file(self._reader, self._library.folder, ids)

    def _may_go(self, others: Sequence[Candidate], outsiders: Mapping[int, list[str]]) -> bool:
        """Note which folders would lose files; return whether all of them were named."""
        folders = [folder for one in others for folder in outsiders.get(one.photo_id, ())]
        for folder in folders:
            self._folders[folder] = self._folders.get(folder, 0) + 1
        if {os.path.normpath(one) for one in folders} <= self._allowed:
            return True
        self._leave(LeftAlone.OUTSIDE)
        return False

    def _leave(self, why: LeftAlone) -> None:
        self._left[why] = self._left.get(why, 0) + 1

    def plan(self) -> RulePlan:
        """Return all of it."""
        unsure = groups_of_same.count(self._reader, maybe=True)
        left = self._left | ({LeftAlone.MAYBE: unsure} if unsure else {})
        others = sum(len(one.fates) for one in self._decisions)
        decisions = tuple(self._decisions)
        return RulePlan(decisions, others, self._freed, self._reasons, left, self._folders)

    def _outside(self, groups: Iterable[tuple[Candidate, ...]]) -> dict[int, list[str]]:
        """Return the folders outside of the library that photos would be trashed from."""
        if self._rule.fate is not Fate.TRASH:
            return {}
        ids = [one.photo_id for some in groups for one in some if not one.inside]
        found: dict[int, list[str]] = {}
        for file in outside.of_photos(self._reader, ids):
            found.setdefault(file.photo_id, []).append(file.folder)
        return found

    def _decide(self, best: Best, others: Sequence[Candidate]) -> None:
        fate = self._rule.fate
        fates = tuple((one.photo_id, fate, kind_of(one)) for one in others)
        self._decisions.append(Decision(best.photo_id, fates))
        self._freed += sum(one.bytes for one in others) if fate is Fate.TRASH else 0
        if best.reason is not None:
            self._reasons[best.reason] = self._reasons.get(best.reason, 0) + 1

"""A plan as the user changes it: sets left out, fields written, loose files given a title."""

from dataclasses import dataclass, field, replace
from typing import Any

from gallery.importing.grouping import gather_loose
from gallery.importing.plan import Plan, PlannedFile, PlannedSet
from gallery.importing.request import Mode
from gallery.model.facts import Fact, Origin
from gallery.model.photoset import SetKind

LOOSE = ""  # the key of the row of files that are in no set
FIELDS = ("title", "released", "kind", "source", "credit", "expected")
Value = str | int | SetKind | None


@dataclass(frozen=True, slots=True)
class Draft:
    """The plan, the keys of what is left out, and a title for the loose files."""

    plan: Plan
    left_out: frozenset[str] = field(default_factory=frozenset)
    loose_title: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the rows: the sets, then ``LOOSE`` if there are loose files to choose."""
        sets = tuple(planned.key for planned in self.plan.sets)
        # Loose files that are there already are no choice beside sets; they still get their place.
        asks = any(file.is_new for file in self.plan.loose) or (bool(self.plan.loose) and not sets)
        return (*sets, LOOSE) if asks else sets

    def planned(self, key: str) -> PlannedSet | None:
        """Return the set of ``key``; None for the loose files."""
        return next((one for one in self.plan.sets if one.key == key), None)

    def files(self, key: str) -> tuple[PlannedFile, ...]:
        """Return the files of a row."""
        planned = self.planned(key)
        return planned.files if planned else self.plan.loose

    def is_included(self, key: str) -> bool:
        """Whether a row is going to be imported."""
        return key not in self.left_out

    def included(self, key: str, *, included: bool) -> "Draft":
        """Return the draft with a row taken in or left out."""
        changed = self.left_out - {key} if included else self.left_out | {key}
        return replace(self, left_out=changed)

    def all_included(self, *, included: bool) -> "Draft":
        """Return the draft with every row taken in or left out."""
        return replace(self, left_out=frozenset() if included else frozenset((*self.keys, LOOSE)))

    def written(self, key: str, name: str, value: Value) -> "Draft":
        """Return the draft with one field of one row as the user wrote it; None clears it."""
        if key == LOOSE:
            return replace(self, loose_title=str(value or "")) if name == "title" else self
        planned = self.planned(key)
        if planned is None:
            return self
        return replace(self, plan=self.plan.with_set(_written(planned, name, value)))

    def for_all(self, name: str, value: Value) -> "Draft":
        """Return the draft with one field of every set as the user wrote it."""
        sets = tuple(_written(planned, name, value) for planned in self.plan.sets)
        return replace(self, plan=replace(self.plan, sets=sets))

    def with_mode(self, mode: Mode) -> "Draft":
        """Return the draft with another way to place the files."""
        request = replace(self.plan.request, mode=mode)
        return replace(self, plan=replace(self.plan, request=request))

    @property
    def new_files(self) -> int:
        """How many photos will be added."""
        return self.result().new_files

    def result(self) -> Plan:
        """Return the plan to run."""
        kept = tuple(one for one in self.plan.sets if one.key not in self.left_out)
        plan = replace(self.plan, sets=kept)
        if not self.is_included(LOOSE):
            return replace(plan, loose=())
        return gather_loose(plan, title=self.loose_title) if self.loose_title else plan


def _written(planned: PlannedSet, name: str, value: Value) -> PlannedSet:
    if name in ("title", "kind") and not value:
        return planned  # a set has both
    changed: dict[str, Any] = {name: Fact(value, Origin.USER) if value else None}
    return replace(planned, **changed)

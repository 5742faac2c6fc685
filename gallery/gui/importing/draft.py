"""A plan as the user changes it: sets written, put together, taken apart, left out.

Values only, no widgets. ``arranging`` knows how sets change; the draft adds what only a face
needs: rows that are skipped and can come back, pictures that are left out and still shown, a
title for the loose files.
"""

import sys
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter
from types import MappingProxyType

from gallery.importing import arranging
from gallery.importing.grouping import gather_loose
from gallery.importing.plan import Plan, PlannedFile, PlannedSet
from gallery.importing.request import Mode
from gallery.model.errors import InvalidValue
from gallery.model.photoset import SetKind

MOST = sys.maxsize  # a file without a place stands behind all that have one
LOOSE = ""  # the key of the row of files that are in no set
Value = str | int | SetKind | None
Where = tuple[str, int]
NOWHERE: MappingProxyType[Where, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Draft:
    """The plan as it is now.

    ``skipped`` are the keys of rows that are not imported; ``homes`` tells of each picture
    that is left out to which row it belongs; ``loose_title`` makes a set of the loose files.
    """

    plan: Plan
    skipped: frozenset[str] = field(default_factory=frozenset)
    homes: MappingProxyType[Where, str] = field(default_factory=lambda: NOWHERE)
    loose_title: str = ""

    @classmethod
    def of(cls, plan: Plan) -> "Draft":
        """Return a plan as it begins: what the one set to be filled may not lack is left out."""
        if plan.request.into is None or not plan.sets:
            return cls(plan)
        homes = {file.where: plan.sets[0].key for file in plan.left_out}
        return cls(plan, homes=MappingProxyType(homes))

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the rows: the sets, then ``LOOSE`` if there are loose files to choose."""
        sets = tuple(map(attrgetter("key"), self.plan.sets))
        # Loose files that are there already are no choice beside sets; they still get their place.
        asks = any(file.is_new for file in self.plan.loose) or (bool(self.plan.loose) and not sets)
        return (*sets, LOOSE) if asks else sets

    def planned(self, key: str) -> PlannedSet | None:
        """Return the set of ``key``; None for the loose files."""
        return next((one for one in self.plan.sets if one.key == key), None)

    def files(self, key: str) -> tuple[PlannedFile, ...]:
        """Return the files of a row that are going to be imported with it."""
        planned = self.planned(key)
        return planned.files if planned else self.plan.loose

    def pictures(self, keys: Collection[str]) -> tuple[PlannedFile, ...]:
        """Return all files of some rows in their order, those that are left out among them."""
        rows = {planned.key: planned.files for planned in self.plan.sets}
        rows[LOOSE] = self.plan.loose
        out: dict[str, list[PlannedFile]] = {}
        for file in self.plan.left_out:
            if file.where in self.homes:  # else it was left out before anyone saw the plan
                out.setdefault(self.homes[file.where], []).append(file)
        files: list[PlannedFile] = []
        for key in keys:
            here = [*rows.get(key, ()), *out.get(key, ())]
            files += sorted(here, key=lambda file: file.position or MOST) if key in out else here
        return tuple(files)

    def is_included(self, key: str) -> bool:
        """Whether a row is going to be imported."""
        return key not in self.skipped

    def included(self, keys: Collection[str], *, included: bool) -> "Draft":
        """Return the draft with rows taken in or left out."""
        changed = self.skipped - set(keys) if included else self.skipped | set(keys)
        return replace(self, skipped=changed)

    def written(self, keys: Collection[str], name: str, *, value: Value) -> "Draft":
        """Return the draft with one field of some rows as the user wrote it; None clears it."""
        draft = self
        if name == "title" and LOOSE in keys:
            draft = replace(self, loose_title=str(value or ""))
        try:
            plan = arranging.with_value(self.plan, frozenset(keys), field=name, value=value)
        except InvalidValue:
            return draft  # a set has a title
        return replace(draft, plan=plan)

    def merged(self, keys: Collection[str], *, into: str) -> "Draft":
        """Return the draft with rows put into one set.

        Raises:
            KeyError: there is no set ``into``.
        """
        keys = frozenset(keys)
        plan = arranging.merged(self.plan, keys, into=into)
        if LOOSE in keys:
            plan = arranging.moved(plan, plan.loose, to=into)
        homes = {where: into if key in keys else key for where, key in self.homes.items()}
        return replace(self, plan=plan, homes=MappingProxyType(homes), skipped=self.skipped - keys)

    def apart(self, files: Collection[PlannedFile]) -> "Draft":
        """Return the draft with some pictures in a set of their own."""
        parts = self._by_row(files)
        if not parts:
            return self
        first, *others = parts
        draft, made = self._split(first, parts[first])
        for key in others:
            draft = draft.moved(parts[key], to=made)
        return draft

    def _split(self, key: str, files: Sequence[PlannedFile]) -> tuple["Draft", str]:
        """Return the draft with pictures of one row taken off, and the key of their set."""
        if key == LOOSE:
            return self._gathered(files)
        before = {planned.key for planned in self.plan.sets}
        plan = arranging.split(self.plan, key, files=files)
        made = next((one.key for one in plan.sets if one.key not in before), key)
        return replace(self, plan=plan), made

    def _gathered(self, files: Sequence[PlannedFile]) -> tuple["Draft", str]:
        """Put loose files into a set; files given by hand have one, the next ones are its parts."""
        wanted = {file.where for file in files}
        gathered = gather_loose(replace(self.plan, loose=tuple(files)), title="")
        made = gathered.sets[-1].key
        if self.planned(made) is None:
            rest = tuple(file for file in self.plan.loose if file.where not in wanted)
            return replace(self, plan=replace(gathered, loose=rest)), made
        plan = arranging.moved(self.plan, files, to=made)
        return replace(self, plan=plan)._split(made, files)

    def moved(self, files: Collection[PlannedFile], *, to: str) -> "Draft":
        """Return the draft with pictures in another row.

        Raises:
            KeyError: there is no such row.
        """
        plan = arranging.moved(self.plan, files, to=to if to != LOOSE else None)
        return replace(self, plan=plan, homes=self._without_homes(files))

    def left_out(self, files: Collection[PlannedFile]) -> "Draft":
        """Return the draft without these pictures; a row that loses all of them is skipped."""
        parts = self._by_row(files)
        rows = {planned.key: planned.files for planned in self.plan.sets}
        rows[LOOSE] = self.plan.loose
        emptied = [key for key, part in parts.items() if len(part) == len(rows[key])]
        going = {
            file.where: (key, file)
            for key, part in parts.items()
            if key not in emptied
            for file in part
        }
        draft = self.included(emptied, included=False)
        if not going:
            return draft
        homes = self.homes | {where: key for where, (key, _) in going.items()}
        plan = arranging.leave_out(self.plan, [file for _, file in going.values()])
        return replace(draft, plan=plan, homes=MappingProxyType(homes))

    def taken_in(self, files: Collection[PlannedFile]) -> "Draft":
        """Return the draft with pictures that were left out back in their rows."""
        draft, there = self, set(self.keys)
        for key in dict.fromkeys(self.homes.values()):
            part = [file for file in files if self.homes.get(file.where) == key]
            if part and (key in there or key == LOOSE):
                draft = draft.moved(part, to=key)
        return draft

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
        kept = tuple(one for one in self.plan.sets if one.key not in self.skipped)
        plan = replace(self.plan, sets=kept)
        if not self.is_included(LOOSE):
            return replace(plan, loose=())
        return gather_loose(plan, title=self.loose_title) if self.loose_title else plan

    def _by_row(self, files: Collection[PlannedFile]) -> dict[str, list[PlannedFile]]:
        """Return the pictures that are not left out, row by row."""
        wanted = {file.where for file in files}
        rows = [(planned.key, planned.files) for planned in self.plan.sets]
        found = {}
        for key, every in (*rows, (LOOSE, self.plan.loose)):
            part = [file for file in every if file.where in wanted]
            if part:
                found[key] = part
        return found

    def _without_homes(self, files: Collection[PlannedFile]) -> MappingProxyType[Where, str]:
        gone = {file.where for file in files}
        if not gone & self.homes.keys():
            return self.homes
        return MappingProxyType({k: v for k, v in self.homes.items() if k not in gone})

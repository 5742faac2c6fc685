"""An import as text in the library, so that a killed one can go on as it was planned.

The request says what to look at; beside it stands what the plan made of each set, because the
user may have changed that, and where the user put files that were elsewhere. All other files
are found again where they were; those that got in are known.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from typing import Any

from gallery.importing.grouping import gather_loose
from gallery.importing.place import Place
from gallery.importing.plan import Plan, PlannedFile, PlannedSet
from gallery.importing.request import ImportRequest, Mode
from gallery.model.facts import Fact, Origin
from gallery.model.photoset import KOREAN_TIME, SetKind

FACTS = (
    "title",
    "kind",
    "released",
    "source",
    "source_url",
    "credit",
    "handle",
    "event",
    "era",
    "terms",
    "expected",
)
LEFT_OUT = "left out"  # where files are that the user does not want; no key of a set


def plan_to_json(plan: Plan) -> str:
    """Return a plan's request and choices as ASCII text (lone surrogates are escaped).

    Passwords are not written.
    """
    request = asdict(plan.request)
    del request["passwords"]
    record = {
        "request": request,
        "loose": any(not file.by_hand for file in plan.loose),
        "by_hand": _by_hand(plan),
    }
    # Set by set: as values, those of 25,000 posts take 60 MB.
    sets = (f"{json.dumps(one.key)}: {json.dumps(_facts_of(one))}" for one in plan.sets)
    return f'{json.dumps(record)[:-1]}, "sets": {{{", ".join(sets)}}}}}'


def request_of(text: str) -> ImportRequest:
    """Return the request of a recorded import.

    Raises:
        ValueError: the text is none.
    """
    try:
        fields = json.loads(text)["request"]
        return ImportRequest(
            **fields
            | {
                "paths": tuple(fields["paths"]),
                "mode": Mode(fields["mode"]),
                "kind": SetKind(fields["kind"]) if fields["kind"] else None,
            }
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"not an import: {text[:80]}") from error


def as_chosen(plan: Plan, text: str) -> Plan:
    """Return a new plan of a recorded import with the sets as the user wanted them."""
    recorded = json.loads(text)
    again = _Again(plan, recorded["sets"], _placed(recorded))
    return again.plan(has_loose=recorded["loose"])


class _Again:
    """Deals the files of a new plan out as the recorded one had them."""

    def __init__(
        self,
        plan: Plan,
        chosen: Mapping[str, Mapping[str, Any]],
        placed: Mapping[Place, tuple[str, int]],
    ) -> None:
        self._plan = plan
        self._chosen = chosen
        self._placed = placed
        self._files: dict[str, list[PlannedFile]] = {key: [] for key in chosen}
        self._files |= {"": [], LEFT_OUT: []}
        self._taker = {
            also: key for key, facts in chosen.items() for also in facts.get("also_keys", ())
        }

    def plan(self, *, has_loose: bool) -> Plan:
        """Return the plan; without ``has_loose`` loose files were gathered, or not wanted."""
        for planned in self._plan.sets:
            self._deal(planned.files, self._home_of(planned.key))
        free = tuple(file for file in self._plan.loose if file.where not in self._placed)
        self._deal([file for file in self._plan.loose if file.where in self._placed], None)
        new = {planned.key: planned for planned in self._plan.sets}
        if has_loose:
            self._deal(free, "")
        elif free:
            gathered = gather_loose(replace(self._plan, loose=free), title="").sets[-1]
            new.setdefault(gathered.key, gathered)
            self._deal(gathered.files, self._home_of(gathered.key))
        sets = (self._set(key, facts, new) for key, facts in self._chosen.items())
        return replace(
            self._plan,
            sets=tuple(one for one in sets if one.files),
            loose=tuple(self._files[""]),
            left_out=tuple(self._files[LEFT_OUT]),
        )

    def _home_of(self, key: str) -> str | None:
        return key if key in self._chosen else self._taker.get(key)

    def _deal(self, files: Iterable[PlannedFile], home: str | None) -> None:
        """Put files where they were; those of a set that was not wanted nowhere."""
        for file in files:
            key, position = self._placed.get(file.where, (home, file.position))
            if key in self._files:
                by_hand = file.where in self._placed
                self._files[key].append(replace(file, position=position, by_hand=by_hand))

    def _set(self, key: str, facts: Mapping[str, Any], new: Mapping[str, PlannedSet]) -> PlannedSet:
        bare = PlannedSet(key, Fact("", Origin.USER), Fact(SetKind.OTHER, Origin.SUGGESTION))
        return _changed(replace(new.get(key, bare), files=tuple(self._files[key])), facts)


def _facts_of(planned: PlannedSet) -> dict[str, Any]:
    facts = {name: getattr(planned, name) for name in FACTS}
    told = {name: asdict(fact) for name, fact in facts.items() if fact is not None}
    also = {"zone": planned.zone, "also_keys": planned.also_keys, "ranked": planned.ranked}
    return told | also


def _changed(planned: PlannedSet, facts: Mapping[str, Any]) -> PlannedSet:
    values: dict[str, Any] = dict.fromkeys(FACTS)
    for name in FACTS:
        if name in facts:
            said = facts[name]
            value = SetKind(said["value"]) if name == "kind" else said["value"]
            values[name] = Fact(value, Origin(said["origin"]), said["reason"])
    return replace(
        planned,
        **values,
        zone=facts.get("zone", KOREAN_TIME),
        also_keys=tuple(facts.get("also_keys", ())),
        ranked=facts.get("ranked", planned.ranked),
    )


def _by_hand(plan: Plan) -> dict[str, list[tuple[str, int, int]]]:
    """Return path, entry and position of the files that the user placed, by key of their set."""
    places = {planned.key: planned.files for planned in plan.sets}
    places |= {"": plan.loose, LEFT_OUT: plan.left_out}
    placed = {
        key: [
            (file.path, file.entry, file.position)
            for file in files
            if file.by_hand or key == LEFT_OUT
        ]
        for key, files in places.items()
    }
    return {key: files for key, files in placed.items() if files}


def _placed(recorded: Mapping[str, Any]) -> dict[Place, tuple[str, int]]:
    return {
        (path, entry): (key, position)
        for key, files in recorded.get("by_hand", {}).items()
        for path, entry, position in files
    }

"""An import as text in the library, so that a killed one can go on as it was planned.

The request says what to look at; beside it stands what the plan made of each set, because the
user may have changed that. The files themselves are found again: those that got in are known.
"""

import json
from dataclasses import asdict, replace
from typing import Any

from gallery.importing.grouping import gather_loose
from gallery.importing.plan import Plan, PlannedSet
from gallery.importing.request import ImportRequest, Mode
from gallery.model.facts import Fact, Origin
from gallery.model.photoset import SetKind

FACTS = ("title", "kind", "released", "source", "credit", "expected")


def plan_to_json(plan: Plan) -> str:
    """Return a plan's request and choices as ASCII text (lone surrogates are escaped)."""
    chosen = {planned.key: _facts_of(planned) for planned in plan.sets}
    return json.dumps({"request": asdict(plan.request), "sets": chosen, "loose": bool(plan.loose)})


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
    chosen: dict[str, dict[str, Any]] = recorded["sets"]
    there = {planned.key for planned in plan.sets}
    if plan.loose and not recorded["loose"]:
        gathered = gather_loose(plan, title="")
        missing = gathered.sets[-1].key in chosen and gathered.sets[-1].key not in there
        plan = gathered if missing else replace(plan, loose=())
    sets = [_changed(one, chosen[one.key]) for one in plan.sets if one.key in chosen]
    return replace(plan, sets=tuple(sets))


def _facts_of(planned: PlannedSet) -> dict[str, Any]:
    facts = {name: getattr(planned, name) for name in FACTS}
    return {name: asdict(fact) for name, fact in facts.items() if fact is not None}


def _changed(planned: PlannedSet, facts: dict[str, Any]) -> PlannedSet:
    values: dict[str, Any] = dict.fromkeys(FACTS)
    for name, fact in facts.items():
        value = SetKind(fact["value"]) if name == "kind" else fact["value"]
        values[name] = Fact(value, Origin(fact["origin"]), fact["reason"])
    return replace(planned, **values)

"""What the user changes in a plan: sets put together, taken apart, filled with other files.

Pure functions from plan to plan, so that a dialog's undo is the plan before. A file is never
lost and never in two places; what changed its set or its place is ``by_hand`` from then on,
so that ``record`` can tell it to an import that goes on after a crash.
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeAlias

from gallery.importing import naming
from gallery.importing.place import Place
from gallery.importing.plan import Plan, PlannedFile, PlannedSet
from gallery.library.sets import MOST_EXPECTED
from gallery.model.errors import InvalidValue
from gallery.model.facts import Fact, Origin
from gallery.model.names import clean
from gallery.model.photoset import SetKind

Value: TypeAlias = str | int | SetKind | None

WORDS = ("title", "source", "source_url", "credit", "handle", "event", "era", "terms")
FIELDS = (*WORDS, "kind", "released", "expected", "zone")


def merged(plan: Plan, keys: Collection[str], *, into: str) -> Plan:
    """Return the plan with the sets of ``keys`` put into one; what is said of it stays.

    Numbers in the names decide the places if they count all files together; else the files of
    the others follow behind. Later imports of the others' sources grow the one set.

    Raises:
        KeyError: there is no set ``into``.
    """
    one = plan.set_of(into)
    wanted = set(keys)
    others = [other for other in plan.sets if other.key in wanted and other.key != into]
    if not others:
        return plan
    one = _with_all(one, others)
    gone = {other.key for other in others}
    sets = (one if planned.key == into else planned for planned in plan.sets)
    return replace(plan, sets=tuple(planned for planned in sets if planned.key not in gone))


def split(plan: Plan, key: str, *, files: Collection[PlannedFile], title: str = "") -> Plan:
    """Return the plan with some files of a set in a set of their own, right after it.

    The new set takes over what is said of the old; ``title`` "" makes one of the old title.
    Nothing happens if it would leave one of the two empty.

    Raises:
        KeyError: there is no such set.
    """
    whole = plan.set_of(key)
    wanted = _places(files)
    part = [file for file in whole.files if file.where in wanted]
    if not part or len(part) == len(whole.files):
        return plan
    count = sum(other.key.startswith(f"{key}#part-") for other in plan.sets) + 2
    named = Fact(clean(title), Origin.USER) if clean(title) else None
    taken_off = replace(
        whole,
        key=_part_key(key, part[0]),
        title=named or replace(whole.title, value=f"{whole.title.value} ({count})"),
        expected=None,
        also_keys=(),
        known_there=(),
        files=_numbered(part),
        known_id=None,
        already_there=0,
        ranked=True,
    )
    rest = _without(whole, wanted)
    sets = [pair for one in plan.sets for pair in ((rest, taken_off) if one is whole else (one,))]
    return replace(plan, sets=tuple(sets))


def moved(plan: Plan, files: Collection[PlannedFile], *, to: str | None) -> Plan:
    """Return the plan with files put into a set, or into none (None).

    They may come from sets, from the loose ones and from those left out; a set that is empty
    then is gone from the plan.

    Raises:
        KeyError: there is no such set.
    """
    already = plan.loose if to is None else plan.set_of(to).files
    wanted = _places(files) - _places(already)
    coming = [file for file in _every(plan) if file.where in wanted]
    if not coming:
        return plan
    left = _taken_away(plan, wanted, keep=to)
    if to is None:
        loose = (replace(file, position=0, by_hand=True) for file in coming)
        return replace(left, loose=(*left.loose, *loose))
    return left.with_set(_joined(left.set_of(to), [coming]))


def leave_out(plan: Plan, files: Collection[PlannedFile]) -> Plan:
    """Return the plan without these files; ``moved`` brings them back.

    The place of one that a number in its name or its post gave stays empty.
    """
    wanted = _places(files) - _places(plan.left_out)
    going = tuple(file for file in _every(plan) if file.where in wanted)
    sets = (_closed_up(one, wanted) if going else one for one in plan.sets)
    return replace(
        plan,
        sets=tuple(one for one in sets if one.files),
        loose=tuple(file for file in plan.loose if file.where not in wanted),
        left_out=(*plan.left_out, *going),
    )


def with_value(plan: Plan, keys: Collection[str], *, field: str, value: Value) -> Plan:
    """Return the plan with one field of some sets as the user says; "" or None clears it.

    Args:
        plan: the plan.
        keys: the sets.
        field: one of ``FIELDS``.
        value: a ``SetKind`` for "kind", a number for "expected", an ISO date for "released".

    Raises:
        InvalidValue: the field is none, or the value has no sense in it.
    """
    said: dict[str, Any] = {field: _said(field, value)}
    wanted = set(keys)
    changed = (replace(one, **said) if one.key in wanted else one for one in plan.sets)
    return replace(plan, sets=tuple(changed))


def _said(field: str, value: Value) -> Fact[Any] | str | None:
    if field not in FIELDS:
        raise InvalidValue(field, str(value), "unknown-field")
    if field == "kind":
        return Fact(_kind(value), Origin.USER)
    if field == "expected":
        return _expected(value)
    text = clean(str(value or ""))
    if field in {"title", "zone"} and not text:
        raise InvalidValue(field, text, "empty")
    if field == "released" and text:
        _check_date(text)
    return text if field == "zone" else Fact(text, Origin.USER)


def _kind(value: Value) -> SetKind:
    try:
        return SetKind(str(value or SetKind.OTHER))
    except ValueError as error:
        raise InvalidValue("kind", str(value), "unknown-kind") from error


def _expected(value: Value) -> Fact[int] | None:
    if not value:
        return None
    if not isinstance(value, int) or not 1 <= value <= MOST_EXPECTED:
        raise InvalidValue("expected", str(value), "out-of-range")
    return Fact(value, Origin.USER)


def _check_date(text: str) -> None:
    try:
        date.fromisoformat(text)
    except ValueError as error:
        raise InvalidValue("released", text, "not-a-date") from error


def _with_all(one: PlannedSet, others: Sequence[PlannedSet]) -> PlannedSet:
    """Put all of other sets into one."""
    joined = _joined(one, [other.files for other in others])
    known = next((each for each in (one, *others) if each.known_id is not None), one)
    keys = (key for each in (one, *others) for key in (each.key, *each.also_keys))
    return replace(
        joined,
        expected=_expected_together([one, *others], joined),
        also_keys=tuple(key for key in dict.fromkeys(keys) if key != one.key),
        known_id=known.known_id,
        known_there=known.known_there,
        already_there=one.already_there + sum(other.already_there for other in others),
    )


def _expected_together(parts: Sequence[PlannedSet], joined: PlannedSet) -> Fact[int] | None:
    """Return the greatest count if the parts keep their places, the sum if they follow."""
    known = [part.expected for part in parts if part.expected is not None]
    first = parts[0].expected
    if len(known) < len(parts) or first is None or first.origin is Origin.USER:
        return first
    before = {file.where: file.position for part in parts for file in part.files}
    if all(before[file.where] == file.position for file in joined.files):
        return max(known, key=lambda fact: fact.value)
    return replace(first, value=sum(fact.value for fact in known))


def _joined(one: PlannedSet, groups: Sequence[Sequence[PlannedFile]]) -> PlannedSet:
    """Put files into a set: where their numbers say, else group by group behind its last."""
    coming = [file for group in groups for file in group]
    together = (*one.files, *coming)
    own = len(one.files)
    numbers = naming.numbers_of([file.name for file in together], expected=_count(one))
    free = not set(numbers[own:]) & set(one.known_there)
    if numbers and free and numbers[:own] == [file.position for file in one.files]:
        seated = [_put(file, place) for file, place in zip(coming, numbers[own:], strict=True)]
        return replace(one, files=_in_order((*one.files, *seated)), ranked=False)
    return replace(one, files=_in_order((*one.files, *_seated(one, groups))))


def _seated(one: PlannedSet, groups: Sequence[Sequence[PlannedFile]]) -> Iterator[PlannedFile]:
    taken = {*one.known_there, *(file.position for file in one.files)}
    last = max(taken, default=0)
    for group in groups:
        wished = sorted(file.position for file in group)
        if _fits(wished, taken, last=last):
            yield from (_put(file, file.position) for file in group)
            taken.update(wished)
            last = max(last, *wished)
            continue
        last = max(last, _count(one) or 0)
        for file in sorted(group, key=lambda file: (file.position or MOST_EXPECTED, file.where)):
            last += 1
            taken.add(last)
            yield _put(file, last)


def _fits(wished: Sequence[int], taken: Collection[int], *, last: int) -> bool:
    """Whether places lie between or right behind those that are taken, and make no new gap."""
    beyond = [place for place in wished if place > last]
    return (
        bool(wished)
        and wished[0] > 0
        and len(set(wished)) == len(wished)
        and not any(place in taken for place in wished)
        and beyond == list(range(last + 1, last + 1 + len(beyond)))
    )


def _taken_away(plan: Plan, wanted: Collection[Place], *, keep: str | None) -> Plan:
    sets = [_without(one, wanted) for one in plan.sets]
    return replace(
        plan,
        sets=tuple(one for one in sets if one.files or one.key == keep),
        loose=tuple(file for file in plan.loose if file.where not in wanted),
        left_out=tuple(file for file in plan.left_out if file.where not in wanted),
    )


def _without(planned: PlannedSet, wanted: Collection[Place]) -> PlannedSet:
    """Take files that belong elsewhere out of a set: their places close up."""
    gone = sorted(file.position for file in planned.files if file.where in wanted)
    if not gone:
        return planned
    if planned.known_id is not None:
        rest = tuple(file for file in planned.files if file.where not in wanted)
        return replace(planned, files=rest)
    expected = planned.expected
    if expected is not None and expected.origin is not Origin.USER:
        fewer = expected.value - len(gone)
        expected = replace(expected, value=fewer) if fewer > 0 else None
    files = (
        _put(file, file.position - sum(place < file.position for place in gone))
        for file in planned.files
        if file.where not in wanted
    )
    return replace(planned, files=tuple(files), expected=expected)


def _closed_up(planned: PlannedSet, wanted: Collection[Place]) -> PlannedSet:
    """Leave files out of a set; places that are mere ranks close up."""
    rest = [file for file in planned.files if file.where not in wanted]
    if len(rest) == len(planned.files):
        return planned
    return replace(planned, files=_numbered(rest) if planned.ranked else tuple(rest))


def _numbered(files: Sequence[PlannedFile]) -> tuple[PlannedFile, ...]:
    ordered = sorted(files, key=lambda file: (file.position, file.where))
    return tuple(_put(file, rank) for rank, file in enumerate(ordered, start=1))


def _put(file: PlannedFile, position: int) -> PlannedFile:
    return replace(file, position=position, by_hand=True)


def _in_order(files: Iterable[PlannedFile]) -> tuple[PlannedFile, ...]:
    return tuple(sorted(files, key=lambda file: file.position))


def _places(files: Iterable[PlannedFile]) -> set[Place]:
    return {file.where for file in files}


def _every(plan: Plan) -> Iterable[PlannedFile]:
    for planned in plan.sets:
        yield from planned.files
    yield from plan.loose
    yield from plan.left_out


def _count(planned: PlannedSet) -> int | None:
    return planned.expected.value if planned.expected else None


def _part_key(key: str, first: PlannedFile) -> str:
    """Return a key that no other part of the set has, in this import or another."""
    said = "\0".join((first.path, str(first.entry)))
    return f"{key}#part-{hashlib.sha256(said.encode('utf-8', 'surrogateescape')).hexdigest()[:8]}"

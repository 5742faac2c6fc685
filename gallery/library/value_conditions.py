"""What a search asks of a photo's own row, as SQL: measures, days, marks, what is missing.

Every column that is asked for stands in an index, so that the photos are found there and
counted without their rows. Small values stand in one index together besides, a narrow copy of
the rows: whatever is asked of several of them, one walk through it answers (``walked_where``),
and one photo is looked at there (``value_test``).
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta

from gallery.library.refusals import pushed_down
from gallery.library.sql import Sql, joined, one_of
from gallery.model.dates import DateRange
from gallery.search import ast

MEASURES = {
    ast.Measure.WIDTH: "width",
    ast.Measure.HEIGHT: "height",
    ast.Measure.PIXELS: "pixels",
    ast.Measure.BYTES: "bytes",
    ast.Measure.RATIO: "shape",
    ast.Measure.PEOPLE: "people_count",
    ast.Measure.SCENES: "scene_count",
    ast.Measure.RATING: "rating",
}
# In the place of {0} stands a plus sign where an index of this column alone is not wanted.
FLAGS = {
    ast.Flag.FAVOURITE: "{0}favourite = 1",
    ast.Flag.UNTAGGED: "{0}people_count = 0 AND {0}scene_count = 0",
    ast.Flag.TAGGED: "NOT ({0}people_count = 0 AND {0}scene_count = 0)",
    ast.Flag.DAMAGED: "damaged != ''",
    ast.Flag.RECENT: "import_id = (SELECT max(import_id) FROM photos)",
    ast.Flag.ANIMATED: "{0}frames > 1",
    ast.Flag.VARIANT: "{0}hidden = 1",
    ast.Flag.KEPT: "{0}variant_count > 0",
    ast.Flag.DUPLICATE: """id IN (
        SELECT photo_id FROM same_pictures WHERE state = 'open' AND relation = 'same'
        UNION SELECT other_id FROM same_pictures WHERE state = 'open' AND relation = 'same')""",
}
LACKS = {
    ast.Lack.CAPTION: "{0}caption_count = 0",
    ast.Lack.PEOPLE: "{0}people_count = 0",
    ast.Lack.SCENE: "{0}scene_count = 0",
    ast.Lack.DATE: "{0}is_dated = 0",
    ast.Lack.SOURCE: "{0}is_sourced = 0",
    ast.Lack.TITLE: "title = ''",
    ast.Lack.SET: "first_set_id IS NULL",
    ast.Lack.RATING: "{0}rating = 0",
}
ROW = "EXISTS (SELECT 1 FROM photos WHERE id = p.id AND ({}))"
NARROW_ROW = "EXISTS (SELECT 1 FROM photos INDEXED BY photos_measures WHERE id = p.id AND ({}))"
LARGEST = 2**62  # no measure comes near it, and SQLite's whole numbers end beyond


def value_where(node: ast.Node, sign: str = "") -> Sql:
    """Return the condition on the columns of ``photos`` that ``node`` asks for.

    Args:
        node: what is asked.
        sign: "+" keeps SQLite from the indexes of single small values.
    """
    match node:
        case ast.Taken(days):
            # "~" sorts behind every time of that day
            bounds = (days.first.isoformat(), days.last.isoformat() + "~")
            return Sql("taken_at >= ? AND taken_at < ?", bounds)
        case ast.Added(days):
            return _added(days)
        case ast.OnDay(month, day):
            here = "substr(taken_at, 6, 5) = ? AND taken_at != ''"
            return Sql(here, (f"{month:02}-{day:02}",))
        case ast.Quantity(measure, span):
            return _measured(sign + MEASURES[measure], span)
        case ast.HasFormat(formats):
            return one_of(f"{sign}format", formats)
        case ast.Lacks(what):
            return Sql(LACKS[what].format(sign))
        case ast.Is(flag):
            return Sql(FLAGS[flag].format(sign))
        case ast.IsVariant(kinds):
            behind = one_of("kind", kinds).within("SELECT photo_id FROM variants WHERE {}")
            return behind.within("id IN ({})")
        case _:
            raise TypeError(f"not a value of a photo: {node}")


def walked_where(node: ast.Node) -> Sql | None:
    """Return the condition for a walk through all small values; None if it asks more than them."""
    return _walked(pushed_down(node))


def value_test(node: ast.Node) -> Sql:
    """Return the test whether ``node``, which asks for values of a photo, holds for ``p.id``."""
    small = walked_where(node)
    return value_where(node).within(ROW) if small is None else small.within(NARROW_ROW)


def value_tests(nodes: Sequence[ast.Node]) -> list[Sql]:
    """Return the tests of several such nodes: all small values are looked at in one go."""
    small = [node for node in nodes if walked_where(node) is not None]
    together = [value_test(ast.all_of(*small))] if small else []
    return together + [value_test(node) for node in nodes if node not in small]


def _walked(node: ast.Node) -> Sql | None:
    match node:
        case ast.And(nodes):
            return _joined(nodes, " AND ")
        case ast.Or(nodes):
            found = _joined(nodes, " OR ")
            return None if found is None else found.within("({})")
        case ast.Not(inner) if _is_small(inner):
            return value_where(inner, "+").within("NOT ({})")
        case _:
            return value_where(node, "+") if _is_small(node) else None


def _joined(nodes: Iterable[ast.Node], between: str) -> Sql | None:
    parts = [_walked(node) for node in nodes]
    known = [part for part in parts if part is not None]
    return joined(known, between) if len(known) == len(parts) else None


def _is_small(node: ast.Node) -> bool:
    match node:
        case ast.Quantity() | ast.HasFormat():
            return True
        case ast.Lacks(what):
            return "{0}" in LACKS[what]
        case ast.Is(flag):
            return "{0}" in FLAGS.get(flag, "")
        case _:
            return False


def _measured(column: str, span: ast.Span) -> Sql:
    bounds = ((span.low, ">" if span.above else ">="), (span.high, "<" if span.below else "<="))
    parts = [
        Sql(f"{column} {sign} ?", (min(max(bound, -LARGEST), LARGEST),))
        for bound, sign in bounds
        if bound is not None
    ]
    return joined(parts, " AND ") if parts else Sql("1")


def _added(days: DateRange) -> Sql:
    """Return the condition that a photo came within days of this computer's clock.

    The library keeps those moments in UTC; a day far away begins as it does there.
    """
    begin = _moment(days.first)
    if days.last == date.max:
        return Sql("added_at >= ?", (begin,))
    return Sql("added_at >= ? AND added_at < ?", (begin, _moment(days.last + timedelta(days=1))))


def _moment(day: date) -> str:
    midnight = datetime.combine(day, time.min)
    try:
        return midnight.astimezone(UTC).isoformat(timespec="seconds")
    except (OverflowError, OSError, ValueError):  # before or after what the clock knows
        return midnight.isoformat(timespec="seconds")

"""What a search asks of a photo's own row, as SQL: measures, days, marks, what is missing.

Every column that is asked for stands in an index, so that the photos are found there and
counted without their rows.
"""

from datetime import UTC, date, datetime, time, timedelta

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
FLAGS = {
    ast.Flag.FAVOURITE: "favourite = 1",
    ast.Flag.UNTAGGED: "people_count = 0 AND scene_count = 0",
    ast.Flag.TAGGED: "NOT (people_count = 0 AND scene_count = 0)",
    ast.Flag.DAMAGED: "damaged != ''",
    ast.Flag.RECENT: "import_id = (SELECT max(import_id) FROM photos)",
    ast.Flag.ANIMATED: "frames > 1",
    ast.Flag.DUPLICATE: """id IN (
        SELECT photo_id FROM same_pictures WHERE state = 'open'
        UNION SELECT other_id FROM same_pictures WHERE state = 'open')""",
}
LACKS = {
    ast.Lack.CAPTION: "caption_count = 0",
    ast.Lack.PEOPLE: "people_count = 0",
    ast.Lack.SCENE: "scene_count = 0",
    ast.Lack.DATE: "is_dated = 0",
    ast.Lack.SOURCE: "is_sourced = 0",
    ast.Lack.TITLE: "title = ''",
    ast.Lack.SET: "first_set_id IS NULL",
    ast.Lack.RATING: "rating = 0",
}
LARGEST = 2**62  # no measure comes near it, and SQLite's whole numbers end beyond


def value_where(node: ast.Node) -> Sql:
    """Return the condition on the columns of ``photos`` that ``node`` asks for."""
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
            return _measured(MEASURES[measure], span)
        case ast.HasFormat(formats):
            return one_of("format", formats)
        case ast.Lacks(what):
            return Sql(LACKS[what])
        case ast.Is(flag):
            return Sql(FLAGS[flag])
        case _:
            raise TypeError(f"not a value of a photo: {node}")


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

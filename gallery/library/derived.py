"""What follows from the choices, renewed inside the transaction that changed them.

``refresh`` looks at what a writer touched: which photos are hidden (``hiding``), who and what is
in them (``shown``), where they stand in the order of all photos, what their searchable text is
(``texts``), and how full their sets are; how often and when phrases were said (``frequency``),
and by what names are found (``name_keys``). Every step is a handful of statements over temporary
tables, however many photos there are.

The order of all photos, as text that sorts by itself: newest release first, within a day by
set and position; a photo without a set stands among the sets by the day it was taken, or else
added, newest first. Sets without a release date come last.
"""

import json
from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, select, text

from gallery.library import frequency, hiding, name_keys, shown, texts
from gallery.library.journal import Writer
from gallery.library.keys import among, in_pieces
from gallery.library.shown import STALE
from gallery.library.tables import photo_phrases, photos, set_members

TEXTS_AT_ONCE = 2_000  # photos; their words are indexed at a fifth of the speed of other data
# Days and times count down, so that the newest sorts first. "2024-01" counts as its first day.
SET_DAY = "printf('%08d', 99999999 - substr(replace(s.released_on, '-', '') || '00000000', 1, 8))"
MEMBER_KEY = f"{SET_DAY} || 's' || printf('%010d', s.id) || printf('p%06d', m.position)"
LOOSE_MOMENT = "CASE taken_at WHEN '' THEN added_at ELSE taken_at END"
LOOSE_KEY = f"""
printf('%08d', 99999999 - substr(replace({LOOSE_MOMENT}, '-', '') || '00000000', 1, 8)) || 't' ||
printf('%06d', 999999 - (replace(substr({LOOSE_MOMENT}, 12, 8), ':', '') || ''))
"""

WANTED_TAG_COUNTS = """(
    (SELECT count(*) FROM photo_people WHERE photo_id = photos.id),
    (SELECT count(*) FROM photo_scenes WHERE photo_id = photos.id)
)"""
WANTED_PLACE = f"""(
    SELECT first.set_id, coalesce(first.order_key, {LOOSE_KEY})
    FROM (SELECT 1) LEFT JOIN (
        SELECT set_id, order_key FROM set_members WHERE photo_id = photos.id
        ORDER BY order_key LIMIT 1
    ) AS first
)"""
# The shape is kept within what a grid can draw; 0 stands for a size that is not known.
WANTED_MEASURES = """(
    width * height,
    CASE WHEN width > 0 AND height > 0 THEN min(max(width * 1000 / height, 100), 10000) ELSE 0 END,
    taken_at != '' OR EXISTS (
        SELECT 1 FROM set_members AS m JOIN sets AS s ON s.id = m.set_id
        WHERE m.photo_id = photos.id AND s.released_on != ''),
    source != '' OR EXISTS (
        SELECT 1 FROM set_members AS m JOIN sets AS s ON s.id = m.set_id
        WHERE m.photo_id = photos.id AND s.source != '')
)"""
MEASURES = "(pixels, shape, is_dated, is_sourced)"
WANTED_EXTRA = """set_id IS NOT (
    SELECT first_set_id FROM photos WHERE photos.id = set_members.photo_id
)"""
# What is hidden fills its place, but is not shown there.
WANTED_SET_COUNTS = f"""(
    SELECT count(*) FILTER (WHERE photo_id NOT {hiding.HIDDEN}),
        count(DISTINCT position),
        max(coalesce(sets.expected, 0), coalesce(max(position), 0)) - count(DISTINCT position)
    FROM set_members WHERE set_id = sets.id
)"""
# Kept by triggers (source_tables); this is what they count.
WANTED_OPEN = """(
    SELECT count(*) FROM photo_suggestions
    WHERE suggestion_id = suggestions.id AND state = 'open'
)"""

ORDER = (
    f"""UPDATE set_members AS m SET order_key = {MEMBER_KEY} FROM sets AS s
    WHERE s.id = m.set_id AND m.photo_id {STALE}""",
    f"UPDATE photos SET (first_set_id, order_key) = {WANTED_PLACE} WHERE id {STALE}",
    f"UPDATE set_members SET is_extra = {WANTED_EXTRA} WHERE photo_id {STALE}",
    # Only what differs: every column stands in an index or two.
    f"""UPDATE photos SET {MEASURES} = {WANTED_MEASURES}
    WHERE id {STALE} AND {MEASURES} IS NOT {WANTED_MEASURES}""",
)
TAG_COUNTS = f"UPDATE photos SET (people_count, scene_count) = {WANTED_TAG_COUNTS} WHERE id {STALE}"
SET_COUNTS = f"""
UPDATE sets SET (photo_count, place_count, missing_count) = {WANTED_SET_COUNTS} WHERE id {STALE}
"""


def refresh(writer: Writer) -> None:
    """Renew everything that depends on what ``writer`` touched, and nothing else."""
    connection, touched = writer.connection, writer.touched
    hiding.renew(connection, touched)
    if touched.phrases:
        said = select(photo_phrases.c.photo_id).where(
            among(photo_phrases.c.phrase_id, touched.phrases)
        )
        photos_said_of = connection.execute(said).scalars().all()
        touched.tags.update(photos_said_of)
        touched.changed("photos", photos_said_of)  # a search may find others now
    if touched.dates:
        members = select(set_members.c.photo_id).where(among(set_members.c.set_id, touched.dates))
        touched.order.update(connection.execute(members).scalars())
    touched.families |= frequency.families_moved(connection, touched.kin)
    writer.rounds.expect_last(touched.stale)
    for _ in _marked(writer, touched.tags):
        shown.renew(connection, touched)
        _run(connection, TAG_COUNTS)
    frequency.refresh(connection, touched)
    if touched.names:
        name_keys.renew(connection, touched.names)
    for _ in _marked(writer, touched.order):
        _run(connection, *ORDER)
    if touched.sets:
        _mark(connection, touched.sets)
        _run(connection, SET_COUNTS)
    for piece in _pieces(writer, touched.text, TEXTS_AT_ONCE):
        texts.renew(connection, piece)


def rebuild(writer: Writer) -> None:
    """Make all derived data anew, from nothing."""
    connection = writer.connection
    _run(
        connection,
        "DELETE FROM photo_people",
        "DELETE FROM photo_scenes",
        "DELETE FROM photo_text",
        "UPDATE persons SET photo_count = 0",
        "UPDATE scenes SET photo_count = 0",
        "UPDATE groups SET photo_count = 0",
        f"UPDATE suggestions SET photo_count = {WANTED_OPEN}",
    )
    hiding.rebuild(connection)
    everything = set(connection.execute(select(photos.c.id)).scalars())
    writer.touched.tags |= everything
    writer.touched.order |= everything
    writer.touched.text |= everything
    writer.touched.sets |= set(connection.execute(text("SELECT id FROM sets")).scalars())
    refresh(writer)
    frequency.rebuild(connection)
    name_keys.rebuild(connection)


def _marked(writer: Writer, photo_ids: Iterable[int]) -> Iterator[None]:
    """Mark photos as stale, piece by piece: a million at once would fill the memory."""
    for piece in _pieces(writer, photo_ids):
        _mark(writer.connection, piece)
        yield


def _pieces(
    writer: Writer, photo_ids: Iterable[int], size: int | None = None
) -> Iterator[list[int]]:
    for piece in in_pieces(sorted(photo_ids), size):
        yield piece
        writer.rounds.go_on(len(piece))


def _mark(connection: Connection, ids: Iterable[int]) -> None:
    _run(
        connection,
        "CREATE TEMP TABLE IF NOT EXISTS stale (id INTEGER PRIMARY KEY)",
        "DELETE FROM temp.stale",
    )
    # As one list: a row at a time costs a tenth of an edit of ten thousand photos.
    marking = "INSERT INTO temp.stale (id) SELECT value FROM json_each(?)"
    connection.exec_driver_sql(marking, (json.dumps(sorted(ids)),))


def _run(connection: Connection, *statements: str) -> None:
    for statement in statements:
        connection.exec_driver_sql(statement)

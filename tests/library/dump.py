"""The whole content of a library as plain values, so that two states can be compared."""

from typing import Any

from sqlalchemy import select

from gallery.library.columns import metadata
from gallery.library.database import Library

# The history remembers that something was undone; everything else must be as before.
BESIDE = {"steps", "step_pieces", "imports"}
NOTES = "news"  # keys of ``about`` that tell other programs what was written
# When something happened, not what is so.
MOMENTS = {"said_at", "removed_at"}


def dump(library: Library) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table, choice and derived, sorted; the full text too."""
    tables: dict[str, list[tuple[Any, ...]]] = {}
    with library.reading() as reader:
        for table in metadata.sorted_tables:
            if table.name not in BESIDE:
                columns = [column for column in table.columns if column.name not in MOMENTS]
                rows = reader.execute(select(*columns)).all()
                kept = [tuple(row) for row in rows if not str(row[0]).startswith(NOTES)]
                tables[table.name] = sorted(kept, key=repr)
        found = reader.exec_driver_sql(
            "SELECT rowid, caption, title, name FROM photo_fts ORDER BY rowid"
        )
        tables["photo_fts"] = [tuple(row) for row in found]
    return tables


def assert_same(before: dict[str, Any], after: dict[str, Any]) -> None:
    """Compare two dumps table by table, so that a failure names the table."""
    for name, rows in before.items():
        assert after[name] == rows, name

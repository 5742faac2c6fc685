"""The state of a library's tables: made, recognised, brought up to date.

A new library is made straight from ``tables.metadata`` and stamped with the newest revision by
hand; a test holds that ``migrations/`` builds the same. Why by hand: Alembic costs a third of
a second, so it is only imported when a migration has to run.
"""

import uuid
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, text

from gallery.library import fulltext
from gallery.library.columns import metadata
from gallery.library.tables import about, roots
from gallery.model.errors import LibraryDamaged

HEAD = "0006"  # the newest revision in migrations/versions

STAMP_TABLE = """
CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
)
"""


def prepare(engine: Engine, folder: Path, backups: Path) -> None:
    """Make the tables of a new library, or bring those of an older one up to date.

    Args:
        engine: one whose transactions begin by taking the writer's place.
        folder: the library, for errors.
        backups: where a copy goes before a migration.

    Raises:
        LibraryDamaged: the file is a database, but no library.
        LibraryTooNew: a newer Photosketch wrote it.
    """
    with engine.connect() as connection:
        revision = stored_revision(connection)
        if revision is None:
            connection.rollback()
            with connection.begin():  # another process may have been quicker
                revision = stored_revision(connection)
                if revision is None:
                    _refuse_strangers(connection, folder)
                    create(connection)
                    revision = HEAD
    if not revision:
        raise LibraryDamaged(folder, "the library has no revision")
    if revision != HEAD:
        from gallery.library.migrations import migrate  # Alembic: 314 ms, rarely needed

        migrate(engine, folder, backups, revision=revision)


def create(connection: Connection) -> None:
    """Make all tables and stamp them with the newest revision."""
    metadata.create_all(connection)
    fulltext.create(connection)
    fulltext.create_for_names(connection)
    connection.execute(text(STAMP_TABLE))
    connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})
    furnish(connection)


def furnish(connection: Connection) -> None:
    """Write the rows every library begins with: its identity and the root inside it."""
    facts = {"identity": uuid.uuid4().hex, "created_at": datetime.now(UTC).isoformat()}
    connection.execute(insert(about), [{"key": k, "value": v} for k, v in facts.items()])
    connection.execute(insert(roots), [{"inside": 1, "path": b""}])


def stored_revision(connection: Connection) -> str | None:
    """Return the revision the tables are stamped with, None when there are none."""
    if "alembic_version" not in _table_names(connection):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or ""


def _table_names(connection: Connection) -> set[str]:
    found = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'"))
    return set(found.scalars())


def _refuse_strangers(connection: Connection, folder: Path) -> None:
    if _table_names(connection):
        raise LibraryDamaged(folder, "library.db is a database of another program")

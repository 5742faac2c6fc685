"""Migrations: how an older library becomes one of today.

``versions`` holds one module a revision; ``env`` lets Alembic run on a connection it is given.
To add one: change ``tables``, write ``versions/000N_what.py``, raise ``schema.HEAD``; a test
compares what the migrations build with what ``tables`` builds. Names are folded
and get their keys anew after any migration: to change the rules of ``model.names`` or
``spelling`` takes a revision, if an empty one.
"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine

from gallery.library import name_keys
from gallery.library.backup import back_up
from gallery.library.connections import ignore_foreign_keys, worded
from gallery.model.errors import LibraryDamaged, LibraryTooNew


def migrate(engine: Engine, folder: Path, backups: Path, *, revision: str) -> None:
    """Bring a library from ``revision`` up to date, after copying it into ``backups``.

    Raises:
        LibraryTooNew: ``revision`` is not one of ours.
        LibraryDamaged: the library breaks its own rules after the migration; nothing is kept.
    """
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    scripts = ScriptDirectory.from_config(config)
    try:
        scripts.get_revision(revision)
    except CommandError as error:
        raise LibraryTooNew(folder, revision) from error
    copy = back_up(folder / "library.db", backups, reason=f"before-{scripts.get_current_head()}")
    with worded(folder), engine.connect() as connection:
        # Rebuilding a table drops it: without this its children's rows would go with it.
        ignore_foreign_keys(connection)
        with connection.begin():
            try:
                _upgrade(connection, config, folder)
            except BaseException:
                # Nothing is changed, and each try to open it would leave one more of these.
                copy.unlink(missing_ok=True)
                raise


def _upgrade(connection: Connection, config: Config, folder: Path) -> None:
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    name_keys.fold(connection)
    name_keys.rebuild(connection)
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise LibraryDamaged(folder, f"after migration: {broken}")

"""What the migrations build is what ``tables`` builds; the start needs no Alembic."""

import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory

from gallery.library import connections, migrations, schema
from gallery.library.database import Library


def shape(path: Path) -> dict[tuple[str, str], str]:
    """Return what a database is made of: its statements, white space folded."""
    raw = sqlite3.connect(path)
    rows = raw.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    raw.close()
    return {(kind, name): _folded(sql) for kind, name, sql in rows}


def _folded(sql: str) -> str:
    return re.sub(r"\s*([(),])\s*", r"\1", " ".join(sql.split()))


def stamp_only(folder: Path, revision: str) -> None:
    """Make a database that knows its revision and nothing else."""
    folder.mkdir()
    raw = sqlite3.connect(folder / "library.db")
    raw.execute(schema.STAMP_TABLE)
    if revision:
        raw.execute("INSERT INTO alembic_version VALUES (?)", [revision])
    raw.commit()
    raw.close()


def test_migrations_build_the_same_as_tables(library: Library, tmp_path: Path) -> None:
    old = tmp_path / "old"
    stamp_only(old, "")
    engine = connections.make_engine(old / "library.db", begin="BEGIN IMMEDIATE")
    migrations.migrate(engine, old, old / "backups", revision="base")
    engine.dispose()
    assert shape(old / "library.db") == shape(library.database_path)
    assert [path.name.endswith("-before-0002.db") for path in (old / "backups").iterdir()] == [True]
    with Library.open(old, cache=tmp_path / "cache") as opened, opened.reading() as reader:
        assert schema.stored_revision(reader) == schema.HEAD


def test_head_is_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    assert ScriptDirectory.from_config(config).get_current_head() == schema.HEAD


@pytest.mark.parametrize("module", ["alembic", "lxml", "PIL", "PySide6"])
def test_opening_does_not_import_what_it_does_not_need(tmp_path: Path, module: str) -> None:
    program = (
        "import sys; from pathlib import Path; from gallery.library.database import Library; "
        f"Library.open(Path(sys.argv[1])).close(); sys.exit({module!r} in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, os.fspath(tmp_path / "new")], check=False, timeout=60
    )
    assert done.returncode == 0

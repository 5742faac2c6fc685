"""Verifying a library: is the database sound, does everything fit, are the files there?"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sqlalchemy import Connection, select, text
from sqlalchemy.exc import DatabaseError

from gallery.library import consistency, derived, fulltext, trash
from gallery.library.connections import Reader
from gallery.library.database import DATABASE_NAME, Library
from gallery.library.files import absolute, root_paths
from gallery.library.reach import missing_roots
from gallery.library.tables import files
from gallery.model.errors import LibraryDamaged

LINES = 100  # of SQLite's own findings; more say nothing new
# Behind a photo that stands behind another itself: nothing writes that.
CHAINED = """SELECT v.photo_id, v.kept_id FROM variants AS v
    JOIN variants AS k ON k.photo_id = v.kept_id ORDER BY 1"""

SIDECARS = frozenset({".json", ".xmp", ".txt"})  # that may stand beside a photo, under its name


class ProblemKind(StrEnum):
    """What was found; the faces word it."""

    DATABASE = "database-damaged"
    LINK = "broken-link"
    STALE = "stale"
    FULL_TEXT = "full-text"
    MISSING_FILE = "missing-file"
    STRAY_FILE = "stray-file"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding.

    ``subject`` is a table, a kind of derived data, or a path as spelled on disk; ``photo_id``
    the photo whose file is missing; ``is_repaired`` whether it was mended just now.
    """

    kind: ProblemKind
    subject: str
    detail: str = ""
    photo_id: int | None = None
    is_repaired: bool = False

    def __str__(self) -> str:
        return ": ".join(part for part in (self.kind, self.subject, self.detail) if part)


def check(library: Library, *, repair: bool = False) -> list[Problem]:
    """Verify the library.

    Args:
        library: an open library.
        repair: also make derived data and the full text anew where they differ, and bring
            back missing files that wait in the library's own trash. Nothing a user said is
            ever changed.

    Returns:
        The findings, the gravest first.
    """
    problems = _database(library)
    if problems:
        return problems  # nothing else that is read from it can be believed
    with library.reading() as reader:
        problems += _links(reader)
        stale = consistency.stale(reader)
        problems += _missing_files(reader, library, repair=repair)
        problems += _stray_files(reader, library)
    problems += [
        Problem(ProblemKind.STALE, name, str(number), is_repaired=repair)
        for name, number in stale.items()
    ]
    if repair and stale:
        with library.writing() as writer:
            derived.rebuild(writer)
    problems += _full_text(library, repair=repair)
    return sorted(problems, key=lambda problem: list(ProblemKind).index(problem.kind))


def _database(library: Library) -> list[Problem]:
    findings: list[str] = []
    try:
        with library.reading() as reader:
            for line in reader.execute(text(f"PRAGMA integrity_check({LINES})")).scalars():
                findings.append(str(line))
    except LibraryDamaged as error:
        findings.append(error.detail)
    return [Problem(ProblemKind.DATABASE, DATABASE_NAME, line) for line in findings if line != "ok"]


def _links(reader: Reader) -> Iterator[Problem]:
    for row in reader.execute(text("PRAGMA foreign_key_check")):
        yield Problem(ProblemKind.LINK, str(row[0]), f"row {row[1]} → {row[2]}")
    for photo_id, kept_id in reader.execute(text(CHAINED)):
        yield Problem(ProblemKind.LINK, "variants", f"row {photo_id} → {kept_id}")


def _full_text(library: Library, *, repair: bool) -> list[Problem]:
    """Compare the index with the texts (SQLite asks for a write to do so)."""
    with library.writing() as writer:
        if _is_indexed(writer.connection):
            return []
        if repair:
            fulltext.rebuild(writer.connection)
    return [Problem(ProblemKind.FULL_TEXT, "photo_fts", is_repaired=repair)]


def _is_indexed(connection: Connection) -> bool:
    try:
        with connection.begin_nested():
            fulltext.verify(connection)
    except DatabaseError:
        return False
    return True


def _missing_files(reader: Reader, library: Library, *, repair: bool) -> Iterator[Problem]:
    roots = root_paths(reader, library)
    gone = missing_roots(reader)  # nothing is brought back to where a disk is not mounted
    for row in reader.execute(select(files).order_by(files.c.id)):
        path = Path(absolute(roots[row.root_id], row.path))
        if path.exists():
            continue
        waiting = trash.folder_of(library.folder, row.id) / path.name
        mended = repair and row.root_id not in gone and trash.move(waiting, path)
        yield Problem(
            ProblemKind.MISSING_FILE, str(path), photo_id=row.photo_id, is_repaired=mended
        )


def _stray_files(reader: Reader, library: Library) -> Iterator[Problem]:
    """Find files in ``originals`` that belong to no photo; they are left alone.

    Sidecars that were moved in belong to the picture that they are named after.
    """
    inside = trash.inside_root(reader)
    question = select(files.c.path).where(files.c.root_id == inside)
    known = {os.fsdecode(path) for path in reader.execute(question).scalars()}
    for folder, _folders, names in os.walk(library.originals):
        pictures = [Path(name) for name in names if Path(name).suffix.casefold() not in SIDECARS]
        named = {name for path in pictures for name in (path.name, path.stem)}
        for name in names:
            path = Path(folder, name)
            is_beside = path.suffix.casefold() in SIDECARS and path.stem in named
            if path.relative_to(library.folder).as_posix() not in known and not is_beside:
                yield Problem(ProblemKind.STRAY_FILE, str(path))

"""Make a large library that looks like a real one, the same each time.

    python -m tests.bench.make_library FOLDER [PHOTOS] [--without-files] [--without-thumbnails]

A million photos (the default) in 40,000 sets, with 3,000 persons in groups and 20,000 scenes of
three names each; about ten minutes. FOLDER gets ``library``, ``cache`` (open the library with
XDG_CACHE_HOME there) and ``pictures``. Smaller ones have fewer sets, persons and scenes.

The rows are written straight into the tables (an import of a million photos would take an hour);
what follows from them the library derives itself, so that ``photosketch check`` finds nothing.
"""

import argparse
import os
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import insert, select

from gallery.library import files, frequency, name_keys
from gallery.library.columns import metadata
from gallery.library.database import Library, Reader, Writer
from gallery.library.query import find
from gallery.library.tables import files as files_table
from gallery.library.tables import photos
from gallery.search import ast
from tests.bench import made_pictures, made_sets
from tests.bench.made_world import populate

MILLION = 1_000_000
PHOTOS_A_SET = 25
PERSONS, SCENES = 3_000, 20_000
LOOSE = 40  # one photo of so many is in no set
SETS_A_BATCH = 2_000
FIRST_LARGE, PLACES, LARGE_A_PLACE = 30_000, 3, 5_000  # thumbnails in the usual size
CACHE_KIB = 400_000  # of SQLite, while it is written
ORDER = (  # parents before what hangs on them
    "imports", "photos", "files", "sets", "set_members", "photo_phrases", "captions",
    "same_pictures", "regions", "photo_suggestions", "photo_facts",
)  # fmt: skip


def main(arguments: list[str]) -> int:
    """Make a library; say what takes how long."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("photos", type=int, nargs="?", default=MILLION)
    parser.add_argument("--without-files", action="store_true")
    parser.add_argument("--without-thumbnails", action="store_true")
    asked = parser.parse_args(arguments)
    folder = asked.folder.absolute()
    with Library.open(folder / "library", cache=folder / "cache" / "photosketch") as library:
        fill(library, asked.photos, pictures=folder / "pictures")
        drawings = made_pictures.Drawings()
        if not asked.without_thumbnails:
            _say("thumbnails")
            put_thumbnails(library, drawings)
        if not asked.without_files:
            _say("files")
            put_files(library, folder / "pictures", drawings)
    _say("done")
    return 0


def fill(
    library: Library,
    number: int,
    *,
    persons: int | None = None,
    scenes: int | None = None,
    pictures: Path | None = None,
    seed: int = 1,
) -> None:
    """Write ``number`` photos with all that belongs to them into an empty library.

    Args:
        library: a new one.
        number: how many photos.
        persons, scenes: how many; None: in proportion, at most those of a million.
        pictures: the folder that the files are said to be in; "pictures" beside the library
            if None.
        seed: another one gives another library.
    """
    dice = random.Random(seed)
    folder = pictures or library.folder.parent / "pictures"
    with library.writing() as writer:
        connection = writer.connection
        _say("names")
        world = populate(
            connection,
            dice,
            persons=persons or min(PERSONS, max(16, number // 30)),
            scenes=scenes or min(SCENES, max(60, number // 5)),
        )
        name_keys.rebuild(connection)
        guesses = [
            {"id": n, "kind": "word", "text": f"guess {n}", "key": f"guess {n}", "reason": "tag"}
            for n in range(1, made_sets.GUESSES + 1)
        ]
        connection.execute(insert(metadata.tables["suggestions"]), guesses)
        root, path = files.root_for(writer, str(folder / "any"))
    maker = made_sets.Maker(world, dice, root, path.decode().removesuffix("/any"))
    loose = number // LOOSE
    counts = made_sets.sizes(dice, max(1, number // PHOTOS_A_SET), number - loose)
    batches = [counts[at : at + SETS_A_BATCH] for at in range(0, len(counts), SETS_A_BATCH)]
    for imported, some in enumerate(batches, start=1):
        _say(f"{imported} of {len(batches)}")
        left = loose // len(batches) + (loose % len(batches) if imported == 1 else 0)
        with library.writing() as writer:
            writer.connection.exec_driver_sql(f"PRAGMA cache_size = -{CACHE_KIB}")
            batch = maker.batch(some, left, imported)
            world.said.write(writer.connection)
            _write(writer, batch)
    with library.writing() as writer:
        _say("frequency")
        frequency.rebuild(writer.connection)


def put_thumbnails(library: Library, drawings: made_pictures.Drawings) -> None:
    """Keep thumbnails: in the usual size for the first screens and some places further down."""
    with library.reading() as reader:
        ids = find(reader, ast.Everything()).ids
        large = made_pictures.around(ids, FIRST_LARGE, PLACES, LARGE_A_PLACE)
        columns = photos.c.id, photos.c.digest, photos.c.width, photos.c.height
        rows = reader.execute(select(*columns).order_by(photos.c.id))
        made_pictures.put_thumbnails(library.thumbnails, map(tuple, rows), large, drawings)


def put_files(library: Library, folder: Path, drawings: made_pictures.Drawings) -> None:
    """Make the files that the library speaks of, in ``folder``."""
    with library.reading() as reader:
        made_pictures.put_files(folder, _named(reader, library, folder), drawings)


def _named(reader: Reader, library: Library, folder: Path) -> Iterator[tuple[int, str, int, int]]:
    roots = files.root_paths(reader, library)
    columns = files_table.c.root_id, files_table.c.path, photos.c.id, photos.c.width
    question = select(*columns, photos.c.height).join_from(files_table, photos)
    for root, path, photo, width, height in reader.execute(question):
        yield photo, os.path.relpath(files.absolute(roots[root], path), folder), width, height


def _write(writer: Writer, batch: made_sets.Batch) -> None:
    for name in ORDER:
        if batch.rows.get(name):
            writer.connection.execute(insert(metadata.tables[name]), batch.rows[name])
    touched = writer.touched
    for stale in (touched.order, touched.tags, touched.text):
        stale.update(batch.photo_ids)
    touched.sets.update(batch.set_ids)


def _say(what: str) -> None:
    sys.stderr.write(f"{time.process_time():7.1f} s  {what}\n")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

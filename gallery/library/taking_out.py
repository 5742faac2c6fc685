"""Taking out what an import brought, so many rows a transaction: its undo, in pieces.

An import of 100,000 photos would hold the library for ten seconds and longer if it were undone
in one transaction. Every piece leaves a library that is whole; the step is ``half`` undone
then, and can be taken on in either direction, also after a crash.
"""

from sqlalchemy import select

from gallery.library import aftermath, imports, photos, sets, trash
from gallery.library.journal import Writer
from gallery.library.tables import files, set_members
from gallery.library.tables import photos as photos_table
from gallery.library.tables import sets as sets_table

PIECE = 1_000  # rows of a kind; some 100 ms


def take_out(writer: Writer, import_id: int) -> bool:
    """Take a piece of an import out; return whether that was the last one.

    Copies go to the trash folder; files that were moved in stay in ``originals``. What the
    import changed of things that were there before is taken back last.
    """
    keep_files = imports.moves_files(writer.connection, import_id)
    if _photos(writer, import_id, keep_files=keep_files) == PIECE:
        return False
    if _files(writer, import_id, keep_files=keep_files) == PIECE:
        return False
    if _places(writer, import_id) == PIECE:
        return False
    made = select(sets_table.c.id).where(sets_table.c.import_id == import_id)
    for set_id in writer.connection.execute(made).scalars().all():
        if not sets.members(writer.connection, set_id):
            sets.delete(writer, set_id)
    if not aftermath.take_back(writer, import_id):
        return False
    imports.finish(writer, import_id, imports.UNDONE)
    return True


def _photos(writer: Writer, import_id: int, *, keep_files: bool) -> int:
    mine = select(photos_table.c.id).where(photos_table.c.import_id == import_id)
    last = mine.order_by(photos_table.c.id.desc()).limit(PIECE)
    ids = writer.connection.execute(last).scalars().all()
    return photos.remove(writer, ids, remember=False, keep_files=keep_files)


def _files(writer: Writer, import_id: int, *, keep_files: bool) -> int:
    """Take out further files of photos that were there before."""
    mine = select(files.c.id).where(files.c.import_id == import_id).limit(PIECE)
    rows = writer.rows(files, [{"id": key} for key in writer.connection.execute(mine).scalars()])
    if not keep_files:
        trash.set_aside(writer, rows)
    return writer.delete(files, rows)


def _places(writer: Writer, import_id: int) -> int:
    """Take photos that were there before out of sets."""
    columns = set_members.c.set_id, set_members.c.photo_id
    mine = select(*columns).where(set_members.c.import_id == import_id).limit(PIECE)
    found = writer.connection.execute(mine).mappings()
    return writer.delete(set_members, [dict(row) for row in found])

"""The full-text index over ``photo_text``: SQLite FTS5 with trigrams.

The index holds no text of its own (external content); triggers keep it in step. The text is
NFD and case-folded before it is stored, so the tokenizer folds nothing itself: that makes the
index exactly "is this a substring" and its building a third faster (0.40 s against 0.61 s for
100,000 rows).

Why trigrams over NFD: a Hangul syllable is two or three code points there, so that two
syllables are searchable, as nearly all Korean names are.
"""

from sqlalchemy import Connection, text

SHORTEST = 3  # code points; the index knows nothing shorter
ADD = "INSERT INTO photo_fts(rowid, search_text) VALUES (new.photo_id, new.search_text);"
REMOVE = """INSERT INTO photo_fts(photo_fts, rowid, search_text)
        VALUES ('delete', old.photo_id, old.search_text);"""
STATEMENTS = (
    """CREATE VIRTUAL TABLE photo_fts USING fts5(
        search_text, content='photo_text', content_rowid='photo_id',
        tokenize='trigram case_sensitive 1')""",
    f"CREATE TRIGGER photo_text_added AFTER INSERT ON photo_text BEGIN {ADD} END",
    f"CREATE TRIGGER photo_text_removed AFTER DELETE ON photo_text BEGIN {REMOVE} END",
    f"CREATE TRIGGER photo_text_changed AFTER UPDATE ON photo_text BEGIN {REMOVE} {ADD} END",
)
# Selects the ids of the photos whose text holds a piece; the parameter is ``phrase(piece)``.
MATCHING = "SELECT rowid AS id FROM photo_fts WHERE photo_fts MATCH ?"


def create(connection: Connection) -> None:
    """Make the index and the triggers that keep it in step with ``photo_text``."""
    for statement in STATEMENTS:
        connection.execute(text(statement))


def rebuild(connection: Connection) -> None:
    """Make the index anew from ``photo_text``."""
    connection.execute(text("INSERT INTO photo_fts(photo_fts) VALUES ('rebuild')"))


def verify(connection: Connection) -> None:
    """Compare the index with ``photo_text``; raises a database error when they differ."""
    connection.execute(text("INSERT INTO photo_fts(photo_fts, rank) VALUES ('integrity-check', 1)"))


def phrase(piece: str) -> str:
    """Return the parameter of ``MATCHING``: ``piece`` as it is, whatever signs it holds."""
    return '"' + piece.replace('"', '""') + '"'

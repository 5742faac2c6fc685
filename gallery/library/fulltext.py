"""The full-text indexes over ``photo_text`` and the names: SQLite FTS5 with trigrams.

The index holds no text of its own (external content); triggers keep it in step. The text is
NFD and case-folded before it is stored, so the tokenizer folds nothing itself: that makes the
index exactly "is this a substring" and its building a third faster (0.40 s against 0.61 s for
100,000 rows).

The index of the names holds no positions (``detail=none``): 2 MB instead of 12 for 210,000
names. It says which names hold all trigrams of a piece; whoever asks looks for the piece itself.

Why trigrams over NFD: a Hangul syllable is two or three code points there, so that two
syllables are searchable, as nearly all Korean names are.
"""

from itertools import islice

from sqlalchemy import Connection, text

SHORTEST = 3  # code points; the index knows nothing shorter
MOST_TRIGRAMS = 24  # of a name
ADD = """INSERT INTO photo_fts(rowid, caption, title, name)
        VALUES (new.photo_id, new.caption, new.title, new.name);"""
REMOVE = """INSERT INTO photo_fts(photo_fts, rowid, caption, title, name)
        VALUES ('delete', old.photo_id, old.caption, old.title, old.name);"""
STATEMENTS = (
    """CREATE VIRTUAL TABLE photo_fts USING fts5(
        caption, title, name, content='photo_text', content_rowid='photo_id',
        tokenize='trigram case_sensitive 1')""",
    f"CREATE TRIGGER photo_text_added AFTER INSERT ON photo_text BEGIN {ADD} END",
    f"CREATE TRIGGER photo_text_removed AFTER DELETE ON photo_text BEGIN {REMOVE} END",
    "CREATE TRIGGER photo_text_changed AFTER UPDATE OF caption, title, name ON photo_text "
    f"BEGIN {REMOVE} {ADD} END",
)
ADD_NAME = "INSERT INTO name_fts(rowid, search_text) VALUES (new.id, new.search_text);"
REMOVE_NAME = """INSERT INTO name_fts(name_fts, rowid, search_text)
        VALUES ('delete', old.id, old.search_text);"""
NAME_STATEMENTS = (
    """CREATE VIRTUAL TABLE name_fts USING fts5(
        search_text, content='names', content_rowid='id', detail='none',
        tokenize='trigram case_sensitive 1')""",
    f"CREATE TRIGGER names_added AFTER INSERT ON names BEGIN {ADD_NAME} END",
    f"CREATE TRIGGER names_removed AFTER DELETE ON names BEGIN {REMOVE_NAME} END",
    "CREATE TRIGGER names_changed AFTER UPDATE OF search_text ON names "
    f"BEGIN {REMOVE_NAME} {ADD_NAME} END",
)
# Selects the ids of the photos whose text holds a piece; the parameter is ``phrase(piece)``.
MATCHING = "SELECT rowid AS id FROM photo_fts WHERE photo_fts MATCH ?"
# Selects the ids of the names that may hold a piece; the parameter is ``trigrams(piece)``.
NAMES_MATCHING = "SELECT rowid AS id FROM name_fts WHERE name_fts MATCH ?"
INDEXES = ("photo_fts", "name_fts")


def create(connection: Connection) -> None:
    """Make the index of the photos, empty, and the triggers that keep it in step."""
    for statement in STATEMENTS:
        connection.execute(text(statement))


def create_for_names(connection: Connection) -> None:
    """Make the index of the names, with the names that are there, and its triggers."""
    for statement in NAME_STATEMENTS:
        connection.execute(text(statement))
    connection.execute(text("INSERT INTO name_fts(name_fts) VALUES ('rebuild')"))


def rebuild(connection: Connection) -> None:
    """Make both indexes anew from the texts."""
    for index in INDEXES:
        connection.execute(text(f"INSERT INTO {index}({index}) VALUES ('rebuild')"))


def verify(connection: Connection) -> None:
    """Compare both indexes with the texts; raises a database error when they differ."""
    for index in INDEXES:
        connection.execute(
            text(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)")
        )


def phrase(piece: str) -> str:
    """Return the parameter of ``MATCHING``: ``piece`` as it is, whatever signs it holds."""
    return '"' + piece.replace('"', '""') + '"'


def trigrams(*pieces: str) -> str:
    """Return the parameter of ``NAMES_MATCHING``: trigrams of pieces, of which one is so long.

    Of a long text the first ones: they leave few names, and FTS5 reads no expression of hundreds.
    """
    found = (
        piece[at : at + SHORTEST] for piece in pieces for at in range(len(piece) - SHORTEST + 1)
    )
    return " AND ".join(phrase(each) for each in islice(dict.fromkeys(found), MOST_TRIGRAMS))

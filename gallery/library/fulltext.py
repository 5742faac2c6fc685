"""The full-text index over ``photo_text``: SQLite FTS5 with trigrams."""

from sqlalchemy import Connection, text

STATEMENTS = (
    """CREATE VIRTUAL TABLE photo_fts USING fts5(
        search_text, content='photo_text', content_rowid='photo_id', tokenize='trigram')""",
    """CREATE TRIGGER photo_text_added AFTER INSERT ON photo_text BEGIN
        INSERT INTO photo_fts(rowid, search_text) VALUES (new.photo_id, new.search_text); END""",
    """CREATE TRIGGER photo_text_removed AFTER DELETE ON photo_text BEGIN
        INSERT INTO photo_fts(photo_fts, rowid, search_text)
        VALUES ('delete', old.photo_id, old.search_text); END""",
    """CREATE TRIGGER photo_text_changed AFTER UPDATE ON photo_text BEGIN
        INSERT INTO photo_fts(photo_fts, rowid, search_text)
        VALUES ('delete', old.photo_id, old.search_text);
        INSERT INTO photo_fts(rowid, search_text) VALUES (new.photo_id, new.search_text); END""",
)


def create(connection: Connection) -> None:
    """Make the index and the triggers that keep it in step with ``photo_text``."""
    for statement in STATEMENTS:
        connection.execute(text(statement))

"""The writer: ids, defaults, what counts as a change, what a journal holds."""

import pytest
from sqlalchemy.exc import IntegrityError

from gallery.library import journal
from gallery.library.database import Library
from gallery.library.tables import files, photos, roots, set_members


def test_ids_are_given_in_order_and_never_twice(library: Library) -> None:
    with library.writing() as writer:
        assert writer.insert(photos, [{"digest": "a"}, {"digest": "b"}]) == [1, 2]
        assert writer.insert(photos, [{"digest": "c", "id": 9}, {"digest": "d"}]) == [9, 10]
        assert writer.delete(photos, [{"id": 10}, {"id": 77}]) == 1
    with library.writing() as writer:
        assert writer.insert(photos, [{"digest": "e"}]) == [11]
        assert writer.insert(photos, []) == []


def test_columns_left_out_get_their_default(library: Library) -> None:
    with library.writing() as writer:
        writer.insert(photos, [{"digest": "a"}])
        (row,) = writer.rows(photos, [{"id": 1}])
    assert (row["frames"], row["title"], row["import_id"]) == (1, "", None)
    assert "order_key" not in row


def test_derived_and_unknown_columns_are_refused(library: Library) -> None:
    for column in ("order_key", "colour"):
        with pytest.raises(KeyError), library.writing() as writer:
            writer.insert(photos, [{"digest": "a", column: "x"}])


def test_only_what_differs_is_changed(library: Library) -> None:
    with library.writing() as writer:
        writer.insert(photos, [{"digest": "a", "rating": 3}, {"digest": "b"}])
    with library.writing() as writer:
        keys = [{"id": 1}, {"id": 2}, {"id": 3}]
        assert writer.update(photos, keys, {"rating": 3}) == 1
        assert writer.update(photos, keys[:2], [{"rating": 3}, {"title": "x"}]) == 1
        entries = list(journal.entries_of(writer.journal()))
    assert [entry["after"] for entry in entries] == [[[2, 3]], [[2, "x"]]]
    assert [entry["before"] for entry in entries] == [[[2, 0]], [[2, ""]]]


def test_bytes_survive_the_journal(library: Library) -> None:
    path = bytes(range(1, 256))
    with library.writing() as writer:
        writer.insert(roots, [{"path": path}])
        (entry,) = journal.entries_of(writer.journal())
    (row,) = journal.unpacked(roots, entry["columns"], entry["after"])
    assert row["path"] == path


def test_no_writes_no_journal(library: Library) -> None:
    with library.writing() as writer:
        writer.update(photos, [{"id": 1}], {"rating": 3})
        assert writer.journal() == b""
    assert not writer.changes


def test_rows_with_two_part_keys(library: Library) -> None:
    with library.writing() as writer:
        keys = [{"set_id": 1, "photo_id": 2}, {"set_id": 2, "photo_id": 1}]
        assert writer.rows(set_members, keys) == []
        assert writer.rows(set_members, []) == []


def test_links_are_enforced(library: Library) -> None:
    with pytest.raises(IntegrityError), library.writing() as writer:
        writer.insert(files, [{"photo_id": 99, "root_id": 1, "path": b"x"}])

"""Imports that were killed are known; the newest one is "recent"."""

import pytest

from gallery.library import counts, imports, photos
from gallery.library.database import Library


def test_a_killed_import_is_unfinished(library: Library) -> None:
    with library.writing() as writer:
        first, second = imports.start(writer, '{"a": 1}'), imports.start(writer, "{}")
        imports.finish(writer, second, imports.DONE)
    with library.reading() as reader:
        assert imports.unfinished(reader) == [(first, '{"a": 1}')]
    with pytest.raises(ValueError, match="x"), library.writing() as writer:
        imports.finish(writer, first, "x")


def test_recent_is_the_newest_import_with_photos(library: Library) -> None:
    with library.writing() as writer:
        first, second = imports.start(writer, ""), imports.start(writer, "")
        photos.add(writer, [{"digest": "a", "import_id": first}, {"digest": "b"}])
    with library.reading() as reader:
        assert imports.photo_ids(reader, [first, second]) == [1]
        assert counts.totals(reader).recent == 1

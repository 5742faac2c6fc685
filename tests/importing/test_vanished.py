"""Files that are no longer where the library knows them: named, and nothing is taken away."""

from pathlib import Path

from gallery.library import details
from gallery.library.database import Library
from tests.importing.conftest import Importer
from tests.importing.pictures import write_picture


def test_a_file_that_is_gone_is_named_and_its_photo_stays(
    library: Library, importer: Importer, source: Path
) -> None:
    for number in (1, 2):
        write_picture(source / "a" / f"{number}.jpg", shade=number)
    importer(source)
    (source / "a" / "2.jpg").unlink()
    plan = importer.plan(source)
    assert (plan.vanished, plan.vanished_count) == ((str(source / "a" / "2.jpg"),), 1)
    assert importer(source).added == 0
    with library.reading() as reader:
        assert details.details(reader, library, 2).sets


def test_a_file_that_moved_is_not_gone(importer: Importer, source: Path) -> None:
    write_picture(source / "a" / "1.jpg")
    importer(source)
    (source / "a").rename(source / "b")
    assert importer.plan(source).vanished == ()


def test_only_what_was_looked_through_tells(importer: Importer, source: Path) -> None:
    for folder in ("a", "ab"):
        write_picture(source / folder / "1.jpg", shade=len(folder))
    importer(source)
    for folder in ("a", "ab"):
        (source / folder / "1.jpg").unlink()
    write_picture(source / "a" / "3.jpg", shade=3)
    assert importer.plan(source / "a").vanished == (str(source / "a" / "1.jpg"),)
    assert importer.plan(source / "a" / "3.jpg").vanished == ()


def test_a_sidecar_that_says_nothing_is_read_once(importer: Importer, source: Path) -> None:
    write_picture(source / "1.jpg")
    (source / "notes.json").write_text("[1, 2]")
    assert [Path(path).name for path, _, _ in importer.plan(source).silent] == ["notes.json"]
    importer(source)
    assert importer.plan(source).silent == ()
    (source / "notes.json").write_text("[1, 2, 3]")
    assert len(importer.plan(source).silent) == 1

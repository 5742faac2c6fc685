"""Importing again: what is new beside known files is merged, the user's word stands."""

import os
from pathlib import Path

import pytest

from gallery.analysis import analyse
from gallery.edits import captions as caption_edits
from gallery.edits import photos as photo_edits
from gallery.edits import tagging
from gallery.edits.editor import Editor
from gallery.importing.request import Mode
from gallery.jobs.progress import Silent
from gallery.library import check, details, files, history, people, photos, phrases
from gallery.library.database import Library
from gallery.model.facts import Origin
from gallery.model.photo import PhotoDetails
from tests.importing.conftest import Importer
from tests.importing.pictures import bag, in_languages, packet, scenery, write_picture


def shown(library: Library, photo_id: int = 1) -> PhotoDetails:
    """Return everything known of a photo."""
    with library.reading() as reader:
        return details.details(reader, library, photo_id)


def beside(source: Path, body: str) -> None:
    """Write the sidecar of the one picture."""
    (source / "1.jpg.xmp").write_bytes(packet(body))


def title(text: str) -> str:
    """Return the property of a title."""
    return in_languages("dc:title", x_default=text)


def tag(library: Library, photo_id: int, name: str) -> None:
    """Say that a photo shows a person."""
    with library.writing() as writer:
        person = people.add_person(writer, [name])
        phrases.attach(writer, [photo_id], [phrases.find_or_add(writer, [person])])


def test_a_sidecar_that_came_later_is_merged(
    library: Library, importer: Importer, source: Path
) -> None:
    write_picture(source / "1.jpg")
    importer(source)
    beside(source, title("Ruins") + bag("Iptc4xmpExt:PersonInImage", "V"))
    plan = importer.plan(source)
    assert (plan.new_files, len(plan.rescanned)) == (0, 1)
    report = importer(source)
    assert (report.added, report.rescanned) == (0, 1)
    found = shown(library)
    assert (found.title, [name for _, name in found.people]) == ("Ruins", ["V"])
    assert found.origins["title"] is Origin.SIDECAR


def test_what_was_read_once_is_not_read_again(
    library: Library, importer: Importer, source: Path
) -> None:
    write_picture(source / "1.jpg")
    beside(source, title("Ruins"))
    importer(source)
    assert importer.plan(source).rescanned == ()
    beside(source, title("Other ruins"))
    importer(source)
    assert shown(library).title == "Other ruins"
    assert importer.plan(source).rescanned == ()
    with library.reading() as reader:
        assert len(history.recent(reader, 9)) == 2


@pytest.mark.parametrize("mode", list(Mode))
def test_importing_again_hears_nothing_and_makes_no_step(
    library: Library, importer: Importer, source: Path, mode: Mode
) -> None:
    write_picture(source / "1.jpg")
    beside(source, title("Ruins"))
    importer(source, mode=mode)
    report = importer(source, mode=mode)
    assert (report.added, report.rescanned) == (0, 0)
    with library.reading() as reader:
        assert len(history.recent(reader, 9)) == 1


def test_a_file_with_a_new_time_only_is_read_once_more_and_then_trusted(
    library: Library, importer: Importer, source: Path
) -> None:
    path = write_picture(source / "1.jpg")
    importer(source)
    os.utime(path, ns=(10**18, 10**18))
    plan = importer.plan(source)
    assert (plan.sets, plan.loose, len(plan.already_there)) == ((), (), 1)
    with library.reading() as reader:
        (known,) = files.known_files(reader, library, [str(path)]).values()
    assert (known.bytes, known.modified_ns) == (path.stat().st_size, 10**18)
    assert check.check(library) == []


def test_the_users_word_stands(library: Library, importer: Importer, source: Path) -> None:
    write_picture(source / "1.jpg")
    beside(source, title("Theirs") + in_languages("dc:description", en="Their caption"))
    importer(source)
    editor = Editor(library)
    editor.apply(caption_edits.SetTitle((1,), "Mine"))
    editor.apply(caption_edits.SetCaption((1,), "en", "My caption"))
    editor.apply(photo_edits.SetRating((1,), 5))
    body = title("Theirs again") + in_languages("dc:description", en="Again", ko="폐허")
    beside(source, body + "<xmp:Rating>1</xmp:Rating>")
    importer(source)
    found = shown(library)
    assert (found.title, found.rating) == ("Mine", 5)
    assert found.captions == {"en": "My caption", "ko": "폐허"}


def test_what_the_user_took_away_stays_away(
    library: Library, importer: Importer, source: Path
) -> None:
    write_picture(source / "1.jpg")
    named = bag("Iptc4xmpExt:PersonInImage", "V")
    beside(source, title("Theirs") + in_languages("dc:description", en="Theirs") + named)
    importer(source)
    editor = Editor(library)
    (statement,) = shown(library).statements
    editor.apply(tagging.RemovePhrases((1,), (statement.phrase_id,)))
    editor.apply(caption_edits.SetTitle((1,), ""))
    editor.apply(caption_edits.SetCaption((1,), "en", ""))
    beside(source, title("More") + in_languages("dc:description", en="More") + named)
    importer(source)
    found = shown(library)
    assert (found.title, found.captions, found.people) == ("", {}, ())


def test_a_rescan_is_one_step_and_undo_takes_it_back(
    library: Library, importer: Importer, source: Path
) -> None:
    write_picture(source / "1.jpg")
    beside(source, title("First"))
    importer(source)
    beside(source, title("Second") + bag("Iptc4xmpExt:PersonInImage", "V") + bag("dc:subject", "x"))
    importer(source)
    with library.writing() as writer:
        history.undo(writer)
    found = shown(library)
    assert (found.title, found.people) == ("First", ())
    with library.reading() as reader:
        assert people.all_persons(reader) == []
    with library.writing() as writer:
        history.redo(writer)
    assert shown(library).title == "Second"
    assert check.check(library) == []


def test_undo_leaves_what_the_user_said_since(
    library: Library, importer: Importer, source: Path
) -> None:
    write_picture(source / "1.jpg")
    importer(source)
    beside(source, title("Theirs") + bag("Iptc4xmpExt:PersonInImage", "V"))
    importer(source)
    with library.writing() as writer:  # not a step of the history: as if from elsewhere
        photos.set_values(writer, [1], {"title": "Mine"})
    with library.writing() as writer:
        history.undo(writer)
    found = shown(library)
    assert (found.title, found.people) == ("Mine", ())


def test_a_picture_edited_in_place_keeps_its_tags(
    library: Library, importer: Importer, source: Path
) -> None:
    path = source / "1.jpg"
    path.write_bytes(scenery(seed=1))
    importer(source)
    analyse(library, Silent())
    tag(library, 1, "V")
    before = shown(library)
    path.write_bytes(scenery(seed=1, size=(400, 300), xmp=packet(title("Edited"))))
    report = importer(source)
    assert report.added == 0
    found = shown(library)
    assert (found.digest != before.digest, found.width) == (True, 400)
    assert ([name for _, name in found.people], found.title) == (["V"], "Edited")
    assert importer.paths() == {1: [str(path)]}
    assert analyse(library, Silent()).done == 1
    assert importer.plan(source).files == 0
    with library.writing() as writer:
        history.undo(writer)
    assert shown(library).digest == before.digest


def test_another_picture_under_the_same_name_is_another_photo(
    library: Library, importer: Importer, source: Path
) -> None:
    path = source / "1.jpg"
    path.write_bytes(scenery(seed=1))
    importer(source)
    analyse(library, Silent())
    tag(library, 1, "V")
    path.write_bytes(scenery(seed=2))
    assert importer(source).added == 1
    assert [name for _, name in shown(library, 1).people] == ["V"]
    assert shown(library, 2).people == ()
    assert importer.paths() == {2: [str(path)]}


def test_a_moved_file_is_relinked_and_its_new_sidecar_read(
    library: Library, importer: Importer, source: Path
) -> None:
    write_picture(source / "old" / "1.jpg")
    importer(source)
    (source / "old").rename(source / "new")
    beside(source / "new", title("Ruins"))
    importer(source)
    assert importer.paths() == {1: [str(source / "new" / "1.jpg")]}
    assert shown(library).title == "Ruins"


def test_removed_by_hand_is_remembered_after_undoing_an_import_that_brought_it_back(
    library: Library, importer: Importer, love_wins_all: Path
) -> None:
    importer(love_wins_all)
    Editor(library).apply(photo_edits.RemovePhotos((3,)))
    assert importer(love_wins_all, again=True).added == 1
    with library.writing() as writer:
        history.undo(writer)
    plan = importer.plan(love_wins_all)
    assert (plan.new_files, len(plan.removed_before)) == (0, 1)
    assert importer(love_wins_all).added == 0


@pytest.mark.parametrize("mode", [Mode.COPY, Mode.MOVE])
def test_a_copy_of_an_edited_file_is_held_like_the_first(
    library: Library, importer: Importer, source: Path, mode: Mode
) -> None:
    path = source / "1.jpg"
    path.write_bytes(scenery(seed=1))
    importer(source)
    analyse(library, Silent())
    path.write_bytes(scenery(seed=1, xmp=packet(title("Edited"))))
    importer(source, mode=mode)
    assert shown(library).title == "Edited"
    (held,) = importer.paths()[1][-1:]
    assert library.originals in Path(held).parents
    assert check.check(library) == []

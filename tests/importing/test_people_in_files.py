"""People and keywords that files state: persons, boxes, tags and suggestions in the library."""

from pathlib import Path

import pytest
from PIL import Image

from gallery.library import details, history, people, regions, scenes, suggestions
from gallery.library.database import Library
from gallery.model.facts import Origin
from gallery.model.photo import PhotoDetails
from gallery.model.scenes import SceneKind
from tests.importing.conftest import Importer
from tests.importing.pictures import bag, faces, packet, write_picture

ORIENTATION = 0x0112  # the EXIF tag


def shown(library: Library, photo_id: int = 1) -> PhotoDetails:
    """Return everything known of a photo."""
    with library.reading() as reader:
        return details.details(reader, library, photo_id)


def test_a_person_named_in_the_file_is_a_person_of_origin_file(
    library: Library, importer: Importer, source: Path
) -> None:
    write_picture(source / "1.jpg", xmp=packet(bag("Iptc4xmpExt:PersonInImage", "V", "IU")))
    importer(source)
    found = shown(library)
    assert sorted(name for _, name in found.people) == ["IU", "V"]
    assert {statement.origin for statement in found.statements} == {Origin.FILE}


def test_a_face_gives_a_person_and_one_box(
    library: Library, importer: Importer, source: Path
) -> None:
    body = faces(("V", 0.5, 0.4, 0.2, 0.3)) + bag("Iptc4xmpExt:PersonInImage", "V")
    write_picture(source / "1.jpg", xmp=packet(body))
    importer(source)
    found = shown(library)
    assert [name for _, name in found.people] == ["V"]
    with library.reading() as reader:
        (box,) = regions.of_photos(reader, [1])[1]
    assert (box.x, box.y, box.width, box.height) == pytest.approx((0.4, 0.25, 0.2, 0.3))
    assert (box.name, box.origin) == ("V", Origin.FILE)


def test_a_person_in_a_group_of_the_hierarchy_joins_it(
    library: Library, importer: Importer, source: Path
) -> None:
    body = bag("lr:hierarchicalSubject", "People|BTS|V") + bag("dc:subject", "V")
    write_picture(source / "1.jpg", xmp=packet(body))
    importer(source)
    with library.reading() as reader:
        (person,) = people.all_persons(reader)
        (group,) = people.all_groups(reader)
    assert (person.name, person.groups, group.name) == ("V", ("BTS",), "BTS")
    assert [name for _, name in shown(library).people] == ["V"]


def test_one_person_whatever_name_the_files_use(
    library: Library, importer: Importer, source: Path
) -> None:
    with library.writing() as writer:
        known = people.add_person(writer, ["V", "뷔", "Kim Taehyung"])
    for shade, name in enumerate(("V", "뷔", "kim  taehyung")):
        xmp = packet(bag("Iptc4xmpExt:PersonInImage", name))
        write_picture(source / f"{shade}.jpg", shade=shade, xmp=xmp)
    importer(source)
    with library.reading() as reader:
        (person,) = people.all_persons(reader)
    assert (person.id, person.photos) == (known, 3)


def test_keywords_that_are_known_are_tags_the_rest_is_offered(
    library: Library, importer: Importer, source: Path
) -> None:
    with library.writing() as writer:
        scenes.add_scene(writer, ["camcorder"], SceneKind.PROP)
        people.add_person(writer, ["V", "뷔"])
    write_picture(source / "1.jpg", xmp=packet(bag("dc:subject", "Camcorder", "뷔", "puffer")))
    importer(source)
    found = shown(library)
    assert [name for _, name in found.people] == ["V"]
    assert [name for _, name in found.scenes] == ["camcorder"]
    assert {statement.origin for statement in found.statements} == {Origin.FILE}
    with library.reading() as reader:
        assert [hint.text for hint in suggestions.open_words(reader, limit=9)] == ["puffer"]


def test_a_keyword_that_two_bear_is_no_tag(
    library: Library, importer: Importer, source: Path
) -> None:
    with library.writing() as writer:
        people.add_person(writer, ["V"])
        scenes.add_scene(writer, ["V"])
    write_picture(source / "1.jpg", xmp=packet(bag("dc:subject", "V")))
    importer(source)
    assert shown(library).statements == ()


def test_undo_takes_the_people_that_only_it_brought(
    library: Library, importer: Importer, source: Path
) -> None:
    with library.writing() as writer:
        people.add_person(writer, ["IU"])
    body = bag("lr:hierarchicalSubject", "People|BTS|V", "People|IU") + bag("dc:subject", "odd")
    write_picture(source / "1.jpg", xmp=packet(body))
    importer(source)
    with library.writing() as writer:
        history.undo(writer)
    with library.reading() as reader:
        assert [person.name for person in people.all_persons(reader)] == ["IU"]
        assert people.all_groups(reader) == []
        assert suggestions.count(reader) == 0
    with library.writing() as writer:
        history.redo(writer)
    found = shown(library)
    assert sorted(name for _, name in found.people) == ["IU", "V"]
    with library.reading() as reader:
        assert [group.name for group in people.all_groups(reader)] == ["BTS"]
        assert suggestions.count(reader) == 1


def test_undo_leaves_a_person_that_somebody_else_uses_now(
    library: Library, importer: Importer, source: Path
) -> None:
    xmp = packet(bag("Iptc4xmpExt:PersonInImage", "V"))
    importer(write_picture(source / "1.jpg", shade=1, xmp=xmp))
    importer(write_picture(source / "2.jpg", shade=2, xmp=xmp))
    with library.writing() as writer:
        history.undo(writer)
    assert [name for _, name in shown(library, 1).people] == ["V"]
    with library.writing() as writer:
        history.undo(writer)
    with library.reading() as reader:
        assert people.all_persons(reader) == []


@pytest.mark.parametrize("late", [False, True])
def test_boxes_of_an_xmp_sidecar_are_turned_as_the_picture_is(
    library: Library, importer: Importer, source: Path, late: bool
) -> None:
    image = Image.new("RGB", (64, 48), "navy")
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    image.save(source / "1.jpg", exif=exif)
    if late:
        importer(source)
    (source / "1.xmp").write_bytes(packet(faces(("V", 0.25, 0.5, 0.25, 0.5))))
    importer(source)
    with library.reading() as reader:
        (box,) = details.details(reader, library, 1).regions
    # a quarter from the left of the stored pixels is a quarter from the top of the turned ones
    assert (box.x, box.y, box.width, box.height) == pytest.approx((0.25, 0.125, 0.5, 0.25))

"""What a look at thumbnails tells of copies, and what it changes in their group."""

import pytest
from PIL import Image, ImageOps

from gallery.library import duplicates, groups_of_same, photos, settings
from gallery.library.database import Library
from gallery.library.duplicates import SamePicture
from gallery.library.groups_of_same import SameGroup
from gallery.model.best_copy import Reason
from gallery.model.variants import Relation
from tests.images.test_wholeness import cropped, picture, thumbnail, written_on
from tests.library.making import add_photos

LARGE = {"width": 3200, "height": 2134}
WHOLE = picture()


def filled(library: Library, pictures: list[Image.Image], relation: Relation) -> None:
    """Photos 1, 2, 3 ..., the last one the largest, each related to the last."""
    with library.writing() as writer:
        ids = add_photos(writer, len(pictures))
        photos.set_each(writer, {ids[-1]: LARGE})
        pairs = [SamePicture(ids[-1], key, relation=relation) for key in ids[:-1]]
        duplicates.mark(writer, pairs)
        digests = photos.digests(writer.connection, ids)
    jpegs = {digests[key]: thumbnail(one) for key, one in zip(ids, pictures, strict=True)}
    library.thumbnails.put_many(jpegs)


def group(library: Library, *, maybe: bool = False, look: bool = True) -> SameGroup:
    with library.reading() as reader:
        (found,) = groups_of_same.groups(reader, library, maybe=maybe)
        return groups_of_same.looked_at(reader, library, found) if look else found


def told(found: SameGroup, name: str) -> dict[int, bool | None]:
    return {one.photo_id: getattr(one, name) for one in found.candidates}


def test_a_watermark_is_seen_on_the_one_that_has_it(library: Library) -> None:
    filled(library, [WHOLE, WHOLE, written_on(WHOLE)], Relation.SAME)
    found = group(library)
    assert told(found, "marked") == {1: False, 2: False, 3: True}
    assert (found.best.photo_id, found.best.reason) == (3, Reason.PIXELS), "as the order says"
    with library.writing() as writer:
        settings.set_best_copy_order(writer, ["whole", "pixels"])
    found = group(library)
    assert (found.best.photo_id, found.best.reason) == (1, Reason.WHOLE)
    assert found.photo_ids == (1, 2, 3)
    assert found.key == group(library, look=False).key


def test_who_was_cut_is_seen(library: Library) -> None:
    filled(library, [cropped(WHOLE, 0.2), WHOLE], Relation.CROPPED)
    assert told(group(library, maybe=True), "cropped") == {1: True, 2: False}


def test_a_cut_one_that_was_enlarged_is_seen(library: Library) -> None:
    filled(library, [WHOLE, cropped(WHOLE, 0.2)], Relation.CROPPED)
    assert told(group(library, maybe=True), "cropped") == {1: False, 2: True}


def test_one_in_a_frame_is_never_proposed(library: Library) -> None:
    filled(library, [WHOLE, ImageOps.expand(WHOLE, 54, "white")], Relation.FRAMED)
    found = group(library, maybe=True, look=False)
    assert told(found, "framed") == {1: False, 2: True}
    related = {one.photo_id: one.relation for one in found.candidates}
    assert related == {1: Relation.SAME, 2: Relation.FRAMED}
    assert not found.sure
    assert (found.best.photo_id, found.best.reason) == (1, Reason.WHOLE)


@pytest.mark.parametrize("relation", Relation)
def test_without_thumbnails_nothing_is_told(relation: Relation, library: Library) -> None:
    filled(library, [WHOLE, WHOLE], relation)
    with library.reading() as reader:
        digests = photos.digests(reader, [1, 2])
    library.thumbnails.put_many({digests[1]: b"no picture"})
    found = group(library, maybe=not relation.is_sure)
    assert told(found, "framed") == told(found, "marked") == {1: None, 2: None}

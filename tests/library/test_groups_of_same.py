"""Groups to decide on: what is read of their photos, which is proposed, a page at a time."""

import io
from pathlib import Path

import pytest
from PIL import Image

from gallery.library import (
    candidates,
    captions,
    duplicates,
    files,
    groups_of_same,
    photos,
    sets,
    settings,
    variants,
)
from gallery.library.database import Library
from gallery.library.duplicates import SamePicture
from gallery.library.groups_of_same import MOST_MEMBERS, GroupKey, SameGroup
from gallery.model.best_copy import DEFAULT_ORDER, SOURCES_BEST_FIRST, Candidate, Reason
from gallery.model.errors import InvalidValue
from gallery.model.photo import InSet
from gallery.model.variants import Relation, VariantKind
from tests.library.making import add_photos


def jpeg(quality: int) -> bytes:
    stream = io.BytesIO()
    Image.linear_gradient("L").convert("RGB").save(stream, "JPEG", quality=quality)
    return stream.getvalue()


def bring(library: Library, path: Path, content: bytes, **columns: object) -> int:
    """Catalogue a file that is written there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    usual = {"digest": f"{path}", "width": 256, "height": 256, "format": "JPEG"}
    with library.writing() as writer:
        (photo_id,) = photos.add(writer, [usual | {"bytes": len(content)} | columns])
        place = {"photo_id": photo_id, "path": str(path), "bytes": 1, "modified_ns": 1}
        files.add_files(writer, [place])
    return photo_id


def marked(library: Library, *pairs: tuple[int, int], relation: Relation = Relation.SAME) -> None:
    with library.writing() as writer:
        duplicates.mark(writer, [SamePicture(*pair, relation=relation) for pair in pairs])


def groups(library: Library, **asked: object) -> tuple[SameGroup, ...]:
    with library.reading() as reader:
        return groups_of_same.groups(reader, library, **asked)  # type: ignore[arg-type]


def test_all_that_tells_copies_apart(library: Library, tmp_path: Path) -> None:
    inside = bring(library, library.originals / "set" / "01.jpg", jpeg(90), source="X")
    outside = bring(library, tmp_path / "사진" / "02.jpg", jpeg(70), taken_at="2024-01-27")
    png = bring(library, tmp_path / "03.png", b"no matter", format="PNG", frames=3)
    with library.writing() as writer:
        set_id = sets.create(writer, {"title": "Love wins all", "source": "Weverse"})
        sets.add_members(writer, set_id, [(inside, 7)])
        captions.set_caption(writer, [outside], "ko", "뷔")
        photos.set_values(writer, [outside], {"rating": 4, "favourite": True})
        photos.set_values(writer, [png], {"damaged": "truncated"})
    marked(library, (outside, inside), (png, inside))
    (group,) = groups(library)
    one, two, three = (
        next(each for each in group.candidates if each.photo_id == key)
        for key in (inside, outside, png)
    )
    assert (one.jpeg_quality, one.inside, one.name) == (90, True, "01.jpg")
    assert one.folder == str(library.originals / "set")
    assert one.sets == (InSet(set_id, "Love wins all", 7),)
    assert (one.sources, one.source_rank) == (("Weverse", "X"), 0)
    assert (two.jpeg_quality, two.inside, two.folder) == (70, False, str(tmp_path / "사진"))
    assert (two.taken, two.captions, two.rating, two.favourite) == ("2024-01-27", 1, 4, True)
    assert (three.jpeg_quality, three.format, three.damaged, three.frames) == (None, "PNG", True, 3)
    assert (group.best.photo_id, group.best.reason) == (inside, Reason.WHOLE)
    assert [told.reason for told in group.best.told] == [Reason.WHOLE, Reason.SOURCE]
    assert group.photo_ids == (inside, outside, png)
    assert not group.sure, "one of them moves"


def test_a_file_that_is_gone_has_no_quality(library: Library, tmp_path: Path) -> None:
    one = bring(library, tmp_path / "01.jpg", jpeg(90))
    other = bring(library, tmp_path / "02.jpg", jpeg(70))
    (tmp_path / "01.jpg").unlink()
    marked(library, (other, one))
    (group,) = groups(library)
    assert {each.photo_id: each.jpeg_quality for each in group.candidates} == {one: None, other: 70}
    assert group.sure


def test_the_order_of_the_library_decides(library: Library, tmp_path: Path) -> None:
    one = bring(library, tmp_path / "01.jpg", jpeg(90))
    other = bring(library, tmp_path / "02.jpg", jpeg(70), source="어떤 팬사이트")
    marked(library, (other, one))
    assert groups(library)[0].best.photo_id == one
    with library.writing() as writer:
        assert candidates.order_of(writer.connection) == DEFAULT_ORDER
        assert candidates.sources_of(writer.connection) == SOURCES_BEST_FIRST
        settings.set_source_ranks(writer, ["어떤 팬사이트"])
    (group,) = groups(library)
    assert (group.best.photo_id, group.best.reason) == (other, Reason.SOURCE)
    with library.writing() as writer:
        settings.set_best_copy_order(writer, ["quality", "source"])
    assert groups(library)[0].best.photo_id == one


def test_an_order_that_bytes_decide_alone_is_refused(library: Library) -> None:
    with library.writing() as writer, pytest.raises(InvalidValue):
        settings.set_best_copy_order(writer, ["bytes"])


def test_what_stands_behind_is_counted_and_left_out(library: Library) -> None:
    with library.writing() as writer:
        add_photos(writer, 4)
        variants.make(writer, 1, {2: VariantKind.PREVIEW})
    marked(library, (3, 1), (4, 3))
    (group,) = groups(library)
    assert {one.photo_id: one.variants for one in group.candidates} == {1: 1, 3: 0, 4: 0}


def test_maybes_tell_how_they_are_related(library: Library) -> None:
    with library.writing() as writer:
        add_photos(writer, 4)
        photos.set_values(writer, [1], {"width": 3200, "height": 2134})
    marked(library, (2, 1), relation=Relation.CROPPED)
    marked(library, (3, 1), relation=Relation.MIRRORED)
    assert groups(library) == ()
    (group,) = groups(library, maybe=True)
    related = {one.photo_id: (one.relation, one.cropped) for one in group.candidates}
    assert related == {
        1: (Relation.SAME, None),
        2: (Relation.CROPPED, True),
        3: (Relation.MIRRORED, None),
    }
    assert not group.sure
    (mirrored,) = groups(library, maybe=Relation.MIRRORED)
    assert mirrored.photo_ids == (1, 3)


class TestPages:
    def pages(self, library: Library, limit: int) -> list[SameGroup]:
        found: list[SameGroup] = []
        after: GroupKey | None = None
        while page := groups(library, after=after, limit=limit):
            found += page
            after = page[-1].key
        return found

    @pytest.mark.parametrize("limit", [1, 2, 3, 50])
    def test_every_group_is_on_one_page(self, limit: int, library: Library) -> None:
        with library.writing() as writer:
            add_photos(writer, 20)
        marked(library, *((key, key - 1) for key in range(2, 21, 2)))
        found = self.pages(library, limit)
        assert [set(group.photo_ids) for group in found] == [
            {key, key - 1} for key in range(20, 0, -2)
        ]
        assert [group.key for group in found] == sorted((g.key for g in found), reverse=True)

    @pytest.mark.parametrize("limit", [1, 50])
    def test_very_many_copies_come_in_parts(self, limit: int, library: Library) -> None:
        with library.writing() as writer:
            add_photos(writer, 120)
            photos.set_values(writer, [7], {"width": 3200, "height": 2134})
        marked(library, *((key, 7) for key in range(1, 121) if key != 7))
        found = self.pages(library, limit)
        assert all(group.size == 120 and group.photo_ids[0] == 7 for group in found)
        assert max(len(group.photo_ids) for group in found) == MOST_MEMBERS
        others = [key for group in found for key in group.photo_ids[1:]]
        assert sorted(others) == [key for key in range(1, 121) if key != 7]

    def test_decisions_between_two_pages_lose_nothing(self, library: Library) -> None:
        with library.writing() as writer:
            add_photos(writer, 12)
        marked(library, *((key, key - 1) for key in range(2, 13, 2)))
        first = groups(library, limit=2)
        with library.writing() as writer:
            duplicates.settle(writer, [(12, 11), (10, 9), (8, 7)])
        rest = groups(library, after=first[-1].key)
        assert [set(group.photo_ids) for group in rest] == [{5, 6}, {3, 4}, {1, 2}]


def test_chosen_photos_are_a_group(library: Library) -> None:
    with library.writing() as writer:
        add_photos(writer, 4)
        photos.set_values(writer, [3], {"width": 3200, "height": 2134})
    marked(library, (2, 1), relation=Relation.MIRRORED)
    with library.reading() as reader:
        group = groups_of_same.group_of(reader, library, [1, 2, 3])
        assert groups_of_same.group_of(reader, library, [1, 99]) is None
        assert groups_of_same.group_of(reader, library, []) is None
    assert group is not None
    assert (group.best.photo_id, group.sure) == (3, False)
    related = {one.photo_id: one.relation for one in group.candidates}
    assert related == {1: Relation.SAME, 2: Relation.MIRRORED, 3: Relation.SAME}


@pytest.mark.parametrize(
    ("some", "sure"),
    [
        ([Candidate(1, 9, 9), Candidate(2, 9, 9)], True),
        ([Candidate(1, 9, 9), Candidate(2, 9, 9, frames=2)], False),
        ([Candidate(1, 9, 9, frames=2), Candidate(2, 9, 9, frames=3)], True),
        ([Candidate(1, 9, 9), Candidate(2, 9, 9, relation=Relation.TURNED)], False),
    ],
)
def test_what_is_sure(some: list[Candidate], *, sure: bool) -> None:
    assert groups_of_same.is_sure(some) is sure

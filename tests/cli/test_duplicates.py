"""Copies of a picture on the command line: listed, decided by hand and by rule, shown, parted."""

import io
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from gallery.library import duplicates
from gallery.library.database import Library
from gallery.library.duplicates import SamePicture
from gallery.model.variants import Relation
from tests.cli.conftest import Photosketch


def picture(size: tuple[int, int], quality: int) -> bytes:
    """A picture that is one whatever its size."""
    image = Image.new("RGB", size, "navy")
    draw = ImageDraw.Draw(image)
    width, height = size
    draw.ellipse((width * 0.1, height * 0.2, width * 0.5, height * 0.9), "gold")
    draw.rectangle((width * 0.6, height * 0.1, width * 0.9, height * 0.4), "white")
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=quality)
    return stream.getvalue()


@pytest.fixture
def copies(tmp_path: Path, folder: Path, photosketch: Photosketch) -> Path:
    """Four photos: 1 to 3 show one picture, 2 is the largest; 4 is maybe a part of it."""
    place = tmp_path / "downloads"
    place.mkdir()
    sizes = {"a.jpg": (400, 300), "b.jpg": (1600, 1200), "c.jpg": (800, 600), "d.jpg": (300, 300)}
    for number, (name, size) in enumerate(sizes.items()):
        (place / name).write_bytes(picture(size, 80 + number))
    photosketch("import", str(place), "--no-wait")
    with Library.open(folder) as library, library.writing() as writer:
        maybe = SamePicture(4, 2, relation=Relation.CROPPED)
        duplicates.mark(writer, [SamePicture(2, 1), SamePicture(3, 2), maybe])
    return place


@pytest.mark.usefixtures("copies")
class TestListing:
    def test_the_best_comes_first_and_says_why(self, photosketch: Photosketch) -> None:
        answer = photosketch("duplicates")
        lines = [line for line in answer.lines if line]
        assert [line.split()[1] for line in lines] == ["2", "3", "1"]
        assert "best: 1600 × 1200" in lines[0]
        assert "quality 81" in lines[0]

    def test_as_data(self, photosketch: Photosketch) -> None:
        (group,) = photosketch("duplicates", "--json").json
        assert (group["best"], group["reason"], group["sure"]) == (2, "pixels", True)
        assert group["reasons"][0]["won"] == [1600, 1200]
        assert {one["photo"]: one["jpeg_quality"] for one in group["photos"]} == {
            1: 80,
            2: 81,
            3: 82,
        }
        assert not any(one["inside_library"] for one in group["photos"])

    def test_maybes_are_listed_by_themselves(self, photosketch: Photosketch) -> None:
        (group,) = photosketch("duplicates", "--maybe", "--json").json
        assert [one["photo"] for one in group["photos"]] == [2, 4]
        assert (group["sure"], group["photos"][1]["relation"]) == (False, "cropped")
        assert "cropped" in photosketch("duplicates", "--maybe").out

    def test_no_more_than_asked_for(self, photosketch: Photosketch) -> None:
        answer = photosketch("duplicates", "--limit", "0")
        assert (answer.out, answer.err) == ("", "and 1 more group (--limit shows more).\n")
        assert photosketch("duplicates", "--later").err.startswith("No two photos")


@pytest.mark.usefixtures("copies")
class TestKeeping:
    def test_hide_and_show_another_one(self, photosketch: Photosketch) -> None:
        assert photosketch("duplicates", "keep", "2", "--hide", "1", "3").code == 0
        assert photosketch("search", "--count").out == "2\n"
        assert photosketch("variants", "2", "--json").json == {
            "shown": 2,
            "variants": [{"photo": 1, "kind": "duplicate"}, {"photo": 3, "kind": "duplicate"}],
        }
        assert photosketch("variant", "show", "3").err == "Show “c.jpg” as the best copy.\n"
        assert photosketch("variants", "1").err == "Photo 3 is shown.\n"
        photosketch("variant", "part", "1", "2")
        assert photosketch("search", "--count").out == "4\n"
        assert "Nothing stands behind" in photosketch("variants", "3").err

    def test_a_kind(self, photosketch: Photosketch) -> None:
        photosketch("duplicates", "keep", "2", "--hide", "1", "--kind", "preview")
        assert photosketch("search", "--count", "variant:preview").out == "1\n"

    def test_apart_and_later(self, photosketch: Photosketch) -> None:
        photosketch("duplicates", "keep", "2", "--apart", "1", "--later", "3")
        assert photosketch("duplicates", "--json").json == []
        (group,) = photosketch("duplicates", "--later", "--json").json
        assert {one["photo"] for one in group["photos"]} == {2, 3}

    def test_trash_needs_a_yes_with_the_folder(
        self, copies: Path, photosketch: Photosketch
    ) -> None:
        refused = photosketch("duplicates", "keep", "2", "--trash", "1", "3")
        assert refused.code == 2
        assert str(copies) in refused.err
        assert "--trash-outside" in refused.err
        assert (copies / "a.jpg").exists()
        named = ("--trash-outside", str(copies))
        assert photosketch("duplicates", "keep", "2", "--trash", "1", "3", *named).code == 0
        assert sorted(path.name for path in copies.iterdir()) == ["b.jpg", "d.jpg"]
        photosketch("undo")
        assert len(list(copies.iterdir())) == 4
        assert photosketch("search", "--count").out == "4\n"

    @pytest.mark.parametrize(
        "arguments",
        [
            ("2",),
            ("2", "--hide", "99"),
            ("99", "--hide", "1"),
            ("2", "--hide", "2"),
            ("2", "--hide", "1", "--apart", "1"),
            ("2", "--hide", "1", "--kind", "twin"),
            ("two", "--hide", "1"),
        ],
    )
    def test_wrong_use(self, arguments: tuple[str, ...], photosketch: Photosketch) -> None:
        answer = photosketch("duplicates", "keep", *arguments)
        assert answer.code == 2
        assert answer.err
        assert photosketch("search", "--count").out == "4\n"


@pytest.mark.usefixtures("copies")
class TestByRule:
    def test_a_dry_run_only_tells(self, photosketch: Photosketch) -> None:
        answer = photosketch("duplicates", "auto", "--rule", "best", "--dry-run")
        assert answer.lines[0] == "1 group: 2 photos behind the best copies"
        assert "  1 group: maybe not the same picture" in answer.lines
        plan = photosketch("duplicates", "auto", "--dry-run", "--json").json
        assert plan["decisions"] == [{"keep": 2, "others": [1, 3]}]
        assert plan["left_alone"] == {"maybe": 1}
        assert photosketch("search", "--count").out == "4\n"

    def test_it_is_done_and_undone(self, photosketch: Photosketch) -> None:
        assert photosketch("duplicates", "auto").err.startswith("Keep the best copy of each")
        assert photosketch("search", "--count").out == "2\n"
        assert "nothing was changed" in photosketch("duplicates", "auto").err
        photosketch("undo")
        assert photosketch("search", "--count").out == "4\n"

    def test_to_the_trash(self, copies: Path, photosketch: Photosketch) -> None:
        left = photosketch("duplicates", "auto", "--trash")
        assert f"2 files in {copies}" in left.out
        assert "--trash-outside" in left.out
        assert len(list(copies.iterdir())) == 4
        photosketch("duplicates", "auto", "--trash", "--trash-outside", str(copies))
        assert sorted(path.name for path in copies.iterdir()) == ["b.jpg", "d.jpg"]

    def test_the_order_of_reasons(self, photosketch: Photosketch) -> None:
        assert photosketch("duplicates", "order").out == "pixels source quality bytes\n"
        assert photosketch("duplicates", "order", "quality", "pixels").code == 0
        assert photosketch("duplicates", "order", "--json").json == ["quality", "pixels"]
        assert "never better by its bytes" in photosketch("duplicates", "order", "bytes").err
        assert photosketch("duplicates", "order", "beauty").code == 2
        assert photosketch("duplicates", "order").out == "quality pixels\n"

    def test_the_order_of_sources(self, photosketch: Photosketch) -> None:
        assert "Weverse" in photosketch("duplicates", "sources").lines
        photosketch("duplicates", "sources", "어떤 팬사이트", "X")
        assert photosketch("duplicates", "sources", "--json").json == ["어떤 팬사이트", "X"]


def test_a_library_without_copies(photosketch: Photosketch) -> None:
    assert photosketch("duplicates", "--json").json == []
    assert "No two photos" in photosketch("duplicates").err
    assert photosketch("variants", "1").code == 2

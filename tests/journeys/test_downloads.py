"""A collector points Photosketch at ten years of downloads: real files, real sidecars, the CLI.

Every set is looked at field by field, with how it is known; then the same folder comes again,
with a file less, with the missing ones, and under another name.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from gallery.importing.pipeline import run
from gallery.importing.planning import make_plan
from gallery.importing.report import Report
from gallery.importing.request import ImportRequest
from gallery.jobs.progress import Silent
from gallery.library import details, photos, sets, suggestions
from gallery.library.database import Library
from gallery.model.facts import Origin
from gallery.model.photo import PhotoDetails
from gallery.model.photoset import PhotoSet
from tests.journeys.downloads import (
    PASSWORD,
    TWEET,
    Downloads,
    add_missing,
    make_downloads,
    make_hostile,
)
from tests.journeys.downloads_sets import KST, SETS, Expected
from tests.journeys.test_story_cli import Fan


@dataclass
class Collector:
    """The downloads, and a library into which they come."""

    made: Downloads
    library: Library

    def request(self, *paths: Path) -> ImportRequest:
        """Ask for everything, with the password of the locked pack."""
        given = paths or (self.made.root,)
        packs = [path for folder in given for path in folder.glob("packs/*only.zip")]
        return ImportRequest(
            tuple(map(str, given)), passwords=tuple((str(path), PASSWORD) for path in packs)
        )

    def imports(self, *paths: Path) -> Report:
        """Import."""
        plan = make_plan(self.library, self.request(*paths), Silent())
        return run(self.library, plan, Silent())

    def set_of(self, key: str) -> PhotoSet:
        """Return the set that grows by this key; folders are below the downloads."""
        kind, _, place = key.partition(":")
        if kind in {"folder", "archive"}:
            key = f"{kind}:{self.made.root}/{place}"
        with self.library.reading() as reader:
            set_id = sets.by_source_key(reader, key)
            assert set_id is not None, key
            return sets.get(reader, set_id)

    def places(self, key: str) -> tuple[int, ...]:
        """Return the places that are taken in a set."""
        set_id = self.set_of(key).id
        with self.library.reading() as reader:
            return tuple(place for _, place in sets.members(reader, set_id))

    def photo(self, path: str) -> PhotoDetails:
        """Return the photo that a file of the downloads is."""
        wanted = str(self.made.root / path)
        with self.library.reading() as reader:
            every = photos.paths(reader, self.library, range(1, 500))
            (found,) = [key for key, there in every.items() if wanted in there]
            return details.details(reader, self.library, found)

    def guesses(self, photo_id: int) -> set[str]:
        """Return the words that are offered for a photo."""
        with self.library.reading() as reader:
            return {
                guess.suggestion.text
                for guess in suggestions.of_photos(reader, [photo_id])[photo_id]
            }


@pytest.fixture
def collector(tmp_path: Path) -> Iterator[Collector]:
    """A collector with a full folder and an empty library."""
    made = make_downloads(tmp_path / "Downloads")
    with Library.open(tmp_path / "library", cache=tmp_path / "cache") as library:
        yield Collector(made, library)


def test_every_set_is_what_its_downloader_knew(collector: Collector) -> None:
    report = collector.imports()
    refused = {Path(one.path).name: one.reason.value for one in report.refused}
    assert refused == {"old.rar": "archive-kind", "evil.zip": "archive-unsafe-name"}
    assert not (collector.made.root.parent / "escaped.jpg").exists()
    for expected in SETS:
        check(collector, expected)
    with collector.library.reading() as reader:
        keys = {one.id: sets.source_keys(reader, one.id) for one in sets.all_sets(reader)}
    assert len(keys) == len(SETS), keys
    assert report.added == sum(len(one.places) for one in SETS)


def check(collector: Collector, expected: Expected) -> None:
    """Compare a set with what it must be, field by field, each with its origin."""
    found = collector.set_of(expected.key)
    columns = {
        "title": expected.title,
        "released_on": expected.released,
        "source": expected.source,
        "source_url": expected.source_url,
        "credit": expected.credit,
        "handle": expected.handle,
        "expected": expected.expected,
    }
    for column, known in columns.items():
        origin = found.origins.get(column)
        said = (getattr(found, column), origin) if origin else None
        assert said == known, (expected.key, column)
    for column, piece in expected.because.items():
        assert piece in found.reasons[column], (expected.key, column)
    assert collector.places(expected.key) == expected.places, expected.key
    assert found.completeness.missing == expected.lacks, expected.key
    assert found.released_zone == "Asia/Seoul"


def test_every_photo_has_what_stood_beside_and_inside(collector: Collector) -> None:
    collector.imports()
    tweeted = collector.photo(f"gallery-dl/twitter/_IUofficial/{TWEET}_1.jpg")
    assert tweeted.captions["ko"].startswith("'Love wins all' MV photo sketch")
    assert {"아이유", "뷔", "V"} <= collector.guesses(tweeted.id)
    assert tweeted.people == ()  # guesses are no tags
    assert len(tweeted.files) == 3  # the same bytes in a timeline and in a fan's folder
    post = collector.photo(
        "gallery-dl/instagram/dlwlrma/3288888888888888888_3288888888888888901.jpg"
    )
    assert {"아이유", "V", "EDAM"} <= collector.guesses(post.id)
    shot = collector.photo("lightroom/shot_1.jpg")
    assert shot.captions == {"ko": "뷔와 캠코더", "en": "V and a camcorder"}
    assert (shot.title, shot.rating, shot.credit) == ("Shot 1", 5, "EDAM")
    assert [name for _, name in shot.people] == ["V"]
    assert shot.origins["caption"] is Origin.SIDECAR
    assert "camcorder" in collector.guesses(shot.id)
    trip = collector.photo("Takeout/Google Photos/Trip to Seoul/P1.jpg")
    assert (trip.taken_at, trip.favourite) == ("2021-04-03T14:05:06+09:00", True)
    assert [name for _, name in trip.people] == ["김철수", "Jane Doe"]
    second = collector.photo("Takeout/Google Photos/Trip to Seoul/P1(1).jpg")
    assert "둘째" in second.captions.values()
    sign = collector.photo("picasa/sign_1.jpg")
    assert sign.captions == {"ko": "첫 팬사인회"}
    (box,) = sign.regions
    assert (box.x, box.y, box.width, box.height) == pytest.approx((0.25,) * 4, abs=1e-4)
    (turned,) = collector.photo("picasa/sign_2.jpg").regions
    assert (turned.x, turned.y) == pytest.approx((0.25, 0.125), abs=1e-4)
    official = collector.photo(
        "archiverse/official/"
        "[Public] fromis9 2024.02.03 10-00-00 Jacket behind [1-171362020_4-328756273].jpg"
    )
    assert official.further["source_url"] == "https://weverse.io/fromis9/media/1-171362020"
    assert official.captions == {}
    saved = collector.photo("saved/EBGbJe_U8AA4Ekb.jpg_large")
    with collector.library.reading() as reader:
        found = photos.by_media_key(reader, ["twitter-media:EBGbJe_U8AA4Ekb"])
    assert saved.id in found["twitter-media:EBGbJe_U8AA4Ekb"]


def test_the_same_folder_again_brings_nothing(collector: Collector) -> None:
    collector.imports()
    plan = make_plan(collector.library, collector.request(), Silent())
    assert (plan.new_files, plan.sets, plan.loose, plan.rescanned) == (0, (), (), ())
    with collector.library.reading() as reader:
        before = sets.all_sets(reader)
    report = run(collector.library, plan, Silent())
    assert (report.added, report.rescanned) == (0, 0)
    with collector.library.reading() as reader:
        assert sets.all_sets(reader) == before


def test_a_file_less_and_the_missing_ones_later(collector: Collector) -> None:
    collector.imports()
    fans = "folder:sets/240127 V Love wins all photo sketch [12P]"
    gone = collector.made.root / "sets/240127 V Love wins all photo sketch [12P]/LWA_05.jpg"
    gone.unlink()
    plan = make_plan(collector.library, collector.request(), Silent())
    assert (plan.vanished, plan.vanished_count) == ((str(gone),), 1)
    assert run(collector.library, plan, Silent()).added == 0
    assert collector.set_of(fans).completeness.missing == (4, 7, 11), "the photo stays"
    (later,) = collector.made.root.glob("sets/240127 V*")
    for path in sorted(add_missing(collector.made).iterdir()):
        path.rename(later / path.name)
    assert collector.imports().added == 3
    assert collector.set_of(fans).completeness.missing == ()
    # the missing picture of the tweet, saved without a sidecar in some other folder
    collector.made.picture(f"gallery-dl/twitter/another_fan/{TWEET}_3.jpg")
    assert collector.imports().added == 1
    assert collector.set_of(f"twitter:{TWEET}").completeness.missing == ()


def test_a_renamed_folder_is_found_again(collector: Collector) -> None:
    collector.imports()
    before = collector.set_of(f"twitter:{TWEET}").id
    collector.made.root = collector.made.root.rename(collector.made.root.with_name("Archive"))
    report = collector.imports()
    assert report.added == 0
    assert collector.set_of(f"twitter:{TWEET}").id == before
    with collector.library.reading() as reader:
        there = sets.all_sets(reader)
        every = photos.paths(reader, collector.library, range(1, 500))
    assert len(there) == len(SETS)
    kept = [path for paths in every.values() for path in paths if "Downloads" in path]
    assert kept == []


def test_sidecars_that_come_later_teach_the_set(collector: Collector) -> None:
    sidecars = sorted((collector.made.root / "gallery-dl/weibo").rglob("*.json"))
    kept = {path: path.read_bytes() for path in sidecars}
    for path in sidecars:
        path.unlink()
    collector.imports()
    before = collector.set_of("weibo:5012345678901234")
    assert before.origins["title"] is not Origin.SIDECAR
    with collector.library.writing() as writer:
        sets.update(writer, before.id, {"credit": "My own word"}, origins={})
    for path, content in kept.items():
        path.write_bytes(content)
    assert collector.imports().rescanned == 2
    after = collector.set_of("weibo:5012345678901234")
    assert (after.title, after.origins["title"]) == ("拍摄现场", Origin.SIDECAR)
    assert (after.released_on, after.expected) == (KST, 3)
    assert (after.credit, after.origins["credit"]) == ("My own word", Origin.USER)
    assert collector.imports().rescanned == 0


def test_hostile_files_are_named_and_the_rest_comes_in(collector: Collector) -> None:
    make_hostile(collector.made)
    report = collector.imports()
    refused = {Path(one.path).name: one.reason.value for one in report.refused}
    assert refused == {
        "old.rar": "archive-kind",
        "evil.zip": "archive-unsafe-name",
        "empty.jpg": "empty",
        "error page.jpg": "not-a-picture",
    }
    assert report.added == sum(len(one.places) for one in SETS) + 8
    for expected in SETS:
        check(collector, expected)
    assert report.seconds < 30


def test_the_command_line_tells_the_same(collector: Collector, tmp_path: Path) -> None:
    fan = Fan(tmp_path)
    given = (str(collector.made.root), "--password", PASSWORD)
    plan: Any = json.loads(fan.types("import", "--dry-run", "--json", *given, code=1))
    collector.imports()
    planned = {key: one for one in plan["sets"] for key in (one["key"], *one["also_keys"])}
    for expected in SETS:
        kind, _, place = expected.key.partition(":")
        place = f"{collector.made.root}/{place}" if kind in {"folder", "archive"} else place
        fields = planned[f"{kind}:{place}"]["fields"]
        for name in ("title", "released", "source", "source_url", "credit", "handle", "expected"):
            said = fields[name]["value"] and (fields[name]["value"], fields[name]["origin"])
            assert (said or None) == getattr(expected, name), (expected.key, name)
    report = json.loads(fan.types("import", "--json", *given, code=1))
    assert report["added"] == sum(len(one.places) for one in SETS)
    assert report["damaged"] == []
    again = json.loads(fan.types("import", "--json", *given, code=1))
    assert (again["added"], again["sets"]) == (0, [])
    assert int(fan.types("search", "--count", "is:incomplete")) > 0


def test_the_real_samples_tell_what_their_makers_wrote(samples: Path, tmp_path: Path) -> None:
    request = ImportRequest((str(samples / "sidecars"),))
    with Library.open(tmp_path / "library", cache=tmp_path / "cache") as library:
        assert run(library, make_plan(library, request, Silent()), Silent()).refused == ()
        with library.reading() as reader:
            every = photos.paths(reader, library, range(1, 100))
            shown = {
                Path(paths[0]).name: details.details(reader, library, key)
                for key, paths in every.items()
            }
            titles = {one.title: one.origins["title"] for one in sets.all_sets(reader)}
    assert titles["Curie"] is Origin.SIDECAR
    curie = shown["curie.jpg"]
    assert list(curie.captions.values()) == ["Laboratoire, 1904"]
    assert sorted(name for _, name in curie.people) == ["Marie Curie", "Pierre Curie"]
    assert (len(curie.regions), curie.favourite) == (2, True)
    trip = shown["P1.jpg"]
    assert sorted(name for _, name in trip.people) == ["Jane Doe", "김철수"]
    assert trip.further["place"].startswith("37.5796")
    assert trip.origins["taken_at"] is Origin.SIDECAR
    board = shown["danbooru_1234567_0123456789abcdef.jpg"]
    assert (board.credit, board.further["source_url"]) == ("some_artist", "https://example.org/1")

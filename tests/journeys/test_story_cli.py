"""The reference story on the command line: real processes, real files, a real library.

A fan imports the photo sketch of "Love wins all", says who and what is in it, captions it,
finds it again, loses photo 7 and takes that back; the cache is deleted, and nothing is lost.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

FOLDER = "240127 Love wins all MV photo sketch"
SAID = {
    "V in ripped woolen shirt": (1, 10),
    "V at antique table": (1, 11),
    "V with camcorder": (2, 3),
    "V behind director's camera": (4,),
    "V and IU running outdoors": (5,),
    "V and IU holding hands": (6,),
    "V in puffer jacket": (7,),
    "V in black and white blazer suit": (8,),
    "V in close-up": (9,),
    "V leaning against a wall": (12,),
}
FOUND = {
    "": 12,
    "V with camcorder": 2,
    '"V with camcorder"': 2,
    "IU": 2,
    "아이유": 2,
    "V": 12,
    "뷔": 12,
    "Taehyung": 12,
    "김태": 12,
    "BTS": 12,
    "V camcorder -IU": 2,
    "IU with camcorder": 0,
    "V and IU holding hands": 1,
    "only:V": 10,
    "only:V,IU": 2,
    'set:"love wins all"': 12,
    "released:2024-01": 12,
    "released:240127..240131": 12,
    "released:2023": 0,
    "camera": 3,
    "캠코더": 2,
    "-IU": 10,
    "(IU OR camcorder) -released:2023": 4,
    "is:untagged": 0,
}


class Fan:
    """Somebody with a home and a library, who types commands."""

    def __init__(self, home: Path) -> None:
        self.library = home / "Pictures" / "Photosketch"
        self.cache = home / "cache"
        names = ("HOME", "USERPROFILE", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA")
        self.environment = {
            **os.environ,
            **dict.fromkeys(names, str(home)),
            "XDG_CACHE_HOME": str(self.cache),
            "PYTHONIOENCODING": "utf-8",
        }

    def types(self, *arguments: str, code: int = 0) -> str:
        """Run a command; return its results."""
        done = subprocess.run(
            [sys.executable, "-m", "gallery.app", "--library", str(self.library), *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        assert done.returncode == code, done.stderr
        assert "Traceback" not in done.stderr
        return done.stdout

    def asks(self, *arguments: str) -> Any:
        """Run a command with --json; return the document."""
        return json.loads(self.types(arguments[0], "--json", *arguments[1:]))

    def counts(self, query: str) -> int:
        """Search."""
        return int(self.types("search", "--count", query))

    def photos(self) -> list[Any]:
        """Return all photos in their order."""
        return [json.loads(line) for line in self.types("search", "--json").splitlines()]


@pytest.fixture(scope="module")
def fan(tmp_path_factory: pytest.TempPathFactory, drawn: Path) -> Fan:
    """A fan who has imported, tagged and captioned the set."""
    home = tmp_path_factory.mktemp("fan")
    downloads = home / "Downloads" / FOLDER
    shutil.copytree(drawn, downloads)
    somebody = Fan(home)
    report = json.loads(
        somebody.types(
            "import",
            str(downloads),
            "--title",
            "Love wins all MV photo sketch",
            *("--source", "Weverse", "--credit", "EDAM Entertainment", "--expected", "12"),
            "--json",
        )
    )
    assert (report["added"], report["refused"], report["damaged"]) == (12, [], [])
    assert report["sets"][0]["released_on"] == "2024-01-27"
    somebody.types("person", "add", "V", "--also", "뷔", "--also", "Kim Taehyung", "--group", "BTS")
    somebody.types("person", "add", "V", "--also", "김태형")
    somebody.types("person", "add", "IU", "--also", "아이유")
    for name in ("camcorder", "director's camera"):
        somebody.types("scene", "add", name, "--kind", "prop", "--parent", "camera")
    somebody.types("scene", "add", "camcorder", "--also", "캠코더")
    ids = {photo["sets"][0]["position"]: str(photo["id"]) for photo in somebody.photos()}
    for phrase, positions in SAID.items():
        somebody.types("tag", phrase, "--photos", *(ids[position] for position in positions))
    somebody.types("caption", "V looks for the right moment", "--photos", "V with camcorder")
    somebody.types("caption", "손을 놓지 않는 뷔와 아이유", "--language", "ko", "--photos", ids[6])
    return somebody


def test_the_set_is_whole(fan: Fan) -> None:
    (photo_set,) = fan.asks("sets")
    assert photo_set["title"] == "Love wins all MV photo sketch"
    assert (photo_set["kind"], photo_set["released_zone"]) == ("photo sketch", "Asia/Seoul")
    assert (photo_set["source"], photo_set["credit"]) == ("Weverse", "EDAM Entertainment")
    assert (photo_set["photos"], photo_set["expected"], photo_set["missing"]) == (12, 12, [])
    assert "12 of 12" in fan.types("sets")


@pytest.mark.parametrize("query", FOUND)
def test_searches_find_what_they_say(query: str, fan: Fan) -> None:
    assert fan.counts(query) == FOUND[query]


def test_a_photo_tells_everything(fan: Fan) -> None:
    lines = fan.types("search", "--json", "V", "with", "camcorder").splitlines()
    first, second = (json.loads(line) for line in lines)
    assert [first["sets"][0]["position"], second["sets"][0]["position"]] == [2, 3]
    assert first["phrases"] == ["V with camcorder"]
    assert first["caption"] == "V looks for the right moment"
    assert (first["source"], first["credit"]) == ("Weverse", "EDAM Entertainment")
    assert (first["width"], first["height"], first["format"]) == (1600, 1067, "JPEG")
    assert Path(first["path"]).is_file()
    assert fan.asks("show", str(first["id"])) == first


def test_photo_7_is_lost_and_found_again(fan: Fan) -> None:
    before = fan.types("search", "--json")
    fan.types("remove", "--photos", "V in puffer jacket")
    assert "11 of 12, missing 7" in fan.types("sets")
    assert fan.asks("sets")[0]["missing"] == [7]
    assert fan.counts("is:incomplete") == 11
    fan.types("undo")
    assert "12 of 12" in fan.types("sets")
    assert fan.types("search", "--json") == before


def test_deleting_the_cache_loses_nothing(fan: Fan) -> None:
    before = fan.types("search", "--json")
    assert any(fan.cache.rglob("thumbnails.db"))
    shutil.rmtree(fan.cache)
    assert fan.types("search", "--json") == before
    assert fan.types("check").startswith("The library is sound")


def test_importing_again_adds_nothing(fan: Fan) -> None:
    downloads = fan.library.parent.parent / "Downloads"
    report = fan.asks("import", str(downloads / FOLDER))
    assert (report["added"], report["already_there"]) == (0, 12)
    assert len(fan.asks("sets")) == 1


def test_the_sample_set_tells_the_same_story(tmp_path: Path) -> None:
    somebody = Fan(tmp_path)
    somebody.types("sample")
    (photo_set,) = somebody.asks("sets")
    assert (photo_set["photos"], photo_set["expected"], photo_set["missing"]) == (12, 12, [])
    told = ("V with camcorder", "IU", "뷔", "only:V", 'set:"love wins all"', "camera")
    assert {query: somebody.counts(query) for query in told} == {q: FOUND[q] for q in told}
    for photo in somebody.photos():
        assert set(photo["captions"]) == {"en", "ko"}
        named = {"V": "V" in photo["caption"], "IU": "IU" in photo["caption"]}
        assert [name for name, there in named.items() if there] == sorted(
            photo["people"], key=["V", "IU"].index
        )
    before = somebody.types("search", "--json")
    somebody.types("sample")
    assert somebody.types("search", "--json") == before
    somebody.types("set", "remove", str(photo_set["id"]), "--with-photos")
    assert somebody.counts("") == 0
    somebody.types("undo")
    assert somebody.types("search", "--json") == before

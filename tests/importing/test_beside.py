"""What sidecars tell of a folder's pictures, and of one; hostile ones say nothing, quickly."""

import json
import os
import sys
from pathlib import Path

import pytest

from gallery.importing import beside, sidecar_files
from gallery.importing.archives import list_pictures
from gallery.importing.beside import FolderTold, Side, Told, facts_beside
from gallery.importing.scan import scan
from gallery.jobs.progress import Silent
from tests.importing.pictures import picture_bytes, write_picture
from tests.importing.zips import DEFLATED, Packed, write_zip
from tests.patience import ends

ZONE = "Asia/Seoul"
TWEET = 1750914444445221330
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="POSIX file systems")


def alive() -> None:
    """Go on."""


def tweet(number: int, **fields: object) -> dict[str, object]:
    return {
        "category": "twitter",
        "tweet_id": TWEET,
        "date": "2024-01-26 16:11:48",
        "author": {"name": "dlwlrma", "nick": "IU"},
        "content": "Love wins all",
        "count": 3,
        "num": number,
        "filename": f"GExample{number}k0AA4Ek",
        "extension": "jpg",
    } | fields


def told(folder: Path) -> dict[str, Told]:
    """Read a folder's sidecars as a plan does."""
    found = scan([str(folder)], Silent())
    result: dict[str, Told] = {}
    for path, files in found.folders.items():
        sides = [Side(file.name, file.path) for file in found.beside.get(path, ())]
        names = [file.name for file in files]
        for errand in beside.errands_of(names, sides, folders=(Path(path).name,), zone=ZONE):
            answer = beside.read_folder(errand, alive)
            assert isinstance(answer, FolderTold)
            pairs = zip(errand.pictures, answer.told, strict=True)
            result |= {name: one for name, one in pairs if one}
    return result


@pytest.mark.parametrize("form", ["{}.json", "metadata/{}.json"])
def test_each_picture_hears_its_own_sidecar(source: Path, form: str) -> None:
    for number in (1, 2):
        name = write_picture(source / f"{TWEET}_{number}.jpg", shade=number).name
        sidecar = source / form.format(name)
        sidecar.parent.mkdir(exist_ok=True)
        sidecar.write_text(json.dumps(tweet(number)))
    first, second = told(source).values()
    assert (first.position, second.position) == (1, 2)
    assert first.post is second.post
    assert first.post is not None
    assert first.post.key == f"twitter:{TWEET}"


def test_each_line_of_a_file_finds_its_picture(source: Path) -> None:
    for number in (1, 2):
        write_picture(source / f"{TWEET}_{number}.jpg", shade=number)
    lines = [json.dumps(tweet(number, content=f"Picture {number}")) for number in (2, 1)]
    (source / "data.jsonl").write_text("\n".join(["broken {", *lines, ""]))
    heard = told(source)
    assert [heard[f"{TWEET}_{n}.jpg"].position for n in (1, 2)] == [1, 2]
    for number in (1, 2):
        name = f"{TWEET}_{number}.jpg"
        (facts,) = facts_beside(heard[name].refs, name, zone=ZONE)
        assert f"Picture {number}" in {one.value for one in facts.captions.values()}
        assert beside.path_of(heard[name].refs[0]) == str(source / "data.jsonl")


def test_renamed_pictures_are_found_by_what_the_platform_called_them(source: Path) -> None:
    name = write_picture(source / "iu-240127-GExample1k0AA4Ek.jpg").name
    (source / "whatever.json").write_text(json.dumps(tweet(1)))
    assert told(source)[name].position == 1


def test_sidecars_in_an_archive_are_heard(source: Path) -> None:
    name = f"{TWEET}_1.jpg".encode()
    said = json.dumps(tweet(1)).encode()
    path = write_zip(
        source / "a.zip",
        Packed(name, picture_bytes(), password=b"korea"),
        Packed(name + b".json", said, DEFLATED, password=b"korea"),
        Packed(b"data.jsonl", said + b"\n", password=b"korea"),
    )
    contents = list_pictures(str(path), password="korea")
    sides = [Side(one.name, f"!{one.index}") for one in contents.sidecars]
    place = {"archive": str(path), "password": "korea"}
    errands = beside.errands_of([name.decode()], sides, folders=(), zone=ZONE, **place)
    answers = [beside.read_folder(errand, alive).told[0] for errand in errands]
    assert [one.position for one in answers if one] == [1, 1]
    for one in answers:
        assert one is not None
        (facts,) = facts_beside(one.refs, name.decode(), zone=ZONE, **place)
        assert facts.captions


HOSTILE = {
    "deep": b"[" * 10_000 + b"]" * 10_000,
    "deeper": b'{"a":' * 100_000,
    "types": b'{"category": 7, "tweet_id": [], "date": {}, "author": "x", "num": NaN}',
    "not-utf-8": b'{"category": "twitter", "content": "\xff\xfe"}',
    "empty": b"",
    "nul": bytes(1000),
    "huge": b'{"content": "' + b"x" * (9 << 20) + b'"}',
    "bomb": b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>',
}


@pytest.mark.parametrize("kind", ["json", "jsonl", "xmp", "txt"])
@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_sidecar_stops_nothing(source: Path, kind: str, data: bytes) -> None:
    write_picture(source / "1.jpg")
    (source / f"1.jpg.{kind}").write_bytes(data)
    with ends():
        for name, one in told(source).items():
            facts_beside(one.refs, name, zone=ZONE)


def test_many_records_that_fit_all_pictures_end(source: Path) -> None:
    for number in range(30):
        write_picture(source / f"a{number}.jpg", shade=number)
    record = {"category": "site", "title": "All", "author": "X"}
    (source / "data.jsonl").write_text((json.dumps(record) + "\n") * 20_000)
    with ends():
        assert len(told(source)) == 30


def test_longer_lines_and_files_are_passed_over(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sidecar_files, "LARGEST_LINE", 2_000)
    write_picture(source / f"{TWEET}_1.jpg")
    lines = ["x" * 5_000, json.dumps(tweet(1)), "y" * 3_000]
    (source / "data.jsonl").write_text("\n".join(lines))
    assert told(source)[f"{TWEET}_1.jpg"].position == 1


@POSIX
def test_a_sidecar_that_is_a_pipe_or_gone_says_nothing(source: Path) -> None:
    pipe = source / "1.jpg.json"
    os.mkfifo(pipe)
    assert facts_beside([str(pipe), str(source / "gone.json")], "1.jpg", zone=ZONE) == ()

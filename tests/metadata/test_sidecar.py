"""Sidecars by their names, and whatever strangers may write into them."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gallery.metadata import sidecar
from gallery.metadata.sidecar import read_sidecar
from gallery.model.facts import Fact, Origin
from tests.metadata.downloads.making import KOREA, instagram, tweet, values
from tests.metadata.making import packet
from tests.patience import ends

SAMPLES = Path(os.environ.get("PHOTOSKETCH_SAMPLES", ""))
NAMES = (
    "1.jpg.json",
    "info.json",
    "metadata.json",
    "P1.jpg.supplemental-metadata.json",
    "data.jsonl",
    "1.txt",
    "20210127-123456789-IU-content.txt",
    "2024-01-26_16-11-48_UTC.txt",
    ".picasa.ini",
    "1.xmp",
    "1.jpg",
)


def read(name: str, data: bytes) -> tuple[sidecar.Entry, ...]:
    return read_sidecar(name, data, zone=KOREA)


def test_the_ending_decides_whatever_its_case() -> None:
    data = json.dumps(tweet()).encode()
    assert read("1.JPG.JSON", data)[0].post.key == "twitter:1750914444445221330"
    assert read("1.jpg", data) == ()


def test_one_record_a_line() -> None:
    lines = [tweet(num=number, filename=f"EBGbJe_U8AA4Ek{number}") for number in (1, 2, 3)]
    text = "\n".join(["", "{broken", json.dumps(lines[0]), "[]", *map(json.dumps, lines[1:]), ""])
    found = read("data.jsonl", text.encode())
    assert [entry.picture for entry in found] == [f"1750914444445221330_{n}.jpg" for n in (1, 2, 3)]
    assert [values(entry.post, "position") for entry in found] == [[1], [2], [3]]


def test_a_single_line_still_names_its_picture() -> None:
    (entry,) = read("data.jsonl", json.dumps(tweet()).encode())
    assert entry.picture == "1750914444445221330_2.jpg"


def test_gallery_dl_s_own_list_of_messages() -> None:
    dump = [[2, tweet()], [3, "https://pbs.twimg.com/x", tweet()], [3, "https://x", instagram()]]
    keys = [entry.post.key for entry in read("dump.json", json.dumps(dump).encode())]
    assert keys == ["twitter:1750914444445221330"] * 2 + ["instagram:3288888888888888888"]


def test_an_xmp_sidecar_speaks_as_a_sidecar() -> None:
    (entry,) = read("1.jpg.xmp", packet('photoshop:Credit="EDAM" xmp:Rating="4"'))
    assert entry.photo.credit == Fact("EDAM", Origin.SIDECAR, "XMP photoshop:Credit")
    assert values(entry.photo, "rating") == [4]
    assert read("1.xmp", b"not XML at all") == ()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp949"])
def test_json_in_another_encoding(encoding: str) -> None:
    data = json.dumps(tweet(), ensure_ascii=False).encode(encoding)
    (entry,) = read("1.jpg.json", data)
    assert [hint.text for hint in entry.photo.hints][:2] == ["아이유", "뷔"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe\x00",
        b"{",
        b"null",
        b'"text"',
        b"NaN",
        b"[" * 10_000 + b"]" * 10_000,
        b'{"category": "twitter", "author": ' + b'{"name": ' * 10_000 + b"1" + b"}" * 10_001,
        b'{"category": "twitter", "tweet_id": ' + b"9" * 5_000 + b"}",
        b'{"category": "twitter", "tweet_id": NaN, "date": Infinity, "author": [[]], "num": -1}',
        b'{"category": ["twitter"], "date": {}}',
        b'{"photoTakenTime": [], "geoData": 7, "people": {"name": 3}}',
        b"[" + b"1," * 100_000 + b"1]",
        b'{"a":1}' * 1000,
    ],
    ids=lambda data: repr(data[:40]),
)
@pytest.mark.parametrize("name", NAMES)
def test_broken_ones_do_no_harm(name: str, data: bytes) -> None:
    with ends():
        read(name, data)


def test_one_wrong_value_does_not_cost_the_others() -> None:
    broken = tweet(num="two", count=[4], author={"name": "_IUofficial", "nick": 7}, hashtags={})
    (entry,) = read("1.json", json.dumps(broken | {"mentions": 3, "date": "soon"}).encode())
    assert values(entry.post, "key", "credit", "position", "expected") == [
        "twitter:1750914444445221330",
        "7",
        None,
        None,
    ]


def test_one_that_is_too_large_is_not_read() -> None:
    padded = json.dumps(tweet()).encode() + b" " * sidecar.LARGEST
    assert read("1.json", padded) == ()
    assert len(read("1.jsonl", b"\n" * sidecar.LARGEST + json.dumps(tweet()).encode())) == 1


def test_texts_and_tags_stay_of_a_bearable_size() -> None:
    long = tweet(
        content="word " * 100_000,
        hashtags=["x" * 20_000, *(f"tag{number}" for number in range(5_000))],
        author={"name": "a" * 5_000, "nick": "b" * 5_000},
    )
    (entry,) = read("1.json", json.dumps(long).encode())
    assert len(entry.photo.captions["ko"].value) <= 10_000
    assert len(entry.photo.hints) <= 2_001
    assert all(len(hint.text) <= 300 for hint in entry.photo.hints)
    title, credit = values(entry.post, "title", "credit")
    assert len(title) <= 121
    assert len(credit) <= 300


def test_names_and_texts_that_are_no_text_can_be_kept() -> None:
    data = json.dumps(tweet(content="IU \ud83d\n\0 V", hashtags=["a\udc00b"])).encode()
    (entry,) = read("\udcff.jpg.json", data)
    assert_storable(entry)
    assert values(entry.post, "title") == ["IU"]


@pytest.mark.skipif(not SAMPLES.name, reason="PHOTOSKETCH_SAMPLES is not set")
def test_the_sample_sidecars() -> None:
    said = {
        path.name: read(path.name, path.read_bytes())
        for path in (SAMPLES / "sidecars").rglob("*")
        if path.suffix in {".json", ".xmp", ".ini"}
    }
    assert all(said.values()), [name for name, entries in said.items() if not entries]
    danbooru = said["danbooru_1234567_0123456789abcdef.jpg.json"][0]
    assert values(danbooru.photo, "credit", "source_url") == [
        "some_artist",
        "https://example.org/1",
    ]
    assert [one.name for one in said["P1.jpg.supplemental-metadata.json"][0].photo.people] == [
        "김철수",
        "Jane Doe",
    ]
    assert [len(entry.photo.regions) for entry in said[".picasa.ini"]] == [0, 2, 0]


def assert_storable(entry: sidecar.Entry) -> None:
    """A database takes UTF-8 only: no text may hold half a character."""
    for facts in (entry.post, entry.photo):
        for name in facts.__slots__:
            value = getattr(facts, name)
            for fact in value.values() if isinstance(value, dict) else [value]:
                if isinstance(fact, Fact):
                    assert str(fact.value).encode()
                    assert fact.reason.encode()
    for hint in entry.photo.hints:
        assert hint.text.strip()
        assert (hint.text + hint.handle + hint.reason).encode()


FIELDS = """
category subcategory tweet_id retweet_id id post_id date post_date created_at author user name
nick username fullname content description title tags hashtags mentions count num filename
extension status post blog postId attachment photo body publishedAt tags_general url source
tags_character media_id tagged_users people photoTakenTime geoData
"""
KEYS = st.sampled_from(FIELDS.split())
TEXTS = st.text(max_size=30) | st.sampled_from(
    ["twitter", "instagram", "weibo", "weverse", "naver-blog", "tumblr", "tiktok", "bluesky", "x",
     "2024-01-26 15:10:00", "1750914444445221330", "https://x.com/a/status/1750914444445221330",
     "<b>", "\ud83d"]
)  # fmt: skip
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | TEXTS
RECORDS = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=8),
    max_leaves=25,
)


@settings(max_examples=150)
@given(st.dictionaries(KEYS, RECORDS, max_size=12), st.sampled_from(NAMES), TEXTS)
def test_no_record_breaks_a_reader(record: dict[str, Any], name: str, category: str) -> None:
    data = json.dumps(record | {"category": category}).encode()
    for entry in read(name, data):
        assert_storable(entry)


@given(st.sampled_from([tweet(), instagram()]), KEYS, RECORDS)
def test_no_wrong_field_breaks_a_reader(record: dict[str, Any], key: str, value: Any) -> None:
    for entry in read("1.json", json.dumps(record | {key: value}).encode()):
        assert_storable(entry)


@given(st.sampled_from(NAMES), st.binary(max_size=400) | st.text(max_size=400).map(
    lambda text: text.encode("utf-8", "surrogatepass")))  # fmt: skip
def test_no_bytes_break_a_reader(name: str, data: bytes) -> None:
    for entry in read(name, data):
        assert_storable(entry)


INI = st.lists(
    st.sampled_from(
        ["[Picasa]", "[Contacts2]", "[a.jpg]", "[", "]", "=", "name=IU", "star=yes", "a=b;c",
         "faces=rect64(0),a;rect64(ffffffffffffffff),b;rect64(", "keywords=,,a", "caption=\0"]
    ) | st.text(max_size=20),
    max_size=20,
).map("\n".join)  # fmt: skip


@given(INI)
def test_no_picasa_file_breaks_its_reader(text: str) -> None:
    for entry in read(".picasa.ini", text.encode("utf-8", "surrogatepass")):
        assert_storable(entry)
        for box in entry.photo.regions:
            assert 0 <= box.x <= box.x + box.width <= 1.0001
            assert 0 <= box.y <= box.y + box.height <= 1.0001

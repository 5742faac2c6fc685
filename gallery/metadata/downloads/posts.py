"""JSON records of posts: which reader understands which, and what a whole folder's file may say."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice

from gallery.metadata.downloads import (
    bluesky,
    booru,
    instagram,
    naver,
    takeout,
    tiktok,
    tumblr,
    twitter,
    unknown,
    weibo,
    weverse,
)
from gallery.metadata.downloads.addresses import read_address
from gallery.metadata.downloads.encodings import readable
from gallery.metadata.downloads.entry import Entry
from gallery.metadata.downloads.platforms import VIDEOS
from gallery.metadata.downloads.records import Record, line, name_of
from gallery.metadata.downloads.said import Said, entry_of
from gallery.metadata.downloads.told import completed

Reader = Callable[[Record, str], tuple[Said, ...]]

READERS: dict[str, Reader] = {
    "bluesky": bluesky.read,
    "instagram": instagram.read,
    "naver-blog": naver.read,
    "tiktok": tiktok.read,
    "tumblr": tumblr.read,
    "twitter": twitter.read,
    "weibo": weibo.read,
    "weverse": weverse.read,
}
FOR_THE_FOLDER = "info.json"
# What was fetched when a folder is one post; else its file tells the first post of many.
ONE_POST = frozenset({"tweet", "post", "status", "gallery", "album", "reel", "article"})
ADDRESSES = ("post_url", "webpage_url", "url", "image_url", "media_url", "display_url")
LINE = re.compile(rb"[{\[][^\r\n]*")  # one that may hold a record
MOST_LINES = 500_000  # the shortest record has some 200 bytes
LONGEST_LINE = 8_000_000  # bytes of one record


def read_json(name: str, data: bytes, zone: str) -> Iterator[Entry]:
    """Yield what a JSON file says: one record, or a list of them."""
    content = parsed(data)
    if isinstance(content, dict) and takeout.is_one(content, name):
        yield from takeout.read(content, name=name, zone=zone)
        return
    records = content if isinstance(content, list) else [content]
    for record in map(_record, records):
        if record is not None:
            yield from _entries(record, name, zone, is_alone=len(records) == 1)


def read_json_lines(name: str, data: bytes, zone: str) -> Iterator[Entry]:
    """Yield what a file with one record a line says, line by line."""
    for found in islice(LINE.finditer(data), MOST_LINES):
        record = _record(parsed(found[0])) if len(found[0]) <= LONGEST_LINE else None
        if record is not None:
            yield from _entries(record, name, zone, is_alone=False)


def parsed(data: bytes) -> object:
    """Return what JSON stands for, None if it is none that can be read."""
    try:
        return json.loads(data)
    except UnicodeDecodeError:
        pass
    except (ValueError, RecursionError):
        return None
    try:
        return json.loads(readable(data))
    except (ValueError, RecursionError):
        return None


def _record(value: object) -> Record | None:
    """Return the record itself, or the one at the end of gallery-dl's [kind, address, record]."""
    if isinstance(value, list) and 2 <= len(value) <= 3:
        value = value[-1]
    return value if isinstance(value, dict) else None


def _entries(record: Record, name: str, zone: str, *, is_alone: bool) -> Iterator[Entry]:
    said = reader_of(record)(record, zone)
    for one in said:
        if is_alone and len(said) == 1:
            # what lies beside a picture speaks of it, whatever it was renamed to
            told = replace(one, picture="")
            told = _of_folder(told, record) if name.casefold() == FOR_THE_FOLDER else told
        else:
            told = replace(one, picture=one.picture or name_of(record))
        entry = replace(entry_of(told, sidecar=name), is_picture=not _is_video(record))
        yield _with_addresses(entry, record, zone) if told.is_post else entry


def _is_video(record: Record) -> bool:
    """Whether a record speaks of a video, or of its sound; a post may have both."""
    return line(record, "extension").casefold() in VIDEOS


def _with_addresses(entry: Entry, record: Record, zone: str) -> Entry:
    """Fill in what the addresses in a record tell and its other fields do not."""
    post = entry.post
    if post.key and post.released:
        return entry
    for field in ADDRESSES:
        told = read_address(line(record, field), zone=zone)
        post = completed(post, replace(told, source_url=None))
    return replace(entry, post=post)


def _of_folder(said: Said, record: Record) -> Said:
    """Return what the record in a folder's own file says of every picture in the folder."""
    kind = line(record, "subcategory").casefold()
    if kind and kind not in ONE_POST:
        return Said(platform=said.platform)
    return replace(said, num=None, media="", media_key="", hints=())


def reader_of(record: Record) -> Reader:
    """Return the reader that understands a record."""
    if booru.is_one(record):
        return booru.read
    if "postId" in record and ("attachment" in record or "extension" in record):
        return weverse.read
    return READERS.get(line(record, "category").casefold(), unknown.read)

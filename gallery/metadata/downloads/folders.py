"""THE TABLE of folders: how downloaders lay out what they fetch, and what that tells.

A row's pattern fits the end of the folders' names joined by "/", the outermost first; its
groups mean what they mean in ``name_table``. A timeline's folder ("twitter/<user>") tells no
credit: its owner may have reposted.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from gallery.metadata.downloads import platforms
from gallery.metadata.downloads.platforms import Platform
from gallery.metadata.downloads.told import completed, facts_told
from gallery.model.described import PostFacts
from gallery.model.facts import Fact, Origin
from gallery.model.names import clean

MOST_FOLDERS = 6  # the deepest layout has four, inside a folder or two of the user's
FOLDERS_KEPT = 4096  # the files of a folder come one after another

NAMED_AFTER = {
    "twitter": platforms.X,
    "x": platforms.X,
    "x.com": platforms.X,
    "twitter_media_harvest": platforms.X,
    "instagram": platforms.INSTAGRAM,
    "weibo": platforms.WEIBO,
    "naver-blog": platforms.NAVER_BLOG,
    "naver blog": platforms.NAVER_BLOG,
    "naver post": platforms.NAVER_POST,
    "weverse": platforms.WEVERSE,
    "weversearchive": platforms.WEVERSE,
    "archiverse": platforms.WEVERSE,
    "tumblr": platforms.TUMBLR,
    "tiktok": platforms.TIKTOK,
    "bluesky": platforms.BLUESKY,
}
SEPARATORS = re.compile(r"[\s_\-\[\]()]+")


@dataclass(frozen=True, slots=True)
class FolderRow:
    """One layout: who makes it, the pattern of its last folders, an example, what it tells."""

    writer: str
    platform: Platform
    pattern: re.Pattern[str]
    example: str
    tells: str


@dataclass(frozen=True, slots=True)
class Above:
    """What the folders tell: the platform that one of them is named after, and facts."""

    platform: Platform | None = None
    facts: PostFacts = field(default_factory=PostFacts)


def _row(writer: str, platform: Platform, pattern: str, example: str, tells: str) -> FolderRow:
    ends = re.compile(rf"(?:^|/){pattern}$", re.ASCII | re.IGNORECASE)
    return FolderRow(writer, platform, ends, example, tells)


TABLE: tuple[FolderRow, ...] = (
    _row(
        "gallery-dl, Naver blog",
        platforms.NAVER_BLOG,
        r"naver-blog/(?P<credit>[^/]+) (?P<account>[a-z0-9_\-]+)/"
        r"(?P<day>\d{4}-\d\d-\d\d) (?P<title>[^/]+)",
        "naver-blog/이담 edam_ent/2024-01-27 Love wins all",
        "name, account, day, title",
    ),
    _row(
        "krsite-dl, Naver Post",
        platforms.NAVER_POST,
        r"naver ?post/(?P<credit>[^/]+)/(?:[^/]+/)?(?P<six>\d{6}) (?P<title>[^/]+)",
        "Naver Post/EDAM/IU/240127 Love wins all",
        "writer, day, title",
    ),
    _row(
        "gallery-dl, Weverse fork",
        platforms.WEVERSE,
        r"weverse/(?P<credit>[^/]+)/[^/]+/(?P<post>\d-\d{5,12})",
        "weverse/IU/0a1b2c/4-147791342",
        "artist, post",
    ),
    _row(
        "an address of Weverse, kept by wget",
        platforms.WEVERSE,
        r"phinf\.wevpstatic\.net/(?P<cdn>[a-z0-9+_\-]{12,16}=*)(?:/[^/]+)?",
        "phinf.wevpstatic.net/MjAyMjA3MTZfODQg",
        "the day it was uploaded",
    ),
    _row(
        "an address of Naver, kept by wget",
        platforms.NAVER_BLOG,
        r"(?:post|blog|mblogthumb)[a-z\-]*\.pstatic\.net/"
        r"(?P<cdn>[a-z0-9+_\-]{12,16}=*)(?:/[^/]+)?",
        "postfiles.pstatic.net/MjAyMjA3MTZfODQg",
        "the day it was uploaded",
    ),
    _row(
        "archive-weverse",
        platforms.WEVERSE,
        r"(?P<day>20\d{6})-(?P<post>\d{6,20})-(?P<credit>[^/]+)",
        "20210127-123456789-IU",
        "day, post, artist",
    ),
    _row(
        "gallery-dl, Instagram",
        platforms.INSTAGRAM,
        r"instagram/(?P<account>[a-z0-9_.]{1,30})",
        "instagram/dlwlrma",
        "account",
    ),
    _row(
        "gallery-dl, Weibo",
        platforms.WEIBO,
        r"weibo/(?P<credit>[^/]+)",
        "weibo/IU工作室",
        "name",
    ),
    _row(
        "gallery-dl, TikTok",
        platforms.TIKTOK,
        r"tiktok/(?P<account>[a-z0-9_.]{1,30})",
        "tiktok/dlwlrma",
        "account",
    ),
    _row(
        "gallery-dl, Bluesky",
        platforms.BLUESKY,
        r"bluesky/(?P<account>[a-z0-9.\-]{3,64})",
        "bluesky/iu.bsky.social",
        "account",
    ),
)


@lru_cache(maxsize=FOLDERS_KEPT)
def folders_tell(folders: tuple[str, ...], zone: str) -> Above:
    """Return what the names of folders (nearest first) tell of the files in them."""
    near = folders[:MOST_FOLDERS]
    platform, named = _named_after(near)
    shown = clean(named)
    facts = PostFacts()
    if platform is not None:
        facts = PostFacts(source=Fact(platform.source, Origin.FOLDER_NAME, shown))
    path = "/".join(reversed(near))
    for row in TABLE:
        found = row.pattern.search(path)
        pieces = found.groupdict() if found else None
        told = pieces and facts_told(row.platform, pieces, zone=zone, origin=Origin.FOLDER_NAME)
        if told:
            return Above(platform or row.platform, completed(told, facts))
    return Above(platform, facts)


def _named_after(folders: Sequence[str]) -> tuple[Platform | None, str]:
    for folder in folders:
        name = folder.casefold()
        words = (word for word in SEPARATORS.split(name) if len(word) > len("x"))
        for word in (name, *words):
            if word in NAMED_AFTER:
                return NAMED_AFTER[word], folder
    return None, ""

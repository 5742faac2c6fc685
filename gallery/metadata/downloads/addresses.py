"""THE TABLE of addresses: what the address of a picture or a post tells.

The groups of a pattern mean what they mean in ``name_table``; ``code`` is Instagram's short code.
"""

import re
from dataclasses import dataclass, replace

from gallery.metadata.downloads import platforms
from gallery.metadata.downloads.platforms import Platform
from gallery.metadata.downloads.told import facts_told
from gallery.model.described import PostFacts
from gallery.model.facts import Fact, Origin

LONGEST_ADDRESS = 2_000  # characters; browsers allow no more
WEB = re.compile(r"https?://", re.IGNORECASE)
CODED_DAY = r"(?P<cdn>[A-Za-z0-9+_\-]{12,16}=*)/[^/?]+"


@dataclass(frozen=True, slots=True)
class AddressRow:
    """One form of address; the pattern begins behind "https://"."""

    platform: Platform
    pattern: re.Pattern[str]
    example: str
    tells: str


def _row(platform: Platform, pattern: str, example: str, tells: str) -> AddressRow:
    return AddressRow(platform, re.compile(pattern, re.ASCII), example, tells)


TABLE: tuple[AddressRow, ...] = (
    _row(
        platforms.X,
        r"(?:www\.|mobile\.)?(?:x|twitter)\.com/(?P<account>\w{1,15})/status/(?P<post>\d{15,19})"
        r"(?:/photo/(?P<num>\d{1,2}))?\b",
        "https://x.com/dlwlrma/status/1750914444445221330/photo/2",
        "account, tweet, number",
    ),
    _row(
        platforms.X,
        r"(?:www\.)?(?:x|twitter)\.com/i/(?:web/)?status/(?P<post>\d{15,19})\b",
        "https://twitter.com/i/web/status/1750914444445221330",
        "tweet",
    ),
    _row(
        platforms.X,
        r"pbs\.twimg\.com/media/(?P<media>[A-Z][A-Za-z0-9_-]{14})\b",
        "https://pbs.twimg.com/media/EBGbJe_U8AA4Ekb?format=jpg&name=orig",
        "picture; the moment it was uploaded",
    ),
    _row(
        platforms.INSTAGRAM,
        r"(?:www\.)?instagram\.com/(?:[A-Za-z0-9_.]{1,30}/)?(?:p|reel)/(?P<code>[\w\-]{9,12})\b",
        "https://www.instagram.com/p/BqvYwKBlTDg/",
        "post; the day, about",
    ),
    _row(
        platforms.WEVERSE,
        r"weverse\.io/[^/?]+/[a-z]+/(?P<post>\d-\d{5,12})\b",
        "https://weverse.io/iu/artist/4-147791342",
        "post",
    ),
    _row(
        platforms.WEVERSE,
        rf"phinf\.wevpstatic\.net/{CODED_DAY}",
        "https://phinf.wevpstatic.net/MjAyMjA3MTZfODQg/MDAxNjU3OTAxNTA3OTYw.x.y.JPEG/a.jpg",
        "the day it was uploaded",
    ),
    _row(
        platforms.NAVER_BLOG,
        rf"(?:post|blog|mblogthumb)[a-z\-]*\.pstatic\.net/{CODED_DAY}",
        "https://postfiles.pstatic.net/MjAyMjA3MTZfODQg/MDAxNjU3OTAxNTA3OTYw.x.y.JPEG.b/a.jpg",
        "the day it was uploaded",
    ),
    _row(
        platforms.NAVER_BLOG,
        r"(?:m\.)?blog\.naver\.com/(?P<post>\w+/\d{6,})\b",
        "https://blog.naver.com/edam_ent/223334567890",
        "post",
    ),
    _row(
        platforms.WEIBO,
        r"m\.weibo\.cn/(?:detail|status)/(?P<post>\d{16})\b",
        "https://m.weibo.cn/detail/5012345678901234",
        "post",
    ),
    _row(
        platforms.TUMBLR,
        r"(?P<account>[a-z0-9\-]{1,32})\.tumblr\.com/post/(?P<post>\d{9,20})\b",
        "https://edam-ent.tumblr.com/post/740510000000000000/love-wins-all",
        "blog, post",
    ),
    _row(
        platforms.TUMBLR,
        r"(?:www\.)?tumblr\.com/(?P<account>[a-z0-9\-]{1,32})/(?P<post>\d{9,20})\b",
        "https://www.tumblr.com/edam-ent/740510000000000000",
        "blog, post",
    ),
    _row(
        platforms.TIKTOK,
        r"(?:www\.)?tiktok\.com/@(?P<account>[\w.]{1,30})/(?:photo|video)/(?P<post>\d{19})\b",
        "https://www.tiktok.com/@dlwlrma/photo/7328494374848777514",
        "account, post",
    ),
    _row(
        platforms.BLUESKY,
        r"bsky\.app/profile/(?P<account>[A-Za-z0-9.:\-]{3,80})/post/(?P<post>[2-7a-z]{13})\b",
        "https://bsky.app/profile/iu.bsky.social/post/3kjvkq3jjgs2a",
        "account, post",
    ),
)


def read_address(address: str, *, zone: str, origin: Origin = Origin.SIDECAR) -> PostFacts:
    """Return what the address of a picture or of a post tells; the address itself at least.

    Args:
        address: "https://…"; anything else tells nothing.
        zone: IANA name of the zone in which days are counted.
        origin: where the address was found.
    """
    scheme = WEB.match(address)
    if scheme is None or len(address) > LONGEST_ADDRESS or not address.isprintable():
        return PostFacts()
    given = Fact(address, origin, address)
    for row in TABLE:
        found = row.pattern.match(address, scheme.end())
        pieces = found.groupdict() if found else None
        told = pieces and facts_told(row.platform, pieces, zone=zone, origin=origin)
        if told:
            return told if told.source_url else replace(told, source_url=given)
    return PostFacts(source_url=given)

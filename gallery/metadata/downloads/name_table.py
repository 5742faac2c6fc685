"""THE TABLE of names: what downloaders, browsers and fans write into the names of files.

A row is who writes it, whose post it is, the pattern, an example (each is a test) and what it
tells. Longest and surest first; the first that fits wins, rows of the platform that the
folders name before the others. What a group of a pattern means stands in its name, so that a
row needs no code of its own:

    post      the id of the post: key, address, and the date where ids tell it
    num       the picture's number in the post, as it is written (some count from 0)
    media     the picture's own name on its platform; ``guess`` one that might be a word
    account   who posted it, a handle; ``credit`` the shown name
    title     the post's title; ``words`` what may be one
    six       YYMMDD; ``day`` a day written longer
    utc       a moment in UTC; ``korean`` one on Korean clocks
    cdn       the piece of an address that stands for a day
    site      the platform's own name

Why 17 to 19 digits for a tweet: Weibo's ids have 16. ``within`` are platforms one of whose
folders must be above, where chance numbers would be taken for ids.
"""

import re
from dataclasses import dataclass

from gallery.metadata.downloads import platforms
from gallery.metadata.downloads.platforms import Platform

TWEET = r"(?P<post>\d{17,19})"
ACCOUNT = r"(?P<account>\w{1,15})"
TWITTER_MEDIA = r"[A-Z][A-Za-z0-9_-]{14}"
WEVERSE_POST, WEVERSE_PHOTO = r"(?P<post>\d-\d{5,12})", r"(?P<media>\d-\d{5,12})"
# archiverse writes the separators, the brackets and the clock as its user likes them.
TIER = r"[\[{]?(?:Public|Membership)[\]}]?"
KOREAN = r"(?P<korean>\d{4}[.\-]\d\d[.\-]\d\d(?: \d\d[.\-]\d\d[.\-]\d\d)?)"
IN_BRACKETS = r"[\[{]?(?P<post>\d-\d{5,12})(?:_(?P<media>\d-\d{5,12}))?[\]}]?"
# Colons that may stand in a file's name are the letter U+02D0 or U+A789.
CLOCK = r"\d\d[:ː꞉_\-]\d\d[:ː꞉_\-]\d\d"
SIX = r"(?P<six>\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))"
LARGER = r"(?:large|orig|medium|small|4096x4096)"


@dataclass(frozen=True, slots=True)
class NameRow:
    """One way to name a file; ``within`` whether a folder must name the platform too."""

    writer: str
    platform: Platform
    pattern: re.Pattern[str]
    example: str
    tells: str
    within: bool = False


def _row(
    writer: str,
    platform: Platform,
    pattern: str,
    example: str,
    tells: str,
    *,
    within: bool = False,
) -> NameRow:
    return NameRow(writer, platform, re.compile(pattern, re.ASCII), example, tells, within)


TABLE: tuple[NameRow, ...] = (
    _row(
        "TW Media Downloader",
        platforms.X,
        rf"{ACCOUNT}-{TWEET}-\d{{8}}_\d{{6}}-(?:img|gif|vid)(?P<num>\d{{1,2}})",
        "dlwlrma-1750914444445221330-20240127_011148-img3.jpg",
        "account, tweet, number",
    ),
    _row(
        "WFDownloader",
        platforms.X,
        rf"{ACCOUNT} \[\d{{4}}-\d\d-\d\d {CLOCK} UTC\] {TWEET}(?:_(?P<num>\d{{1,2}}))?",
        "dlwlrma [2024-01-26 16ː11ː48 UTC] 1750914444445221330_1.jpg",
        "account, tweet, number",
    ),
    _row(
        "WFDownloader, elsewhere",
        platforms.FAN_NAME,
        rf"(?P<credit>[^\[\]]{{1,80}}) \[(?P<utc>\d{{4}}-\d\d-\d\d {CLOCK}) UTC\] "
        r"(?P<title>.{1,150}?)(?:_(?P<num>\d{1,2}))?",
        "IU [2024-01-26 16ː11ː48 UTC] Love wins all_1.jpg",
        "name, moment, title, number",
    ),
    _row(
        "archiverse, posts",
        platforms.WEVERSE,
        rf"{TIER} {KOREAN} (?P<credit>.{{1,80}}) {IN_BRACKETS}",
        "[Membership] 2024.01.27 00-10-00 V [4-147791342_3-274413871].jpg",
        "moment, artist, post, picture",
    ),
    _row(
        "archiverse, official media",
        platforms.WEVERSE,
        rf"{TIER} (?P<credit>.{{1,80}}?) {KOREAN} (?P<title>.{{1,150}}) {IN_BRACKETS}",
        "[Public] fromis9 2024.01.27 00-00-00 Photo sketch [1-171362020_4-328756273].jpg",
        "artist, moment, title, post, picture",
    ),
    _row(
        "archiverse, moments and channels",
        platforms.WEVERSE,
        rf"(?:{TIER} )?(?P<credit>.{{1,80}}?) {KOREAN} (?=[\[{{]){IN_BRACKETS}",
        "fromis9 2024.01.27 00-10-00 [4-147791342_3-274413871].jpg",
        "artist, moment, post, picture",
    ),
    _row(
        "archive-weverse",
        platforms.WEVERSE,
        r"(?P<day>20\d{6})-(?P<post>\d{6,20})-(?P<credit>.{1,60})-img(?P<num>\d{1,3})",
        "20210127-123456789-IU-img00.jpg",
        "day, post, artist, number",
    ),
    _row(
        "WeverseArchive",
        platforms.WEVERSE,
        rf"{WEVERSE_POST}_{WEVERSE_PHOTO}",
        "4-223153860_3-274413871.jpg",
        "post, picture",
    ),
    _row(
        "gallery-dl, Weverse fork",
        platforms.WEVERSE,
        rf"weverse_{WEVERSE_PHOTO}",
        "weverse_3-274413871.jpg",
        "picture; the post stands in the folder",
    ),
    _row(
        "gallery-dl, Instagram with several",
        platforms.INSTAGRAM,
        r"(?P<post>\d{17,20})_(?P<media>\d{17,20})",
        "1875629777499953996_1875629777499953997.jpg",
        "post, picture; the day, about",
    ),
    _row(
        "TwitterMediaHarvest",
        platforms.X,
        rf"{ACCOUNT}-{TWEET}-(?P<num>\d{{1,2}})",
        "dlwlrma-1750914444445221330-01.jpg",
        "account, tweet, number",
    ),
    _row(
        "gallery-dl with the account",
        platforms.X,
        rf"{ACCOUNT}_{TWEET}_(?P<num>\d{{1,2}})",
        "dlwlrma_1750914444445221330_1.jpg",
        "account, tweet, number",
    ),
    _row(
        "gallery-dl, X",
        platforms.X,
        rf"{TWEET}_(?P<num>\d{{1,2}})",
        "1750914444445221330_1.jpg",
        "tweet, number",
    ),
    _row(
        "a user's template, tweet and media name",
        platforms.X,
        rf"(?:.{{1,150}}[ _\-])?{TWEET}[ _\-](?P<media>{TWITTER_MEDIA})",
        "2024-01-26 16.11.48 1750914444445221330 EBGbJe_U8AA4Ekb.jpg",
        "tweet, picture",
    ),
    _row(
        "gallery-dl, TikTok",
        platforms.TIKTOK,
        r"(?P<post>\d{19})(?:_(?P<num>\d{2}))? (?P<title>.{1,200}?)(?: \[[^\[\]]{1,80}\])?",
        "7328494374848777514_01 Love wins all [o0abc].jpg",
        "post, number, title",
    ),
    _row(
        "gallery-dl, Bluesky",
        platforms.BLUESKY,
        rf"\d{{4}}-\d\d-\d\dT{CLOCK}_(?P<post>[2-7a-z]{{13}})_(?P<num>\d{{1,2}})",
        "2024-01-26T16_11_48_3kjvkq3jjgs2a_1.jpg",
        "post, number",
    ),
    _row(
        "gallery-dl, Tumblr",
        platforms.TUMBLR,
        r"tumblr_(?P<account>[A-Za-z0-9\-]{1,32})_(?P<post>\d{9,20})_(?P<num>\d{2})",
        "tumblr_edam-ent_740510000000000000_01.jpg",
        "blog, post, number",
    ),
    _row(
        "saved from Tumblr",
        platforms.TUMBLR,
        r"(?P<media>tumblr_(?:inline_)?[A-Za-z0-9]{10,40}?(?:o(?P<num>\d{1,2}))?(?:_r\d)?)"
        r"_(?:\d{3,4}|75sq|raw)",
        "tumblr_o1a2b3c4d5e6f7g8h9o3_1280.jpg",
        "picture, number",
    ),
    _row(
        "instaloader",
        platforms.INSTAGRAM,
        r"(?P<utc>\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d)_UTC(?:_(?P<num>\d{1,2}))?",
        "2024-01-26_16-11-48_UTC_2.jpg",
        "moment, number",
    ),
    _row(
        "gallery-dl, Weibo",
        platforms.WEIBO,
        r"(?P<post>[3-9]\d{15})_(?P<num>\d{2})",
        "5012345678901234_03.jpg",
        "post, number",
    ),
    _row(
        "a user's template, Instagram",
        platforms.INSTAGRAM,
        r"(?P<account>[A-Za-z0-9_.]{1,30})[ _\-](?P<post>\d{17,20})[_\-](?P<num>\d{1,2})",
        "dlwlrma_1875629777499953996_1.jpg",
        "account, post, number; the day, about",
        within=True,
    ),
    _row(
        "gallery-dl, Instagram",
        platforms.INSTAGRAM,
        r"(?P<post>\d{17,20})",
        "1875629777499953996.jpg",
        "post; the day, about",
        within=True,
    ),
    _row(
        "gallery-dl, Naver blog",
        platforms.NAVER_BLOG,
        r"(?P<num>\d{3})",
        "003.jpg",
        "number; the post stands in the folder",
        within=True,
    ),
    _row(
        "a user's template, X",
        platforms.X,
        rf"(?:.{{1,150}}[ _\-])?{TWEET}(?:[ _\-](?P<num>\d{{1,2}}))?",
        "2024-01-27 1750914444445221330-1.jpg",
        "tweet, number",
        within=True,
    ),
    _row(
        "WeverseArchive, moments",
        platforms.WEVERSE,
        r"(?P<post>\d-\d{5,12})",
        "1-171362020.jpg",
        "post",
        within=True,
    ),
    _row(
        "a browser, from X",
        platforms.X,
        rf"(?P<media>{TWITTER_MEDIA})"
        rf"(?:\.(?:jpe?g|png|webp)[_:]{LARGER}|-{LARGER}|[?_ ]format=\w+(?:[&_ ]name=\w+)?)",
        "EBGbJe_U8AA4Ekb.jpg_large",
        "picture; the moment it was uploaded",
    ),
    _row(
        "a user's template, from X",
        platforms.X,
        rf"(?P<account>\w{{1,15}})-\d{{6}}-(?P<guess>{TWITTER_MEDIA})",
        "dlwlrma-240127-EBGbJe_U8AA4Ekb.jpg",
        "account, picture",
    ),
    _row(
        "a browser, from X, name unchanged",
        platforms.X,
        rf"(?P<guess>{TWITTER_MEDIA})",
        "EBGbJe_U8AA4Ekb.jpg",
        "picture; the moment it was uploaded",
    ),
    _row(
        "a browser, from Weverse or Naver",
        platforms.WEVERSE,
        r"(?P<cdn>MDAx[A-Za-z0-9+/_\-]{16}=?=?)\.[A-Za-z0-9+/_\-]{6,80}.{0,120}",
        "MDAxNjU3OTAxNTA3OTYw.Rx1aBc2dEf3g.Ux9yZw8v.JPEG",
        "the moment it was uploaded",
        within=True,
    ),
    _row(
        "Weverse, web and app",
        platforms.WEVERSE,
        r"(?P<media>[0-9a-f]{32,36}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})",
        "0f8fad5b-d9cb-469f-a165-70867728950e.jpg",
        "picture",
        within=True,
    ),
    _row(
        "Weverse, shared",
        platforms.WEVERSE,
        r"(?P<site>[Ww]everse)_[0-9a-f]{4,36}",
        "Weverse_a1852.jpg",
        "platform",
    ),
    _row(
        "a user's template",
        platforms.FAN_NAME,
        rf"(?P<account>[A-Za-z0-9_.]{{1,30}})-{SIX}-.{{1,150}}",
        "dlwlrma-240127-IMG_0301.jpg",
        "account, day",
    ),
    _row(
        "fans",
        platforms.FAN_NAME,
        rf"{SIX}(?!\d)[ _.\-]*(?P<words>.{{0,250}})",
        "240127 V IU Love wins all MV photo sketch 03.jpg",
        "day, perhaps a title",
    ),
    _row(
        "fans, with the century",
        platforms.FAN_NAME,
        r"(?P<day>\d{4}([.\-_])\d\d\2\d\d|\d{8})(?!\d)[ _.\-]*(?P<words>.{0,250})",
        "2024.01.27 IU at ICN 04.jpg",
        "day, perhaps a title",
    ),
)

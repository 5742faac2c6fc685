"""When something was published, out of the ids that platforms give it.

Each function answers None for a number that is no such id: its moment would lie before the
platform began or further ahead than tomorrow.
"""

import base64
import binascii
import re
import struct
from datetime import UTC, datetime, timedelta

# Twitter's "snowflake": milliseconds since this moment, 22 bits to the left.
# https://github.com/twitter-archive/snowflake/tree/snowflake-2010
TWITTER_EPOCH_MS = 1_288_834_974_657
FIRST_SNOWFLAKE = 300_000_000_000_000  # smaller ids were counted and tell no time
INSTAGRAM_EPOCH_MS = 1_314_220_021_721
INSTAGRAM_BITS = 23
INSTAGRAM_SLACK = timedelta(minutes=15)  # how far the id and the true moment were seen apart
TIKTOK_BITS = 32  # the upper half is Unix seconds
TIKTOK_BEGAN = datetime(2014, 4, 1, tzinfo=UTC)  # as musical.ly
BLUESKY_BEGAN = datetime(2022, 11, 1, tzinfo=UTC)
NAVER_CDN_BEGAN = datetime(2005, 1, 1, tzinfo=UTC)
TID_DIGITS = "234567abcdefghijklmnopqrstuvwxyz"
TID_LENGTH = 13
TID_CLOCK_BITS = 10
SHORTCODE_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
SHORTCODE = re.compile(r"[A-Za-z0-9_-]{9,12}")
MEDIA_NAME = re.compile(r"[A-Z][A-Za-z0-9_-]{14}")
# Snowflakes made in the same millisecond are counted; real media names rarely pass a few.
MOST_IN_A_MILLISECOND = 64
LARGEST_ID = 2**63
MILLISECONDS = 1000


def tweet_moment(tweet_id: int) -> datetime | None:
    """Return when a tweet was posted (UTC).

    >>> tweet_moment(1750914444445221330).isoformat(timespec="seconds")
    '2024-01-26T16:11:48+00:00'
    """
    if not FIRST_SNOWFLAKE <= tweet_id < LARGEST_ID:
        return None
    return _since_epoch((tweet_id >> 22) + TWITTER_EPOCH_MS, _at(TWITTER_EPOCH_MS))


def twitter_media_moment(name: str, *, certain: bool = False) -> datetime | None:
    """Return when a picture was given to Twitter, out of its name there (UTC).

    The name is URL-safe base64; its first 8 bytes are a snowflake.

    Args:
        name: 15 letters, such as "CQfHcVtUkAAB6A5".
        certain: whether something else says that it is such a name. If not, a name whose
            snowflake is an unlikely one is taken for a word ("Christmas_party").
    """
    if not MEDIA_NAME.fullmatch(name):
        return None
    snowflake: int = struct.unpack(">Q", base64.urlsafe_b64decode(name + "=")[:8])[0]
    if not certain and snowflake % 4096 >= MOST_IN_A_MILLISECOND:
        return None
    return tweet_moment(snowflake)


def instagram_moment(media_id: int) -> datetime | None:
    """Return about when an Instagram post was made (UTC), give or take ``INSTAGRAM_SLACK``."""
    if not 0 < media_id < LARGEST_ID:
        return None
    milliseconds = (media_id >> INSTAGRAM_BITS) + INSTAGRAM_EPOCH_MS
    return _since_epoch(milliseconds, _at(INSTAGRAM_EPOCH_MS))


def instagram_id(shortcode: str) -> int | None:
    """Return the media id that an address' short code ("BqvYwKBlTDg") stands for."""
    if not SHORTCODE.fullmatch(shortcode):
        return None
    number = 0
    for digit in shortcode:
        number = number * 64 + SHORTCODE_DIGITS.index(digit)
    return number if number < LARGEST_ID else None


def instagram_shortcode(media_id: int) -> str:
    """Return the short code of a media id, as it stands in the post's address."""
    digits = ""
    while media_id > 0:
        media_id, place = divmod(media_id, 64)
        digits = SHORTCODE_DIGITS[place] + digits
    return digits


def tiktok_moment(video_id: int) -> datetime | None:
    """Return when a TikTok post was made (UTC)."""
    if not 0 < video_id < LARGEST_ID:
        return None
    return _since_epoch((video_id >> TIKTOK_BITS) * MILLISECONDS, TIKTOK_BEGAN)


def bluesky_moment(record_key: str) -> datetime | None:
    """Return when a Bluesky post was made (UTC): its key is a TID.

    https://atproto.com/specs/tid: 13 digits to the base 32, microseconds and 10 bits of clock.
    """
    if len(record_key) != TID_LENGTH or any(digit not in TID_DIGITS for digit in record_key):
        return None
    number = 0
    for digit in record_key:
        number = number * 32 + TID_DIGITS.index(digit)
    return _since_epoch((number >> TID_CLOCK_BITS) // MILLISECONDS, BLUESKY_BEGAN)


def cdn_day(part: str) -> str:
    """Return the Korean day (ISO) of the first part of a Weverse or Naver picture's address.

    >>> cdn_day("MjAyMjA3MTZfODQg")
    '2022-07-16'
    """
    found = re.fullmatch(r"(20\d\d)(\d\d)(\d\d)_\d{1,4} ?", _plain(part), re.ASCII)
    if not found:
        return ""
    try:
        day = datetime(int(found[1]), int(found[2]), int(found[3]), tzinfo=UTC)
    except ValueError:
        return ""
    return day.date().isoformat() if day <= _tomorrow() else ""


def cdn_moment(part: str) -> datetime | None:
    """Return when a Weverse or Naver picture was uploaded, out of its address' second part."""
    found = re.fullmatch(r"0*(\d{13})", _plain(part.split(".")[0]), re.ASCII)
    return _since_epoch(int(found[1]), NAVER_CDN_BEGAN) if found else None


def _plain(coded: str) -> str:
    """Return what base64 stands for, "" if it is none."""
    try:
        padded = coded + "=" * (-len(coded) % 4)
        return base64.b64decode(padded, altchars=b"-_").decode("ascii")
    except (binascii.Error, ValueError):
        return ""


def _since_epoch(milliseconds: int, began: datetime) -> datetime | None:
    try:
        moment = _at(milliseconds)
    except (OverflowError, OSError, ValueError):
        return None
    return moment if began <= moment <= _tomorrow() else None


def _at(milliseconds: int) -> datetime:
    return datetime.fromtimestamp(milliseconds // MILLISECONDS, UTC)


def _tomorrow() -> datetime:
    return datetime.now(UTC) + timedelta(days=1)

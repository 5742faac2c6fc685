"""What the pieces of a name or an address tell, made into facts with their origins."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache

from gallery.metadata.downloads.moments import KOREA, day_in
from gallery.metadata.downloads.platform_ids import (
    cdn_day,
    cdn_moment,
    instagram_id,
    twitter_media_moment,
)
from gallery.metadata.downloads.platforms import INSTAGRAM, Platform, X
from gallery.model.dates import find_date
from gallery.model.described import PostFacts
from gallery.model.facts import TRUST, Fact, Origin
from gallery.model.names import clean

Pieces = Mapping[str, str | None]
NOTHING = PostFacts()
DAYS_KEPT = 1024  # the files of a set bear one day
EDGES = " -_.,~·|"
COUNTED = EDGES + "0123456789"
DIGITS_OF_A_MOMENT = 14  # year to second


def facts_told(
    platform: Platform, pieces: Pieces, *, zone: str, origin: Origin = Origin.FILE_NAME
) -> PostFacts | None:
    """Return the facts in the named pieces of a name; None if one is not what it looked like.

    Args:
        platform: whose name it is.
        pieces: by the group names that ``name_table`` explains.
        zone: IANA name of the zone in which days are counted.
        origin: where the name stood.
    """
    post = _post(platform, pieces)
    media = pieces.get("media") or pieces.get("guess") or ""
    released = _released(platform, pieces, post, media, zone=zone, origin=origin)
    if released is None and _claims_a_date(platform, pieces, post, media):
        return None
    account = pieces.get("account") or ""
    credit = clean(pieces.get("credit") or "")
    address = platform.address_of(post, account) if post else ""
    words = f"{platform.id_words} {post}" if platform.id_words else post
    num = pieces.get("num")
    return PostFacts(
        key=platform.key(post) if post else "",
        title=_title(pieces, origin),
        released=released,
        source=Fact(platform.source, origin, _seen(pieces)) if platform.source else None,
        source_url=Fact(address, Origin.PLATFORM, words) if address else None,
        credit=Fact(credit, origin, credit) if credit else None,
        handle=Fact(account, origin, account) if account else None,
        position=Fact(int(num), origin, num) if num else None,
        media_key=f"{platform.prefix}-media:{media}" if media else "",
    )


def day_of_post(platform: Platform, post: str, *, zone: str) -> Fact[str] | None:
    """Return the day that a post's id tells, None if it is no such id."""
    moment = platform.moment_of(post)
    if moment is None:
        return None
    reason = f"{platform.id_words} {post}"
    if platform.slack:
        days = {day_in(moment + platform.slack * side, zone) for side in (-1, 1)}
        minutes = int(platform.slack.total_seconds() // 60)
        reason += f" (± {minutes} min)" if len(days) == 1 else " (± 1 day)"
    return Fact(day_in(moment, zone), Origin.PLATFORM, reason)


def completed(first: PostFacts, second: PostFacts) -> PostFacts:
    """Return ``first`` with what only ``second`` tells, and with its facts where it is surer."""
    if second == NOTHING:
        return first
    changes = {}
    for name in FACTS:
        mine, other = getattr(first, name), getattr(second, name)
        if other is not None and (mine is None or TRUST[other.origin] > TRUST[mine.origin]):
            changes[name] = other
    if not first.key and second.key:
        changes["key"] = second.key
    if not first.media_key and second.media_key:
        changes["media_key"] = second.media_key
    return replace(first, **changes) if changes else first


FACTS = (
    "title",
    "released",
    "source",
    "source_url",
    "credit",
    "handle",
    "event",
    "expected",
    "position",
)


def _post(platform: Platform, pieces: Pieces) -> str:
    if platform is INSTAGRAM and (code := pieces.get("code")):
        return str(instagram_id(code) or "")
    return pieces.get("post") or ""


def _title(pieces: Pieces, origin: Origin) -> Fact[str] | None:
    """Return the title; words behind a date are only a guess at one, if they are words at all."""
    told = pieces.get("title")
    text = (told or (pieces.get("words") or "").rstrip(COUNTED)).replace("_", " ").strip(EDGES)
    if not any(char.isalpha() for char in text):
        return None
    text = clean(text)
    return Fact(text, origin if told else Origin.SUGGESTION, text)


def _seen(pieces: Pieces) -> str:
    return clean(next((piece for piece in pieces.values() if piece), ""))


def _claims_a_date(platform: Platform, pieces: Pieces, post: str, media: str) -> bool:
    """Whether a date should have come out: if none did, the name only looked like one."""
    by_id = bool(post and platform.id_words) or bool(media and platform is X)
    return by_id or any(pieces.get(name) for name in ("six", "day", "utc", "korean", "cdn"))


def _released(
    platform: Platform, pieces: Pieces, post: str, media: str, *, zone: str, origin: Origin
) -> Fact[str] | None:
    if post and platform.id_words:
        return day_of_post(platform, post, zone=zone)
    if media and platform is X:
        certain = pieces.get("media") is not None
        moment = twitter_media_moment(media, certain=certain)
        return (
            Fact(day_in(moment, zone), Origin.PLATFORM, f"media name {media}") if moment else None
        )
    if (coded := pieces.get("cdn")) and (day := cdn_day(coded) or _day_of(cdn_moment(coded), zone)):
        return Fact(day, Origin.CDN, f"{platform.source.casefold()} address {day}")
    return _written(pieces, zone, origin)


def _day_of(moment: datetime | None, zone: str) -> str:
    return day_in(moment, zone) if moment else ""


def _written(pieces: Pieces, zone: str, origin: Origin) -> Fact[str] | None:
    """Return the day that is written out in a name, by whichever clock."""
    for clock in ("utc", "korean"):
        if written := pieces.get(clock):
            if len(written) <= len("2024.01.27"):
                break  # without a time it is a day like any other
            day = _day_of(_moment(written, korean=clock == "korean"), zone)
            return Fact(day, origin, written) if day else None
    for name in ("korean", "day", "six"):
        if (written := pieces.get(name)) and (day := _day_written(written)):
            return Fact(day, origin, written)
    return None


@lru_cache(maxsize=DAYS_KEPT)
def _day_written(written: str) -> str:
    found = find_date(written)
    return found[0].isoformat() if found else ""


def _moment(written: str, *, korean: bool) -> datetime | None:
    digits = "".join(char for char in written if char.isdecimal())
    try:
        moment = datetime.strptime(digits[:DIGITS_OF_A_MOMENT], "%Y%m%d%H%M%S")  # noqa: DTZ007
    except ValueError:
        return None
    return moment.replace(tzinfo=KOREA if korean else UTC)

"""What the pieces of a name or an address tell, made into facts with their origins."""

from collections.abc import Mapping
from datetime import datetime

from gallery.metadata.downloads.moments import day_in
from gallery.metadata.downloads.platforms import Platform
from gallery.model.described import PostFacts
from gallery.model.facts import Fact, Origin


def facts_told(
    platform: Platform, pieces: Mapping[str, str | None], *, zone: str
) -> PostFacts | None:
    """Return the facts in the named pieces of a name; None if an id turns out to be none."""
    post = pieces.get("post") or ""
    account = pieces.get("account") or ""
    released = _released(platform, post, zone)
    if post and platform.id_words and released is None:
        return None
    address = platform.address_of(post, account) if post else ""
    reason = f"{platform.id_words} {post}" if platform.id_words else post
    num = pieces.get("num")
    return PostFacts(
        key=platform.key(post) if post else "",
        released=released,
        source=Fact(platform.source, Origin.FILE_NAME, post) if platform.source else None,
        source_url=Fact(address, Origin.PLATFORM, reason) if address else None,
        handle=Fact(account, Origin.FILE_NAME, account) if account else None,
        position=Fact(int(num), Origin.FILE_NAME, num) if num else None,
    )


def _released(platform: Platform, post: str, zone: str) -> Fact[str] | None:
    moment: datetime | None = platform.moment_of(post) if post else None
    if moment is None:
        return None
    return Fact(day_in(moment, zone), Origin.PLATFORM, f"{platform.id_words} {post}")

"""THE TABLE of platforms: how a post is named for ever, where it stands, what its id tells."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from gallery.metadata.downloads import platform_ids

LONGEST_NUMBER = 20  # digits; every id that is a number has fewer
# Suffixes of what a post may hold beside pictures: it has a number there, but no place in a set.
VIDEOS = frozenset({"mp4", "webm", "mov", "m4v", "mkv", "ts", "m3u8", "m3u", "mp3", "m4a"})


def _no_moment(_: str) -> datetime | None:
    return None


def _of_number(moment_of: Callable[[int], datetime | None]) -> Callable[[str], datetime | None]:
    def moment(post: str) -> datetime | None:
        is_number = post.isascii() and post.isdecimal() and len(post) <= LONGEST_NUMBER
        return moment_of(int(post)) if is_number else None

    return moment


def _shortcode(post: str) -> str:
    return platform_ids.instagram_shortcode(int(post)) if post.isdecimal() else post


@dataclass(frozen=True, slots=True)
class Platform:
    """A place where posts are published.

    ``prefix`` begins the keys of its posts. ``address`` is the address of a post, with
    "{post}" and "{account}" in it; ``anyone`` the one for when the account is unknown.
    ``moment_of`` tells when a post was published, by an id that ``id_words`` name,
    give or take ``slack``. ``code_of`` turns the
    id into what stands for it in the address, "{code}".
    """

    prefix: str
    source: str
    address: str = ""
    anyone: str = ""
    id_words: str = ""
    moment_of: Callable[[str], datetime | None] = _no_moment
    slack: timedelta = timedelta()
    code_of: Callable[[str], str] = str

    def key(self, post: str) -> str:
        """Return the key of a post ("twitter:1750914444445221330")."""
        return f"{self.prefix}:{post}"

    def address_of(self, post: str, account: str = "") -> str:
        """Return the address of a post, "" if it cannot be known."""
        form = self.address if account else self.anyone
        return form.format(post=post, account=account, code=self.code_of(post))


X = Platform(
    "twitter",
    "X",
    address="https://x.com/{account}/status/{post}",
    anyone="https://x.com/i/status/{post}",
    id_words="tweet id",
    moment_of=_of_number(platform_ids.tweet_moment),
)
INSTAGRAM = Platform(
    "instagram",
    "Instagram",
    address="https://www.instagram.com/p/{code}/",
    anyone="https://www.instagram.com/p/{code}/",
    code_of=_shortcode,
    id_words="instagram id",
    moment_of=_of_number(platform_ids.instagram_moment),
    slack=platform_ids.INSTAGRAM_SLACK,
)
WEIBO = Platform("weibo", "Weibo", anyone="https://m.weibo.cn/detail/{post}")
# A post's id is "<blog>/<number>".
NAVER_BLOG = Platform(
    "naver",
    "Naver Blog",
    address="https://blog.naver.com/{post}",
    anyone="https://blog.naver.com/{post}",
)
NAVER_POST = Platform("naver-post", "Naver Post")
WEVERSE = Platform("weverse", "Weverse")
TUMBLR = Platform("tumblr", "Tumblr", address="https://{account}.tumblr.com/post/{post}")
TIKTOK = Platform(
    "tiktok",
    "TikTok",
    address="https://www.tiktok.com/@{account}/photo/{post}",
    id_words="tiktok id",
    moment_of=_of_number(platform_ids.tiktok_moment),
)
BLUESKY = Platform(
    "bluesky",
    "Bluesky",
    address="https://bsky.app/profile/{account}/post/{post}",
    id_words="bluesky id",
    moment_of=platform_ids.bluesky_moment,
)
FAN_NAME = Platform("", "")  # names that a fan gave; they name no platform

# Platforms that nothing more is known of, as they spell themselves.
SPELLED = {
    "deviantart": "DeviantArt",
    "fanbox": "pixivFANBOX",
    "naverpost": "Naver Post",
    "pixiv": "pixiv",
    "vk": "VK",
    "vlive": "V LIVE",
    "vsco": "VSCO",
    "youtube": "YouTube",
}

# What gallery-dl calls a platform ("category") -> the platform.
CATEGORIES = {
    "twitter": X,
    "x": X,
    "instagram": INSTAGRAM,
    "weibo": WEIBO,
    "naver-blog": NAVER_BLOG,
    "naverblog": NAVER_BLOG,
    "weverse": WEVERSE,
    "tumblr": TUMBLR,
    "tiktok": TIKTOK,
    "bluesky": BLUESKY,
}

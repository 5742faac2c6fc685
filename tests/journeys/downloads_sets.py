"""What the sets of the made downloads must be, field by field, each with how it is known."""

import unicodedata
from dataclasses import dataclass, field

from gallery.model.facts import Origin
from tests.journeys.downloads import TWEET

SIDE, ID, FILE, FOLDER = (
    Origin.SIDECAR,
    Origin.PLATFORM,
    Origin.FILE_NAME,
    Origin.FOLDER_NAME,
)
KST = "2024-01-27"  # everything was posted after midnight in Korea, the day before in UTC
Known = tuple[object, Origin]


@dataclass(frozen=True)
class Expected:
    """What a set must be; ``lacks`` are the places known to be empty."""

    key: str
    title: Known
    released: Known | None = (KST, SIDE)
    source: Known | None = None
    source_url: Known | None = None
    credit: Known | None = None
    handle: Known | None = None
    expected: Known | None = None
    places: tuple[int, ...] = (1, 2)
    lacks: tuple[int, ...] = ()
    because: dict[str, str] = field(default_factory=dict)  # a piece of each field's reason


def x(post: int, account: str = "_IUofficial") -> str:
    """Return the address of a tweet."""
    return f"https://x.com/{account}/status/{post}"


SETS = (
    Expected(
        "folder:sets/240127 IU on X",  # the fan's own folder is the home of the tweet
        ("IU on X", FOLDER),
        source=("X", SIDE),
        source_url=(x(TWEET), SIDE),
        credit=("IU TEAM", SIDE),
        handle=("_IUofficial", SIDE),
        expected=(4, SIDE),
        places=(1, 2, 4),
        lacks=(3,),
        because={"released_on": "2024-01-26 16:11:48", "title": "240127 IU on X"},
    ),
    Expected(
        "twitter:1751000000000000001",
        ("Behind the clip", SIDE),
        source=("X", SIDE),
        source_url=(x(1751000000000000001), SIDE),
        credit=("IU TEAM", SIDE),
        handle=("_IUofficial", SIDE),
        expected=(2, SIDE),  # the third is a video
    ),
    Expected(
        "twitter:1752000000000000001",
        ("dlwlrma 240130", FILE),
        released=("2024-01-30", ID),
        source=("X", FILE),
        source_url=(x(1752000000000000001, "dlwlrma"), ID),
        handle=("dlwlrma", FILE),
        because={"released_on": "tweet id 1752000000000000001"},
    ),
    Expected(
        "twitter:1753000000000000001",
        ("From the waiting room", SIDE),
        released=("2024-02-01", SIDE),
        source=("X", SIDE),
        source_url=(x(1753000000000000001), SIDE),
        credit=("IU TEAM", SIDE),
        handle=("_IUofficial", SIDE),
        expected=(1, SIDE),
        places=(1,),
    ),
    Expected(
        "instagram:3288888888888888888",
        ("촬영 끝! 🌸", SIDE),
        source=("Instagram", SIDE),
        source_url=("https://www.instagram.com/p/C2kMk3RvE4I/", SIDE),
        credit=("이지금 IU", SIDE),
        handle=("dlwlrma", SIDE),
        expected=(3, SIDE),
        places=(1, 2, 3),
    ),
    Expected(
        "weverse:4-147791300",
        ("'Love wins all' MV photo sketch", SIDE),
        source=("Weverse", SIDE),
        source_url=("https://weverse.io/iu/media/4-147791300", SIDE),
        credit=("IU official", SIDE),
        expected=(3, SIDE),
        places=(1, 2, 3),
    ),
    Expected(
        "weverse:4-223153860",
        ("오늘 고마워", SIDE),
        source=("Weverse", SIDE),
        source_url=("https://weverse.io/bts/artist/4-147791342", SIDE),
        credit=("뷔", SIDE),
        expected=(2, SIDE),
        because={"title": "searchAllMedia.json"},
    ),
    Expected(
        "weverse:4-147791342",
        ("보라해 💜", SIDE),
        source=("Weverse", SIDE),
        source_url=("https://weverse.io/bts/artist/4-147791342", SIDE),
        credit=("V", SIDE),
        places=(1,),
    ),
    Expected(
        "weverse:1-171362020",
        ("Jacket behind", FILE),
        released=("2024-02-03", FILE),
        source=("Weverse", FILE),
        credit=("fromis9", FILE),
        places=(1,),
    ),
    Expected(
        "weibo:5012345678901234",
        ("拍摄现场", SIDE),
        source=("Weibo", SIDE),
        source_url=("https://weibo.com/1/NxYz12abc", SIDE),
        credit=("IU工作室", SIDE),
        handle=("iustudio", SIDE),
        expected=(3, SIDE),
        lacks=(3,),
    ),
    Expected(
        "naver:edam_ent/223334567890",
        ("Love wins all 촬영 현장", SIDE),
        source=("Naver Blog", SIDE),
        source_url=("https://blog.naver.com/edam_ent/223334567890", SIDE),
        credit=("이담 엔터테인먼트", SIDE),
        handle=("edam_ent", SIDE),
        expected=(2, SIDE),
        because={"title": "info.json"},
    ),
    Expected(
        "tumblr:740510000000000000",
        ("Shooting day", SIDE),
        source=("Tumblr", SIDE),
        source_url=("https://edam-ent.tumblr.com/post/740510000000000000", SIDE),
        credit=("edam-ent", SIDE),
        handle=("edam-ent", SIDE),
        expected=(2, SIDE),
        because={"title": "data.jsonl"},
    ),
    Expected(
        "bluesky:3kjvkq3jjgs2a",
        ("Hello from the set", SIDE),
        source=("Bluesky", SIDE),
        source_url=("https://bsky.app/profile/iu.bsky.social/post/3kjvkq3jjgs2a", SIDE),
        credit=("IU", SIDE),
        handle=("iu.bsky.social", SIDE),
        expected=(1, SIDE),
        places=(1,),
    ),
    Expected(
        "tiktok:7328494374848777514",
        ("Dance practice", FILE),
        released=(KST, ID),
        source=("TikTok", FILE),
        source_url=("https://www.tiktok.com/@dlwlrma/photo/7328494374848777514", ID),
        handle=("dlwlrma", FOLDER),
        because={"released_on": "tiktok id 7328494374848777514"},
    ),
    Expected(
        "fansite:77001",
        ("Airport 240128", SIDE),
        released=("2024-01-28", SIDE),
        source=("Fansite", SIDE),
        source_url=("https://my-hq.example/77001", SIDE),
        credit=("My HQ", SIDE),
        handle=("my_hq", SIDE),
        expected=(2, SIDE),
    ),
    Expected(
        "folder:sets/240127 V Love wins all photo sketch [12P]",
        ("V Love wins all photo sketch", FOLDER),
        released=(KST, FOLDER),
        expected=(12, FOLDER),
        places=(1, 2, 3, 5, 6, 8, 9, 10, 12),
        lacks=(4, 7, 11),
        because={"released_on": "240127", "expected": "12P"},
    ),
    Expected(
        "folder:sets/19991231 Debut stage",
        ("Debut stage", FOLDER),
        released=("1999-12-31", FOLDER),
    ),
    Expected(
        "archive:packs/concept.zip!240214 아이유 컨셉 포토",
        ("아이유 컨셉 포토", FOLDER),
        released=("2024-02-14", FOLDER),
        places=(1, 2, 3),
    ),
    Expected(
        f"archive:packs/airport.zip!airport/{unicodedata.normalize('NFD', '240301 뷔 공항')}",
        ("뷔 공항", FOLDER),
        released=("2024-03-01", FOLDER),
    ),
    Expected(
        "archive:packs/240310 members only.zip!",
        ("members only", FOLDER),
        released=("2024-03-10", FOLDER),
    ),
    Expected("folder:picasa", ("Fansign at COEX", SIDE), released=None),
    Expected("folder:Takeout/Google Photos/Trip to Seoul", ("서울 여행", SIDE), released=None),
    Expected("folder:lightroom", ("lightroom", FOLDER), released=None),
    Expected(
        "folder:saved", ("saved", FOLDER), released=None, source=("X", FILE), places=(1, 2, 3)
    ),
)

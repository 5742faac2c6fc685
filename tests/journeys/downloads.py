"""Ten years of a fan's downloads, made small: every downloader, pack and habit in one folder.

Each sidecar has the fields, the order and the bytes of its downloader (gallery-dl: indented by
four, not ASCII only, a new line at the end); every picture is drawn.
"""

import json
import unicodedata
import zipfile
from pathlib import Path
from typing import Any

from tests.importing.pictures import bag, in_languages, packet, scenery
from tests.importing.zips import Packed, write_zip
from tests.metadata.downloads.making import fork, instagram, raw, takeout, tweet

TWEET = 1750914444445221330
PASSWORD = "240127"  # what fans lock packs with
SMALL = (320, 240)
PICASA = """\
[Picasa]
name=Fansign at COEX
[Contacts2]
d04ca592f8868c2a=V;;
[sign_1.jpg]
faces=rect64(4000400080008000),d04ca592f8868c2a
star=yes
caption=첫 팬사인회
keywords=fansign
[sign_2.jpg]
rotate=rotate(1)
faces=rect64(4000200080006000),d04ca592f8868c2a
"""
ARCHIVERSE = (
    "Post ID   : 4-147791342\nArtist    : V\nDate      : January 27, 2024 12:10 AM\n"
    "URL       : https://weverse.io/bts/artist/4-147791342\n" + "─" * 55 + "\n보라해 💜\n"
)


class Downloads:
    """The folder, and how files get into it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._drawn = 0

    def picture(self, path: str, *, like: int = 0, size: tuple[int, int] = SMALL) -> Path:
        """Draw a picture that no other looks like, or ``like`` that number again."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(self.drawn(like=like, size=size))
        return target

    def drawn(self, *, like: int = 0, size: tuple[int, int] = SMALL, xmp: bytes = b"") -> bytes:
        """Return the bytes of such a picture."""
        self._drawn += not like
        return scenery(seed=like or self._drawn, size=size, xmp=xmp)

    def write(self, path: str, content: bytes | str) -> Path:
        """Write any other file."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
        return target

    def says(self, path: str, record: object) -> None:
        """Write a sidecar as gallery-dl does."""
        self.write(path, json.dumps(record, indent=4, ensure_ascii=False) + "\n")


def make_downloads(root: Path) -> Downloads:
    """Fill the folder; hostile and broken files are in ``make_hostile``."""
    made = Downloads(root)
    for fill in (_x, _instagram, _weverse, _others, _fans, _packs, _programs, _browser):
        fill(made)
    return made


def _x(made: Downloads) -> None:
    ours = f"gallery-dl/twitter/_IUofficial/{TWEET}"
    for number, beside in ((1, f"{ours}_1.jpg.json"), (2, f"{ours}_2.json")):
        made.picture(f"{ours}_{number}.jpg")
        made.says(beside, _of_tweet(number))
    made.picture(f"{ours}_4.jpg")
    made.says(f"gallery-dl/twitter/_IUofficial/metadata/{TWEET}_4.jpg.json", _of_tweet(4))
    # the same picture again in another fan's timeline, byte by byte
    first = (made.root / f"{ours}_1.jpg").read_bytes()
    made.write(f"gallery-dl/twitter/some_fan/{TWEET}_1.jpg", first)
    # a tweet of two pictures and, between them, a video
    clip = {"tweet_id": 1751000000000000001, "content": "Behind the clip", "count": 3}
    folder = "gallery-dl/twitter/clips"
    for number, kind in ((1, "photo"), (2, "video"), (3, "photo")):
        extension = "jpg" if kind == "photo" else "mp4"
        name = f"{folder}/1751000000000000001_{number}.{extension}"
        said = {"num": number, "type": kind, "extension": extension, "filename": f"clip{number}"}
        made.says(f"{name}.json", tweet(**clip, **said, date="2024-01-26 21:51:46"))
        if kind == "photo":
            made.picture(name)
        else:
            made.write(name, b"\0\0\0\x20ftypisom")
    # names alone: the browser extension's
    for number in (1, 2):
        made.picture(f"twitter_media_harvest/dlwlrma-1752000000000000001-{number:02}.jpg")


def _of_tweet(number: int) -> dict[str, Any]:
    return tweet(num=number, filename=f"EBGbJe_U8AA4E{number:02}")


def _instagram(made: Downloads) -> None:
    for number in (1, 2, 3):
        media = f"328888888888888890{number}"
        name = f"gallery-dl/instagram/dlwlrma/3288888888888888888_{media}.jpg"
        made.picture(name)
        made.says(f"{name}.json", instagram(num=number, media_id=media, filename=f"41989{number}"))


def _weverse(made: Downloads) -> None:
    for number in (1, 2, 3):
        name = f"gallery-dl/weverse/IU/0a1b2c/4-147791300/weverse_3-27441387{number}.jpg"
        made.picture(name)
        said = {"post_id": "4-147791300", "num": number, "count": 3, "id": f"3-27441387{number}"}
        made.says(f"{name}.json", fork(**said, post_url="https://weverse.io/iu/media/4-147791300"))
    photos = {f"3-1111{n}": {"photoId": f"3-1111{n}", "url": "https://x/1.jpg"} for n in (1, 2)}
    body = '<w:attachment type="photo" id="3-11112" /><w:attachment type="photo" id="3-11111" />'
    posts = [
        raw(postId="4-223153860", body=f"오늘 고마워<br />{body}", attachment={"photo": photos}),
        raw(postId="4-223159999", body="a post whose pictures were not kept"),
    ]
    for photo in photos:
        made.picture(f"fromis9/media/officialMedia/4-223153860_{photo}.jpg")
    made.write("fromis9/json-data/searchAllMedia.json", json.dumps(posts, indent=4))
    # archiverse: the text of a post, and the address inside the picture
    stem = "archiverse/V/[Membership] 2024.01.27 00-10-00 V [4-147791342_3-300000001]"
    made.picture(f"{stem}.jpg")
    made.write(f"{stem}.txt", ARCHIVERSE)
    official = "[Public] fromis9 2024.02.03 10-00-00 Jacket behind [1-171362020_4-328756273].jpg"
    address = "https://weverse.io/fromis9/media/1-171362020"
    picture = made.drawn()
    comment = b"\xff\xfe" + (len(address) + 2).to_bytes(2, "big") + address.encode()
    made.write(f"archiverse/official/{official}", picture[:2] + comment + picture[2:])


def _others(made: Downloads) -> None:
    status = {"id": 5012345678901234, "mblogid": "NxYz12abc", "text": "拍摄现场",
              "user": {"id": 1, "screen_name": "IU工作室", "domain": "iustudio"}}  # fmt: skip
    for number in (1, 2):
        name = f"gallery-dl/weibo/IU工作室/5012345678901234_{number:02}.jpg"
        made.picture(name)
        said = {"category": "weibo", "status": status, "date": "2024-01-26 15:10:00"}
        made.says(f"{name}.json", said | {"num": number, "count": 3, "extension": "jpg"})
    blog = "gallery-dl/naver-blog/이담 엔터테인먼트 edam_ent/2024-01-27 촬영 현장"
    post = {"title": "Love wins all 촬영 현장", "num": 223334567890, "date": "2024-01-27 00:10:00"}
    info = {"category": "naver-blog", "subcategory": "post", "post": post, "count": 2,
            "blog": {"id": "edam_ent", "num": 1, "user": "이담 엔터테인먼트"}}  # fmt: skip
    for number in (1, 2):
        made.picture(f"{blog}/{number:03}.jpg")
    made.says(f"{blog}/info.json", info)
    lines = []
    for number in (1, 2):
        name = f"tumblr_edam-ent_740510000000000000_{number:02}"
        made.picture(f"gallery-dl/tumblr/edam-ent/{name}.jpg")
        lines.append({"category": "tumblr", "id": 740510000000000000, "blog_name": "edam-ent",
                      "post_url": "https://edam-ent.tumblr.com/post/740510000000000000",
                      "date": "2024-01-26 15:10:00", "caption": "<p>Shooting day</p>",
                      "tags": ["iu"], "num": number, "count": 2, "filename": name,
                      "extension": "jpg"})  # fmt: skip
    jsonl = "".join(json.dumps(line) + "\n" for line in lines)
    made.write("gallery-dl/tumblr/edam-ent/data.jsonl", jsonl)
    name = "gallery-dl/bluesky/iu.bsky.social/2024-01-26T15_10_00_3kjvkq3jjgs2a_1.jpg"
    made.picture(name)
    said = {"category": "bluesky", "post_id": "3kjvkq3jjgs2a", "text": "Hello from the set",
            "date": "2024-01-26 15:10:00", "num": 1, "count": 1, "filename": "bafkreiabc",
            "author": {"handle": "iu.bsky.social", "displayName": "IU"},
            "extension": "jpg"}  # fmt: skip
    made.says(f"{name}.json", said)
    for number in (1, 2):
        name = f"gallery-dl/tiktok/dlwlrma/7328494374848777514_{number:02} Dance practice [o0].jpg"
        made.picture(name)
    # an extractor that nobody here knows
    for number in (1, 2):
        name = f"gallery-dl/fansite/my_hq/77001_{number}.jpg"
        made.picture(name)
        said = {"category": "fansite", "post_id": 77001, "title": "Airport 240128",
                "published_at": "2024-01-28T09:00:00+09:00", "num": number, "count": 2,
                "author": {"name": "My HQ", "username": "my_hq"}, "tags": ["airport"],
                "post_url": "https://my-hq.example/77001"}  # fmt: skip
        made.says(f"{name}.json", said)


def _fans(made: Downloads) -> None:
    folder = "sets/240127 V Love wins all photo sketch [12P]"
    for number in (n for n in range(1, 13) if n not in {4, 7, 11}):
        made.picture(f"{folder}/LWA_{number:02}.jpg")
    # pictures of the tweet above that a fan copied into a folder of her own
    for number in (1, 2):
        name = f"{TWEET}_{number}.jpg"
        copied = (made.root / "gallery-dl/twitter/_IUofficial" / name).read_bytes()
        made.write(f"sets/240127 IU on X/{name}", copied)
    for number in (1, 2):
        made.picture(f"sets/19991231 Debut stage/{number}.jpg")


def _packs(made: Downloads) -> None:
    korean = "240214 아이유 컨셉 포토"
    write_zip(
        made.root / "packs/concept.zip",
        *(Packed(f"{korean}/{n}.jpg".encode("cp949"), made.drawn()) for n in (1, 2, 10)),
        Packed(f"__MACOSX/{korean}/._1.jpg".encode("cp949"), b"\0\5\x16\7"),
        Packed(f"{korean}/Thumbs.db".encode("cp949"), b"\xd0\xcf\x11\xe0"),
    )
    taken_apart = unicodedata.normalize("NFD", "240301 뷔 공항")
    inner = made.root / "inner.cbz"
    with zipfile.ZipFile(inner, "w") as archive:
        for number in (1, 2):
            archive.writestr(f"{taken_apart}/{number}.jpg", made.drawn())
    with zipfile.ZipFile(made.root / "packs/airport.zip", "w") as outer:
        outer.write(inner, "airport.cbz")
    inner.unlink()
    name = "1753000000000000001_1.jpg"
    said = tweet(tweet_id=1753000000000000001, num=1, count=1, content="From the waiting room",
                 date="2024-02-01 10:19:25", filename="GPackedXk0AA4Ek")  # fmt: skip
    with zipfile.ZipFile(made.root / "packs/timeline.cbz", "w") as archive:
        archive.writestr(f"twitter/_IUofficial/{name}", made.drawn())
        archive.writestr(f"twitter/_IUofficial/{name}.json", json.dumps(said))
    write_zip(
        made.root / "packs/240310 members only.zip",
        *(Packed(b"%d.jpg" % n, made.drawn(), password=PASSWORD.encode()) for n in (1, 2)),
    )
    made.write("packs/old.rar", b"Rar!\x1a\x07\x01\x00" + bytes(64))
    (made.root / "packs/evil.zip").write_bytes(b"")
    with zipfile.ZipFile(made.root / "packs/evil.zip", "w") as archive:
        archive.writestr("../../escaped.jpg", made.drawn())


def _programs(made: Downloads) -> None:
    album = "Takeout/Google Photos/Trip to Seoul"
    made.picture(f"{album}/P1.jpg")
    made.says(f"{album}/P1.jpg.supplemental-metadata.json", takeout())
    made.picture(f"{album}/P1(1).jpg")
    made.says(f"{album}/P1.jpg.supplemental-metadata(1).json", takeout(description="둘째"))
    made.says(f"{album}/metadata.json", {"title": "서울 여행", "date": {"timestamp": "0"}})
    for number in (1, 2):
        made.picture(f"picasa/sign_{number}.jpg")
    made.write("picasa/.picasa.ini", PICASA)
    for number, name in ((1, "shot_1.xmp"), (2, "shot_2.jpg.xmp")):
        made.picture(f"lightroom/shot_{number}.jpg")
        body = in_languages("dc:title", x_default=f"Shot {number}")
        body += in_languages("dc:description", ko="뷔와 캠코더", en="V and a camcorder")
        body += bag("lr:hierarchicalSubject", "People|BTS|V", "Prop|camcorder")
        body += "<xmp:Rating>5</xmp:Rating><photoshop:Credit>EDAM</photoshop:Credit>"
        made.write(f"lightroom/{name}", packet(body))


def _browser(made: Downloads) -> None:
    made.picture("saved/EBGbJe_U8AA4Ekb.jpg_large")
    made.picture("saved/CQfHcVtUkAAB6A5-orig")
    picture = made.drawn()
    made.write("saved/not really a picture.webp", picture)


def make_hostile(made: Downloads) -> None:
    """Add what must be refused, or believed in nothing but its pixels."""
    made.write("bad/empty.jpg", b"")
    made.write("bad/error page.jpg", b"<!DOCTYPE html><html><body>404</body></html>")
    made.write("bad/half.jpg.part", b"\xff\xd8")
    made.picture("bad/with\nnewline.jpg")
    made.picture("bad/\u202egpj.right to left.jpg")
    made.picture("bad/" + "long" * 62 + ".jpg")
    made.picture("bad/con.jpg")
    made.picture("bad/deep.jpg")
    made.write("bad/deep.jpg.json", b"[" * 10_000)
    made.picture("bad/odd.jpg")
    made.says("bad/odd.jpg.json", {"category": "twitter", "tweet_id": [], "date": 240199})
    made.picture("bad/bomb.jpg")
    made.write("bad/bomb.xmp", b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>')
    made.picture("bad/flood.jpg")
    words = [f"word{n}" for n in range(3_000)] + ["x" * 20_000]
    made.says("bad/flood.jpg.json", {"category": "hq", "id": 1, "tags": words})
    made.write("bad/blob.json", bytes(9_000_000))


def add_missing(made: Downloads) -> Path:
    """Add, in a folder of their own, the pictures that the fan's set and the tweet lack."""
    for number in (4, 7, 11):
        made.picture(f"found later/LWA_{number:02}.jpg")
    return made.root / "found later"

"""Records as downloaders write them, for tests; each is what the real tool's fields look like."""

import json
from typing import Any

from gallery.metadata.sidecar import Entry, read_sidecar
from gallery.model.described import PhotoFacts, PostFacts
from gallery.model.facts import Fact

KOREA = "Asia/Seoul"


def tweet(**changes: Any) -> dict[str, Any]:
    """One picture of a tweet, posted at 01:11 on 27 January in Korea."""
    return {
        "category": "twitter",
        "subcategory": "media",
        "tweet_id": 1750914444445221330,
        "retweet_id": 0,
        "quote_id": 0,
        "reply_id": 0,
        "date": "2024-01-26 16:11:48",
        "author": {"id": 1, "name": "_IUofficial", "nick": "IU TEAM"},
        "user": {"id": 2, "name": "some_fan", "nick": "A fan's timeline"},
        "lang": "ko",
        "content": "'Love wins all' MV photo sketch\n#아이유 #뷔 https://t.co/abcdefghij",
        "hashtags": ["아이유", "뷔"],
        "mentions": [{"id": 3, "name": "thv", "nick": "V"}],
        "count": 4,
        "num": 2,
        "type": "photo",
        "width": 4096,
        "height": 2731,
        "filename": "EBGbJe_U8AA4Ekb",
        "extension": "jpg",
    } | changes


def instagram(**changes: Any) -> dict[str, Any]:
    """One picture of an Instagram post of several, made at 00:10 on 27 January in Korea."""
    return {
        "category": "instagram",
        "subcategory": "posts",
        "post_id": "3288888888888888888",
        "post_shortcode": "C2kMk3RvE4I",
        "post_url": "https://www.instagram.com/p/C2kMk3RvE4I/",
        "type": "post",
        "description": "촬영 끝! 🌸\n#아이유",
        "tags": ["#아이유"],
        "owner_id": "1",
        "username": "dlwlrma",
        "fullname": "이지금 IU",
        "post_date": "2024-01-26 15:10:00",
        "date": "2024-01-26 15:10:01",
        "count": 3,
        "num": 1,
        "sidecar_media_id": "3288888888888888888",
        "media_id": "3288888888888888901",
        "shortcode": "C2kMk3RvE4V",
        "width": 1440,
        "width_original": 4096,
        "tagged_users": [{"id": "7", "username": "thv", "full_name": "V"}],
        "coauthors": [{"id": "8", "username": "edam.official", "full_name": "EDAM"}],
        "filename": "419894234_123_456_n",
        "extension": "jpg",
    } | changes


def fork(**changes: Any) -> dict[str, Any]:
    """One picture of an official album, as the fork writes it."""
    return {
        "category": "weverse",
        "date": "2024-01-26 15:10:00",
        "post_url": "https://weverse.io/iu/media/4-147791342",
        "post_id": "4-147791342",
        "post_type": "NORMAL",
        "section_type": "MEDIA",
        "tags": ["LoveWinsAll"],
        "author": {"id": "a1", "name": "IU", "profile_type": "ARTIST"},
        "community": {"id": 1, "name": "IU official", "artist_code": "IU"},
        "title": "'Love wins all' MV photo sketch",
        "media_type": "IMAGE",
        "categories": [{"id": 1, "type": "MEDIA", "title": "PHOTOBOOK"}],
        "count": 12,
        "num": 3,
        "id": "3-274413871",
        "width": 1414,
        "height": 2000,
        "filename": "0f8fad5b",
        "extension": "jpg",
    } | changes


def raw(**changes: Any) -> dict[str, Any]:
    """A post as Weverse itself sends it: attachments in another order than on the site."""
    photos = {
        "3-11111": {"photoId": "3-11111", "url": "https://x/1.jpg", "width": 1, "height": 1},
        "3-22222": {"photoId": "3-22222", "url": "https://x/2.jpg", "width": 1, "height": 1},
        "3-33333": {"photoId": "3-33333", "url": "https://x/3.jpg", "width": 1, "height": 1},
    }
    return {
        "postId": "4-147791342",
        "publishedAt": 1706281800000,
        "shareUrl": "https://weverse.io/bts/artist/4-147791342",
        "body": 'hello 아미<w:attachment type="photo" id="3-33333" /><p>'
        '<w:attachment type="photo" id="3-11111" /><w:attachment type="photo" id="3-22222" />',
        "author": {
            "memberId": "m",
            "profileName": "V",
            "profileType": "ARTIST",
            "artistOfficialProfile": {"officialName": "뷔"},
        },
        "community": {"communityId": 1, "communityName": "BTS", "artistCode": "BTS"},
        "attachment": {"photo": photos},
        "extension": {},
    } | changes


def takeout(**changes: Any) -> dict[str, Any]:
    """What Takeout writes beside a picture."""
    return {
        "title": "P1.jpg",
        "description": "설명",
        "imageViews": "3",
        "creationTime": {"timestamp": "1617426306", "formatted": "Apr 3, 2021, 5:05:06 AM UTC"},
        "photoTakenTime": {"timestamp": "1617426306", "formatted": "Apr 3, 2021, 5:05:06 AM UTC"},
        "geoData": {"latitude": 37.5796, "longitude": 126.977, "altitude": 0.0},
        "people": [{"name": "김철수"}, {"name": "Jane Doe"}, {"name": "Jane Doe"}, {}],
        "favorited": True,
    } | changes


def entries(record: object, name: str = "1.jpg.json", *, zone: str = KOREA) -> tuple[Entry, ...]:
    """Read a record as a JSON file of that name."""
    return read_sidecar(name, json.dumps(record).encode(), zone=zone)


def only(record: object, name: str = "1.jpg.json", *, zone: str = KOREA) -> Entry:
    """Read a record that must say one thing."""
    (entry,) = entries(record, name, zone=zone)
    return entry


def values(facts: PostFacts | PhotoFacts, *names: str) -> list[Any]:
    """The bare values of some facts, None where nothing is said."""
    found = [getattr(facts, name) for name in names]
    return [fact.value if isinstance(fact, Fact) else fact for fact in found]


def guesses(entry: Entry) -> list[tuple[str, str, str]]:
    """The hints of an entry as (reason, text, handle)."""
    return [(hint.reason, hint.text, hint.handle) for hint in entry.photo.hints]

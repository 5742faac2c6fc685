"""What gallery-dl and its kin write beside pictures: every platform, field by field."""

import pytest

from gallery.model.facts import Origin
from tests.metadata.downloads.making import (
    entries,
    guesses,
    instagram,
    only,
    tweet,
    values,
)

FIELDS = ("key", "title", "released", "source", "source_url", "credit", "handle")
PLACE = ("position", "expected", "media_key")


def test_a_tweet_is_its_author_s_not_the_timeline_owner_s() -> None:
    entry = only(tweet())
    assert values(entry.post, *FIELDS) == [
        "twitter:1750914444445221330",
        "'Love wins all' MV photo sketch",
        "2024-01-27",
        "X",
        "https://x.com/_IUofficial/status/1750914444445221330",
        "IU TEAM",
        "_IUofficial",
    ]
    assert values(entry.post, *PLACE) == [2, 4, "twitter-media:EBGbJe_U8AA4Ekb"]
    assert guesses(entry) == [
        ("hashtag", "아이유", ""),
        ("hashtag", "뷔", ""),
        ("mention", "V", "thv"),
    ]
    assert entry.media == "EBGbJe_U8AA4Ekb"
    released = entry.post.released
    assert released is not None
    assert released.origin is Origin.SIDECAR
    assert released.reason == "1.jpg.json: 2024-01-26 16:11:48"


def test_a_tweet_s_caption_is_what_the_picture_is_described_by_else_its_text() -> None:
    caption = only(tweet()).photo.captions["ko"]
    assert caption.value.startswith("'Love wins all' MV photo sketch\n#아이유")
    described = only(tweet(description="A camcorder on a table"))
    assert {tag: fact.value for tag, fact in described.photo.captions.items()} == {
        "en": "A camcorder on a table"
    }


def test_old_records_know_only_who_wrote_it() -> None:
    said = tweet(user={"name": "dlwlrma", "nick": "IU"})
    del said["author"]
    assert values(only(said).post, "credit", "handle") == ["IU", "dlwlrma"]
    assert values(only(said | {"retweet_id": 5}).post, "credit") == [None]


@pytest.mark.parametrize(
    ("own", "other"),
    [(176 * 10**16, 1750914444445221330), (1750914444445221330, 176 * 10**16)],
)
def test_a_retweet_is_the_tweet_that_it_repeats(own: int, other: int) -> None:
    said = tweet(
        tweet_id=own,
        retweet_id=other,
        date="2024-02-20 10:00:00" if own > other else "2024-01-26 16:11:48",
        content="RT @_IUofficial: 'Love wins all' MV photo sketch",
    )
    assert values(only(said).post, *FIELDS[:6]) == [
        "twitter:1750914444445221330",
        "'Love wins all' MV photo sketch",
        "2024-01-27",
        "X",
        "https://x.com/_IUofficial/status/1750914444445221330",
        "IU TEAM",
    ]


def test_an_instagram_post() -> None:
    entry = only(instagram())
    assert values(entry.post, *FIELDS) == [
        "instagram:3288888888888888888",
        "촬영 끝! 🌸",
        "2024-01-27",
        "Instagram",
        "https://www.instagram.com/p/C2kMk3RvE4I/",
        "이지금 IU",
        "dlwlrma",
    ]
    assert values(entry.post, *PLACE) == [1, 3, "instagram-media:3288888888888888901"]
    assert guesses(entry) == [
        ("hashtag", "아이유", ""),
        ("tagged user", "V", "thv"),
        ("coauthor", "EDAM", "edam.official"),
    ]


def test_instagram_records_name_their_picture_by_ids_not_by_numbers() -> None:
    first, second = entries([instagram(num=0), instagram(num=1, media_id="3288888888888888902")])
    assert first.picture == "3288888888888888888_3288888888888888901.jpg"
    assert second.picture == "3288888888888888888_3288888888888888902.jpg"
    assert values(first.post, "position") == [0]  # as it is written; planning shifts


def test_stories_of_one_account_are_no_single_post() -> None:
    stories = "https://www.instagram.com/stories/dlwlrma/"
    entry = only(instagram(type="story", post_id="123456789", post_url=stories))
    assert values(entry.post, "key", "credit") == ["", "이지금 IU"]


def test_weibo() -> None:
    status = {
        "id": 5012345678901234,
        "mblogid": "NxYz12abc",
        "created_at": "Sat Jan 27 00:10:00 +0900 2024",
        "text": '<a href="/n/x">#love wins all#</a> 拍摄现场<br />第二行',
        "user": {"id": 1, "screen_name": "IU工作室", "domain": "iustudio"},
        "date": "2024-01-26 15:10:00",
        "count": 9,
    }
    record = {"category": "weibo", "status": status, "num": 3, "extension": "jpg", "filename": "a"}
    entry = only(record)
    assert values(entry.post, *FIELDS) == [
        "weibo:5012345678901234",
        "love wins all 拍摄现场",
        "2024-01-27",
        "Weibo",
        "https://weibo.com/1/NxYz12abc",
        "IU工作室",
        "iustudio",
    ]
    assert values(entry.post, "position", "expected") == [3, 9]
    assert guesses(entry) == [("hashtag", "love wins all", "")]
    assert entry.photo.captions["zh"].value == "#love wins all# 拍摄现场\n第二行"
    repost = {"id": 5019999999999999, "user": {"screen_name": "fan"}, "retweeted_status": status}
    assert values(only({**record, "status": repost}).post, "key", "credit") == [
        "weibo:5012345678901234",
        "IU工作室",
    ]


def test_naver_writes_korean_clocks() -> None:
    record = {
        "category": "naver-blog",
        "subcategory": "post",
        "post": {"title": "Love wins all 촬영 현장", "num": 223334567890,
                 "date": "2024-01-27 00:10:00"},
        "blog": {"id": "edam_ent", "num": 1, "user": "이담 엔터테인먼트"},
        "num": 3,
        "count": 24,
        "filename": "IMG_0003",
        "extension": "jpg",
    }  # fmt: skip
    entry = only(record)
    assert values(entry.post, *FIELDS) == [
        "naver:edam_ent/223334567890",
        "Love wins all 촬영 현장",
        "2024-01-27",
        "Naver Blog",
        "https://blog.naver.com/edam_ent/223334567890",
        "이담 엔터테인먼트",
        "edam_ent",
    ]
    assert values(entry.post, "position", "expected") == [3, 24]
    assert values(only(record, zone="America/New_York").post, "released") == ["2024-01-26"]


def test_tumblr_credits_the_first_blog() -> None:
    record = {
        "category": "tumblr",
        "id": 740510000000000000,
        "blog_name": "edam-ent",
        "post_url": "https://edam-ent.tumblr.com/post/740510000000000000",
        "date": "2024-01-26 15:10:00",
        "caption": "<p>Love wins all</p><p>photo sketch</p>",
        "tags": ["iu", "love wins all"],
        "num": 1,
        "count": 2,
        "extension": "jpg",
    }
    entry = only(record)
    assert values(entry.post, *FIELDS) == [
        "tumblr:740510000000000000",
        "Love wins all",
        "2024-01-27",
        "Tumblr",
        "https://edam-ent.tumblr.com/post/740510000000000000",
        "edam-ent",
        "edam-ent",
    ]
    assert guesses(entry) == [("hashtag", "iu", ""), ("hashtag", "love wins all", "")]
    reblog = record | {"reblogged_root_name": "edam", "reblogged_root_id": "73"}
    assert values(only(reblog).post, "key", "credit", "released") == ["tumblr:73", "edam", None]
    liked = record | {"blog": {"name": "some-fan", "title": "Whose likes these are"}}
    assert values(only(liked).post, "credit") == ["edam-ent"]


def test_tiktok() -> None:
    record = {
        "category": "tiktok",
        "id": "7328494374848777514",
        "desc": "Love wins all #아이유",
        "createTime": "1706281800",
        "date": "2024-01-26 15:10:00",
        "author": {"uniqueId": "dlwlrma", "nickname": "IU"},
        "challenges": [{"title": "아이유"}],
        "textExtra": [{"hashtagName": "아이유"}, {"userUniqueId": "bts_official_bighit"}],
        "imagePost": {"images": [{}, {}, {}]},
        "num": 2,
    }
    entry = only(record)
    assert values(entry.post, *FIELDS) == [
        "tiktok:7328494374848777514",
        "Love wins all #아이유",
        "2024-01-27",
        "TikTok",
        "https://www.tiktok.com/@dlwlrma/photo/7328494374848777514",
        "IU",
        "dlwlrma",
    ]
    assert values(entry.post, "position", "expected") == [2, 3]
    assert guesses(entry) == [
        ("hashtag", "아이유", ""),
        ("mention", "bts_official_bighit", "bts_official_bighit"),
    ]


def test_bluesky() -> None:
    record = {
        "category": "bluesky",
        "uri": "at://did:plc:abc/app.bsky.feed.post/3kjvkq3jjgs2a",
        "post_id": "3kjvkq3jjgs2a",
        "text": "Love wins all",
        "createdAt": "2024-01-26T15:10:00.000Z",
        "date": "2024-01-26 15:10:00",
        "author": {"handle": "iu.bsky.social", "displayName": "IU"},
        "hashtags": ["IU"],
        "description": "",
        "num": 1,
        "count": 2,
        "filename": "bafkreiabc",
        "extension": "jpeg",
    }
    entry = only(record)
    assert values(entry.post, *FIELDS) == [
        "bluesky:3kjvkq3jjgs2a",
        "Love wins all",
        "2024-01-27",
        "Bluesky",
        "https://bsky.app/profile/iu.bsky.social/post/3kjvkq3jjgs2a",
        "IU",
        "iu.bsky.social",
    ]
    assert values(entry.post, *PLACE) == [1, 2, "bluesky-media:bafkreiabc"]


@pytest.mark.parametrize("record", [tweet(), instagram()])
def test_a_record_in_a_list_names_its_picture(record: dict[str, object]) -> None:
    alone, listed = only(record), entries([record, record])[0]
    assert alone.picture == ""
    assert listed.picture.endswith(".jpg")
    assert alone.post.key == listed.post.key

"""Picture boards, and downloaders that nobody here knows."""

import pytest

from gallery.model.suggestion import SuggestionKind
from tests.metadata.downloads.making import entries, guesses, only, tweet, values

DANBOORU = {
    "category": "danbooru",
    "id": 1234567,
    "created_at": "2020-10-04T15:13:59.000+09:00",
    "date": "2020-10-04 06:13:59",
    "md5": "0123456789abcdef0123456789abcdef",
    "rating": "g",
    "source": "https://x.com/dlwlrma/status/1750914444445221330",
    "tags_artist": ["some_artist"],
    "tags_character": ["iu_(singer)"],
    "tags_general": ["camcorder", "holding_hands"],
    "tags": ["camcorder", "holding_hands", "some_artist"],
    "filename": "x",
    "extension": "jpg",
}


def test_a_picture_board_sorts_its_tags() -> None:
    entry = only(DANBOORU)
    kinds = {hint.text: (hint.kind, hint.reason) for hint in entry.photo.hints}
    assert kinds == {
        "iu (singer)": (SuggestionKind.PERSON, "character tag"),
        "camcorder": (SuggestionKind.SCENE, "tag"),
        "holding hands": (SuggestionKind.SCENE, "tag"),
    }
    assert values(entry.photo, "source", "credit", "source_url") == [
        "Danbooru",
        "some_artist",
        "https://x.com/dlwlrma/status/1750914444445221330",
    ]
    assert values(entry.post, "released", "media_key") == ["2020-10-04", f"md5:{DANBOORU['md5']}"]
    assert entry.photo.rating is None  # "g" is for general, not a number of stars


def test_pictures_of_a_board_make_no_sets_of_one() -> None:
    assert values(only(DANBOORU).post, "key", "title", "position") == ["", None, None]


def test_tags_may_be_one_text() -> None:
    said = {"category": "gelbooru", "tag_string_general": "camcorder ruins", "id": 1}
    assert guesses(only(said)) == [("tag", "camcorder", ""), ("tag", "ruins", "")]


@pytest.mark.parametrize(
    "said",
    [
        {"gallery_url": "https://hq.example/1", "url": "https://cdn.example/1.jpg"},
        {"album_url": "https://hq.example/1"},
        {"post": {"url": "https://hq.example/1"}, "url": "https://cdn.example/1.jpg"},
        {"gallery": {"url": "https://hq.example/1"}},
    ],
)
def test_the_address_of_the_page_goes_before_that_of_the_picture(said: dict[str, object]) -> None:
    entry = only({"category": "hq", "id": 1, "title": "Airport", **said})
    assert values(entry.post, "source_url") == ["https://hq.example/1"]


@pytest.mark.parametrize(
    "author",
    [
        {"author": {"name": "dispatch", "nick": "Dispatch"}},
        {"user": {"username": "dispatch", "full_name": "Dispatch"}},
        {"uploader": "Dispatch", "uploader_id": "dispatch"},
        {"username": "dispatch", "fullname": "Dispatch"},
    ],
)
def test_an_unknown_downloader_is_read_by_the_usual_names(author: dict[str, object]) -> None:
    said = {
        "category": "somesite",
        "id": 4711,
        "title": "IU at the airport",
        "description": "<p>ICN</p>",
        "created_at": "2024-01-26T15:10:00Z",
        "url": "https://somesite.example/4711",
        "tags": ["IU", "airport"],
        "num": 2,
        "count": 5,
        "filename": "abc",
        "extension": "jpg",
    } | author
    entry = only(said)
    assert values(
        entry.post, "key", "title", "released", "source", "source_url", "credit", "handle"
    ) == [
        "somesite:4711",
        "IU at the airport",
        "2024-01-27",
        "Somesite",
        "https://somesite.example/4711",
        "Dispatch",
        "dispatch",
    ]
    assert values(entry.post, "position", "expected") == [2, 5]
    assert guesses(entry) == [("tag", "IU", ""), ("tag", "airport", "")]
    assert entry.photo.captions["en"].value == "ICN"


@pytest.mark.parametrize(
    ("author", "named"),
    [
        ({"name": "홍길동"}, ["홍길동", None]),
        ({"name": "hong", "nick": "홍길동"}, ["홍길동", "hong"]),
        (
            {"acct": "hong@example.social", "display_name": "홍길동"},
            ["홍길동", "hong@example.social"],
        ),
        ({"username": "hong"}, ["hong", "hong"]),
    ],
)
def test_a_name_is_a_handle_only_beside_a_shown_name(
    author: dict[str, str], named: list[str | None]
) -> None:
    said = {"category": "somesite", "title": "IU", "account": author}
    assert values(only(said).post, "credit", "handle") == named


def test_where_pictures_are_published_one_by_one_there_are_no_sets() -> None:
    entry = only({"category": "flickr", "id": 53, "title": "Dawn", "owner": {"realname": "Kim"}})
    assert values(entry.post, "key", "title", "credit") == ["", None, "Kim"]
    assert values(entry.photo, "title", "source") == ["Dawn", "Flickr"]


def test_yt_dlp_s_info_is_known_by_its_address() -> None:
    said = {
        "id": "1750914444445221330",
        "title": "IU - Love wins all",
        "uploader": "IU",
        "uploader_id": "dlwlrma",
        "upload_date": "20240127",
        "webpage_url": "https://x.com/dlwlrma/status/1750914444445221330",
    }
    assert values(only(said).post, "key", "source", "released", "credit") == [
        "twitter:1750914444445221330",
        "X",
        "2024-01-27",
        "IU",
    ]


def test_tags_may_be_objects_and_an_address_may_tell_the_day() -> None:
    said = {
        "category": "somesite",
        "title": "IU",
        "tags": [{"name": "airport"}, {"name": "IU"}, 3, None],
        "url": "https://phinf.wevpstatic.net/MjAyMjA3MTZfODQg/MDAx.a.b.JPEG/1.jpg",
    }
    entry = only(said)
    assert guesses(entry) == [("tag", "airport", ""), ("tag", "IU", "")]
    assert values(entry.post, "released") == ["2022-07-16"]


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"name": "my-package", "version": "1.0.0", "dependencies": {}},
        {"id": 3},
        {"title": "x"},
        [],
        [1, 2, 3],
        "text",
        7,
        None,
    ],
)
def test_json_about_something_else_says_nothing(record: object) -> None:
    assert entries(record) == ()


@pytest.mark.parametrize(("kind", "title"), [("tweet", True), ("media", False), ("likes", False)])
def test_a_folder_s_file_speaks_of_its_first_post_only_if_it_is_the_only_one(
    kind: str, title: bool
) -> None:
    entry = only(tweet(subcategory=kind), "info.json")
    assert values(entry.post, "source") == ["X"]
    assert (entry.post.title is not None) == title
    assert (entry.post.credit is not None) == title
    assert values(entry.post, "position", "media_key") == [None, ""]
    assert entry.picture == entry.media == ""

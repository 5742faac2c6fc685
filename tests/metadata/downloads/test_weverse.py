"""Weverse: records of gallery-dl's fork, and the platform's own."""

from tests.metadata.downloads.making import entries, fork, guesses, only, raw, values

FIELDS = ("key", "title", "released", "source", "source_url", "credit")


def test_the_fork_s_official_album() -> None:
    entry = only(fork())
    assert values(entry.post, *FIELDS) == [
        "weverse:4-147791342",
        "'Love wins all' MV photo sketch",
        "2024-01-27",
        "Weverse",
        "https://weverse.io/iu/media/4-147791342",
        "IU official",
    ]
    assert values(entry.post, "position", "expected", "media_key") == [
        3,
        12,
        "weverse-media:3-274413871",
    ]
    assert guesses(entry) == [
        ("hashtag", "LoveWinsAll", ""),
        ("category", "PHOTOBOOK", ""),
        ("author", "IU", ""),
    ]


def test_an_artist_s_own_post_is_the_artist_s() -> None:
    said = fork(section_type="ARTIST", title="", categories=[])
    assert values(only(said).post, "credit", "title") == ["IU", None]
    fan = fork(
        section_type="FEED", title="", author={"name": "a fan", "profile_type": "FAN"}, tags=[]
    )
    assert values(only(fan).post, "credit") == ["a fan"]
    assert "author" not in [reason for reason, _, _ in guesses(only(fan))]


def test_the_platform_s_own_record_speaks_of_every_picture_in_the_order_of_the_text() -> None:
    found = entries(raw(), "4-147791342.json")
    assert [entry.media for entry in found] == ["3-33333", "3-11111", "3-22222"]
    assert [values(entry.post, "position", "expected") for entry in found] == [
        [1, 3],
        [2, 3],
        [3, 3],
    ]
    assert found[0].picture == "4-147791342_3-33333"
    assert values(found[0].post, *FIELDS) == [
        "weverse:4-147791342",
        "hello 아미",
        "2024-01-27",
        "Weverse",
        "https://weverse.io/bts/artist/4-147791342",
        "뷔",
    ]
    assert guesses(found[0]) == [("author", "뷔", "")]


def test_official_media_have_their_photos_and_title_elsewhere() -> None:
    said = raw(
        attachment={},
        body="",
        extension={
            "image": {"photos": [{"photoId": "3-44444"}, {"photoId": "3-55555"}]},
            "mediaInfo": {"title": "Photo sketch", "categories": [{"title": "PHOTOBOOK"}]},
        },
    )
    found = entries(said)
    assert [entry.post.media_key for entry in found] == [
        "weverse-media:3-44444",
        "weverse-media:3-55555",
    ]
    assert values(found[0].post, "title") == ["Photo sketch"]
    assert ("category", "PHOTOBOOK", "") in guesses(found[0])


def test_a_post_without_pictures_still_says_what_it_is() -> None:
    found = only(raw(attachment={}, body="only words"))
    assert values(found.post, "key", "title", "position") == [
        "weverse:4-147791342",
        "only words",
        None,
    ]


def test_a_moment_has_one_picture() -> None:
    for kind in ("momentW1", "moment"):
        said = raw(attachment={}, body="", extension={kind: {"photo": {"photoId": "3-66666"}}})
        (entry,) = entries(said)
        assert values(entry.post, "media_key", "position", "expected") == [
            "weverse-media:3-66666",
            1,
            1,
        ]

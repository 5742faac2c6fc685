"""Text files beside pictures."""

from gallery.metadata.sidecar import read_sidecar
from gallery.model.suggestion import SuggestionKind
from tests.metadata.downloads.making import KOREA, guesses, values


def test_tags_one_a_line() -> None:
    (entry,) = read_sidecar("1.jpg.txt", b"IU\nlove wins all\ncamcorder\n", zone=KOREA)
    assert guesses(entry) == [
        ("tag", "IU", ""),
        ("tag", "love wins all", ""),
        ("tag", "camcorder", ""),
    ]
    assert entry.picture == ""


def test_tags_with_commas_and_with_sorts() -> None:
    text = b"camcorder, character:iu_(singer), creator:dispatch, source:https://example.org/1"
    (entry,) = read_sidecar("1.txt", text, zone=KOREA)
    assert guesses(entry) == [("tag", "camcorder", ""), ("character tag", "iu (singer)", "")]
    assert entry.photo.hints[1].kind is SuggestionKind.PERSON
    assert values(entry.photo, "credit", "source_url") == ["dispatch", "https://example.org/1"]


def test_prose_is_no_list_of_tags() -> None:
    prose = "This folder holds photographs that were taken at the filming of the music video. " * 3
    assert read_sidecar("readme.txt", prose.encode(), zone=KOREA) == ()
    assert read_sidecar("1.txt", b"", zone=KOREA) == ()


def test_korean_windows_wrote_its_own_encoding() -> None:
    (entry,) = read_sidecar("1.txt", "아이유\n캠코더".encode("cp949"), zone=KOREA)
    assert [text for _, text, _ in guesses(entry)] == ["아이유", "캠코더"]


def test_archive_weverse_s_text_of_a_post() -> None:
    text = (
        "https://weverse.io/iu/artist/123456789\n"
        "IU (2021-01-27T00:10:00+09:00):\n"
        "오늘도 고마워요\n두 번째 줄\n"
    )
    name = "20210127-123456789-IU-content.txt"
    (entry,) = read_sidecar(name, text.encode(), zone=KOREA)
    assert values(entry.post, "key", "title", "released", "source", "credit", "source_url") == [
        "weverse:123456789",
        "오늘도 고마워요",
        "2021-01-27",
        "Weverse",
        "IU",
        "https://weverse.io/iu/artist/123456789",
    ]
    assert entry.photo.captions["ko"].value == "오늘도 고마워요\n두 번째 줄"


def test_archive_weverse_s_name_tells_when_its_text_does_not() -> None:
    (entry,) = read_sidecar("20210127-123456789-IU-content.txt", b"hello", zone=KOREA)
    assert values(entry.post, "key", "released", "credit", "title") == [
        "weverse:123456789",
        "2021-01-27",
        "IU",
        "hello",
    ]


def test_instaloader_s_text_is_the_caption() -> None:
    text = "촬영 끝! 오늘 하루도 고생 많았어요 여러분\n#아이유 #뷔"
    (entry,) = read_sidecar("2024-01-26_16-11-48_UTC.txt", text.encode(), zone=KOREA)
    assert entry.photo.captions["ko"].value == text
    assert guesses(entry) == [("hashtag", "아이유", ""), ("hashtag", "뷔", "")]


def test_archiverse_s_text_of_a_post() -> None:
    text = (
        "Post ID   : 4-147791342\n"
        "Artist    : V\n"
        "Date      : January 27, 2024 12:10 AM\n"
        "URL       : https://weverse.io/bts/artist/4-147791342\n"
        "───────────────────────────────────────────────────────\n"
        "보라해 💜\n두 번째 줄\n"
        "\n─────────────────── Artist Comments ───────────────────\n"
        "[January 27, 2024 12:20 AM] V: 잘 자요\n"
    )
    for written in (text, text.replace("\n", "\r\n")):
        (entry,) = read_sidecar("[Membership] 2024.01.27 V [4-1].txt", written.encode(), zone=KOREA)
        assert values(entry.post, "key", "title", "released", "credit", "source_url") == [
            "weverse:4-147791342",
            "보라해 💜",
            "2024-01-27",
            "V",
            "https://weverse.io/bts/artist/4-147791342",
        ]
        assert entry.photo.captions["ko"].value == "보라해 💜\n두 번째 줄"

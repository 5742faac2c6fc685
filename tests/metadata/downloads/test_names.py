"""What names of files and folders tell: every row of the tables, and what must not be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.metadata.downloads import folders, name_table, names
from gallery.metadata.downloads.names import read_name
from gallery.model.described import PostFacts
from gallery.model.facts import Origin
from tests.metadata.downloads.making import KOREA, values
from tests.patience import ends

TWEET = "1750914444445221330"
FIELDS = ("key", "released", "source", "position")


def read(name: str, *above: str, zone: str = KOREA) -> PostFacts:
    return read_name(name, above, zone=zone)


@pytest.mark.parametrize("row", name_table.TABLE, ids=lambda row: row.writer)
def test_every_row_reads_its_own_example(row: name_table.NameRow) -> None:
    stem = names.EXTENSION.sub("", row.example)
    found = row.pattern.fullmatch(stem)
    assert found, "the example does not fit its pattern"
    near = [row.platform.source] if row.within else []
    facts = read(row.example, *near)
    assert facts != PostFacts()
    assert facts.source is None or facts.source.value == row.platform.source
    assert all(fact.reason for fact in (facts.source, facts.released, facts.credit) if fact)
    told = [name for name, piece in found.groupdict().items() if piece]
    assert ("post" in told) == bool(facts.key)
    assert ("num" in told) == (facts.position is not None)
    assert ("credit" in told) == (facts.credit is not None)
    assert ("account" in told) == (facts.handle is not None)


@pytest.mark.parametrize("row", folders.TABLE, ids=lambda row: row.writer)
def test_every_layout_reads_its_own_example(row: folders.FolderRow) -> None:
    above = row.example.split("/")[::-1]
    facts = read("IMG_1.jpg", *above)
    assert facts.source is not None
    assert (facts.source.value, facts.source.origin) == (row.platform.source, Origin.FOLDER_NAME)


@pytest.mark.parametrize(
    ("name", "above", "told"),
    [
        (f"{TWEET}_1.jpg", (), [f"twitter:{TWEET}", "2024-01-27", "X", 1]),
        (f"dlwlrma-{TWEET}-01.jpg", (), [f"twitter:{TWEET}", "2024-01-27", "X", 1]),
        (
            f"dlwlrma-{TWEET}-20240126_161148-img3.jpg",
            (),
            [f"twitter:{TWEET}", "2024-01-27", "X", 3],
        ),
        ("IU [2026-04-14 04ː01ː00 UTC] Set_1.jpg", (), ["", "2026-04-14", None, 1]),
        ("5012345678901234_03.jpg", (), ["weibo:5012345678901234", None, "Weibo", 3]),
        ("5012345678901234_03.jpg", ("twitter",), ["weibo:5012345678901234", None, "Weibo", 3]),
        (
            "1875629777499953996_1875629777499953997.jpg",
            (),
            ["instagram:1875629777499953996", "2018-09-25", "Instagram", None],
        ),
        (
            "1875629777499953996.jpg",
            ("dlwlrma", "instagram"),
            ["instagram:1875629777499953996", "2018-09-25", "Instagram", None],
        ),
        ("1875629777499953996.jpg", (), ["", None, None, None]),
        (
            "003.jpg",
            ("2024-01-27 Love wins all", "이담 edam", "naver-blog"),
            ["", "2024-01-27", "Naver Blog", 3],
        ),
        ("003.jpg", ("IU",), ["", None, None, None]),
        ("4-223153860_3-274413871.jpg", (), ["weverse:4-223153860", None, "Weverse", None]),
        (
            "weverse_3-274413871.jpg",
            ("4-147791342", "a1", "IU", "weverse"),
            ["weverse:4-147791342", None, "Weverse", None],
        ),
        ("20210127-123456789-IU-img00.jpg", (), ["weverse:123456789", "2021-01-27", "Weverse", 0]),
        (
            "[Membership] 2024.01.27 00-10-00 V 4-147791342.jpg",
            (),
            ["weverse:4-147791342", "2024-01-27", "Weverse", None],
        ),
        (
            "{Public} 2024-01-27 V {4-147791342_3-11111}.jpg",
            (),
            ["weverse:4-147791342", "2024-01-27", "Weverse", None],
        ),
        (
            "dlwlrma_1875629777499953996_2.jpg",
            ("dlwlrma", "instagram"),
            ["instagram:1875629777499953996", "2018-09-25", "Instagram", 2],
        ),
        (f"{TWEET}.jpg", ("X", "twitter"), [f"twitter:{TWEET}", "2024-01-27", "X", None]),
        (f"{TWEET}.jpg", (), ["", None, None, None]),
        ("240127 IU 03.jpg", (), ["", "2024-01-27", None, None]),
        ("970613 V.jpg", (), ["", "1997-06-13", None, None]),
        ("2024.01.27 IU.jpg", (), ["", "2024-01-27", None, None]),
        ("20240127_193005.jpg", (), ["", "2024-01-27", None, None]),
        ("2024-01-26_16-11-48_UTC_2.jpg", (), ["", "2024-01-27", "Instagram", 2]),
    ],
)  # fmt: skip
def test_names_as_they_lie_on_disks(name: str, above: tuple[str, ...], told: list[object]) -> None:
    assert values(read(name, *above), *FIELDS) == told


@pytest.mark.parametrize(
    "name",
    [
        "240199 IU.jpg",
        "241301.jpg",
        "IU 2024-01-27 1-20240127.jpg",
        "20241341_IU.jpg",
        "Christmas_party.jpg",
        "IMG_0001.jpg",
        "1234567_12.jpg",
        "9999999999999999999_1.jpg",
        "123456789012345_1.jpg",
        "0f8fad5b-d9cb-469f-a165-70867728950e.jpg",
        "",
        ".jpg",
        "...",
    ],
)
def test_names_that_tell_nothing(name: str) -> None:
    assert read(name) == PostFacts()


@pytest.mark.parametrize(
    "name",
    [
        "EBGbJe_U8AA4Ekb.jpg_large",
        "EBGbJe_U8AA4Ekb.jpg_orig",
        "EBGbJe_U8AA4Ekb.jpg:orig",
        "EBGbJe_U8AA4Ekb-orig.jpg",
        "EBGbJe_U8AA4Ekb.png",
        "EBGbJe_U8AA4Ekb?format=jpg&name=orig",
        "EBGbJe_U8AA4Ekb_format=jpg&name=large",
        "EBGbJe_U8AA4Ekb (1).jpg",
        "EBGbJe_U8AA4Ekb - Copy.jpg",
        "dlwlrma-190804-EBGbJe_U8AA4Ekb.jpg",
    ],
)
def test_what_browsers_save_from_x_is_the_same_picture(name: str) -> None:
    facts = read(name)
    assert facts.media_key == "twitter-media:EBGbJe_U8AA4Ekb"
    assert facts.released is not None
    assert facts.released.origin is Origin.PLATFORM


def test_a_tweet_with_its_media_name_is_known_by_both() -> None:
    for name in (
        f"{TWEET}-EBGbJe_U8AA4Ekb.jpg",
        f"2024-01-26 16.11.48 {TWEET} EBGbJe_U8AA4Ekb.jpg",
    ):
        facts = read(name)
        assert facts.media_key == "twitter-media:EBGbJe_U8AA4Ekb"
        assert values(facts, "key", "released") == [f"twitter:{TWEET}", "2024-01-27"]


def test_how_it_is_known_stands_beside_every_value() -> None:
    facts = read(f"{TWEET}_1.jpg")
    assert facts.released is not None
    assert (facts.released.origin, facts.released.reason) == (Origin.PLATFORM, f"tweet id {TWEET}")
    facts = read("CQfHcVtUkAAB6A5.jpg")
    assert facts.released is not None
    assert facts.released.value == "2015-10-05"
    assert facts.released.reason == "media name CQfHcVtUkAAB6A5"
    facts = read("MDAxNjU3OTAxNTA3OTYw.Rx1.Ux9y.JPEG", "MjAyMjA3MTZfODQg", "phinf.wevpstatic.net")
    assert facts.released is not None
    assert facts.released.origin is Origin.CDN
    assert facts.released.reason == "weverse address 2022-07-16"
    facts = read("240127 IU.jpg")
    assert facts.released is not None
    assert (facts.released.origin, facts.released.reason) == (Origin.FILE_NAME, "240127")


def test_instagram_tells_the_day_only_and_says_so() -> None:
    noon, midnight = (
        (milliseconds - 1314220021721) << 23 for milliseconds in (1706324400000, 1706281500000)
    )
    surely = read(f"{noon}.jpg", "instagram").released
    perhaps = read(f"{midnight}.jpg", "instagram").released
    assert surely is not None
    assert perhaps is not None
    assert (surely.value, surely.reason) == ("2024-01-27", f"instagram id {noon} (± 15 min)")
    assert (perhaps.value, perhaps.reason) == ("2024-01-27", f"instagram id {midnight} (± 1 day)")


def test_ten_past_midnight_in_korea_is_the_next_day() -> None:
    # 2024-01-26 15:10 UTC
    tweet = (1706281800000 - 1288834974657) << 22
    facts = read(f"{tweet}_1.jpg")
    assert values(facts, "released") == ["2024-01-27"]
    assert values(read(f"{tweet}_1.jpg", zone="UTC"), "released") == ["2024-01-26"]
    facts = read("[Public] IU 2024.01.27 00-10-00 Photo sketch [1-171362020_4-328756273].jpg")
    assert values(facts, "released") == ["2024-01-27"]


def test_the_timeline_s_folder_credits_nobody() -> None:
    facts = read(f"{TWEET}_1.jpg", "some_fan", "twitter", "gallery-dl")
    assert values(facts, "credit", "handle") == [None, None]
    assert values(facts, "source_url") == [f"https://x.com/i/status/{TWEET}"]
    facts = read(f"dlwlrma-{TWEET}-01.jpg")
    assert values(facts, "handle", "source_url") == [
        "dlwlrma",
        f"https://x.com/dlwlrma/status/{TWEET}",
    ]


def test_what_only_the_folder_tells_is_added() -> None:
    facts = read("005.jpg", "2024-01-27 Love wins all", "이담 edam_ent", "naver-blog")
    assert values(facts, "title", "credit", "handle") == ["Love wins all", "이담", "edam_ent"]
    facts = read("DSC_1.jpg", "240127 Love wins all", "IU", "EDAM", "Naver Post")
    assert values(facts, "title", "credit", "released") == ["Love wins all", "EDAM", "2024-01-27"]
    facts = read("a.jpg", "dlwlrma", "instagram")
    assert values(facts, "handle", "source") == ["dlwlrma", "Instagram"]


def test_words_behind_a_date_are_a_guess_at_a_title() -> None:
    title = read("240127 V IU Love wins all MV photo sketch 03.jpg").title
    assert title is not None
    assert (title.value, title.origin) == ("V IU Love wins all MV photo sketch", Origin.SUGGESTION)
    assert read("240127 0003.jpg").title is None


def test_a_name_that_is_no_text_is_read_as_far_as_it_goes() -> None:
    facts = read("240127 \udcb0\udca1.jpg", "\udcff")
    assert values(facts, "released") == ["2024-01-27"]
    assert facts.title is None or facts.title.value.isprintable()


letters = st.characters(codec="utf-8") | st.sampled_from("0123456789_-[]. ") | st.just("\udcff")
pieces = st.sampled_from(
    f"{TWEET}|_|-|240127|EBGbJe_U8AA4Ekb|[Public] |2024.01.27 00-00-00 |4-147791342|tumblr_"
    "|weverse_|MDAx| UTC]|[2024-01-26 16-11-48|img1|.jpg|_orig|999999999999999999999".split("|")
)
any_name = st.text(letters, max_size=300) | st.lists(pieces, max_size=12).map("".join)


@given(any_name, st.lists(any_name, max_size=8))
def test_no_name_breaks_the_reader(name: str, above: list[str]) -> None:
    facts = read_name(name, above, zone=KOREA)
    for field in ("title", "credit", "handle", "source", "source_url"):
        fact = getattr(facts, field)
        assert fact is None or fact.value.encode()
        assert fact is None or fact.reason.encode()


@pytest.mark.parametrize(
    "name",
    [
        "a" * 255,
        "9" * 255,
        " " * 255,
        "[Public] " + "2024.01.27 00-00-00 " * 12,
        "_" * 120 + "-" * 120,
        "tumblr_" + "a" * 240,
        "a [" * 80,
        f"{TWEET} " + "[a" * 110,
    ],
)
def test_no_name_takes_long(name: str) -> None:
    with ends():
        for _ in range(20):
            read(name, name, name)

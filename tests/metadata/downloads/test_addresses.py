"""What web addresses tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.metadata.downloads.addresses import TABLE, AddressRow, read_address
from gallery.model.described import PostFacts
from gallery.model.facts import Origin
from tests.metadata.downloads.making import KOREA, values


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.example)
def test_every_row_reads_its_own_example(row: AddressRow) -> None:
    facts = read_address(row.example, zone=KOREA)
    assert values(facts, "source") == [row.platform.source]
    assert facts.source_url is not None
    assert facts.key or facts.media_key or facts.released


def test_a_post_is_the_same_by_address_and_by_name() -> None:
    facts = read_address("https://x.com/dlwlrma/status/1750914444445221330/photo/2", zone=KOREA)
    assert values(facts, "key", "released", "handle", "position") == [
        "twitter:1750914444445221330",
        "2024-01-27",
        "dlwlrma",
        2,
    ]
    facts = read_address("https://pbs.twimg.com/media/EBGbJe_U8AA4Ekb.jpg:orig", zone=KOREA)
    assert facts.media_key == "twitter-media:EBGbJe_U8AA4Ekb"


def test_weverse_s_picture_server_tells_the_korean_day() -> None:
    address = "https://phinf.wevpstatic.net/MjAyMjA3MTZfODQg/MDAxNjU3OTAx.a.b.JPEG/1.jpg?type=w1414"
    released = read_address(address, zone=KOREA).released
    assert released is not None
    assert (released.value, released.origin) == ("2022-07-16", Origin.CDN)


def test_any_other_address_is_at_least_an_address() -> None:
    facts = read_address("https://example.org/a.jpg", zone=KOREA)
    assert values(facts, "source_url", "source", "key") == ["https://example.org/a.jpg", None, ""]


@pytest.mark.parametrize("text", ["", "IU", "javascript:alert(1)", "file:///etc/passwd", "http//x"])
def test_what_is_no_address_tells_nothing(text: str) -> None:
    assert read_address(text, zone=KOREA) == PostFacts()


@given(st.text(max_size=300), st.sampled_from(["", *(row.example[:40] for row in TABLE)]))
def test_no_text_breaks_the_reader(text: str, begins: str) -> None:
    facts = read_address(begins + text, zone=KOREA)
    assert facts.source_url is None or facts.source_url.value.isprintable()

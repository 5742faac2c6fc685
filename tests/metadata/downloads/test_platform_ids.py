"""Moments out of ids, by the samples that the formulas were found with."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.metadata.downloads import platform_ids as ids


def test_a_tweet_tells_its_second() -> None:
    moment = ids.tweet_moment(1750914444445221330)
    assert moment == datetime(2024, 1, 26, 16, 11, 48, tzinfo=UTC)


@pytest.mark.parametrize("number", [0, 1, 20, 299_999_999_999_999, 2**62, 2**63, 2**80, -5])
def test_numbers_that_are_no_tweets(number: int) -> None:
    assert ids.tweet_moment(number) is None


def test_a_media_name_of_x_tells_its_moment() -> None:
    moment = ids.twitter_media_moment("CQfHcVtUkAAB6A5")
    assert moment is not None
    assert moment.isoformat(timespec="minutes") == "2015-10-04T16:24+00:00"


@pytest.mark.parametrize("word", ["Christmas_party", "Dispatch_photos", "BackstageSelfie", "short"])
def test_a_word_of_fifteen_letters_is_no_media_name(word: str) -> None:
    assert ids.twitter_media_moment(word) is None


@pytest.mark.parametrize(
    "name",
    ["EV1a3DiUYAAdaN-", "GY40TWAXEAAKZlo", "FwEzVCcaMAE7t4h", "E1oMV3QVgAIr1NT", "E_XBP6iWYAIJpZk"],
)
def test_real_media_names_are_known_by_themselves(name: str) -> None:
    assert ids.twitter_media_moment(name) is not None


def test_instagram_tells_the_moment_within_a_quarter_of_an_hour() -> None:
    moment = ids.instagram_moment(1923502432034620000)
    assert moment is not None
    truth = moment.replace(hour=19, minute=23, second=58)
    assert abs(truth - moment) <= timedelta(minutes=1) < ids.INSTAGRAM_SLACK


def test_a_short_code_is_the_same_number() -> None:
    number = ids.instagram_id("BqvYwKBlTDg")
    assert number is not None
    assert ids.instagram_shortcode(number) == "BqvYwKBlTDg"
    assert ids.instagram_id("no code!") is None


@given(st.integers(2**56, 2**62))
def test_every_instagram_id_has_a_short_code_and_back(number: int) -> None:
    assert ids.instagram_id(ids.instagram_shortcode(number)) == number


def test_weverse_addresses_tell_the_korean_day_and_the_moment() -> None:
    assert ids.cdn_day("MjAyMjA3MTZfODQg") == "2022-07-16"
    moment = ids.cdn_moment("MDAxNjU3OTAxNTA3OTYw.abc.def.JPEG")
    assert moment == datetime(2022, 7, 15, 16, 11, 47, tzinfo=UTC)


@pytest.mark.parametrize(
    "part", ["", "IU", "MjAyMjEzOTlfODQg", "MjA5OTA3MTZfODQg", "한국어", "===="]
)
def test_other_pieces_of_addresses_tell_no_day(part: str) -> None:
    assert ids.cdn_day(part) == ""
    assert ids.cdn_moment(part) is None


def test_tiktok_and_bluesky() -> None:
    moment = ids.tiktok_moment(7328494374848777514)
    assert moment is not None
    assert moment.date().isoformat() == "2024-01-26"
    moment = ids.bluesky_moment("3kjvkq3jjgs2a")
    assert moment is not None
    assert moment.date().isoformat() == "2024-01-26"
    assert ids.tiktok_moment(1750914444445221330) is None
    assert ids.bluesky_moment("zzzzzzzzzzzzz") is None
    assert ids.bluesky_moment("3kjv") is None


@given(st.integers() | st.integers(0, 2**64))
def test_no_number_breaks_a_formula(number: int) -> None:
    for moment_of in (ids.tweet_moment, ids.instagram_moment, ids.tiktok_moment):
        moment = moment_of(number)
        assert moment is None or moment.year >= 2010


@given(st.text(max_size=40) | st.from_regex(r"[A-Za-z0-9_\-=]{8,24}", fullmatch=True))
def test_no_text_breaks_a_formula(text: str) -> None:
    ids.twitter_media_moment(text)
    ids.twitter_media_moment(text, certain=True)
    ids.instagram_id(text)
    ids.bluesky_moment(text)
    ids.cdn_day(text)
    ids.cdn_moment(text)

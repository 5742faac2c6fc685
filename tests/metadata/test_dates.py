"""When a photo was taken, from what cameras write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.metadata.dates import read_date, taken_at
from gallery.metadata.told import Told
from gallery.metadata.xmp import read_packet
from gallery.model.facts import Origin
from tests.metadata.making import packet


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2024:01:27 18:00:05", "2024-01-27T18:00:05"),
        ("2024-01-27T18:00:05+09:00", "2024-01-27T18:00:05+09:00"),
        ("2024-01-27T18:00:05.250Z", "2024-01-27T18:00:05.25+00:00"),
        ("2024:01:27 18:00", "2024-01-27T18:00:00"),
        ("2024-01-27", "2024-01-27"),
        ("2024/01/27 18:00:05", "2024-01-27T18:00:05"),
        ("2024:01:27 18:00:60", "2024-01-27T18:00:59"),
        ("2024:01:27   :  :  ", "2024-01-27"),
        ("2024:01:27 25:61:00", "2024-01-27"),
        ("2024-01-27T18:00:05-0730", "2024-01-27T18:00:05-07:30"),
        ("2024-01-27T18:00:05+99:00", "2024-01-27T18:00:05"),
        ("", ""),
        ("    :  :     :  :  ", ""),
        ("0000:00:00 00:00:00", ""),
        ("0001:01:01 00:00:00", ""),
        ("2001:12:00 00:00:00", ""),
        ("2023:02:29 10:00:00", ""),
        ("2024", ""),
        ("2024-01", ""),
        ("yesterday", ""),
    ],
)
def test_dates_as_they_are_written(written: str, read: str) -> None:
    assert read_date(written) == read


@given(st.text(max_size=40))
def test_no_text_breaks_the_reader(text: str) -> None:
    read_date(text)


@given(st.datetimes())
def test_every_real_moment_after_the_first_photograph_is_read(moment) -> None:  # type: ignore[no-untyped-def]
    read = read_date(moment.strftime("%Y:%m:%d %H:%M:%S").zfill(19))
    assert read == (moment.isoformat(timespec="seconds") if moment.year >= 1826 else "")


def test_fractions_and_offset_come_from_their_own_tags() -> None:
    exif = {
        "DateTimeOriginal": "2024:01:27 18:00:05",
        "SubSecTimeOriginal": "250 ",
        "OffsetTimeOriginal": "+09:00",
    }
    fact = taken_at(Told(exif=exif))
    assert fact is not None
    assert fact.value == "2024-01-27T18:00:05.25+09:00"
    assert fact.origin is Origin.FILE
    assert fact.reason == "EXIF DateTimeOriginal"


def test_exif_wins_over_xmp_and_xmp_fills_a_blank() -> None:
    found = read_packet(packet('exif:DateTimeOriginal="2020-05-05T05:05:05"'))
    fact = taken_at(Told(exif={"DateTimeOriginal": "2024:01:27 18:00:05"}, packet=found))
    assert fact is not None
    assert fact.value.startswith("2024")
    fact = taken_at(Told(exif={"DateTimeOriginal": "0000:00:00 00:00:00"}, packet=found))
    assert fact is not None
    assert (fact.value, fact.reason) == ("2020-05-05T05:05:05", "XMP exif:DateTimeOriginal")


def test_the_places_in_xmp_have_an_order() -> None:
    every = (
        'xmp:CreateDate="2021-01-01" photoshop:DateCreated="2022-02-02" '
        'exif:DateTimeOriginal="2023-03-03"'
    )
    fact = taken_at(Told(packet=read_packet(packet(every))))
    assert fact is not None
    assert fact.value == "2023-03-03"
    fact = taken_at(Told(packet=read_packet(packet(every.rsplit(" ", 1)[0]))))
    assert fact is not None
    assert fact.value == "2022-02-02"


def test_nothing_is_nothing() -> None:
    assert taken_at(Told()) is None

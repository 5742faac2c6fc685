"""Where a photo was taken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.metadata.location import place_of
from gallery.metadata.told import Told
from gallery.metadata.xmp import read_packet
from gallery.model.facts import Fact, Origin
from tests.metadata.making import packet

SEOUL = {
    "GPSLatitude": "37.0 34.0 46.56",
    "GPSLatitudeRef": "N",
    "GPSLongitude": "126.0 58.0 37.2",
    "GPSLongitudeRef": "E",
}


def in_xmp(latitude: str, longitude: str) -> Told:
    attributes = f'exif:GPSLatitude="{latitude}" exif:GPSLongitude="{longitude}"'
    return Told(packet=read_packet(packet(attributes)))


def degrees(told: Told) -> tuple[float, float] | None:
    place = place_of(told)
    return place.value if place else None


def test_degrees_minutes_and_seconds_of_exif() -> None:
    assert place_of(Told(exif=SEOUL)) == Fact((37.5796, 126.977), Origin.FILE, "EXIF GPS")
    south = SEOUL | {"GPSLatitudeRef": "S", "GPSLongitudeRef": "W"}
    assert degrees(Told(exif=south)) == (-37.5796, -126.977)


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [
        ("37,34.776N", "126,58.62E"),
        ("37,34,46.56N", "126,58,37.2E"),
        ("37.5796N", "126.977E"),
        ("37.5796", "126.977"),
        ("+37.5796", "126,58,37.2"),
    ],
)
def test_the_ways_of_xmp(latitude: str, longitude: str) -> None:
    assert degrees(in_xmp(latitude, longitude)) == (37.5796, 126.977)


def test_the_south_and_the_west_of_xmp() -> None:
    assert degrees(in_xmp("33,57.48S", "122,15.4W")) == (-33.958, -122.256667)
    assert degrees(in_xmp("-33.958", "-122.25")) == (-33.958, -122.25)


def test_exif_wins_and_xmp_fills_what_is_broken() -> None:
    both = in_xmp("10.5N", "20.5E")
    assert degrees(Told(exif=SEOUL, packet=both.packet)) == (37.5796, 126.977)
    broken = SEOUL | {"GPSLatitude": "nan 0.0 0.0"}
    found = place_of(Told(exif=broken, packet=both.packet))
    assert found == Fact((10.5, 20.5), Origin.FILE, "XMP exif:GPS")


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [
        ("0.0 0.0 0.0", "0.0 0.0 0.0"),
        ("91.0 0.0 0.0", "10.0 0.0 0.0"),
        ("10.0 0.0 0.0", "181.0 0.0 0.0"),
        ("10.0 0.0 0.0", ""),
        ("", "10.0 0.0 0.0"),
        ("inf 0.0 0.0", "10.0 0.0 0.0"),
        ("north", "10.0 0.0 0.0"),
        ("1.2.3", "10.0 0.0 0.0"),
        ("10.0 0.0 0.0 0.0", "10.0 0.0 0.0"),
        ("1" * 5_000, "10.0"),
    ],
)
def test_what_is_nowhere_on_earth_is_nowhere(latitude: str, longitude: str) -> None:
    exif = {"GPSLatitude": latitude, "GPSLongitude": longitude}
    assert place_of(Told(exif=exif)) is None


@given(st.text(alphabet="0123456789.,-+ NSEWnsew", max_size=30))
def test_no_text_breaks_the_reader(text: str) -> None:
    for told in (Told(exif={"GPSLatitude": text, "GPSLongitude": text}), in_xmp(text, text)):
        found = degrees(told)
        assert found is None or (abs(found[0]) <= 90 and abs(found[1]) <= 180)


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_every_place_on_earth_is_found(latitude: float, longitude: float) -> None:
    north, east = round(latitude, 5), round(longitude, 5)
    found = degrees(in_xmp(f"{north:.5f}", f"{east:.5f}"))
    assert found == pytest.approx((north, east)) if north or east else found is None

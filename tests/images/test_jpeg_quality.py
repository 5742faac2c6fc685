"""How much a JPEG was compressed, told from its tables."""

import io
import os
from pathlib import Path

import pytest
from PIL import Image

from gallery.images import jpeg_quality

PICTURE = Image.linear_gradient("L").convert("RGB")
NEAR = 1  # of 100: of the lowest some have one table


def encoded(form: str = "JPEG", **options: object) -> bytes:
    stream = io.BytesIO()
    PICTURE.save(stream, form, **options)
    return stream.getvalue()


@pytest.mark.parametrize("quality", [5, 25, 50, 70, 75, 85, 90, 92, 95, 98, 100])
@pytest.mark.parametrize("progressive", [False, True])
def test_the_quality_it_was_written_with(quality: int, progressive: bool) -> None:
    content = encoded(quality=quality, progressive=progressive)
    found = jpeg_quality.quality_in(io.BytesIO(content))
    assert found is not None
    assert abs(found - quality) <= NEAR


def test_it_stands_behind_whatever_else_is_in_the_header(tmp_path: Path) -> None:
    path = tmp_path / "한글.jpg"
    exif = Image.Exif()
    exif[270] = "x" * 60_000
    path.write_bytes(encoded(quality=82, exif=exif, icc_profile=b"p" * 200_000))
    found = jpeg_quality.quality_of(path)
    assert found is not None
    assert abs(found - 82) <= NEAR


def test_tables_of_another_program_are_told_by_the_nearest() -> None:
    tables = [[3] * 64, [3] * 64]
    found = jpeg_quality.quality_in(io.BytesIO(encoded(qtables=tables)))
    worse = jpeg_quality.quality_in(io.BytesIO(encoded(qtables=[[30] * 64, [30] * 64])))
    assert found is not None
    assert worse is not None
    assert 90 < found <= 100
    assert worse < found - 15


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xd8",
        b"\xff\xd8\xff",
        b"\xff\xd8\xff\xdb\x00\x43\x00",
        b"\xff\xd8\xff\xdb\x00\x00",
        b"\xff\xd8" + b"\xff\x01" * 5_000,
        b"\xff\xd8" + b"\xff" * 5_000,
        b"no picture at all",
        encoded("PNG"),
        encoded("WEBP"),
    ],
)
def test_what_has_no_tables_has_no_quality(content: bytes) -> None:
    assert jpeg_quality.quality_in(io.BytesIO(content)) is None


def test_any_beginning_of_a_jpeg_is_read_without_a_fall() -> None:
    content = encoded(quality=80)
    known = {jpeg_quality.quality_in(io.BytesIO(content[:end])) for end in range(700)}
    assert known == {None, 80}


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert jpeg_quality.quality_of(tmp_path / "gone.jpg") is None
    assert jpeg_quality.quality_of(tmp_path) is None
    assert jpeg_quality.quality_of(Path("a\0b.jpg")) is None


def test_the_sample_that_was_recompressed() -> None:
    samples = os.environ.get("PHOTOSKETCH_SAMPLES")
    if not samples:
        pytest.skip("PHOTOSKETCH_SAMPLES names no samples")
    folder = Path(samples, "near_duplicates", "lichen")
    found = jpeg_quality.quality_of(folder / "lichen_q25.jpg")
    assert found is not None
    assert abs(found - 25) <= NEAR

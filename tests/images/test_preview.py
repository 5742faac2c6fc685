"""The picture that a camera embedded."""

from pathlib import Path

import pytest
from PIL import Image

from gallery.images.preview import embedded_preview
from gallery.model.reasons import RefusedFile
from tests.images.making import encoded, quarters


def with_preview(orientation: int, preview: bytes) -> bytes:
    """A JPEG whose second EXIF directory points to ``preview`` (EXIF 2.32 § 4.5.5)."""
    main = b"\x01\0" + b"\x12\x01\x03\0\x01\0\0\0" + bytes([orientation, 0, 0, 0])
    second_at = 8 + len(main) + 4
    second = b"\x02\0"
    start = second_at + 2 + 24 + 4
    second += b"\x01\x02\x04\0\x01\0\0\0" + start.to_bytes(4, "little")
    second += b"\x02\x02\x04\0\x01\0\0\0" + len(preview).to_bytes(4, "little")
    tiff = b"II*\0\x08\0\0\0" + main + second_at.to_bytes(4, "little") + second + bytes(4)
    return encoded(quarters(), "JPEG", exif=b"Exif\0\0" + tiff + preview)


def test_the_preview_comes_with_the_turn_it_needs() -> None:
    small = encoded(quarters(48, 32), "JPEG")
    found = embedded_preview(Path("a.jpg"), content=with_preview(6, small))
    assert found is not None
    assert found.jpeg == small
    assert found.orientation == 6


def test_without_a_preview_there_is_none() -> None:
    assert embedded_preview(Path("a.jpg"), content=encoded(quarters(), "JPEG")) is None
    assert embedded_preview(Path("a.png"), content=encoded(quarters(), "PNG")) is None


def test_a_preview_that_is_cut_or_no_jpeg_is_none() -> None:
    content = with_preview(1, b"not a jpeg at all")
    assert embedded_preview(Path("a.jpg"), content=content) is None
    exif = Image.Exif()
    exif[0x0201], exif[0x0202] = 100, 100_000
    cut = encoded(quarters(), "JPEG", exif=exif)
    assert embedded_preview(Path("a.jpg"), content=cut) is None


def test_no_picture_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedFile):
        embedded_preview(tmp_path / "gone.jpg")

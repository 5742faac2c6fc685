"""Which names and contents are pictures."""

import pytest

from gallery.images import formats


@pytest.mark.parametrize(
    "name",
    [
        "a.jpg",
        "A.JPG",
        "긴.jpeg",
        "x.HEIC",
        "b.avif",
        "c.tiff",
        "d.jp2",
        "e.cr2",
        "f.jxl",
        "a.b.png",
    ],
)
def test_pictures_are_known_by_their_suffix(name: str) -> None:
    assert formats.is_picture_name(name)


@pytest.mark.parametrize(
    "name",
    ["._a.jpg", ".hidden.png", "a.jpg.part", "Thumbs.db", "desktop.ini", "a.crdownload", "Icon\r"],
)
def test_what_nobody_meant_is_passed_over_in_silence(name: str) -> None:
    assert formats.is_ignored(name)
    assert not formats.is_picture_name(name)


@pytest.mark.parametrize("name", ["notes.txt", "clip.mp4", "set.zip", "jpg", "a.json"])
def test_other_files_are_no_pictures(name: str) -> None:
    assert not formats.is_picture_name(name)
    assert not formats.is_ignored(name)


@pytest.mark.parametrize(
    ("head", "form"),
    [
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"GIF89a", "GIF"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "WEBP"),
        (b"RIFF\0\0\0\0WAVEfmt ", None),
        (b"\0\0\0\x1cftypavif\0\0\0\0mif1", "AVIF"),
        (b"\0\0\0\x1cftypmif1\0\0\0\0mif1avif", "AVIF"),
        (b"\0\0\0\x1cftypheic\0\0\0\0mif1", "HEIF"),
        (b"\0\0\0\x1cftypisom\0\0\0\0mp41", None),
        (b"II*\0", "TIFF"),
        (b"P6 10 10 255\n", "PPM"),
        (b"Plain text", None),
        (b"\xff\x0a\0", "JXL"),
        (b"<html>", None),
        (b"", None),
    ],
)
def test_content_tells_the_format(head: bytes, form: str | None) -> None:
    assert formats.sniff(head) == form

"""Upright sRGB pixels, whatever the file holds."""

import io
import threading
import warnings
from pathlib import Path

import pytest
from PIL import Image, ImageCms, ImageFile

from gallery.images.decode import Picture, decode
from gallery.images.inspect import inspect
from gallery.model.reasons import Reason, RefusedFile
from tests.images.making import UPRIGHT, corners, encoded, noisy, quarters, turned


def shown(picture: Picture) -> Image.Image:
    return Image.frombytes(picture.mode, (picture.width, picture.height), picture.pixels)


def decoded(content: bytes, name: str = "a.bin", longest: int | None = None) -> Picture:
    return decode(Path(name), content=content, longest=longest)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_all_eight_orientations_appear_upright(form: str, orientation: int) -> None:
    picture = decoded(turned(orientation, form))
    assert corners(shown(picture)) == UPRIGHT
    assert (picture.width, picture.height) == (96, 64)


HEIC = Path(__file__).parent / "data" / "quarters_turned.heic"


def test_a_heic_is_turned_once() -> None:
    """The file turns itself (irot) and says so again in EXIF (orientation 6)."""
    facts = inspect(HEIC)
    assert (facts.format, facts.width, facts.height) == ("HEIF", 96, 64)
    assert facts.exif["DateTimeOriginal"] == "2024:01:27 18:00:05"
    picture = decode(HEIC)
    assert (picture.width, picture.height) == (96, 64)
    assert corners(shown(picture)) == UPRIGHT


def test_a_cut_heic_is_never_silently_fine() -> None:
    content = HEIC.read_bytes()
    for size in (100, 400, 600):
        try:
            assert decoded(content[:size]).damage is not None
        except RefusedFile as refused:
            assert refused.reason is Reason.UNREADABLE_PICTURE  # noqa: PT017 - either is honest


@pytest.mark.parametrize("longest", [10, 48, 96, 1000])
def test_it_is_never_larger_than_asked_for(longest: int) -> None:
    picture = decoded(encoded(quarters(), "JPEG"), longest=longest)
    assert max(picture.width, picture.height) == min(longest, 96)
    assert (picture.original_width, picture.original_height) == (96, 64)
    assert corners(shown(picture)) == UPRIGHT


@pytest.mark.parametrize("size", [(3000, 1), (1, 3000)])
def test_a_strip_keeps_a_pixel_of_its_short_side(size: tuple[int, int]) -> None:
    picture = decoded(encoded(Image.new("RGB", size), "PNG"), longest=100)
    assert sorted((picture.width, picture.height)) == [1, 100]


def test_sixteen_bits_are_scaled_not_clipped() -> None:
    grey = Image.frombytes("I;16", (4, 1), b"\x00\x00\x00\x40\x00\x80\xff\xff")
    for form in ("PNG", "TIFF"):
        row = list(shown(decoded(encoded(grey, form))).convert("L").get_flattened_data())
        assert row == [0, 64, 128, 255]


def test_cmyk_becomes_rgb() -> None:
    red = Image.new("CMYK", (8, 8), (0, 255, 255, 0))
    picture = decoded(encoded(red, "JPEG"))
    assert picture.mode == "RGB"
    r, g, b = shown(picture).getpixel((4, 4))
    assert r > 200
    assert max(g, b) < 60


def test_lab_becomes_rgb() -> None:
    white = Image.new("LAB", (8, 8), (255, 128, 128))
    assert min(shown(decoded(encoded(white, "TIFF"))).getpixel((4, 4))) > 245


def test_an_embedded_profile_is_honoured() -> None:
    """A profile whose red and green are exchanged turns green into red."""
    image = Image.new("RGB", (8, 8), (0, 200, 0))
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, green = profile.index(b"rXYZ"), profile.index(b"gXYZ")
    profile[red : red + 4], profile[green : green + 4] = b"gXYZ", b"rXYZ"
    named = bytes(profile).replace(
        "sRGB built-in".encode("utf-16-be"), "Odd! built-in".encode("utf-16-be")
    )
    r, g, _ = shown(decoded(encoded(image, "PNG", icc_profile=named))).getpixel((4, 4))
    assert r > g


def test_a_broken_profile_costs_nothing() -> None:
    picture = decoded(encoded(quarters(), "JPEG", icc_profile=b"no profile at all"))
    assert corners(shown(picture)) == UPRIGHT


def test_transparency_is_kept() -> None:
    glass = Image.new("RGBA", (8, 8), (10, 20, 30, 100))
    for form in ("PNG", "WEBP", "TIFF"):
        assert decoded(encoded(glass, form, lossless=True)).mode == "RGBA"
    palette = Image.new("P", (8, 8), 3)
    assert decoded(encoded(palette, "GIF", transparency=3)).mode == "RGBA"
    solid = Image.new("RGBA", (8, 8), (10, 20, 30, 255))
    assert decoded(encoded(solid, "PNG")).mode == "RGB"


@pytest.mark.parametrize(
    ("mode", "form"),
    [("1", "PNG"), ("L", "JPEG"), ("P", "GIF"), ("LA", "PNG"), ("1", "TIFF"), ("P", "BMP"),
     ("RGB", "JPEG2000"), ("RGB", "PPM"), ("RGB", "PCX"), ("RGB", "SGI"), ("RGBA", "ICO"),
     ("RGB", "QOI"), ("I", "PPM"), ("F", "TIFF")],
)  # fmt: skip
def test_every_mode_and_format_gives_rgb(mode: str, form: str) -> None:
    picture = decoded(encoded(Image.new(mode, (16, 16)), form), longest=8)
    assert picture.mode in {"RGB", "RGBA"}
    assert len(picture.pixels) == picture.width * picture.height * len(picture.mode)


def test_tga_is_known_by_its_name() -> None:
    content = encoded(quarters(), "TGA")
    assert corners(shown(decoded(content, "a.tga"))) == UPRIGHT
    with pytest.raises(RefusedFile) as caught:
        decoded(content, "a.jpg")
    assert caught.value.reason is Reason.NOT_A_PICTURE


def test_strict_refuses_what_tolerant_shows() -> None:
    cut = encoded(noisy(), "JPEG")[:4000]
    picture = decode(Path("a.jpg"), content=cut)
    assert picture.damage is Reason.TRUNCATED
    assert (picture.width, picture.height) == (400, 300)
    with pytest.raises(RefusedFile) as caught:
        decode(Path("a.jpg"), content=cut, strict=True)
    assert caught.value.reason is Reason.TRUNCATED


def test_many_threads_do_not_disturb_each_other() -> None:
    """A tolerant decode in one thread must not make a strict one in another tolerant."""
    sound, cut = encoded(noisy(), "JPEG"), encoded(noisy(), "JPEG")[:4000]
    seen: list[tuple[bytes, Reason | None]] = []

    def work(content: bytes) -> None:
        for _ in range(12):
            seen.append((content, decode(Path("a.jpg"), content=content, longest=100).damage))

    threads = [threading.Thread(target=work, args=(c,)) for c in (sound, cut, sound, cut)]
    before = list(warnings.filters)
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 48
    assert all((damage is None) == (content is sound) for content, damage in seen)
    assert not ImageFile.LOAD_TRUNCATED_IMAGES
    assert list(warnings.filters) == before


def test_a_file_on_disk_is_closed_again(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    quarters().save(path)
    decode(path)
    path.rename(tmp_path / "b.tif")
    assert io.BytesIO((tmp_path / "b.tif").read_bytes()).read(2) == b"II"

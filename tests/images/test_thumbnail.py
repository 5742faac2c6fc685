"""Thumbnails, and the damage that their making shows."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from gallery.images import formats
from gallery.images.inspect import inspect
from gallery.images.thumbnail import make_crop, make_thumbnail
from gallery.model.reasons import Reason, RefusedFile
from tests.images.making import UPRIGHT, corners, encoded, noisy, quarters, turned

HERE = Path("a.bin")


def damage(content: bytes) -> Reason | None:
    inspect(HERE, content=content)
    return make_thumbnail(HERE, content=content).damage


def cut(content: bytes, share: float) -> bytes:
    return content[: int(len(content) * share)]


def zero_filled(content: bytes, share: float) -> bytes:
    kept = cut(content, share)
    return kept + bytes(len(content) - len(kept))


def test_a_thumbnail_is_a_small_upright_jpeg(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(encoded(quarters(3000, 2000), "JPEG"))
    thumbnail = make_thumbnail(path)
    with Image.open(io.BytesIO(thumbnail.jpeg)) as image:
        assert image.format == "JPEG"
        assert image.size == (512, 341)
        assert corners(image) == UPRIGHT
    assert (thumbnail.width, thumbnail.height) == (3000, 2000)
    assert (thumbnail.frames, thumbnail.damage) == (1, None)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_it_is_upright(orientation: int) -> None:
    thumbnail = make_thumbnail(HERE, content=turned(orientation, "JPEG"))
    assert corners(Image.open(io.BytesIO(thumbnail.jpeg))) == UPRIGHT
    assert (thumbnail.width, thumbnail.height) == (96, 64)


def test_a_small_picture_is_not_enlarged() -> None:
    thumbnail = make_thumbnail(HERE, content=encoded(quarters(), "PNG"))
    assert Image.open(io.BytesIO(thumbnail.jpeg)).size == (96, 64)


def test_it_brings_nothing_along_that_the_file_says() -> None:
    image = Image.linear_gradient("L").convert("RGB")
    said = make_thumbnail(HERE, content=encoded(image, "JPEG", comment=b"bought at a shop"))
    assert b"bought" not in said.jpeg
    assert said.jpeg == make_thumbnail(HERE, content=encoded(image, "JPEG")).jpeg


def test_transparent_pictures_stand_before_neutral_grey() -> None:
    glass = Image.new("RGBA", (20, 20), (255, 0, 0, 0))
    thumbnail = make_thumbnail(HERE, content=encoded(glass, "PNG"))
    shade = Image.open(io.BytesIO(thumbnail.jpeg)).getpixel((10, 10))
    assert all(abs(value - 128) < 4 for value in shade)


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG"])
def test_the_frames_of_animations_are_counted(form: str) -> None:
    others = [Image.new("RGB", (96, 64), (i * 60, 200, 90)) for i in range(4)]
    content = encoded(quarters(), form, save_all=True, append_images=others)
    thumbnail = make_thumbnail(HERE, content=content)
    assert (thumbnail.frames, thumbnail.damage) == (5, None)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "TIFF", "BMP", "JPEG2000"])
@pytest.mark.parametrize("size", [(400, 300), (1800, 1200)])
def test_a_cut_file_is_damaged(form: str, size: tuple[int, int]) -> None:
    content = encoded(noisy(*size), form)
    assert damage(content) is None
    if form == "TIFF":  # uncompressed pixels stand behind the tags, which Pillow writes first
        content = encoded(noisy(*size), form, compression="raw")
    for share in (0.5, 0.9):
        try:
            assert damage(cut(content, share)) in {Reason.TRUNCATED, Reason.CORRUPT}
        except RefusedFile as refused:
            assert refused.reason is Reason.UNREADABLE_PICTURE  # noqa: PT017 - either is honest


@pytest.mark.parametrize("form", ["WEBP", "AVIF"])
def test_a_cut_file_of_one_piece_is_refused_or_damaged(form: str) -> None:
    content = encoded(noisy(), form)
    assert damage(content) is None
    with pytest.raises(RefusedFile):
        make_thumbnail(HERE, content=cut(content, 0.6))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "WEBP", "AVIF"])
def test_a_tail_of_zeros_is_damage(form: str) -> None:
    try:
        assert damage(zero_filled(encoded(noisy(), form), 0.6)) is not None
    except RefusedFile as refused:
        assert refused.reason is Reason.UNREADABLE_PICTURE  # noqa: PT017 - either is honest


def test_one_colour_is_no_damage() -> None:
    plain = Image.new("RGB", (3000, 2000), (12, 200, 30))
    for form in ("JPEG", "PNG", "GIF", "WEBP", "AVIF", "JPEG2000"):
        assert damage(encoded(plain, form)) is None
    assert damage(encoded(plain, "JPEG", optimize=True)) is None
    assert damage(encoded(plain, "JPEG", progressive=True)) is None


def test_a_missing_end_mark_is_damage_and_garbage_behind_it_is_not() -> None:
    jpeg = encoded(noisy(), "JPEG")
    assert damage(jpeg[:-2]) is Reason.TRUNCATED
    for garbage in (b"\0" * 100_000, os.urandom(70_000), b"ftypmp42" * 9000):
        assert damage(jpeg + garbage) is None


def test_an_end_mark_inside_the_embedded_preview_does_not_count() -> None:
    exif = Image.Exif()
    exif[0x0110] = "X"
    preview = encoded(quarters(), "JPEG")
    block = exif.tobytes() + preview
    jpeg = encoded(noisy(), "JPEG", exif=block)
    assert damage(jpeg) is None
    assert damage(zero_filled(jpeg, 0.8)) is Reason.TRUNCATED


def test_a_wrong_checksum_is_damage_though_the_pixels_are_whole() -> None:
    png = bytearray(encoded(noisy(), "PNG"))
    at = png.index(b"IDAT")
    length = int.from_bytes(png[at - 4 : at], "big")
    png[at + 4 + length] ^= 0xFF
    assert damage(bytes(png)) is Reason.CORRUPT


def test_a_png_without_its_end_is_damage() -> None:
    assert damage(encoded(noisy(), "PNG")[:-12]) is Reason.TRUNCATED


def test_an_animation_cut_in_a_later_frame_is_damage() -> None:
    others = [noisy().rotate(90 * i) for i in range(1, 4)]
    gif = encoded(noisy(), "GIF", save_all=True, append_images=others)
    assert damage(gif) is None
    assert damage(cut(gif, 0.8)) is Reason.TRUNCATED
    apng = encoded(noisy(), "PNG", save_all=True, append_images=others)
    assert damage(cut(apng, 0.8)) is Reason.TRUNCATED


def test_what_opens_but_gives_no_picture_is_refused() -> None:
    tiff = bytearray(encoded(noisy(), "TIFF", compression="tiff_adobe_deflate"))
    with pytest.raises(RefusedFile) as caught:
        make_thumbnail(HERE, content=bytes(tiff[:200]))
    assert caught.value.reason is Reason.UNREADABLE_PICTURE


MEASURE = """
import sys
from pathlib import Path
from gallery.images.thumbnail import make_crop, make_thumbnail
from gallery.model.reasons import RefusedFile
try:
    make_thumbnail(Path(sys.argv[1]))
except RefusedFile:
    pass
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for the peak of memory")
@pytest.mark.parametrize(
    ("name", "mode", "size", "options"),
    [
        ("flat.png", "RGBA", (6500, 6500), {}),
        ("flat.webp", "RGB", (5400, 5400), {"lossless": True, "method": 0}),
        ("grey.png", "L", (17_000, 17_000), {"compress_level": 1}),
        ("large.png", "RGB", (14_000, 14_000), {"compress_level": 1}),
        ("progressive.jpg", "L", (16_000, 12_000), {"progressive": True}),
    ],
)
def test_a_sparse_giant_costs_less_than_half_a_gigabyte(
    tmp_path: Path, name: str, mode: str, size: tuple[int, int], options: dict[str, object]
) -> None:
    path = tmp_path / name
    Image.new(mode, size).save(path, **options)
    root = Path(__file__).parent.parent.parent
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, path], capture_output=True, check=True, cwd=root, timeout=30
    )
    assert int(done.stdout) < 500_000


def verdicts() -> list[tuple[str, str]]:
    table = Path(os.environ.get("PHOTOSKETCH_SAMPLES", "")) / "broken" / "expected.tsv"
    if not table.is_file():
        return []
    rows = table.read_text(encoding="utf-8").splitlines()[1:]
    return [(row.split("\t")[0], row.split("\t")[1]) for row in rows]


ACCEPTED = {
    "must_load": {"loads"},
    "must_reject": {"refused"},
    "must_reject_bomb": {"refused"},
    "damaged": {"damaged"},
    "damaged_or_load": {"damaged", "loads"},
    "must_ignore": {"ignored"},
    "archive_must_reject": {"no picture"},
}


@pytest.mark.parametrize(("name", "expected"), verdicts())
def test_the_broken_samples_get_their_verdicts(samples: Path, name: str, expected: str) -> None:
    path = samples / name
    if formats.is_ignored(path.name):
        verdict = "ignored"
    elif not formats.is_picture_name(path.name):
        verdict = "no picture"
    else:
        try:
            inspect(path)
            verdict = "damaged" if make_thumbnail(path).damage else "loads"
        except RefusedFile:
            verdict = "refused"
    assert verdict in ACCEPTED[expected]


def test_all_sound_samples_load(samples: Path) -> None:
    for folder in ("formats", "orientation", "cameras", "people", "unicode"):
        for path in sorted((samples / folder).rglob("*")):
            if path.is_file() and formats.is_picture_name(path.name):
                assert make_thumbnail(path).damage is None, path


def test_the_eight_landscapes_look_alike(samples: Path) -> None:
    first = _tiny(samples / "orientation" / "Landscape_1.jpg")
    for number in range(2, 9):
        other = _tiny(samples / "orientation" / f"Landscape_{number}.jpg")
        apart = sum(abs(a - b) for a, b in zip(first, other, strict=True)) / len(first)
        assert apart < 12, number


def _tiny(path: Path) -> bytes:
    thumbnail = make_thumbnail(path)
    assert (thumbnail.width, thumbnail.height) == (600, 450)
    return Image.open(io.BytesIO(thumbnail.jpeg)).convert("L").resize((12, 9)).tobytes()


def crop(tmp_path: Path, image: Image.Image, *sides: float, longest: int) -> Image.Image:
    path = tmp_path / "a.jpg"
    path.write_bytes(encoded(image, "JPEG"))
    left, top, width, height = sides
    made = make_crop(path, (left, top, width, height), longest=longest)
    return Image.open(io.BytesIO(made))


def test_a_crop_is_the_piece_that_was_asked_for(tmp_path: Path) -> None:
    piece = crop(tmp_path, quarters(3000, 2000), 0.25, 0.25, 0.5, 0.5, longest=256)
    assert piece.format == "JPEG"
    assert piece.size == (256, 170)
    assert corners(piece) == UPRIGHT


def test_a_crop_is_as_sharp_as_the_file(tmp_path: Path) -> None:
    small = crop(tmp_path, quarters(3000, 2000), 0.5, 0.5, 0.1, 0.15, longest=256)
    assert small.size == (256, 256), "300 pixels are there"
    tiny = crop(tmp_path, quarters(300, 200), 0.5, 0.5, 0.1, 0.15, longest=256)
    assert tiny.size == (30, 30), "nothing is made up"


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_crop_is_upright(tmp_path: Path, orientation: int) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(turned(orientation, "JPEG"))
    whole = make_crop(path, (0, 0, 1, 1))
    assert corners(Image.open(io.BytesIO(whole))) == UPRIGHT


@pytest.mark.parametrize("sides", [(0, 0, 0, 0), (1, 1, 0, 0), (0.999, 0.999, 0.5, 0.5)])
def test_a_crop_has_at_least_a_pixel(tmp_path: Path, sides: tuple[float, ...]) -> None:
    assert min(crop(tmp_path, quarters(), *sides, longest=64).size) >= 1


def test_what_is_no_picture_has_no_crop(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(b"\xff\xd8\xff nothing")
    with pytest.raises(RefusedFile):
        make_crop(path, (0, 0, 1, 1))

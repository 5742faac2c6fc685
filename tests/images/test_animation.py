"""Animated pictures come frame by frame, as long as they say, in little memory."""

import io
import tracemalloc
from pathlib import Path

import pytest
from PIL import Image, ImageSequence

from gallery.images.animation import INSTEAD, frames
from gallery.images.decode import Picture
from gallery.images.guard import GUARD
from gallery.model.reasons import Reason, RefusedFile
from tests.images.making import UPRIGHT, corners, encoded, quarters, turned

HERE = Path("a.bin")
FORMS = ("GIF", "WEBP", "PNG", "AVIF")
SHADES = [(200, 30, 30), (30, 160, 60), (40, 60, 210), (230, 230, 60)]
LOSSLESS = {"GIF": {}, "WEBP": {"lossless": True}, "PNG": {}, "AVIF": {"quality": 95}}


def moving(form: str, *, duration: int | list[int] = 40, **options: object) -> bytes:
    pictures = [Image.new("RGB", (60, 40), shade) for shade in SHADES]
    return encoded(
        pictures[0],
        form,
        save_all=True,
        append_images=pictures[1:],
        duration=duration,
        **{**LOSSLESS[form], **options},
    )


def seen(picture: Picture) -> Image.Image:
    return Image.frombytes(picture.mode, (picture.width, picture.height), picture.pixels)


def shade(picture: Picture) -> int:
    """Which of SHADES a picture shows."""
    colour = seen(picture).convert("RGB").getpixel((30, 20))
    away = [sum(abs(a - b) for a, b in zip(one, colour, strict=True)) for one in SHADES]
    return away.index(min(away))


@pytest.mark.parametrize("form", FORMS)
def test_frames_come_in_order_with_their_times(form: str) -> None:
    durations = [40, 80, 200, 1500]
    found = list(frames(HERE, content=moving(form, duration=durations)))
    assert [shade(picture) for picture, _ in found] == [0, 1, 2, 3]
    assert [duration for _, duration in found] == durations


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG"])
def test_frames_without_a_time_are_shown_as_browsers_do(form: str) -> None:
    found = list(frames(HERE, content=moving(form, duration=10)))
    assert {duration for _, duration in found} == {INSTEAD}


@pytest.mark.parametrize("form", FORMS)
def test_frames_are_no_larger_than_asked_for(form: str) -> None:
    picture, _ = next(frames(HERE, longest=30, content=moving(form)))
    assert (picture.width, picture.height) == (30, 20)
    assert (picture.original_width, picture.original_height) == (60, 40)


@pytest.mark.parametrize("form", ["GIF", "PNG", "WEBP"])
def test_parts_that_did_not_change_stay(form: str) -> None:
    """What stands in the file is often only what is new."""
    first, second = Image.new("RGB", (60, 40), SHADES[0]), Image.new("RGB", (60, 40), SHADES[0])
    second.paste(SHADES[2], (30, 0, 60, 40))
    content = encoded(first, form, save_all=True, append_images=[second], duration=40)
    last = seen(list(frames(HERE, content=content))[-1][0]).convert("RGB")
    left, right = last.getpixel((15, 20)), last.getpixel((45, 20))
    assert left[0] > 150 > right[0]
    assert right[2] > 150 > left[2]


def test_clear_frames_are_clear() -> None:
    frame = Image.new("RGBA", (60, 40), (0, 0, 0, 0))
    frame.paste((200, 30, 30, 255), (0, 0, 30, 40))
    other = frame.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    content = encoded(frame, "PNG", save_all=True, append_images=[other], disposal=1, blend=0)
    found = [seen(picture) for picture, _ in frames(HERE, content=content)]
    assert [picture.getchannel("A").getpixel((15, 20)) for picture in found] == [255, 0]
    assert [picture.getchannel("A").getpixel((45, 20)) for picture in found] == [0, 255]


def test_an_orientation_turns_every_frame() -> None:
    stored = Image.open(io.BytesIO(turned(6, "WEBP")))
    exif = Image.Exif()
    exif[0x0112] = 6
    content = encoded(
        stored, "WEBP", save_all=True, append_images=[stored.copy()], exif=exif, duration=[40, 80]
    )
    for picture, _ in frames(HERE, content=content):
        assert (picture.width, picture.height) == (96, 64)
        assert corners(seen(picture)) == UPRIGHT


def test_the_picture_for_programs_that_cannot_play_is_left_out() -> None:
    content = encoded(
        Image.new("RGB", (60, 40), "black"),
        "PNG",
        save_all=True,
        default_image=True,
        append_images=[Image.new("RGB", (60, 40), shade) for shade in SHADES],
        duration=40,
    )
    assert [shade(picture) for picture, _ in frames(HERE, content=content)] == [0, 1, 2, 3]


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "WEBP", "AVIF", "BMP"])
def test_a_picture_that_does_not_move_is_one_frame(form: str) -> None:
    [(picture, duration)] = frames(HERE, content=encoded(quarters(), form))
    assert (picture.width, duration) == (96, 0)


def test_pages_are_no_movement() -> None:
    content = encoded(quarters(), "TIFF", save_all=True, append_images=[quarters()])
    [(_, duration)] = frames(HERE, content=content)
    assert duration == 0


@pytest.mark.parametrize("form", ["GIF", "PNG"])
def test_a_cut_animation_plays_as_far_as_it_goes(form: str) -> None:
    content = moving(form)
    found = list(frames(HERE, content=content[: len(content) - 40]))
    assert 1 <= len(found) <= 4
    assert shade(found[0][0]) == 0


def test_what_is_no_picture_is_refused() -> None:
    with pytest.raises(RefusedFile) as refused:
        next(frames(HERE, content=b"no picture at all"))
    assert refused.value.reason is Reason.NOT_A_PICTURE
    with pytest.raises(RefusedFile) as refused:
        next(frames(HERE, content=encoded(quarters(), "GIF")[:200]))
    assert refused.value.reason is Reason.UNREADABLE_PICTURE


def test_others_may_decode_between_two_frames(tmp_path: Path) -> None:
    """A tolerant decode waits until it is alone; an open animation must not keep it waiting."""
    path = tmp_path / "a.gif"
    path.write_bytes(moving("GIF"))
    playing = frames(path)
    next(playing)
    with GUARD.tolerant():
        pass
    assert len(list(playing)) == 3


def test_memory_does_not_grow_with_the_frames() -> None:
    shades = [Image.new("RGB", (64, 48), (i % 256, i // 256, 90)) for i in range(600)]
    content = encoded(shades[0], "GIF", save_all=True, append_images=shades[1:], duration=20)
    tracemalloc.start()
    total = sum(1 for _ in frames(HERE, content=content))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert total == 600
    assert peak < 2_000_000  # all frames would be 5.5 MB


def test_the_samples_play_as_pillow_composes_them(samples: Path) -> None:
    played = 0
    for path in sorted((samples / "formats").rglob("*")):
        if path.suffix not in {".gif", ".webp", ".png", ".avif", ".avifs"}:
            continue
        with Image.open(path) as image:
            if not getattr(image, "is_animated", False):
                continue
            truth = [frame.convert("RGBA") for frame in ImageSequence.Iterator(image)]
        found = [seen(picture).convert("RGBA") for picture, _ in frames(path)]
        assert [frame.tobytes() for frame in found] == [frame.tobytes() for frame in truth]
        played += 1
    assert played == 7


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("begin", [0, 1, 3])
def test_frames_from_one_on(form: str, begin: int) -> None:
    found = list(frames(HERE, content=moving(form), begin=begin))
    assert [shade(picture) for picture, _ in found] == [0, 1, 2, 3][begin:]


def test_beyond_the_last_frame_there_is_none() -> None:
    with pytest.raises(RefusedFile):
        list(frames(HERE, content=moving("GIF"), begin=4))

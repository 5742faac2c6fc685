"""Pictures for made-up libraries: some hundred drawings stand for a million photos.

Thumbnails go into the cache's store, large ones where a bench looks and small ones elsewhere,
with prints, so that nothing is left to analyse. The files themselves are hard links to
the drawings, which cost a directory entry each.
"""

import contextlib
import io
import os
import random
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

from gallery.images.prints import Kind, Print, Prints
from gallery.library.thumbnails import ThumbnailStore

LARGE, SMALL = 512, 96  # px, the longer side
DRAWINGS = 16  # of each shape
AT_ONCE = 5_000
STEPS = 8  # shapes are told apart to this part of the longer side


class Drawings:
    """Drawn when first asked for: ``DRAWINGS`` of each shape, as JPEG."""

    def __init__(self) -> None:
        self._made: dict[tuple[int, int, int, int], bytes] = {}

    def of(self, number: int, width: int, height: int, *, longest: int) -> bytes:
        """Return the drawing of a photo in the shape of its pixels."""
        size = _size(width, height, longest)
        key = (number % DRAWINGS, *size, longest)
        if key not in self._made:
            image = drawn(key[0], _size(width, height, LARGE)).resize(size)
            stream = io.BytesIO()
            image.save(stream, "JPEG", quality=80)
            self._made[key] = stream.getvalue()
        return self._made[key]


def drawn(seed: int, size: tuple[int, int]) -> Image.Image:
    """Return a picture with light, blurred shapes and grain: it packs as a photo does."""
    dice = random.Random(seed * 10_000 + size[0])
    width, height = size
    image = Image.new("RGB", size, _colour(dice))
    pen = ImageDraw.Draw(image)
    for _ in range(14):
        x, y, r = dice.randrange(width), dice.randrange(height), dice.randrange(20, 160)
        pen.ellipse((x - r, y - r, x + r, y + r), fill=_colour(dice))
    image = image.filter(ImageFilter.GaussianBlur(12))
    pen = ImageDraw.Draw(image)
    for _ in range(5):
        x, y, r = dice.randrange(width), dice.randrange(height), dice.randrange(8, 60)
        pen.rectangle((x, y, x + r, y + r * 2), fill=_colour(dice))
    grain = Image.frombytes("L", size, dice.randbytes(width * height))
    grain = grain.filter(ImageFilter.GaussianBlur(0.7))
    return Image.blend(image, Image.merge("RGB", (grain, grain, grain)), 0.12)


def put_thumbnails(
    store: ThumbnailStore,
    photos: Iterable[tuple[int, str, int, int]],
    large: set[int],
    drawings: Drawings,
) -> None:
    """Keep a thumbnail for each photo: (id, digest, width, height).

    Args:
        store: where to.
        photos: all that get one.
        large: the ids of those that get one in the usual size.
        drawings: what they show.
    """
    jpegs: dict[str, bytes] = {}
    marks: dict[str, Prints] = {}
    ids: dict[str, int] = {}
    dice = random.Random(2)

    def put() -> None:
        store.put_many(jpegs, marks)
        store.set_compared(ids)
        for each in (jpegs, marks, ids):
            each.clear()

    for photo, digest, width, height in photos:
        longest = LARGE if photo in large else SMALL
        jpegs[digest] = drawings.of(photo, width, height, longest=longest)
        marks[digest] = Prints(tuple(Print(dice.getrandbits(63), 0) for _ in Kind))
        ids[digest] = photo
        if len(jpegs) == AT_ONCE:
            put()
    put()


def put_files(folder: Path, named: Iterable[tuple[int, str, int, int]], drawings: Drawings) -> None:
    """Make the files: (photo id, path below ``folder``, width, height)."""
    sources: dict[bytes, Path] = {}
    known: set[str] = set()
    for photo, path, width, height in named:
        jpeg = drawings.of(photo, width, height, longest=LARGE)
        if jpeg not in sources:
            sources[jpeg] = folder / f"drawing-{len(sources)}"
            folder.mkdir(parents=True, exist_ok=True)
            sources[jpeg].write_bytes(jpeg)
        parent = path.rpartition("/")[0]
        if parent not in known:
            (folder / parent).mkdir(parents=True, exist_ok=True)
            known.add(parent)
        _link(sources[jpeg], f"{folder}/{path}")


def around(ids: Sequence[int], first: int, places: int, number: int) -> set[int]:
    """Return the ``first`` of ``ids``, and ``number`` about each of some evenly spread places."""
    found = set(ids[:first])
    for place in range(1, places + 1):
        middle = len(ids) * place // (places + 1)
        found.update(ids[max(0, middle - number // 2) : middle + number // 2])
    return found


def _link(source: Path, target: str) -> None:
    with contextlib.suppress(FileExistsError):
        try:
            os.link(source, target)
        except FileExistsError:
            raise
        except OSError:  # a disk without links, or too many of one file
            shutil.copyfile(source, target)


def _size(width: int, height: int, longest: int) -> tuple[int, int]:
    scale = longest / max(width, height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _colour(dice: random.Random) -> tuple[int, int, int]:
    return dice.randrange(40, 230), dice.randrange(40, 230), dice.randrange(40, 230)

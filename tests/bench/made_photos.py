"""Large photos for benches, made in processes of their own: what it takes is not measured.

Some drawings stand for all: a comment makes each file another one.
"""

import multiprocessing
import random
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from tests.bench.made_pictures import drawn

DRAWN = (1500, 1000)  # px, before it is enlarged
GRAIN = 2048  # px of a tile of it
VISIBLE = 0.08  # of the grain: the file gets as large as a photo
QUALITY = 92  # of a JPEG
QUICK = 1  # zlib's level: a PNG of noise gets no smaller by more
COMMENT = 0xFE  # marker of a JPEG, ITU T.81 § B.2.4.5


def make(folder: Path, count: int, size: tuple[int, int], *, drawings: int = 4) -> list[Path]:
    """Make JPEG photos of so many drawings; return their files."""
    folder.mkdir(parents=True, exist_ok=True)
    made = [folder / f"drawing-{seed}" for seed in range(min(drawings, count))]
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        pool.starmap(draw, [(seed, size, path) for seed, path in enumerate(made)])
    contents = [path.read_bytes() for path in made]
    paths = [folder / f"photo_{number:04}.jpg" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_bytes(_named(contents[number % len(made)], f"photo {number}"))
    for path in made:
        path.unlink()
    return paths


def make_png(folder: Path, count: int, size: tuple[int, int]) -> list[Path]:
    """Make PNG photos, each of a drawing of its own; return their files."""
    folder.mkdir(parents=True, exist_ok=True)
    made = [folder / f"photo_{seed:04}.png" for seed in range(count)]
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        pool.starmap(draw, [(seed, size, path, "PNG") for seed, path in enumerate(made)])
    return made


def draw(seed: int, size: tuple[int, int], path: Path, form: str = "JPEG") -> None:
    """Write one drawing."""
    image = drawn(seed, DRAWN).resize(size, Image.Resampling.BICUBIC)
    dice = random.Random(seed)
    tile = Image.frombytes("L", (GRAIN // 2, GRAIN // 2), dice.randbytes((GRAIN // 2) ** 2))
    tile = tile.resize((GRAIN, GRAIN))
    grain = Image.new("L", size)
    for place in _tiles(size):
        grain.paste(tile, place)
    image = Image.blend(image, Image.merge("RGB", (grain, grain, grain)), VISIBLE)
    image.save(path, form, quality=QUALITY, compress_level=QUICK)


def _tiles(size: tuple[int, int]) -> Sequence[tuple[int, int]]:
    return [(x, y) for y in range(0, size[1], GRAIN) for x in range(0, size[0], GRAIN)]


def _named(content: bytes, name: str) -> bytes:
    said = name.encode()
    segment = bytes((0xFF, COMMENT)) + (len(said) + 2).to_bytes(2, "big") + said
    return content[:2] + segment + content[2:]

"""A canvas that draws soft flat shapes in fine resolution and is scaled down at the end."""

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter

from gallery.images.sample.curves import Point

WIDTH, HEIGHT = 1600, 1067  # pixels; three by two, as cameras make them
FINENESS = 2  # drawn so many times larger: smooth edges
GRAIN = 256  # pixels a side of the tile of grain
GRAIN_STRENGTH = 0.035
CORNER = "#0d0a10"
CORNER_START = 90  # of 255, how far from the middle the corners begin
CORNER_STRENGTH = 0.66
SOFTNESS = 8  # soft things are drawn so many times smaller: nobody sees it, and it is quick


@dataclass(frozen=True, slots=True)
class Fade:
    """A paint that goes from one colour to another along a direction (x, y) of the shape."""

    start: str
    end: str
    along: Point = (0.0, 1.0)


Paint = str | Fade
Area = tuple[int, int, int, int]  # left, top, right, bottom in fine pixels


def between(start: str, end: str, share: float) -> str:
    """Return the colour that lies ``share`` of the way from one colour to another."""
    first, second = ImageColor.getrgb(start), ImageColor.getrgb(end)
    mixed = (round(a + (b - a) * share) for a, b in zip(first[:3], second[:3], strict=True))
    return "#{:02x}{:02x}{:02x}".format(*mixed)


class Canvas:
    """One picture in the making; coordinates are final pixels, from the top left."""

    def __init__(self, paint: Paint) -> None:
        self.image = Image.new("RGB", (WIDTH * FINENESS, HEIGHT * FINENESS))
        self._clip: Area = (0, 0, *self.image.size)
        self.fill([(0, 0), (WIDTH, 0), (WIDTH, HEIGHT), (0, HEIGHT)], paint)

    def fill(self, outline: Sequence[Point], paint: Paint, *, opacity: float = 1.0) -> None:
        """Fill a closed outline."""
        self.fill_all([outline], paint, opacity=opacity)

    def fill_all(
        self, outlines: Sequence[Sequence[Point]], paint: Paint, *, opacity: float = 1.0
    ) -> None:
        """Fill several closed outlines as one shape."""
        area = self._area([point for outline in outlines for point in outline])
        if area is None:
            return
        mask = Image.new("L", (area[2] - area[0], area[3] - area[1]))
        draw = ImageDraw.Draw(mask)
        for outline in outlines:
            shifted = [(x * FINENESS - area[0], y * FINENESS - area[1]) for x, y in outline]
            draw.polygon(shifted, fill=round(255 * opacity))
        self._paste(paint, area, mask)

    def line(
        self, points: Sequence[Point], paint: str, width: float, *, opacity: float = 1.0
    ) -> None:
        """Draw an open line with round ends."""
        reach = width / 2 + 1
        spread = [
            (x + dx, y + dy) for x, y in points for dx in (-reach, reach) for dy in (-reach, reach)
        ]
        area = self._area(spread)
        if area is None:
            return
        mask = Image.new("L", (area[2] - area[0], area[3] - area[1]))
        draw = ImageDraw.Draw(mask)
        shade = round(255 * opacity)
        shifted = [(x * FINENESS - area[0], y * FINENESS - area[1]) for x, y in points]
        draw.line(shifted, fill=shade, width=max(1, round(width * FINENESS)), joint="curve")
        radius = width * FINENESS / 2
        for x, y in (shifted[0], shifted[-1]):
            draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=shade)
        self._paste(paint, area, mask)

    def glow(
        self, outline: Sequence[Point], paint: str, *, blur: float, opacity: float = 1.0
    ) -> None:
        """Fill an outline with edges softened over ``blur`` pixels: light, shadow, haze."""
        reach = blur * 3
        area = self._area([(x + d, y + d) for x, y in outline for d in (-reach, reach)])
        if area is None:
            return
        shrink = FINENESS * SOFTNESS
        size = ((area[2] - area[0]) // shrink + 1, (area[3] - area[1]) // shrink + 1)
        mask = Image.new("L", size)
        shrunk = [
            ((x * FINENESS - area[0]) / shrink, (y * FINENESS - area[1]) / shrink)
            for x, y in outline
        ]
        ImageDraw.Draw(mask).polygon(shrunk, fill=round(255 * opacity))
        mask = mask.filter(ImageFilter.GaussianBlur(blur / SOFTNESS))
        mask = mask.resize((size[0] * shrink, size[1] * shrink), Image.Resampling.BILINEAR)
        self._paste(paint, area, mask.crop((0, 0, area[2] - area[0], area[3] - area[1])))

    @contextmanager
    def inside(self, outline: Sequence[Point]) -> Iterator[None]:
        """Keep what is drawn meanwhile inside ``outline``: patterns of cloth, light on it."""
        area = self._area(outline)
        if area is None:
            area = (0, 0, 1, 1)
        before, outer = self.image.crop(area), self._clip
        self._clip = area
        yield
        self._clip = outer
        mask = Image.new("L", before.size, 255)
        shifted = [(x * FINENESS - area[0], y * FINENESS - area[1]) for x, y in outline]
        ImageDraw.Draw(mask).polygon(shifted, fill=0)
        self.image.paste(before, area[:2], mask)

    def blur(self, radius: float) -> None:
        """Put everything drawn so far out of focus by ``radius`` pixels."""
        small = self.image.reduce(4)
        small = small.filter(ImageFilter.GaussianBlur(radius * FINENESS / 4))
        self.image = small.resize(self.image.size, Image.Resampling.BILINEAR)

    def finished(self, *, light: str, strength: float, seed: int) -> Image.Image:
        """Return the picture in its final size.

        One light over everything binds its colours together, the corners darken, and a grain
        hides the steps of the fades.

        Args:
            light: the colour of that light.
            strength: of the light, 0 to 1.
            seed: of the grain.
        """
        small = self.image.reduce(FINENESS)
        lit = ImageChops.soft_light(small, Image.new("RGB", small.size, ImageColor.getrgb(light)))
        small = Image.blend(small, lit, strength)
        ring = Image.radial_gradient("L").point(
            [round(CORNER_STRENGTH * max(0, value - CORNER_START)) for value in range(256)]
        )
        small.paste(ImageColor.getrgb(CORNER), (0, 0), ring.resize(small.size))
        return ImageChops.add(small, _grain(small.size, seed), scale=1.0, offset=-128)

    def _area(self, outline: Sequence[Point]) -> Area | None:
        """Return the box around an outline in fine pixels, cut at the clip; None if outside."""
        across = [x for x, _ in outline]
        down = [y for _, y in outline]
        left = max(self._clip[0], int(min(across) * FINENESS) - 1)
        top = max(self._clip[1], int(min(down) * FINENESS) - 1)
        right = min(self._clip[2], int(max(across) * FINENESS) + 2)
        bottom = min(self._clip[3], int(max(down) * FINENESS) + 2)
        return (left, top, right, bottom) if left < right and top < bottom else None

    def _paste(self, paint: Paint, area: Area, mask: Image.Image) -> None:
        if isinstance(paint, str):
            self.image.paste(ImageColor.getrgb(paint), area[:2], mask)
        else:
            self.image.paste(_faded(paint, mask.size), area[:2], mask)


def _grain(size: tuple[int, int], seed: int) -> Image.Image:
    noise = random.Random(seed).randbytes(GRAIN * GRAIN)
    tile = Image.frombytes("L", (GRAIN, GRAIN), noise).point(
        [128 + round((value - 128) * GRAIN_STRENGTH) for value in range(256)]
    )
    sheet = Image.new("L", size)
    for left in range(0, size[0], GRAIN):
        for top in range(0, size[1], GRAIN):
            sheet.paste(tile, (left, top))
    return Image.merge("RGB", (sheet, sheet, sheet))


def _faded(fade: Fade, size: tuple[int, int]) -> Image.Image:
    across, down = fade.along
    length = abs(across) + abs(down) or 1.0
    shift = (255 if across < 0 else 0) * abs(across) + (255 if down < 0 else 0) * abs(down)
    steps = 128
    way = (0, 0, 128, across / length * 255 / steps, down / length * 255 / steps, shift / length)
    ramp = Image.linear_gradient("L").transform(
        (steps, steps), Image.Transform.AFFINE, way, Image.Resampling.BILINEAR
    )
    ramp = ramp.resize(size, Image.Resampling.BILINEAR)
    end = Image.new("RGB", size, ImageColor.getrgb(fade.end))
    return Image.composite(end, Image.new("RGB", size, ImageColor.getrgb(fade.start)), ramp)

"""Clothes: what covers a torso and its sleeves, with the pattern that makes them known."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gallery.images.sample.canvas import Canvas, Fade, Paint, between
from gallery.images.sample.curves import Point, ellipse, mirrored, ribbon, smooth

Put = Callable[[Sequence[Point]], list[Point]]


@dataclass(frozen=True, slots=True)
class Cloth:
    """One outfit.

    Attributes:
        kind: "wool", "puffer", "suit", "shirt" or "dress".
        light: the colour in the light.
        dark: the colour in the shade.
        trim: cuffs, collars, seams.
        legs: trousers in the light.
        legs_dark: trousers in the shade.
        shoes: shoes.
        build: how much wider than the body.
        sleeve: widths at shoulder, elbow and wrist, heads.
    """

    kind: str
    light: str
    dark: str
    trim: str
    legs: str = "#3b3f4c"
    legs_dark: str = "#23262f"
    shoes: str = "#1c1a1d"
    build: float = 1.0
    sleeve: tuple[float, ...] = (0.42, 0.33, 0.24)

    @property
    def paint(self) -> Paint:
        """The paint of the torso."""
        return Fade(self.light, self.dark, (0.7, 1.0))

    def paint_of_side(self, side: int) -> Paint:
        """Return the paint of a sleeve; 0 is the viewer's left."""
        if self.kind == "suit" and side:
            return Fade("#34343a", "#141417", (0.4, 1.0))
        return Fade(between(self.light, self.dark, 0.3) if side else self.light, self.dark)


TORSO = [
    (0.2, 0.0),
    (0.5, 0.12),
    (0.76, 0.3),
    (0.72, 0.75),
    (0.62, 1.3),
    (0.6, 1.9),
    (0.62, 2.35),
    (0.0, 2.45),
]


def draw_torso(canvas: Canvas, put: Put, cloth: Cloth, *, size: float) -> None:
    """Draw the upper body in its clothes."""
    half = [(x * (cloth.build if x > 0.3 else 1.0), y) for x, y in TORSO]
    if cloth.kind == "dress":
        half = [
            (0.2, 0.02),
            (0.4, 0.12),
            (0.6, 0.3),
            (0.5, 0.75),
            (0.4, 1.25),
            (0.6, 1.8),
            (0.86, 2.75),
            (0.0, 2.9),
        ]
    outline = put(smooth(mirrored([(0.0, 0.3), *half])))
    canvas.glow([(x + 8, y + 14) for x, y in outline], "#000000", blur=30, opacity=0.25)
    canvas.fill(outline, cloth.paint)
    with canvas.inside(outline):
        PATTERNS[cloth.kind](canvas, put, cloth, size)
        canvas.glow(put(ellipse((0.75, 1.3), 0.28, 1.3)), "#000000", blur=size * 0.16, opacity=0.3)
        canvas.glow(
            put(ellipse((-0.62, 0.7), 0.12, 0.7)), "#ffffff", blur=size * 0.14, opacity=0.22
        )
    COLLARS[cloth.kind](canvas, put, cloth, size)


def draw_sleeve(canvas: Canvas, sleeve: list[Point], cloth: Cloth, *, size: float) -> None:
    """Draw what a sleeve's cloth shows: quilting, knit."""
    if cloth.kind not in {"puffer", "wool"}:
        return
    half = len(sleeve) // 2
    side_count = (len(sleeve) - 26) // 2  # two round ends of 13 points each
    left = sleeve[:side_count]
    right = sleeve[half : half + side_count][::-1]
    step = 4 if cloth.kind == "puffer" else 2
    with canvas.inside(sleeve):
        for index in range(step, side_count - 1, step):
            seam = [left[index], right[index]]
            if cloth.kind == "puffer":
                canvas.line(seam, cloth.dark, size * 0.035, opacity=0.8)
                lit = [(x + size * 0.01, y + size * 0.035) for x, y in seam]
                canvas.line(lit, "#ffffff", size * 0.02, opacity=0.3)
            else:
                canvas.line(seam, cloth.trim, size * 0.012, opacity=0.3)


def _wool(canvas: Canvas, put: Put, cloth: Cloth, size: float) -> None:
    """Knit in rows of little hooks, with holes torn into it and threads across them."""
    for row in range(34):
        y = 0.02 + row * 0.075
        hooks = [(-1.0 + i * 0.05, y + (0.03 if i % 2 else 0.0)) for i in range(41)]
        canvas.line(put(hooks), cloth.trim, size * 0.012, opacity=0.32)
    for x, y, across, down, turn in RIPS:
        _rip(canvas, put, cloth, size, (x, y, across, down, turn))
    hem = [(-0.8 + i * 0.1, 2.2 + (0.05 if i % 2 else 0.0)) for i in range(17)]
    canvas.line(put(hem), cloth.trim, size * 0.03, opacity=0.6)


RIPS = (
    (-0.34, 0.78, 0.2, 0.085, -14.0),
    (0.3, 1.12, 0.24, 0.1, 10.0),
    (-0.2, 1.62, 0.26, 0.09, 4.0),
    (0.5, 0.52, 0.1, 0.06, 30.0),
    (0.38, 1.86, 0.14, 0.07, -20.0),
)


def _rip(
    canvas: Canvas,
    put: Put,
    cloth: Cloth,
    size: float,
    rip: tuple[float, float, float, float, float],
) -> None:
    x, y, across, down, turn = rip
    rim = put(smooth(_torn(x, y, across * 1.18, down * 1.35, turn)))
    canvas.fill(rim, cloth.trim, opacity=0.75)
    hole = put(smooth(_torn(x, y, across, down, turn)))
    canvas.fill(hole, Fade("#3a2622", "#e0aa8c", (0.0, 1.0)))
    with canvas.inside(hole):
        for share in (-0.55, -0.1, 0.35, 0.7):
            thread = [
                (x + share * across - 0.02, y - down * 1.3),
                (x + share * across + 0.03, y),
                (x + share * across, y + down * 1.3),
            ]
            canvas.line(put(smooth(thread, closed=False)), cloth.light, size * 0.014)


def _torn(x: float, y: float, across: float, down: float, turn: float) -> list[Point]:
    ring = ellipse((0.0, 0.0), across, down)[::4]
    ragged = [
        (px * (1.0 if i % 2 else 0.84), py * (1.1 if i % 2 else 0.8))
        for i, (px, py) in enumerate(ring)
    ]
    lift = turn / 60
    return [(x + px, y + py + px * lift) for px, py in ragged]


def _puffer(canvas: Canvas, put: Put, cloth: Cloth, size: float) -> None:
    """Quilted in bands that swell, each lit from above."""
    for row in range(8):
        y = 0.1 + row * 0.31
        band = [(-1.3, y), (-0.6, y + 0.07), (0.0, y + 0.1), (0.6, y + 0.07), (1.3, y)]
        canvas.line(put(smooth(band, closed=False)), cloth.dark, size * 0.05, opacity=0.85)
        shine = [(px, py + 0.09) for px, py in band]
        canvas.glow(
            put(ribbon(shine, [0.08, 0.1, 0.11, 0.1, 0.08])),
            "#ffffff",
            blur=size * 0.04,
            opacity=0.35,
        )
        for x in (-0.75, -0.38, 0.38, 0.75):
            pleat = [(x, y + 0.1), (x + 0.015, y + 0.2)]
            canvas.line(put(pleat), cloth.dark, size * 0.014, opacity=0.5)
    canvas.line(put([(0.0, 0.2), (0.0, 2.6)]), cloth.dark, size * 0.06)
    canvas.line(put([(0.0, 0.2), (0.0, 2.6)]), cloth.trim, size * 0.022)


def _suit(canvas: Canvas, put: Put, _cloth: Cloth, size: float) -> None:
    """Half white, half black, open over a black shirt and a thin tie."""
    canvas.fill(
        put([(0.0, -0.2), (1.4, -0.2), (1.4, 2.8), (0.0, 2.8)]),
        Fade("#36363c", "#131316", (0.5, 1.0)),
    )
    canvas.fill(put([(-0.26, -0.1), (0.26, -0.1), (0.0, 1.25)]), "#f4f2ee")
    canvas.fill(
        put([(-0.055, 0.2), (0.055, 0.2), (0.075, 1.0), (0.0, 1.12), (-0.075, 1.0)]), "#17171a"
    )
    canvas.fill(put([(-0.08, 0.1), (0.08, 0.1), (0.05, 0.24), (-0.05, 0.24)]), "#232327")
    white_lapel = [(-0.24, -0.06), (-0.5, 0.28), (-0.4, 0.46), (-0.47, 0.55), (-0.02, 1.28)]
    black_lapel = [(-x, y) for x, y in white_lapel]
    canvas.fill(put(white_lapel), Fade("#1d1d21", "#2c2c31"))
    canvas.fill(put(black_lapel), Fade("#f7f5f1", "#d8d5cf"))
    canvas.line(put([(0.0, 1.26), (0.02, 2.6)]), "#0c0c0e", size * 0.02)
    for y in (1.42, 1.75):
        canvas.fill(put(ellipse((-0.1, y), 0.04, 0.04)), "#1d1d21")
    canvas.line(put([(0.34, 0.86), (0.58, 0.82)]), "#f7f5f1", size * 0.02)
    canvas.line(put([(-0.34, 1.5), (-0.58, 1.46)]), "#8d8a86", size * 0.014)


def _shirt(canvas: Canvas, put: Put, cloth: Cloth, size: float) -> None:
    canvas.line(put([(0.0, 0.3), (0.01, 2.6)]), cloth.trim, size * 0.05, opacity=0.5)
    for row in range(5):
        canvas.fill(put(ellipse((0.0, 0.55 + row * 0.36), 0.028, 0.028)), cloth.dark)
    for fold in ([(-0.5, 0.5), (-0.3, 1.0), (-0.34, 1.6)], [(0.45, 0.7), (0.3, 1.2), (0.36, 1.8)]):
        canvas.line(put(smooth(fold, closed=False)), cloth.dark, size * 0.03, opacity=0.35)


def _dress(canvas: Canvas, put: Put, cloth: Cloth, size: float) -> None:
    canvas.fill(
        put(smooth([(-0.5, 1.18), (0.0, 1.26), (0.5, 1.18), (0.5, 1.3), (0.0, 1.38), (-0.5, 1.3)])),
        cloth.trim,
    )
    for x in (-0.5, -0.25, 0.0, 0.25, 0.5):
        fold = [(x * 0.6, 1.4), (x * 1.1, 2.3), (x * 1.7, 3.4)]
        canvas.line(put(smooth(fold, closed=False)), cloth.dark, size * 0.03, opacity=0.5)


def _crew(canvas: Canvas, put: Put, cloth: Cloth, _size: float) -> None:
    neckline = [(-0.3, 0.05), (-0.16, 0.25), (0.0, 0.31), (0.16, 0.25), (0.3, 0.05)]
    canvas.fill(put(ribbon(neckline, [0.09, 0.1, 0.1, 0.1, 0.09])), cloth.trim)


def _high(canvas: Canvas, put: Put, cloth: Cloth, size: float) -> None:
    collar = smooth(
        [
            (-0.4, 0.18),
            (-0.36, -0.16),
            (-0.12, -0.08),
            (0.0, -0.02),
            (0.12, -0.08),
            (0.36, -0.16),
            (0.4, 0.18),
            (0.0, 0.36),
        ]
    )
    canvas.fill(put(collar), Fade(cloth.light, cloth.dark))
    canvas.line(put([(0.0, 0.0), (0.0, 0.4)]), cloth.trim, size * 0.022)
    canvas.line(
        put(smooth([(-0.37, 0.06), (0.0, 0.2), (0.37, 0.06)], closed=False)),
        cloth.dark,
        size * 0.03,
        opacity=0.7,
    )


def _open(canvas: Canvas, put: Put, cloth: Cloth, _size: float) -> None:
    for side in (-1, 1):
        flap = [(side * 0.2, -0.06), (side * 0.04, 0.3), (side * 0.26, 0.4), (side * 0.36, 0.06)]
        canvas.fill(put(flap), cloth.trim)


def _none(_canvas: Canvas, _put: Put, _cloth: Cloth, _size: float) -> None:
    """A neckline that is the body's own."""


PATTERNS = {"wool": _wool, "puffer": _puffer, "suit": _suit, "shirt": _shirt, "dress": _dress}
COLLARS = {"wool": _crew, "puffer": _high, "suit": _open, "shirt": _open, "dress": _none}

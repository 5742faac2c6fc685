"""Things: what a figure holds, stands behind or sits at, and what flies through the air."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gallery.images.sample.canvas import HEIGHT, WIDTH, Canvas, Fade
from gallery.images.sample.curves import Point, box, ellipse, place, ribbon, smooth

NEAR_FLAKE = 10  # pixels; larger flakes are near the lens and out of focus


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a thing is: its origin, its size (1 = as designed), its turn in degrees."""

    at: Point
    size: float
    turn: float

    def put(self, points: Sequence[Point]) -> list[Point]:
        """Return points of the design as points of the picture."""
        return place(points, self.at, size=self.size, turn=self.turn)


def draw_prop(canvas: Canvas, name: str, at: Point, *, size: float, turn: float) -> None:
    """Draw the thing ``name``, a key of ``PROPS``, in the given size (1 = as designed)."""
    PROPS[name](canvas, Spot(at, size, turn))


def _camcorder(canvas: Canvas, spot: Spot) -> None:
    """A hand-held video camera seen from the side: lens right, screen folded out."""
    put = spot.put

    body = put(box(-78, -46, 66, 44, round=16))
    canvas.glow([(x + 6, y + 14) for x, y in body], "#000000", blur=20, opacity=0.45)
    canvas.fill(put(box(56, -34, 112, 32, round=8)), Fade("#4a4d56", "#22242a"))
    canvas.fill(put(ellipse((112, -1), 15, 34)), "#15161a")
    canvas.fill(put(ellipse((115, -1), 10, 26)), Fade("#5ec9ff", "#1d3f8f", (0.6, 1.0)))
    canvas.fill(put(ellipse((112, -12), 4, 7)), "#ffffff", opacity=0.9)
    canvas.fill(body, Fade("#6b6f7a", "#2b2d34"))
    canvas.fill(put(box(-70, -64, 20, -42, round=10)), Fade("#5a5e68", "#33363d"))
    canvas.fill(put(box(-104, -34, -74, -10, round=6)), "#24262c")
    screen = put([(-60, -30), (30, -30), (30, 28), (-60, 28)])
    canvas.fill(screen, Fade("#d6dbe4", "#9aa2b0"))
    canvas.fill(put([(-54, -24), (24, -24), (24, 22), (-54, 22)]), Fade("#ffd9a8", "#7d8fb5"))
    canvas.fill(put(ellipse((-15, -4), 10, 12)), "#4b3a45")
    canvas.fill(put(smooth([(-34, 22), (-28, 10), (-15, 7), (-2, 10), (4, 22)])), "#4b3a45")
    canvas.glow(put(ellipse((48, -32), 9, 9)), "#ff4b3e", blur=8, opacity=0.9)
    canvas.fill(put(ellipse((48, -32), 6, 6)), "#ff5b4c")
    strap = [(-70, 44), (-30, 62), (30, 58), (60, 40)]
    canvas.fill(put(ribbon(strap, [12, 20, 20, 12])), "#1c1d22")


def _cinema_camera(canvas: Canvas, spot: Spot) -> None:
    """A director's camera on its tripod, seen from the side: lens left, magazine on top."""
    put = spot.put

    for foot in ((-190, 620), (30, 640), (210, 610)):
        canvas.fill(put(ribbon([(0, 90), foot], [26, 15])), Fade("#3b3b44", "#141418"))
        canvas.fill(
            put(ribbon([(foot[0] * 0.42, 330), (foot[0] * 0.52, 390)], [26, 26])), "#60616d"
        )
    canvas.fill(put(box(-46, 60, 46, 110, round=10)), Fade("#585a66", "#24252b"))
    canvas.fill(put(ribbon([(30, 92), (150, 140), (230, 152)], [14, 12, 20])), "#1b1b20")
    for x, radius in ((-62, 92), (92, 80)):
        reel = put(ellipse((x, -170), radius, radius))
        canvas.glow([(px + 8, py + 14) for px, py in reel], "#000000", blur=18, opacity=0.4)
        canvas.fill(reel, Fade("#4c4e59", "#1f2026"))
        canvas.fill(
            put(ellipse((x, -170), radius * 0.86, radius * 0.86)), Fade("#33343c", "#26272d")
        )
        for angle in range(0, 360, 60):
            hole = place([(0.0, -radius * 0.55)], (x, -170), turn=angle)[0]
            canvas.fill(put(ellipse(hole, radius * 0.17, radius * 0.17)), "#0f1013")
        canvas.fill(put(ellipse((x, -170), radius * 0.14, radius * 0.14)), "#9aa0ad")
    body = put(box(-140, -100, 150, 72, round=18))
    canvas.glow([(x + 8, y + 18) for x, y in body], "#000000", blur=26, opacity=0.5)
    canvas.fill(body, Fade("#565965", "#1d1e24"))
    canvas.fill(put(box(-120, -82, 60, -70, round=5)), "#8d93a2", opacity=0.7)
    canvas.fill(put(box(70, -70, 132, 40, round=8)), "#16171b")
    canvas.fill(put(ellipse((101, -40), 13, 13)), "#ff5548")
    for row in range(3):
        canvas.fill(put(box(80, -12 + row * 16, 122, -4 + row * 16, round=4)), "#6f7585")
    canvas.fill(put(box(-214, -66, -138, 40, round=8)), Fade("#3a3c45", "#17181c"))
    canvas.fill(
        put([(-212, -84), (-212, 60), (-290, 92), (-290, -118)]), Fade("#26272d", "#0f1013")
    )
    canvas.fill(put(ellipse((-288, -13), 20, 92)), Fade("#131419", "#2b2d36"))
    canvas.fill(put(ellipse((-290, -13), 13, 66)), Fade("#7fd0ff", "#2a3f9a", (0.4, 1.0)))
    canvas.fill(put(ellipse((-293, -40), 5, 18)), "#ffffff", opacity=0.8)
    canvas.fill(put(box(148, -62, 208, -22, round=10)), "#131418")


def _table(canvas: Canvas, spot: Spot) -> None:
    """An antique table: a moulded top of warm wood, carved apron, turned legs."""
    put, size = spot.put, spot.size
    for x in (-470, 470):
        profile = [
            (-20, 70),
            (20, 70),
            (30, 130),
            (14, 170),
            (34, 230),
            (18, 420),
            (26, 470),
            (-26, 470),
            (-18, 420),
            (-34, 230),
            (-14, 170),
            (-30, 130),
        ]
        leg = [(x + px, py) for px, py in profile]
        canvas.fill(put(smooth(leg)), Fade("#8a4f2c", "#43210f", (1.0, 0.2)))
    apron = [
        (-500, 40),
        (500, 40),
        (490, 90),
        (330, 104),
        (180, 92),
        (0, 126),
        (-180, 92),
        (-330, 104),
        (-490, 90),
    ]
    canvas.fill(put(apron), Fade("#8f532f", "#5a2f18"))
    scroll = [(-90, 70), (-40, 90), (0, 100), (40, 90), (90, 70)]
    canvas.line(put(smooth(scroll, closed=False)), "#d39a5c", 5 * size, opacity=0.7)
    canvas.fill(put(ellipse((0, 84), 16, 12)), "#d39a5c", opacity=0.8)
    _table_top(canvas, spot)


def _table_top(canvas: Canvas, spot: Spot) -> None:
    put, size = spot.put, spot.size
    top = put([(-560, 6), (-500, -42), (500, -42), (560, 6)])
    canvas.fill(top, Fade("#c98550", "#94562f", (0.6, 1.0)))
    with canvas.inside(top):
        for row in range(6):
            grain = [
                (-560, -36 + row * 8),
                (-200, -40 + row * 8),
                (150, -33 + row * 8),
                (560, -38 + row * 8),
            ]
            canvas.line(put(smooth(grain, closed=False)), "#6b3a1d", 2.5 * size, opacity=0.35)
        canvas.glow(put(ellipse((-240, -20), 240, 24)), "#ffe7bd", blur=40 * size, opacity=0.4)
    canvas.fill(put(box(-562, 4, 562, 26, round=9)), Fade("#b0703f", "#5f3319"))
    canvas.line(put([(-550, 10), (550, 10)]), "#f0c48d", 3 * size, opacity=0.7)
    canvas.fill(put(box(-540, 26, 540, 42, round=6)), Fade("#7c4524", "#56301a"))


def _shade(canvas: Canvas, spot: Spot) -> None:
    """The dark below a table, from a line down."""
    for inset in (0, 60):
        dark = box(
            spot.at[0] - 500 * spot.size + inset,
            spot.at[1],
            spot.at[0] + 500 * spot.size - inset,
            HEIGHT + 60,
        )
        canvas.glow(dark, "#1d1214", blur=26, opacity=0.85)


def _apple(canvas: Canvas, spot: Spot) -> None:
    put, size = spot.put, spot.size
    canvas.glow(put(ellipse((6, 2), 46, 9)), "#000000", blur=8, opacity=0.5)
    fruit = smooth(
        [
            (0, -66),
            (22, -74),
            (44, -56),
            (46, -28),
            (30, -4),
            (8, 0),
            (0, -2),
            (-8, 0),
            (-30, -4),
            (-46, -28),
            (-44, -56),
            (-22, -74),
        ]
    )
    canvas.fill(put(fruit), Fade("#f0523d", "#9c1623", (0.8, 1.0)))
    canvas.glow(put(ellipse((-18, -48), 9, 13)), "#ffffff", blur=5, opacity=0.7)
    canvas.line(put(smooth([(0, -66), (4, -80), (12, -90)], closed=False)), "#4a2d17", 5 * size)
    canvas.fill(put(smooth([(8, -84), (26, -98), (46, -92), (28, -80)])), "#6fa04a")


def _candle(canvas: Canvas, spot: Spot) -> None:
    put, size = spot.put, spot.size
    canvas.glow(put(ellipse((0, -190), 130, 140)), "#ffca6b", blur=80 * size, opacity=0.55)
    canvas.fill(put(ellipse((0, -4), 50, 12)), Fade("#e0b45f", "#8c5f22"))
    canvas.fill(put(box(-9, -44, 9, -6, round=4)), Fade("#e0b45f", "#8c5f22", (1.0, 0.3)))
    canvas.fill(put(ellipse((0, -44), 28, 8)), "#caa04f")
    canvas.fill(put(box(-19, -150, 19, -44, round=6)), Fade("#fff8e6", "#dcc79d", (1.0, 0.3)))
    drip = smooth([(-19, -146), (-4, -150), (-6, -112), (-13, -104), (-19, -118)])
    canvas.fill(put(drip), "#fffdf5")
    canvas.line(put([(0, -150), (1, -164)]), "#3a2a22", 4 * size)
    flame = smooth([(0, -226), (12, -192), (13, -172), (0, -158), (-13, -172), (-10, -194)])
    canvas.glow(put(flame), "#ffb347", blur=16 * size, opacity=0.9)
    canvas.fill(put(flame), Fade("#fff6c9", "#ff9c38"))
    canvas.fill(put(ellipse((0, -172), 5, 10)), "#fffdf0")


def _snowfall(canvas: Canvas, spot: Spot) -> None:
    chance = random.Random(7)
    for _ in range(150):
        middle = (chance.uniform(0, WIDTH), chance.uniform(0, HEIGHT))
        radius = chance.choice([3, 4, 5, 7, 18]) * spot.size
        if radius < NEAR_FLAKE:
            canvas.fill(ellipse(middle, radius, radius), "#ffffff", opacity=0.85)
        else:
            canvas.glow(ellipse(middle, radius, radius), "#ffffff", blur=8, opacity=0.6)


def _petals(canvas: Canvas, spot: Spot) -> None:
    chance = random.Random(11)
    for _ in range(46):
        middle = (chance.uniform(0, WIDTH), chance.uniform(60, HEIGHT))
        petal = ellipse(
            middle, chance.uniform(7, 15) * spot.size, 6 * spot.size, turn=chance.uniform(0, 180)
        )
        canvas.fill(petal, chance.choice(["#ffffff", "#ffe0e6", "#fff2c9"]), opacity=0.85)


def _speed(canvas: Canvas, spot: Spot) -> None:
    """Streaks of air and dust behind running feet."""
    chance = random.Random(5)
    for _ in range(22):
        x, y = spot.at[0] - chance.uniform(60, 520), spot.at[1] - chance.uniform(-20, 420)
        canvas.line([(x, y), (x - chance.uniform(70, 210), y + 6)], "#ffffff", 4, opacity=0.4)
    for step in range(6):
        puff = ellipse((spot.at[0] - 60 - step * 52, spot.at[1] + 42), 40 - step * 4, 20 - step * 2)
        canvas.glow(puff, "#fff3d6", blur=14, opacity=0.6)


def _pillar(canvas: Canvas, spot: Spot) -> None:
    """A corner of brick that stands forward, from ``at`` to the right edge."""
    chance = random.Random(3)
    left, ground = spot.at[0], 968.0
    canvas.glow(box(left - 70, -50, left, ground + 10), "#2a1210", blur=36, opacity=0.65)
    canvas.fill(box(left, -10, WIDTH, ground), Fade("#9c5c49", "#693a33", (1.0, 0.4)))
    for row in range(18):
        y = row * 56.0
        for column in range(-1, 6):
            x = left + column * 140 + (70 if row % 2 else 0)
            brick = box(max(left, x + 4), y + 4, max(left, x + 136), y + 52, round=0)
            shade = chance.choice(["#d08a6a", "#bd7458", "#a8634c", "#c98468"])
            canvas.fill(brick, shade, opacity=chance.uniform(0.55, 0.95))
    canvas.fill(box(left, -10, left + 16, ground), "#ffdfb0", opacity=0.5)


def _birds(canvas: Canvas, spot: Spot) -> None:
    for dx, dy, wide in ((0, 0, 26), (70, -34, 20), (120, 12, 16), (-70, 30, 18)):
        x, y = spot.at[0] + dx * spot.size, spot.at[1] + dy * spot.size
        wing = [
            (x - wide, y - 8),
            (x - wide / 2, y - 14),
            (x, y),
            (x + wide / 2, y - 14),
            (x + wide, y - 8),
        ]
        canvas.line(smooth(wing, closed=False), "#3d4a5c", 4 * spot.size, opacity=0.8)


def _viewfinder(canvas: Canvas, _spot: Spot) -> None:
    """The frame of a viewfinder around the whole picture, recording."""
    margin, arm, white = 64, 90, "#ffffff"
    for x, y, dx, dy in (
        (margin, margin, 1, 1),
        (WIDTH - margin, margin, -1, 1),
        (margin, HEIGHT - margin, 1, -1),
        (WIDTH - margin, HEIGHT - margin, -1, -1),
    ):
        canvas.line([(x + dx * arm, y), (x, y), (x, y + dy * arm)], white, 6, opacity=0.85)
    canvas.glow(ellipse((132, 128), 18, 18), "#ff3b30", blur=12, opacity=0.8)
    canvas.fill(ellipse((132, 128), 14, 14), "#ff4a3d")
    battery = (WIDTH - 200, 112)
    canvas.line(
        [
            battery,
            (battery[0] + 66, battery[1]),
            (battery[0] + 66, battery[1] + 32),
            (battery[0], battery[1] + 32),
            battery,
        ],
        white,
        4,
        opacity=0.85,
    )
    for cell in range(2):
        left = battery[0] + 9 + cell * 18
        canvas.fill(box(left, battery[1] + 8, left + 13, battery[1] + 24), white, opacity=0.85)


PROPS: dict[str, Callable[[Canvas, Spot], None]] = {
    "camcorder": _camcorder,
    "cinema camera": _cinema_camera,
    "table": _table,
    "apple": _apple,
    "candle": _candle,
    "shade": _shade,
    "snowfall": _snowfall,
    "petals": _petals,
    "speed": _speed,
    "birds": _birds,
    "pillar": _pillar,
    "viewfinder": _viewfinder,
}

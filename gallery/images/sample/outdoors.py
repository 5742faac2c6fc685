"""Places under the sky: a city at dusk, a meadow, the sea, snow, a ruin, a wall."""

import random

from gallery.images.sample import scenery
from gallery.images.sample.canvas import HEIGHT, WIDTH, Canvas, Fade
from gallery.images.sample.curves import Point, box, ellipse, smooth
from gallery.images.sample.scenery import Colours


def dusk(canvas: Canvas, colours: Colours, chance: random.Random) -> None:
    """A city by the water after sunset, its lights out of focus."""
    for layer, shade in enumerate((colours["far"], colours["near"])):
        x = -30.0
        while x < WIDTH:
            wide = chance.uniform(70, 150)
            top = 560 - chance.uniform(40, 260) * (0.7 + layer * 0.4) + layer * 90
            canvas.fill(box(x, top, x + wide, 760), shade)
            for _ in range(6):
                spot = (x + chance.uniform(10, wide - 10), top + chance.uniform(20, 220))
                canvas.fill(
                    box(spot[0], spot[1], spot[0] + 9, spot[1] + 13), colours["lamp"], opacity=0.75
                )
            x += wide + chance.uniform(0, 26)
    canvas.fill(box(0, 760, WIDTH, HEIGHT), Fade(colours["water"], colours["floor_dark"]))
    for _ in range(90):
        x, y = chance.uniform(0, WIDTH), chance.uniform(775, HEIGHT)
        canvas.line(
            [(x, y), (x + chance.uniform(20, 110), y)],
            colours["lamp"],
            3,
            opacity=chance.uniform(0.1, 0.4),
        )
    for _ in range(26):
        spot = (chance.uniform(0, WIDTH), chance.uniform(430, 780))
        radius = chance.uniform(14, 40)
        tint = chance.choice([colours["lamp"], "#ff8f70", "#8fe3d9"])
        canvas.fill(ellipse(spot, radius, radius), tint, opacity=chance.uniform(0.15, 0.45))


def meadow(canvas: Canvas, colours: Colours, chance: random.Random) -> None:
    """A wide meadow under a big sky: sun, clouds, hills, trees, a path."""
    canvas.glow(ellipse((1180, 300), 190, 190), "#fffbe0", blur=130, opacity=0.95)
    canvas.fill(ellipse((1180, 300), 82, 82), "#fffdf0")
    for x, y, size in ((240, 170, 1.0), (700, 110, 0.7), (1470, 150, 0.8), (980, 240, 0.45)):
        scenery.cloud(canvas, (x, y), size)
    far = [
        (-50, 640),
        (200, 520),
        (480, 600),
        (800, 500),
        (1150, 600),
        (1420, 530),
        (1700, 620),
        (1700, 900),
        (-50, 900),
    ]
    canvas.fill(smooth(far), Fade(colours["far"], colours["grass"]))
    for x in (80, 250, 1340, 1490, 1600):
        _tree(canvas, (x, 700 + chance.uniform(-20, 30)), chance.uniform(0.75, 1.15), colours)
    near = [(-80, 730), (300, 680), (800, 700), (1250, 670), (1700, 720), (1700, 1200), (-80, 1200)]
    canvas.fill(smooth(near), Fade(colours["grass"], colours["grass_dark"]))
    path = [(560, 700), (640, 700), (820, 830), (1240, 1100), (420, 1100), (560, 830)]
    canvas.fill(smooth(path), Fade("#f0dcae", "#d9b982"), opacity=0.85)
    for _ in range(260):
        left, low = chance.uniform(-10, WIDTH), chance.uniform(740, HEIGHT)
        tall = (low - 650) * chance.uniform(0.05, 0.1)
        canvas.line(
            [(left, low), (left + tall * 0.5, low - tall)], colours["grass_light"], 3, opacity=0.5
        )
    for _ in range(70):
        spot = (chance.uniform(0, WIDTH), chance.uniform(770, HEIGHT))
        tint = chance.choice(["#ffffff", "#ffd36b", "#ff9aa8"])
        canvas.fill(ellipse(spot, 5, 5), tint, opacity=0.9)


def _tree(canvas: Canvas, foot: Point, size: float, colours: Colours) -> None:
    x, y = foot
    canvas.fill(
        [
            (x - 13 * size, y),
            (x + 13 * size, y),
            (x + 6 * size, y - 190 * size),
            (x - 6 * size, y - 190 * size),
        ],
        "#5b4436",
    )
    for dx, dy, radius in ((-50, -190, 70), (50, -200, 74), (0, -270, 82), (0, -180, 66)):
        crown = ellipse((x + dx * size, y + dy * size), radius * size, radius * size * 0.9)
        canvas.fill(crown, Fade(colours["tree"], colours["tree_dark"], (0.4, 1.0)))
    canvas.glow(
        ellipse((x - 20 * size, y - 280 * size), 50 * size, 36 * size),
        "#fff3b8",
        blur=24 * size,
        opacity=0.5,
    )


def sunset(canvas: Canvas, colours: Colours, chance: random.Random) -> None:
    """The sea at sunset, a huge sun just above it."""
    canvas.glow(ellipse((800, 560), 420, 380), "#fff1c4", blur=200, opacity=0.9)
    canvas.fill(ellipse((800, 520), 250, 250), Fade("#fffbe6", "#ffd58a"))
    for y, begin, end in ((250, 120, 560), (310, 1050, 1500), (180, 900, 1240), (420, 40, 330)):
        streak = smooth(
            [(begin, y), ((begin + end) / 2, y - 16), (end, y), ((begin + end) / 2, y + 12)]
        )
        canvas.glow(streak, colours["cloud"], blur=16, opacity=0.8)
    canvas.fill(box(0, 650, WIDTH, HEIGHT), Fade(colours["water"], colours["floor_dark"]))
    for row in range(26):
        y = 658 + row * 15
        reach = 250 - row * 3 + chance.uniform(-50, 50)
        canvas.line(
            [(800 - reach, y), (800 + reach, y)],
            "#fff0c0",
            4 + row * 0.15,
            opacity=0.65 - row * 0.016,
        )
    for _ in range(120):
        left, low = chance.uniform(0, WIDTH), chance.uniform(660, HEIGHT)
        canvas.line(
            [(left, low), (left + chance.uniform(30, 120), low)], "#ffe6b0", 2.5, opacity=0.25
        )
    shore = [
        (-60, 980),
        (400, 950),
        (900, 975),
        (1300, 945),
        (1700, 985),
        (1700, 1200),
        (-60, 1200),
    ]
    canvas.fill(smooth(shore), Fade(colours["floor"], colours["floor_dark"]))


def snow(canvas: Canvas, colours: Colours, chance: random.Random) -> None:
    """Firs under falling snow in the blue hour."""
    for layer, shade in enumerate((colours["far"], colours["near"])):
        for _ in range(11):
            foot = (chance.uniform(-60, WIDTH + 60), 800 + layer * 60)
            _fir(canvas, foot, chance.uniform(0.8, 1.5) + layer * 0.4, shade)
    hill = [(-60, 800), (350, 760), (820, 800), (1300, 750), (1700, 800), (1700, 1200), (-60, 1200)]
    canvas.fill(smooth(hill), Fade(colours["floor"], colours["floor_dark"]))
    for at in ((180, 420), (1430, 380)):
        canvas.line([at, (at[0], 900)], "#1b2233", 9)
        scenery.lamp(canvas, at, colours["lamp"])
        canvas.glow(ellipse(at, 130, 130), colours["lamp"], blur=90, opacity=0.4)


def _fir(canvas: Canvas, foot: Point, size: float, shade: str) -> None:
    x, y = foot
    for step in range(4):
        wide, low = (120 - step * 24) * size, y - step * 95 * size
        canvas.fill([(x - wide, low), (x + wide, low), (x, low - 180 * size)], shade)
        canvas.line(
            [(x - wide * 0.55, low - 62 * size), (x, low - 176 * size)],
            "#dfe9fb",
            5 * size,
            opacity=0.35,
        )


def ruin(canvas: Canvas, colours: Colours, chance: random.Random) -> None:
    """A broken wall, the sky through the gap, dust in the light."""
    gap = [
        (900, 0),
        (1480, 0),
        (1440, 200),
        (1490, 380),
        (1400, 560),
        (1440, 700),
        (1180, 740),
        (1010, 700),
        (960, 560),
        (1000, 420),
        (930, 260),
    ]
    scenery.bricks(canvas, colours, chance, opacity=0.9)
    canvas.glow(gap, colours["light"], blur=120, opacity=0.8)
    canvas.fill(gap, Fade(colours["sky"], "#fff4dc"))
    with canvas.inside(gap):
        scenery.cloud(canvas, (1210, 220), 0.9)
        canvas.fill(
            smooth([(850, 700), (1000, 560), (1200, 620), (1400, 540), (1600, 700), (1300, 900)]),
            colours["far"],
        )
    canvas.line([*gap, gap[0]], colours["frame"], 16, opacity=0.8)
    scenery.floor(canvas, colours, 880)
    for _ in range(24):
        spot = (chance.uniform(0, WIDTH), chance.uniform(900, 1040))
        wide = chance.uniform(20, 70)
        canvas.fill(
            box(spot[0], spot[1], spot[0] + wide, spot[1] + wide * 0.45),
            colours["frame"],
            opacity=0.7,
        )
    scenery.beam(canvas, colours["light"], (980, 1400), (100, 900))
    for _ in range(120):
        spot = (chance.uniform(200, 1300), chance.uniform(100, 900))
        canvas.fill(ellipse(spot, 2.4, 2.4), "#fff6dd", opacity=chance.uniform(0.2, 0.6))


def wall(canvas: Canvas, colours: Colours, chance: random.Random) -> None:
    """A brick wall in the late sun, shadows of leaves on it."""
    scenery.bricks(canvas, colours, chance, opacity=0.9)
    canvas.glow(
        [(300, -100), (1250, -100), (760, 1200), (-250, 1200)],
        colours["light"],
        blur=60,
        opacity=0.42,
    )
    for _ in range(46):
        spot = (chance.uniform(900, 1650), chance.uniform(-20, 420))
        leaf = ellipse(spot, chance.uniform(20, 46), 15, turn=chance.uniform(0, 180))
        canvas.glow(leaf, "#2c1714", blur=8, opacity=0.5)
    scenery.floor(canvas, colours, 965)

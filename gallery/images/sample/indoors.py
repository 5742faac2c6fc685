"""Places under a roof: rooms, an attic, a film set, a studio, lights alone."""

import math
import random

from gallery.images.sample import scenery
from gallery.images.sample.canvas import HEIGHT, WIDTH, Canvas, Fade
from gallery.images.sample.curves import box, ellipse, smooth
from gallery.images.sample.scenery import Colours


def room(canvas: Canvas, colours: Colours, chance: random.Random) -> None:
    """An old room: striped paper, a panel, a tall window."""
    for x in range(-20, WIDTH, 92):
        canvas.fill(box(x, 0, x + 46, 780), colours["stripe"], opacity=0.5)
        for y in range(40, 760, 116):
            leaf = ellipse((x + 23, y + chance.uniform(-4, 4)), 8, 24, turn=18)
            canvas.fill(leaf, colours["light"], opacity=0.13)
    canvas.fill(box(0, 690, WIDTH, 716), colours["frame"])
    canvas.fill(box(0, 716, WIDTH, HEIGHT), Fade(colours["panel"], colours["floor_dark"]))
    for x in range(60, WIDTH, 300):
        canvas.line(
            [(x, 750), (x + 230, 750), (x + 230, 960), (x, 960), (x, 750)],
            "#000000",
            5,
            opacity=0.22,
        )
    scenery.window(canvas, colours, (150, 90, 470, 610))
    picture = box(1180, 150, 1400, 420)
    canvas.glow([(x + 10, y + 16) for x, y in picture], "#000000", blur=18, opacity=0.4)
    canvas.fill(picture, "#c49a55")
    canvas.fill(box(1200, 170, 1380, 400), Fade("#7f9a8f", "#40554f"))
    canvas.fill(
        smooth([(1200, 400), (1240, 320), (1300, 350), (1350, 290), (1380, 400)]), "#2f423c"
    )
    scenery.beam(canvas, colours["light"], (150, 470), (560, 1150))


def attic(canvas: Canvas, colours: Colours, chance: random.Random) -> None:
    """Under a roof, with a string of warm lamps."""
    for index in range(7):
        x = index * 270
        canvas.fill(
            [(x, 0), (x + 40, 0), (x - 190, HEIGHT), (x - 250, HEIGHT)],
            colours["beam"],
            opacity=0.55,
        )
    scenery.window(canvas, colours, (1130, 150, 1370, 480))
    for strand in range(2):
        wire = [
            (i * 100.0, 130 + strand * 130 + 60 * math.sin(i / 2.4 + strand * 2)) for i in range(17)
        ]
        canvas.line(smooth(wire, closed=False), "#20161a", 3, opacity=0.7)
        for bulb_x, bulb_y in wire:
            scenery.lamp(canvas, (bulb_x + chance.uniform(-20, 20), bulb_y + 18), colours["lamp"])
    for _ in range(7):
        left = chance.uniform(-40, 1500)
        tall = chance.uniform(90, 230)
        crate = box(left, HEIGHT - 190 - tall, left + chance.uniform(120, 240), HEIGHT)
        canvas.fill(crate, Fade(colours["floor"], colours["floor_dark"]))


def studio(canvas: Canvas, colours: Colours, chance: random.Random) -> None:
    """A film set: a big soft light, a stand, cables, a lit wall."""
    canvas.glow(ellipse((420, 380), 460, 380), colours["light"], blur=190, opacity=0.7)
    canvas.glow(ellipse((1380, 520), 260, 330), colours["second"], blur=150, opacity=0.55)
    scenery.floor(canvas, colours, 850)
    for x in (1250, 1330, 1410, 1490):
        canvas.fill(box(x, 0, x + 34, 850), "#000000", opacity=0.13)
    canvas.line([(200, 330), (200, 930)], "#1a1218", 12)
    canvas.line([(200, 900), (110, 985)], "#1a1218", 10)
    canvas.line([(200, 900), (290, 985)], "#1a1218", 10)
    lamp = [(70, 130), (330, 90), (360, 330), (100, 370)]
    canvas.glow(lamp, "#fff4e2", blur=110, opacity=0.8)
    canvas.fill(lamp, Fade("#fffaf0", "#ffe3c0"))
    canvas.line([*lamp, lamp[0]], "#1a1218", 9)
    cable = [(240, 1000), (420, 940), (620, 1010), (860, 960), (1120, 1020), (1700, 960)]
    canvas.line(smooth(cable, closed=False), "#120c10", 9, opacity=0.7)
    for _ in range(30):
        spot = (chance.uniform(0, WIDTH), chance.uniform(0, 700))
        canvas.fill(ellipse(spot, 4, 4), "#ffffff", opacity=0.25)


def paper(canvas: Canvas, _colours: Colours, _chance: random.Random) -> None:
    """A photographer's paper roll with two hard lights and a checkered floor."""
    canvas.glow(ellipse((520, 330), 420, 330), "#ffffff", blur=170, opacity=0.8)
    canvas.fill(box(0, 880, WIDTH, HEIGHT), "#e8e6e2")
    for row, (top, bottom) in enumerate(((880, 918), (918, 976), (976, 1067))):
        for column in range(-8, 9):
            if (row + column) % 2:
                spread = ((top - 700) / 190, (bottom - 700) / 190)
                canvas.fill(
                    [
                        (800 + column * 150 * spread[0], top),
                        (800 + (column + 1) * 150 * spread[0], top),
                        (800 + (column + 1) * 150 * spread[1], bottom),
                        (800 + column * 150 * spread[1], bottom),
                    ],
                    "#29292d",
                )
    canvas.fill(box(1180, 0, WIDTH, 880), Fade("#2b2b30", "#17171a"))
    canvas.glow(box(1150, 0, 1200, 880), "#000000", blur=24, opacity=0.4)
    scenery.beam(canvas, "#ffffff", (260, 480), (560, 980))


def bokeh(canvas: Canvas, colours: Colours, chance: random.Random) -> None:
    """Nothing but lights, far out of focus."""
    canvas.glow(ellipse((1250, 250), 420, 380), colours["light"], blur=180, opacity=0.85)
    canvas.glow(ellipse((200, 800), 380, 340), colours["second"], blur=180, opacity=0.6)
    for _ in range(46):
        spot = (chance.uniform(0, WIDTH), chance.uniform(0, HEIGHT))
        radius = chance.uniform(26, 82)
        tint = chance.choice([colours["light"], colours["lamp"], colours["second"]])
        strength = chance.uniform(0.1, 0.38)
        canvas.fill(ellipse(spot, radius, radius), tint, opacity=strength)
        canvas.line(ellipse(spot, radius, radius), "#ffffff", 2, opacity=strength * 0.7)


def night(canvas: Canvas, colours: Colours, chance: random.Random) -> None:
    """The old room at night: candle light on dark panels."""
    canvas.glow(ellipse((1010, 560), 520, 430), colours["light"], blur=210, opacity=0.7)
    for x in range(40, WIDTH, 260):
        canvas.line(
            [(x, 120), (x + 200, 120), (x + 200, 800), (x, 800), (x, 120)],
            "#000000",
            7,
            opacity=0.3,
        )
    moon = box(120, 110, 360, 520)
    canvas.fill(box(104, 94, 376, 536), colours["frame"])
    canvas.fill(moon, Fade("#24365c", "#3c5680"))
    with canvas.inside(moon):
        canvas.glow(ellipse((285, 205), 46, 46), "#dfe9ff", blur=30, opacity=0.8)
        canvas.fill(ellipse((285, 205), 36, 36), "#f2f5ff")
        for _ in range(22):
            spot = (chance.uniform(125, 355), chance.uniform(115, 510))
            canvas.fill(ellipse(spot, 2, 2), "#ffffff", opacity=0.8)
    canvas.fill(box(234, 110, 246, 520), colours["frame"])
    canvas.fill(box(120, 300, 360, 312), colours["frame"])
    drape = [(360, 60), (470, 60), (440, 300), (480, 620), (400, 640), (380, 400), (350, 200)]
    canvas.fill(smooth(drape), Fade(colours["stripe"], colours["floor_dark"]))

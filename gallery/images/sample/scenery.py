"""Scenery that several places share: floors, windows, lamps, bricks, clouds, shafts of light."""

import random

from gallery.images.sample.canvas import HEIGHT, WIDTH, Canvas, Fade
from gallery.images.sample.curves import Point, box, ellipse

Colours = dict[str, str]


def floor(canvas: Canvas, colours: Colours, horizon: float) -> None:
    """Draw a floor from ``horizon`` down, darker near the wall."""
    canvas.fill(box(0, horizon, WIDTH, HEIGHT), Fade(colours["floor"], colours["floor_dark"]))
    canvas.glow(box(-100, horizon - 4, WIDTH + 100, horizon + 30), "#000000", blur=24, opacity=0.3)


def beam(canvas: Canvas, light: str, top: tuple[float, float], foot: tuple[float, float]) -> None:
    """Draw a slanting shaft of light between two spans, at the top and at the foot."""
    shaft = [(top[0], -50), (top[1], -50), (foot[1], HEIGHT + 50), (foot[0], HEIGHT + 50)]
    canvas.glow(shaft, light, blur=46, opacity=0.3)


def window(canvas: Canvas, colours: Colours, frame: tuple[float, float, float, float]) -> None:
    """Draw a tall lit window; ``frame`` is left, top, right, bottom."""
    left, top, right, bottom = frame
    canvas.glow(
        box(left - 60, top - 60, right + 60, bottom + 60), colours["light"], blur=90, opacity=0.55
    )
    canvas.fill(box(left - 16, top - 16, right + 16, bottom + 16), colours["frame"])
    canvas.fill(box(left, top, right, bottom), Fade("#fffdf2", colours["light"]))
    across, down = (right - left) / 2, (bottom - top) / 3
    canvas.fill(box(left + across - 6, top, left + across + 6, bottom), colours["frame"])
    for row in (1, 2):
        canvas.fill(box(left, top + row * down - 6, right, top + row * down + 6), colours["frame"])


def lamp(canvas: Canvas, at: Point, light: str) -> None:
    """Draw a small warm lamp with its glow."""
    canvas.glow(ellipse(at, 34, 34), light, blur=26, opacity=0.75)
    canvas.fill(ellipse(at, 12, 15), "#fff6d8")


def bricks(canvas: Canvas, colours: Colours, chance: random.Random, *, opacity: float) -> None:
    """Draw courses of bricks all over."""
    for row in range(20):
        y = row * 56
        for column in range(-1, 12):
            x = column * 150 + (75 if row % 2 else 0)
            shade = chance.choice([colours["stripe"], colours["panel"], colours["frame"]])
            canvas.fill(
                box(x + 4, y + 4, x + 146, y + 52, round=5),
                shade,
                opacity=opacity * chance.uniform(0.4, 1.0),
            )


def cloud(canvas: Canvas, at: Point, size: float) -> None:
    """Draw a soft cloud."""
    for dx, dy, radius in (
        (-90, 10, 50),
        (-30, -24, 70),
        (50, -12, 62),
        (110, 14, 44),
        (10, 20, 60),
    ):
        puff = ellipse((at[0] + dx * size, at[1] + dy * size), radius * 1.3 * size, radius * size)
        canvas.glow(puff, "#ffffff", blur=14 * size, opacity=0.85)

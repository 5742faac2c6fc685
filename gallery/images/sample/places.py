"""Places: what is behind the figures, drawn first and put a little out of focus."""

import random
from collections.abc import Callable

from gallery.images.sample import indoors, outdoors
from gallery.images.sample.canvas import Canvas
from gallery.images.sample.scenery import Colours

PLACES: dict[str, Callable[[Canvas, Colours, random.Random], None]] = {
    "room": indoors.room,
    "attic": indoors.attic,
    "dusk": outdoors.dusk,
    "studio": indoors.studio,
    "meadow": outdoors.meadow,
    "sunset": outdoors.sunset,
    "snow": outdoors.snow,
    "paper": indoors.paper,
    "bokeh": indoors.bokeh,
    "ruin": outdoors.ruin,
    "night": indoors.night,
    "wall": outdoors.wall,
}


def draw_place(canvas: Canvas, name: str, colours: Colours, *, seed: int) -> None:
    """Draw the place ``name``, a key of ``PLACES``; the same ``seed`` draws the same."""
    PLACES[name](canvas, colours, random.Random(seed))

"""Draws the sample set: twelve pictures, described in ``resources/sample/scenes.json``."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from gallery.images.sample import figure, outfits
from gallery.images.sample.canvas import Canvas, Fade
from gallery.images.sample.figure import Figure
from gallery.images.sample.places import draw_place
from gallery.images.sample.props import draw_prop
from gallery.model.resources import resource

QUALITY = 90  # JPEG

Layer = Mapping[str, Any]


def draw_sample(folder: Path) -> list[Path]:
    """Draw the twelve pictures of the sample set as JPEG files into ``folder``.

    The pictures are the same on every machine; the folder is made if it is missing.
    """
    return [draw_picture(folder, number) for number in range(1, len(_book()["scenes"]) + 1)]


def draw_picture(folder: Path, number: int) -> Path:
    """Draw one picture of the sample set, counted from 1, and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    book = _book()
    scene = book["scenes"][number - 1]
    clothes = {name: _cloth(values) for name, values in book["outfits"].items()}
    return _draw_scene(folder / scene["file"], scene, clothes, seed=number)


def _book() -> dict[str, Any]:
    book: dict[str, Any] = json.loads(resource("sample/scenes.json").read_text(encoding="utf-8"))
    return book


def _draw_scene(
    path: Path, scene: Layer, clothes: Mapping[str, outfits.Cloth], *, seed: int
) -> Path:
    canvas = Canvas(Fade(*scene["sky"]))
    draw_place(canvas, scene["place"], scene["colours"], seed=seed)
    canvas.blur(scene["blur"])
    figures: dict[str, Figure] = {}
    for layer in scene["layers"]:
        _draw_layer(canvas, layer, figures, clothes)
    light, strength = scene["warm"]
    picture = canvas.finished(light=light, strength=strength, seed=seed)
    picture.save(path, "JPEG", quality=QUALITY)
    return path


def _draw_layer(
    canvas: Canvas,
    layer: Layer,
    figures: dict[str, Figure],
    clothes: Mapping[str, outfits.Cloth],
) -> None:
    if "figure" in layer:
        person = _figure(layer)
        figures[person.who] = person
        figure.draw(canvas, person, clothes[person.outfit])
    elif "arms" in layer:
        person = figures[layer["arms"]]
        figure.draw_arms(canvas, person, clothes[person.outfit])
    else:
        x, y = layer["at"]
        draw_prop(
            canvas,
            layer["prop"],
            (x, y),
            size=layer.get("size", 1.0),
            turn=layer.get("turn", 0.0),
        )


def _cloth(values: Layer) -> outfits.Cloth:
    return outfits.Cloth(**{**values, **_tuples(values, ("sleeve",))})


def _figure(layer: Layer) -> Figure:
    given = {name: value for name, value in layer.items() if name != "figure"}
    return Figure(
        who=layer["figure"], **{**given, **_tuples(given, ("at", "arms", "legs", "behind"))}
    )


def _tuples(values: Layer, names: Sequence[str]) -> dict[str, Any]:
    """Turn the lists of JSON into the tuples that frozen values are made of."""
    return {name: _frozen(values[name]) for name in names if name in values}


def _frozen(value: object) -> object:
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value

"""Draws the sample set: twelve illustrations of the reference story, never a real person.

``drawing`` reads the scenes from ``resources`` and draws them layer by layer: a place from
``places`` (``indoors``, ``outdoors``, made of ``scenery``), put out of focus, then figures
(``figure``, with ``head`` and ``outfits``) and things (``props``) on a ``canvas`` of shapes
from ``curves``.

Why drawn, not shipped: no file of pictures to license or to carry, and a designer changes a
pose, a palette or a place in one JSON file.
"""

from gallery.images.sample.drawing import draw_picture, draw_sample

__all__ = ["draw_picture", "draw_sample"]

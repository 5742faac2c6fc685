"""Regions: where on a photo a person is."""

from dataclasses import dataclass

from gallery.model.facts import Origin


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle on the upright picture; ``x``, ``y`` its top left corner.

    All four are fractions of the upright picture's width and height (0 to 1, as in MWG
    regions, but from the corner). ``name`` is the person's, "" if nobody is named.
    """

    x: float
    y: float
    width: float
    height: float
    name: str = ""
    origin: Origin = Origin.FILE

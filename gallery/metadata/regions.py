"""Who is where: face regions of three standards, as one box each on the upright picture.

MWG writes the centre of a box, Microsoft and IPTC its corner; all mean the pixels as they are
stored, before the EXIF orientation turns them. Programs write the same face twice for each
other's sake: one name, or one place, is one box.
"""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from gallery.metadata.told import Told
from gallery.metadata.xmp import Node
from gallery.model.names import LONGEST_NAME, clean, compare_key
from gallery.model.region import Region

MOST_REGIONS = 500
SAME_BOX = 0.5  # overlap by union at which a nameless box is the named one
SMALLEST = 1e-4  # of a side: less than a pixel of any picture
DIGITS = 6  # of a fraction: a hundredth of a pixel of the largest picture
SIDEWAYS = frozenset({5, 6, 7, 8})
LONGEST_NUMBER = 40  # characters
NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
HUMAN = re.compile(r"\b(human|face|person)\b", re.IGNORECASE)
NAMELESS = frozenset({"unknown", "unconfirmed", "unnamed", "unknown person", "unknown face"})

Box = tuple[float, float, float, float]  # left, top, width, height; fractions


def regions_of(told: Told, *, size: tuple[int, int] | None, orientation: int) -> tuple[Region, ...]:
    """Return the boxes of people, named or not; a box without size or outside is left out.

    Args:
        told: what was read.
        size: width and height of the stored pixels, None if unknown.
        orientation: EXIF 1..8, how they have to be turned.
    """
    turn = _turn(told.packet, size, orientation)
    marked = (
        Region(*upright(box, turn), name=name, origin=told.origin)
        for name, box in _marked(told.packet, size)
        if box is not None
    )
    return joined_regions(marked)


def names_of(told: Told) -> Iterator[tuple[str, str]]:
    """Yield everyone whom a region names, with the standard that does, box or no box."""
    for standard, marked in _standards(told.packet, None):
        for name, _ in marked:
            if name:
                yield name, standard


def joined_regions(regions: Iterable[Region]) -> tuple[Region, ...]:
    """Return one box a person and a place; the first of equals stays, and takes a name."""
    kept: list[Region] = []
    for region in regions:
        key = compare_key(region.name)
        if key and any(compare_key(other.name) == key for other in kept):
            continue
        twin = next((n for n, other in enumerate(kept) if _is_same(region, other)), None)
        if twin is None:
            kept.append(region)
        elif key:
            kept[twin] = replace(kept[twin], name=region.name)
        if len(kept) >= MOST_REGIONS:
            break
    return tuple(kept)


def upright(box: Box, orientation: int) -> Box:
    """Turn a box of the stored pixels as EXIF orientation 1..8 turns them (EXIF 2.32)."""
    x, y, width, height = box
    right, below = 1 - x - width, 1 - y - height
    left, top = {
        1: (x, y), 2: (right, y), 3: (right, below), 4: (x, below),
        5: (y, x), 6: (below, x), 7: (below, right), 8: (y, right),
    }.get(orientation, (x, y))  # fmt: skip
    if orientation in SIDEWAYS:
        width, height = height, width
    return round(left, DIGITS), round(top, DIGITS), width, height


def _is_same(region: Region, other: Region) -> bool:
    """Whether two boxes, at least one of them nameless, are about one face."""
    if region.name and other.name:
        return False
    left, top = max(region.x, other.x), max(region.y, other.y)
    right = min(region.x + region.width, other.x + other.width)
    below = min(region.y + region.height, other.y + other.height)
    shared = max(0.0, right - left) * max(0.0, below - top)
    both = region.width * region.height + other.width * other.height - shared
    return both > 0 and shared / both >= SAME_BOX


def _turn(packet: Node, size: tuple[int, int] | None, orientation: int) -> int:
    """Return the turn that the boxes still need: none if they were drawn on the upright one."""
    drawn = _dimensions(packet)
    if orientation not in SIDEWAYS or not size or not drawn or size[0] == size[1]:
        return orientation
    is_stored_wide, is_drawn_wide = size[0] > size[1], drawn[0] > drawn[1]
    return orientation if is_stored_wide == is_drawn_wide or drawn[0] == drawn[1] else 1


def _dimensions(packet: Node) -> tuple[float, float] | None:
    for regions in packet.nodes("mwg-rs:Regions"):
        for drawn in regions.nodes("mwg-rs:AppliedToDimensions"):
            width, height = _number(drawn.text("stDim:w")), _number(drawn.text("stDim:h"))
            if width and height:
                return width, height
    return None


def _marked(packet: Node, size: tuple[int, int] | None) -> Iterator[tuple[str, Box | None]]:
    for _, marked in _standards(packet, size):
        yield from marked


def _standards(
    packet: Node, size: tuple[int, int] | None
) -> Iterator[tuple[str, Iterator[tuple[str, Box | None]]]]:
    yield "XMP mwg-rs:Regions", _of_mwg(packet, size)
    yield "XMP MP:RegionInfo", _of_microsoft(packet)
    yield "XMP Iptc4xmpExt:ImageRegion", _of_iptc(packet, size)


def _of_mwg(packet: Node, size: tuple[int, int] | None) -> Iterator[tuple[str, Box | None]]:
    in_pixels = _dimensions(packet) or size
    for regions in packet.nodes("mwg-rs:Regions"):
        for region in regions.nodes("mwg-rs:RegionList"):
            if region.text("mwg-rs:Type").casefold() in {"", "face"}:
                area = next(iter(region.nodes("mwg-rs:Area")), Node())
                yield _name(region.text("mwg-rs:Name")), _mwg_box(area, in_pixels)


def _mwg_box(area: Node, in_pixels: tuple[float, float] | None) -> Box | None:
    x, y, width, height = (_number(area.text(f"stArea:{side}")) for side in "xywh")
    if x is None or y is None or width is None or height is None:
        return None
    box = (x - width / 2, y - height / 2, width, height)
    is_normal = area.text("stArea:unit").casefold() != "pixel"
    return _inside(box if is_normal else _fractions(box, in_pixels))


def _of_microsoft(packet: Node) -> Iterator[tuple[str, Box | None]]:
    for info in packet.nodes("MP:RegionInfo"):
        for region in info.nodes("MPRI:Regions"):
            numbers = [_number(side) for side in region.text("MPReg:Rectangle").split(",")]
            sides = [number for number in numbers if number is not None]
            box = _inside((sides[0], sides[1], sides[2], sides[3])) if len(sides) == 4 else None
            name = _name(region.text("MPReg:PersonDisplayName"))
            if name or box:
                yield name, box


def _of_iptc(packet: Node, size: tuple[int, int] | None) -> Iterator[tuple[str, Box | None]]:
    """Read the regions of IPTC 2019 that are people: by their type, or by naming one."""
    for region in packet.nodes("Iptc4xmpExt:ImageRegion"):
        types = " ".join(_all_said(region.nodes("Iptc4xmpExt:rCtype")))
        person = region.text("Iptc4xmpExt:PersonInImage")
        name = _name(person or region.text("Iptc4xmpExt:Name"))
        if HUMAN.search(types) or person or (name and not types):
            boundary = next(iter(region.nodes("Iptc4xmpExt:RegionBoundary")), Node())
            yield name, _iptc_box(boundary, size)


def _all_said(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        yield node.said
        for inner in node.parts.values():
            yield from _all_said(inner)


def _iptc_box(boundary: Node, size: tuple[int, int] | None) -> Box | None:
    shape = boundary.text("Iptc4xmpExt:rbShape").casefold()
    box: Box | None
    if shape == "polygon":
        box = _around(boundary.nodes("Iptc4xmpExt:rbVertices"))
    else:
        x, y = _side(boundary, "rbX"), _side(boundary, "rbY")
        box = (x, y, _side(boundary, "rbW"), _side(boundary, "rbH"))
        if shape == "circle":
            across, down = _radii(_side(boundary, "rbRx"), boundary, size)
            box = (x - across, y - down, 2 * across, 2 * down)
    if boundary.text("Iptc4xmpExt:rbUnit").casefold() == "pixel":
        box = _fractions(box, size)
    return _inside(box)


def _radii(radius: float, boundary: Node, size: tuple[int, int] | None) -> tuple[float, float]:
    """Return a circle's radius across and down; a fraction of the width is more of the height."""
    is_pixel = boundary.text("Iptc4xmpExt:rbUnit").casefold() == "pixel"
    return radius, radius if is_pixel or not size else radius * size[0] / size[1]


def _side(boundary: Node, name: str) -> float:
    return _number(boundary.text(f"Iptc4xmpExt:{name}")) or 0.0


def _around(vertices: Iterable[Node]) -> Box | None:
    corners = [(_side(vertex, "rbX"), _side(vertex, "rbY")) for vertex in vertices]
    if not corners:
        return None
    left, top = min(x for x, _ in corners), min(y for _, y in corners)
    return left, top, max(x for x, _ in corners) - left, max(y for _, y in corners) - top


def _fractions(box: Box | None, size: tuple[float, float] | None) -> Box | None:
    if box is None or not size or not all(size):
        return None
    return box[0] / size[0], box[1] / size[1], box[2] / size[0], box[3] / size[1]


def _inside(box: Box | None) -> Box | None:
    """Cut a box at the picture's edges; None if nothing of it is left."""
    if box is None or not all(map(math.isfinite, box)):
        return None
    left, top = max(box[0], 0.0), max(box[1], 0.0)
    width, height = min(box[0] + box[2], 1.0) - left, min(box[1] + box[3], 1.0) - top
    if min(width, height) <= SMALLEST:
        return None
    return round(left, DIGITS), round(top, DIGITS), round(width, DIGITS), round(height, DIGITS)


def _number(written: str) -> float | None:
    text = written.strip()
    return float(text) if len(text) <= LONGEST_NUMBER and NUMBER.fullmatch(text) else None


def _name(written: str) -> str:
    name = clean(written) if len(written) <= 4 * LONGEST_NAME else ""
    return "" if len(name) > LONGEST_NAME or compare_key(name) in NAMELESS else name

"""Boxes around people by arithmetic: from the photo to the view and back, moved and resized.

Places are in pixels of the view; regions in fractions of the upright picture, whatever the
view's zoom and turn.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSizeF

from gallery.gui.viewer.framing import Framing
from gallery.model.region import Region

Handle = tuple[int, int]  # which edges it pulls: -1 left or top, 1 right or bottom, 0 neither
HANDLES: tuple[Handle, ...] = (
    *((-1, -1), (0, -1), (1, -1), (1, 0)),
    *((1, 1), (0, 1), (-1, 1), (-1, 0)),
)
REACH = 9  # px around a handle that take hold of it
INNER = 1 / 3  # of a box: its middle moves it, however near its handles are
FIRST_SIZE = 0.3  # of the shorter side of what is seen: the box that the keyboard begins with
FIRST_HEIGHT = 0.38  # of what is seen, from above: where faces are


@dataclass(frozen=True, slots=True)
class Ground:
    """Where the photo stands in the view, turned by ``turns`` quarters to the right."""

    framing: Framing
    turns: int = 0

    @property
    def picture(self) -> QRectF:
        """The whole photo, also what of it is outside the view."""
        framing = self.framing
        size = QSizeF(framing.width * framing.scale, framing.height * framing.scale)
        return QRectF(QPointF(framing.x, framing.y), size)

    @property
    def in_sight(self) -> QRectF:
        """What of the photo is in the view."""
        framing = self.framing
        return self.picture.intersected(QRectF(0, 0, framing.view_width, framing.view_height))

    def place_of(self, region: Region) -> QRectF:
        """Return where a region is in the view."""
        turned, picture = turned_by(region, self.turns), self.picture
        return QRectF(
            picture.x() + turned.x() * picture.width(),
            picture.y() + turned.y() * picture.height(),
            turned.width() * picture.width(),
            turned.height() * picture.height(),
        )

    def region_at(self, place: QRectF, of: Region) -> Region:
        """Return ``of`` with the sides that ``place`` has on the photo, none of it outside."""
        picture = self.picture
        turned = replace(
            of,
            x=(place.x() - picture.x()) / picture.width(),
            y=(place.y() - picture.y()) / picture.height(),
            width=place.width() / picture.width(),
            height=place.height() / picture.height(),
        )
        upright = turned_by(turned, -self.turns)
        corner, size = upright.topLeft(), upright.size()
        return replace(
            of, x=corner.x(), y=corner.y(), width=size.width(), height=size.height()
        ).inside()

    def first_place(self) -> QRectF:
        """Return a square in the middle of what is seen, to begin with."""
        seen = self.in_sight
        side = FIRST_SIZE * min(seen.width(), seen.height())
        place = QRectF(0, 0, side, side)
        place.moveCenter(QPointF(seen.center().x(), seen.top() + FIRST_HEIGHT * seen.height()))
        return moved(place, QPointF(), seen)


def turned_by(region: Region, turns: int) -> QRectF:
    """Return a region in fractions of the photo turned by quarters to the right."""
    x, y, width, height = region.x, region.y, region.width, region.height
    for _ in range(turns % 4):
        x, y, width, height = 1 - y - height, x, height, width
    return QRectF(x, y, width, height)


def spanned(one: QPointF, other: QPointF, within: QRectF) -> QRectF:
    """Return the box between two corners, none of it outside ``within``."""
    return QRectF(_kept(one, within), _kept(other, within)).normalized()


def moved(place: QRectF, by: QPointF, within: QRectF) -> QRectF:
    """Return a box elsewhere, all of it ``within``."""
    left = min(max(place.x() + by.x(), within.left()), within.right() - place.width())
    top = min(max(place.y() + by.y(), within.top()), within.bottom() - place.height())
    return QRectF(QPointF(left, top), place.size())


def resized(place: QRectF, handle: Handle, by: QPointF, within: QRectF) -> QRectF:
    """Return a box with the edges of a handle elsewhere; pulled across, it turns over."""
    across, down = handle
    left = place.left() + (by.x() if across < 0 else 0)
    right = place.right() + (by.x() if across > 0 else 0)
    top = place.top() + (by.y() if down < 0 else 0)
    bottom = place.bottom() + (by.y() if down > 0 else 0)
    return spanned(QPointF(left, top), QPointF(right, bottom), within)


def handle_places(place: QRectF) -> dict[Handle, QPointF]:
    """Return where the handles of a box are."""
    middle, half = place.center(), QPointF(place.width() / 2, place.height() / 2)
    return {
        (across, down): middle + QPointF(across * half.x(), down * half.y())
        for across, down in HANDLES
    }


def handle_at(place: QRectF, point: QPointF) -> Handle | None:
    """Return the handle of a box at a point; None in its middle and away from it."""
    middle = QRectF(QPointF(), place.size() * INNER)
    middle.moveCenter(place.center())
    if middle.contains(point):
        return None
    distances = {
        handle: max(abs(where.x() - point.x()), abs(where.y() - point.y()))
        for handle, where in handle_places(place).items()
    }
    nearest = min(HANDLES, key=distances.__getitem__)
    return nearest if distances[nearest] <= REACH else None


def front_at(ground: Ground, regions: Iterable[Region], point: QPointF) -> Region | None:
    """Return the region at a point; of several the smallest, which is in front."""
    found = [one for one in regions if ground.place_of(one).contains(point)]
    return min(found, key=lambda one: one.width * one.height, default=None)


def in_reading_order(ground: Ground, regions: Iterable[Region]) -> list[Region]:
    """Return regions from left to right, as they are seen."""
    return sorted(regions, key=lambda one: (ground.place_of(one).center().x(), one.id))


def _kept(point: QPointF, within: QRectF) -> QPointF:
    x = min(max(point.x(), within.left()), within.right())
    return QPointF(x, min(max(point.y(), within.top()), within.bottom()))

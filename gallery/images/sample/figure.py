"""A figure: body, limbs and clothes on a skeleton that the scene gives.

Lengths are heads: 1 is from the chin to the top of the skull. The origin of a body is the
pit of the neck, x to the viewer's right, y down.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from gallery.images.sample import head, outfits
from gallery.images.sample.canvas import Canvas, Fade
from gallery.images.sample.curves import Point, ellipse, place, ribbon, smooth

NECK_TO_FACE = 0.70  # heads from the pit of the neck up to the middle of the face
SHOULDER = (0.55, 0.36)
HIP = (0.27, 2.10)


@dataclass(frozen=True, slots=True)
class Frame:
    """Where heads become pixels: origin, pixels a head, degrees of turn."""

    at: Point
    size: float
    turn: float = 0.0

    def put(self, points: Sequence[Point]) -> list[Point]:
        """Return points of the figure as points of the picture."""
        return place(points, self.at, size=self.size, turn=self.turn)

    def spot(self, point: Point) -> Point:
        """Return one point of the figure as a point of the picture."""
        return self.put([point])[0]


@dataclass(frozen=True, slots=True)
class Figure:
    """Who stands where and how.

    Attributes:
        who: "V" (short hair) or "IU" (long hair).
        at: the pit of the neck in the picture.
        size: pixels a head.
        outfit: a key of the scenes' outfits.
        lean: degrees that the body leans.
        tilt: degrees that the head tilts beside that.
        look: -1 (to the viewer's left) to 1.
        arms: elbow and hand, of the left and the right arm; empty for none.
        legs: knee and foot, of the left and the right leg; empty for none.
        behind: which arms are behind the body ("left", "right").
        mood: "calm", "smile", "laugh" or "dream" (eyes closed).
        wind: how far the hair flies, -1 to 1.
    """

    who: str
    at: Point
    size: float
    outfit: str
    lean: float = 0.0
    tilt: float = 0.0
    look: float = 0.0
    arms: tuple[tuple[Point, Point], ...] = ()
    legs: tuple[tuple[Point, Point], ...] = ()
    behind: tuple[str, ...] = ()
    mood: str = "calm"
    wind: float = 0.0

    @property
    def frame(self) -> Frame:
        """The frame of the body."""
        return Frame(self.at, self.size, self.lean)

    @property
    def head_frame(self) -> Frame:
        """The frame of the head, its origin in the middle of the face."""
        turn = self.lean + self.tilt
        middle = place([(0.0, -NECK_TO_FACE)], self.at, size=self.size, turn=turn)[0]
        return Frame(middle, self.size, turn)

    def hand(self, side: int) -> Point:
        """Return where a hand is in the picture; ``side`` 0 left, 1 right."""
        return self.frame.spot(self.arms[side][1])


SKIN = Fade("#f7d9c2", "#e3b093", (0.6, 0.8))
SIDES = ("left", "right")


def draw(canvas: Canvas, figure: Figure, cloth: outfits.Cloth) -> None:
    """Draw a figure in its clothes, all but the arms in front."""
    frame = figure.frame
    if figure.who == "IU":
        head.draw_long_hair(canvas, figure.head_frame, wind=figure.wind)
    for side, arm in enumerate(figure.arms):
        if SIDES[side] in figure.behind:
            draw_arm(canvas, figure, side, cloth=cloth, arm=arm)
    for side, leg in enumerate(figure.legs):
        _leg(canvas, frame, side, leg, cloth)
    _neck(canvas, figure)
    outfits.draw_torso(canvas, frame.put, cloth, size=figure.size)
    head.draw_head(
        canvas,
        figure.head_frame,
        look=figure.look,
        mood=figure.mood,
        wind=figure.wind,
        long_hair=figure.who == "IU",
    )


def draw_arms(canvas: Canvas, figure: Figure, cloth: outfits.Cloth) -> None:
    """Draw the arms in front, over whatever the figure stands behind or holds."""
    for side, arm in enumerate(figure.arms):
        if SIDES[side] not in figure.behind:
            draw_arm(canvas, figure, side, cloth=cloth, arm=arm)


def draw_arm(
    canvas: Canvas,
    figure: Figure,
    side: int,
    *,
    cloth: outfits.Cloth,
    arm: tuple[Point, Point],
) -> None:
    """Draw one sleeve and its hand."""
    elbow, hand = arm
    sign = 1 if side else -1
    shoulder = (SHOULDER[0] * sign * cloth.build, SHOULDER[1])
    wrist = _towards(elbow, hand, 0.86)
    _hand(canvas, figure.frame, elbow, hand)
    pieces = _sleeve(figure.frame, (shoulder, elbow, wrist), cloth.sleeve)
    armpit = _towards(shoulder, elbow, 0.55)
    shadow = figure.frame.put(ribbon([armpit, elbow], cloth.sleeve[1:]))
    for cast in (shadow, pieces[-1]):
        canvas.glow(place(cast, (6, 10)), "#000000", blur=figure.size * 0.08, opacity=0.28)
    canvas.fill_all(pieces, cloth.paint_of_side(side))
    for piece in pieces:
        outfits.draw_sleeve(canvas, piece, cloth, size=figure.size)
    with canvas.inside(pieces[-1]):
        cuff = ribbon([_towards(elbow, wrist, 0.97), _towards(elbow, wrist, 1.3)], [0.5, 0.5])
        canvas.fill(figure.frame.put(cuff), cloth.trim, opacity=0.85)


def _sleeve(
    frame: Frame, joints: tuple[Point, Point, Point], widths: Sequence[float]
) -> list[list[Point]]:
    """Return the outlines of a sleeve: one curve, or two pieces at a sharp elbow."""
    shoulder, elbow, wrist = joints
    back = (shoulder[0] - elbow[0], shoulder[1] - elbow[1])
    forth = (wrist[0] - elbow[0], wrist[1] - elbow[1])
    if back[0] * forth[0] + back[1] * forth[1] < 0:
        return [frame.put(ribbon(joints, widths))]
    return [
        frame.put(ribbon([shoulder, elbow], widths[:2])),
        frame.put(ribbon([elbow, wrist], widths[1:])),
    ]


def _hand(canvas: Canvas, frame: Frame, elbow: Point, hand: Point) -> None:
    palm = _towards(elbow, hand, 1.0)
    tip = _towards(elbow, hand, 1.12)
    canvas.fill(frame.put(ribbon([_towards(elbow, hand, 0.8), palm, tip], [0.17, 0.2, 0.13])), SKIN)
    canvas.fill(frame.put(ellipse(palm, 0.1, 0.1)), "#eec3a8", opacity=0.6)


def _leg(
    canvas: Canvas, frame: Frame, side: int, leg: tuple[Point, Point], cloth: outfits.Cloth
) -> None:
    knee, foot = leg
    hip = (HIP[0] * (1 if side else -1), HIP[1] - 0.2)
    outline = frame.put(ribbon([hip, knee, foot], [0.56, 0.4, 0.28]))
    canvas.fill(outline, Fade(cloth.legs, cloth.legs_dark))
    toe = (foot[0] + (0.22 if foot[0] >= knee[0] - 0.1 else -0.22), foot[1] + 0.08)
    shoe = frame.put(ribbon([(foot[0], foot[1] + 0.06), toe], [0.26, 0.18]))
    canvas.fill(shoe, cloth.shoes)


def _neck(canvas: Canvas, figure: Figure) -> None:
    base = figure.frame.put([(-0.2, 0.12), (0.2, 0.12)])
    top = figure.head_frame.put([(0.17, 0.2), (-0.17, 0.2)])
    canvas.fill(base[:1] + top[::-1] + base[1:], Fade("#d9a283", "#eabfa2"))
    chest = figure.frame.put(smooth([(-0.34, 0.1), (0.0, 0.0), (0.34, 0.1), (0.0, 0.55)]))
    canvas.fill(chest, Fade("#e2b094", "#f0c9ae"))


def _towards(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share

"""Heads: face, expression, hair. The origin is the middle of the face, lengths are heads."""

from typing import Protocol

from gallery.images.sample.canvas import Canvas, Fade
from gallery.images.sample.curves import Point, ellipse, mirrored, ribbon, smooth

SKIN = Fade("#fbe3d0", "#e9b99b", (0.5, 1.0))
SHADE = "#c48668"
BLUSH = "#ee8f80"
DARK = "#2a1f24"  # eyes, lashes
HAIR = Fade("#3a2d33", "#17121a", (0.3, 1.0))
HAIR_LONG = Fade("#4b3430", "#241718", (0.2, 1.0))
SHINE = "#8d7580"

FACE = mirrored(
    [
        (0.0, -0.52),
        (0.24, -0.45),
        (0.365, -0.16),
        (0.355, 0.12),
        (0.25, 0.36),
        (0.1, 0.5),
        (0.0, 0.525),
    ]
)
CAP_OF_HAIR = [
    (-0.36, 0.2),
    (-0.45, 0.02),
    (-0.5, -0.25),
    (-0.44, -0.52),
    (-0.36, -0.64),
    (-0.2, -0.77),
    (-0.05, -0.8),
    (0.1, -0.84),
    (0.27, -0.76),
    (0.43, -0.6),
    (0.47, -0.42),
    (0.52, -0.22),
    (0.45, 0.04),
    (0.36, 0.2),
    (0.3, 0.0),
    (0.0, -0.35),
    (-0.3, 0.0),
]
FRINGE = [
    (-0.37, 0.18),
    (-0.44, -0.1),
    (-0.45, -0.4),
    (-0.3, -0.66),
    (-0.05, -0.76),
    (0.22, -0.72),
    (0.41, -0.5),
    (0.45, -0.2),
    (0.385, 0.16),
    (0.335, 0.0),
    (0.32, -0.14),
    (0.235, -0.05),
    (0.19, -0.22),
    (0.13, -0.3),
    (0.05, -0.4),
    (-0.02, -0.28),
    (-0.1, -0.13),
    (-0.16, -0.24),
    (-0.22, -0.08),
    (-0.28, -0.2),
    (-0.335, -0.02),
]
TUFTS = (
    ((0.0, -0.7), (0.19, -0.86)),
    ((-0.2, -0.66), (-0.1, -0.83)),
    ((-0.38, -0.36), (-0.515, -0.34)),
    ((0.4, -0.3), (0.525, -0.3)),
    ((-0.4, -0.1), (-0.47, 0.16)),
    ((0.4, -0.1), (0.47, 0.17)),
    ((0.26, -0.62), (0.42, -0.66)),
    ((-0.34, -0.56), (-0.45, -0.62)),
)
PARTED_FRINGE = [
    (-0.37, 0.3),
    (-0.43, -0.1),
    (-0.4, -0.45),
    (-0.2, -0.68),
    (0.06, -0.73),
    (0.3, -0.6),
    (0.42, -0.3),
    (0.41, 0.0),
    (0.36, 0.3),
    (0.345, 0.0),
    (0.27, -0.25),
    (0.12, -0.42),
    (-0.04, -0.3),
    (-0.22, -0.16),
    (-0.32, 0.02),
]


class Placed(Protocol):
    """What turns heads into pixels."""

    @property
    def size(self) -> float:
        """Pixels a head."""

    def put(self, points: list[Point]) -> list[Point]:
        """Return points of the head as points of the picture."""


def draw_head(
    canvas: Canvas, frame: Placed, *, look: float, mood: str, wind: float, long_hair: bool
) -> None:
    """Draw a head in front of its hair's back."""
    hair = HAIR_LONG if long_hair else HAIR
    if not long_hair:
        _strands(canvas, frame, wind)
    canvas.fill(frame.put(smooth(_blown(CAP_OF_HAIR, wind, long_hair=long_hair))), hair)
    for side in (-1, 1):
        ear = (side * 0.365 + look * 0.05, 0.06)
        canvas.fill(frame.put(ellipse(ear, 0.065, 0.11, turn=side * -8)), "#e5b195")
    face = frame.put(smooth([(x + look * 0.03, y) for x, y in FACE]))
    canvas.fill(face, SKIN)
    with canvas.inside(face):
        _modelling(canvas, frame, look)
    _features(canvas, frame, look=look, mood=mood, is_bold=not long_hair)
    fringe = smooth(_blown(PARTED_FRINGE if long_hair else FRINGE, wind, long_hair=long_hair))
    with canvas.inside(face):
        canvas.glow(
            frame.put([(x, y + 0.05) for x, y in fringe]),
            SHADE,
            blur=frame.size * 0.05,
            opacity=0.55,
        )
    canvas.fill(frame.put(fringe), hair)
    _shine(canvas, frame, look)


def draw_long_hair(canvas: Canvas, frame: Placed, *, wind: float) -> None:
    """Draw the long hair that falls behind the shoulders, or flies."""
    fly, rise = wind * 1.1, abs(wind) * 0.9
    outline = smooth(
        [
            (-0.36, -0.5),
            (-0.5, -0.1),
            (-0.56 + fly * 0.2, 0.5),
            (-0.6 + fly * 0.7, 1.15 - rise * 0.6),
            (-0.4 + fly, 1.75 - rise),
            (0.0 + fly * 1.05, 1.8 - rise * 1.05),
            (0.42 + fly * 0.9, 1.7 - rise * 1.15),
            (0.58 + fly * 0.6, 1.1 - rise * 0.9),
            (0.54 + fly * 0.2, 0.45 - rise * 0.2),
            (0.5, -0.1),
            (0.36, -0.5),
            (0.0, -0.72),
        ]
    )
    canvas.fill(frame.put(outline), HAIR_LONG)
    for start in (-0.4, -0.2, 0.15, 0.38):
        strand = [
            (start, 0.2),
            (start * 1.15 + fly * 0.45, 0.8 - rise * 0.3),
            (start * 0.9 + fly * 0.9, 1.5 - rise * 0.9),
        ]
        canvas.line(frame.put(smooth(strand, closed=False)), SHINE, frame.size * 0.02, opacity=0.3)


def _blown(points: list[Point], wind: float, *, long_hair: bool) -> list[Point]:
    """Let the wind move the hair, the tips of short hair more."""
    reach = 0.08 if long_hair else 0.14
    return [(x + wind * reach * max(0.0, 0.35 + y * 0.6 + abs(x)), y) for x, y in points]


def _modelling(canvas: Canvas, frame: Placed, look: float) -> None:
    far = 1 if look <= 0 else -1
    cheek = frame.put(ellipse((far * 0.34, 0.18), 0.16, 0.5))
    canvas.glow(cheek, SHADE, blur=frame.size * 0.1, opacity=0.4)
    canvas.glow(
        frame.put(ellipse((-far * 0.16 + look * 0.1, -0.05), 0.16, 0.3)),
        "#fff3e6",
        blur=frame.size * 0.1,
        opacity=0.4,
    )
    for side in (-1, 1):
        spot = (side * 0.2 + look * 0.1, 0.17)
        canvas.glow(
            frame.put(ellipse(spot, 0.07, 0.045)), BLUSH, blur=frame.size * 0.04, opacity=0.6
        )


def _features(canvas: Canvas, frame: Placed, *, look: float, mood: str, is_bold: bool) -> None:
    for side in (-1, 1):
        squeeze = 1 - 0.22 * max(0.0, side * look)
        middle = (side * 0.165 * squeeze + look * 0.1, 0.0)
        _eye(canvas, frame, middle, side=side, mood=mood, look=look, is_bold=is_bold)
        _brow(canvas, frame, middle, side=side, is_bold=is_bold)
    nose_x = look * 0.15
    nose = [
        (nose_x - 0.01 + look * 0.01, 0.02),
        (nose_x + 0.035, 0.13),
        (nose_x + 0.02, 0.17),
        (nose_x - 0.035, 0.175),
    ]
    canvas.line(frame.put(smooth(nose, closed=False)[8:]), SHADE, frame.size * 0.016, opacity=0.75)
    _mouth(canvas, frame, look * 0.12, mood=mood, is_bold=is_bold)


def _eye(
    canvas: Canvas,
    frame: Placed,
    middle: Point,
    *,
    side: int,
    mood: str,
    look: float,
    is_bold: bool,
) -> None:
    x, y = middle
    lash = frame.size * (0.018 if is_bold else 0.026)
    if mood in {"dream", "laugh"}:
        bend = 0.045 if mood == "dream" else -0.05
        lid = [(x - 0.085, y), (x, y + bend), (x + 0.085, y)]
        canvas.line(frame.put(smooth(lid, closed=False)), DARK, lash)
        return
    white = [
        (x - 0.09, y + 0.012),
        (x - 0.04, y - 0.042),
        (x + 0.04, y - 0.042),
        (x + 0.09, y + 0.008),
        (x + 0.03, y + 0.042),
        (x - 0.03, y + 0.042),
    ]
    outline = frame.put(smooth(white))
    canvas.fill(outline, "#fdf6f0")
    with canvas.inside(outline):
        pupil = (x + look * 0.035, y - 0.004)
        canvas.fill(frame.put(ellipse(pupil, 0.05, 0.054)), Fade("#2b1a17", "#6b4432"))
        canvas.fill(frame.put(ellipse(pupil, 0.024, 0.026)), "#140d0e")
        canvas.fill(frame.put(ellipse((pupil[0] - 0.018, y - 0.022), 0.013, 0.013)), "#ffffff")
    lid = [
        (x - 0.1, y + 0.014),
        (x - 0.045, y - 0.044),
        (x + 0.045, y - 0.044),
        (x + 0.1, y + 0.01),
    ]
    canvas.line(frame.put(smooth(lid, closed=False)), DARK, lash)
    corner = x + side * 0.1
    canvas.line(frame.put([(corner, y + 0.01), (corner + side * 0.02, y)]), DARK, lash * 0.7)
    fold = [(x - 0.07, y - 0.062), (x, y - 0.082), (x + 0.07, y - 0.062)]
    canvas.line(frame.put(smooth(fold, closed=False)), SHADE, lash * 0.45, opacity=0.6)


def _brow(canvas: Canvas, frame: Placed, middle: Point, *, side: int, is_bold: bool) -> None:
    x, y = middle
    arch = [
        (x - side * 0.095, y - 0.135),
        (x + side * 0.02, y - 0.16),
        (x + side * 0.125, y - 0.12),
    ]
    canvas.fill(
        frame.put(ribbon(arch, [0.052, 0.046, 0.014] if is_bold else [0.03, 0.028, 0.01])),
        "#33262b",
        opacity=0.9,
    )


def _mouth(canvas: Canvas, frame: Placed, x: float, *, mood: str, is_bold: bool) -> None:
    if mood == "laugh":
        open_mouth = smooth([(x - 0.12, 0.27), (x, 0.29), (x + 0.12, 0.27), (x, 0.385)])
        canvas.fill(frame.put(open_mouth), "#8c3a3c")
        with canvas.inside(frame.put(open_mouth)):
            canvas.fill(frame.put(ellipse((x, 0.275), 0.09, 0.03)), "#fff7f2")
        return
    lips = "#d79483" if is_bold else "#d9706e"
    rise = 0.035 if mood == "smile" else 0.008
    corners = [
        (x - 0.1, 0.3 - rise),
        (x - 0.04, 0.3),
        (x, 0.305),
        (x + 0.04, 0.3),
        (x + 0.1, 0.3 - rise),
    ]
    lower = [
        (x - 0.075, 0.305 - rise * 0.5),
        (x, 0.31),
        (x + 0.075, 0.305 - rise * 0.5),
        (x, 0.355),
    ]
    upper = [
        (x - 0.085, 0.3 - rise * 0.6),
        (x - 0.03, 0.272),
        (x, 0.28),
        (x + 0.03, 0.272),
        (x + 0.085, 0.3 - rise * 0.6),
        (x, 0.306),
    ]
    canvas.fill(frame.put(smooth(lower)), lips, opacity=0.8)
    canvas.fill(frame.put(smooth(upper)), lips, opacity=0.9)
    canvas.line(frame.put(smooth(corners, closed=False)), "#8f4040", frame.size * 0.014)


def _strands(canvas: Canvas, frame: Placed, wind: float) -> None:
    """Loose tufts that break the outline of short hair."""
    for root, tip in TUFTS:
        middle = ((root[0] + tip[0]) / 2 + (root[1] - tip[1]) * 0.15, (root[1] + tip[1]) / 2)
        blown = (tip[0] + wind * 0.1, tip[1])
        canvas.fill(
            frame.put(ribbon([root, middle, blown], [0.2, 0.11, 0.012])), Fade("#2c2229", "#2a2027")
        )


def _shine(canvas: Canvas, frame: Placed, look: float) -> None:
    """A band of light across the crown, made of tapering strands."""
    for index in range(7):
        start = -0.33 + index * 0.085 + look * 0.06
        low = -0.42 - 0.13 * (1 - (start / 0.45) ** 2)
        strand = [(start - 0.05, low + 0.1), (start - 0.01, low), (start + 0.06, low - 0.07)]
        outline = ribbon(strand, [0.004, 0.026, 0.004])
        canvas.fill(frame.put(outline), SHINE, opacity=0.26 - abs(index - 2) * 0.04)

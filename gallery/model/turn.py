"""How a picture is turned before it is seen."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Turn:
    """Mirrored from left to right, if so, and then turned to the right.

    ``quarters`` is by how many quarters, 0 to 3.
    """

    quarters: int = 0
    is_mirrored: bool = False

    @property
    def is_sideways(self) -> bool:
        """Whether width and height change places."""
        return self.quarters % 2 == 1


UPRIGHT = Turn()

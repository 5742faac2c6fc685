"""How two photos of one picture differ, and what one that stands behind another is of it."""

from enum import StrEnum


class Relation(StrEnum):
    """How what one photo shows lies in what another one shows; only ``SAME`` is sure."""

    SAME = "same"
    MIRRORED = "mirrored"
    TURNED = "turned"  # by 90, 180 or 270 degrees
    CROPPED = "cropped"  # one is a part of the other
    FRAMED = "framed"  # one has a frame around it, or bars
    MARKED = "marked"  # one has something in its midst: a name, a number, a face that moved

    @property
    def is_sure(self) -> bool:
        """Whether nobody has to look: anything else is a *maybe*."""
        return self is Relation.SAME


class VariantKind(StrEnum):
    """What a photo that stands behind another is of it."""

    DUPLICATE = "duplicate"
    PREVIEW = "preview"
    HQ = "hq"
    EDIT = "edit"
    SCAN = "scan"
    CROP = "crop"
    OTHER = "other"

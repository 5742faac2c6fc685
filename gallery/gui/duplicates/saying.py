"""The words for one value in which copies of a picture differ."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from PySide6.QtCore import QObject

from gallery.gui.dates import say_moment, say_size
from gallery.gui.duplicates.faces import Line
from gallery.gui.words import number
from gallery.model.best_copy import Candidate, Value
from gallery.model.copy_differences import Aspect, Difference, differences

STAR = "★"
NOTHING = "–"  # where the others have something


class Saying(QObject):
    """Labels and values; made where it is needed."""

    def label(self, aspect: Aspect) -> str:
        """Name what differs."""
        return self._labels[aspect]

    @cached_property
    def _labels(self) -> dict[Aspect, str]:
        return {
            Aspect.PIXELS: self.tr("Pixels"),
            Aspect.BYTES: self.tr("File size"),
            Aspect.QUALITY: self.tr("Quality"),
            Aspect.FORMAT: self.tr("Format"),
            Aspect.MOVES: self.tr("Moves"),
            Aspect.SOURCE: self.tr("Source"),
            Aspect.DATE: self.tr("Taken"),
            Aspect.SETS: self.tr("Set"),
            Aspect.TAGS: self.tr("Tags"),
            Aspect.RATING: self.tr("Rating"),
            Aspect.RELATION: self.tr("Picture"),
            Aspect.CROP: self.tr("Cut"),
            Aspect.FRAME: self.tr("Frame"),
            Aspect.MARK: self.tr("Watermark"),
            Aspect.DAMAGE: self.tr("Damage"),
        }

    def value(self, one: Difference) -> str:
        """Say what one copy has; never nothing, for the others have something."""
        return self._value(one.aspect, one.value) or NOTHING

    def _value(self, aspect: Aspect, value: Any) -> str:
        match aspect:
            case Aspect.PIXELS:
                return self.pixels(value)
            case Aspect.BYTES:
                return self.size(value)
            case Aspect.MOVES:
                return self._yes_or_no(value > 1)
            case Aspect.FRAME:
                return self._yes_or_no(bool(value))
            case Aspect.SOURCE | Aspect.SETS:
                return ", ".join(value)
            case Aspect.DATE:
                return say_moment(value) if value else ""
            case Aspect.TAGS:
                return self._tags(value)
            case Aspect.RATING:
                return STAR * value
            case Aspect.RELATION:
                return self._relation(value)
            case Aspect.CROP:
                return self.tr("shows less") if value else self.tr("shows all")
            case Aspect.MARK:
                return self.tr("perhaps one") if value else self.tr("none found")
            case Aspect.DAMAGE:
                return self.tr("a part only") if value else self.tr("none")
            case _:  # the quality of a JPEG, the name of a format
                return str(value or "")

    def pixels(self, value: Value) -> str:
        """Say a width and a height."""
        if not isinstance(value, tuple):
            return ""
        return f"{value[0]} × {value[1]}"

    def size(self, value: Value) -> str:
        """Say a number of bytes."""
        return say_size(value) if isinstance(value, int) else ""

    def count(self, value: Value) -> str:
        """Say a number; what nobody knows is said so."""
        return number(value) if isinstance(value, int) else self.tr("unknown")

    def sources(self, value: Value) -> str:
        """Say where a photo is from."""
        return ", ".join(map(str, value)) if isinstance(value, tuple) else ""

    def _yes_or_no(self, value: bool) -> str:  # noqa: FBT001 (what is asked, not how)
        return self.tr("yes") if value else self.tr("no")

    def _tags(self, value: tuple[int, int, int]) -> str:
        people, phrases, captions = value
        parts = (
            self.tr("%Ln person(s)", "", people) if people else "",
            self.tr("%Ln phrase(s)", "", phrases) if phrases else "",
            self.tr("%Ln caption(s)", "", captions) if captions else "",
        )
        return ", ".join(filter(None, parts))

    def _relation(self, value: str) -> str:
        return {
            "same": self.tr("whole, as it is"),
            "mirrored": self.tr("mirrored"),
            "turned": self.tr("turned"),
            "cropped": self.tr("cropped"),
            "framed": self.tr("framed"),
            "marked": self.tr("differs in one place"),
        }.get(value, value)


def lines_of(candidates: Sequence[Candidate]) -> dict[int, tuple[Line, ...]]:
    """Return what the cards of some copies say, by photo: all that not all have the same."""
    say = Saying()
    return {
        photo: tuple(Line(say.label(one.aspect), say.value(one), one.is_best) for one in found)
        for photo, found in differences(candidates).items()
    }

"""What is said of the photos that are compared, and which of them is better in what."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from gallery.gui.compare.difference import Difference
from gallery.gui.compare.label import Label, Said
from gallery.gui.dates import say_size
from gallery.gui.viewer.pictures import FirstLook, Sharp
from gallery.gui.words import Words
from gallery.model.photo import PhotoDetails
from gallery.model.quality import SAME_BYTES, SAME_PIXELS
from gallery.model.turn import Turn

PERCENT = 100


class Telling(QObject):
    """Words for the labels; made where it is needed, it holds nothing."""

    def label(
        self,
        place: int,
        looks: Sequence[FirstLook | None],
        *,
        sharp: Sharp | None,
        zoom: str,
        turn: Turn,
    ) -> Label:
        """Return what is said of the photo at a place.

        Args:
            place: of the photo among those compared.
            looks: what is known of each of them, None as long as it is nothing.
            sharp: its picture, or why there is none.
            zoom: how large it is shown.
            turn: how it is turned to be held against the others.
        """
        look = looks[place]
        if look is None:
            return Label(number=str(place + 1))
        details = look.details
        known = [one.details for one in looks if one is not None]
        turned = self._turned(turn)
        return Label(
            number=str(place + 1),
            name=details.name,
            facts=(*self._facts(details, known), *((Said(turned),) if turned else ())),
            zoom=zoom,
            rating=details.rating,
            favourite=details.favourite,
            problem=self._problem(sharp),
        )

    def zoom(self, percent: float, *, sharp: float) -> str:
        """Say how large a photo is shown, and how far its pixels go where they go less far."""
        shown = f"{round(percent)} %"
        if round(sharp) >= min(PERCENT, round(percent)):
            return shown
        return self.tr("{shown}, sharp up to {percent} %").format(shown=shown, percent=round(sharp))

    def pair(self, one: str, other: str) -> str:
        """Name two photos whose difference is shown."""
        return self.tr("{one} against {other}").format(one=one, other=other)

    def difference(self, found: Difference) -> tuple[Said, ...]:
        """Say what the difference of two photos shows."""
        if not found.share:
            return (Said(self.nothing_differs()),)
        share = max(1, round(found.share * PERCENT))
        facts = [self.tr("{share} % of it differs").format(share=share)]
        if found.times > 1:
            facts.append(self.tr("brightened {times} times").format(times=found.times))
        return tuple(Said(fact) for fact in facts)

    def state(self, *, locked: bool, own_pixels: bool) -> str:
        """Say what is not as usual, "" when all is."""
        unlocked = self.tr("Each is zoomed and moved by itself")
        own = self.tr("each at its own pixels") if not locked else self.tr("Each at its own pixels")
        said = [text for text, shown in ((unlocked, not locked), (own, own_pixels)) if shown]
        return ", ".join(said)

    def nothing_differs(self) -> str:
        """Say that two photos are the same to the eye."""
        return self.tr("No difference that can be seen")

    def _facts(self, photo: PhotoDetails, all_of_them: Sequence[PhotoDetails]) -> tuple[Said, ...]:
        more_pixels = self.tr("most pixels") if has_most_pixels(photo, all_of_them) else ""
        more_bytes = self.tr("most bytes") if has_most_bytes(photo, all_of_them) else ""
        return (
            Said(f"{photo.width} × {photo.height}", more_pixels),
            Said(say_size(photo.bytes), more_bytes),
            Said(photo.format),
        )

    def _turned(self, turn: Turn) -> str:
        if turn.quarters and turn.is_mirrored:
            return self.tr("turned and mirrored to match")
        if turn.is_mirrored:
            return self.tr("mirrored to match")
        return self.tr("turned to match") if turn.quarters else ""

    def _problem(self, sharp: Sharp | None) -> str:
        if sharp is None or sharp.reason is None:
            return ""
        return Words().reason(sharp.reason)


def has_most_pixels(photo: PhotoDetails, all_of_them: Sequence[PhotoDetails]) -> bool:
    """Whether a photo has more pixels than each of the others, by more than a rounded edge."""
    own = photo.width * photo.height
    others = [one.width * one.height for one in all_of_them if one.id != photo.id]
    return bool(others) and own > max(others) * (1 + SAME_PIXELS)


def has_most_bytes(photo: PhotoDetails, all_of_them: Sequence[PhotoDetails]) -> bool:
    """Whether a photo has clearly more bytes, where bytes say something.

    They do among files of one format with the same pixels: a PNG made of a JPEG is larger and
    shows nothing more.
    """
    others = [one for one in all_of_them if one.id != photo.id]
    own = photo.width * photo.height
    comparable = all(
        one.format == photo.format and abs(one.width * one.height - own) <= SAME_PIXELS * own
        for one in others
    )
    most = max((one.bytes for one in others), default=photo.bytes)
    return comparable and photo.bytes > most * (1 + SAME_BYTES)

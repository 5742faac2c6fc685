"""What is said of the photo in full view, in words."""

from PySide6.QtCore import QObject

from gallery.gui.captionbar.languages import interface_language
from gallery.gui.viewer.framing import Framing
from gallery.gui.viewer.overlay import Said
from gallery.gui.viewer.pictures import FirstLook, Sharp
from gallery.gui.words import Words


class Telling(QObject):
    """Words for the overlay; made where it is needed, it holds nothing."""

    def said(self, place: str, look: FirstLook, sharp: Sharp | None, *, is_kept: bool) -> Said:
        """Return what is known of a photo; zoom and movement are still to be said.

        Args:
            is_kept: whether a picture that was read before is still shown.
        """
        details = look.details
        title = details.sets[0].title if details.sets else details.title
        return Said(
            place=place,
            title=title or details.name,
            damage=Words().reason(details.damaged) if details.damaged is not None else "",
            phrases=tuple(statement.text for statement in details.statements),
            caption=_caption(details.captions),
            rating=details.rating,
            favourite=details.favourite,
            problem=self._problem(look, sharp, is_kept=is_kept),
            is_blank=look.thumbnail is None and not is_kept,
        )

    def zoom(self, framing: Framing | None, *, wants_more: bool) -> str:
        """Say how large the photo is shown, "" when all of it is."""
        if framing is None or framing.is_fitted:
            return ""
        text = f"{framing.percent} %"
        return self.tr("{zoom}, getting sharper").format(zoom=text) if wants_more else text

    def movement(self, *, is_moving: bool, is_paused: bool) -> str:
        """Say whether an animated photo plays, "" for one that does not move."""
        if not is_moving:
            return ""
        return self.tr("paused") if is_paused else self.tr("playing")

    def _problem(self, look: FirstLook, sharp: Sharp | None, *, is_kept: bool) -> str:
        if sharp is None or sharp.reason is None:
            return ""
        words = {"name": look.details.name, "reason": Words().reason(sharp.reason)}
        if is_kept:
            return self.tr("{name}: {reason} This is what it showed before.").format(**words)
        if look.thumbnail is None:
            return self.tr("{name}: {reason}").format(**words)
        return self.tr("{name}: {reason} This is its thumbnail.").format(**words)


def _caption(captions: dict[str, str]) -> str:
    """Return the caption in the interface's language, else the first there is."""
    texts = (captions.get(interface_language(), ""), *captions.values())
    return next((text for text in texts if text), "")

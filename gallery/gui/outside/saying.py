"""What is said of photos that were given to other programs."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from gallery.gui.outside.files import Place
from gallery.gui.widgets.toast import ALARM, Toasts
from gallery.gui.words import Words, number, shortened
from gallery.jobs.launching import CannotLaunchError
from gallery.model.errors import GalleryError
from gallery.model.reasons import Reason


class Saying(QObject):
    """Shows the sentences as toasts."""

    def __init__(self, toasts: Toasts) -> None:
        super().__init__(toasts)
        self._toasts = toasts

    def those_there(self, places: Sequence[Place]) -> tuple[Place, ...]:
        """Say which files are gone, and return the others."""
        gone = [place.name for place in places if not place.path]
        if gone:
            name = shortened(gone[0])
            why = Words().reason(Reason.VANISHED)
            text = self.tr("{name}: {reason}").format(name=name, reason=why)
            if len(gone) > 1:
                text = self.tr("%Ln of these files are no longer there.", "", len(gone))
            self.problem(text)
        return tuple(place for place in places if place.path)

    def only(self, most: int) -> None:
        """Say that fewer are opened than are selected."""
        text = self.tr("Only the first {n} are opened.").format(n=number(most))
        self._toasts.show(text, symbol="info")

    def refused(self, name: str, reason: Reason) -> None:
        """Say why a photo could not be read."""
        words = {"name": shortened(name), "reason": Words().reason(reason)}
        self.problem(self.tr("{name}: {reason}").format(**words))

    def error(self, error: GalleryError) -> None:
        """Say that a program could not be started."""
        if not isinstance(error, CannotLaunchError):
            self.problem(Words().error(error))
            return
        text = self.tr("{program} could not be started.").format(program=error.program)
        if error.detail:
            words = {"program": error.program, "detail": shortened(error.detail, 120)}
            text = self.tr("{program} could not be started: {detail}").format(**words)
        self.problem(text)

    def no_wallpaper(self, error: GalleryError) -> None:
        """Say that the desktop kept its picture."""
        detail = error.detail if isinstance(error, CannotLaunchError) else ""
        text = self.tr("The desktop did not take the picture.")
        self.problem(f"{text} ({shortened(detail, 120)})" if detail else text)

    def problem(self, text: str) -> None:
        """Say what went wrong."""
        self._toasts.show(text, symbol=ALARM)

    def done(self, text: str, symbol: str = "copy") -> None:
        """Say what was done."""
        self._toasts.show(text, symbol=symbol)

"""Pictures without a file, pasted or dragged out of a browser: saved, planned and imported."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from gallery.gui import carried
from gallery.gui.bridge import Bridge
from gallery.gui.carried import Carried
from gallery.gui.intake import Intake
from gallery.gui.widgets.toast import ALARM, Toasts
from gallery.gui.words import Words
from gallery.model.reasons import Refused, RefusedFile

if TYPE_CHECKING:
    from gallery.importing.plan import Plan
    from gallery.importing.report import Report

LONG = 10_000  # ms; what could not be done has more to say than a toast usually


class Pasting(QObject):
    """Takes in what the clipboard or a drag carries.

    Files get the plan first, as everywhere. A picture without a file comes in at once: there is
    nothing to arrange, and Undo takes it back.
    """

    def __init__(self, bridge: Bridge, intake: Intake, *, toasts: Toasts) -> None:
        super().__init__(intake)
        self._bridge = bridge
        self._intake = intake
        self._toasts = toasts

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what to do for the ids of the catalogue."""
        return {"paste": self.paste}

    def paste(self) -> None:
        """Take in what was copied."""
        data = QGuiApplication.clipboard().mimeData()
        nothing = self.tr("There is no picture on the clipboard.")
        self._take(carried.read(data) if data is not None else Carried(), nothing)

    def drop(self, data: QMimeData) -> None:
        """Take in what was dropped."""
        self._take(carried.read(data), self.tr("There is no picture in what was dropped."))

    def _take(self, given: Carried, nothing: str) -> None:
        if given.paths:
            self._intake.plan(given.paths, copies=given.is_fleeting)
        elif given.picture is not None:
            self._save(given)
        elif given.address:
            self._toasts.show(
                self.tr(
                    "Only the picture’s address came along, and Photosketch loads nothing from "
                    "the web. Copy the picture itself and paste it, or save it first."
                ),
                symbol="info",
                milliseconds=LONG,
            )
        else:
            self._toasts.show(nothing, symbol="info")

    def _save(self, given: Carried) -> None:
        library = self._bridge.library

        def save() -> Path | RefusedFile:
            # Here, since the import is not needed before the first paint.
            from gallery.importing import pasted

            try:
                return pasted.save(library, given.file_bytes(), url=given.address)
            except RefusedFile as refused:
                return refused

        self._bridge.compute(save, self._on_saved)

    def _on_saved(self, saved: Path | RefusedFile) -> None:
        if isinstance(saved, RefusedFile):
            self._refuse(saved)
            return
        # Here, since the import is not needed before the first paint.
        from gallery.importing.request import ImportRequest, Mode

        # Whoever pastes a picture wants it, also one that was removed before. A copy goes to
        # the trash with Undo; what was moved in would stay.
        request = ImportRequest((str(saved),), Mode.COPY, again=True, compare=False)
        self._bridge.background.plan_import(request, self._on_planned)

    def _on_planned(self, plan: "Plan") -> None:
        saved = Path(plan.request.paths[0])
        if plan.new_files:
            self._bridge.background.start_import(
                plan, lambda report: self._on_report(report, saved)
            )
            return
        self._discard(saved)
        if plan.refused:
            self._refuse(plan.refused[0])
        else:
            self._toasts.show(self.tr("This picture is in the library already."), symbol="info")

    def _on_report(self, report: "Report", saved: Path) -> None:
        self._discard(saved)
        if report.refused and not report.added:
            self._refuse(report.refused[0])
        elif report.already_there and not report.added:
            self._toasts.show(self.tr("This picture is in the library already."), symbol="info")
        elif report.added:
            self._intake.offer_undo(self.tr("Picture added to the library"))

    def _refuse(self, refused: Refused | RefusedFile) -> None:
        text = self.tr("The picture was not added. {reason}")
        reason = Words().reason(refused.reason, refused.detail)
        self._toasts.show(text.format(reason=reason), symbol=ALARM, milliseconds=LONG)

    def _discard(self, path: Path) -> None:
        def discard() -> None:
            from gallery.importing import pasted  # not needed before the first paint

            pasted.discard(path)

        self._bridge.compute(discard, lambda _: None)

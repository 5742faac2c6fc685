"""How photos get in: chosen, dropped, drawn; planned, imported, continued."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from gallery.gui.bridge import Bridge
from gallery.gui.preferences import Preferences
from gallery.gui.widgets.toast import STAYS, Toast, Toasts
from gallery.gui.words import number
from gallery.gui.work import Work, WorkKind, WorkState
from gallery.library import imports
from gallery.model.changes import EVERYTHING
from gallery.model.history import Step, StepKind

if TYPE_CHECKING:
    from gallery.analysis.report import AnalysisReport
    from gallery.importing.arrivals import Arrivals
    from gallery.importing.plan import Plan
    from gallery.importing.report import Report

Also = tuple[str, Callable[[], object]]  # a second button and what it does

LONG = 10_000  # ms; a report has more to say than a toast usually


class Intake(QObject):
    """Brings photos in and says what came of it.

    Signals:
        search_wanted(str): the user wants to see what this search finds.
        watch_wanted(list): watch these folders from now on.
        reviewed(tuple): this news of watched folders was planned and imported.
    """

    search_wanted = Signal(str)
    watch_wanted = Signal(list)
    reviewed = Signal(object)

    def __init__(
        self, bridge: Bridge, preferences: Preferences, *, window: QWidget, toasts: Toasts
    ) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._preferences = preferences
        self._window = window
        self._toasts = toasts
        self._offered: tuple[Toast, int] | None = None
        bridge.history_changed.connect(self._on_history)
        bridge.background.finished.connect(self._on_finished)

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what to do for the ids of the catalogue."""
        return {
            "import-folder": self.choose_folder,
            "import-files": self.choose_files,
            "sample": self.add_sample,
        }

    def choose_folder(self) -> None:
        """Let the user choose a folder and plan its import."""
        title = self.tr("Import a folder")
        folder = QFileDialog.getExistingDirectory(self._window, title, self._start_folder())
        if folder:
            self._preferences.write("import_folder", folder)
            self.plan([folder])

    def choose_files(self) -> None:
        """Let the user choose files and plan their import."""
        title = self.tr("Import photos or archives")
        files, _ = QFileDialog.getOpenFileNames(self._window, title, self._start_folder())
        if files:
            self.plan(files)

    def fill(self, paths: Sequence[str], set_id: int) -> None:
        """Look in files and folders for what a set lacks, then show the plan."""
        self.plan(paths, into=set_id)

    def review(self, news: Sequence["Arrivals"]) -> None:
        """Show the plan of what is new in watched folders."""
        self.plan([one.folder for one in news], news=news)

    def plan(
        self,
        paths: Sequence[str],
        *,
        into: int | None = None,
        copies: bool = False,
        news: Sequence["Arrivals"] = (),
    ) -> None:
        """Look at files and folders, then show the plan.

        Args:
            paths: absolute.
            into: the set that takes what it lacks; None: sets are guessed.
            copies: the files will be gone soon, so that staying where they are is no choice.
            news: take only this, of watched folders.
        """
        # Here, since the dialog and the import are not needed before the first paint.
        from gallery.gui.importing import PlanDialog
        from gallery.importing.request import ImportRequest, Mode

        mode = Mode(self._preferences.text("import_mode", Mode.KEEP))
        if copies and mode is Mode.KEEP:
            mode = Mode.COPY
        request = ImportRequest(tuple(paths), mode, into=into)
        dialog = PlanDialog(self._bridge, request, news=news, parent=self._window)
        dialog.accepted.connect(lambda: self._start(dialog.plan, news=tuple(news)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def add_sample(self) -> None:
        """Draw and import the sample set."""
        self._bridge.background.add_sample(self._on_sample)

    def look_for_unfinished(self) -> None:
        """Offer to go on with an import that a crash or the user's leaving cut off."""
        library = self._bridge.library

        def find() -> list[int]:
            with library.reading() as reader:
                if not imports.unfinished(reader):
                    return []
            # Here, since hardly any start needs it.
            from gallery.importing.pipeline import unfinished

            return [import_id for import_id, _ in unfinished(library)]

        self._bridge.compute(find, self._on_unfinished, group="unfinished")

    def _start_folder(self) -> str:
        pictures = QStandardPaths.StandardLocation.PicturesLocation
        default = QStandardPaths.writableLocation(pictures)
        return self._preferences.text("import_folder", default)

    def _start(self, plan: "Plan | None", *, news: "tuple[Arrivals, ...]" = ()) -> None:
        if plan is None:
            return
        library, paths = self._bridge.library, plan.request.paths

        def on_report(report: "Report") -> None:
            # Here, since the import is not needed before the first paint.
            from gallery.importing import arrivals

            if news and not report.cancelled:
                self.reviewed.emit(news)
            self._bridge.compute(
                lambda: arrivals.unwatched(library, paths),
                lambda folders: self._on_report(report, folders),
            )

        self._bridge.background.start_import(plan, on_report)

    def _on_report(self, report: "Report", folders: Sequence[str] = ()) -> None:
        parts = [self.tr("%Ln photo(s) imported", "", report.added)]
        if report.disk_full:
            parts.append(self.tr("The disk is full: make room, then import the rest"))
            self._offer_details(" · ".join(parts), report)
            return
        if report.already_there:
            parts.append(self.tr("{n} already there").format(n=number(report.already_there)))
        if report.refused:
            parts.append(self.tr("{n} not readable").format(n=number(len(report.refused))))
        if report.stayed:
            parts.append(self.tr("Sidecars that speak of several photos were not moved"))
        text = " · ".join(parts)
        if report.refused:
            self._offer_details(text, report, folders)
        elif report.added:
            self.offer_undo(text, also=self._watching(folders))
        else:
            also = self._watching(folders)
            self._toasts.show(text, symbol="info", also=also, milliseconds=LONG)

    def offer_undo(self, text: str, *, also: Also | None = None) -> None:
        """Say what an import did, with an Undo as long as it is the last step."""
        undo = self.tr("Undo")
        toast = self._toasts.show(
            text, action=undo, run=self._bridge.undo, milliseconds=LONG, also=also
        )
        self._bridge.compute(
            self._bridge.editor.undoable, lambda step: self._on_step(toast, step), group="import"
        )

    def _on_step(self, toast: Toast, step: Step | None) -> None:
        if step is not None and step.kind is StepKind.IMPORT:
            self._offered = toast, step.id

    def _on_history(self) -> None:
        """Take an offer back once another step stands on top: it would undo that one."""
        if self._offered is None:
            return
        toast, step = self._offered
        top = self._bridge.undoable
        if top is not None and top.id == step:
            return
        self._offered = None
        if toast in self._toasts.shown:
            toast.leave()

    def _watching(self, folders: Sequence[str]) -> Also | None:
        if not folders:
            return None
        text = self.tr("Watch this folder") if len(folders) == 1 else self.tr("Watch the folders")
        return text, lambda: self.watch_wanted.emit(list(folders))

    def _on_analysed(self, report: "AnalysisReport") -> None:
        """Say which files only showed when they were decoded that they are not whole."""
        parts = []
        if report.refused:
            parts.append(self.tr("%Ln file(s) could not be read", "", len(report.refused)))
        if report.damaged:
            parts.append(self.tr("%Ln photo(s) are damaged", "", len(report.damaged)))
        if parts:
            # Here, since importing is not needed before the first paint.
            from gallery.importing.report import Damaged, Report

            damaged = tuple(Damaged(*one) for one in report.damaged)
            told = Report(0, refused=report.refused, damaged=damaged)
            self._offer_details(" · ".join(parts), told)

    def _offer_details(self, text: str, report: "Report", folders: Sequence[str] = ()) -> None:
        def show() -> None:
            # Here, since the dialog is not needed before the first paint.
            from gallery.gui.importing.report import ReportDialog

            ReportDialog(report, self._window, also=self._watching(folders)).exec()

        details = self.tr("Details")
        self._toasts.show(
            text, action=details, run=show, milliseconds=LONG, symbol="triangle-alert"
        )

    def _on_sample(self, _set_id: int) -> None:
        query = "V with camcorder"
        self._toasts.show(
            self.tr("The sample set is here, tagged and captioned."),
            action=self.tr("Find “{0}”").format(query),
            run=lambda: self.search_wanted.emit(query),
            milliseconds=LONG,
            symbol="sparkles",
        )

    def _on_finished(self, work: Work) -> None:
        if work.kind in (WorkKind.IMPORT, WorkKind.SAMPLE):
            # Whatever was stored until a cancel or an error is in the library.
            self._bridge.tell(EVERYTHING)
        if work.kind is WorkKind.ANALYSE and work.result is not None:
            self._on_analysed(work.result)
        is_full = getattr(work.result, "disk_full", False)  # the report says so
        if work.state is WorkState.CANCELLED and work.kind is WorkKind.IMPORT and not is_full:
            self._toasts.show(self.tr("Import cancelled"), symbol="circle-x")

    def _on_unfinished(self, found: Sequence[int]) -> None:
        if not found:
            return
        import_id = found[-1]
        self._toasts.show(
            self.tr("An import was not finished."),
            action=self.tr("Continue"),
            run=lambda: self._bridge.background.resume_import(import_id, self._on_report),
            milliseconds=STAYS,
            symbol="import",
            also=(self.tr("Leave it"), lambda: self._give_up(import_id)),
        )

    def _give_up(self, import_id: int) -> None:
        library = self._bridge.library

        def give_up() -> None:
            from gallery.importing.pipeline import give_up  # as for ``unfinished``

            give_up(library, import_id)

        self._bridge.compute(give_up, lambda _: self._on_given_up())

    def _on_given_up(self) -> None:
        self._bridge.tell(EVERYTHING)
        self._toasts.show(self.tr("What came in stays. Import the rest whenever you like."))

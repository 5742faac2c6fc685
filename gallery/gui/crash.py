"""What happens to a bug: it is logged, the user sees where, and the window goes on.

Also where Qt's own messages go, and the one sentence for a machine without a display.
"""

import faulthandler
import logging
import os
import platform
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    QUrl,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton

from gallery import __version__
from gallery.gui.dialogs.frame import Frame
from gallery.gui.theme import GAP

LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
WIDTH, DETAILS_HEIGHT = 560, 160  # px
NO_WINDOW = 3  # exit code: what was asked for could not be opened


class CrashHook(QObject):
    """Catches what nobody caught, in any thread, and shows it once."""

    _caught = Signal(str)

    def __init__(self, log_file: Path) -> None:
        super().__init__()
        self._log_file = log_file
        self._is_shown = False
        self._crash_log = _open_beside(log_file)
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over the hooks of Python and Qt until ``remove``."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        qInstallMessageHandler(on_qt_message)
        if self._crash_log is not None:
            faulthandler.enable(self._crash_log)

    def remove(self) -> None:
        """Give the hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)
        if self._crash_log is not None:
            faulthandler.disable()
            self._crash_log.close()

    def _on_thread_exception(self, given: threading.ExceptHookArgs) -> None:
        if given.exc_value is not None:
            self._on_exception(given.exc_type, given.exc_value, given.exc_traceback)

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        logging.getLogger(__name__).critical("bug", exc_info=(kind, error, trace))
        self._caught.emit("".join(traceback.format_exception(kind, error, trace)))

    def _show(self, details: str) -> None:
        if not self._is_shown:
            self._is_shown = True
            CrashDialog(details, self._log_file).exec()
            self._is_shown = False


class CrashDialog(Frame):
    """Says that something is broken, what is safe, and where the log is."""

    def __init__(self, details: str, log_file: Path) -> None:
        title = QApplication.translate("CrashDialog", "Something went wrong in Photosketch")
        super().__init__(None, title, done=QApplication.translate("CrashDialog", "Go on"))
        self.only_close()
        self._details = f"{_machine()}\n\n{details}"
        self._log_file = log_file
        self.setMinimumWidth(WIDTH)
        text = QLabel(
            self.tr(
                "Your photos and your library are safe: every change is either complete or "
                "was not made. You can go on; if the window behaves oddly, start it again."
            )
        )
        text.setWordWrap(True)
        self.body.addWidget(text)
        place = QLabel(self.tr("What happened is written in {path}").format(path=log_file))
        place.setProperty("look", "dim")
        place.setTextFormat(Qt.TextFormat.PlainText)
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        place.setWordWrap(True)
        self.body.addWidget(place)
        trace = QPlainTextEdit(self._details)
        trace.setReadOnly(True)
        trace.setAccessibleName(self.tr("Details"))
        trace.setFixedHeight(DETAILS_HEIGHT)
        self.body.addWidget(trace)
        line = QHBoxLayout()
        line.setSpacing(GAP)
        for words, run in (
            (self.tr("Copy details"), self._copy),
            (self.tr("Open log folder"), self._open_folder),
        ):
            button = QPushButton(words)
            button.clicked.connect(run)
            line.addWidget(button)
        line.addStretch()
        self.body.addLayout(line)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log_file.parent)))


def on_qt_message(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    """Write Qt's messages to the log; say in one sentence that there is no display."""
    logging.getLogger("qt").log(
        LEVELS.get(kind, logging.WARNING), "%s %s", getattr(context, "category", ""), text
    )
    if kind is QtMsgType.QtFatalMsg and "platform plugin" in text:
        print(  # noqa: T201 - there is no window to say it in
            "Photosketch cannot open a window here (no display); "
            "“photosketch --help” lists what works without one.",
            file=sys.stderr,
        )
        os._exit(NO_WINDOW)  # Qt would abort the process and leave a core file


def _machine() -> str:
    return (
        f"Photosketch {__version__}, Python {platform.python_version()}, "
        f"PySide6 {pyside_version}, {platform.platform()}"
    )


def _open_beside(log_file: Path):  # type: ignore[no-untyped-def]
    try:
        return log_file.with_name("crash.log").open("a", encoding="utf-8")
    except OSError:
        return None  # no place for a log is no reason not to start

"""Start one of the two faces: the window, or the command line.

``photosketch`` opens the window, ``photosketch COMMAND …`` runs one command. What is not for
the chosen face is not even imported, so that the window paints as early as it can.
"""

import gc
import logging
import logging.handlers
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import platformdirs

from gallery import __version__
from gallery.jobs import WORKER_FLAG

LOG_BYTES = 1_000_000  # a file; enough for weeks, small enough to send along with a report
LOG_FILES = 3
SECRET = "--password"  # the option whose value is nobody's business
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run Photosketch with the command line's ``arguments``; returns the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given == [WORKER_FLAG]:
        from gallery.jobs.child import serve  # a frozen program's child process, nothing else

        serve()
    with kept_log(log_path()) as log_file:
        logging.getLogger(__name__).info("Photosketch %s starts: %r", __version__, _loggable(given))
        if _asks_for_window(given):
            return _open_window(given, log_file)
        # Here, because the window has no use for a command line and would wait for it.
        from gallery.cli.main import run

        return run(given, log_file=log_file)


def log_path() -> Path:
    """Return where the log is kept, in the system's place for logs."""
    return Path(platformdirs.user_log_dir("photosketch", appauthor=False)) / "photosketch.log"


@contextmanager
def kept_log(path: Path) -> Iterator[Path]:
    """Write log records to ``path`` while inside; a place that cannot be written is no error."""
    root = logging.getLogger()
    level = root.level
    handler = _log_file(path)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    try:
        yield path
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
        handler.close()


def _log_file(path: Path) -> logging.Handler:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return logging.handlers.RotatingFileHandler(
            path,
            maxBytes=LOG_BYTES,
            backupCount=LOG_FILES - 1,
            encoding="utf-8",
            errors="backslashreplace",
        )
    except OSError:
        return logging.NullHandler()


def _loggable(given: Sequence[str]) -> list[str]:
    """Return the arguments without passwords: a log may be sent along with a report."""
    hidden = list(given)
    for place, argument in enumerate(given):
        if argument.startswith(f"{SECRET}="):
            hidden[place] = f"{SECRET}=…"
        elif place and given[place - 1] == SECRET:
            hidden[place] = "…"
    return hidden


def _asks_for_window(given: Sequence[str]) -> bool:
    """Whether there is no command, only perhaps a library: too little to ask a parser."""
    if len(given) == 2:
        return given[0] == "--library"
    return not given or (len(given) == 1 and given[0].startswith("--library="))


def _open_window(given: Sequence[str], log_file: Path) -> int:
    if not _has_display():
        # Here, because sentences for people belong to the faces.
        from gallery.cli.main import say_no_display

        return say_no_display()
    folder = given[-1].removeprefix("--library=") if given else ""
    # Nothing that a start makes is garbage, and looking through it takes a tenth of the start;
    # later the window's thread does the looking (``gui.garbage``).
    gc.disable()
    # Here, because the command line must work where there is no Qt.
    from gallery.gui.application import run

    return run(Path(folder).expanduser() if folder else None, log_file=log_file)


def _has_display() -> bool:
    """Whether a window can be shown; only the systems that may have none need a look."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(os.environ.get(name) for name in DISPLAYS)


if __name__ == "__main__":
    raise SystemExit(main())

"""The import: every file of a plan, read, placed and stored in batches."""

from collections.abc import Callable

from gallery.importing.plan import Plan
from gallery.importing.report import Report
from gallery.importing.request import ImportRequest
from gallery.jobs.progress import Progress
from gallery.library.database import Library
from gallery.model.changes import Changes

OnBatch = Callable[[Changes], None]


def run(
    library: Library, plan: Plan, progress: Progress, *, on_batch: OnBatch | None = None
) -> Report:
    """Import what ``plan`` says.

    Cancelling ends it early; the report then says ``cancelled`` and counts what is in.
    """
    raise NotImplementedError


def unfinished(library: Library) -> list[tuple[int, ImportRequest]]:
    """Return the imports that a crash or a power cut ended, oldest first."""
    raise NotImplementedError


def resume(
    library: Library, import_id: int, progress: Progress, *, on_batch: OnBatch | None = None
) -> Report:
    """Continue an unfinished import as the same import."""
    raise NotImplementedError


def give_up(library: Library, import_id: int) -> None:
    """Leave an unfinished import as it is: what is in stays in."""
    raise NotImplementedError

"""Thumbnails for all photos that have none, the visible ones first."""

from collections.abc import Callable, Sequence

from gallery.analysis.report import AnalysisReport
from gallery.jobs.progress import Progress
from gallery.library.database import Library
from gallery.model.changes import Changes


def analyse(
    library: Library,
    progress: Progress,
    *,
    wanted: Callable[[], Sequence[int]] | None = None,
    on_batch: Callable[[Changes], None] | None = None,
) -> AnalysisReport:
    """Make the missing thumbnails; may be stopped and called again at any time."""
    raise NotImplementedError


def thumbnail_now(library: Library, photo_id: int) -> bytes | None:
    """Return a photo's thumbnail (JPEG), made now if it is missing; None if it cannot be."""
    raise NotImplementedError

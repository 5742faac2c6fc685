"""What is computed after an import, in the background: thumbnails, and whether a file is whole.

``queue`` goes through the photos that have no thumbnail yet, the visible ones first, and
hands them to child processes (``decode``); ``report`` says what came of it.

Why the queue is no table: what is missing in the thumbnail store is what is to be done, so
deleting the cache simply fills the queue again.
"""

from gallery.analysis.queue import analyse, thumbnail_now
from gallery.analysis.report import AnalysisReport

__all__ = ["AnalysisReport", "analyse", "thumbnail_now"]

"""What is computed after an import, in the background: thumbnails, damage, same pictures.

``queue`` goes through the photos that have no thumbnail yet, the visible ones first, and
hands them to child processes (``decode``); ``findings`` stores what they say
(``withdrawing``: what turned out to be no photo). ``comparing``
marks photos that show the same picture as another: of those that ``candidates`` names, for many
photos by ``pairing`` all prints at once (in ``shares``); ``report`` says what came of it all.

Why the queue is no table: what is missing in the thumbnail store is what is to be done, so
deleting the cache simply fills the queue again.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gallery.analysis.queue import analyse, thumbnail_now, thumbnails_now
    from gallery.analysis.report import AnalysisReport

__all__ = [
    "AnalysisReport",
    "analyse",
    "thumbnail_now",
    "thumbnails_now",
]

# Looked up when first used: child processes need one module of this package and must not load
# the library (and with it the database) for it.
HOMES = {
    "analyse": "queue",
    "thumbnail_now": "queue",
    "thumbnails_now": "queue",
    "AnalysisReport": "report",
}


def __getattr__(name: str) -> object:
    """Return one of the package's names from its module (PEP 562)."""
    if name not in HOMES:
        raise AttributeError(name)
    return getattr(importlib.import_module(f"{__name__}.{HOMES[name]}"), name)

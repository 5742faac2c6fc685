"""Looks at what was given and proposes what to do with it; writes nothing."""

from gallery.importing.plan import Plan
from gallery.importing.request import ImportRequest
from gallery.jobs.progress import Progress
from gallery.library.database import Library


def make_plan(library: Library, request: ImportRequest, progress: Progress) -> Plan:
    """Return what importing ``request`` would do.

    Raises:
        Cancelled: the user stopped it.
    """
    raise NotImplementedError

"""From files on disk to photos in the library, in two movements: a plan, then the import.

``request`` is what the user asked; ``scan`` finds the files, ``archives`` those in zips,
``naming`` guesses titles, dates and positions, ``planning`` makes the ``plan`` of it.
``pipeline`` runs a plan: ``stages`` reads and describes each file in a child process,
``recognise`` sees what is known, ``place`` puts files where they belong, ``store`` writes a
batch in one transaction. ``report`` says what was done.

Why two movements: the user is asked before, never inside. Why batches: the first pictures
appear at once, and whatever ends the import, what was stored is whole.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gallery.importing.grouping import gather_loose
    from gallery.importing.pipeline import give_up, resume, run, unfinished
    from gallery.importing.plan import Plan, PlannedFile, PlannedSet
    from gallery.importing.planning import make_plan
    from gallery.importing.report import Damaged, Report
    from gallery.importing.request import ImportRequest, Mode

__all__ = [
    "Damaged",
    "ImportRequest",
    "Mode",
    "Plan",
    "PlannedFile",
    "PlannedSet",
    "Report",
    "gather_loose",
    "give_up",
    "make_plan",
    "resume",
    "run",
    "unfinished",
]

# Looked up when first used: child processes need one module of this package and must not load
# the library (and with it the database) for it.
HOMES = {
    "gather_loose": "grouping",
    "give_up": "pipeline",
    "resume": "pipeline",
    "run": "pipeline",
    "unfinished": "pipeline",
    "Plan": "plan",
    "PlannedFile": "plan",
    "PlannedSet": "plan",
    "make_plan": "planning",
    "Damaged": "report",
    "Report": "report",
    "ImportRequest": "request",
    "Mode": "request",
}


def __getattr__(name: str) -> object:
    """Return one of the package's names from its module (PEP 562)."""
    if name not in HOMES:
        raise AttributeError(name)
    return getattr(importlib.import_module(f"{__name__}.{HOMES[name]}"), name)

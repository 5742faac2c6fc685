"""From files on disk to photos in the library, in two movements: a plan, then the import.

``request`` is what the user asked; ``scan`` finds the files, ``archives`` those in zips,
``naming`` guesses titles, dates and positions, ``planning`` makes the ``plan`` of it.
``pipeline`` runs a plan: ``stages`` reads and describes each file in a child process,
``recognise`` sees what is known, ``place`` puts files where they belong, ``store`` writes a
batch in one transaction. ``report`` says what was done.

Why two movements: the user is asked before, never inside. Why batches: the first pictures
appear at once, and whatever ends the import, what was stored is whole.
"""

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
    "give_up",
    "make_plan",
    "resume",
    "run",
    "unfinished",
]

"""From files on disk to photos in the library, in two movements: a plan, then the import.

The plan. ``request`` is what the user asked. ``scan`` finds the files, ``archives`` those in
zips (``zip_archive``, ``zip_names``, ``zip_bytes``), ``suffixes`` says which odd names may be
pictures, ``starts`` which files cannot be; ``arrivals`` finds what is new in watched folders,
``pasted`` makes files of pictures that have none. ``place`` tells one file from all others.
``planning`` makes the ``plan`` of it:
``folders`` are pictures that lie together, ``hearing`` asks the sidecars (``beside`` reads
those that ``matching`` finds by name, ``speaking`` those that speak of many; ``sidecar_files``
opens them), ``posts`` the names, ``grouping`` says what belongs together, ``telling`` (with
``naming``) what is known of each set, ``known`` what the library has, ``growing`` which of its
sets grow (``owning``: and keep their own word), ``filling`` what one of them lacks,
``vanished`` what is gone from the disk, ``copies`` (through ``likening``) what it has in
another quality. The user changes a plan by ``arranging``; ``previews`` shows it, ``tally``
counts it, ``record`` keeps it as text.

The import. ``pipeline`` runs a plan, under a ``claim``: ``errands`` are what children are sent
for, ``stages`` reads and describes one file there, ``ordering`` brings the answers back in
order. ``storing`` writes one of the ``batches`` in one transaction: ``placing`` gives files
their places, ``replacing`` takes edited ones, ``joining`` puts photos in sets, ``renumbering``
closes gaps that no photo was meant for, ``moving`` lets the sources of a move go. ``report``
says what was done.

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

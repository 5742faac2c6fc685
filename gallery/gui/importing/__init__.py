"""The plan of an import before it, and its report after it.

``dialog`` asks for the plan (``waiting`` shows how far that is, ``passwords`` asks for those of
archives), shows it and gives the changed one back. ``draft`` is the plan with what the user
changed, without widgets, ``steps`` takes changes back, ``editing`` makes them. ``plan_page``
arranges the parts:
``summary`` counts, ``sets_table`` (``sets_model``, ``sets_painter``, ``row_words``) lists the
sets, ``form_head`` and ``set_form`` hold the fields of those that are chosen (``values`` reads
them), ``picture_pane`` and ``pictures`` show their pictures (``pictures_model`` what,
``sheet`` where, ``glances`` gets them, ``pictures_painter`` paints), ``quick_look`` one of them
large, ``move_dialog`` asks where they go; ``refusals`` or ``nothing`` stand in their place.
``report`` says what was refused or is damaged once it is done.
"""

from gallery.gui.importing.dialog import PlanDialog
from gallery.gui.importing.report import ReportDialog

__all__ = ["PlanDialog", "ReportDialog"]

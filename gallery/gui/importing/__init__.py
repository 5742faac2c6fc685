"""The plan of an import before it, and its report after it.

``dialog`` asks for the plan, shows it and gives the changed one back; ``draft`` is the plan
with what the user changed, without widgets; ``sets_list``, ``set_form``, ``strip`` and
``refusals`` are its parts; ``report`` says what was refused or is damaged once it is done.
"""

from gallery.gui.importing.dialog import PlanDialog
from gallery.gui.importing.report import ReportDialog

__all__ = ["PlanDialog", "ReportDialog"]

"""The history: every step that can still be taken back, over the photos while one works.

``panel`` floats at the right and is read again after each change; its list shows ``rows``
(days and steps, worded once), which ``painter`` draws. What stands in the way of reverting
the chosen step is asked of the library when it is chosen; its ``foot`` says so, and those steps
are marked.
"""

from gallery.gui.history.panel import HistoryPanel

__all__ = ["HistoryPanel"]

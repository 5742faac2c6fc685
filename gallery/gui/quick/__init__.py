"""Tagging by single keys: the set's people and scenes, the last tags again, copy and paste.

``keys`` are the actions; they act on whatever photos the ``Subject`` names, so that one key
means the same in the grid, the full view and the tagging mode. ``last`` remembers what was
said last, whoever said it.
"""

from gallery.gui.quick.keys import QuickKeys

__all__ = ["QuickKeys"]

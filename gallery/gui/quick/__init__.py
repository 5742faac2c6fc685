"""Tagging by single keys: the set's people and scenes, the last tags again, copy and paste.

``keys`` are the digits, the last tags and the photo before; ``copying`` copies a photo's tags
and gives those that ``choosing`` asks for; ``menus`` name whom the digits stand for, ``telling``
says what was done. All act on whatever photos the ``Subject`` names, so that one key means the
same in the grid, the full view and the tagging mode.

Why a digit keeps its meaning while a set is tagged (``library.set_tags``): a hand learns that
2 is IU. An order by counts would change under it with each photo.
"""

from gallery.gui.quick.copying import Copying
from gallery.gui.quick.keys import QuickKeys
from gallery.gui.quick.menus import QuickMenus
from gallery.gui.quick.telling import Telling

__all__ = ["Copying", "QuickKeys", "QuickMenus", "Telling"]

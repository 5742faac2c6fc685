"""The tag bar: "V with camcorder" typed over the photos it is said of.

``understanding`` reads the text and says what Enter does, without widgets, by what ``asking``
read of the library; ``recalling`` finds whole phrases by a few letters. ``field`` is the line
that draws what is understood as chips (``pieces``, painted by ``chip_paint``, in words
``piece_words``); ``reading`` reads it and lets keys wait for the reading; ``choices`` keeps
what the user chose where it may mean several things, and ``doubt`` says so. ``offers`` is the
list under it, ``listing`` says what stands there; ``said`` the chips of what is said of the
photos already; ``saying`` the edits. ``face`` puts the parts in their places, ``keys`` tells
what each key asks for, and ``bar``, which is all that the window knows, makes them work, floating
over the photos or docked in the tagging mode.

Why Enter waits for the reading: the text is read on the reader pool, a fast typist is ahead
of it by some milliseconds, and what Enter does must belong to the text that was there when
it was pressed. Keys after such an Enter wait with it, in order.
"""

from gallery.gui.tagbar.bar import TagBar

__all__ = ["TagBar"]

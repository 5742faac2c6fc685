"""The tagging mode: one photo large, the tag bar always ready, the next photo one key away.

``commands`` lead in and back to the same photo in the grid; ``mode`` is the page: the full
view of ``gallery.gui.viewer``, under it ``caption`` and ``strip``, beside it ``panel`` with the
tag bar and, as ``keyed``, the people and scenes of the set with their digits. ``asking`` is
the one question about a photo that the page puts to the library.

Why the list of photos stays as it was when the mode began: whoever goes through *Untagged*
would otherwise lose each photo from under the hands with its first tag.
"""

from gallery.gui.tagging.mode import TaggingMode

__all__ = ["TaggingMode"]

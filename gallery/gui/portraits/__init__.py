"""The pages of people, groups, scenes and sets, and what is told of one of them.

What flows through. ``page.PortraitsPage`` reads ``entries`` of one sort, lets ``arranging``
filter, sort and part them on the reader pool, and shows them in ``listing`` (over ``model``,
drawn by ``painter``), whose ``pictures`` are cut (``cutting``) for what is in sight;
``page_words`` are its labels. ``profile.ProfileHead`` tells of the one at hand, above its
photos too: ``telling`` reads it and finds the words, ``timeline`` draws when, each ``chip_row``
with whom and with what.

Why one page for four sorts: whoever knows one knows all, and twenty thousand persons need the
same arithmetic as a million photos.
"""

from gallery.gui.portraits.listing import PortraitList
from gallery.gui.portraits.page import PortraitsPage
from gallery.gui.portraits.profile import ProfileHead

__all__ = ["PortraitList", "PortraitsPage", "ProfileHead"]

"""The grid: a million photos in sections, drawn by arithmetic.

What flows through. ``view.GridView`` is given the results of a query: an array of photo ids
and the sections they stand in. A layout knows by arithmetic where each cell is: ``tiling``
makes it, from what all of them have in common in ``geometry`` and as ``justified`` rows;
``fetched.Fetched`` fetches what a cell says for the rows in ``sight``, ``thumbnails.Thumbnails``
what it shows (``render``, from one of the ``sources``); ``canvas`` paints from memory alone
what ``model`` holds, by ``cell``, ``marks`` and ``header``; ``badges`` says what a header means
and offers what helps; ``jump_strip`` stands along the scroll bar with the years and months that
``timeline`` knows. ``cells`` is the view's base and the plan's too: ``pointer`` and ``keys``
turn mouse and keyboard into a ``choice``, which ``selection`` keeps as ranges, ``pinch`` two
fingers into a zoom; ``surface`` is the view itself, ``dragging`` takes photos out of it. When
others are shown, ``prepared`` makes them ready in another thread, and ``place`` finds again what
was selected and where the view stood, so that a refresh moves nothing.

Why a QListView that lays nothing out: screen readers get one named item a photo from it,
while Qt's own layout of a million items takes seconds and this one milliseconds. What was
given up: every geometry function of the view is overridden and must stay so.
"""

from gallery.gui.grid.view import GridView, Tiling

__all__ = ["GridView", "Tiling"]

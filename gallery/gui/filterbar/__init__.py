"""The filter bar: a search put together by clicks, under the search line.

``choices`` says which conditions may be clicked and how they are written; ``reading`` asks the
library which of them the photos in sight have, how many have each, and which the line asks for
already. ``words`` names them, ``menu`` lists those of one sort, ``chips`` are what is clicked,
``sorts`` gives as many sorts a chip as there is room for, ``bar`` holds all in their places and
joins them with the search line.

Why a click changes the line, and nothing else: what was clicked can be read, typed on, saved
and undone there, and there is one search, not two that must be told apart.
"""

from gallery.gui.filterbar.bar import FilterBar

__all__ = ["FilterBar"]

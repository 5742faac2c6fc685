"""Looks closer at the group at hand: which of its pictures is cut, framed or written on.

A look takes 20 ms a photo, so it is taken of what is on the stage, and remembered.
"""

from collections.abc import Callable
from functools import partial

from gallery.gui.bridge import Bridge
from gallery.library import groups_of_same
from gallery.library.groups_of_same import GroupKey, SameGroup

KEPT = 200  # groups


class CloserLook:
    """What closer looks told, by group; ``on_looked`` is called when one told something new."""

    def __init__(self, bridge: Bridge, on_looked: Callable[[], object]) -> None:
        self._bridge = bridge
        self._on_looked = on_looked
        self._known: dict[GroupKey, tuple[SameGroup, SameGroup]] = {}

    def of(self, group: SameGroup | None) -> SameGroup | None:
        """Return a group with what a look told, or as it was read while there was none."""
        if group is None:
            return None
        before, looked = self._known.get(group.key, (None, group))
        if before == group:
            return looked
        self._bridge.read(
            partial(groups_of_same.looked_at, library=self._bridge.library, group=group),
            partial(self._remember, group),
            group="duplicates-look",
        )
        return group

    def _remember(self, group: SameGroup, looked: SameGroup) -> None:
        while len(self._known) >= KEPT:
            del self._known[next(iter(self._known))]
        self._known[group.key] = group, looked
        if looked != group:
            self._on_looked()

"""The searches of before, by library: the last ones first, until the user wants none kept."""

import hashlib
import os
from pathlib import Path

from gallery.gui.preferences import Preferences

MOST = 30  # searches
LONGEST = 400  # characters; a longer line was pasted
SWITCH = "keep_searches"


class RememberedSearches:
    """Kept with the window's settings: what one looked for is no part of a library."""

    def __init__(self, preferences: Preferences, folder: Path) -> None:
        self._preferences = preferences
        name = hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]
        self._key = f"searches-{name}"

    @property
    def is_on(self) -> bool:
        """Whether searches are remembered."""
        return self._preferences.switch(SWITCH)

    @property
    def texts(self) -> tuple[str, ...]:
        """The searches, the last one first; none while they are not to be remembered."""
        return self._preferences.texts(self._key) if self.is_on else ()

    def remember(self, text: str) -> None:
        """Put a search before the others; equal ones are one."""
        text = " ".join(text.split())
        if not text or len(text) > LONGEST or not self.is_on:
            return
        others = [one for one in self.texts if one.casefold() != text.casefold()]
        self._preferences.write(self._key, [text, *others][:MOST])

    def forget(self, text: str) -> None:
        """Leave one search out."""
        self._preferences.write(self._key, [one for one in self.texts if one != text])

    def clear(self) -> None:
        """Forget all of this library's."""
        self._preferences.write(self._key, [])

    def switch(self, *, on: bool) -> None:
        """Remember searches from now on, or forget them and remember none."""
        if not on:
            self.clear()
        self._preferences.write_switch(SWITCH, on=on)

"""What stands in the plan's place when there is nothing to choose from, and the way on."""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from gallery.gui.importing.draft import Draft


@dataclass(frozen=True, slots=True)
class Nothing:
    """A notice; ``action`` is what its button says, "" for none."""

    symbol: str
    title: str
    text: str = ""
    action: str = ""


class NothingWords(QObject):
    """Finds the notice; made where it is needed, it holds nothing."""

    def say(self, draft: Draft) -> Nothing | None:
        """Return the notice for a draft, None when it has rows."""
        if draft.keys:
            return None
        if draft.plan.locked:
            title = self.tr("Every archive here needs a password.")
            return Nothing("lock", title, action=self.tr("Enter the password…"))
        known = len(draft.plan.already_there)
        words = self.tr("Nothing new: %Ln photo(s) already in the library.", "", known)
        title = words if known else self.tr("There are no photos here.")
        if draft.plan.request.into is not None:
            title = self.tr("None of the missing photos is here.")
        removed = len(draft.plan.removed_before)
        if not removed:
            gone = draft.plan.vanished_count
            words = self.tr("%Ln file(s) gone from the disk; the photos stay.", "", gone)
            symbol = "circle-check" if known else "image-off"
            return Nothing(symbol, title, text=words if gone else "")
        text = self.tr("%Ln photo(s) that you removed earlier would come back.", "", removed)
        return Nothing("circle-check", title, text=text, action=self.tr("Take in again"))

"""Replace words in many captions at once."""

from dataclasses import dataclass, field
from typing import ClassVar

from gallery.edits.base import Done
from gallery.library import replacing
from gallery.library.journal import Writer
from gallery.library.replacing import Within
from gallery.model.history import StepKind
from gallery.model.replacing import Replacement


@dataclass(frozen=True, slots=True)
class ReplaceInCaptions:
    """Put other words in place of some; a caption of which nothing is left is taken away."""

    replacement: Replacement
    within: Within = field(default_factory=Within)
    kind: ClassVar[StepKind] = StepKind.REPLACE_IN_CAPTIONS

    def apply(self, writer: Writer) -> Done:
        """Write it."""
        changed = replacing.replace(writer, self.replacement, self.within)
        return Done(f"{self.replacement.find} → {self.replacement.put or '“”'}", changed)

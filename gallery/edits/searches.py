"""Keep searches under a name, change, arrange and let go of them."""

from dataclasses import dataclass
from typing import ClassVar

from gallery.edits.base import Done
from gallery.library import searches
from gallery.library.journal import Writer
from gallery.model.history import StepKind
from gallery.model.searches import SearchDraft


@dataclass(frozen=True, slots=True)
class SaveSearch:
    """Keep a search."""

    draft: SearchDraft
    kind: ClassVar[StepKind] = StepKind.SAVE_SEARCH

    def apply(self, writer: Writer) -> Done:
        """Write it; raises InvalidValue of name or query."""
        made = searches.add(writer, self.draft)
        return Done(searches.get(writer.connection, made).name, made=made)


@dataclass(frozen=True, slots=True)
class EditSearch:
    """Give a search that is kept another name, icon or line."""

    search_id: int
    draft: SearchDraft
    kind: ClassVar[StepKind] = StepKind.EDIT_SEARCH

    def apply(self, writer: Writer) -> Done:
        """Write it; raises NotFound, or InvalidValue as ``SaveSearch``."""
        searches.update(writer, self.search_id, self.draft)
        return Done(searches.get(writer.connection, self.search_id).name)


@dataclass(frozen=True, slots=True)
class RemoveSearch:
    """Keep a search no longer; no photo is touched."""

    search_id: int
    kind: ClassVar[StepKind] = StepKind.REMOVE_SEARCH

    def apply(self, writer: Writer) -> Done:
        """Write it; raises NotFound."""
        name = searches.get(writer.connection, self.search_id).name
        searches.remove(writer, self.search_id)
        return Done(name)


@dataclass(frozen=True, slots=True)
class ArrangeSearches:
    """Put the searches that are kept in this order; those not named follow."""

    ids: tuple[int, ...]
    kind: ClassVar[StepKind] = StepKind.ARRANGE_SEARCHES

    def apply(self, writer: Writer) -> Done:
        """Write it."""
        searches.arrange(writer, self.ids)
        return Done()


@dataclass(frozen=True, slots=True)
class BringInSearches:
    """Keep searches that came in a file; one of a name that is there already replaces it."""

    drafts: tuple[SearchDraft, ...]
    kind: ClassVar[StepKind] = StepKind.SAVE_SEARCHES

    def apply(self, writer: Writer) -> Done:
        """Write them; raises InvalidValue as ``SaveSearch``."""
        searches.bring_in(writer, self.drafts)
        return Done(str(len(self.drafts)))

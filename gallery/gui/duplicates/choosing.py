"""What is to become of the photos of one group: proposed, changed by the user, made an edit."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from gallery.edits.deciding import Decide, Fate
from gallery.library.groups_of_same import SameGroup
from gallery.model.best_copy import Candidate, kind_of
from gallery.model.variants import VariantKind


@dataclass(frozen=True, slots=True)
class Plan:
    """A group, which of its photos stays in sight, and what becomes of each other one.

    ``fates`` and ``kinds`` hold only what the user said; all else is hidden behind the best.
    """

    group: SameGroup
    best_id: int
    fates: Mapping[int, Fate] = field(default_factory=dict)
    kinds: Mapping[int, VariantKind] = field(default_factory=dict)

    @classmethod
    def proposed(cls, group: SameGroup) -> "Plan":
        """Return the plan that keeps what is proposed."""
        return cls(group, group.best.photo_id)

    @property
    def others(self) -> tuple[Candidate, ...]:
        """All but the best."""
        return tuple(one for one in self.group.candidates if one.photo_id != self.best_id)

    @property
    def is_plain(self) -> bool:
        """Whether every other photo is hidden behind the best."""
        return all(self.fate(one.photo_id) is Fate.HIDE for one in self.others)

    def fate(self, photo_id: int) -> Fate:
        """Return what becomes of a photo that is not the best."""
        return self.fates.get(photo_id, Fate.HIDE)

    def kind(self, candidate: Candidate) -> VariantKind:
        """Return what a photo is of the best one, if it is hidden behind it."""
        return self.kinds.get(candidate.photo_id) or kind_of(candidate)

    def with_best(self, photo_id: int) -> "Plan":
        """Keep another photo in sight; the one before has no fate of its own yet."""
        fates = {key: fate for key, fate in self.fates.items() if key != photo_id}
        return replace(self, best_id=photo_id, fates=fates)

    def with_fate(self, photo_id: int, fate: Fate) -> "Plan":
        """Let something else become of one photo."""
        return replace(self, fates={**self.fates, photo_id: fate})

    def with_kind(self, photo_id: int, kind: VariantKind) -> "Plan":
        """Hide a photo behind the best as another kind of variant."""
        kinds = {**self.kinds, photo_id: kind}
        return replace(self.with_fate(photo_id, Fate.HIDE), kinds=kinds)

    def with_all(self, fate: Fate) -> "Plan":
        """Let the same become of all others."""
        return replace(self, fates={one.photo_id: fate for one in self.others})

    @property
    def outside(self) -> tuple[Candidate, ...]:
        """The photos to be trashed whose files are not in the library's folder."""
        trashed = [one for one in self.others if self.fate(one.photo_id) is Fate.TRASH]
        return tuple(one for one in trashed if not one.inside)

    def edit(self, trash_outside: tuple[str, ...] = ()) -> Decide:
        """Return what does it, as one step."""
        fates = tuple(
            (one.photo_id, self.fate(one.photo_id), self.kind(one)) for one in self.others
        )
        return Decide(self.best_id, fates, trash_outside)

"""What is said of a group and of its photos: why one is the best, and where they differ."""

from collections.abc import Sequence
from itertools import count

from PySide6.QtCore import QObject

from gallery.edits.deciding import Fate
from gallery.gui.dates import say_day, say_size
from gallery.gui.duplicates.choosing import Plan
from gallery.gui.duplicates.faces import Face, Line
from gallery.gui.duplicates.saying import Saying, lines_of
from gallery.library.groups_of_same import SameGroup
from gallery.model.best_copy import Best, Candidate, Reason, Told
from gallery.model.variants import Relation, VariantKind

DIGITS = 9  # photos that a digit chooses
ICONS = {Fate.HIDE: "layers", Fate.TRASH: "trash-2", Fate.APART: "split", Fate.LATER: "clock"}


class Telling(QObject):
    """Words; made where it is needed."""

    def count(self, group: SameGroup) -> str:
        """Say how many photos a group has."""
        return self.tr("%Ln photo(s)", "", len(group.candidates))

    def about(self, group: SameGroup) -> str:
        """Say in a few words what a group is."""
        if not group.sure:
            relations = {one.relation for one in group.candidates} - {Relation.SAME}
            return ", ".join(self.relation(one) for one in Relation if one in relations)
        spare = sum(one.bytes for one in group.candidates if one.photo_id != group.best.photo_id)
        return self.tr("{size} to spare").format(size=say_size(spare))

    def spoken(self, group: SameGroup) -> str:
        """Say all of a row, for screen readers."""
        return ", ".join((group.candidates[0].name, self.count(group), self.about(group)))

    def relation(self, relation: Relation) -> str:
        """Say how one picture lies in another."""
        return {
            Relation.SAME: self.tr("the same"),
            Relation.MIRRORED: self.tr("mirrored"),
            Relation.TURNED: self.tr("turned"),
            Relation.CROPPED: self.tr("cropped"),
            Relation.FRAMED: self.tr("framed"),
            Relation.MARKED: self.tr("differs in one place"),
        }[relation]

    def kind(self, kind: VariantKind) -> str:
        """Say what a variant is of the photo that is shown."""
        return {
            VariantKind.DUPLICATE: self.tr("duplicate"),
            VariantKind.PREVIEW: self.tr("preview"),
            VariantKind.HQ: self.tr("HQ"),
            VariantKind.EDIT: self.tr("edit"),
            VariantKind.SCAN: self.tr("scan"),
            VariantKind.CROP: self.tr("crop"),
            VariantKind.OTHER: self.tr("other variant"),
        }[kind]

    def hidden_as(self, kind: VariantKind) -> str:
        """Say that a photo is hidden behind the best one."""
        return self.tr("Behind it: {kind}").format(kind=self.kind(kind))

    def fate(self, fate: Fate) -> str:
        """Say what becomes of a photo that does not stay behind another."""
        return {
            Fate.HIDE: self.tr("Behind it"),
            Fate.TRASH: self.tr("To the trash"),
            Fate.APART: self.tr("Stays by itself"),
            Fate.LATER: self.tr("Later"),
        }[fate]

    def accept(self, plan: Plan | None) -> str:
        """Name the button that does what the cards say."""
        if plan is not None and not plan.is_plain:
            return self.tr("Do as shown")
        others = len(plan.others) if plan is not None else 1
        return self.tr("Keep best, hide the other(s)", "", others)

    # Why

    def reason(self, plan: Plan) -> str:
        """Say which photo is proposed, and why; or which one the user chose instead."""
        best = plan.group.best
        why = self.why(best, len(plan.group.candidates))
        place = plan.group.photo_ids.index(best.photo_id) + 1
        if plan.best_id != best.photo_id:
            mine = plan.group.photo_ids.index(plan.best_id) + 1
            text = self.tr("Best: {mine}, as you say · proposed was {place}: {why}")
            return text.format(mine=mine, place=place, why=why)
        return self.tr("Best: {place} · {why}").format(place=place, why=why)

    def why(self, best: Best, of: int) -> str:
        """Say by what first of all a photo is the best of so many."""
        if not best.told:
            return self.tr("nothing tells them apart; it came first")
        return self._told(best.told[0], of - 1)

    def besides(self, plan: Plan) -> str:
        """Say what else told, whether another may be as good, and in what they do not differ."""
        best, others = plan.group.best, len(plan.group.candidates) - 1
        parts = [self.tr("then {why}").format(why=self._told(one, others)) for one in best.told[1:]]
        if best.told and best.is_tie:
            parts.append(self.tr("%Ln other(s) may be as good", "", len(best.tied)))
        alike = self._alike(plan)
        if alike:
            parts.append(self.tr("the same in all: {facts}").format(facts=alike))
        said = " · ".join(parts)
        return said[:1].upper() + said[1:]

    def _told(self, told: Told, others: int) -> str:
        say = Saying()
        won, lost = told.won, [value for _, value in told.lost]
        if told.reason is Reason.PIXELS:
            most = say.pixels(max(lost, key=_area))
            texts = (
                self.tr("{won}, the other has {lost}"),
                self.tr("{won}, others at most {lost}"),
            )
            return texts[others > 1].format(won=say.pixels(won), lost=most)
        if told.reason is Reason.SOURCE:
            names = say.sources(won) or self.tr("another source")
            rest = list(dict.fromkeys(filter(None, map(say.sources, lost))))
            if not rest:
                return self.tr("from {won}").format(won=names)
            return self.tr("from {won}, not {lost}").format(won=names, lost=", ".join(rest))
        if told.reason is Reason.QUALITY:
            known = [value for value in lost if isinstance(value, int)]
            text = self.tr("JPEG quality {won}, not {lost}")
            return text.format(won=say.count(won), lost=max(known, default=0))
        if told.reason is Reason.BYTES:
            largest = max((value for value in lost if isinstance(value, int)), default=0)
            return self.tr("{won}, not {lost}").format(won=say.size(won), lost=say_size(largest))
        if told.reason is Reason.WHOLE:
            return self.tr("whole and unmarked")
        return self.tr("it knows when it was taken")

    def _alike(self, plan: Plan) -> str:
        some = plan.group.candidates
        first, say = some[0], Saying()
        parts = []
        for value, words in (
            ((first.width, first.height), lambda: say.pixels((first.width, first.height))),
            (first.format, lambda: first.format),
            (first.sources, lambda: say.sources(first.sources)),
            (first.taken, lambda: say_day(first.taken)),
        ):
            if value and all(value in _values(one) for one in some) and words():
                parts.append(words())
        return ", ".join(parts)

    # The cards

    def faces(self, plan: Plan) -> tuple[Face, ...]:
        """Return what the cards of a group say."""
        lines = lines_of(plan.group.candidates)
        numbers = (place if place <= DIGITS else 0 for place in count(1))
        return tuple(
            self._face(plan, one, digit, lines[one.photo_id])
            for one, digit in zip(plan.group.candidates, numbers, strict=False)
        )

    def _face(self, plan: Plan, one: Candidate, digit: int, lines: Sequence[Line]) -> Face:
        is_best = one.photo_id == plan.best_id
        fate = plan.fate(one.photo_id)
        words = self.tr("Best: stays in sight")
        if not is_best:
            words = self.fate(fate)
            if fate is Fate.HIDE:
                words = self.hidden_as(plan.kind(one))
        return Face(
            one.photo_id,
            digit,
            one.name,
            one.width,
            one.height,
            tuple(lines),
            is_best=is_best,
            fate=words,
            icon="circle-check" if is_best else ICONS[fate],
        )


def _area(value: object) -> int:
    return value[0] * value[1] if isinstance(value, tuple) else 0


def _values(one: Candidate) -> tuple[object, ...]:
    return (one.width, one.height), one.format, one.sources, one.taken

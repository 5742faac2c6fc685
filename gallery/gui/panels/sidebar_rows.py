"""The rows of the sidebar as plain values: which there are, in which order, and what they say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject

from gallery.gui.panels.sidebar_facts import Facts
from gallery.gui.scope import Scope, ScopeKind
from gallery.gui.words import Words, number, two_names
from gallery.model.photoset import PhotoSet
from gallery.model.scenes import SceneKind


class RowKind(StrEnum):
    """How a row looks and what a click does."""

    ENTRY = "entry"
    SECTION = "section"
    MORE = "more"


class Section(StrEnum):
    """The sections that fold."""

    LIBRARY = "library"
    PEOPLE = "people"
    GROUPS = "groups"
    SETS = "sets"
    SCENES = "scenes"


SHOWN = {Section.PEOPLE: 10, Section.GROUPS: 6, Section.SETS: 12, Section.SCENES: 10}
SCENE_ICONS = {
    SceneKind.PROP: "camera",
    SceneKind.OUTFIT: "shirt",
    SceneKind.PLACE: "map-pin",
    SceneKind.ACTION: "zap",
    SceneKind.SHOT: "aperture",
    SceneKind.MOOD: "smile",
    SceneKind.OTHER: "tag",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One row; ``count`` stands at the right."""

    kind: RowKind
    section: Section
    text: str
    second: str = ""
    count: str = ""
    icon: str = ""
    scope: Scope | None = None
    is_folded: bool = False
    is_incomplete: bool = False
    tip: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """What stays the same when the row is read again."""
        return (self.kind, self.section, *(map(str, self.scope.key) if self.scope else ()))


class Rows(QObject):
    """Makes the rows from what was read."""

    def make(
        self, facts: Facts, *, folded: frozenset[str], unfolded: frozenset[str]
    ) -> tuple[Row, ...]:
        """Return all rows.

        Args:
            folded: sections that show their head only.
            unfolded: sections that show all, not only the first few.
        """
        rows = list(self._library(facts))
        for section, entries in (
            (Section.PEOPLE, self._people(facts)),
            (Section.GROUPS, self._groups(facts)),
            (Section.SETS, self._sets(facts)),
            (Section.SCENES, self._scenes(facts)),
        ):
            if entries:
                is_folded = section in folded
                head = Row(RowKind.SECTION, section, self._title(section), is_folded=is_folded)
                rows.append(head)
                if not is_folded:
                    rows.extend(self._some(section, entries, everything=section in unfolded))
        return tuple(rows)

    def _title(self, section: Section) -> str:
        return {
            Section.PEOPLE: self.tr("People"),
            Section.GROUPS: self.tr("Groups"),
            Section.SETS: self.tr("Sets"),
            Section.SCENES: self.tr("Scenes"),
        }[section]

    def _some(self, section: Section, rows: Sequence[Row], *, everything: bool) -> Iterator[Row]:
        few = SHOWN[section]
        if len(rows) <= few + 1:  # a row "Show all" takes the place of the one it would hide
            yield from rows
            return
        yield from rows if everything else rows[:few]
        text = self.tr("Show all ({count})").format(count=number(len(rows)))
        yield Row(RowKind.MORE, section, self.tr("Show fewer") if everything else text)

    def _library(self, facts: Facts) -> Iterator[Row]:
        totals = facts.totals
        incomplete = sum(1 for one in facts.sets if _lacks(one))
        for kind, icon, text, count in (
            (ScopeKind.ALL, "images", self.tr("All photos"), totals.photos),
            (ScopeKind.RECENT, "clock", self.tr("Recent imports"), totals.recent),
            (ScopeKind.FAVOURITES, "heart", self.tr("Favourites"), totals.favourites),
            (ScopeKind.UNTAGGED, "tag", self.tr("Untagged"), totals.untagged),
            (ScopeKind.INCOMPLETE, "layers", self.tr("Incomplete sets"), incomplete),
        ):
            yield Row(
                RowKind.ENTRY,
                Section.LIBRARY,
                text,
                count=number(count) if count or kind is ScopeKind.ALL else "",
                icon=icon,
                scope=Scope(kind, 0, text),
            )

    def _people(self, facts: Facts) -> list[Row]:
        rows = []
        for person in facts.persons:
            first, second = two_names(person.names)
            rows.append(
                Row(
                    RowKind.ENTRY,
                    Section.PEOPLE,
                    first,
                    second,
                    number(person.photos),
                    scope=Scope(ScopeKind.PERSON, person.id, first),
                    tip=" · ".join(name.text for name in person.names),
                )
            )
        return rows

    def _groups(self, facts: Facts) -> list[Row]:
        rows = []
        for group in facts.groups:
            first, second = two_names(group.names)
            scope = Scope(ScopeKind.GROUP, group.id, first)
            tip = self.tr("%n member(s)", "", len(group.members))
            count = number(group.photos)
            rows.append(
                Row(RowKind.ENTRY, Section.GROUPS, first, second, count, "users", scope, tip=tip)
            )
        return rows

    def _sets(self, facts: Facts) -> list[Row]:
        rows = []
        for one in facts.sets:
            lacks = _lacks(one)
            there = one.completeness
            count = f"{there.have} / {there.expected}" if lacks else number(one.photos)
            rows.append(
                Row(
                    RowKind.ENTRY,
                    Section.SETS,
                    one.title,
                    count=count,
                    icon="image" if one.photos == 1 else "images",
                    scope=Scope(ScopeKind.SET, one.id, one.title),
                    is_incomplete=lacks,
                    tip=one.title + (" · " + Words().completeness(there) if lacks else ""),
                )
            )
        return rows

    def _scenes(self, facts: Facts) -> list[Row]:
        rows = []
        for scene in facts.scenes:
            first, second = two_names(scene.names)
            scope = Scope(ScopeKind.SCENE, scene.id, first)
            icon = SCENE_ICONS[scene.kind]
            tip = Words().scene_kind(scene.kind)
            count = number(scene.photos)
            rows.append(
                Row(RowKind.ENTRY, Section.SCENES, first, second, count, icon, scope, tip=tip)
            )
        return rows


def _lacks(one: PhotoSet) -> bool:
    return not one.completeness.is_complete

"""The rows of the sidebar as plain values: which there are, in which order, and what they say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QObject

from gallery.gui.panels.sidebar_facts import FEW_SETS, Facts
from gallery.gui.scope import Scope, ScopeKind
from gallery.gui.words import Words, number, two_names
from gallery.model.people import Group, Person
from gallery.model.photoset import PhotoSet
from gallery.model.scenes import Scene, SceneKind


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


SHOWN = {Section.PEOPLE: 10, Section.GROUPS: 6, Section.SETS: FEW_SETS, Section.SCENES: 10}
# Entries that are not there when there is nothing in them.
AT_TIMES = (ScopeKind.DUPLICATES, ScopeKind.SUGGESTIONS)
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
        for section, entries, row_of in (
            (Section.PEOPLE, facts.persons, self._person),
            (Section.GROUPS, facts.groups, self._group),
            (Section.SETS, facts.sets, self._set),
            (Section.SCENES, facts.scenes, self._scene),
        ):
            if entries:
                is_folded = section in folded
                head = Row(RowKind.SECTION, section, self._title(section), is_folded=is_folded)
                rows.append(head)
                if not is_folded:
                    every = facts.totals.sets if section is Section.SETS else len(entries)
                    unfolds = section in unfolded
                    shown, more = self._some(section, entries, of=every, everything=unfolds)
                    rows.extend(map(row_of, shown))
                    rows.extend(more)
        return tuple(rows)

    def _title(self, section: Section) -> str:
        return {
            Section.PEOPLE: self.tr("People"),
            Section.GROUPS: self.tr("Groups"),
            Section.SETS: self.tr("Sets"),
            Section.SCENES: self.tr("Scenes"),
        }[section]

    def _some(
        self, section: Section, entries: Sequence[Any], *, of: int, everything: bool
    ) -> tuple[Sequence[Any], list[Row]]:
        """Return what gets a row (of thousands of sets only a few), and the row for the others."""
        few = SHOWN[section]
        if of <= few + 1:  # a row "Show all" takes the place of the one it would hide
            return entries, []
        text = self.tr("Show all ({count})").format(count=number(of))
        more = Row(RowKind.MORE, section, self.tr("Show fewer") if everything else text)
        return entries if everything else entries[:few], [more]

    def _library(self, facts: Facts) -> Iterator[Row]:
        totals = facts.totals
        for kind, icon, text, count in (
            (ScopeKind.ALL, "images", self.tr("All photos"), totals.photos),
            (ScopeKind.RECENT, "clock", self.tr("Recent imports"), totals.recent),
            (ScopeKind.FAVOURITES, "heart", self.tr("Favourites"), totals.favourites),
            (ScopeKind.UNTAGGED, "tag", self.tr("Untagged"), totals.untagged),
            (ScopeKind.INCOMPLETE, "layers", self.tr("Incomplete sets"), totals.incomplete),
            (ScopeKind.DUPLICATES, "copy", self.tr("Same picture"), totals.duplicates),
            (ScopeKind.SUGGESTIONS, "lightbulb", self.tr("Suggestions"), totals.suggestions),
        ):
            if kind in AT_TIMES and not count:
                continue
            yield Row(
                RowKind.ENTRY,
                Section.LIBRARY,
                text,
                count=number(count) if count or kind is ScopeKind.ALL else "",
                icon=icon,
                scope=Scope(kind, 0, text),
            )

    def _person(self, person: Person) -> Row:
        first, second = two_names(person.names)
        return Row(
            RowKind.ENTRY,
            Section.PEOPLE,
            first,
            second,
            number(person.photos),
            scope=Scope(ScopeKind.PERSON, person.id, first),
            tip=" · ".join(name.text for name in person.names),
        )

    def _group(self, group: Group) -> Row:
        first, second = two_names(group.names)
        scope = Scope(ScopeKind.GROUP, group.id, first)
        members = self.tr("%n member(s)", "", len(group.members))
        tip = " · ".join((*(name.text for name in group.names), members))
        count = number(group.photos)
        return Row(RowKind.ENTRY, Section.GROUPS, first, second, count, "users", scope, tip=tip)

    def _set(self, one: PhotoSet) -> Row:
        there = one.completeness
        lacks = not there.is_complete
        count = f"{there.have} / {there.expected}" if lacks else number(one.photos)
        return Row(
            RowKind.ENTRY,
            Section.SETS,
            one.title,
            count=count,
            icon="image" if one.photos == 1 else "images",
            scope=Scope(ScopeKind.SET, one.id, one.title),
            is_incomplete=lacks,
            tip=one.title + (" · " + Words().completeness(there) if lacks else ""),
        )

    def _scene(self, scene: Scene) -> Row:
        first, second = two_names(scene.names)
        scope = Scope(ScopeKind.SCENE, scene.id, first)
        icon = SCENE_ICONS[scene.kind]
        kind = Words().scene_kind(scene.kind)
        tip = " · ".join((*(name.text for name in scene.names), kind))
        count = number(scene.photos)
        return Row(RowKind.ENTRY, Section.SCENES, first, second, count, icon, scope, tip=tip)

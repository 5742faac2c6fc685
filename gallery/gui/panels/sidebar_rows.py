"""The rows of the sidebar as plain values: which there are, in which order, and what they say."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from gallery.gui.panels.sidebar_facts import FEW, FEW_GROUPS, FEW_SETS, Facts
from gallery.gui.scene_icons import SCENE_ICONS
from gallery.gui.scope import Scope, ScopeKind
from gallery.gui.words import Words, number, two_names
from gallery.model.people import Group, Person
from gallery.model.photoset import PhotoSet
from gallery.model.phrases import BearerKind
from gallery.model.scenes import Scene
from gallery.model.searches import SavedSearch


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
    SEARCHES = "searches"


SHOWN = {
    Section.PEOPLE: FEW,
    Section.GROUPS: FEW_GROUPS,
    Section.SETS: FEW_SETS,
    Section.SCENES: FEW,
}
# Entries that are not there when there is nothing in them.
AT_TIMES = (ScopeKind.DUPLICATES, ScopeKind.SUGGESTIONS)


@dataclass(frozen=True, slots=True)
class Row:
    """One row; ``count`` stands at the right, ``scope`` is where it leads."""

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

    def make(self, facts: Facts, *, folded: frozenset[str]) -> tuple[Row, ...]:
        """Return all rows; sections that are ``folded`` show their head only."""
        rows = list(self._library(facts))
        totals = facts.totals
        for section, entries, row_of, of in (
            (Section.PEOPLE, facts.persons, partial(self._person, facts), totals.persons),
            (Section.GROUPS, facts.groups, partial(self._group, facts), totals.groups),
            (Section.SETS, facts.sets, self._set, totals.sets),
            (Section.SCENES, facts.scenes, partial(self._scene, facts), totals.scenes),
        ):
            if entries:
                is_folded = section in folded
                title = self._title(section)
                page = Scope(ScopeKind(section), 0, title)
                tip = self.tr("{page}: all {count} on a page")
                rows.append(
                    Row(
                        RowKind.SECTION,
                        section,
                        title,
                        scope=page,
                        is_folded=is_folded,
                        tip=tip.format(page=title, count=number(of)),
                    )
                )
                if not is_folded:
                    rows.extend(self._some(section, entries, row_of, of=of, page=page))
        rows.extend(self._searches(facts, is_folded=Section.SEARCHES in folded))
        return tuple(rows)

    def _searches(self, facts: Facts, *, is_folded: bool) -> Iterator[Row]:
        """Yield all of them: who keeps many folds the section."""
        if facts.searches:
            title = self.tr("Saved searches")
            yield Row(RowKind.SECTION, Section.SEARCHES, title, is_folded=is_folded)
        for one in () if is_folded else facts.searches:
            yield self._search(facts, one)

    def _search(self, facts: Facts, one: SavedSearch) -> Row:
        count = facts.found.get(one.id)
        return Row(
            RowKind.ENTRY,
            Section.SEARCHES,
            one.name,
            count="" if count is None else number(count),
            icon=one.icon,
            scope=Scope(ScopeKind.SEARCH, one.id, one.name, one.query),
            tip=f"{one.name} · {one.query}",
        )

    def _title(self, section: Section) -> str:
        return {
            Section.PEOPLE: self.tr("People"),
            Section.GROUPS: self.tr("Groups"),
            Section.SETS: self.tr("Sets"),
            Section.SCENES: self.tr("Scenes"),
        }[section]

    def _some(
        self,
        section: Section,
        entries: Sequence[Any],
        row_of: Callable[[Any], Row],
        *,
        of: int,
        page: Scope,
    ) -> Iterator[Row]:
        """Yield the rows of the first few, and the one that leads to all of them."""
        few = SHOWN[section]
        if of <= few + 1:  # a row "Show all" takes the place of the one it would hide
            yield from map(row_of, entries)
            return
        yield from map(row_of, entries[:few])
        text = self.tr("Show all ({count})").format(count=number(of))
        yield Row(RowKind.MORE, section, text, scope=page)

    def _library(self, facts: Facts) -> Iterator[Row]:
        totals = facts.totals
        for kind, icon, text, count in (
            (ScopeKind.ALL, "images", self.tr("All photos"), totals.photos),
            (ScopeKind.RECENT, "clock", self.tr("Recent imports"), totals.recent),
            (ScopeKind.FAVOURITES, "heart", self.tr("Favourites"), totals.favourites),
            (ScopeKind.UNTAGGED, "tag", self.tr("Untagged"), totals.untagged),
            (ScopeKind.INCOMPLETE, "layers", self.tr("Incomplete sets"), totals.incomplete),
            (ScopeKind.DUPLICATES, "copy", self.tr("Duplicates"), totals.duplicates),
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

    def _person(self, facts: Facts, person: Person) -> Row:
        first, second = two_names(person.names, facts.apart(BearerKind.PERSON, person.id))
        return Row(
            RowKind.ENTRY,
            Section.PEOPLE,
            first,
            second,
            number(person.photos),
            scope=Scope(ScopeKind.PERSON, person.id, first),
            tip=" · ".join(name.text for name in person.names),
        )

    def _group(self, facts: Facts, group: Group) -> Row:
        first, second = two_names(group.names, facts.apart(BearerKind.GROUP, group.id))
        scope = Scope(ScopeKind.GROUP, group.id, first)
        members = self.tr("%Ln member(s)", "", len(group.members))
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

    def _scene(self, facts: Facts, scene: Scene) -> Row:
        first, second = two_names(scene.names, facts.apart(BearerKind.SCENE, scene.id))
        scope = Scope(ScopeKind.SCENE, scene.id, first)
        icon = SCENE_ICONS[scene.kind]
        kind = Words().scene_kind(scene.kind)
        tip = " · ".join((*(name.text for name in scene.names), kind))
        count = number(scene.photos)
        return Row(RowKind.ENTRY, Section.SCENES, first, second, count, icon, scope, tip=tip)

"""Add, name, group and remove persons and groups."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from gallery.edits.base import Done
from gallery.library import acquaintances, bearers, joining, memberships, people, splitting
from gallery.library.journal import Writer
from gallery.model.history import StepKind
from gallery.model.names import Name
from gallery.model.people import Membership

PERSON, GROUP = "person", "group"


@dataclass(frozen=True, slots=True)
class Joined:
    """A time in a group whose other side is known by its name only, and made when there is none."""

    name: str
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class AddPerson:
    """Make a person; the first name is the one shown. Unknown groups are made too.

    ``memberships`` are times in known groups, whatever person they name; ``joined`` in others.
    """

    names: tuple[Name, ...]
    groups: tuple[str, ...] = ()
    memberships: tuple[Membership, ...] = ()
    joined: tuple[Joined, ...] = ()
    kind: ClassVar[StepKind] = StepKind.ADD_PERSON

    def apply(self, writer: Writer) -> Done:
        """Write it; raises NotFound, or InvalidValue for a name or a time that cannot be."""
        made = people.add_person(writer, self.names)
        _join_named(writer, made, self.groups)
        for one in self.memberships:
            memberships.join(writer, one.group_id, made, one.since, one.until)
        _join_times(writer, made, self.joined)
        return Done(self.names[0].text, made=made)


@dataclass(frozen=True, slots=True)
class AddNames:
    """Give a person more names and groups; those it has already are left alone."""

    person_id: int
    names: tuple[Name, ...]
    groups: tuple[str, ...] = ()
    kind: ClassVar[StepKind] = StepKind.EDIT_PERSON

    def apply(self, writer: Writer) -> Done:
        """Write it; raises NotFound or InvalidValue."""
        person = people.get_person(writer.connection, self.person_id)
        bearers.add_names(writer, PERSON, self.person_id, self.names)
        _join_named(writer, self.person_id, self.groups)
        return Done(person.name, person.photos)


@dataclass(frozen=True, slots=True)
class RemovePerson:
    """Take a person away, with all that was said of it."""

    person_id: int
    kind: ClassVar[StepKind] = StepKind.REMOVE_PERSON

    def apply(self, writer: Writer) -> Done:
        """Write it; raises NotFound."""
        person = people.get_person(writer.connection, self.person_id)
        people.remove_person(writer, self.person_id)
        return Done(person.name, person.photos)


@dataclass(frozen=True, slots=True)
class EditPerson:
    """Replace a person's names and times in groups, as a form gives them; None leaves them.

    ``joined`` are times in groups by name, beside ``memberships``.
    """

    person_id: int
    names: tuple[Name, ...] | None = None
    memberships: tuple[Membership, ...] | None = None
    joined: tuple[Joined, ...] = ()
    kind: ClassVar[StepKind] = StepKind.EDIT_PERSON

    def apply(self, writer: Writer) -> Done:
        """Write it; raises NotFound or InvalidValue."""
        person = people.get_person(writer.connection, self.person_id)
        if self.names is not None:
            bearers.set_names(writer, PERSON, self.person_id, self.names)
        if self.memberships is not None:
            memberships.set_of_person(writer, self.person_id, self.memberships)
        _join_times(writer, self.person_id, self.joined)
        return Done(person.name, person.photos)


@dataclass(frozen=True, slots=True)
class MergePersons:
    """Make several persons one, who keeps the names, tags and groups of all."""

    into_id: int
    from_ids: tuple[int, ...]
    kind: ClassVar[StepKind] = StepKind.MERGE_PERSONS

    def apply(self, writer: Writer) -> Done:
        """Write it; raises NotFound, or InvalidValue for a person merged with itself."""
        person = people.get_person(writer.connection, self.into_id)
        photos = joining.join_persons(writer, self.into_id, self.from_ids)
        return Done(person.name, photos)


@dataclass(frozen=True, slots=True)
class SplitPerson:
    """Make a new person of some names, photos and groups of a person.

    ``names`` are the new person's; those in ``both`` stay with the old one, too.
    """

    person_id: int
    names: tuple[Name, ...]
    photo_ids: tuple[int, ...] = ()
    set_ids: tuple[int, ...] = ()
    group_ids: tuple[int, ...] = ()
    both: tuple[str, ...] = ()
    kind: ClassVar[StepKind] = StepKind.SPLIT_PERSON

    def apply(self, writer: Writer) -> Done:
        """Write it; raises NotFound, or InvalidValue when no name would be left."""
        person = people.get_person(writer.connection, self.person_id)
        made, photos = splitting.split_person(
            writer,
            self.person_id,
            self.names,
            splitting.photos_of(writer.connection, self.photo_ids, self.set_ids),
            both=self.both,
            group_ids=self.group_ids,
        )
        return Done(person.name, photos, made)


@dataclass(frozen=True, slots=True)
class AddGroup:
    """Make a group of persons; the first name is the one shown.

    ``memberships`` are times of known persons, whatever group they name; ``joined`` of others.
    """

    names: tuple[Name, ...]
    member_ids: tuple[int, ...] = ()
    memberships: tuple[Membership, ...] = ()
    joined: tuple[Joined, ...] = ()
    kind: ClassVar[StepKind] = StepKind.ADD_GROUP

    def apply(self, writer: Writer) -> Done:
        """Write it; raises NotFound or InvalidValue."""
        made = people.add_group(writer, self.names, self.member_ids)
        for one in self.memberships:
            memberships.join(writer, made, one.person_id, one.since, one.until)
        _take_in(writer, made, self.joined)
        return Done(self.names[0].text, made=made)


@dataclass(frozen=True, slots=True)
class EditGroup:
    """Replace a group's names and its members' times, as a form gives them; None leaves them.

    ``joined`` are times of persons by name, beside ``memberships``.
    """

    group_id: int
    names: tuple[Name, ...] | None = None
    memberships: tuple[Membership, ...] | None = None
    joined: tuple[Joined, ...] = ()
    kind: ClassVar[StepKind] = StepKind.EDIT_GROUP

    def apply(self, writer: Writer) -> Done:
        """Write it; raises NotFound or InvalidValue."""
        group = people.get_group(writer.connection, self.group_id)
        if self.names is not None:
            bearers.set_names(writer, GROUP, self.group_id, self.names)
        if self.memberships is not None:
            memberships.set_of_group(writer, self.group_id, self.memberships)
        _take_in(writer, self.group_id, self.joined)
        return Done(group.name, group.photos)


@dataclass(frozen=True, slots=True)
class MergeGroups:
    """Make several groups one, with the names and members of all."""

    into_id: int
    from_ids: tuple[int, ...]
    kind: ClassVar[StepKind] = StepKind.MERGE_GROUPS

    def apply(self, writer: Writer) -> Done:
        """Write it; raises NotFound, or InvalidValue for a group merged with itself."""
        group = people.get_group(writer.connection, self.into_id)
        joining.join_groups(writer, self.into_id, self.from_ids)
        return Done(group.name, group.photos)


@dataclass(frozen=True, slots=True)
class RefineGroup:
    """Give a group more names and members; those it has already are left alone."""

    group_id: int
    names: tuple[Name, ...] = ()
    member_ids: tuple[int, ...] = ()
    kind: ClassVar[StepKind] = StepKind.EDIT_GROUP

    def apply(self, writer: Writer) -> Done:
        """Write it; raises NotFound or InvalidValue."""
        group = people.get_group(writer.connection, self.group_id)
        if self.names:
            bearers.add_names(writer, GROUP, self.group_id, self.names)
        for person_id in self.member_ids:
            _join(writer, self.group_id, person_id)
        return Done(group.name, group.photos)


@dataclass(frozen=True, slots=True)
class JoinGroup:
    """Make a person a member; ``since`` and ``until`` are ISO dates or ""."""

    group_id: int
    person_id: int
    since: str = ""
    until: str = ""
    kind: ClassVar[StepKind] = StepKind.EDIT_GROUP

    def apply(self, writer: Writer) -> Done:
        """Write it; raises NotFound."""
        group = people.get_group(writer.connection, self.group_id)
        memberships.join(writer, self.group_id, self.person_id, self.since, self.until)
        return Done(group.name)


@dataclass(frozen=True, slots=True)
class LeaveGroup:
    """Make a person no member, as if it had never been one."""

    group_id: int
    person_id: int
    kind: ClassVar[StepKind] = StepKind.EDIT_GROUP

    def apply(self, writer: Writer) -> Done:
        """Write it; raises NotFound."""
        group = people.get_group(writer.connection, self.group_id)
        memberships.leave(writer, self.group_id, self.person_id)
        return Done(group.name)


@dataclass(frozen=True, slots=True)
class RemoveGroup:
    """Take a group away; its members stay."""

    group_id: int
    kind: ClassVar[StepKind] = StepKind.REMOVE_GROUP

    def apply(self, writer: Writer) -> Done:
        """Write it; raises NotFound."""
        group = people.get_group(writer.connection, self.group_id)
        people.remove_group(writer, self.group_id)
        return Done(group.name)


def _join_named(writer: Writer, person_id: int, groups: Sequence[str]) -> None:
    for group_id in people.find_or_add_groups(writer, groups):
        _join(writer, group_id, person_id)


def _join_times(writer: Writer, person_id: int, times: Sequence[Joined]) -> None:
    group_ids = people.find_or_add_groups(writer, [one.name for one in times])
    for one, group_id in zip(times, group_ids, strict=True):
        memberships.join(writer, group_id, person_id, one.since, one.until)


def _take_in(writer: Writer, group_id: int, times: Sequence[Joined]) -> None:
    for one in times:
        person_id = acquaintances.find_or_add(writer, one.name)
        memberships.join(writer, group_id, person_id, one.since, one.until)


def _join(writer: Writer, group_id: int, person_id: int) -> None:
    """Make a person a member, unless it is one: what is known of since when stays."""
    there = memberships.of_person(writer.connection, person_id)
    if all(one.group_id != group_id for one in there):
        memberships.join(writer, group_id, person_id)

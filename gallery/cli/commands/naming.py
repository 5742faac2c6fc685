"""Add persons, groups and scenes with their names in any script; take them away."""

from argparse import ArgumentParser, Namespace

from gallery.cli.bearers import apply, first_of, one_of, typed_names
from gallery.cli.command import Command
from gallery.cli.session import Session
from gallery.edits.base import Edit, Together
from gallery.edits.people import (
    AddGroup,
    AddNames,
    AddPerson,
    LeaveGroup,
    RefineGroup,
    RemoveGroup,
    RemovePerson,
)
from gallery.edits.scenes import AddScene, RefineScene, RemoveScene
from gallery.model.errors import NotFound
from gallery.model.history import StepKind
from gallery.model.phrases import BearerKind
from gallery.model.scenes import SceneKind


def _with_names(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="the name that is shown")
    parser.add_argument(
        "--also", action="append", default=[], metavar="NAME", help="another name, in any script"
    )
    parser.add_argument(
        "--new", action="store_true", help="another one of the same name, not the known one"
    )


def _person_arguments(parser: ArgumentParser) -> None:
    _with_names(parser)
    parser.add_argument(
        "--group", action="append", default=[], metavar="GROUP", help="a group it is a member of"
    )


def _group_arguments(parser: ArgumentParser) -> None:
    _with_names(parser)
    parser.add_argument(
        "--member", action="append", default=[], metavar="PERSON", help="a person that is in it"
    )


def _scene_arguments(parser: ArgumentParser) -> None:
    _with_names(parser)
    parser.add_argument("--kind", type=SceneKind, choices=list(SceneKind), help="what it is")
    parser.add_argument(
        "--parent", action="append", default=[], metavar="SCENE", help="what finds it too"
    )


def _remove_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="its name, or its number as the list says it")


def _group_remove_arguments(parser: ArgumentParser) -> None:
    _remove_arguments(parser)
    parser.add_argument(
        "--member",
        action="append",
        default=[],
        metavar="PERSON",
        help="only take this person out of the group",
    )


def person_add(session: Session, options: Namespace) -> int:
    """Add a person, or names and groups to one that is known."""
    names, groups = typed_names((options.name, *options.also)), tuple(options.group)
    known = _known(session, BearerKind.PERSON, options)
    edit: Edit = AddPerson(names, groups) if known is None else AddNames(known, names, groups)
    return apply(session, edit)


def group_add(session: Session, options: Namespace) -> int:
    """Add a group, or names and members to one that is known."""
    names = typed_names((options.name, *options.also))
    members = tuple(_bearer(session, BearerKind.PERSON, name) for name in options.member)
    known = _known(session, BearerKind.GROUP, options)
    edit: Edit = AddGroup(names, members) if known is None else RefineGroup(known, names, members)
    return apply(session, edit)


def scene_add(session: Session, options: Namespace) -> int:
    """Add a scene, or names and parents to one that is known."""
    names, parents = typed_names((options.name, *options.also)), tuple(options.parent)
    known = _known(session, BearerKind.SCENE, options)
    if known is None:
        return apply(session, AddScene(names, options.kind or SceneKind.OTHER, parents))
    return apply(session, RefineScene(known, names, options.kind, parents))


def person_remove(session: Session, options: Namespace) -> int:
    """Take a person away, with all that was said of it."""
    return apply(session, RemovePerson(one_of(session, BearerKind.PERSON, options.name)))


def group_remove(session: Session, options: Namespace) -> int:
    """Take a group away, or persons out of it."""
    group_id = one_of(session, BearerKind.GROUP, options.name)
    if not options.member:
        return apply(session, RemoveGroup(group_id))
    leaving = [one_of(session, BearerKind.PERSON, name) for name in options.member]
    edits = tuple(LeaveGroup(group_id, person_id) for person_id in leaving)
    return apply(session, Together(edits, StepKind.EDIT_GROUP, options.name))


def scene_remove(session: Session, options: Namespace) -> int:
    """Take a scene away, with all that was said with it."""
    return apply(session, RemoveScene(one_of(session, BearerKind.SCENE, options.name)))


def _known(session: Session, kind: BearerKind, options: Namespace) -> int | None:
    return None if options.new else first_of(session, kind, options.name)


def _bearer(session: Session, kind: BearerKind, name: str) -> int:
    found = first_of(session, kind, name)
    if found is None:
        raise NotFound(kind.value, name)
    return found


COMMANDS = (
    Command(
        "person add",
        "add a person with names in any script",
        (
            'person add V --also 뷔 --also "Kim Taehyung" --group BTS',
            "person add IU --also 아이유 --also 이지은",
        ),
        _person_arguments,
        person_add,
    ),
    Command(
        "group add",
        "add a group of persons",
        ("group add BTS --also 방탄소년단 --member V --member RM",),
        _group_arguments,
        group_add,
    ),
    Command(
        "scene add",
        "add a prop, outfit, place, action, shot or mood",
        ("scene add camcorder --also 캠코더 --kind prop --parent camera",),
        _scene_arguments,
        scene_add,
    ),
    Command(
        "person remove",
        "take a person away, with all that was said of it; the photos stay",
        ('person remove "V of another group"', "person remove 12"),
        _remove_arguments,
        person_remove,
    ),
    Command(
        "group remove",
        "take a group away, its members stay; or take a person out of it",
        ("group remove BTS", "group remove BTS --member IU"),
        _group_remove_arguments,
        group_remove,
    ),
    Command(
        "scene remove",
        "take a scene away, with all that was said with it; the photos stay",
        ("scene remove camcorder",),
        _remove_arguments,
        scene_remove,
    ),
)

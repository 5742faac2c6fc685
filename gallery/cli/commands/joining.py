"""Make several persons, groups or scenes one; make two of one."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from functools import partial

from gallery.cli.bearers import apply, one_of, typed_names
from gallery.cli.command import Command, WrongUse
from gallery.cli.selection import chosen, set_named
from gallery.cli.session import Session
from gallery.edits.base import Edit
from gallery.edits.people import MergeGroups, MergePersons, SplitPerson
from gallery.edits.scenes import MergeScenes, SplitScene
from gallery.model.names import Name
from gallery.model.phrases import BearerKind

MERGES: dict[BearerKind, Callable[[int, tuple[int, ...]], Edit]] = {
    BearerKind.PERSON: MergePersons,
    BearerKind.GROUP: MergeGroups,
    BearerKind.SCENE: MergeScenes,
}


def _merge_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("into", metavar="INTO", help="the one that stays, by name or number")
    parser.add_argument("others", nargs="+", metavar="OTHER", help="those that become it")


def _split_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="its name, or its number as the list says it")
    parser.add_argument(
        "--name",
        action="append",
        default=[],
        dest="names",
        metavar="NEW",
        help="a name of the new one; the old one loses it",
    )
    parser.add_argument(
        "--both", action="append", default=[], metavar="NEW", help="a name that both have then"
    )
    parser.add_argument("--photos", metavar="QUERY", help="the new one's photos, as with tag")
    parser.add_argument(
        "--set", action="append", default=[], metavar="SET", help="a set with the new one's photos"
    )


def _split_person_arguments(parser: ArgumentParser) -> None:
    _split_arguments(parser)
    parser.add_argument(
        "--group", action="append", default=[], metavar="GROUP", help="a group only it was in"
    )


def merge(kind: BearerKind, session: Session, options: Namespace) -> int:
    """Give one all that is known of the others, who are gone then."""
    into = one_of(session, kind, options.into)
    others = tuple(one_of(session, kind, name) for name in options.others)
    return apply(session, MERGES[kind](into, others))


def split_person(session: Session, options: Namespace) -> int:
    """Make a new person of some names and photos of a person."""
    person_id = one_of(session, BearerKind.PERSON, options.name)
    groups = tuple(one_of(session, BearerKind.GROUP, name) for name in options.group)
    photo_ids, set_ids = _photos(session, options)
    names = _new_names(options)
    both = tuple(options.both)
    return apply(session, SplitPerson(person_id, names, photo_ids, set_ids, groups, both))


def split_scene(session: Session, options: Namespace) -> int:
    """Make a new scene of some names and photos of a scene."""
    scene_id = one_of(session, BearerKind.SCENE, options.name)
    photo_ids, set_ids = _photos(session, options)
    names = _new_names(options)
    return apply(session, SplitScene(scene_id, names, photo_ids, set_ids, tuple(options.both)))


def _new_names(options: Namespace) -> tuple[Name, ...]:
    if not options.names and not options.both:
        raise WrongUse("Say with --name, or with --both, what the new one is called.")
    return typed_names([*options.names, *options.both])


def _photos(session: Session, options: Namespace) -> tuple[tuple[int, ...], tuple[int, ...]]:
    photo_ids = chosen(session, options.photos) if options.photos else ()
    return photo_ids, tuple(set_named(session, title) for title in options.set)


def _merge(kind: BearerKind, *examples: str) -> Command:
    return Command(
        f"{kind} merge",
        f"make several {kind}s one, with all names and all that was said of any",
        examples,
        _merge_arguments,
        partial(merge, kind),
    )


COMMANDS = (
    _merge(BearerKind.PERSON, 'person merge V "Kim Taehyung"', "person merge 3 17 21"),
    _merge(BearerKind.GROUP, "group merge BTS 방탄소년단"),
    _merge(BearerKind.SCENE, "scene merge camcorder handycam"),
    Command(
        "person split",
        "make a new person of some names and photos of a person",
        (
            'person split Sun --name 선미 --photos set:"Heart Burn"',
            'person split V --both V --set "Airport 2014" --group VIXX',
        ),
        _split_person_arguments,
        split_person,
    ),
    Command(
        "scene split",
        "make a new scene of some names and photos of a scene",
        ('scene split camera --name camcorder --photos "camera V"',),
        _split_arguments,
        split_scene,
    ),
)

"""Add persons, groups and scenes with their names in any script."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Sequence

from gallery.cli import words
from gallery.cli.command import DONE, Command
from gallery.cli.session import Session
from gallery.edits.base import Edit
from gallery.edits.people import AddGroup, AddNames, AddPerson, RefineGroup
from gallery.edits.scenes import AddScene, RefineScene
from gallery.library.vocabulary import LibraryVocabulary
from gallery.model.errors import InvalidValue, NotFound
from gallery.model.names import LONGEST_NAME, Name, clean, script_of
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


def person_add(session: Session, options: Namespace) -> int:
    """Add a person, or names and groups to one that is known."""
    names, groups = _names(options), tuple(options.group)
    known = _known(session, BearerKind.PERSON, options)
    edit: Edit = AddPerson(names, groups) if known is None else AddNames(known, names, groups)
    return _apply(session, edit)


def group_add(session: Session, options: Namespace) -> int:
    """Add a group, or names and members to one that is known."""
    names = _names(options)
    members = tuple(_bearer(session, BearerKind.PERSON, name) for name in options.member)
    known = _known(session, BearerKind.GROUP, options)
    edit: Edit = AddGroup(names, members) if known is None else RefineGroup(known, names, members)
    return _apply(session, edit)


def scene_add(session: Session, options: Namespace) -> int:
    """Add a scene, or names and parents to one that is known."""
    names, parents = _names(options), tuple(options.parent)
    known = _known(session, BearerKind.SCENE, options)
    if known is None:
        return _apply(session, AddScene(names, options.kind or SceneKind.OTHER, parents))
    return _apply(session, RefineScene(known, names, options.kind, parents))


def _apply(session: Session, edit: Edit) -> int:
    step = session.editor.apply(edit).step
    session.out.say(f"{words.step(step)}." if step else "All of it was known already.")
    return DONE


def _names(options: Namespace) -> tuple[Name, ...]:
    return tuple(Name(text, script=script_of(text)) for text in _checked(options))


def _checked(options: Namespace) -> Iterable[str]:
    for given in (options.name, *options.also):
        text = clean(given)
        if not text or len(text) > LONGEST_NAME:
            raise InvalidValue("name", given, "too-long" if text else "empty")
        yield text


def _known(session: Session, kind: BearerKind, options: Namespace) -> int | None:
    found = [] if options.new else _bearers(session, kind, options.name)
    return found[0] if found else None


def _bearer(session: Session, kind: BearerKind, name: str) -> int:
    found = _bearers(session, kind, name)
    if not found:
        raise NotFound(kind.value, name)
    return found[0]


def _bearers(session: Session, kind: BearerKind, name: str) -> Sequence[int]:
    with session.library.reading() as reader:
        exact = LibraryVocabulary(reader).exact(name)
    return [bearer.id for bearer in exact if bearer.kind is kind]


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
)

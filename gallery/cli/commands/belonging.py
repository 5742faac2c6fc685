"""Who was in which group and when; what stands above a scene, and what sort it is."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from gallery.cli.bearers import apply, one_of
from gallery.cli.command import DONE, Command, WrongUse, with_json
from gallery.cli.session import Session
from gallery.edits.people import JoinGroup, LeaveGroup
from gallery.edits.scenes import EditScene
from gallery.library import bearers, family, memberships, settings
from gallery.library.database import Reader
from gallery.model import starter
from gallery.model.people import Membership
from gallery.model.phrases import BearerKind
from gallery.model.scenes import SceneKind


def _member_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("group", metavar="GROUP", help="its name, or its number")
    parser.add_argument("person", nargs="?", metavar="PERSON", help="who is in it")
    parser.add_argument("--since", default="", metavar="DAY", help="as 2013-06-13, 2013-06, 2013")
    parser.add_argument("--until", default="", metavar="DAY", help="the last day, month or year")
    parser.add_argument("--never", action="store_true", help="was never in it, at no time")
    with_json(parser)


def _parents_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="its name, or its number")
    parser.add_argument("parents", nargs="*", metavar="PARENT", help="what finds it too")
    parser.add_argument("--none", action="store_true", help="nothing stands above it")
    with_json(parser)


def _kind_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="its name, or its number")
    parser.add_argument("kind", type=SceneKind, choices=list(SceneKind), help="what it is")


def _common_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("switch", nargs="?", choices=[settings.ON, settings.OFF])
    with_json(parser)


def member(session: Session, options: Namespace) -> int:
    """Say when a person was in a group, or list who was in it and when."""
    group_id = one_of(session, BearerKind.GROUP, options.group)
    if options.person is None:
        return _list_members(session, group_id, options)
    person_id = one_of(session, BearerKind.PERSON, options.person)
    if options.never:
        return apply(session, LeaveGroup(group_id, person_id))
    return apply(session, JoinGroup(group_id, person_id, options.since, options.until))


def _list_members(session: Session, group_id: int, options: Namespace) -> int:
    if options.since or options.until or options.never:
        raise WrongUse("Say whom it is about: “group member GROUP PERSON --since …”.")
    with session.library.reading() as reader:
        times = memberships.of_group(reader, group_id)
        shown = bearers.names_of(reader, "person", {one.person_id for one in times})
    called = {person_id: names[0].text for person_id, names in shown.items()}
    if options.json:
        session.out.json(
            [
                {"person": called[one.person_id], "since": one.since, "until": one.until}
                for one in times
            ]
        )
    else:
        session.out.table((called[one.person_id], _time(one)) for one in times)
    return DONE


def _time(one: Membership) -> str:
    if not one.since and not one.until:
        return ""
    return f"{one.since or '…'} – {one.until}".rstrip()


def parents(session: Session, options: Namespace) -> int:
    """Say what stands above a scene, or show what stands above and below it."""
    scene_id = one_of(session, BearerKind.SCENE, options.name)
    if options.none and options.parents:
        raise WrongUse("Give the scenes above it, or --none, not both.")
    if options.parents or options.none:
        above = tuple(one_of(session, BearerKind.SCENE, name) for name in options.parents)
        return apply(session, EditScene(scene_id, parent_ids=above))
    with session.library.reading() as reader:
        ways = _ways(reader, scene_id)
        below = _names(reader, family.descendants(reader, scene_id) - {scene_id})
    if options.json:
        session.out.json({"above": ways, "below": sorted(below)})
        return DONE
    for way in ways:
        session.out.line(" → ".join(way))
    for name in sorted(below):
        session.out.line(f"  {name}")
    return DONE


def _ways(reader: Reader, scene_id: int) -> list[list[str]]:
    """Return the names on a way from a scene to each that has nothing above it."""
    above = family.ancestors(reader, scene_id)
    tops = sorted(key for key in above if len(family.ancestors(reader, key)) == 1)
    ways = [family.way_up(reader, scene_id, top) for top in tops]
    return [_names(reader, way) for way in ways]


def _names(reader: Reader, scene_ids: Sequence[int] | frozenset[int]) -> list[str]:
    called = bearers.names_of(reader, "scene", scene_ids)
    return [called[key][0].text for key in scene_ids]


def kind(session: Session, options: Namespace) -> int:
    """Say what sort of thing a scene is."""
    scene_id = one_of(session, BearerKind.SCENE, options.name)
    return apply(session, EditScene(scene_id, scene_kind=options.kind))


def common(session: Session, options: Namespace) -> int:
    """Switch the common scenes on or off, or list them."""
    if options.switch is not None:
        with session.library.writing() as writer:
            settings.set_common_scenes(writer, on=options.switch == settings.ON)
    with session.library.reading() as reader:
        is_on = settings.common_scenes(reader)
    if options.switch is not None:
        session.out.say(COMMON_ON if is_on else COMMON_OFF)
        return DONE
    if options.json:
        listed = [
            {"names": [name.text for name in one.names], "kind": one.kind, "parents": one.parents}
            for one in starter.common_scenes()
        ]
        session.out.json({"on": is_on, "scenes": listed})
        return DONE
    session.out.say(COMMON_ON if is_on else COMMON_OFF)
    session.out.table(
        (
            one.name,
            one.kind.value,
            ", ".join(name.text for name in one.names[1:]),
            ", ".join(one.parents),
        )
        for one in starter.common_scenes()
    )
    return DONE


COMMON_ON = "The common scenes are offered; “photosketch scene common off” takes them away."
COMMON_OFF = "The common scenes are not offered; “photosketch scene common on” brings them back."

COMMANDS = (
    Command(
        "group member",
        "say when a person was in a group, or list who was",
        (
            "group member BTS V --since 2013-06-13",
            'group member "Wanna One" Sungwoon --since 2017-08 --until 2019-01',
            "group member BTS",
        ),
        _member_arguments,
        member,
    ),
    Command(
        "scene parents",
        "say what stands above a scene, or show what stands above and below it",
        ("scene parents camcorder camera vintage", "scene parents camera"),
        _parents_arguments,
        parents,
    ),
    Command(
        "scene kind",
        "say what sort of thing a scene is",
        ("scene kind camcorder prop",),
        _kind_arguments,
        kind,
    ),
    Command(
        "scene common",
        "list the common scenes that are offered while tagging, or switch them on or off",
        ("scene common", "scene common off"),
        _common_arguments,
        common,
    ),
)

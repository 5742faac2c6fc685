"""List sets, people, groups and scenes; say how much there is."""

from argparse import Namespace
from dataclasses import asdict

from gallery.cli import words
from gallery.cli.command import DONE, Command, with_json
from gallery.cli.records import group_record, person_record, scene_record, set_record
from gallery.cli.session import Session
from gallery.library import counts, people, scenes
from gallery.library import sets as photo_sets


def sets(session: Session, options: Namespace) -> int:
    """List the sets, newest first."""
    with session.library.reading() as reader:
        found = photo_sets.all_sets(reader)
    if options.json:
        session.out.json([set_record(one) for one in found])
        return DONE
    session.out.table(
        (str(one.id), words.completeness(one), one.released_on, one.source, one.title)
        for one in found
    )
    return DONE


def persons(session: Session, options: Namespace) -> int:
    """List the people, most photos first."""
    with session.library.reading() as reader:
        found = people.all_persons(reader)
    if options.json:
        session.out.json([person_record(one) for one in found])
        return DONE
    session.out.table(
        (
            str(one.id),
            words.photos(one.photos),
            one.name,
            ", ".join(name.text for name in one.names[1:]),
            ", ".join(one.groups),
        )
        for one in found
    )
    return DONE


def groups(session: Session, options: Namespace) -> int:
    """List the groups with their members."""
    with session.library.reading() as reader:
        found = people.all_groups(reader)
        names = {person.id: person.name for person in people.all_persons(reader)}
    members = {one.id: [names[person] for person in one.members] for one in found}
    if options.json:
        session.out.json([group_record(one, members[one.id]) for one in found])
        return DONE
    session.out.table(
        (str(one.id), words.photos(one.photos), one.name, ", ".join(members[one.id]))
        for one in found
    )
    return DONE


def all_scenes(session: Session, options: Namespace) -> int:
    """List the scenes with their kinds and parents."""
    with session.library.reading() as reader:
        found = scenes.all_scenes(reader)
    names = {one.id: one.name for one in found}
    parents = {one.id: [names[parent] for parent in one.parents] for one in found}
    if options.json:
        session.out.json([scene_record(one, parents[one.id]) for one in found])
        return DONE
    session.out.table(
        (
            str(one.id),
            words.photos(one.photos),
            one.name,
            one.kind.value,
            ", ".join(name.text for name in one.names[1:]),
            ", ".join(parents[one.id]),
        )
        for one in found
    )
    return DONE


def stats(session: Session, options: Namespace) -> int:
    """Say how much the library holds."""
    with session.library.reading() as reader:
        totals = asdict(counts.totals(reader))
    if options.json:
        session.out.json({**totals, "library": str(session.library.folder)})
        return DONE
    session.out.line(f"library     {session.library.folder}")
    for name, number in totals.items():
        session.out.line(f"{name.replace('_', ' '):<12}{number:,}")
    return DONE


COMMANDS = (
    Command("sets", "list the sets, newest first", ("sets", "sets --json"), with_json, sets),
    Command("people", "list the people, most photos first", ("people",), with_json, persons),
    Command("groups", "list the groups and their members", ("groups",), with_json, groups),
    Command(
        "scenes", "list the scenes and what stands above them", ("scenes",), with_json, all_scenes
    ),
    Command("stats", "say how much the library holds", ("stats", "stats --json"), with_json, stats),
)

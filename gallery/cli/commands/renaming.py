"""Show another name of a person, group or scene; say which names it has, and what they are."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from functools import partial

from gallery.cli.bearers import apply, names_of, one_of, typed_names
from gallery.cli.command import DONE, Command, WrongUse, with_json
from gallery.cli.session import Session
from gallery.edits.base import Edit
from gallery.edits.people import EditGroup, EditPerson
from gallery.edits.scenes import EditScene
from gallery.model.errors import NotFound
from gallery.model.names import Name, NameKind, compare_key
from gallery.model.phrases import BearerKind

Run = Callable[[Session, Namespace], int]
NEW_NAMES: dict[BearerKind, Callable[[int, tuple[Name, ...]], Edit]] = {
    BearerKind.PERSON: EditPerson,
    BearerKind.GROUP: EditGroup,
    BearerKind.SCENE: EditScene,
}
ROLE = '--add "Kim Hansung" --is "Kim Hansung=role"'  # whom V played in Hwarang
KINDS = ", ".join(NameKind)


def _rename_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="its name, or its number as the list says it")
    parser.add_argument("new", metavar="NEW", help="the name that is shown from now on")
    parser.add_argument("--keep", action="store_true", help="keep the old one as another name")


def _names_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="its name, or its number as the list says it")
    parser.add_argument("--add", action="append", default=[], metavar="NAME", help="another name")
    parser.add_argument(
        "--drop", action="append", default=[], metavar="NAME", help="a name it has no more"
    )
    parser.add_argument("--first", metavar="NAME", help="the name that is shown")
    parser.add_argument(
        "--is",
        action="append",
        default=[],
        dest="sorts",
        metavar="NAME=KIND",
        help=f"what a name is: {KINDS}",
    )
    with_json(parser)


def rename(kind: BearerKind, session: Session, options: Namespace) -> int:
    """Show another name; the old one goes unless it is kept, all others stay."""
    bearer_id = one_of(session, kind, options.name)
    shown, *others = names_of(session, kind, bearer_id)
    (fresh,) = typed_names([options.new])
    old = [shown] if options.keep else []
    kept = [one for one in (*old, *others) if not _is_same(one, fresh)]
    known = next((one for one in (shown, *others) if _is_same(one, fresh)), fresh)
    first = Name(fresh.text, known.kind, fresh.script)
    return apply(session, NEW_NAMES[kind](bearer_id, (first, *kept)))


def names(kind: BearerKind, session: Session, options: Namespace) -> int:
    """List the names with what they are, or change them."""
    bearer_id = one_of(session, kind, options.name)
    there = list(names_of(session, kind, bearer_id))
    wanted = _changed(there, options)
    if wanted != there:
        return apply(session, NEW_NAMES[kind](bearer_id, tuple(wanted)))
    if options.json:
        session.out.json([{"name": n.text, "kind": n.kind, "script": n.script} for n in there])
    else:
        session.out.table((one.text, one.kind.value, one.script) for one in there)
    return DONE


def _changed(there: Sequence[Name], options: Namespace) -> list[Name]:
    wanted = list(there)
    for fresh in typed_names(options.add):
        if not any(_is_same(one, fresh) for one in wanted):
            wanted.append(fresh)
    for text in options.drop:
        wanted.remove(_among(wanted, text))
    for given in options.sorts:
        wanted = _with_sort(wanted, given)
    if options.first is not None:
        first = _among(wanted, options.first)
        wanted = [first, *(one for one in wanted if one is not first)]
    return wanted


def _with_sort(there: Sequence[Name], given: str) -> list[Name]:
    text, _, sort = given.rpartition("=")
    if sort not in set(NameKind):
        raise WrongUse(f"“{given}” does not say what a name is; say it as NAME=KIND, of {KINDS}.")
    chosen = _among(there, text)
    better = Name(chosen.text, NameKind(sort), chosen.script)
    return [better if one is chosen else one for one in there]


def _among(there: Sequence[Name], text: str) -> Name:
    for one in there:
        if compare_key(one.text) == compare_key(text):
            return one
    raise NotFound("name", text)


def _is_same(one: Name, other: Name) -> bool:
    return compare_key(one.text) == compare_key(other.text)


def _commands(kind: BearerKind, old: str, new: str, other: str, *more: str) -> tuple[Command, ...]:
    return (
        Command(
            f"{kind} rename",
            f"show another name of a {kind}, everywhere",
            (f"{kind} rename {old} {new}", f"{kind} rename {old} {new} --keep"),
            _rename_arguments,
            partial(rename, kind),
        ),
        Command(
            f"{kind} names",
            f"list or change the names of a {kind}",
            (f"{kind} names {old}", f"{kind} names {old} --add {other} --first {other}", *more),
            _names_arguments,
            partial(names, kind),
        ),
    )


COMMANDS = (
    *_commands(BearerKind.PERSON, "V", "뷔", "Taehyung", f"person names V {ROLE}"),
    *_commands(BearerKind.GROUP, "BTS", "방탄소년단", "防弾少年団"),
    *_commands(BearerKind.SCENE, "camcorder", '"video camera"', "캠코더"),
)

"""Which copy of a picture is kept: of one group by hand, of all by a rule."""

from argparse import ArgumentParser, Namespace

from gallery.cli import copies, words
from gallery.cli.command import DONE, Command, WrongUse, number, with_json
from gallery.cli.commands.editing import apply
from gallery.cli.selection import absolute
from gallery.cli.session import Session
from gallery.cli.terminal import job
from gallery.edits.deciding import Decide, Fate, FatedPhoto
from gallery.edits.deciding_all import DecideAll, Rule, plan
from gallery.library import candidates, groups_of_same, photos, settings
from gallery.model.best_copy import Reason
from gallery.model.errors import NotFound
from gallery.model.variants import VariantKind

USUAL_LIMIT = 100  # groups
FATES = {
    Fate.HIDE: "these stand behind it as variants",
    Fate.TRASH: "these leave the library, their files go to the trash",
    Fate.APART: "these are other pictures; it is remembered",
    Fate.LATER: "these are asked about another time",
}
NOTHING_THERE = "No two photos are known to show the same picture."


def _list_arguments(parser: ArgumentParser) -> None:
    with_json(parser)
    kinds = parser.add_mutually_exclusive_group()
    kinds.add_argument(
        "--maybe", action="store_true", help="those that may be mirrored, cut or framed copies"
    )
    kinds.add_argument("--later", action="store_true", help="those that were put off")
    parser.add_argument(
        "--limit",
        type=number,
        default=USUAL_LIMIT,
        metavar="N",
        help=f"at most so many groups (default: {USUAL_LIMIT})",
    )


def _keep_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("kept", type=number, metavar="PHOTO", help="the photo that is kept")
    for fate, about in FATES.items():
        parser.add_argument(
            f"--{fate}", nargs="+", type=number, default=[], metavar="PHOTO", help=about
        )
    parser.add_argument(
        "--kind",
        choices=[str(kind) for kind in VariantKind],
        default=str(VariantKind.DUPLICATE),
        help="what those behind it are of it (default: duplicate)",
    )
    _outside_argument(parser)


def _auto_arguments(parser: ArgumentParser) -> None:
    with_json(parser)
    parser.add_argument("--rule", choices=["best"], default="best", help="keep the best copy")
    parser.add_argument(
        "--trash", action="store_true", help="the others go to the trash instead of behind it"
    )
    parser.add_argument("--dry-run", action="store_true", help="only say what would be done")
    _outside_argument(parser)


def _outside_argument(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--trash-outside",
        action="append",
        default=[],
        metavar="FOLDER",
        help="a folder outside of the library whose files may go to the trash; may be repeated",
    )


def _order_arguments(parser: ArgumentParser) -> None:
    with_json(parser)
    names = [str(reason) for reason in Reason]
    parser.add_argument("reasons", nargs="*", metavar="REASON", help=", ".join(names))


def _sources_arguments(parser: ArgumentParser) -> None:
    with_json(parser)
    parser.add_argument("sources", nargs="*", metavar="SOURCE", help="the best first")


def listed(session: Session, options: Namespace) -> int:
    """List the groups of photos that show the same picture."""
    with session.library.reading() as reader:
        found = groups_of_same.groups(
            reader,
            session.library,
            limit=max(0, options.limit),
            maybe=options.maybe,
            later=options.later,
        )
        total = groups_of_same.count(reader, maybe=options.maybe, later=options.later)
    if options.json:
        session.out.json([copies.group_record(group) for group in found])
        return DONE
    for group in found:
        session.out.table(list(copies.group_lines(group)))
        session.out.line()
    more = total - len(found)
    if not total:
        session.out.say(NOTHING_THERE)
    elif more > 0:
        session.out.say(f"and {words.count(more, 'more group')} (--limit shows more).")
    return DONE


def keep(session: Session, options: Namespace) -> int:
    """Keep one photo, and say what becomes of others."""
    kind = VariantKind(options.kind)
    fates: list[FatedPhoto] = []
    for fate in FATES:
        fates += [(photo_id, fate, kind) for photo_id in getattr(options, str(fate))]
    given = [photo_id for photo_id, _, _ in fates]
    if not given:
        raise WrongUse("Say what becomes of others, with --hide, --trash, --apart or --later.")
    if len(set(given)) < len(given):
        raise WrongUse("A photo is named twice.")
    with session.library.reading() as reader:
        there = photos.there(reader, given)
    for photo_id in given:
        if photo_id not in there:
            raise NotFound("photo", str(photo_id))
    folders = tuple(absolute(folder) for folder in options.trash_outside)
    return apply(session, Decide(options.kept, tuple(fates), folders), given)


def auto(session: Session, options: Namespace) -> int:
    """Decide on all groups by a rule."""
    fate = Fate.TRASH if options.trash else Fate.HIDE
    folders = tuple(absolute(folder) for folder in options.trash_outside)
    with job(session.out, "Looking") as progress, session.library.reading() as reader:
        planned = plan(reader, session.library, Rule(fate, trash_outside=folders), progress)
    if options.json:
        session.out.json(copies.plan_record(planned))
    else:
        for line in copies.plan_lines(planned, fate):
            session.out.line(line)
    if options.dry_run:
        return DONE
    if not planned.decisions:
        session.out.say("There was nothing to decide; nothing was changed.")
        return DONE
    with job(session.out, "Deciding") as progress:
        step = session.editor.apply(DecideAll(planned.decisions, folders), progress).step
    session.out.say(f"{words.step(step)}." if step else "Nothing was changed.")
    return DONE


def order(session: Session, options: Namespace) -> int:
    """Say or set by what the best copy is found."""
    if options.reasons:
        with session.library.writing() as writer:
            settings.set_best_copy_order(writer, options.reasons)
    with session.library.reading() as reader:
        now = [str(reason) for reason in candidates.order_of(reader)]
    if options.json:
        session.out.json(now)
    else:
        session.out.line(" ".join(now))
    return DONE


def sources(session: Session, options: Namespace) -> int:
    """Say or set which sources have the best copies."""
    if options.sources:
        with session.library.writing() as writer:
            settings.set_source_ranks(writer, options.sources)
    with session.library.reading() as reader:
        now = candidates.sources_of(reader)
    if options.json:
        session.out.json(list(now))
    else:
        for source in now:
            session.out.line(source)
    return DONE


COMMANDS = (
    Command(
        "duplicates",
        "list groups of photos that show the same picture, the best copy first",
        ("duplicates", "duplicates --maybe", "duplicates --json"),
        _list_arguments,
        listed,
    ),
    Command(
        "duplicates keep",
        "keep one photo of a picture; all that is said of the others goes over to it",
        ("duplicates keep 3 --hide 12 15", "duplicates keep 3 --trash 12 --apart 15"),
        _keep_arguments,
        keep,
    ),
    Command(
        "duplicates auto",
        "decide on all groups by a rule; where it leaves a doubt, nothing is decided",
        ("duplicates auto --dry-run", "duplicates auto --rule best --trash"),
        _auto_arguments,
        auto,
    ),
    Command(
        "duplicates order",
        "say or set by what the best copy is found, the first reason first",
        ("duplicates order", "duplicates order source pixels quality"),
        _order_arguments,
        order,
    ),
    Command(
        "duplicates sources",
        "say or set which sources have the best copies, the best first",
        ("duplicates sources", 'duplicates sources Weverse "A fansite" X'),
        _sources_arguments,
        sources,
    ),
)

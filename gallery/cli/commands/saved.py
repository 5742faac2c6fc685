"""Searches that are kept under a name: list, find, add, change, arrange, write to a file."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from gallery.cli.bearers import apply
from gallery.cli.command import DONE, Command, WrongUse, with_json
from gallery.cli.commands import searching
from gallery.cli.selection import absolute, query_text, read_search
from gallery.cli.session import Session
from gallery.edits.searches import (
    ArrangeSearches,
    BringInSearches,
    EditSearch,
    RemoveSearch,
    SaveSearch,
)
from gallery.library import searches
from gallery.model.searches import ICONS, USUAL_ICON, SavedSearch, SearchDraft, from_file, to_text

OPTIONS_WITH_VALUE = ("--icon",)


def _name(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="what the saved search is called")


def _find_arguments(parser: ArgumentParser) -> None:
    with_json(parser)
    parser.add_argument("--count", action="store_true", help="only say how many there are")
    _name(parser)


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--icon", choices=ICONS, default=USUAL_ICON, help="the picture beside it")
    _name(parser)
    parser.add_argument("query", nargs="+", metavar="QUERY", help="the rest of the line")


def _edit_arguments(parser: ArgumentParser) -> None:
    _name(parser)
    parser.add_argument("--name", dest="new_name", metavar="NAME", help="what it is called now")
    parser.add_argument("--query", metavar="QUERY", help="what it finds, as --query='-IU'")
    parser.add_argument("--icon", choices=ICONS, help="the picture beside it")


def _order_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("names", nargs="+", metavar="NAME", help="these first, in this order")


def _file(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a file with saved searches (JSON)")


def listed(session: Session, options: Namespace) -> int:
    """List the saved searches, with how many photos each finds."""
    with session.library.reading() as reader:
        found = [(one, searches.found_by(reader, one)) for one in searches.all_searches(reader)]
    if options.json:
        session.out.json([_record(one, photos) for one, photos in found])
        return DONE
    session.out.table((one.name, _photos(photos), one.query) for one, photos in found)
    if not found:
        session.out.say("No search is saved; “photosketch saved add NAME QUERY” saves one.")
    return DONE


def find(session: Session, options: Namespace) -> int:
    """Print the photos that a saved search finds."""
    kept = _named(session, options.name)
    asked = Namespace(json=options.json, count=options.count, limit=None, query=[kept.query])
    return searching.search(session, asked)


def add(session: Session, options: Namespace) -> int:
    """Save a search that can be read."""
    line = query_text(options.query)
    _require_readable(session, line)
    return apply(session, SaveSearch(SearchDraft(options.name, line, options.icon)))


def edit(session: Session, options: Namespace) -> int:
    """Give a saved search another name, line or icon."""
    kept = _named(session, options.name)
    if options.query is not None:
        _require_readable(session, options.query)
    draft = SearchDraft(
        kept.name if options.new_name is None else options.new_name,
        kept.query if options.query is None else options.query,
        options.icon or kept.icon,
    )
    return apply(session, EditSearch(kept.id, draft))


def remove(session: Session, options: Namespace) -> int:
    """Keep a search no longer."""
    return apply(session, RemoveSearch(_named(session, options.name).id))


def order(session: Session, options: Namespace) -> int:
    """Put saved searches first, in the order given."""
    ids = tuple(_named(session, name).id for name in options.names)
    return apply(session, ArrangeSearches(ids))


def export(session: Session, options: Namespace) -> int:
    """Write all saved searches to a file."""
    with session.library.reading() as reader:
        kept = searches.all_searches(reader)
    path = Path(absolute(options.file))
    try:
        path.write_text(to_text(kept), encoding="utf-8")
    except OSError as error:
        raise WrongUse(f"{path} cannot be written: {error.strerror}.") from error
    session.out.say(f"{len(kept)} saved in {path}.")
    return DONE


def bring_in(session: Session, options: Namespace) -> int:
    """Keep the searches of a file; those called as one that is there take its place."""
    path = Path(absolute(options.file))
    try:
        drafts = from_file(path)
    except OSError as error:
        raise WrongUse(f"{path} cannot be read: {error.strerror}.") from error
    return apply(session, BringInSearches(drafts))


def _named(session: Session, name: str) -> SavedSearch:
    with session.library.reading() as reader:
        return searches.named(reader, name)


def _require_readable(session: Session, line: str) -> None:
    with session.library.reading() as reader:
        read_search(reader, line)


def _photos(found: int | None) -> str:
    return "cannot be read" if found is None else f"{found:,}"


def _record(kept: SavedSearch, photos: int | None) -> dict[str, object]:
    return {
        "id": kept.id,
        "name": kept.name,
        "icon": kept.icon,
        "query": kept.query,
        "photos": photos,
    }


COMMANDS = (
    Command("saved", "list the saved searches", ("saved", "saved --json"), with_json, listed),
    Command(
        "saved find",
        "find the photos of a saved search",
        ('saved find "V films"', 'saved find --count "V films"'),
        _find_arguments,
        find,
    ),
    Command(
        "saved add",
        "save a search under a name",
        ('saved add "V films" V with camcorder', 'saved add --icon star "Best of 2024" rating:5'),
        _add_arguments,
        add,
    ),
    Command(
        "saved edit",
        "give a saved search another name, line or icon",
        ('saved edit "V films" --query "V camcorder -IU"', 'saved edit best --name "The best"'),
        _edit_arguments,
        edit,
    ),
    Command("saved remove", "keep a search no longer", ('saved remove "V films"',), _name, remove),
    Command(
        "saved order",
        "put saved searches first, in this order",
        ('saved order "V films" best',),
        _order_arguments,
        order,
    ),
    Command(
        "saved export",
        "write all saved searches to a file",
        ("saved export searches.json",),
        _file,
        export,
    ),
    Command(
        "saved import",
        "keep the searches of such a file",
        ("saved import searches.json",),
        _file,
        bring_in,
    ),
)

"""List guesses, accept them as tags, or refuse them."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from gallery.cli import words
from gallery.cli.bearers import bearers_of
from gallery.cli.command import DONE, Command, WrongUse, number, with_json
from gallery.cli.records import Record
from gallery.cli.selection import chosen
from gallery.cli.session import Session
from gallery.edits.base import Edit
from gallery.edits.suggestions import (
    AcceptEach,
    AcceptSuggestions,
    Meaning,
    NewPerson,
    NewScene,
    RefuseSuggestions,
)
from gallery.library import suggestions
from gallery.library.suggestions import Suggested
from gallery.model.errors import NotFound
from gallery.model.names import Name, script_of
from gallery.model.scenes import SceneKind

PERSON, SCENE = "person", "scene"
MOST_LISTED = 100  # guesses, unless more are asked for


def _list_arguments(parser: ArgumentParser) -> None:
    with_json(parser)
    parser.add_argument("--containing", default="", metavar="TEXT", help="only with TEXT inside")
    parser.add_argument(
        "--limit",
        type=number,
        default=MOST_LISTED,
        metavar="N",
        help=f"at most N of them (default: {MOST_LISTED})",
    )


def _which(parser: ArgumentParser) -> None:
    parser.add_argument("word", nargs="+", metavar="WORD", help="the guess, as the list says it")
    parser.add_argument("--photos", metavar="QUERY", help="only for these photos")


def _accept_arguments(parser: ArgumentParser) -> None:
    _which(parser)
    parser.add_argument(
        "--as",
        dest="sort",
        choices=(PERSON, SCENE),
        help="what becomes of a word that is no known name",
    )
    parser.add_argument("--means", metavar="NAME", help="whom or what the words mean")
    parser.add_argument("--group", action="append", default=[], help="a group of a new person")
    parser.add_argument(
        "--kind", type=SceneKind, choices=list(SceneKind), help="what sort of scene it is"
    )


def listed(session: Session, options: Namespace) -> int:
    """List the open guesses, those for most photos first."""
    if options.limit < 0:
        raise WrongUse("--limit needs a number from 0 on.")
    with session.library.reading() as reader:
        found = suggestions.open_words(reader, text=options.containing, limit=options.limit)
        every = suggestions.count(reader)
    if options.json:
        session.out.json([_record(one) for one in found])
        return DONE
    session.out.table([_row(one) for one in found])
    more = f", the first {len(found):,} shown" if 0 < len(found) < every else ""
    session.out.say(f"{words.count(every, 'open guess', 'open guesses')}{more}.")
    return DONE


def accept(session: Session, options: Namespace) -> int:
    """Tag the photos of guesses with what they mean."""
    ids, photo_ids = _chosen(session, options)
    if options.means is not None:
        meaning = _meaning(session, options)
        return _apply(session, AcceptSuggestions(ids, photo_ids, meaning))
    if options.sort is None:
        return _apply(session, AcceptSuggestions(ids, photo_ids))
    kind = None if options.sort == PERSON else options.kind or SceneKind.OTHER
    return _apply(session, AcceptEach(ids, kind, tuple(options.group), photo_ids))


def refuse(session: Session, options: Namespace) -> int:
    """Refuse guesses for good."""
    return _apply(session, RefuseSuggestions(*_chosen(session, options)))


def _apply(session: Session, edit: Edit) -> int:
    step = session.editor.apply(edit).step
    session.out.say(f"{words.step(step)}." if step else "It was so already; nothing was changed.")
    return DONE


def _chosen(session: Session, options: Namespace) -> tuple[tuple[int, ...], tuple[int, ...] | None]:
    """Return the guesses that are meant, and the photos if only some are."""
    photo_ids = None if options.photos is None else chosen(session, options.photos)
    ids: list[int] = []
    with session.library.reading() as reader:
        for word in options.word:
            found = suggestions.open_named(reader, word)
            if not found:
                raise NotFound("suggestion", word)
            ids.extend(one.id for one in found)
    return tuple(dict.fromkeys(ids)), photo_ids


def _meaning(session: Session, options: Namespace) -> Meaning:
    """Return whom or what ``--means`` names; a new one if ``--as`` says what it is."""
    known = bearers_of(session, options.means)
    if len(known) == 1:
        return known[0]
    names = (Name(options.means, script=script_of(options.means)),)
    if not known and options.sort == PERSON:
        return NewPerson(names, tuple(options.group))
    if not known and options.sort == SCENE:
        return NewScene(names, options.kind or SceneKind.OTHER)
    several = "Several are" if known else "Nobody and nothing is"
    raise WrongUse(
        f"{several} called “{options.means}”; --as person or --as scene makes a new one."
    )


def _row(one: Suggested) -> Sequence[str]:
    handle = f"@{one.handle}" if one.handle else ""
    match = f"is {one.match.kind.value} {one.match.name}" if one.match else ""
    return words.photos(one.photos), one.text, handle, one.kind.value, one.reason, match


def _record(one: Suggested) -> Record:
    return {
        "id": one.id,
        "text": one.text,
        "kind": one.kind.value,
        "handle": one.handle,
        "reason": one.reason,
        "photos": one.photos,
        "parents": list(one.parents),
        "match": one.match
        and {"kind": one.match.kind.value, "id": one.match.id, "name": one.match.name},
    }


COMMANDS = (
    Command(
        "suggestions",
        "list what hashtags, mentions and keywords suggest, until it is answered",
        ("suggestions", "suggestions --json --limit 1000", "suggestions --containing camera"),
        _list_arguments,
        listed,
    ),
    Command(
        "suggestions accept",
        "tag the photos of a guess with what it means",
        (
            "suggestions accept camcorder --as scene --kind prop",
            'suggestions accept thv "Kim Taehyung" --means V',
            "suggestions accept RM --as person --group BTS --photos 3 4",
        ),
        _accept_arguments,
        accept,
    ),
    Command(
        "suggestions refuse",
        "refuse a guess; it is not made again",
        ("suggestions refuse photooftheday love",),
        _which,
        refuse,
    ),
)

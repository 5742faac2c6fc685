"""Find photos, and show everything known of one."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from itertools import islice

from gallery.cli import language
from gallery.cli.command import DONE, Command, WrongUse, is_number, number, with_json
from gallery.cli.records import described, record
from gallery.cli.selection import count, find, query_text
from gallery.cli.session import Session
from gallery.library import duplicates, photos
from gallery.library.duplicates import Twin
from gallery.model.errors import NotFound
from gallery.model.photo import PhotoDetails
from gallery.search.fields import TABLE, Field

OPTIONS_WITH_VALUE = ("--limit", "--library")
OPTIONS = ("--json", "--count", "--help", "-h", *OPTIONS_WITH_VALUE)
Found = tuple[PhotoDetails, tuple[Twin, ...]]
BATCH = 500  # photos whose details are read in one go


def _search_arguments(parser: ArgumentParser) -> None:
    with_json(parser)
    parser.add_argument("--count", action="store_true", help="only say how many there are")
    parser.add_argument("--limit", type=number, metavar="N", help="at most N photos")
    parser.add_argument(
        "query",
        nargs="*",
        metavar="QUERY",
        help="the rest of the line: names, phrases, fields (set: released: is: …), - OR ( ); "
        "“photosketch fields” tells all of it",
    )


def _show_arguments(parser: ArgumentParser) -> None:
    with_json(parser)
    parser.add_argument("id", metavar="ID", help="the photo's number, as search prints it")


def search(session: Session, options: Namespace) -> int:
    """Print the photos that a search finds."""
    if options.limit is not None and options.limit < 0:
        raise WrongUse("--limit needs a number from 0 on.")
    with session.library.reading() as reader:
        if options.count:
            session.out.line(str(count(reader, query_text(options.query))))
            return DONE
        ids = find(reader, query_text(options.query))
    found = ids if options.limit is None else ids[: options.limit]
    for batch in _batches(session, found):
        if options.json:
            for photo, twins in batch:
                session.out.json_line(record(photo, twins))
        else:
            session.out.table([_row(photo) for photo, _ in batch])
    if not options.json:
        session.out.say(_summary(len(found), len(ids)))
    return DONE


def fields(session: Session, options: Namespace) -> int:
    """Print everything that a search understands."""
    if options.json:
        session.out.json([_field(one) for one in TABLE])
        return DONE
    session.out.table([("", *form) for form in language.forms()])
    for topic, heading in language.TOPICS.items():
        session.out.line(f"\n{heading}")
        told = language.fields(topic)
        also = ((row, " ".join(f"{other}:" for other in row.also)) for row in told)
        session.out.table([("", row.examples[0], row.about, others) for row, others in also])
    session.out.line("\nWhat a photo is")
    session.out.table([("", *state) for state in language.states()])
    session.out.line("\nValues")
    session.out.table([("", name, ", ".join(known)) for name, known in language.values()])
    return DONE


def _field(field: Field) -> dict[str, object]:
    return {
        "name": field.name,
        "also": list(field.others),
        "topic": str(field.topic),
        "about": language.FIELD_SENTENCES[field.name],
        "examples": list(field.shown),
        "values": [one.name for one in field.words],
    }


def show(session: Session, options: Namespace) -> int:
    """Print everything known of one photo."""
    if not is_number(options.id):
        raise NotFound("photo", options.id)
    with session.library.reading() as reader:
        photo = photos.details(reader, session.library, int(options.id))
        twins = duplicates.twins(reader, [photo.id]).get(photo.id, ())
    if options.json:
        session.out.json(record(photo, twins))
    else:
        for label, value in described(photo, twins):
            session.out.line(f"{label:<10} {value}")
    return DONE


def _batches(session: Session, ids: Sequence[int]) -> Iterator[list[Found]]:
    waiting = iter(ids)
    while batch := list(islice(waiting, BATCH)):
        with session.library.reading() as reader:
            twins = duplicates.twins(reader, batch)
            found = photos.details_many(reader, session.library, batch)
        yield [(photo, twins.get(photo.id, ())) for photo in found]


def _row(photo: PhotoDetails) -> tuple[str, ...]:
    place = "; ".join(f"{one.title} · {one.position}" for one in photo.sets)
    phrases = "; ".join(statement.text for statement in photo.statements)
    path = photo.files[0].path if photo.files else ""
    return str(photo.id), place, phrases, path


def _summary(shown: int, found: int) -> str:
    photo = "photo" if found == 1 else "photos"
    return f"{found:,} {photo}" + (f", the first {shown:,} shown" if shown < found else "")


COMMANDS = (
    Command(
        "search",
        "find photos",
        (
            "search V with camcorder",
            "search V camcorder -IU",
            "search --count only:V released:2024-01",
            'search --json set:"love wins all" | jq .path',
            "search '(IU OR RM) is:favourite'",
            "search is:incomplete",
            "search V landscape 'mp:>8' released:2024-01 missing:caption order:rating",
            "search photos of V and IU from january 2024",
        ),
        _search_arguments,
        search,
    ),
    Command(
        "fields",
        "tell everything that a search understands",
        ("fields", "fields --json | jq .[].name"),
        with_json,
        fields,
    ),
    Command(
        "show",
        "show everything known of a photo",
        ("show 7", "show --json 7"),
        _show_arguments,
        show,
    ),
)

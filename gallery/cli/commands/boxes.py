"""Boxes around people on photos: list, draw, name, move and remove them."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace

from gallery.cli import words
from gallery.cli.bearers import bearers_of, one_of
from gallery.cli.command import DONE, Command, number, with_json
from gallery.cli.records import region_record, region_words
from gallery.cli.session import Session
from gallery.edits.base import Edit
from gallery.edits.regions import AddRegion, MoveRegion, NameRegion, RemoveRegion
from gallery.library import photos, regions
from gallery.model.errors import NotFound
from gallery.model.phrases import BearerKind, Part
from gallery.model.region import Region

SIDES = (
    ("x", "its left edge, a share of the photo’s width: as 0.62, or in per cent"),
    ("y", "its upper edge, a share of the photo’s height"),
    ("width", "a share of the photo’s width"),
    ("height", "a share of the photo’s height"),
)
PER_CENT = 100


def _photo_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("photo", type=number, metavar="PHOTO", help="the id of the photo")
    with_json(parser)


def _box_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("box", type=number, metavar="BOX", help="its id, as box list prints it")


def _who_arguments(parser: ArgumentParser) -> None:
    _box_arguments(parser)
    parser.add_argument(
        "who", metavar="WHO", help="a person; a new name makes one, “” names nobody"
    )


def _move_arguments(parser: ArgumentParser) -> None:
    _box_arguments(parser)
    _side_arguments(parser)


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("photo", type=number, metavar="PHOTO", help="the id of the photo")
    parser.add_argument(
        "who", metavar="WHO", help="a person; a new name makes one, “” names nobody"
    )
    _side_arguments(parser)


def _side_arguments(parser: ArgumentParser) -> None:
    for name, meaning in SIDES:
        parser.add_argument(name, type=_share, metavar=name.upper(), help=meaning)


def _share(text: str) -> float:
    """Return a share of the photo, 0 to 1, given so or in per cent."""
    number, sign, rest = text.partition("%")
    try:
        share = float(number) / (PER_CENT if sign else 1)
    except ValueError:
        share = -1.0
    if rest or not 0 <= share <= 1:
        raise ArgumentTypeError(f"“{text}” is no share of the photo; give one as 0.4 or 40%")
    return share


def listing(session: Session, options: Namespace) -> int:
    """List the boxes of a photo."""
    with session.library.reading() as reader:
        if not photos.cards(reader, [options.photo]):
            raise NotFound("photo", str(options.photo))
        found = regions.of_photos(reader, [options.photo]).get(options.photo, ())
    if options.json:
        session.out.json([{"id": one.id} | region_record(one) for one in found])
        return DONE
    session.out.table((str(one.id), *region_words(one)) for one in found)
    return DONE


def add(session: Session, options: Namespace) -> int:
    """Draw a box."""
    who = _who(session, options.who)
    return _apply(session, AddRegion(options.photo, _region(options), who))


def name(session: Session, options: Namespace) -> int:
    """Say who is in a box."""
    return _apply(session, NameRegion(options.box, _who(session, options.who)))


def move(session: Session, options: Namespace) -> int:
    """Give a box another place or size."""
    return _apply(session, MoveRegion(options.box, _region(options)))


def remove(session: Session, options: Namespace) -> int:
    """Take a box off its photo."""
    return _apply(session, RemoveRegion(options.box))


def _who(session: Session, given: str) -> Part | None:
    if not given.strip():
        return None
    found = bearers_of(session, given, BearerKind.PERSON)
    if len(found) > 1:
        one_of(session, BearerKind.PERSON, given)  # it says whom there is to choose from
    return Part(given, next(iter(found), None))


def _region(options: Namespace) -> Region:
    return Region(options.x, options.y, options.width, options.height)


def _apply(session: Session, edit: Edit) -> int:
    step = session.editor.apply(edit).step
    session.out.say(f"{words.step(step)}." if step else "It was so already; nothing was changed.")
    return DONE


COMMANDS = (
    Command(
        "box list",
        "list the boxes around people on a photo",
        ("box list 5",),
        _photo_arguments,
        listing,
    ),
    Command(
        "box add",
        "draw a box around a person on a photo, who is tagged too",
        ('box add 5 "V" 0.62 0.2 0.1 0.18', 'box add 5 "IU" 40% 25% 8% 18%'),
        _add_arguments,
        add,
    ),
    Command(
        "box name",
        "say who is in a box",
        ('box name 3 "IU"', 'box name 3 ""'),
        _who_arguments,
        name,
    ),
    Command(
        "box move",
        "give a box another place or size",
        ("box move 3 0.6 0.2 0.1 0.2",),
        _move_arguments,
        move,
    ),
    Command(
        "box remove",
        "take a box off its photo; the person stays tagged",
        ("box remove 3",),
        _box_arguments,
        remove,
    ),
)

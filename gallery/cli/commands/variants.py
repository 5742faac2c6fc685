"""Photos that stand behind the best copy of their picture: listed, shown, parted from it."""

from argparse import ArgumentParser, Namespace

from gallery.cli.command import DONE, Command, number, with_json
from gallery.cli.commands.editing import apply
from gallery.cli.session import Session
from gallery.edits.deciding import PartVariants, ShowVariant
from gallery.library import photos, variants
from gallery.model.errors import NotFound


def _variants_arguments(parser: ArgumentParser) -> None:
    with_json(parser)
    _photo(parser)


def _photo(parser: ArgumentParser) -> None:
    parser.add_argument("photo", type=number, metavar="PHOTO", help="a photo's number")


def _photos(parser: ArgumentParser) -> None:
    parser.add_argument("photos", nargs="+", type=number, metavar="PHOTO", help="their numbers")


def behind(session: Session, options: Namespace) -> int:
    """List what stands behind a photo."""
    with session.library.reading() as reader:
        if not photos.there(reader, [options.photo]):
            raise NotFound("photo", str(options.photo))
        kept_id = variants.kept(reader, [options.photo]).get(options.photo, options.photo)
        found = variants.of(reader, [kept_id]).get(kept_id, ())
        named = {
            card.id: card.name for card in photos.cards(reader, [one.photo_id for one in found])
        }
    if options.json:
        kinds = [{"photo": one.photo_id, "kind": str(one.kind)} for one in found]
        session.out.json({"shown": kept_id, "variants": kinds})
        return DONE
    session.out.table(
        (f"photo {one.photo_id}", str(one.kind), named.get(one.photo_id, "")) for one in found
    )
    if not found:
        session.out.say(f"Nothing stands behind photo {options.photo}.")
    elif kept_id != options.photo:
        session.out.say(f"Photo {kept_id} is shown.")
    return DONE


def show(session: Session, options: Namespace) -> int:
    """Show a variant in the place of the photo that it stands behind."""
    return apply(session, ShowVariant(options.photo), [options.photo])


def part(session: Session, options: Namespace) -> int:
    """Show variants by themselves again."""
    return apply(session, PartVariants(tuple(options.photos)), options.photos)


COMMANDS = (
    Command(
        "variants",
        "list what stands behind a photo",
        ("variants 3", "variants 3 --json"),
        _variants_arguments,
        behind,
    ),
    Command(
        "variant show",
        "show a variant in the place of the photo that it stands behind",
        ("variant show 12",),
        _photo,
        show,
    ),
    Command(
        "variant part",
        "show variants by themselves again",
        ("variant part 12 15",),
        _photos,
        part,
    ),
)

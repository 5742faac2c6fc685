"""Say, caption, rate, favourite and remove: the changes of photos."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from gallery.cli import words
from gallery.cli.command import DONE, Command, WrongUse, with_photos
from gallery.cli.selection import chosen
from gallery.cli.session import LANGUAGE, Session
from gallery.edits.base import Edit
from gallery.edits.captions import SetCaption, SetTitle
from gallery.edits.photos import MOST_STARS, RemovePhotos, SetFavourite, SetRating
from gallery.edits.tagging import AddPhrases, RemovePhrases
from gallery.library import phrases
from gallery.library.tagging_names import TaggingVocabulary
from gallery.model.names import compare_key
from gallery.model.phrases import PhraseReading, readings, say_exactly, say_phrase

EVERYTHING = (
    "--photos is empty, which would remove every photo of the library. "
    "Say which ones; if you mean all of them, --photos rating:0..5 finds all."
)
MOST_TOLD = 3  # other meanings of a phrase


def _tag_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("phrase", nargs="+", metavar="PHRASE", help="as “V with camcorder”")
    with_photos(parser)
    parser.add_argument("--remove", action="store_true", help="take the phrases off instead")


def _caption_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("text", metavar="TEXT", help="the caption; “” takes it away")
    with_photos(parser)
    parser.add_argument(
        "--language", default=LANGUAGE, metavar="TAG", help="as en, ko, ja (default: en)"
    )


def _title_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("text", metavar="TEXT", help="the title; “” takes it away")
    with_photos(parser)


def _rate_arguments(parser: ArgumentParser) -> None:
    stars = range(MOST_STARS + 1)
    parser.add_argument("stars", type=int, choices=stars, help="0 makes them unrated")
    with_photos(parser)


def _favourite_arguments(parser: ArgumentParser) -> None:
    with_photos(parser)
    parser.add_argument("--off", action="store_true", help="no longer favourites")


def tag(session: Session, options: Namespace) -> int:
    """Say phrases of photos, or take them off."""
    if not all(phrase.strip() for phrase in options.phrase):
        raise WrongUse("The phrase is empty; say something like “V with camcorder”.")
    photo_ids = chosen(session, options.photos)
    with session.library.reading() as reader:
        vocabulary = TaggingVocabulary(reader)
        read = [readings(phrase, vocabulary) for phrase in options.phrase]
        others = [[say_exactly(one, vocabulary) for one in ways[1:]] for ways in read]
        said = (
            {}
            if not options.remove
            else {
                compare_key(one.text): one.phrase_id for one, _ in phrases.counts(reader, photo_ids)
            }
        )
    if not options.remove:
        _tell_doubt(session, options.phrase, others)
        return apply(session, AddPhrases(photo_ids, tuple(ways[0] for ways in read)), photo_ids)
    wanted: list[int] = []
    for phrase, ways in zip(options.phrase, read, strict=True):
        keys = [compare_key(phrase), *(compare_key(text) for text in _spellings(ways[0]))]
        found = [said[key] for key in keys if key in said]
        if not found:
            session.out.say(f"None of these photos says “{phrase}”.")
        wanted.extend(found)
    phrase_ids = tuple(dict.fromkeys(wanted))
    return apply(session, RemovePhrases(photo_ids, phrase_ids), photo_ids if phrase_ids else ())


def _tell_doubt(session: Session, typed: Sequence[str], others: Sequence[Sequence[str]]) -> None:
    """Tell what else a phrase may mean, in words that mean nothing but that."""
    for phrase, texts in zip(typed, others, strict=True):
        if texts:
            instead = " or ".join(f"‘{text}’" for text in texts[:MOST_TOLD])
            session.out.say(f"If you did not mean that with “{phrase}”, say {instead}.")


def caption(session: Session, options: Namespace) -> int:
    """Give photos a caption."""
    photo_ids = chosen(session, options.photos)
    return apply(session, SetCaption(photo_ids, options.language, options.text), photo_ids)


def title(session: Session, options: Namespace) -> int:
    """Give photos a title."""
    photo_ids = chosen(session, options.photos)
    return apply(session, SetTitle(photo_ids, options.text), photo_ids)


def rate(session: Session, options: Namespace) -> int:
    """Give photos stars."""
    photo_ids = chosen(session, options.photos)
    return apply(session, SetRating(photo_ids, options.stars), photo_ids)


def favourite(session: Session, options: Namespace) -> int:
    """Make photos favourites, or no longer."""
    photo_ids = chosen(session, options.photos)
    return apply(session, SetFavourite(photo_ids, not options.off), photo_ids)


def remove(session: Session, options: Namespace) -> int:
    """Take photos out of the library; all of them only if that is said."""
    if not options.photos.strip():
        raise WrongUse(EVERYTHING)
    photo_ids = chosen(session, options.photos)
    return apply(session, RemovePhotos(photo_ids), photo_ids)


def apply(session: Session, edit: Edit, photo_ids: Sequence[int]) -> int:
    """Apply an edit to photos and say what was done."""
    if not photo_ids:
        session.out.say("No photo was found, so nothing was changed.")
        return DONE
    step = session.editor.apply(edit).step
    session.out.say(f"{words.step(step)}." if step else "It was so already; nothing was changed.")
    return DONE


def _spellings(reading: PhraseReading) -> list[str]:
    """Say a phrase by the names that are shown, whichever names were typed.

    Without a scene each of its people is a phrase of its own.
    """
    who = [part.known.shown if part.known else part.text for part in reading.who]
    if reading.scene is None:
        return who
    scene = reading.scene.known.shown if reading.scene.known else reading.scene.text
    return [say_phrase(who, reading.link, scene)]


COMMANDS = (
    Command(
        "tag",
        "say who and what is in photos",
        (
            'tag "V with camcorder" --photos 2 3',
            'tag "IU and V holding hands" --photos set:"love wins all" 6',
            'tag "V with camcorder" --photos 2 --remove',
        ),
        _tag_arguments,
        tag,
    ),
    Command(
        "caption",
        "caption photos",
        (
            'caption "He films what he sees" --photos 2',
            'caption "캠코더를 든 뷔" --language ko --photos 2 3',
        ),
        _caption_arguments,
        caption,
    ),
    Command(
        "title",
        "title photos",
        ('title "Through the viewfinder" --photos 2',),
        _title_arguments,
        title,
    ),
    Command(
        "rate",
        "give photos 0 to 5 stars",
        ("rate 5 --photos only:V is:favourite",),
        _rate_arguments,
        rate,
    ),
    Command(
        "favourite",
        "make photos favourites",
        ("favourite --photos 2 3", "favourite --off --photos 2"),
        _favourite_arguments,
        favourite,
    ),
    Command(
        "remove",
        "take photos out of the library; files inside it go to the trash, others stay",
        ("remove --photos 7", "remove --photos is:damaged"),
        with_photos,
        remove,
    ),
)

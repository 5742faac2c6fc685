"""Which person, group or scene a name on the command line means; the names that are typed."""

from collections.abc import Iterable

from gallery.cli import words
from gallery.cli.command import DONE, WrongUse, is_number
from gallery.cli.session import Session
from gallery.edits.base import Edit
from gallery.library import bearers, people, scenes
from gallery.library.vocabulary import LibraryVocabulary
from gallery.model.errors import InvalidValue, NotFound
from gallery.model.names import LONGEST_NAME, Name, clean, script_of
from gallery.model.phrases import Bearer, BearerKind


def bearers_of(session: Session, name: str, *kinds: BearerKind) -> list[Bearer]:
    """Return the bearers of a name, of some kinds, or of any."""
    with session.library.reading() as reader:
        exact = LibraryVocabulary(reader).exact(name)
    return [bearer for bearer in exact if not kinds or bearer.kind in kinds]


def first_of(session: Session, kind: BearerKind, name: str) -> int | None:
    """Return the first of a kind that bears a name, None if there is none."""
    found = bearers_of(session, name, kind)
    return found[0].id if found else None


def one_of(session: Session, kind: BearerKind, given: str) -> int:
    """Return the one that is meant by a name, or by a number as the lists print it.

    Raises:
        NotFound: nobody is called so.
        WrongUse: several are; the text tells their numbers.
    """
    found = bearers_of(session, given, kind)
    if len(found) == 1:
        return found[0].id
    if found:
        listed = ", ".join(f"{bearer.shown} is {bearer.id}" for bearer in found)
        raise WrongUse(f"Several are called “{given}”: {listed}. Say which by its number.")
    if not is_number(given):
        raise NotFound(kind.value, given)
    return _numbered(session, kind, int(given))


def _numbered(session: Session, kind: BearerKind, number: int) -> int:
    with session.library.reading() as reader:
        if kind is BearerKind.PERSON:
            return people.get_person(reader, number).id
        if kind is BearerKind.GROUP:
            return people.get_group(reader, number).id
        return scenes.get_scene(reader, number).id


def names_of(session: Session, kind: BearerKind, bearer_id: int) -> tuple[Name, ...]:
    """Return the names of one that is there, the shown one first."""
    with session.library.reading() as reader:
        return bearers.names_of(reader, kind, [bearer_id])[bearer_id]


def typed_names(given: Iterable[str]) -> tuple[Name, ...]:
    """Return names as they were typed, clean, with their scripts; raises InvalidValue."""
    return tuple(Name(text, script=script_of(text)) for text in map(_checked, given))


def _checked(given: str) -> str:
    text = clean(given)
    if not text or len(text) > LONGEST_NAME:
        raise InvalidValue("name", given, "too-long" if text else "empty")
    return text


def apply(session: Session, edit: Edit) -> int:
    """Apply an edit of names and say what was done."""
    step = session.editor.apply(edit).step
    session.out.say(f"{words.step(step)}." if step else "All of it was known already.")
    return DONE

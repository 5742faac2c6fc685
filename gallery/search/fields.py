"""THE TABLE of the fields of a search: what each is called, reads and suggests."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from gallery.model.phrases import BearerKind, Vocabulary
from gallery.search import ast, values
from gallery.search.lexer import Token

Reading = Callable[[Token, Vocabulary], ast.Node]


class Suggests(StrEnum):
    """What may be offered behind a field's colon."""

    PERSONS = "persons"
    GROUPS = "groups"
    PEOPLE = "people"  # persons and groups
    SCENES = "scenes"
    SETS = "sets"
    DATES = "dates"
    RATINGS = "ratings"
    FLAGS = "flags"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Field:
    """One field. ``is_list``: its value may go on after a comma and a space."""

    name: str
    read: Reading
    suggests: Suggests
    is_list: bool = False


def _person(token: Token, vocabulary: Vocabulary) -> ast.Node:
    return _bearers(token, vocabulary, BearerKind.PERSON)


def _group(token: Token, vocabulary: Vocabulary) -> ast.Node:
    return _bearers(token, vocabulary, BearerKind.GROUP)


def _bearers(token: Token, vocabulary: Vocabulary, kind: BearerKind) -> ast.Node:
    if not token.text.strip():
        raise values.bad_value(token)
    return values.bearer_node(values.named(token.text, vocabulary, {kind}), vocabulary)


def _with(token: Token, vocabulary: Vocabulary) -> ast.Node:
    who = values.read_people(token, vocabulary)
    return ast.all_of(*(ast.HasPerson(ids) if ids else ast.Nothing() for ids in who))


def _only(token: Token, vocabulary: Vocabulary) -> ast.Node:
    who = values.read_people(token, vocabulary)
    return ast.Only(who) if all(who) else ast.Nothing()


def _set(token: Token, vocabulary: Vocabulary) -> ast.Node:
    return ast.InSet(vocabulary.sets_titled(values.read_text(token)))


def _text(token: Token, vocabulary: Vocabulary) -> ast.Node:
    folded = values.read_text(token)
    return ast.HasText(folded, vocabulary.sets_titled(folded))


def _released(token: Token, _: Vocabulary) -> ast.Node:
    return ast.Released(values.read_days(token))


def _taken(token: Token, _: Vocabulary) -> ast.Node:
    return ast.Taken(values.read_days(token))


def _rating(token: Token, _: Vocabulary) -> ast.Node:
    return values.read_rating(token)


def _is(token: Token, _: Vocabulary) -> ast.Node:
    return values.read_flag(token)


FIELDS: dict[str, Field] = {
    field.name: field
    for field in (
        Field("person", _person, Suggests.PERSONS),
        Field("group", _group, Suggests.GROUPS),
        Field("with", _with, Suggests.PEOPLE, is_list=True),
        Field("only", _only, Suggests.PEOPLE, is_list=True),
        Field("scene", values.read_scene, Suggests.SCENES),
        Field("set", _set, Suggests.SETS),
        Field("released", _released, Suggests.DATES),
        Field("taken", _taken, Suggests.DATES),
        Field("rating", _rating, Suggests.RATINGS),
        Field("is", _is, Suggests.FLAGS),
        Field("text", _text, Suggests.NOTHING),
    )
}

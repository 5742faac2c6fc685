"""How else a name is typed: the keys by which it is found, in the script of any keyboard.

A name's keys are pure text, compared from their beginning: the name itself and each later word
of it; a Korean name without its family name, and its initial consonants; Hangul and other
scripts in Latin letters; and how it sounds, the same for every usual spelling ("Kim", "Gim").
"""

from collections.abc import Iterator
from enum import IntEnum

from gallery.model.names import initials, search_text


class Form(IntEnum):
    """What a key is of its name; the number is stored, and the lesser the likelier is meant."""

    WHOLE = 0
    LATER_WORD = 1
    GIVEN = 2
    INITIALS = 3
    LATER_INITIALS = 4
    LATIN = 5
    SOUND = 6


def keys_of(name: str, *, is_of_who: bool) -> frozenset[tuple[str, Form]]:
    """Return the keys of a name; ``is_of_who`` when a person or a group bears it."""
    return frozenset(_keys(name, is_of_who=is_of_who))


def _keys(name: str, *, is_of_who: bool) -> Iterator[tuple[str, Form]]:
    folded = search_text(name)
    yield folded, Form.WHOLE
    words = folded.split(" ")
    for at in range(1, len(words)):
        yield " ".join(words[at:]), Form.LATER_WORD
    if initials(name):
        yield initials(name), Form.INITIALS

"""How else a name is typed: the keys by which it is found, in the script of any keyboard.

A name's keys are pure text, compared from their beginning: the name itself and each later word
of it; a Korean name without its family name, and its initial consonants; Hangul and other
scripts in Latin letters, names with signs and accents without them; and, of people, how it
sounds (``model.romanisation``), the same for every usual spelling ("Kim", "Gim").

Why keys as rows and no index in memory: 210,000 names are 50 MB of Python and a second at every
start, and another program's edit would make all of it stale.
"""

import re
import unicodedata
from collections.abc import Iterator
from enum import IntEnum

from gallery.model.names import initials, search_text
from gallery.model.romanisation import (
    given_name,
    romanise,
    sound,
    sounds_begun,
    spelled_letters,
)

SOUND_MARK = "~"  # before keys of sound, so that letters never find them
APOSTROPHES = str.maketrans("", "", "'’‘`")
SIGNS = re.compile(r"[^a-z0-9 ]+")
PLAIN = re.compile(r"[a-z0-9 ]*")


class Form(IntEnum):
    """What a key is of its name; the number is stored."""

    WHOLE = 0
    LATER_WORD = 1
    GIVEN = 2
    INITIALS = 3
    LATER_INITIALS = 4
    LATIN = 5
    LATER_LATIN = 6
    SOUND = 7
    LATER_SOUND = 8


def keys_of(name: str, *, is_of_who: bool) -> frozenset[tuple[str, Form]]:
    """Return the keys of a name; ``is_of_who`` when a person or a group bears it."""
    return frozenset(key for key in _keys(name, is_of_who=is_of_who) if key[0])


def _keys(name: str, *, is_of_who: bool) -> Iterator[tuple[str, Form]]:
    later = _later_words(name)
    given = given_name(name) if is_of_who else ""
    yield search_text(name), Form.WHOLE
    yield from ((search_text(each), Form.LATER_WORD) for each in later)
    if given:
        yield search_text(given), Form.GIVEN
        later.append(given)
    if not name.isascii():
        yield initials(name), Form.INITIALS
        yield from ((initials(each), Form.LATER_INITIALS) for each in later)
    if not PLAIN.fullmatch(search_text(name)):
        yield from ((each, Form.LATIN) for each in _latin(name))
        yield from ((each, Form.LATER_LATIN) for part in later for each in _latin(part))
    if is_of_who:
        yield sound_key(name), Form.SOUND
        yield from ((sound_key(each), Form.LATER_SOUND) for each in later)


def sound_key(name: str) -> str:
    """Return the key of how a name sounds, "" for names without letters."""
    sounds = sound(name) or sound(_ascii(name))
    return SOUND_MARK + sounds if sounds else ""


def sound_keys_begun(typed: str) -> tuple[str, ...]:
    """Return the beginnings of the keys of what may sound as ``typed`` does."""
    return tuple(SOUND_MARK + each for each in sounds_begun(typed) if each)


def latin_of(typed: str) -> str:
    """Return Hangul as the Latin letters it may stand for ("아이유" is typed for IU), else ""."""
    return spelled_letters(unicodedata.normalize("NFC", typed).replace(" ", ""))


def _later_words(name: str) -> list[str]:
    words = name.split()
    return [" ".join(words[at:]) for at in range(1, len(words))]


def _latin(name: str) -> Iterator[str]:
    """Give a name in plain Latin letters, where that is another text than the name itself."""
    folded = search_text(name)
    if PLAIN.fullmatch(folded):
        return
    plain = _ascii(name).translate(APOSTROPHES)
    for between in ("", " "):  # "close-up" is typed "closeup" and "close up"
        yield " ".join(SIGNS.sub(between, plain).split())
    yield latin_of(name)


def _ascii(name: str) -> str:
    folded = unicodedata.normalize("NFC", search_text(name))
    spelled = romanise(folded)
    if spelled.isascii():
        return spelled
    from anyascii import anyascii  # reads its tables only for the letters met; most need none

    bare = "".join(c for c in unicodedata.normalize("NFD", spelled) if not unicodedata.combining(c))
    return anyascii(unicodedata.normalize("NFC", bare)).lower()

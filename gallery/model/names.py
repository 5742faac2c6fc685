"""Names in any script: how they are kept, compared, abbreviated and ordered.

Kept NFC. Compared by ``compare_key`` (NFC, case-folded, spaces folded). Searched inside text
by ``search_text`` (NFD, so that two Hangul syllables are six letters and a half-typed
syllable already matches). Hangul is also found by its initial consonants (``initials``).
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

DIGITS = "0123456789"
NUMBER = "\x01"  # sorts before everything that stands in a name
HANGUL_FIRST, HANGUL_LAST = 0xAC00, 0xD7A3
SYLLABLES_PER_INITIAL = 21 * 28  # vowels times finals, Unicode 15 § 3.12
INITIAL_CONSONANTS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
# Letters of syllables that are taken apart (NFD), Unicode 15 § 3.12.
FIRST_INITIAL = 0x1100
FIRST_VOWEL = "\u1161"
FIRST_FINAL, LAST_FINAL = "\u11a8", "\u11c2"
FINAL_CONSONANTS = (
    "ㄱ", "ㄲ", "ㄱㅅ", "ㄴ", "ㄴㅈ", "ㄴㅎ", "ㄷ", "ㄹ", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ", "ㄹㅌ",
    "ㄹㅍ", "ㄹㅎ", "ㅁ", "ㅂ", "ㅂㅅ", "ㅅ", "ㅆ", "ㅇ", "ㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ",
)  # fmt: skip
GROWING_VOWELS = {  # typed in two strokes: ㅜ, then ㅣ, is ㅟ
    "\u1169": "\u116a\u116b\u116c",
    "\u116e": "\u116f\u1170\u1171",
    "\u1173": "\u1174",
}
LONGEST_NAME = 200  # characters; longer ones are a paste by mistake
# Marks that only steer direction or join; invisible in a name, deadly in a comparison.
INVISIBLE = dict.fromkeys(
    [0x00AD, 0x061C, 0x180E, 0x200B, 0x200E, 0x200F, 0xFEFF, *range(0x202A, 0x202F),
     *range(0x2060, 0x2065), *range(0x2066, 0x206A), *range(0xFFF9, 0xFFFC)]
)  # fmt: skip
BLANK = dict.fromkeys((0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0), " ")  # letters that show nothing
UNSEEN = frozenset(("Cc", "Cf", "Cs", "Mc", "Me", "Mn", "Zl", "Zp", "Zs"))  # by themselves
# They join letters and make emoji colourful: kept, but two names may differ in more than these.
JOINERS = "\u200c\u200d"
UNCOMPARED = dict.fromkeys([*map(ord, JOINERS), *range(0xFE00, 0xFE10)])


class NameKind(StrEnum):
    """What a name is to its bearer."""

    STAGE = "stage"
    LEGAL = "legal"
    ROMANISED = "romanised"
    NICKNAME = "nickname"
    HANDLE = "handle"
    ROLE = "role"  # a character in a work, whom the person plays
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a person, group or scene; ``script`` is an ISO 15924 code ("Latn", "Hang")."""

    text: str
    kind: NameKind = NameKind.OTHER
    script: str = ""


def clean(text: str) -> str:
    """Return ``text`` as it is kept: NFC, no control or direction marks, single spaces."""
    if text.isascii() and text.isprintable():  # most names of files; nothing to compose in them
        return " ".join(text.split())
    composed = unicodedata.normalize("NFC", text.translate(INVISIBLE | BLANK))
    visible = "".join(" " if unicodedata.category(c) in {"Cc", "Cs"} else c for c in composed)
    return " ".join(word for each in visible.split() if (word := each.strip(JOINERS)))


def is_readable(text: str) -> bool:
    """Whether there is anything to see: a letter, a digit, a sign, an emoji."""
    return any(unicodedata.category(char) not in UNSEEN for char in text)


def compare_key(text: str) -> str:
    """Return the key by which two names are the same name."""
    if text.isascii():
        return clean(text).lower()
    return unicodedata.normalize("NFC", clean(text).translate(UNCOMPARED).casefold())


def search_text(text: str) -> str:
    """Return ``text`` as it stands in the full-text index: NFD of the case-folded text."""
    if text.isascii():
        return clean(text).lower()
    return unicodedata.normalize("NFD", clean(text).casefold())


def initials(text: str) -> str:
    """Return Hangul syllables as their initial consonants, without spaces; "" without Hangul.

    >>> initials("김태형")
    'ㄱㅌㅎ'
    """
    composed = unicodedata.normalize("NFC", text)
    letters = [_initial(char) for char in composed if not char.isspace()]
    return "".join(letters) if any(_is_syllable(char) for char in composed) else ""


def is_initials(text: str) -> bool:
    """Whether ``text`` is made of initial consonants alone ("ㅇㅇㅇ")."""
    letters = "".join(text.split())
    return bool(letters) and all(char in INITIAL_CONSONANTS for char in letters)


def half_typed(folded: str) -> tuple[str, ...]:
    """Return what names may begin with while the last syllable of ``folded`` is still typed.

    A Hangul keyboard shows "김ㅌ" or "김탷" on the way to "김태형", and "부" on the way to "뷔".

    Args:
        folded: a ``search_text``.

    Returns:
        ``folded`` itself, then what else its last letter may become.
    """
    head, last = folded[:-1], folded[-1:]
    if last in INITIAL_CONSONANTS and FIRST_VOWEL <= head[-1:] <= LAST_FINAL:
        return folded, head + chr(FIRST_INITIAL + INITIAL_CONSONANTS.index(last))
    if FIRST_FINAL <= last <= LAST_FINAL:
        consonants = FINAL_CONSONANTS[ord(last) - ord(FIRST_FINAL)]
        stays, moves = consonants[:-1], consonants[-1]
        kept = chr(ord(FIRST_FINAL) + FINAL_CONSONANTS.index(stays)) if stays else ""
        moved = chr(FIRST_INITIAL + INITIAL_CONSONANTS.index(moves))
        return folded, head + kept + moved
    return folded, *(head + vowel for vowel in GROWING_VOWELS.get(last, ()))


def script_of(text: str) -> str:
    """Return the ISO 15924 code of the first letter that tells one, "Zyyy" if none does."""
    for char in unicodedata.normalize("NFC", text):
        label = unicodedata.name(char, "").split(" ")[0]
        if char.isalpha() and label in SCRIPTS:
            return SCRIPTS[label]
    return "Zyyy"


SCRIPTS = {
    "LATIN": "Latn",
    "HANGUL": "Hang",
    "CJK": "Hani",
    "HIRAGANA": "Jpan",
    "KATAKANA": "Jpan",
    "CYRILLIC": "Cyrl",
    "GREEK": "Grek",
    "THAI": "Thai",
    "ARABIC": "Arab",
    "HEBREW": "Hebr",
    "DEVANAGARI": "Deva",
}


def natural_key(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return a sort key that counts: "photo 2" before "photo 10"."""
    parts = re.findall(r"[0-9]+|[^0-9]+", compare_key(text))
    return tuple((0, int(p), "") if p[0] in DIGITS else (1, 0, p) for p in parts)


def sort_text(text: str) -> str:
    """Return ``natural_key`` as text that sorts by itself: each number behind how long it is."""
    return "".join(
        f"{NUMBER}{len(digits):03d}{digits}" if part[0] in DIGITS else part
        for part in re.findall(r"[0-9]+|[^0-9]+", compare_key(text))
        for digits in [part.lstrip("0")]
    )


def _is_syllable(char: str) -> bool:
    return HANGUL_FIRST <= ord(char) <= HANGUL_LAST


def _initial(char: str) -> str:
    if not _is_syllable(char):
        return char.casefold()
    return INITIAL_CONSONANTS[(ord(char) - HANGUL_FIRST) // SYLLABLES_PER_INITIAL]

"""Korean names on a Latin keyboard: spelled by the book, by habit, or as letters.

``romanise`` follows the Revised Romanization syllable by syllable (National Institute of Korean
Language, notice 2000-8), as passports and agencies begin from. Hardly anybody stays there: 김 is
Kim, 태형 is Taehyung. ``sound`` therefore folds all usual spellings of one name into one key
("Kim" and "Gim", "Jeongguk" and "Jungkook"); it also folds a few names together that differ, so
what it finds comes after what was spelled. ``spelled_letters`` reads names that are the Korean
words for letters (아이유 is IU, 뷔 is V).
"""

import re
import unicodedata
from functools import lru_cache

from gallery.model.names import HANGUL_FIRST, HANGUL_LAST

VOWELS, FINALS = 21, 28  # Unicode 15 § 3.12
INITIAL_LETTERS = (
    "g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p",
    "h",
)  # fmt: skip
VOWEL_LETTERS = (
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we",
    "wi", "yu", "eu", "ui", "i",
)  # fmt: skip
FINAL_LETTERS = (
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p",
    "t", "t", "ng", "t", "t", "k", "t", "p", "t",
)  # fmt: skip

# Family names; before them all, those of two syllables (Korean census of 2015).
LONG_SURNAMES = frozenset(("남궁", "황보", "제갈", "선우", "독고", "사공", "서문", "동방"))
SURNAMES = frozenset(
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민나라진지엄"
    "채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국은편용예경봉사부"
)
# Spelled so by habit, not by sound, whole words only: Lee and Yi are 이, Lim and Im are 임.
BY_HABIT = {
    "i": "ri",
    "yi": "ri",
    "im": "rim",
    "yim": "rim",
    "ryu": "yu",
    "ryoo": "yu",
    "roh": "no",
}
SURNAME_SOUNDS = {"이": "ri", "임": "rim", "류": "yu"}

LETTER_NAMES = {
    "에이치": "h", "더블유": "w", "에이": "a", "에프": "f", "아이": "i", "제이": "j", "케이": "k",
    "에스": "s", "브이": "v", "엑스": "x", "와이": "y", "제트": "z", "비": "b", "씨": "c",
    "디": "d", "이": "e", "지": "g", "엘": "l", "엠": "m", "엔": "n", "오": "o", "피": "p",
    "큐": "q", "알": "r", "티": "t", "유": "u", "뷔": "v",
}  # fmt: skip
LETTER = re.compile("|".join(LETTER_NAMES))
FEWEST_LETTERS = 2  # but for 뷔: 이 alone is a family name and 비 is rain
ALONE = frozenset(("뷔", "브이", "엘"))

# In order: a mute r or h, then consonants, then vowels; each rule sees what the last one left.
SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"[^a-z]", ""),
        (r"er(?![aeiouyw])", "eo"),
        (r"(?<=[aou])r(?![aeiouyw])", ""),
        (r"(?<=[aeiou])h(?![aeiouyw])", ""),
        (r"sh|sy(?=[aeou])|c(?=[eiy])", "s"),
        (r"ch|z", "j"),
        (r"ph|f|v|b", "p"),
        (r"th|d", "t"),
        (r"rh|l", "r"),
        (r"ck|g|q|c", "k"),
        (r"x", "ks"),
        (r"([a-z])\1+(?<![eo])", r"\1"),
        (r"woo|wu|oo", "u"),
        (r"ee|eui|ey$|ie$|(?<=h)ui", "i"),
        (r"(?<![aeou])y$", "i"),
        (r"oi|oy(?![aeiou])", "oe"),
        (r"ae|ai|ei|ay(?![aeiou])", "e"),
        (r"eo|eu|ou", "u"),
    )
)


TWICE = re.compile(r"([^aeiouy])\1")  # where words meet: "Jung Kook", "Jungkook"
GOES_ON = {"o": "u", "e": "u", "a": "e", "c": "j"}  # oo, eo, ae, ch


def is_syllable(char: str) -> bool:
    """Whether a character is a whole Hangul syllable."""
    return HANGUL_FIRST <= ord(char) <= HANGUL_LAST


def romanise(text: str) -> str:
    """Return ``text`` with every Hangul syllable in Latin letters, the rest as it is.

    >>> romanise("김태형")
    'gimtaehyeong'
    """
    return "".join(_letters(char) if is_syllable(char) else char for char in text)


def _letters(syllable: str) -> str:
    place, final = divmod(ord(syllable) - HANGUL_FIRST, FINALS)
    initial, vowel = divmod(place, VOWELS)
    return INITIAL_LETTERS[initial] + VOWEL_LETTERS[vowel] + FINAL_LETTERS[final]


def given_name(text: str) -> str:
    """Return a Korean name without its family name, "" if it does not look like a full name.

    >>> given_name("김태형")
    '태형'
    """
    if not 3 <= len(text) <= 4 or not all(map(is_syllable, text)):
        return ""
    if len(text) == 4:
        return text[2:] if text[:2] in LONG_SURNAMES else ""
    return text[1:] if text[0] in SURNAMES else ""


def spelled_letters(text: str) -> str:
    """Return the Latin letters whose Korean names make up ``text``, "" if it is none.

    >>> spelled_letters("아이유")
    'iu'
    """
    letters, at = "", 0
    while at < len(text):
        found = LETTER.match(text, at)
        if found is None:
            return ""
        letters += LETTER_NAMES[found.group()]
        at = found.end()
    return letters if len(letters) >= FEWEST_LETTERS or text in ALONE else ""


def sound(name: str) -> str:
    """Return how a name sounds, the same for every usual spelling; "" for other scripts.

    >>> sound("Kim Taehyung") == sound("Gim Tae-hyeong") == sound("김태형")
    True
    """
    whole = unicodedata.normalize("NFC", name).casefold()
    given = given_name(whole)
    if given:
        surname = whole[: len(whole) - len(given)]
        both = (SURNAME_SOUNDS.get(surname) or sound(surname)) + sound(given)
        return TWICE.sub(r"\1", both)
    bare = "".join(c for c in unicodedata.normalize("NFD", romanise(whole)) if not _is_mark(c))
    return TWICE.sub(r"\1", "".join(map(_word_sound, bare.split())))


def sounds_begun(typed: str) -> tuple[str, ...]:
    """Return how names may begin to sound of which ``typed`` is the beginning.

    The last letter may go on: "yo" to "young", "c" to "ch".
    """
    whole = sound(typed)
    letter = typed[-1:].casefold()
    if letter == "y":
        return whole, sound(typed[:-1]) + "y"
    return whole, *(whole[:-1] + other for other in GOES_ON.get(letter, ()) if whole)


def _is_mark(char: str) -> bool:
    return unicodedata.category(char) == "Mn"


@lru_cache(maxsize=4096)
def _word_sound(word: str) -> str:
    if word in BY_HABIT:
        return BY_HABIT[word]
    for pattern, folded in SOUNDS:
        word = pattern.sub(folded, word)
    return word

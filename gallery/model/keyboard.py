"""What was meant when the keyboard stood on the other language: "xogud" is 태형, "ㅑㅕ" is IU.

Korean keyboards have one key for both (KS X 5002); whoever forgets to press it has typed a name
all the same.
"""

import re
import unicodedata

from gallery.model.names import FINAL_CONSONANTS, HANGUL_FIRST, INITIAL_CONSONANTS

LATIN = "qwertyuiopasdfghjklzxcvbnm"
HANGUL = "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ"
SHIFTED = dict(zip("QWERTOP", "ㅃㅉㄸㄲㅆㅒㅖ", strict=True))
KEYS = dict(zip(LATIN, HANGUL, strict=True)) | SHIFTED
TWO_STROKES = {"ㅘ": "ㅗㅏ", "ㅙ": "ㅗㅐ", "ㅚ": "ㅗㅣ", "ㅝ": "ㅜㅓ", "ㅞ": "ㅜㅔ", "ㅟ": "ㅜㅣ",
               "ㅢ": "ㅡㅣ"}  # fmt: skip
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"  # Unicode 15 § 3.12, its order
SYLLABLES_A_VOWEL = 28
BOTH_STROKES = {strokes: vowel for vowel, strokes in TWO_STROKES.items()}
SYLLABLE = re.compile(
    f"([{INITIAL_CONSONANTS}])({'|'.join(BOTH_STROKES)}|[{VOWELS}])"
    f"((?:{'|'.join(sorted(FINAL_CONSONANTS, key=len, reverse=True))})(?![{VOWELS}]))?"
)
STROKES = {jamo: key for key, jamo in KEYS.items()}


def on_other_layout(text: str) -> str:
    """Return what the same keys write in the other language, "" if that is nothing.

    >>> on_other_layout("xogud"), on_other_layout("ㅑㅕ")
    ('태형', 'iu')
    """
    composed = unicodedata.normalize("NFC", text)
    if composed.isascii():
        jamo = "".join(KEYS.get(char, KEYS.get(char.lower(), char)) for char in composed)
        hangul = SYLLABLE.sub(_syllable, jamo)
        return hangul if any(char >= chr(HANGUL_FIRST) for char in hangul) else ""
    strokes = "".join(map(_strokes, composed))
    latin = "".join(STROKES.get(stroke, stroke) for stroke in strokes)
    return latin if latin.isascii() else ""


def _syllable(found: re.Match[str]) -> str:
    initial, vowel, final = found.groups(default="")
    place = INITIAL_CONSONANTS.index(initial) * len(VOWELS)
    place += VOWELS.index(BOTH_STROKES.get(vowel, vowel))
    last = FINAL_CONSONANTS.index(final) + 1 if final else 0
    return chr(HANGUL_FIRST + place * SYLLABLES_A_VOWEL + last)


def _strokes(char: str) -> str:
    """Return the letters that a Hangul character is typed by."""
    place = ord(char) - HANGUL_FIRST
    if not 0 <= place < len(INITIAL_CONSONANTS) * len(VOWELS) * SYLLABLES_A_VOWEL:
        return TWO_STROKES.get(char, char)
    place, final = divmod(place, SYLLABLES_A_VOWEL)
    initial, vowel = divmod(place, len(VOWELS))
    spelled = TWO_STROKES.get(VOWELS[vowel], VOWELS[vowel])
    return INITIAL_CONSONANTS[initial] + spelled + (FINAL_CONSONANTS[final - 1] if final else "")

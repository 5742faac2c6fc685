"""Korean particles and verbs that bind: "뷔와 아이유", "캠코더를 든 뷔", "소파에서".

A particle is written to the word before it. The form must fit the syllable it follows (과 after
a final consonant, 와 after a vowel), which keeps 사과, an apple, from being "사 and".
"""

import unicodedata
from collections.abc import Iterator

# 이 between a name and its particle is how friends say it: 지민이와, 정국이가.
JOINING = ("이랑", "랑", "이하고", "하고", "이와", "와", "과")
SUBJECT = ("께서", "이가", "가", "이는", "이의", "이", "은", "는", "의")
OBJECT = ("을", "를")
AFTER_FINAL = frozenset({"이랑", "이하고", "이와", "과", "이가", "이는", "이의", "이", "은", "을"})
AFTER_VOWEL = frozenset({"랑", "와", "가", "는", "를"})
FINALS = 28  # forms a syllable's end can take, Unicode 15 § 3.12

# What somebody does with a thing, as it stands before the person.
DOING = {
    "든": "holding",
    "쥔": "holding",
    "입은": "wearing",
    "쓴": "wearing",
    "신은": "wearing",
    "낀": "wearing",
    "멘": "wearing",
    "걸친": "wearing",
}
# The same as it stands behind the thing; 있는 and 있음 may follow.
DONE = {
    "들고": "holding",
    "쥐고": "holding",
    "입고": "wearing",
    "쓰고": "wearing",
    "신고": "wearing",
    "끼고": "wearing",
    "메고": "wearing",
    "걸치고": "wearing",
}
GOING_ON = frozenset({"있는", "있음", "있다"})
PLACES = {
    "뒤": "behind",
    "옆": "by",
    "위": "on",
    "아래": "under",
    "밑": "under",
    "안": "in",
    "속": "in",
    "근처": "near",
}
PLACE_ENDINGS = ("", "에", "에서", "의")
PLACED = {place + ending: link for place, link in PLACES.items() for ending in PLACE_ENDINGS}
TOGETHER = frozenset({"함께", "같이"})
LOCATIVE = "에서"
PARTICLES = (*JOINING, *SUBJECT, *OBJECT, LOCATIVE)
POSSESSIVE = "의"
N_FINAL = 4  # a verb with it describes what follows: 웃는 지민, 벽에 기댄 뷔


def without_particle(word: str, particles: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield what ``word`` is without a particle that fits, and the particle.

    >>> list(without_particle("뷔와", JOINING))
    [('뷔', '와')]
    """
    for particle in particles:
        stem = word.removesuffix(particle)
        if stem and stem != word and _fits(stem, particle):
            yield stem, particle


def describes(word: str) -> bool:
    """Whether a Korean word may be the end of what is said of somebody named behind it."""
    last = word[-1:]
    return is_hangul(last) and (last == POSSESSIVE or (ord(last) - ord("가")) % FINALS == N_FINAL)


def is_hangul(text: str) -> bool:
    """Whether ``text`` is made of Hangul syllables alone."""
    return bool(text) and all("가" <= char <= "힣" for char in text)


def cut(text: str, start: int, end: int, *, ending: str) -> int:
    """Return where ``text[start:end]``, which ends with ``ending``, ends without it.

    In NFD a syllable is two or three characters.
    """
    last = unicodedata.normalize("NFC", text[start:end])
    if len(last) == end - start:
        return end - len(ending)
    return end - len(unicodedata.normalize("NFD", ending))


def _fits(stem: str, particle: str) -> bool:
    last = stem[-1]
    if not is_hangul(last):
        return True
    has_final = (ord(last) - ord("가")) % FINALS != 0
    return particle not in (AFTER_VOWEL if has_final else AFTER_FINAL)

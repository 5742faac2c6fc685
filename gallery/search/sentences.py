"""Plain words that say what a field would: "over 8 megapixels", "from January 2024", "without IU".

Only what can hardly mean anything else is read so: a number with its unit, a date with its year
or counted from now, something that may be missing. A known name comes first, and quotes make
text of everything.
"""

import re
from collections.abc import Callable, Iterator

from gallery.model.natural_dates import spoken_days
from gallery.search import ast, choices, quantities
from gallery.search.phrasing import Run, Unit, name_at
from gallery.search.quantities import Scale, read_span
from gallery.search.values import Ground, bearer_node

PICTURES = {"photo", "photos", "picture", "pictures", "pics", "image", "images"}
SHOWING = {"of", "with", "showing"}
COMPARED = {
    "over": ">", "above": ">", "more than": ">", "larger than": ">", "bigger than": ">",
    "under": "<", "below": "<", "less than": "<", "smaller than": "<",
    "at least": ">=", "at most": "<=", "up to": "<=",
}  # fmt: skip
COMPARED_BEHIND = {"이상": ">=", "이하": "<=", "초과": ">", "미만": "<"}
SCALES: tuple[Scale, ...] = (
    quantities.PIXELS,
    quantities.BYTES,
    quantities.PEOPLE,
    quantities.RATING,
)
MEASURED = re.compile(r"[0-9][0-9.]* ?(?:[^\W\d_]+|★)")  # a unit is needed
DATED: dict[str, Callable[..., ast.Node]] = {
    "released": ast.Released,
    "taken": ast.Taken,
    "shot": ast.Taken,
    "added": ast.Added,
    "imported": ast.Added,
}
WITHIN = {"from", "in", "on", "during"}
BESIDE = {"since", "before", "after", "until"}
# A month or day alone may be a name or a word: May, August.
DEFINITE = re.compile(r"\d{4}|\d년|\b(?:today|yesterday|last|this|past|ago)\b")
KOREAN_YEAR = re.compile(r"\d{4}년")
KOREAN_PARTICLE = re.compile(r"(?<=[년월일])(?:에|의)$")
LACKING = {"without", "no", "missing"}
LACKING_BEHIND = {"없는", "없이", "없음"}
LONGEST_MEASURE, LONGEST_DATE = 2, 7  # words
Reading = Callable[["Words", Ground], Unit | None]


class Words:
    """The words from one on, up to a comma, as they are compared."""

    def __init__(self, run: Run, at: int) -> None:
        self.run = run
        self.at = at
        self.texts: list[str] = []
        for word in run.words[at : at + LONGEST_DATE + 2]:
            if not any(char.isalnum() or char in ">=<★." for char in word.text):
                break
            self.texts.append(word.text.casefold())

    def head(self, count: int) -> str:
        """Return the first words, "" if there are not so many."""
        return " ".join(self.texts[:count]) if count <= len(self.texts) else ""

    def tails(self, first: int, most: int) -> Iterator[tuple[str, int]]:
        """Yield what follows from ``first`` on, and how many words are read then; longest first."""
        for end in range(min(len(self.texts), first + most), first, -1):
            yield " ".join(self.texts[first:end]), end

    def unit(self, node: ast.Node, count: int) -> Unit:
        """Return what was read from the first words."""
        return Unit(node, self.at + count)


def read_sentence(run: Run, at: int, ground: Ground) -> Unit | None:
    """Read the plain words that begin at word ``at``; None when they say nothing of that sort."""
    words = Words(run, at)
    if not words.texts or name_at(run, at, ground.vocabulary) is not None:
        return None
    for read in READINGS:
        if (unit := read(words, ground)) is not None:
            return unit
    return None


def _opening(words: Words, ground: Ground) -> Unit | None:
    """Read "photos of" at the beginning of a line, which says nothing yet."""
    is_first = not words.run.line[: words.run.words[words.at].start].strip()
    if not is_first or words.texts[0] not in PICTURES or len(words.texts) == 1:
        return None
    if words.texts[1] in SHOWING:
        return words.unit(ast.Everything(), 2) if len(words.texts) > 2 else None
    follows = read_sentence(words.run, words.at + 1, ground)
    return words.unit(ast.Everything(), 1) if follows is not None else None


def _measured(words: Words, _: Ground) -> Unit | None:
    """Read "over 8 megapixels", "at least 2 people", "8메가픽셀 이상"."""
    for count in (2, 1):
        if sign := COMPARED.get(words.head(count)):
            for said, end in words.tails(count, LONGEST_MEASURE):
                if node := _quantity(sign, said):
                    return words.unit(node, end)
    for said, end in words.tails(0, LONGEST_MEASURE):
        behind = words.texts[end] if end < len(words.texts) else ""
        node = _quantity(COMPARED_BEHIND[behind], said) if behind in COMPARED_BEHIND else None
        if node is not None:
            return words.unit(node, end + 1)
    return None


def _quantity(sign: str, said: str) -> ast.Node | None:
    if not MEASURED.fullmatch(said):
        return None
    spans = ((scale.measure, read_span(f"{sign}{said}", scale)) for scale in SCALES)
    return next((ast.Quantity(measure, span) for measure, span in spans if span), None)


def _dated(words: Words, ground: Ground) -> Unit | None:
    """Read "from January 2024", "taken since 2023", "added last week", "2024년 1월"."""
    first = 1 if words.texts[0] in DATED else 0
    kind = DATED.get(words.texts[0], ast.Released)
    word = words.texts[first] if first < len(words.texts) else ""
    if word in WITHIN:
        first += 1
    elif not (first or word in BESIDE or KOREAN_YEAR.match(word)):
        return None
    for said, end in words.tails(first, LONGEST_DATE):
        said = KOREAN_PARTICLE.sub("", said)
        days = spoken_days(said, today=ground.today) if DEFINITE.search(said) else None
        if days is not None:
            return words.unit(kind(days), end)
    return None


def _lacking(words: Words, ground: Ground) -> Unit | None:
    """Read "without caption", "without IU", "설명 없는"."""
    word = words.texts[0]
    behind = words.texts[1] if len(words.texts) > 1 else ""
    if behind in LACKING_BEHIND and (lack := _lack(word)):
        return words.unit(lack, 2)
    if word not in LACKING or not behind:
        return None
    name = name_at(words.run, words.at + 1, ground.vocabulary) if word == "without" else None
    if name is not None:
        bearers, end = name
        return Unit(ast.negate(bearer_node(bearers, ground.vocabulary)), end)
    lack = _lack(behind)
    return words.unit(lack, 2) if lack else None


def _lack(word: str) -> ast.Node | None:
    known = choices.chosen(word, choices.LACKS) or choices.chosen(
        word.removesuffix("s"), choices.LACKS
    )
    return ast.Lacks(known.value) if known else None


READINGS: tuple[Reading, ...] = (_opening, _measured, _dated, _lacking)

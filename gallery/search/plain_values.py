"""Values said in plain words, without their field: "over 8 megapixels", "January 2024", "2 people".

Only what can hardly mean anything else is read so: a number with its unit or its field's name, a
date with its year or counted from now, what a photo is. ``sentences`` asks these readings where
no known name stands.
"""

import re
from collections.abc import Callable, Iterator

from gallery.model.errors import QueryError
from gallery.model.natural_dates import NUMBERS, spoken_days
from gallery.search import ast, choices, quantities
from gallery.search.fields import Suggests, field_named
from gallery.search.lexer import Token, TokenKind
from gallery.search.quantities import Scale, read_span
from gallery.search.runs import Run, Unit
from gallery.search.values import Ground

COMPARED = {
    "over": ">", "above": ">", "more than": ">", "larger than": ">", "bigger than": ">",
    "under": "<", "below": "<", "less than": "<", "smaller than": "<", "fewer than": "<",
    "at least": ">=", "at most": "<=", "up to": "<=",
    ">": ">", "<": "<", ">=": ">=", "<=": "<=",
}  # fmt: skip
COMPARED_BEHIND = {
    "이상": ">=", "이하": "<=", "초과": ">", "미만": "<", "or more": ">=", "or less": "<=",
    "or better": ">=", "or larger": ">=", "or fewer": "<=", "and up": ">=",
}  # fmt: skip
SCALES: tuple[Scale, ...] = (
    quantities.PIXELS,
    quantities.BYTES,
    quantities.PEOPLE,
    quantities.RATING,
)
# Numbers that mean something without a word before them; "5 MB" may be a name of a file.
COUNTED: tuple[Scale, ...] = (quantities.PIXELS, quantities.PEOPLE, quantities.RATING)
MEASURED = re.compile(r"[<>]?=?[0-9][0-9.]* ?(?:[^\W\d_]+|★)\+?")  # a unit is needed
UNIT_APART = re.compile(r"(?<=만) (?=화소)")
STARS = re.compile(r"★{1,5}")
SIZE = re.compile(r"([1-9][0-9]{2,4})[x×]([1-9][0-9]{2,4})")
NAMED = re.compile(r"([^\W\d_]+) ?((?:[<>]=?|[=≥≤]) ?[^<>=≥≤]+)")
RATED = {"rating", "별점"}
DATED: dict[str, Callable[..., ast.Node]] = {
    "released": ast.Released,
    "taken": ast.Taken,
    "shot": ast.Taken,
    "added": ast.Added,
    "imported": ast.Added,
}
DATED_BEHIND: dict[str, Callable[..., ast.Node]] = {
    "나온": ast.Released, "발매된": ast.Released, "공개된": ast.Released, "찍은": ast.Taken,
    "촬영한": ast.Taken, "촬영된": ast.Taken, "추가한": ast.Added, "추가된": ast.Added,
}  # fmt: skip
WITHIN = {"from", "in", "on", "during"}
BESIDE = {"since", "before", "after", "until", "between"}
# A month or day alone may be a name or a word: May, August; a year may be a part of a name.
DEFINITE = re.compile(r"\d{4}|\d년|\b(?:today|yesterday|last|this|past|ago)\b")
TOLD_BY_ITSELF = re.compile(r".*\d년.*|(?:\d{4}|\d{6})(?:-|\.\.)(?:\d{4}|\d{6})|\S+ .+")
KOREAN_DAYS = re.compile(r"(?:지지난|지난|저번|이번|재작|작|올)(?:주|달|년|해)")
KOREAN_PARTICLE = re.compile(r"(?<=[년월일달주해])(?:에|의)$")
# What a photo is, in words that are nothing else; "new" may be of New York.
UNSURE = {
    *("broken", "new", "moving", "region", "boxed", "상자"),
    *("variant", "variants", "hidden", "kept", "stacked", "변형", "숨김", "대표"),
}
MISSING: dict[str, ast.Node] = {
    "unrated": ast.Lacks(ast.Lack.RATING),
    "untagged": ast.Is(ast.Flag.UNTAGGED),
}
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

    def from_(self, place: int, count: int = 1) -> str:
        """Return ``count`` words from ``place`` on, "" if there are not so many."""
        end = place + count
        return " ".join(self.texts[place:end]) if end <= len(self.texts) else ""

    def tails(self, first: int, most: int) -> Iterator[tuple[str, int]]:
        """Yield what follows from ``first`` on, and how many words are read then; longest first."""
        for end in range(min(len(self.texts), first + most), first, -1):
            yield " ".join(self.texts[first:end]), end

    def unit(self, node: ast.Node, count: int) -> Unit:
        """Return what was read from the first words."""
        return Unit(node, self.at + count, is_told=node != ast.Everything())


def read_value(words: Words, ground: Ground) -> Unit | None:
    """Read the value that the first words say; None when they say none."""
    for read in READINGS:
        if (unit := read(words, ground)) is not None:
            return unit
    return None


def state_said(word: str) -> ast.Node | None:
    """Return what a photo is by a word that is nothing else; "favourites" are several."""
    if word in UNSURE:
        return None
    singular = word.removesuffix("s")
    known = choices.chosen(word, choices.STATES) or choices.chosen(singular, choices.STATES)
    return known.value if known else MISSING.get(word)


def _measured(words: Words, _: Ground) -> Unit | None:
    """Read "over 8 megapixels", "at least 2 people", "8메가픽셀 이상", "4 stars or more"."""
    for count in (2, 1):
        if sign := COMPARED.get(words.head(count)):
            for said, end in words.tails(count, LONGEST_MEASURE):
                if node := _quantity(sign, said, SCALES):
                    return words.unit(node, end)
    for said, end in words.tails(0, LONGEST_MEASURE):
        for count in (2, 1):
            behind = words.from_(end, count)
            if behind in COMPARED_BEHIND:
                node = _quantity(COMPARED_BEHIND[behind], said, SCALES)
                if node is not None:
                    return words.unit(node, end + count)
    return None


def _counted(words: Words, _: Ground) -> Unit | None:
    """Read "2 people", "두 명", "5 stars", "★★★★★", "8MP+", "6000x4000"."""
    first = words.texts[0]
    if STARS.fullmatch(first):
        return words.unit(ast.Quantity(ast.Measure.RATING, ast.Span(len(first), len(first))), 1)
    if size := SIZE.fullmatch(first):
        sides = zip((ast.Measure.WIDTH, ast.Measure.HEIGHT), map(int, size.groups()), strict=True)
        return words.unit(
            ast.all_of(*(ast.Quantity(one, ast.Span(side, side)) for one, side in sides)), 1
        )
    for said, end in words.tails(0, LONGEST_MEASURE):
        is_compared = said[0] in "<>" or said.endswith("+")
        if node := _quantity("", said, SCALES if is_compared else COUNTED):
            return words.unit(node, end)
    return None


def _quantity(sign: str, said: str, scales: tuple[Scale, ...]) -> ast.Node | None:
    number, _, unit = said.partition(" ")
    said = f"{NUMBERS.get(number, number)} {unit}".strip()
    said = UNIT_APART.sub("", said)
    if not MEASURED.fullmatch(said):
        return None
    spans = ((scale.measure, read_span(f"{sign}{said}", scale)) for scale in scales)
    return next((ast.Quantity(measure, span) for measure, span in spans if span), None)


def _compared(words: Words, ground: Ground) -> Unit | None:
    """Read a field that has a sign in the place of its colon: "mp>8", "w >= 4000"; "별점 5"."""
    for count in (3, 2, 1):
        found = NAMED.fullmatch(words.head(count))
        if found and (node := _of_field(found[1], found[2], ground)):
            return words.unit(node, count)
    if words.texts[0] in RATED and (node := _of_field("rating", words.from_(1), ground)):
        return words.unit(node, 2)
    return None


def _of_field(name: str, value: str, ground: Ground) -> ast.Node | None:
    field = field_named(name)
    if field is None or not value or field.suggests is not Suggests.WORDS:
        return None
    if field.goes_on is None or not field.goes_on(value, ground):
        return None
    try:
        found = field.read(Token(TokenKind.FIELD, value, 0, 0, field.name), ground)
    except QueryError:
        return None
    return found if not isinstance(found, int | ast.Order) else None


def _dated(words: Words, ground: Ground) -> Unit | None:
    """Read "from January 2024", "taken since 2023", "added last week", "2024년 1월에 찍은"."""
    first = 1 if words.texts[0] in DATED else 0
    kind = DATED.get(words.texts[0], ast.Released)
    word = words.from_(first)
    is_said = bool(first) or word in WITHIN or word in BESIDE
    if word in WITHIN and words.from_(first + 1) not in BESIDE:
        first += 1
    for said, end in words.tails(first, LONGEST_DATE):
        said = KOREAN_PARTICLE.sub("", said)
        is_korean = KOREAN_DAYS.fullmatch(said.replace(" ", "")) is not None
        behind = DATED_BEHIND.get(words.from_(end))
        if not (is_said or behind or is_korean or TOLD_BY_ITSELF.fullmatch(said)):
            continue
        if not (behind or is_korean or DEFINITE.search(said)):
            continue
        days = spoken_days(said, today=ground.today)
        if days is not None:
            return words.unit((behind or kind)(days), end + bool(behind))
    return None


def _stated(words: Words, _: Ground) -> Unit | None:
    """Read "favourites", "untagged", "움짤", "태그 없음"."""
    for count in (2, 1):
        said = words.head(count)
        state = state_said(said) if said else None
        if state is not None:
            return words.unit(state, count)
    return None


READINGS: tuple[Reading, ...] = (_measured, _compared, _dated, _counted, _stated)

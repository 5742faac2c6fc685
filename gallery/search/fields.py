"""THE TABLE of the fields of a search: what each is called, reads, offers, and an example.

Parser, completion, help and the tests of both readers walk it. The sentences that tell people
what a field is for are found by its name in the faces.
"""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from gallery.search import ast, choices, quantities, values
from gallery.search.lexer import Token
from gallery.search.phrasing import read_bound
from gallery.search.quantities import Scale
from gallery.search.values import Ground

Reading = Callable[[Token, Ground], ast.Node | ast.Order | int]


class Topic(StrEnum):
    """What a field is about: the sections of the help."""

    WHO = "who"
    WHAT = "what"
    SETS = "sets"
    DATES = "dates"
    TEXTS = "texts"
    PICTURE = "picture"
    STATE = "state"
    ANSWER = "answer"  # the order and number of what is found


class Suggests(StrEnum):
    """What may be offered behind a field's colon."""

    PERSONS = "persons"
    GROUPS = "groups"
    PEOPLE = "people"  # persons and groups
    SCENES = "scenes"
    PHRASES = "phrases"  # persons, groups and scenes
    SETS = "sets"
    TEXTS = "texts"  # what sets say in ``Field.part``
    WORDS = "words"  # ``Field.words``
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Field:
    """One field.

    Attributes:
        name: its English name, by which faces find its sentence.
        others: what else it is called; Korean names come first of those in Hangul.
        topic: what it is about.
        read: reads its value; raises QueryError bad-value.
        examples: values that may be typed, the most telling first.
        suggests: what is offered behind its colon.
        words: the choices or fixed values that it offers.
        part: the text of sets that it looks in.
        is_list: whether its value may go on after a comma and a space.
        goes_on: whether words side by side are one value without quotes.
        is_setting: whether it says how to answer, and not which photos.
    """

    name: str
    others: tuple[str, ...]
    topic: Topic
    read: Reading
    examples: tuple[str, ...]
    suggests: Suggests = Suggests.NOTHING
    words: tuple[choices.Choice[object], ...] = ()
    part: ast.SetPart | None = None
    is_list: bool = False
    goes_on: Callable[[str, Ground], bool] | None = None
    is_setting: bool = False

    @property
    def spellings(self) -> tuple[str, ...]:
        """All that it is called, the English name first."""
        return (self.name, *self.others)

    @property
    def korean(self) -> str:
        """Its Korean name."""
        return next((each for each in self.others if not each.isascii()), self.name)

    @property
    def shown(self) -> tuple[str, ...]:
        """Its examples as they are typed."""
        return tuple(f"{self.name}:{example}" for example in self.examples)


def _with(token: Token, ground: Ground) -> ast.Node:
    who = values.read_people(token, ground)
    return ast.all_of(*(ast.HasPerson(ids) if ids else ast.Nothing() for ids in who))


def _only(token: Token, ground: Ground) -> ast.Node:
    who = values.read_people(token, ground)
    return ast.Only(who) if all(who) else ast.Nothing()


def _phrase(token: Token, ground: Ground) -> ast.Node:
    values.read_text(token)
    return read_bound(token.text, ground.vocabulary)


def _set(token: Token, ground: Ground) -> ast.Node:
    return ast.InSet(ground.vocabulary.sets_titled(values.read_text(token)))


def _text(token: Token, ground: Ground) -> ast.Node:
    folded = values.read_text(token)
    return ast.HasText(folded, ground.vocabulary.sets_titled(folded))


def _title(token: Token, ground: Ground) -> ast.Node:
    folded = values.read_text(token)
    return ast.Says(ast.TextPart.TITLE, folded, ground.vocabulary.sets_titled(folded))


def _says(part: ast.TextPart) -> Reading:
    return lambda token, _: ast.Says(part, values.read_text(token))


def _set_says(name: str, others: tuple[str, ...], part: ast.SetPart, example: str) -> Field:
    return Field(
        name,
        others,
        Topic.SETS,
        lambda token, _: ast.SetSays(part, values.read_text(token)),
        (example,),
        Suggests.TEXTS,
        part=part,
        goes_on=values.is_said(part),
    )


SPOKEN = (
    ("today", "오늘"),
    ("yesterday", "어제"),
    ("this week", "이번 주"),
    ("last week", "지난주"),
    ("this month", "이번 달"),
    ("last month", "지난달"),
    ("this year", "올해"),
    ("last year", "작년"),
)
DAYS = tuple(choices.Choice(name, (korean,), name) for name, korean in SPOKEN)


def _days(name: str, others: tuple[str, ...], wrap: Callable[..., ast.Node]) -> Field:
    examples = ("2024-01", "2024", "240127..240131", "last month", ">=2024")
    return Field(
        name,
        others,
        Topic.DATES,
        values.days(wrap),
        examples,
        Suggests.WORDS,
        words=DAYS,
        goes_on=values.are_days,
    )


def _days_from(name: str, others: tuple[str, ...]) -> Field:
    return Field(
        name,
        others,
        Topic.DATES,
        values.days_from(name),
        ("2024", "2024-01-27"),
        Suggests.WORDS,
        words=DAYS,
        goes_on=values.are_days,
    )


def _measured(
    name: str,
    others: tuple[str, ...],
    scale: Scale,
    *,
    examples: tuple[str, ...],
    offered: tuple[str, ...] = (),
    topic: Topic = Topic.PICTURE,
) -> Field:
    return Field(
        name,
        others,
        topic,
        values.quantity(scale),
        examples,
        Suggests.WORDS,
        words=tuple(choices.Choice(each, (), each) for each in offered or examples),
        goes_on=values.is_quantity(scale),
    )


def _of_words(
    name: str,
    others: tuple[str, ...],
    read: Reading,
    words: tuple[choices.Choice[object], ...],
    *examples: str,
    topic: Topic = Topic.STATE,
) -> Field:
    return Field(name, others, topic, read, examples, WORDS, words=words, is_list=True)


WORDS = Suggests.WORDS
TABLE: tuple[Field, ...] = (
    Field(
        "person", ("who", "인물", "사람"), Topic.WHO, values.read_person, ("V",), Suggests.PERSONS
    ),
    Field("group", ("그룹",), Topic.WHO, values.read_group, ("BTS",), Suggests.GROUPS),
    Field("with", ("함께",), Topic.WHO, _with, ("V,IU",), Suggests.PEOPLE, is_list=True),
    Field("only", ("오직", "만"), Topic.WHO, _only, ("V,IU", "V"), Suggests.PEOPLE, is_list=True),
    _measured(
        "people",
        ("인원",),
        quantities.PEOPLE,
        examples=("2", ">=2", "2..4"),
        offered=("1", "2", ">=2", "0"),
        topic=Topic.WHO,
    ),
    Field("scene", ("tag", "장면"), Topic.WHAT, values.read_scene, ("camcorder",), Suggests.SCENES),
    Field("phrase", ("문구",), Topic.WHAT, _phrase, ('"V with camcorder"',), Suggests.PHRASES),
    _measured("scenes", ("장면수",), quantities.SCENES, examples=(">=3", "0"), topic=Topic.WHAT),
    Field("near", ("비슷",), Topic.WHAT, values.read_near, ("camcoder",), Suggests.NOTHING),
    Field(
        "set",
        ("album", "세트"),
        Topic.SETS,
        _set,
        ('"love wins all"',),
        Suggests.SETS,
        goes_on=values.is_title,
    ),
    Field(
        "kind",
        ("종류",),
        Topic.SETS,
        values.read_kinds,
        ("photo-sketch", "airport,press"),
        WORDS,
        words=choices.KINDS,
        is_list=True,
        goes_on=values.is_kind,
    ),
    _set_says("era", ("시대", "활동"), ast.SetPart.ERA, '"Love wins all"'),
    _set_says("event", ("행사", "이벤트"), ast.SetPart.EVENT, "fansign"),
    _set_says("source", ("site", "출처"), ast.SetPart.SOURCE, "weverse"),
    _set_says("credit", ("by", "크레딧"), ast.SetPart.CREDIT, "dispatch"),
    _set_says("handle", ("account", "계정"), ast.SetPart.HANDLE, "bts_bighit"),
    _set_says("terms", ("조건",), ast.SetPart.TERMS, '"no edit"'),
    _days("released", ("release", "date", "year", "month", "발매", "공개"), ast.Released),
    _days_from("before", ("전",)),
    _days_from("until", ("까지", "이전")),
    _days_from("since", ("부터", "이후")),
    _days_from("after", ("후",)),
    _days("taken", ("촬영",), ast.Taken),
    _days("added", ("추가",), ast.Added),
    Field(
        "on",
        ("기념일", "날"),
        Topic.DATES,
        values.read_day,
        ("01-27", "today"),
        WORDS,
        words=DAYS[:2],
        goes_on=values.is_day,
    ),
    Field("text", ("글",), Topic.TEXTS, _text, ("love",)),
    Field("caption", ("설명", "캡션"), Topic.TEXTS, _says(ast.TextPart.CAPTION), ("seoul",)),
    Field(
        "title",
        ("제목",),
        Topic.TEXTS,
        _title,
        ("wins",),
        Suggests.SETS,
        goes_on=values.is_title,
    ),
    Field("name", ("file", "이름", "파일"), Topic.TEXTS, values.read_name, ("lwa_01",)),
    Field("path", ("folder", "경로", "폴더"), Topic.TEXTS, values.read_path, ("fansites/2024",)),
    _measured("w", ("width", "너비", "가로"), quantities.WIDTH, examples=(">=4000", "1000..2000")),
    _measured("h", ("height", "높이", "세로"), quantities.HEIGHT, examples=(">=4000", "<1000")),
    _measured("mp", ("megapixels", "화소"), quantities.PIXELS, examples=(">8", "8..12", "<2")),
    _measured("size", ("용량", "크기"), quantities.BYTES, examples=(">5MB", "200kB..1MB")),
    _measured("ratio", ("aspect", "비율"), quantities.RATIO, examples=("3:2", "16:9", ">2")),
    _of_words(
        *("shape", ("모양", "방향"), values.read_shapes, choices.SHAPES),
        *("landscape", "portrait,square"),
        topic=Topic.PICTURE,
    ),
    _of_words(
        *("format", ("형식",), values.read_formats, choices.FORMATS, "png", "jpeg,webp"),
        topic=Topic.PICTURE,
    ),
    _measured(
        "rating",
        ("stars", "별점"),
        quantities.RATING,
        examples=(">=4", "5", "3..5", "0"),
        offered=(">=4", "5", "4", "3", "2", "1", "0"),
        topic=Topic.STATE,
    ),
    _of_words(
        *("is", ("상태",), values.read_states, choices.STATES),
        *("favourite", "untagged", "duplicate"),
    ),
    _of_words(
        *("missing", ("without", "no", "없음"), values.read_lacks, choices.LACKS),
        *("caption", "people,scene"),
    ),
    _of_words("has", ("있음",), values.read_has, choices.HAS, "variants", "caption,people"),
    _of_words(
        *("variant", ("변형",), values.read_variants, choices.VARIANTS),
        *("preview", "hq,scan"),
    ),
    Field(
        "order",
        ("sort", "정렬", "순서"),
        Topic.ANSWER,
        values.read_order,
        ("rating", "-released", "random"),
        WORDS,
        words=choices.ORDERS,
        is_setting=True,
    ),
    Field("limit", ("개수",), Topic.ANSWER, values.read_limit, ("50",), is_setting=True),
)
FIELDS: dict[str, Field] = {field.name: field for field in TABLE}


@dataclass(frozen=True, slots=True)
class Form:
    """A way of writing without a field; faces find its sentence by ``key``."""

    key: str
    example: str


FORMS: tuple[Form, ...] = (
    Form("names", "V camcorder"),
    Form("phrase", "V with camcorder"),
    Form("apart", '"V (BTS)"'),
    Form("quotes", '"in winter"'),
    Form("not", "-IU"),
    Form("or", "V OR IU"),
    Form("parentheses", "(V OR IU) camcorder"),
    Form("scene-sign", "#camera"),
    Form("person-sign", "@V"),
    Form("near-sign", "~camcoder"),
    Form("shape", "landscape"),
    Form("sentence", "over 8 megapixels without caption"),
)
_BY_SPELLING = {each: field for field in TABLE for each in field.spellings}


def field_named(word: str) -> Field | None:
    """Return the field that is called so, in English or Korean, in either case."""
    return _BY_SPELLING.get(unicodedata.normalize("NFC", word).casefold())


def nearest_field(word: str) -> str:
    """Return what a field is called that was probably meant, "" if nothing is near."""
    found = choices.nearest(word, tuple(_BY_SPELLING))
    return found.word if found else ""

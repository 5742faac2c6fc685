"""Values of fields that are one of a few words: flags, kinds of sets, formats, orders.

Each word has other spellings, Korean among them. They are compared without regard to case,
spaces, hyphens and underscores, so that "photo-sketch" needs no quotes.
"""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from gallery.model.keyboard import on_other_layout
from gallery.model.photoset import SetKind
from gallery.model.variants import VariantKind
from gallery.search import ast

Value = TypeVar("Value", covariant=True)
NEAR = 0.7  # share of letters in common from which on a word may have been meant
BETWEEN_WORDS = re.compile(r"[\s_-]+")
SQUARE = (980, 1020)  # thousandths: within two per cent nobody sees a difference
WIDEST = 10_000  # thousandths, as they are kept


@dataclass(frozen=True, slots=True)
class Choice(Generic[Value]):
    """A word that may be typed, its other spellings, and what it means."""

    name: str
    others: tuple[str, ...]
    value: Value

    @property
    def spellings(self) -> tuple[str, ...]:
        """All that may be typed for it, the usual one first."""
        return (self.name, *self.others)


def of_shape(low: int, high: int) -> ast.Node:
    """Return the condition that width to height is within these thousandths."""
    return ast.Quantity(ast.Measure.RATIO, ast.Span(low, high))


SHAPES: tuple[Choice[ast.Node], ...] = (
    Choice("portrait", ("vertical", "세로"), of_shape(1, SQUARE[0] - 1)),
    Choice("landscape", ("horizontal", "가로"), of_shape(SQUARE[1] + 1, WIDEST)),
    Choice("square", ("정사각형", "정사각"), of_shape(*SQUARE)),
)
FLAGS: tuple[Choice[ast.Flag], ...] = (
    Choice("favourite", ("favorite", "fav", "즐겨찾기"), ast.Flag.FAVOURITE),
    Choice("untagged", ("태그없음",), ast.Flag.UNTAGGED),
    Choice("damaged", ("broken", "손상"), ast.Flag.DAMAGED),
    Choice("incomplete", ("미완성",), ast.Flag.INCOMPLETE),
    Choice("recent", ("new", "최근"), ast.Flag.RECENT),
    Choice("animated", ("moving", "움짤"), ast.Flag.ANIMATED),
    Choice("duplicate", ("duplicates", "중복"), ast.Flag.DUPLICATE),
    Choice("tagged", ("태그있음",), ast.Flag.TAGGED),
    Choice("region", ("boxed", "상자"), ast.Flag.REGION),
    Choice("unconfirmed", ("guessed", "미확인"), ast.Flag.UNCONFIRMED),
    Choice("offline", ("unreachable", "오프라인"), ast.Flag.OFFLINE),
    Choice("variant", ("hidden", "변형", "숨김"), ast.Flag.VARIANT),
    Choice("kept", ("stacked", "대표"), ast.Flag.KEPT),
)
STATES: tuple[Choice[ast.Node], ...] = (
    *(Choice(flag.name, flag.others, ast.Is(flag.value)) for flag in FLAGS),
    *SHAPES,
)
LACKS: tuple[Choice[ast.Lack], ...] = (
    Choice("caption", ("설명", "캡션"), ast.Lack.CAPTION),
    Choice("people", ("person", "who", "인물", "사람"), ast.Lack.PEOPLE),
    Choice("scene", ("scenes", "장면"), ast.Lack.SCENE),
    Choice("date", ("dates", "날짜"), ast.Lack.DATE),
    Choice("source", ("출처",), ast.Lack.SOURCE),
    Choice("title", ("제목",), ast.Lack.TITLE),
    Choice("set", ("세트",), ast.Lack.SET),
    Choice("rating", ("stars", "별점"), ast.Lack.RATING),
)
HAS: tuple[Choice[ast.Node], ...] = (
    Choice("variants", ("variant", "변형"), ast.Is(ast.Flag.KEPT)),
    *(Choice(lack.name, lack.others, ast.Not(ast.Lacks(lack.value))) for lack in LACKS),
)
VARIANTS: tuple[Choice[VariantKind], ...] = (
    Choice("duplicate", ("copy", "중복"), VariantKind.DUPLICATE),
    Choice("preview", ("미리보기",), VariantKind.PREVIEW),
    Choice("hq", ("고화질",), VariantKind.HQ),
    Choice("edit", ("edited", "보정"), VariantKind.EDIT),
    Choice("scan", ("scanned", "스캔"), VariantKind.SCAN),
    Choice("crop", ("cropped", "자름"), VariantKind.CROP),
    Choice("other", ("기타",), VariantKind.OTHER),
)
ORDERS: tuple[Choice[ast.Order], ...] = (
    Choice("released", ("newest", "발매", "공개"), ast.Order(ast.OrderBy.RELEASED)),
    Choice("oldest", ("오래된",), ast.Order(ast.OrderBy.RELEASED, reverse=True)),
    Choice("taken", ("촬영",), ast.Order(ast.OrderBy.TAKEN)),
    Choice("added", ("추가",), ast.Order(ast.OrderBy.ADDED)),
    Choice("rating", ("stars", "별점"), ast.Order(ast.OrderBy.RATING)),
    Choice("pixels", ("mp", "resolution", "화소"), ast.Order(ast.OrderBy.PIXELS)),
    Choice("size", ("bytes", "용량", "크기"), ast.Order(ast.OrderBy.BYTES)),
    Choice("name", ("file", "이름", "파일"), ast.Order(ast.OrderBy.NAME)),
    Choice("random", ("shuffle", "무작위", "랜덤"), ast.Order(ast.OrderBy.RANDOM)),
)
KINDS: tuple[Choice[SetKind], ...] = (
    Choice("photo-sketch", ("sketch", "포토스케치"), SetKind.PHOTO_SKETCH),
    Choice("concept-photo", ("concept", "컨셉포토", "콘셉트"), SetKind.CONCEPT_PHOTO),
    Choice("teaser", ("티저",), SetKind.TEASER),
    Choice("behind", ("비하인드",), SetKind.BEHIND),
    Choice("fansign", ("팬사인회", "팬싸"), SetKind.FANSIGN),
    Choice("airport", ("공항",), SetKind.AIRPORT),
    Choice("stage", ("무대",), SetKind.STAGE),
    Choice("press", ("보도", "기사"), SetKind.PRESS),
    Choice("magazine-scan", ("magazine", "scan", "화보", "스캔"), SetKind.MAGAZINE_SCAN),
    Choice("photocard", ("포토카드", "포카"), SetKind.PHOTOCARD),
    Choice("selca", ("selfie", "셀카"), SetKind.SELCA),
    Choice("other", ("기타",), SetKind.OTHER),
)


def _format(name: str, *formats: str, others: tuple[str, ...] = ()) -> Choice[frozenset[str]]:
    return Choice(name, others, frozenset(formats))


CAMERA_RAW = ("arw", "cr2", "cr3", "dng", "nef", "orf", "raf", "rw2")
RARE_FORMATS = (
    "PCX", "QOI", "SGI", "TGA", "ICNS", "CUR", "DDS", "DCX", "SUN", "XBM", "XPM", "MSP", "PCD",
    "FITS", "FLI", "GBR", "PIXAR", "BLP", "FTEX",
)  # fmt: skip
# What people call a format, and as what the library keeps it.
FORMATS: tuple[Choice[frozenset[str]], ...] = (
    _format("jpeg", "JPEG", "MPO", others=("jpg", "jpe", "jfif")),
    _format("png", "PNG", others=("apng",)),
    _format("webp", "WEBP"),
    _format("gif", "GIF"),
    _format("heic", "HEIF", others=("heif", "hif")),
    _format("avif", "AVIF"),
    _format("tiff", "TIFF", others=("tif",)),
    _format("raw", "RAW", others=CAMERA_RAW),
    _format("bmp", "BMP", "DIB", others=("dib",)),
    _format("mpo", "MPO"),
    _format("jpeg2000", "JPEG2000", others=("jp2", "j2k")),
    _format("psd", "PSD", others=("photoshop",)),
    _format("ico", "ICO"),
    _format("pnm", "PPM", others=("ppm", "pgm", "pbm")),
    *(_format(name.casefold(), name) for name in RARE_FORMATS),
)


def chosen(word: str, choices: Iterable[Choice[Value]]) -> Choice[Value] | None:
    """Return the choice that is spelled so, None if there is none."""
    typed = folded(word)
    return next((one for one in choices if typed in map(folded, one.spellings)), None)


def beginning(word: str, choices: Iterable[Choice[Value]]) -> tuple[Choice[Value], ...]:
    """Return the choices of which a spelling begins so."""
    typed = folded(word)
    return tuple(
        one for one in choices if any(folded(each).startswith(typed) for each in one.spellings)
    )


def folded(word: str) -> str:
    """Return a word as it is compared."""
    composed = unicodedata.normalize("NFC", word).casefold()
    return BETWEEN_WORDS.sub("", composed)


@dataclass(frozen=True, slots=True)
class Meant:
    """A known word that was probably meant; ``nearness`` is 1.0 where nothing differs."""

    word: str
    nearness: float


def nearest(word: str, known: Sequence[str]) -> Meant | None:
    """Return the word that was meant most likely by one that is not known, None if none is near.

    A word that was typed while the keyboard stood on the other language is known as well.
    """
    spelled = {folded(each): each for each in reversed(known)}
    typed = folded(word)
    if not typed:
        return None
    switched = folded(on_other_layout(typed))
    if switched in spelled:
        return Meant(spelled[switched], 1.0)
    # Hangul is compared letter by letter: a slip in one of them is not another syllable.
    letters = {unicodedata.normalize("NFD", each): each for each in spelled}
    apart = unicodedata.normalize("NFD", typed)
    close = difflib.get_close_matches(apart, list(letters), n=1, cutoff=NEAR)
    if not close:
        return None
    nearness = difflib.SequenceMatcher(None, apart, close[0]).ratio()
    return Meant(spelled[letters[close[0]]], nearness)

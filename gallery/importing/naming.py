"""What the names of files and folders tell: title, release date, kind, source, positions."""

import os
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol, TypeVar

from gallery.model.dates import find_date
from gallery.model.facts import Fact, Origin, strongest
from gallery.model.names import clean, compare_key, natural_key
from gallery.model.photoset import SetKind


class HasName(Protocol):
    """Anything with a file's name."""

    @property
    def name(self) -> str:
        """The name, with its suffix."""


Named = TypeVar("Named", bound=HasName)

WORD = re.compile(r"[^\W_]+")
EDGES = " \t-_.,~·|"
BRACKETED = re.compile(r"[(\[{【「]\s*([^()\[\]{}【】「」]*?)\s*[)\]}】」]")
EMPTY_BRACKETS = re.compile(r"\(\s*\)|\[\s*\]|\{\s*\}|【\s*】|「\s*」")
TRAILING_NUMBER = re.compile(r"(\d{1,9})\s*[)\]}]?\s*$", re.ASCII)
COUNT_IN_NAME = re.compile(
    r"(?<![\w.])(\d{1,3})\s?(?:P|pics?|photos?|images?|장)(?![\w.])", re.IGNORECASE | re.ASCII
)
# "240127~28", "240127-0128", "2024.01.27-2024.01.28": the second day of a range.
RANGE_END = re.compile(
    r"\s?[~～〜–-]\s?(\d{4}[-._]\d\d[-._]\d\d|\d\d[-._]\d\d|\d{8}|\d{6}|\d{4}|\d{1,2})(?!\w)",
    re.ASCII,
)
# Folders below a set's own whose name alone says nothing of what is in them.
PIECE_OF_A_SET = re.compile(
    r"(?:[us]?hq|lq|hd|4k|previews?|originals?|orig|raws?|edit(?:ed)?|full|small|large"
    r"|(?:part|pt|day|disc|cd|vol|page|set)[ ._\-]*\d{1,3}|\d{1,3}"
    r"|원본|보정|미리보기|프리뷰|고화질|\d{1,2}[부일차]+)",
    re.IGNORECASE,
)
# Dates come out as one day in most of the files, or they are not the day of the release.
LEAST_SHARE = 0.5

# Words of a title, compared as whole words, the most telling first.
KIND_WORDS = (
    (SetKind.PHOTO_SKETCH, ("photo sketch", "photosketch", "포토 스케치", "포토스케치")),
    (SetKind.CONCEPT_PHOTO, ("concept photo", "concept photos", "concept", "콘셉트", "컨셉")),
    (SetKind.TEASER, ("teaser", "teasers", "티저")),
    (SetKind.BEHIND, ("behind", "behind the scenes", "making", "비하인드")),
    (SetKind.FANSIGN, ("fansign", "fan sign", "fan signing", "팬사인회", "팬싸")),
    (SetKind.AIRPORT, ("airport", "공항", "출국", "입국", "icn", "gmp")),
    (SetKind.MAGAZINE_SCAN, ("scan", "scans", "magazine", "화보", "잡지")),
    (SetKind.PHOTOCARD, ("photocard", "photocards", "photo card", "pob", "포토카드", "포카")),
    (SetKind.PRESS, ("press", "press photo", "press conference", "presscon", "제작발표회")),
    (SetKind.STAGE, ("stage", "concert", "on stage", "무대", "콘서트")),
    (SetKind.SELCA, ("selca", "selcas", "selfie", "셀카")),
)

PLATFORMS = {
    "weverse": "Weverse",
    "twitter": "X",
    "twitter_media_harvest": "X",
    "x.com": "X",
    "instagram": "Instagram",
    "naver": "Naver",
    "naver post": "Naver Post",
    "naver-blog": "Naver Blog",
    "naver blog": "Naver Blog",
    "naverpost": "Naver Post",
    "weibo": "Weibo",
    "tumblr": "Tumblr",
    "tiktok": "TikTok",
    "facebook": "Facebook",
    "bluesky": "Bluesky",
    "pinterest": "Pinterest",
    "youtube": "YouTube",
    "dispatch": "Dispatch",
    "daum": "Daum",
    "melon": "Melon",
    "vlive": "V LIVE",
}

# What downloaders call the folders in an account's own.
OF_ACCOUNTS = frozenset({"highlights", "media", "posts", "reels", "stories", "tagged", "timeline"})


def title_of(folder: str) -> Fact[str]:
    """Return the title a folder's or archive's name gives: no date code, no underscores.

    A platform or a count in brackets is left out: ``source_of`` and ``expected_of`` tell it.
    """
    shown = clean(visible(folder))
    text = shown
    if (found := find_date(shown)) is not None:
        before, _, behind = text.partition(found[1])
        text = f"{before} {_behind_range(found[0].day, behind)}"
    text = BRACKETED.sub(_without_facts, text.replace("_", " "))
    text = EMPTY_BRACKETS.sub(" ", text)
    title = clean(text.strip(EDGES)) or shown
    return Fact(title, Origin.FOLDER_NAME, shown)


def title_in(folders: Sequence[str]) -> Fact[str]:
    """Return the title that folders (nearest first) give: "HQ" needs the name above it too."""
    title = title_of(folders[0] if folders else "")
    if not PIECE_OF_A_SET.fullmatch(title.value) or len(folders) < len(("HQ", "above it")):
        return title
    return replace(title, value=clean(f"{title_in(folders[1:]).value} {title.value}"))


def _behind_range(first: int, behind: str) -> str:
    """Return what stands behind a date, or behind a range of dates that began on day ``first``."""
    found = RANGE_END.match(behind)
    digits = re.sub(r"\D", "", found[1]) if found else ""
    day, month = int(digits[-2:] or 0), int(digits[-4:-2] or 1)
    is_later = len(digits) > len("28") or day > first
    return behind[found.end() :] if found and is_later and day <= 31 and month <= 12 else behind


def _without_facts(bracketed: re.Match[str]) -> str:
    is_told = compare_key(bracketed[1]) in PLATFORMS or COUNT_IN_NAME.fullmatch(bracketed[1])
    return " " if is_told else bracketed[0]


def released_of(files: Sequence[str], folders: Sequence[str]) -> Fact[str] | None:
    """Return the release date (ISO, Korean time) that the names give.

    Args:
        files: names of the set's files; the day most of them name wins.
        folders: names of the folders they are in, the nearest first.
    """
    facts = [fact for fact in (_day_of_files(files), _day_of_folders(folders)) if fact]
    return strongest(facts)


def kind_of(title: str) -> Fact[SetKind]:
    """Guess a set's kind from the words of its title; "other" if none tells."""
    words = f" {' '.join(WORD.findall(compare_key(title)))} "
    for kind, telling in KIND_WORDS:
        for word in telling:
            if f" {word} " in words or (not word.isascii() and word in words):
                return Fact(kind, Origin.SUGGESTION, word)
    return Fact(SetKind.OTHER, Origin.SUGGESTION)


def source_of(folders: Sequence[str]) -> Fact[str] | None:
    """Return the platform that one of the folders (nearest first) is named after."""
    for folder in folders:
        shown = clean(visible(folder))
        name = compare_key(shown)
        words = re.split(r"[\s_\-\[\]()]+", name)
        for piece in (name, *words):
            if piece in PLATFORMS:
                return Fact(PLATFORMS[piece], Origin.FOLDER_NAME, shown)
    return None


def expected_of(folder: str, *, count: int) -> Fact[int] | None:
    """Return how many photos were published if the name says so ("[12P]") and it can be."""
    for match in COUNT_IN_NAME.finditer(clean(visible(folder))):
        if int(match[1]) >= max(count, 2):
            return Fact(int(match[1]), Origin.FOLDER_NAME, match[0])
    return None


def numbers_of(names: Sequence[str], *, expected: int | None = None) -> list[int]:
    """Return the positions that the numbers at the end of the names give, [] if they do not count.

    They count if they are distinct, begin at 0, 1 or 2 and leave no more gaps than there are
    photos.
    """
    found = [TRAILING_NUMBER.search(_stem(name)) for name in names]
    numbers = [int(match[1]) for match in found if match is not None]
    if len(numbers) < len(names) or not _is_count(numbers, expected):
        return []
    shift = 1 if min(numbers) == 0 else 0
    return [number + shift for number in numbers]


def number_in(name: str) -> int:
    """Return the number at the end of a name, 0 if there is none."""
    match = TRAILING_NUMBER.search(_stem(name))
    return int(match[1]) if match else 0


def ranks_of(names: Sequence[str]) -> list[int]:
    """Return the rank of each file in natural order, from 1."""
    order = sorted(range(len(names)), key=lambda place: order_of(names[place]))
    ranks = {place: rank for rank, place in enumerate(order, start=1)}
    return [ranks[place] for place in range(len(names))]


def in_natural_order(files: Sequence[Named]) -> list[Named]:
    """Return files as a person counts them: 2 before 10."""
    return sorted(files, key=lambda file: order_of(file.name))


def order_of(name: str) -> tuple[object, ...]:
    """Return the key that orders names as a person counts them."""
    return natural_key(name), name


def folders_above(path: str) -> list[str]:
    """Return the names of the folders of ``path``, nearest first, itself included."""
    folder = Path(path)
    return [one.name for one in (folder, *folder.parents) if one.name]


def _is_count(numbers: Sequence[int], expected: int | None) -> bool:
    return (
        bool(numbers)
        and len(set(numbers)) == len(numbers)
        and min(numbers) <= 2
        and max(numbers) <= max(expected or 0, 2 * len(numbers))
    )


def _day_of_files(files: Sequence[str]) -> Fact[str] | None:
    found = [hit for name in files if (hit := find_date(_stem(clean(visible(name))))) is not None]
    if not found:
        return None
    day, times = Counter(day for day, _ in found).most_common(1)[0]
    if times < LEAST_SHARE * len(files):
        return None
    return Fact(day.isoformat(), Origin.FILE_NAME, dict(found)[day])


def _day_of_folders(folders: Sequence[str]) -> Fact[str] | None:
    for folder in folders:
        if (found := find_date(clean(visible(folder)))) is not None:
            return Fact(found[0].isoformat(), Origin.FOLDER_NAME, found[1])
    return None


def _stem(name: str) -> str:
    return Path(name).stem


def visible(name: str) -> str:
    """Show a name that is not UTF-8 as what it most likely is: Korean Windows, else Latin-1."""
    raw = os.fsencode(name)
    for encoding in ("utf-8", "cp949"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")

"""What is said of a set: the user's word, its posts', its names', the most trusted of each.

A post's own set believes any word about it. A folder of many posts only believes what its
files agree on: half of them at least, and no two saying different things; its release day is
the day most of them name.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from gallery.importing import naming
from gallery.importing.folders import Group
from gallery.importing.plan import PlannedSet
from gallery.importing.request import ImportRequest
from gallery.library.sets import MOST_EXPECTED
from gallery.model.dates import find_date
from gallery.model.described import PostFacts
from gallery.model.facts import TRUST, Fact, Origin, strongest
from gallery.model.names import clean, compare_key
from gallery.model.photoset import KOREAN_TIME, SetKind

Said = TypeVar("Said")

LARGEST_PLACE = 10_000  # a post's picture; a greater number in a sidecar is none


class Voices:
    """What the posts of a group's files say, each as often as files say it."""

    def __init__(self, group: Group) -> None:
        times = Counter(id(post) for post in group.posts if post is not None)
        posts = {id(post): post for post in group.posts if post is not None}
        self._said: list[tuple[PostFacts, int]] = [(posts[key], times[key]) for key in posts]
        self._half = len(group.files) * naming.LEAST_SHARE
        self._is_one_post = bool(group.post)

    def agree(self, field: str) -> Fact[Any] | None:
        """Return what is said of a field, None if the files do not agree."""
        most = self._most(field)
        if most is None or self._is_one_post:
            return most and most[0]
        fact, times, is_alone = most
        return fact if is_alone and times >= self._half else None

    def most(self, field: str) -> Fact[Any] | None:
        """Return what most files say of a field, None if it is less than half of them."""
        most = self._most(field)
        if most is None or self._is_one_post:
            return most and most[0]
        return most[0] if most[1] >= self._half else None

    def _most(self, field: str) -> tuple[Fact[Any], int, bool] | None:
        facts: list[tuple[Fact[Any], int]] = [
            (fact, times) for post, times in self._said if (fact := getattr(post, field))
        ]
        if not facts:
            return None
        trust = max(TRUST[fact.origin] for fact, _ in facts)
        values: Counter[Any] = Counter()
        for fact, times in facts:
            if TRUST[fact.origin] == trust:
                values[fact.value] += times
        value, times = values.most_common(1)[0]
        first = next(
            fact for fact, _ in facts if TRUST[fact.origin] == trust and fact.value == value
        )
        return first, times, len(values) == 1


def planned_set(
    group: Group, request: ImportRequest, *, zone: str = "", others: Collection[int] = ()
) -> PlannedSet:
    """Return the set a group makes, each value with its origin and reason.

    Args:
        group: the files.
        request: what the user said.
        zone: the IANA zone of the release date.
        others: numbers of the post that are videos: no place is kept for them.
    """
    voices = Voices(group)
    names = [file.name for file in group.files]
    expected = _user(request.expected) or _expected(group, voices, len(others))
    count = expected.value if expected else None
    numbers = _numbers_in_post(group, count, others) or naming.numbers_of(names, expected=count)
    places = numbers or naming.ranks_of(names)
    released = _released(group, voices, names)
    title = _user(request.title) or _title(group, voices, released)
    return PlannedSet(
        key=group.key,
        title=title,
        kind=_user(request.kind) or _kind(title, group),
        released=_user(request.released) or released,
        source=_user(request.source) or _best(voices.agree("source"), _source(group)),
        source_url=_user(request.source_url) or voices.agree("source_url"),
        credit=_user(request.credit) or voices.agree("credit"),
        handle=_user(request.handle) or voices.agree("handle"),
        event=_user(request.event) or voices.agree("event"),
        era=_user(request.era),
        terms=_user(request.terms),
        expected=expected,
        zone=zone or KOREAN_TIME,
        also_keys=group.also_keys,
        files=tuple(
            replace(file, position=place) for file, place in zip(group.files, places, strict=True)
        ),
        ranked=not numbers,
        is_arranged=group.is_arranged,
    )


def _user(value: Said | None) -> Fact[Said] | None:
    return Fact(value, Origin.USER) if value else None


def _best(*facts: Fact[Said] | None) -> Fact[Said] | None:
    return strongest([fact for fact in facts if fact is not None])


def _title(group: Group, voices: Voices, released: Fact[str] | None) -> Fact[str]:
    """Return the words of who published it, or of a fan who arranged it, else a folder's name."""
    name = group.folders[0] if group.folders else ""
    folder = naming.title_in(group.folders)
    said = voices.agree("title")
    if said and _is_believed(said, group):
        return replace(said, value=_without_day(said.value))
    if not group.is_part and not (group.post and _is_downloaders(name, group, voices)):
        return folder
    account: Fact[str] = voices.agree("handle") or voices.agree("credit") or folder
    told = folder if group.is_part and folder.value else account
    apart = _short(released) or (group.is_part and group.post.partition(":")[2])
    return replace(told, value=f"{told.value} {apart or ''}".strip())


def _is_believed(title: Fact[str], group: Group) -> bool:
    """Whether a title that posts or names tell goes before the name of the folder."""
    if group.is_part:
        return True
    if group.is_arranged and not naming.source_of(group.above):
        return False  # a fan's own words; below a platform's name they are a downloader's
    # The name of a file is no title for a folder that has its own, except of a post.
    least = Origin.FILE_NAME if group.post else Origin.CDN
    return TRUST[title.origin] >= TRUST[least]


def _without_day(title: str) -> str:
    """Return a title without the date code that a fan began it with."""
    found = find_date(title)
    return naming.title_of(title).value if found and title.startswith(found[1]) else title


def _is_downloaders(folder: str, group: Group, voices: Voices) -> bool:
    """Whether a folder is named after a platform, an account or a post: no title of anything."""
    name = compare_key(clean(naming.visible(folder)))
    accounts = [fact.value for fact in map(voices.agree, ("handle", "credit")) if fact]
    known = {group.post.partition(":")[2], *accounts}
    if name in naming.PLATFORMS or name in naming.OF_ACCOUNTS:
        return True
    return name in {compare_key(one) for one in known}


def _short(released: Fact[str] | None) -> str:
    return date.fromisoformat(released.value).strftime("%y%m%d") if released else ""


def _released(group: Group, voices: Voices, names: list[str]) -> Fact[str] | None:
    said = voices.most("released")
    if said is not None and TRUST[said.origin] > TRUST[Origin.FILE_NAME]:
        return said
    return _best(naming.released_of(names, group.folders), said)


def _source(group: Group) -> Fact[str] | None:
    return naming.source_of(group.above)


def _expected(group: Group, voices: Voices, others: int) -> Fact[int] | None:
    if group.post and not _has_strangers(group):
        said: Fact[int] | None = voices.agree("expected")
        if said is not None and others < said.value <= MOST_EXPECTED:
            return replace(said, value=said.value - others) if others else said
    folder = group.folders[0] if group.folders and not group.is_part else ""
    return naming.expected_of(folder, count=len(group.files))


def _kind(title: Fact[str], group: Group) -> Fact[SetKind]:
    guess = naming.kind_of(title.value)
    if guess.value is SetKind.OTHER and group.folders:
        guess = naming.kind_of(" ".join(group.folders[:2]))
    return guess


def _numbers_in_post(group: Group, expected: int | None, others: Collection[int]) -> list[int]:
    """Return the places that the numbers of one post give, [] if there are none to go by.

    Posts that count from 0 are moved up by one, and what follows a video down by one. A number
    that two files have is the first one's; files without one follow behind the last.
    """
    if not group.post or not any(place is not None for place in group.places):
        return []
    stated = [_sound(place) for place in group.places]
    step = 1 if 0 in stated or 0 in others else 0
    between = sorted(others)
    taken: set[int] = set()
    places: list[int] = []
    for place in stated:
        wished = 0 if place is None else place + step - bisect_left(between, place)
        places.append(0 if wished in taken else wished)
        taken.add(places[-1])
    last = max(*taken, expected or 0)
    waiting = [number for number, place in enumerate(places) if not place]
    for number in sorted(waiting, key=lambda one: naming.order_of(group.files[one].name)):
        last += 1
        places[number] = last
    return places


def _sound(place: int | None) -> int | None:
    return place if place is not None and 0 <= place <= LARGEST_PLACE else None


def _has_strangers(group: Group) -> bool:
    """Whether some of the files are not known to be of the post."""
    return any(post is None or not post.key for post in group.posts)

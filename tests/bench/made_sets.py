"""The sets and photos of a made-up library: sizes, dates, words and tags as in a real one.

One ``Batch`` holds the rows of some sets, ready to be written; what is derived is not here.
"""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from gallery.model.names import search_text
from gallery.model.photoset import SetKind
from gallery.model.reasons import Reason
from tests.bench.invented import CAPTION_WORDS, HANGUL_CAPTION_WORDS, TITLE_WORDS
from tests.bench.made_world import Act, Row, World

FIRST_DAY, DAYS = date(2013, 1, 1), 5_080  # to the end of November 2026
SHAPES = {  # upright pixels: how many of a hundred sets are mostly so
    (4000, 6000): 24,
    (6000, 4000): 20,
    (1365, 2048): 12,
    (2048, 1365): 8,
    (1080, 1350): 10,
    (1080, 1080): 7,
    (3024, 4032): 7,
    (4032, 3024): 4,
    (3840, 2160): 4,
    (1125, 2436): 2,
    (10000, 2500): 1,
    (800, 6000): 1,
}
FORMATS = {"JPEG": 88, "WEBP": 6, "PNG": 3, "HEIF": 2, "AVIF": 1}
SUFFIXES = {"JPEG": "jpg", "WEBP": "webp", "PNG": "png", "HEIF": "heic", "AVIF": "avif"}
RATINGS = {0: 72, 1: 1, 2: 2, 3: 8, 4: 10, 5: 7}
SPOKEN = {0: 9, 1: 14, 2: 27, 3: 26, 4: 16, 5: 8}  # phrases a photo: 2.5
SOURCES = {"weverse": 30, "twitter": 25, "instagram": 20, "naver": 12, "dispatch": 5, "": 8}
TERMS = ("", "", "", "personal use only", "do not edit", "크롭 금지")
CREDITS = 400  # photographers and sites
SHARED = 100  # one photo of so many is in the set before as well
TURNED = 0.2  # of the photos of a set lie the other way
CAPTIONED = 1 / 3
DAMAGED, ANIMATED, TWINS, BOXED, GUESSED = 5_000, 400, 200, 50, 40  # one of so many photos
GUESSES = 300  # distinct open guesses
LOVE_WINS_ALL = 400  # one set of so many shows V and IU, in the first of 2024
DAMAGES = (Reason.TRUNCATED, Reason.CORRUPT)


@dataclass(slots=True)
class Batch:
    """Rows by table, and the set each photo was published in (0 for none)."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    photo_ids: list[int] = field(default_factory=list)
    set_ids: list[int] = field(default_factory=list)

    def add(self, table: str, **row: Any) -> None:
        """Put a row into a table."""
        self.rows.setdefault(table, []).append(row)


def sizes(dice: random.Random, sets: int, photos: int) -> list[int]:
    """Return how many photos each set has: most few, some hundreds, ``photos`` together."""
    raw = [min(300.0, dice.lognormvariate(0, 0.8)) for _ in range(sets)]
    factor = photos / sum(raw)
    found = [max(1, math.floor(each * factor)) for each in raw]
    while (missing := photos - sum(found)) > 0:
        for _ in range(missing):
            found[dice.randrange(sets)] += 1
    return found


class Maker:
    """Makes sets one after the other; ids of photos and sets count up."""

    def __init__(self, world: World, dice: random.Random, root: int, folder: str) -> None:
        self._world = world
        self._dice = dice
        self._root = root  # id of the root that the files are below
        self._folder = folder  # below the root, "/" between
        self._photo = 0
        self._set = 0

    def batch(self, counts: Sequence[int], loose: int, imported: int) -> Batch:
        """Return the rows of one import: a set for each count, and photos without a set."""
        batch = Batch()
        moment = datetime(2018, 1, 5, 9, tzinfo=UTC) + timedelta(days=imported * 60)
        batch.add(
            "imports",
            id=imported,
            started_at=moment.isoformat(),
            finished_at=(moment + timedelta(minutes=40)).isoformat(),
            state="done",
        )
        for count in counts:
            self._add_set(batch, count, imported, moment)
        for _ in range(loose):
            theme = _Theme.of_set(self._world, self._dice, 0)
            self._add_photo(batch, theme, imported, moment)
        self._share(batch)
        return batch

    def _add_set(self, batch: Batch, count: int, imported: int, moment: datetime) -> None:
        self._set += 1
        dice, number = self._dice, self._set
        theme = _Theme.of_set(self._world, dice, number)
        kind = dice.choice(list(SetKind))
        title = theme.title(dice, number)
        expected = dice.choice((*[None] * 8, *[count] * 3, count + dice.randrange(1, 9)))
        source = _pick(dice, SOURCES)
        batch.set_ids.append(number)
        batch.add(
            "sets",
            id=number,
            title=title,
            kind=str(kind),
            era=theme.era if dice.random() < 0.6 else "",
            event=f"{kind} {dice.choice(TITLE_WORDS)}" if dice.random() < 0.3 else "",
            released_on=theme.day if dice.random() < 0.97 or theme.is_duet else "",
            source=source,
            source_url=f"https://{source}.example/post/{number}" if source else "",
            credit=f"photographer {int(CREDITS * dice.random() ** 2)}",
            handle=f"@{theme.act.name.lower().replace(' ', '')}" if source == "twitter" else "",
            terms=dice.choice(TERMS),
            expected=expected,
            source_key=f"folder:{number}",
            search_text=search_text(title),
            import_id=imported,
        )
        position = 0
        for _ in range(count):
            position += 2 if dice.random() < 0.001 else 1  # now and then one is missing
            photo = self._add_photo(batch, theme, imported, moment)
            batch.add("set_members", set_id=number, photo_id=photo, position=position)

    def _add_photo(self, batch: Batch, theme: "_Theme", imported: int, moment: datetime) -> int:
        self._photo += 1
        dice, number = self._dice, self._photo
        width, height = theme.shape
        if dice.random() < TURNED:
            width, height = height, width
        is_moving = number % ANIMATED == 7
        kind = "GIF" if is_moving else theme.format
        taken = theme.moment(dice)
        batch.photo_ids.append(number)
        batch.add(
            "photos",
            id=number,
            digest=f"{number:064x}",
            import_id=imported,
            added_at=(moment + timedelta(seconds=number % 2400)).isoformat(),
            width=width,
            height=height,
            format=kind,
            bytes=int(width * height * (0.1 + 0.4 * dice.random())),
            frames=12 if is_moving else 1,
            taken_at=taken,
            taken_origin="file" if taken else "",
            title=f"{theme.words} {number}" if number % 20 == 0 else "",
            source="instagram" if number % 25 == 0 else "",
            credit=f"photographer {number % CREDITS}" if number % 30 == 0 else "",
            rating=_pick(dice, RATINGS),
            favourite=int(dice.random() < 0.02),
            damaged=str(DAMAGES[number % 2]) if number % DAMAGED == 3 else "",
        )
        self._add_file(batch, theme, number, "gif" if is_moving else SUFFIXES[kind])
        said = theme.said(dice)
        for phrase in said:
            batch.add("photo_phrases", photo_id=number, phrase_id=phrase)
        self._add_words(batch, number, theme)
        self._add_findings(batch, number, theme, is_tagged=bool(said))
        return number

    def _add_file(self, batch: Batch, theme: "_Theme", number: int, suffix: str) -> None:
        name = f"{theme.prefix}{number % 1000}_{number}.{suffix}"
        path = f"{self._folder}/{number // 1000:04}/{name}"
        size = batch.rows["photos"][-1]["bytes"]
        batch.add(
            "files",
            photo_id=number,
            root_id=self._root,
            path=path.encode(),
            name=name,
            bytes=size,
            modified_ns=1_700_000_000_000_000_000 + number,
        )

    def _add_words(self, batch: Batch, number: int, theme: "_Theme") -> None:
        dice = self._dice
        if theme.is_duet or dice.random() >= CAPTIONED:
            return
        which = dice.random()
        if which < 0.6:
            text = " ".join(dice.choices(CAPTION_WORDS, k=6))
            batch.add("captions", photo_id=number, language="en", text=text)
        if which > 0.4:
            text = " ".join(dice.choices(HANGUL_CAPTION_WORDS, k=5))
            batch.add("captions", photo_id=number, language="ko", text=text)

    def _add_findings(self, batch: Batch, number: int, theme: "_Theme", *, is_tagged: bool) -> None:
        """What an analysis and sidecars leave behind: pairs, boxes, guesses, facts."""
        if number % TWINS == 5:
            batch.add("same_pictures", photo_id=number, other_id=number - 1, verdict="lesser")
        if number % BOXED == 0 and is_tagged:
            box = {"x": 0.3, "y": 0.1, "width": 0.2, "height": 0.25}
            batch.add("regions", photo_id=number, person_id=theme.act.members[0], **box)
        if number % GUESSED == 0:
            batch.add(
                "photo_suggestions",
                photo_id=number,
                suggestion_id=number // GUESSED % GUESSES + 1,
                origin="sidecar",
            )
        if number % 30 == 1:
            batch.add("photo_facts", photo_id=number, field="creator", value="", origin="file")

    def _share(self, batch: Batch) -> None:
        """Put some photos into the set before theirs as well."""
        home = {row["photo_id"]: row["set_id"] for row in batch.rows["set_members"]}
        last = {row["set_id"]: row["position"] for row in batch.rows["set_members"]}
        for photo in batch.photo_ids[::SHARED]:
            at = home.get(photo, 0) - 1
            if at in last:
                last[at] += 1
                batch.add("set_members", set_id=at, photo_id=photo, position=last[at])


@dataclass(frozen=True, slots=True)
class _Theme:
    """What the photos of one set have in common; ``phrases`` are those that may be said."""

    act: Act
    era: str
    day: str
    shape: tuple[int, int]
    format: str
    phrases: tuple[int, ...]
    words: str
    prefix: str
    is_dated: bool  # whether its files say when they were taken
    is_duet: bool = False

    @classmethod
    def of_set(cls, world: World, dice: random.Random, number: int) -> "_Theme":
        """Return the theme of a set."""
        if number % LOVE_WINS_ALL == 1:
            return cls._duet(world, dice)
        act = world.act(dice)
        present = dice.sample(act.members, min(len(act.members), dice.choice((1, 2, 3, 7))))
        found = [world.said.of((one,), "", None) for one in present]
        for _ in range(dice.choice((2, 3, 4))):
            who = tuple(dice.sample(present, min(len(present), dice.choice((0, 1, 1, 1, 2)))))
            link = dice.choice(("with", "in", "at", "")) if who else ""
            found.append(world.said.of(who, link, world.scene(dice)))
        day = FIRST_DAY + timedelta(days=int(DAYS * dice.random() ** 0.6))  # more of late
        return cls._made(dice, act, day, tuple(dict.fromkeys(found)))

    @classmethod
    def _duet(cls, world: World, dice: random.Random) -> "_Theme":
        band, soloist = world.acts[:2]
        one, other = band.members[0], soloist.members[0]
        found = (
            world.said.of((one,), "", None),
            world.said.of((other,), "", None),
            world.said.of((one, other), "with", 1),
            world.said.of((one, other), "", None),
        )
        day = date(2024, 1, 1) + timedelta(days=dice.randrange(45))
        made = cls._made(dice, soloist, day, found)
        return cls(
            soloist, "Love wins all", made.day, (6000, 4000), "JPEG", found, "Love wins all",
            "lwa_", is_dated=True, is_duet=True,
        )  # fmt: skip

    @classmethod
    def _made(cls, dice: random.Random, act: Act, day: date, found: tuple[int, ...]) -> "_Theme":
        spoken = " ".join(dice.sample(TITLE_WORDS, 3))
        prefix = dice.choice(("IMG_", "DSC", f"{spoken.split()[0]}_", f"{day:%y%m%d}_", "photo "))
        return cls(
            act,
            dice.choice(act.eras),
            day.isoformat(),
            _pick(dice, SHAPES),
            _pick(dice, FORMATS),
            found,
            spoken,
            prefix,
            is_dated=dice.random() < 0.6,
        )

    def title(self, dice: random.Random, number: int) -> str:
        """Return the title of the set."""
        day = self.day.replace("-", "")[2:]
        return dice.choice(
            (
                f"{day} {self.act.name} {self.words}",
                f"{self.act.name} – {self.words.title()} #{number}",
                f"{self.era} {dice.choice(HANGUL_CAPTION_WORDS)} {number}",
            )
        )

    def moment(self, dice: random.Random) -> str:
        """Return when a photo was taken, "" where its file does not say."""
        if not self.is_dated:
            return ""
        day = date.fromisoformat(self.day) - timedelta(days=dice.randrange(3))
        return f"{day}T{dice.randrange(8, 23):02}:{dice.randrange(60):02}:{dice.randrange(60):02}"

    def said(self, dice: random.Random) -> list[int]:
        """Return what is said of a photo."""
        many = min(_pick(dice, SPOKEN), len(self.phrases))
        return dice.sample(self.phrases, many)


def _pick(dice: random.Random, shares: dict[Any, int]) -> Any:
    return dice.choices(list(shares), weights=list(shares.values()))[0]

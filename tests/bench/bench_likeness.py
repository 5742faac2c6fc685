"""Which kinds of copies are found, and how many strangers are proposed.

    python -m tests.bench.bench_likeness [FOLDER [COUNT]]
    python -m tests.bench.bench_likeness 500

FOLDER holds distinct photos (with a FOLDER.truth.tsv beside it, only those it calls unique);
without one, pictures are drawn. Of each, a tenth of the kinds of copies are made, in turn.
Recall is counted for each kind over the pairs of an original and its copy: both must find each
other by their prints and be related when they are looked at. Precision is counted over all
pairs of all pictures: whatever the prints bring together is looked at.
"""

import csv
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import numpy as np
from PIL import Image, ImageOps

from gallery.images.lineup import Face, Lineup, Related, related
from gallery.images.prints import JOINS, LAYOUT, Join, met, unpacked
from gallery.images.thumbnail import make_thumbnail
from gallery.model.variants import Relation
from tests.bench.harness import Figure, show
from tests.bench.made_pictures import drawn
from tests.images.copies import COPIES, encoded

COUNT = 2_000
LARGEST = 576  # px; larger originals are made smaller first
DRAWN = (640, 480)
AT_ONCE = 500  # pictures that are compared with all others at once
HERE = Path("a.bin")
ENOUGH = 3
PARTS = 10  # one of which each picture gets, of all kinds of copies
TOLD_EVERY = 200  # pictures
MUST, MUST_HARD, MUST_PRECISE = 0.97, 0.85, 0.99
HARD = ("signed", "label", "cut")


@dataclass(slots=True)
class Pool:
    """All pictures: their thumbnails in a file, and what they are known by."""

    file: BinaryIO
    places: list[tuple[int, int]] = field(default_factory=list)
    sizes: list[tuple[int, int]] = field(default_factory=list)
    origins: list[int] = field(default_factory=list)
    prints: list[bytes] = field(default_factory=list)
    seconds: float = 0.0

    def put(self, content: bytes, origin: int) -> int:
        """Keep a picture; return its number."""
        made = make_thumbnail(HERE, content=content)
        assert made.prints is not None
        self.places.append((self.file.tell(), len(made.jpeg)))
        self.file.write(made.jpeg)
        self.sizes.append((made.width, made.height))
        self.origins.append(origin)
        self.prints.append(made.prints.packed())
        return len(self.places) - 1

    def face(self, number: int) -> Face:
        """Return a picture as a child would get it."""
        at, length = self.places[number]
        self.file.seek(at)
        jpeg = self.file.read(length)
        self.file.seek(0, 2)
        return Face(number, self.sizes[number], jpeg)

    def look(self, one: int, others: Iterable[int]) -> tuple[Related, ...]:
        """Hold pictures against one, as it is done in a library."""
        lineup = Lineup(self.face(one), tuple(map(self.face, others)), ENOUGH)
        start = time.perf_counter()
        found = related(lineup, lambda: None)
        self.seconds += time.perf_counter() - start
        return found


def main(arguments: list[str]) -> int:
    """Print the table; return 1 when a figure is missed."""
    folder = Path(arguments[0]) if arguments and not arguments[0].isdecimal() else None
    counts = [int(each) for each in arguments if each.isdecimal()]
    count = counts[0] if counts else COUNT
    with tempfile.TemporaryFile() as file:
        pool = Pool(file)
        found = _recall(pool, originals(folder, count))
        return show([*_told(found), *_precision(pool)])


def originals(folder: Path | None, count: int) -> Iterator[Image.Image]:
    """Yield distinct pictures, upright, at most ``LARGEST`` pixels long."""
    if folder is None:
        yield from (drawn(seed, DRAWN) for seed in range(count))
        return
    for path in _distinct(folder)[:count]:
        with Image.open(path) as opened:
            image = ImageOps.exif_transpose(opened).convert("RGB")
        image.thumbnail((LARGEST, LARGEST))
        yield image


def _distinct(folder: Path) -> list[Path]:
    truth = folder.with_name(folder.name + ".truth.tsv")
    if not truth.exists():
        return sorted(folder.rglob("*.[jJ][pP]*[gG]"))
    with truth.open(encoding="utf-8") as table:
        rows = csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [folder / row["path"] for row in rows if row["kind"] == "unique"]


def _recall(pool: Pool, pictures: Iterable[Image.Image]) -> dict[str, Counter[str]]:
    """Return for each kind of copy how often it was found as what."""
    told: dict[str, Counter[str]] = {kind: Counter() for kind in COPIES}
    for origin, image in enumerate(pictures):
        first = pool.put(encoded(image), origin)
        for kind in list(COPIES)[origin % PARTS :: PARTS]:
            copy = pool.put(COPIES[kind].make(image), origin)
            ways = _ways(pool.prints, first, copy)
            answer = pool.look(copy, [first]) if ways else ()
            told[kind][str(answer[0].relation) if answer else "" if ways else "-"] += 1
        if not (origin + 1) % TOLD_EVERY:
            lost = sum(answers["-"] + answers[""] for answers in told.values())
            sys.stderr.write(f"{origin + 1} pictures, {lost} copies not found\n")
    return told


def _ways(prints: Sequence[bytes], one: int, other: int) -> tuple[Join, ...]:
    return met(unpacked(prints[one]), unpacked(prints[other]))


def _told(found: dict[str, Counter[str]]) -> Iterator[Figure]:
    for kind, answers in found.items():
        total, expected = answers.total(), COPIES[kind].relation
        missed = answers["-"] + answers[""]
        sys.stdout.write(f"  {kind:<34} {dict(answers)}\n")
        if expected is Relation.SAME:
            must = MUST_HARD if kind.startswith(HARD) else MUST
            yield Figure(f"same: {kind}", answers["same"] / total, "", must)
        else:
            yield Figure(f"{expected}: {kind}", (total - missed) / total, "")


def _precision(pool: Pool) -> Iterator[Figure]:
    """Look at everything that the prints bring together of different origins."""
    origins = np.array(pool.origins)
    prints = np.array([LAYOUT.unpack(each) for each in pool.prints])
    pairs: set[tuple[int, int]] = set()
    for join in JOINS:
        met = 0
        for start in range(0, len(prints), AT_ONCE):
            ones, others = _met(prints[start : start + AT_ONCE], prints, join)
            ones += start
            strange = origins[ones] != origins[others]
            met += int(strange.sum())
            pairs.update(
                (min(pair), max(pair))
                for pair in zip(ones[strange].tolist(), others[strange].tolist(), strict=True)
            )
        every = len(prints) ** 2 / 2
        yield Figure(
            f"{join.one.name} by {join.other.name}: strangers", met / every * 1e9, "of 1e9"
        )
    wrong: Counter[str] = Counter()
    for one, other in sorted(pairs):
        for answer in pool.look(one, [other]):
            wrong[str(answer.relation)] += 1
            sys.stdout.write(f"  strangers: {one} {other} {answer}\n")
    own = len(pool.origins) - len(set(pool.origins))  # at least: each copy and its original
    sure = wrong["same"]
    yield Figure("strangers looked at", len(pairs), "pairs")
    yield Figure("precision of the same", 1 - sure / own, "", MUST_PRECISE)
    yield Figure("precision of all", 1 - wrong.total() / own, "", MUST_PRECISE)
    yield Figure("a look", pool.seconds * 1e3 / max(1, len(pool.places)), "ms")


def _met(ones: "np.ndarray", others: "np.ndarray", join: Join) -> tuple["np.ndarray", "np.ndarray"]:
    """Return the places in both of what a join brings together."""
    key, found = ones[:, 2 * join.one], others[:, 2 * join.other]
    apart = np.bitwise_count(key[:, None] ^ found[None, :])
    rows, columns = np.nonzero((apart <= join.keys) & (key != 0)[:, None] & (found != 0)[None, :])
    checks = ones[rows, 2 * join.one + 1] ^ others[columns, 2 * join.other + 1]
    near = np.bitwise_count(checks) <= join.checks
    return rows[near], columns[near]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

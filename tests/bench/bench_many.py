"""A hundred thousand small files: catalogued, planned again unchanged, with and without sidecars.

Run it with a folder of small photos: ``python -m tests.bench.bench_many FOLDER``. With
``--sidecars`` each file is copied beside a made JSON sidecar of a post, ``--photos-a-post`` of
them to a post. The floor is reading and SHA-256 on as many threads as there are cores.
"""

import argparse
import hashlib
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from gallery.importing import ImportRequest, Plan, make_plan, run
from gallery.jobs.progress import Silent
from gallery.library.database import Library
from tests.bench.harness import Figure, PeakMemory, seconds_of, show

Result = TypeVar("Result")

MEMORY = 350  # MB of parent and children together
FIRST_TWEET = 1_750_914_444_445_221_330
BETWEEN_TWEETS = 3_600_000 << 22  # an hour in a tweet's id
TWEETS_A_FOLDER = 5_000


def main(arguments: Sequence[str]) -> int:
    """Measure the folder given; return 1 when a figure is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.bench_many")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--most", type=int, default=100_000, help="files to take")
    parser.add_argument("--sidecars", action="store_true", help="with a JSON beside each file")
    parser.add_argument("--photos-a-post", type=int, default=4)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(dir=given.folder.parent) as place:
        folder = Path(place) / "downloads"
        photos_a_post = given.photos_a_post if given.sidecars else 0
        count = _apart(_lay_out, given.folder, folder, given.most, photos_a_post)
        return show(_figures(folder, Path(place), count))


def _figures(folder: Path, place: Path, count: int) -> Iterator[Figure]:
    _apart(_digest_all, folder)  # a warm file cache for both
    floor = _apart(_digest_all, folder)
    with Library.open(place / "library", cache=place / "cache") as library:
        with _timed() as planning:
            plan = _plan(library, folder)
        yield Figure("first plan", planning.seconds, "s")
        yield Figure("peak memory of the plan", planning.memory, "MB", MEMORY, at_most=True)
        with _timed() as storing:
            report = run(library, plan, Silent())
        del plan
        yield Figure("peak memory of the import", storing.memory, "MB", MEMORY, at_most=True)
        yield Figure("photos", report.added, "")
        floor = (floor + _apart(_digest_all, folder)) / 2
        yield Figure("import", count / storing.seconds, "files/s")
        both = planning.seconds + storing.seconds
        yield Figure("catalogue: plan and import", count / both, "files/s", 600)
        yield Figure("floor: read + SHA-256, a thread a core", count / floor, "files/s")
        yield Figure("catalogue / floor", floor / both, "x")
        yield from _again(library, folder)


def _again(library: Library, folder: Path) -> Iterator[Figure]:
    """Plan the same files again, unchanged, then all with a new time."""
    with _timed() as again:
        plan = _plan(library, folder)
        run(library, plan, Silent())
    assert not plan.sets, "the same folder brought something new"
    yield Figure("the same again", again.seconds, "s", 20, at_most=True)
    yield Figure("peak memory of it", again.memory, "MB", MEMORY, at_most=True)
    for path in _pictures(folder):
        os.utime(path)
    with _timed() as touched:
        run(library, _plan(library, folder), Silent())
    yield Figure("all touched, content the same", touched.seconds, "s")
    with _timed() as once_more:
        run(library, _plan(library, folder), Silent())
    yield Figure("once more after that", once_more.seconds, "s", 20, at_most=True)


class _Timed:
    """Seconds and peak memory of a piece of work, known when it is over."""

    seconds = 0.0
    memory = 0.0


@contextmanager
def _timed() -> Iterator[_Timed]:
    measured = _Timed()
    started = time.perf_counter()
    with PeakMemory() as memory:
        yield measured
    measured.seconds = time.perf_counter() - started
    measured.memory = memory.peak_mb


def _plan(library: Library, folder: Path) -> Plan:
    return make_plan(library, ImportRequest(paths=(str(folder),)), Silent())


def _apart(function: Callable[..., Result], *arguments: object) -> Result:
    """Call in a process of its own: what this bench remembers is not what is measured."""
    with ProcessPoolExecutor(1) as pool:
        return pool.submit(function, *arguments).result()


def _pictures(folder: Path) -> Iterator[str]:
    for parent, _, names in os.walk(folder):
        for name in names:
            if name.casefold().endswith(".jpg"):
                yield f"{parent}{os.sep}{name}"


def _digest_all(folder: Path) -> float:
    """Return how long it takes to read every file once."""
    paths = list(_pictures(folder))

    def digest_all() -> None:
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            for _ in pool.map(_digest, paths):
                pass

    return seconds_of(digest_all)


def _digest(path: str) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def _lay_out(source: Path, folder: Path, most: int, photos_a_post: int) -> int:
    """Copy files into ``folder``, as downloads with sidecars when posts have photos."""
    paths = sorted(_pictures(source))[:most]
    for number, path in enumerate(map(Path, paths)):
        name = f"{path.parent.name}/{path.stem} {number:06d}{path.suffix}"
        sidecar = b""
        if photos_a_post:
            name, sidecar = _tweet(number, photos_a_post)
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, target)
        if sidecar:
            target.with_name(f"{target.name}.json").write_bytes(sidecar)
    return len(paths)


def _tweet(number: int, photos_a_post: int) -> tuple[str, bytes]:
    """Return the name and the JSON that gallery-dl gives a tweet's picture."""
    post, place = divmod(number, photos_a_post)
    tweet = FIRST_TWEET + post * BETWEEN_TWEETS
    sidecar = {
        "category": "twitter",
        "subcategory": "timeline",
        "tweet_id": tweet,
        "num": place + 1,
        "count": photos_a_post,
        "filename": f"F{number:07d}aYAAx{number % 977:03d}",
        "extension": "jpg",
        "type": "photo",
        "date": "2024-01-26 15:10:00",
        "content": f"240127 V - Winter Bear behind the camera no. {post}\n#V #WinterBear #뷔",
        "hashtags": ["V", "WinterBear", "뷔", f"day{post % 900}"],
        "author": {"id": 1, "name": f"fan{post % 40}", "nick": f"A fan {post % 40}"},
        "user": {"id": 1, "name": f"fan{post % 40}", "nick": f"A fan {post % 40}"},
        "favorite_count": 12,
        "retweet_count": 3,
        "lang": "en",
    }
    name = f"twitter/fan{post // TWEETS_A_FOLDER}/{tweet}_{place + 1}.jpg"
    return name, json.dumps(sidecar, ensure_ascii=False, indent=4).encode()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

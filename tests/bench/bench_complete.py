"""How long a keystroke's completion takes with 20,000 persons and 50,000 scenes of three names.

    python -m tests.bench.bench_complete [FOLDER]

The names are made of Korean family and given names, in Hangul and as agencies romanise them, and
of words for things; a tenth of all bearers is spoken of. The library is written through the
writer (so that the derived rows are made as always), into FOLDER or a temporary one; one that is
there is used again. Keystrokes are in processor time of the asking thread (medians), the file in
the system's cache.
"""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from gallery.gui.tagbar.asking import Memory, Question
from gallery.library import bearers, people, phrases, scenes, sets, tables
from gallery.library.database import Library, Reader, Writer
from gallery.library.set_tags import SetDigits
from gallery.library.vocabulary import LibraryVocabulary, complete
from gallery.model.names import compare_key, initials, search_text
from tests.bench.harness import Figure, seconds_of, show
from tests.bench.invented import BOY_BAND, SOLOIST, group_names, person_names, scene_names

PERSONS, SCENES, PHOTOS, PHRASES = 20_000, 50_000, 20_000, 30_000
GROUPS = 1_500
SET = 10_000  # photos of one set, which the tag bar stands in
OFFERS = 8
ROUNDS = 5
TARGET = 10.0  # milliseconds


TYPED = (
    "v", "뷔", "ㅂ", "k", "t", "s", "c", "r", "ㄱ", "ㅅ", "김", "이", "지", "카", "ta", "tae",
    "taeh", "taehyung", "taehyng", "ki", "kim", "kim t", "gim", "gim ta", "lee", "lee ji",
    "park", "jung",
    "jeong", "jeongguk", "camc", "camcorder", "camcoder", "cam", "ca", "runn", "running", "ing",
    "ck ja", "ac", "ㄱㅌㅎ", "ㄱㅌ", "ㅌㅎ", "ㅋㅋㄷ", "김태", "김ㅌ", "태형", "캠코", "iu", "zzz",
    "zzzzzz", "xyzzyx", "black an", "black suit", "the", "a", "e", "yun", "hyun", "minjii",
    "ripped woolen shrit", "jacket 12", "hxyun", "woolen shirt 401", "2", "🐯", "김태헝", "", "rm",
)  # fmt: skip


def main(arguments: list[str]) -> int:
    """Fill (or use again) a library and print the figures; 1 when one is missed."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(arguments[0]) if arguments else Path(temporary)
        with Library.open(folder / "library", cache=folder / "cache") as library:
            with library.reading() as reader:
                is_new = not reader.exec_driver_sql("SELECT 1 FROM names LIMIT 1").first()
            seconds = seconds_of(lambda: fill(library)) if is_new else 0.0
            return show(_figures(library, seconds))


def fill(library: Library) -> None:
    """Write persons, groups, scenes, photos and phrases."""
    dice = random.Random(1)
    with library.writing() as writer:
        _fill_bearers(writer, dice)
    with library.writing() as writer:
        rows = [{"digest": f"{n:064x}", "added_at": "2024-02-01"} for n in range(PHOTOS)]
        photos = writer.insert(tables.photos, rows)
        spoken: list[dict[str, object]] = []
        who: list[dict[str, object]] = []
        said: list[dict[str, object]] = []
        for n in range(1, PHRASES + 1):
            person = int(PERSONS / 10 * dice.random() ** 3) + 1  # the cube makes some frequent
            scene = int(SCENES / 10 * dice.random() ** 2) + 1 if n % 4 else None
            key = phrases.phrase_key([person], "with" if scene else "", scene) + f"|{n}"
            moment = f"2024-{dice.randrange(1, 13):02}-{dice.randrange(1, 29):02}T{n:06}"
            link = "with" if scene else ""
            spoken.append({"id": n, "key": key, "link": link, "scene_id": scene, "said_at": moment})
            who.append({"phrase_id": n, "person_id": person, "place": 0})
            few = dice.sample(photos, dice.choice((1, 1, 2, 5)))
            said += [{"photo_id": photo, "phrase_id": n} for photo in few]
        writer.insert(tables.phrases, spoken)
        writer.insert(tables.phrase_people, who)
        writer.insert(tables.photo_phrases, said)
        set_id = sets.create(writer, {"title": "Everything", "released_on": "2024-01-27"})
        sets.add_members(writer, set_id, list(zip(photos[:SET], range(1, SET + 1), strict=True)))


def _fill_bearers(writer: Writer, dice: random.Random) -> None:
    writer.insert(tables.persons, [{} for _ in range(PERSONS)])
    writer.insert(tables.groups, [{} for _ in range(GROUPS)])
    writer.insert(tables.scenes, [{"kind": "prop"} for _ in range(SCENES)])
    for column, number, named in (
        ("person_id", PERSONS, _persons),
        ("group_id", GROUPS, group_names),
        ("scene_id", SCENES, scene_names),
    ):
        rows = [
            {"place": place, "text": name, column: n}
            for n in range(1, number + 1)
            for place, name in enumerate(named(n, dice))
        ]
        for row in rows:
            text = str(row["text"])
            row |= {"key": compare_key(text), "search_text": search_text(text)}
            row |= {"initials": initials(text)}
        writer.insert(tables.names, rows)
    members = [
        {"group_id": dice.randrange(GROUPS) + 1, "person_id": n, "since": str(part)}
        for n in range(1, PERSONS + 1)
        for part in range(dice.choice((1, 1, 2)))
    ]
    writer.insert(tables.group_members, members)
    above = [{"scene_id": n, "parent_id": n // 20 + 1} for n in range(60, SCENES, 2)]
    writer.insert(tables.scene_parents, above)


def _persons(n: int, dice: random.Random) -> list[str]:
    known = {1: BOY_BAND[0], 2: SOLOIST}
    return list(known[n]) if n in known else person_names(n, dice)


def _figures(library: Library, seconds: float) -> Iterator[Figure]:
    if seconds:
        yield Figure("written", seconds, "s")
    with library.reading() as reader:
        pages = reader.exec_driver_sql("PRAGMA page_count").scalar_one()
        keys = reader.exec_driver_sql("SELECT count(*) FROM name_keys").scalar_one()
        size = reader.exec_driver_sql("PRAGMA page_size").scalar_one()
        yield Figure("library.db", pages * size / 2**20, "MB")
        yield Figure("keys of names", keys, "")
        yield from _keystrokes("complete", lambda text: complete(reader, text, OFFERS))
        yield from _keystrokes(
            "exact, five words", lambda text: _exact(reader, f"with {text} at two o'clock")
        )
        photo_ids, digits, memory = (1,), SetDigits(), Memory()
        yield from _keystrokes(
            "tag bar, a name",
            lambda text: Question(text, len(text), photo_ids, digits, memory)(reader),
        )
        yield from _keystrokes(
            "tag bar, after V with",
            lambda text: Question(f"V with {text}", 7 + len(text), photo_ids, digits, memory)(
                reader
            ),
        )
    yield from _edits(library)


def _keystrokes(name: str, question: Callable[[str], object]) -> Iterator[Figure]:
    times: dict[str, float] = {}
    for text in TYPED:
        times[text] = statistics.median(_processor_ms(question, text) for _ in range(ROUNDS))
    everything = sorted(times.values())
    slowest = max(times, key=lambda text: times[text])
    yield Figure(f"{name}: median of {len(times)}", statistics.median(everything), "ms")
    p95 = everything[int(len(everything) * 0.95)]
    yield Figure(f"{name}: 95 of 100", p95, "ms", TARGET, at_most=True)
    yield Figure(f"{name}: slowest, {slowest!r}", everything[-1], "ms")


def _processor_ms(question: Callable[[str], object], text: str) -> float:
    """Return the thread's own time: nothing here waits, and a busy machine must not count."""
    start = time.thread_time()
    question(text)
    return (time.thread_time() - start) * 1000


def _exact(reader: Reader, text: str) -> None:
    vocabulary = LibraryVocabulary(reader)
    words = text.split()
    for first in range(len(words)):
        for end in range(len(words), first, -1):
            vocabulary.exact(" ".join(words[first:end]))


def _edits(library: Library) -> Iterator[Figure]:
    def add_scenes() -> None:
        with library.writing() as writer:
            for n in range(2_000):
                scenes.add_scene(
                    writer, [f"brand new thing {n}", f"새로운 것 {n}", f"thing {n} new"]
                )

    def add_persons() -> None:
        with library.writing() as writer:
            for n in range(500):
                people.add_person(writer, [f"Newcomer {n}", f"신인 {n}", f"Kim Newcomer {n}"])

    def rename() -> None:
        with library.writing() as writer:
            bearers.set_names(writer, "person", 1, "V")

    yield Figure("2,000 new scenes of three names", seconds_of(add_scenes), "s", 2.0, at_most=True)
    yield Figure("500 new persons of three names", seconds_of(add_persons), "s")
    yield Figure("one renamed", seconds_of(rename) * 1000, "ms")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""How long a search takes on a library of N photos: one line a figure.

    python -m tests.bench.bench_search 100000 [FOLDER]

The library is written straight into the tables, derived rows too (an import of a million
photos would take an hour), into FOLDER or a temporary one; a library that is there already is
used again. Times are medians in milliseconds, in one process, the file in the system's cache.
"""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, insert, text

from gallery.library import frequency, name_keys, query, tables
from gallery.library.database import Library
from gallery.library.vocabulary import LibraryVocabulary, complete
from gallery.model.names import compare_key, initials, search_text
from gallery.search import parse

SET_SIZE = 12
BATCH = 20_000
RUNS = 5
PERSONS = 300  # seven of them a group; the first appear most
SCENES = 400  # in three levels
WORDS = ["love", "wins", "all", "seoul", "airport", "stage", "hands", "teaser", "지민", "출국"]

SEARCHES = {
    "all": "",
    "person, in a third of the photos": "person0",
    "person, rare": "person250",
    "group": "group0",
    "scene with descendants": "scene0",
    "phrase": "person0 with scene350",
    "two people": "person0 person1",
    "text, frequent": "text:seoul",
    "text, rare": "text:lwa_4242",
    "text, Hangul": "text:출국",
    "word (name or text)": "airport",
    "-person": "-person0",
    "person -person": "person1 -person0",
    "only:": "only:person1",
    "set:": "set:12",
    "released: a year": "released:2024",
    "is:untagged": "is:untagged",
    "is:incomplete": "is:incomplete",
    "rating:5": "rating:5",
    "OR": "person200 OR scene300 OR lwa_77",
}


def main(arguments: list[str]) -> None:
    """Fill (or use again) a library and print the figures."""
    photos = int(arguments[0]) if arguments else 100_000
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(arguments[1]) if len(arguments) > 1 else Path(temporary)
        with Library.open(folder / "library", cache=folder / "cache") as library:
            with library.reading() as reader:
                is_new = query.count(reader, parse("", LibraryVocabulary(reader))) == 0
            if is_new:
                fill(library, photos)
            measure(library)


def fill(library: Library, photos: int) -> None:
    """Write ``photos`` photos with all they need, in about a minute for a million."""
    dice = random.Random(1)
    with library.writing() as writer:
        connection = writer.connection
        _fill_names(connection, dice)
        phrases = _fill_phrases(connection, dice)
        for start in range(1, photos + 1, BATCH):
            _fill_photos(connection, dice, range(start, min(start + BATCH, photos + 1)), phrases)
        for statement in DERIVED:
            connection.execute(text(statement))
        frequency.rebuild(connection)
        name_keys.rebuild(connection)


def measure(library: Library) -> None:
    """Print the median of each search: parse, count, first page, all ids."""
    _print("search", "photos", "parse", "count", "page", "all ids")
    with library.reading() as reader:
        for title, line in SEARCHES.items():
            node = parse(line, LibraryVocabulary(reader))
            _print(
                title,
                query.count(reader, node),
                _median(lambda line=line: parse(line, LibraryVocabulary(reader))),
                _median(lambda node=node: query.count(reader, node)),
                _median(lambda node=node: query.find(reader, node, limit=200)),
                _median(lambda node=node: query.find(reader, node)),
            )
        for piece in ("p", "person1", "erson", "ㅂ", ""):
            offers = _median(lambda piece=piece: complete(reader, piece, 10))
            _print(f"complete {piece!r}", "", offers)


def _print(title: str, *figures: object) -> None:
    cells = (f"{each:9.1f}" if isinstance(each, float) else f"{each:>9}" for each in figures)
    sys.stdout.write(f"{title:34}{''.join(cells)}\n")
    sys.stdout.flush()


def _median(question: Callable[[], object]) -> float:
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        question()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def _fill_names(connection: Connection, dice: random.Random) -> None:
    for table, column, prefix, number in (
        (tables.persons, "person_id", "person", PERSONS),
        (tables.groups, "group_id", "group", PERSONS // 7),
        (tables.scenes, "scene_id", "scene", SCENES),
    ):
        connection.execute(insert(table), [{"id": n + 1} for n in range(number)])
        rows = [
            {"text": name, column: n + 1, "place": place}
            for n in range(number)
            for place, name in enumerate((f"{prefix}{n}", f"{prefix} of the {n}", _hangul(dice)))
        ]
        for row in rows:
            row |= {"key": compare_key(row["text"]), "search_text": search_text(row["text"])}
            row |= {"initials": initials(row["text"])}
        connection.execute(insert(tables.names), rows)
    members = [{"group_id": n // 7 + 1, "person_id": n + 1} for n in range(PERSONS // 7 * 7)]
    connection.execute(insert(tables.group_members), members)
    parents = [{"scene_id": n + 1, "parent_id": n // 10 + 1} for n in range(10, SCENES)]
    connection.execute(insert(tables.scene_parents), parents)


def _hangul(dice: random.Random) -> str:
    return "".join(chr(0xAC00 + dice.randrange(11_172)) for _ in range(3))


def _fill_phrases(connection: Connection, dice: random.Random) -> list[int]:
    phrases, people = [], []
    for n in range(1, 6001):
        # the square makes some people frequent: the first is in a third of all
        who = {int(PERSONS * dice.random() ** 3) + 1 for _ in range(dice.choice((1, 1, 1, 2)))}
        scene = dice.randrange(SCENES) + 1 if dice.random() < 0.7 else None
        link = dice.choice(("with", "in", "at", "")) if scene else ""
        phrases.append({"id": n, "key": str(n), "link": link, "scene_id": scene})
        people += [{"phrase_id": n, "person_id": each} for each in who]
    connection.execute(insert(tables.phrases), phrases)
    connection.execute(insert(tables.phrase_people), people)
    return [row["id"] for row in phrases]


def _fill_photos(
    connection: Connection, dice: random.Random, ids: range, phrases: list[int]
) -> None:
    photos, members, said, words, sets = [], [], [], [], []
    for n in ids:
        in_set = n // SET_SIZE + 1
        photos.append(
            {
                "id": n,
                "digest": f"{n:064x}",
                "width": 6000,
                "height": 4000,
                "format": "JPEG",
                "added_at": "2024-02-01T00:00:00+00:00",
                "rating": dice.choice((0, 0, 0, 0, 0, 0, 0, 3, 4, 5)),
                "favourite": int(dice.random() < 0.02),
                "first_set_id": in_set,
                "order_key": f"{in_set:08d}s{in_set:010d}p{n % SET_SIZE:06d}",
            }
        )
        place = {"photo_id": n, "position": n % SET_SIZE + 1, "order_key": photos[-1]["order_key"]}
        members.append({"set_id": in_set, "is_extra": 0, **place})
        if n == 1 or n % SET_SIZE == 0:
            day = f"20{10 + in_set % 16:02d}-{in_set % 12 + 1:02d}-{in_set % 28 + 1:02d}"
            title = f"{' '.join(dice.choices(WORDS, k=3))} {in_set}"
            row = {"id": in_set, "title": title, "search_text": search_text(title)}
            sets.append({**row, "released_on": day, "photo_count": SET_SIZE})
        if dice.random() < 0.95:
            few = dice.sample(phrases, dice.choice((1, 2, 3)))
            said += [{"photo_id": n, "phrase_id": phrase} for phrase in few]
        piece = " ".join(dice.choices(WORDS, k=3)) if dice.random() < 0.3 else ""
        words.append({"photo_id": n, "search_text": search_text(f"lwa_{n}.jpg {piece}")})
    for table, rows in (
        (tables.sets, sets),
        (tables.photos, photos),
        (tables.set_members, members),
        (tables.photo_phrases, said),
        (tables.photo_text, words),
    ):
        connection.execute(insert(table), rows)


DERIVED = (
    """INSERT INTO photo_people (person_id, photo_id) SELECT DISTINCT person_id, photo_id
        FROM photo_phrases JOIN phrase_people USING (phrase_id) ORDER BY 1, 2""",
    """INSERT INTO photo_scenes (scene_id, photo_id) SELECT DISTINCT scene_id, photo_id
        FROM photo_phrases JOIN phrases ON phrases.id = phrase_id
        WHERE scene_id NOT NULL ORDER BY 1, 2""",
    """UPDATE photos SET
        people_count = (SELECT count(*) FROM photo_people WHERE photo_id = photos.id),
        scene_count = (SELECT count(*) FROM photo_scenes WHERE photo_id = photos.id)""",
    """UPDATE persons SET photo_count =
        (SELECT count(*) FROM photo_people WHERE person_id = persons.id)""",
    """UPDATE scenes SET photo_count =
        (SELECT count(*) FROM photo_scenes WHERE scene_id = scenes.id)""",
    "UPDATE sets SET missing_count = 1 WHERE id % 20 = 0",
    # one photo in a hundred is in a second set
    """INSERT INTO set_members (set_id, photo_id, position, order_key, is_extra)
        SELECT first_set_id + 1, id, 13, printf('%08ds%010dp%06d', first_set_id + 1,
        first_set_id + 1, 13), 1 FROM photos
        WHERE id % 100 = 0 AND first_set_id < (SELECT max(id) FROM sets)""",
)


if __name__ == "__main__":
    main(sys.argv[1:])

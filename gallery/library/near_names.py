"""Names that are spelled nearly as typed: one slip, in longer words two.

A slip is a letter too many, too few, another one, or two that changed places. Comparing with all
names would cost 30 ms at 210,000; but slips are few, so that one part of what was typed is right:
either its beginning (then the keys tell who it may be) or its end (then the index of pieces).
"""

from collections.abc import Callable, Iterable, Iterator

from gallery.library import fulltext
from gallery.library.connections import Reader
from gallery.library.name_keys import COLUMNS
from gallery.library.spelling import Form

SHORTEST = 4  # letters (Hangul: parts of syllables); in a shorter word a slip makes another word
TWO_SLIPS = 8  # letters from which on two slips are forgiven
MOST_COMPARED = 3_000  # keys with the same beginning
MOST_HOLDING = 500  # names with the same end
BEGINNING = f"""
SELECT kind, bearer_id, name_id, key FROM name_keys
WHERE key >= ? AND key < ? AND form IN ({Form.WHOLE:d}, {Form.LATER_WORD:d}, {Form.GIVEN:d},
    {Form.LATIN:d}, {Form.LATER_LATIN:d})
LIMIT {MOST_COMPARED}"""
HOLDING = f"""
SELECT person_id, group_id, scene_id, n.id, n.search_text
FROM ({fulltext.NAMES_MATCHING} LIMIT {MOST_HOLDING}) AS f JOIN names AS n ON n.id = f.id"""
LAST = chr(0x10FFFF)
Near = tuple[int, int, int, str]  # kind, bearer_id, name_id, key


def near_names(reader: Reader, folded: str) -> list[Near]:
    """Return the names that begin nearly with ``folded``, those with the fewest slips only."""
    if len(folded) < SHORTEST:
        return []
    slips = 2 if len(folded) >= TWO_SLIPS else 1
    parts = slips + 1
    start, end = len(folded) // parts, len(folded) - len(folded) // parts
    found = _nearest(folded, _beginning(reader, folded[: max(start, 2)]), slips)
    tail = folded[start if slips == 1 else end :]
    if not found and len(tail) >= fulltext.SHORTEST:
        found = _nearest(folded, _holding(reader, tail), slips)
    return found


def _beginning(reader: Reader, piece: str) -> list[Near]:
    rows = reader.exec_driver_sql(BEGINNING, (piece, piece + LAST))
    return [(row[0], row[1], row[2], row[3]) for row in rows]


def _holding(reader: Reader, piece: str) -> Iterator[Near]:
    for *bearer, name_id, words in reader.exec_driver_sql(HOLDING, (fulltext.trigrams(piece),)):
        kind = next(place for place in range(len(COLUMNS)) if bearer[place] is not None)
        pieces = words.split(" ")
        for at in range(len(pieces)):
            yield kind, bearer[kind], name_id, " ".join(pieces[at:])


def _nearest(typed: str, names: Iterable[Near], most: int) -> list[Near]:
    """Return the names whose beginning has the fewest slips, at most ``most``."""
    from rapidfuzz.distance import OSA  # 15 ms, for the rare word that fits no name

    found: dict[int, list[Near]] = {}
    for name in names:
        slips = _slips(OSA.distance, typed, name[3], most)
        if slips <= most:
            found.setdefault(slips, []).append(name)
            most = slips
    return found.get(most, [])


def _slips(distance: Callable[..., int], typed: str, key: str, most: int) -> int:
    """Return how many slips lead from ``typed`` to a beginning of ``key``."""
    if distance(typed, key[: len(typed)], score_cutoff=2 * most) > 2 * most:
        return most + 1
    lengths = range(len(typed) - most, len(typed) + most + 1)
    return min(distance(typed, key[:length], score_cutoff=most) for length in lengths)

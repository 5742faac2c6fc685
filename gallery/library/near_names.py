"""Names that are spelled nearly as typed: one slip, in longer words two.

A slip is a letter too many, too few, another one, or two that changed places. Comparing with all
names would cost 30 ms at 210,000; but slips are few, so that one part of what was typed is right:
either its beginning (then the keys tell who it may be) or its end (then the index of pieces).
"""

import unicodedata
from collections.abc import Callable, Iterable

from gallery.library import fulltext
from gallery.library.connections import Reader
from gallery.library.name_keys import COLUMNS
from gallery.library.spelling import Form

SHORTEST = 4  # letters (Hangul: parts of syllables); in a shorter word a slip makes another word
TWO_SLIPS = 8  # letters (Hangul: syllables) from which on two slips are forgiven
MOST_SLIPS = 2
SHORTEST_BEGINNING = 2
MOST_COMPARED = 4_000  # keys with the same beginning
MOST_HOLDING = 500  # names with the same end
MOST_NEAR, MOST_ALIKE = 10, 40  # beginnings that are near, keys with one of them
LAST = chr(0x10FFFF)
IN_RANGE = f"""
FROM name_keys WHERE key >= ? AND key < ? AND form IN ({Form.WHOLE:d}, {Form.LATER_WORD:d},
    {Form.GIVEN:d}, {Form.LATIN:d}, {Form.LATER_LATIN:d})"""
BEGINNINGS = f"SELECT DISTINCT substr(key, 1, ?) FROM (SELECT key {IN_RANGE} LIMIT {MOST_COMPARED})"
KEYS = f"SELECT kind, bearer_id, name_id, key {IN_RANGE} LIMIT {MOST_ALIKE}"
HOLDING = f"""
SELECT person_id, group_id, scene_id, n.id, n.search_text
FROM ({fulltext.NAMES_MATCHING} LIMIT {MOST_HOLDING}) AS f JOIN names AS n ON n.id = f.id"""
Near = tuple[int, int, int, str]  # kind, bearer_id, name_id, key


def near_names(reader: Reader, folded: str) -> list[Near]:
    """Return the names that begin nearly with ``folded``, those with the fewest slips only."""
    for slips in range(1, slips_forgiven(folded) + 1):
        part = len(folded) // (slips + 1)
        head = folded[: max(part, SHORTEST_BEGINNING)]
        tail = folded[-max(part, fulltext.SHORTEST) :]
        found = _beginning(reader, folded, head, slips) or _holding(reader, folded, tail, slips)
        if found:
            return found
    return []


def slips_forgiven(folded: str) -> int:
    """Return how many slips a word of this length may have."""
    if len(folded) < SHORTEST:
        return 0
    is_long = len(unicodedata.normalize("NFC", folded)) >= TWO_SLIPS
    return MOST_SLIPS if is_long else 1


def _beginning(reader: Reader, typed: str, head: str, slips: int) -> list[Near]:
    rows = reader.exec_driver_sql(BEGINNINGS, (len(typed) + slips, head, head + LAST))
    near = _nearest(typed, (row[0] for row in rows), slips)
    return [
        (row[0], row[1], row[2], row[3])
        for beginning in near
        for row in reader.exec_driver_sql(KEYS, (beginning, beginning + LAST))
    ]


def _holding(reader: Reader, typed: str, tail: str, slips: int) -> list[Near]:
    names: dict[str, list[Near]] = {}
    for *bearer, name_id, words in reader.exec_driver_sql(HOLDING, (fulltext.trigrams(tail),)):
        kind = next(place for place in range(len(COLUMNS)) if bearer[place] is not None)
        at = 0
        while at >= 0:
            key = words[at:].lstrip()
            names.setdefault(key[: len(typed) + slips], []).append(
                (kind, bearer[kind], name_id, key)
            )
            at = words.find(" ", at + 1)
    return [name for near in _nearest(typed, names, slips) for name in names[near][:MOST_ALIKE]]


def _nearest(typed: str, beginnings: Iterable[str], most: int) -> list[str]:
    """Return the beginnings with the fewest slips, those of the same length first."""
    from rapidfuzz.distance import OSA  # 15 ms, for the rare word that fits no name

    found: dict[int, list[str]] = {}
    for beginning in beginnings:
        slips = _slips(OSA.distance, typed, beginning, most)
        if slips <= most:
            found.setdefault(slips, []).append(beginning)
            most = slips
    nearest = sorted(found.get(most, ()), key=lambda one: abs(len(one) - len(typed)))
    return nearest[:MOST_NEAR]


def _slips(distance: Callable[..., int], typed: str, beginning: str, most: int) -> int:
    """Return how many slips lead from ``typed`` to ``beginning``, or to less of it."""
    cut = beginning[: len(typed)]
    if distance(typed, cut, score_cutoff=2 * most) > 2 * most:
        return most + 1
    lengths = range(len(typed) - most, len(typed) + most + 1)
    spaces = typed.count(" ")  # a space is no slip: "V camcoder" is two names
    cuts = [beginning[:length] for length in lengths]
    alike = [distance(typed, each, score_cutoff=most) for each in cuts if each.count(" ") == spaces]
    return min(alike, default=most + 1)

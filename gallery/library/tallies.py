"""How often what is said of many photos is said of them, slice by slice of their ids.

SQLite finds the rows and hands their numbers over as one text, Python counts those: grouping
them in SQLite takes twice as long. In slices, so that the window's thread never waits long for
the interpreter, and a question that nobody waits for any more ends between two of them.
"""

import json
from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum
from itertools import compress, islice
from operator import eq

from sqlalchemy import Connection

from gallery.library import connections
from gallery.library.hiding import HIDDEN

SLICE = 100_000  # characters of ids; about 14,000 photos


class Tag(StrEnum):
    """What is said of photos, with the question for it; the rows of a photo follow each other."""

    PERSON = """SELECT json_array(json_array(), json_group_array(t.person_id)) FROM hit
        CROSS JOIN photo_people AS t INDEXED BY photo_people_photo ON t.photo_id = hit.id"""
    SCENE = """SELECT json_array(json_group_array(t.photo_id), json_group_array(t.scene_id))
        FROM hit
        CROSS JOIN photo_scenes AS t INDEXED BY photo_scenes_photo ON t.photo_id = hit.id"""
    SET = """SELECT json_array(json_group_array(t.photo_id), json_group_array(t.set_id)) FROM hit
        CROSS JOIN set_members AS t INDEXED BY set_members_photo ON t.photo_id = hit.id"""
    # Most photos are unrated: only the others are handed over.
    RATING = """SELECT json_array(json_array(), json_group_array(t.rating)) FROM hit
        CROSS JOIN photos AS t INDEXED BY photos_measures ON t.id = hit.id WHERE t.rating > 0"""


HIT = "WITH hit(id) AS MATERIALIZED (SELECT CAST(value AS INTEGER) FROM json_each(?))"
FAMILIES = """WITH RECURSIVE family(scene_id, above) AS (
    SELECT CAST(value AS INTEGER), CAST(value AS INTEGER) FROM json_each(?)
    UNION SELECT p.scene_id, family.above FROM family
        CROSS JOIN scene_parents AS p ON p.parent_id = family.scene_id)
    SELECT scene_id, above FROM family"""

KEPT = {
    Tag.PERSON: "SELECT id, photo_count FROM persons WHERE photo_count > 0",
    Tag.SCENE: "SELECT id, photo_count FROM scenes WHERE photo_count > 0",
    Tag.SET: "SELECT id, photo_count FROM sets WHERE photo_count > 0",
    Tag.RATING: "SELECT rating, count(*) FROM photos WHERE hidden = 0 GROUP BY rating",
}
KEPT_FAMILIES = """SELECT id, family_count FROM scenes
    WHERE id IN (SELECT CAST(value AS INTEGER) FROM json_each(?))"""
SHARED = f"""SELECT DISTINCT photo_id FROM set_members INDEXED BY set_members_again
    WHERE is_extra = 1 AND photo_id NOT {HIDDEN}"""


class Tally:
    """What was counted.

    Attributes:
        photos: how many there were; of a ``Remainder`` only when ratings were counted.
        counts: of each tag, how many photos have a value.
        shared: the photos that are in several sets, when those were counted.
    """

    def __init__(self, tags: Collection[Tag]) -> None:
        self.photos = 0
        self.counts: dict[Tag, Counter[int]] = {tag: Counter() for tag in tags}
        self.shared: set[int] = set()
        self._with_scenes, self._scenes = array("q"), array("q")

    def add(self, tag: Tag, photos: list[int], values: list[int]) -> None:
        """Count the values of some photos; ``photos`` has one for each, or is empty."""
        self.counts[tag].update(values)
        if tag is Tag.SET:
            self.shared.update(compress(photos, map(eq, photos, islice(photos, 1, None))))
        elif tag is Tag.SCENE:
            self._with_scenes.extend(photos)
            self._scenes.extend(values)

    def families(self, reader: Connection, scenes: Collection[int]) -> Mapping[int, int]:
        """Return how many photos show a scene or one below it, of those that have such.

        A photo may show several of a family: each scene is told the bits of those above it, and
        a photo has the bits of all its scenes.
        """
        place = {scene: number for number, scene in enumerate(scenes)}
        bits: defaultdict[int, int] = defaultdict(int)
        has_others = 0
        for scene, above in reader.exec_driver_sql(FAMILIES, (json.dumps([*scenes]),)):
            bits[scene] |= 1 << place[above]
            has_others |= (scene != above) << place[above]
        shown: defaultdict[int, int] = defaultdict(int)
        before = together = 0
        for photo, some in zip(self._with_scenes, map(bits.get, self._scenes), strict=True):
            if some is None:
                continue
            if photo == before:
                together |= some
            else:
                shown[together] += 1
                before, together = photo, some
        shown[together] += 1
        return {
            scene: sum(count for each, count in shown.items() if each >> number & 1)
            for scene, number in place.items()
            if has_others >> number & 1
        }


class Remainder(Tally):
    """What the whole library has besides some photos, from the counts that are kept."""

    def __init__(self, reader: Connection, tags: Collection[Tag], other: Tally) -> None:
        super().__init__(tags)
        for tag in tags:
            kept = Counter(_kept(reader, KEPT[tag]))
            if tag is Tag.RATING:
                self.photos = kept.total() - other.photos
                del kept[0]
            self.counts[tag] = kept - other.counts[tag]
        if Tag.SET in tags:
            extra = reader.exec_driver_sql(SHARED).scalars()
            self.shared = set(extra) - other.shared
        self._other = other

    def families(self, reader: Connection, scenes: Collection[int]) -> Mapping[int, int]:
        """As ``Tally.families``."""
        kept = _kept(reader, KEPT_FAMILIES, json.dumps([*scenes]))
        others = self._other.families(reader, scenes)
        return {scene: kept[scene] - count for scene, count in others.items()}


def tallied(reader: Connection, ids: str, tags: Collection[Tag]) -> Tally:
    """Count what is said of photos.

    Args:
        reader: a connection to the library.
        ids: of the photos, each once, as JSON.
        tags: what to count; at least one.

    Raises:
        Cancelled: nobody waits for the answer any more.
    """
    tally = Tally(tags)
    asked = ", ".join(f"({tag})" for tag in tags)
    for some in _slices(ids):
        connections.check(reader)
        tally.photos += some.count(",") + 1
        row = reader.exec_driver_sql(f"{HIT} SELECT {asked}", (f"[{some}]",)).one()
        for tag, found in zip(tags, row, strict=True):
            tally.add(tag, *json.loads(found))
    return tally


def _slices(ids: str) -> Iterator[str]:
    """Give the ids without brackets, so many that the slice is not much longer than SLICE."""
    start, last = 1, len(ids) - 1
    while start < last:
        comma = ids.find(",", start + SLICE)
        end = last if comma < 0 else comma
        yield ids[start:end]
        start = end + 1


def _kept(reader: Connection, question: str, *parameters: str) -> dict[int, int]:
    return {row[0]: row[1] for row in reader.exec_driver_sql(question, parameters)}

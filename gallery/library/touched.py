"""What one transaction touched: what has to be derived anew, and what the faces are told.

``Writer`` reports every row here; nobody has to remember to announce a change. The columns
named below are the only ones that matter to derived data.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from gallery.model.changes import EVERYTHING, Changes

Rows = Iterable[Mapping[str, Any]]
MANY = 20_000  # touched photos; above that the faces had better read again than compare ids


class Touched:
    """Ids of photos and sets whose derived data is stale, and the ids that changed.

    Attributes:
        order: photos whose order key, or what stands beside it, may have changed.
        tags: photos whose people and scenes may have changed.
        text: photos whose searchable text may have changed.
        pictures: photos that are another picture now.
        sets: sets whose counts may have changed.
        dates: sets whose release date or source may have changed.
        phrases: phrases whose people or scene may have changed.
        said: phrases whose photos, or when they were said, may have changed.
        speaking: persons whose phrases may have changed.
        spoken_of: scenes whose phrases may have changed.
        joined: groups whose members may have changed.
        kin: scenes that came under others or left them, with the scene above: pairs of ids.
        families: scenes below which others came or left that photos show.
        names: names that were written or deleted, as the rows were before and are now.
        behind: photos that came to stand behind another one, or did until now.
        kept: photos that others came to stand behind, or did until now.
    """

    def __init__(self) -> None:
        self.order: set[int] = set()
        self.tags: set[int] = set()
        self.text: set[int] = set()
        self.pictures: set[int] = set()
        self.sets: set[int] = set()
        self.dates: set[int] = set()
        self.phrases: set[int] = set()
        self.said: set[int] = set()
        self.speaking: set[int] = set()
        self.spoken_of: set[int] = set()
        self.joined: set[int] = set()
        self.kin: set[tuple[int, int]] = set()
        self.families: set[int] = set()
        self.names: list[Mapping[str, Any]] = []
        self.behind: set[int] = set()
        self.kept: set[int] = set()
        self._changed: dict[str, set[int]] = {}
        self._arrangement = False
        self._searches = False

    def note(self, table: str, rows: Rows, columns: Iterable[str] | None = None) -> None:
        """Note rows of a table; ``columns`` are the changed ones, None for whole rows."""
        notes = NOTES.get(table)
        if notes is not None:
            notes(self, rows, None if columns is None else set(columns))

    @property
    def stale(self) -> int:
        """How many photos are to be gone through again, once for each thing that is derived."""
        return len(self.order) + len(self.tags) + len(self.text)

    def changes(self) -> Changes:
        """Return what the faces are told."""
        photos = self._changed.get("photos", set())
        if len(photos) > MANY:
            return EVERYTHING
        return Changes(
            frozenset(photos),
            frozenset(self._changed.get("sets", ())),
            frozenset(self._changed.get("persons", ())),
            frozenset(self._changed.get("groups", ())),
            frozenset(self._changed.get("scenes", ())),
            self._arrangement,
            self._searches,
        )

    def changed(self, kind: str, ids: Iterable[int]) -> None:
        """Note ids of a kind (photos, sets, persons, groups, scenes) as changed."""
        known = self._changed.setdefault(kind, set())
        if len(known) <= MANY or kind != "photos":  # more of them say nothing new
            known.update(ids)

    def rearranged(self) -> None:
        """Note that photos came, left or moved."""
        self._arrangement = True

    def searches_changed(self) -> None:
        """Note that the searches which are kept are others."""
        self._searches = True


def _photos(touched: Touched, rows: Rows, columns: set[str] | None) -> None:
    ids = [row["id"] for row in rows]
    touched.changed("photos", ids)
    if columns is None or columns & {"taken_at", "added_at"}:
        touched.order.update(ids)
        touched.rearranged()
    elif columns & {"width", "height", "source"}:
        touched.order.update(ids)
    if columns is None or "title" in columns:
        touched.text.update(ids)
    if columns is not None and "digest" in columns:
        touched.pictures.update(ids)


def _files(touched: Touched, rows: Rows, columns: set[str] | None) -> None:
    ids = [row["photo_id"] for row in rows]
    touched.changed("photos", ids)
    if columns is None or columns & {"name", "path"}:
        touched.text.update(ids)


def _captions(touched: Touched, rows: Rows, _columns: set[str] | None) -> None:
    ids = [row["photo_id"] for row in rows]
    touched.changed("photos", ids)
    touched.text.update(ids)


def _of_photos(touched: Touched, rows: Rows, _columns: set[str] | None) -> None:
    for row in rows:
        touched.changed("photos", [row["photo_id"]])


def _same_pictures(touched: Touched, rows: Rows, _columns: set[str] | None) -> None:
    for row in rows:
        touched.changed("photos", [row["photo_id"], row["other_id"]])


def _variants(touched: Touched, rows: Rows, _columns: set[str] | None) -> None:
    for row in rows:
        touched.behind.add(row["photo_id"])
        touched.kept.add(row["kept_id"])
        touched.changed("photos", [row["photo_id"], row["kept_id"]])
    touched.rearranged()


def _photo_phrases(touched: Touched, rows: Rows, columns: set[str] | None) -> None:
    rows = list(rows)
    ids = [row["photo_id"] for row in rows]
    touched.changed("photos", ids)
    if columns is None:
        touched.tags.update(ids)
        touched.said.update(row["phrase_id"] for row in rows)


def _phrases(touched: Touched, rows: Rows, columns: set[str] | None) -> None:
    rows = list(rows)
    ids = [row["id"] for row in rows]
    if columns is None or columns & {"scene_id", "link"}:
        touched.phrases.update(ids)
    if columns is None or columns & {"scene_id", "said_at"}:
        touched.said.update(ids)
        touched.spoken_of.update(row["scene_id"] for row in rows if row["scene_id"] is not None)


def _phrase_people(touched: Touched, rows: Rows, _columns: set[str] | None) -> None:
    rows = list(rows)
    touched.phrases.update(row["phrase_id"] for row in rows)
    touched.speaking.update(row["person_id"] for row in rows)


def _set_members(touched: Touched, rows: Rows, _columns: set[str] | None) -> None:
    rows = list(rows)
    touched.changed("photos", (row["photo_id"] for row in rows))
    touched.changed("sets", (row["set_id"] for row in rows))
    touched.order.update(row["photo_id"] for row in rows)
    touched.sets.update(row["set_id"] for row in rows)
    touched.rearranged()


def _sets(touched: Touched, rows: Rows, columns: set[str] | None) -> None:
    ids = [row["id"] for row in rows]
    touched.changed("sets", ids)
    touched.sets.update(ids)
    if columns is None or columns & {"released_on", "source"}:
        touched.dates.update(ids)
    if columns is None or "released_on" in columns:
        touched.rearranged()


def _of_sets(touched: Touched, rows: Rows, _columns: set[str] | None) -> None:
    touched.changed("sets", (row["set_id"] for row in rows))


def _bearers(kind: str) -> Callable[[Touched, Rows, set[str] | None], None]:
    def note(touched: Touched, rows: Rows, _columns: set[str] | None) -> None:
        touched.changed(kind, (row["id"] for row in rows))

    return note


def _names(touched: Touched, rows: Rows, _columns: set[str] | None) -> None:
    rows = list(rows)
    touched.names.extend(rows)
    for row in rows:
        for kind, column in (
            ("persons", "person_id"),
            ("groups", "group_id"),
            ("scenes", "scene_id"),
        ):
            if row.get(column) is not None:
                touched.changed(kind, [row[column]])


def _group_members(touched: Touched, rows: Rows, _columns: set[str] | None) -> None:
    for row in rows:
        touched.joined.add(row["group_id"])
        touched.changed("groups", [row["group_id"]])
        touched.changed("persons", [row["person_id"]])


def _scene_parents(touched: Touched, rows: Rows, _columns: set[str] | None) -> None:
    for row in rows:
        touched.kin.add((row["scene_id"], row["parent_id"]))
        touched.changed("scenes", [row["scene_id"], row["parent_id"]])


def _saved_searches(touched: Touched, _rows: Rows, _columns: set[str] | None) -> None:
    touched.searches_changed()


NOTES: dict[str, Callable[[Touched, Rows, set[str] | None], None]] = {
    "photos": _photos,
    "files": _files,
    "captions": _captions,
    "photo_phrases": _photo_phrases,
    "phrases": _phrases,
    "phrase_people": _phrase_people,
    "set_members": _set_members,
    "sets": _sets,
    "set_origins": _of_sets,
    "persons": _bearers("persons"),
    "groups": _bearers("groups"),
    "scenes": _bearers("scenes"),
    "names": _names,
    "group_members": _group_members,
    "scene_parents": _scene_parents,
    "photo_facts": _of_photos,
    "regions": _of_photos,
    "photo_suggestions": _of_photos,
    "same_pictures": _same_pictures,
    "variants": _variants,
    "set_sources": _of_sets,
    "saved_searches": _saved_searches,
}

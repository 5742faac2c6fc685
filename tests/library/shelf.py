"""Libraries for the tests of searching: filled row by row, and read back row by row.

``facts`` reads only what was chosen, never derived tables, so that it can bear witness
against them.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from gallery.library import phrases, tables
from gallery.library.journal import Writer
from gallery.model.names import compare_key, initials, search_text
from gallery.model.photoset import completeness
from gallery.search.ast import Flag
from gallery.search.match import PhotoFacts, Said


@dataclass
class Shelf:
    """Writes to a library in the words of the tests."""

    writer: Writer

    def person(self, *names: str) -> int:
        return self._bearer(tables.persons, "person_id", names)

    def group(self, name: str, *members: int) -> int:
        key = self._bearer(tables.groups, "group_id", (name,))
        rows = [{"group_id": key, "person_id": person, "since": ""} for person in members]
        self.writer.insert(tables.group_members, rows)
        return key

    def scene(self, *names: str, parents: tuple[int, ...] = ()) -> int:
        key = self._bearer(tables.scenes, "scene_id", names)
        rows = [{"scene_id": key, "parent_id": parent} for parent in parents]
        self.writer.insert(tables.scene_parents, rows)
        return key

    def parent(self, scene: int, parent: int) -> None:
        self.writer.insert(tables.scene_parents, [{"scene_id": scene, "parent_id": parent}])

    def import_(self) -> int:
        return self.writer.insert(tables.imports, [{"state": "done"}])[0]

    def photo(self, name: str, **values) -> int:
        row = {"digest": f"digest of {name}", "added_at": "2024-02-01T10:00:00"} | values
        (key,) = self.writer.insert(tables.photos, [row])
        file = {"photo_id": key, "root_id": 1, "path": f"{key}/{name}".encode(), "name": name}
        self.writer.insert(tables.files, [file])
        return key

    def set(self, title: str, *members: tuple[int, int], **values) -> int:
        row = {"title": title, "search_text": search_text(title)} | values
        (key,) = self.writer.insert(tables.sets, [row])
        rows = [{"set_id": key, "photo_id": photo, "position": place} for photo, place in members]
        self.writer.insert(tables.set_members, rows)
        return key

    def say(self, photos: list[int], *who: int, link: str = "", scene: int | None = None) -> int:
        phrase = phrases.find_or_add(self.writer, who, link, scene)
        phrases.attach(self.writer, photos, [phrase])
        return phrase

    def said_at(self, phrase: int, moment: str) -> None:
        self.writer.update(tables.phrases, [{"id": phrase}], {"said_at": moment})

    def caption(self, photo: int, text: str, language: str = "en") -> None:
        row = {"photo_id": photo, "language": language, "text": text}
        self.writer.insert(tables.captions, [row])

    def _bearer(self, table, column: str, names: tuple[str, ...]) -> int:
        (key,) = self.writer.insert(table, [{}])
        rows = [
            {
                column: key,
                "place": place,
                "text": name,
                "key": compare_key(name),
                "search_text": search_text(name),
                "initials": initials(name),
            }
            for place, name in enumerate(names)
        ]
        self.writer.insert(tables.names, rows)
        return key


def reference_story(shelf: Shelf) -> dict[str, int]:
    """Fill in the twelve photos of the reference story; return ids by name."""
    v = shelf.person("V", "뷔", "Kim Taehyung", "김태형")
    iu = shelf.person("IU", "아이유")
    bts = shelf.group("BTS", v)
    prop = shelf.scene("prop")
    camera = shelf.scene("camera", parents=(prop,))
    names = ["ripped woolen shirt", "antique table", "director's camera", "running outdoors"]
    names += ["holding hands", "puffer jacket", "black and white blazer suit", "close-up"]
    scenes = {name: shelf.scene(name) for name in [*names, "leaning against a wall"]}
    scenes["camcorder"] = shelf.scene("camcorder", "캠코더", parents=(camera,))
    photos = [shelf.photo(f"240127_LWA_{n:02d}.jpg") for n in range(1, 13)]
    title = "Love wins all"
    lwa = shelf.set(
        title, *zip(photos, range(1, 13), strict=True), released_on="2024-01-27", expected=12
    )
    said = [
        ([1, 10], (v,), "in", "ripped woolen shirt"),
        ([1, 11], (v,), "at", "antique table"),
        ([2, 3], (v,), "with", "camcorder"),
        ([4], (v,), "behind", "director's camera"),
        ([5], (v, iu), "", "running outdoors"),
        ([6], (v, iu), "", "holding hands"),
        ([7], (v,), "in", "puffer jacket"),
        ([8], (v,), "in", "black and white blazer suit"),
        ([9], (v,), "in", "close-up"),
        ([12], (v,), "", "leaning against a wall"),
    ]
    for places, who, link, scene in said:
        shelf.say([photos[n - 1] for n in places], *who, link=link, scene=scenes[scene])
    return {"V": v, "IU": iu, "BTS": bts, "set": lwa, "camera": camera, "prop": prop, **scenes}


def facts(reader: Connection) -> dict[int, PhotoFacts]:
    """Return what is known of every photo, read from the chosen tables alone."""
    texts, sets, said = defaultdict(list), defaultdict(set), defaultdict(list)
    for table, key, column in (
        (tables.photos, "id", "title"),
        (tables.captions, "photo_id", "text"),
        (tables.files, "photo_id", "name"),
    ):
        for photo, words in reader.execute(select(table.c[key], table.c[column])):
            texts[photo].append(search_text(words))
    members = defaultdict(list)
    for row in reader.execute(select(tables.set_members)).mappings():
        sets[row["photo_id"]].add(row["set_id"])
        members[row["set_id"]].append(row["position"])
    who = defaultdict(set)
    for row in reader.execute(select(tables.phrase_people)).mappings():
        who[row["phrase_id"]].add(row["person_id"])
    spoken = {
        row["id"]: Said(frozenset(who[row["id"]]), row["link"], row["scene_id"])
        for row in reader.execute(select(tables.phrases)).mappings()
    }
    for row in reader.execute(select(tables.photo_phrases)).mappings():
        said[row["photo_id"]].append(spoken[row["phrase_id"]])
    known_sets = {row["id"]: row for row in reader.execute(select(tables.sets)).mappings()}
    incomplete = {
        key
        for key, row in known_sets.items()
        if not completeness(members[key], row["expected"]).is_complete
    }
    photos = list(reader.execute(select(tables.photos)).mappings())
    newest = max((row["import_id"] or 0 for row in photos), default=0)
    return {
        row["id"]: PhotoFacts(
            people=frozenset().union(*(each.people for each in said[row["id"]])),
            scenes=frozenset(each.scene for each in said[row["id"]] if each.scene is not None),
            phrases=tuple(said[row["id"]]),
            texts=tuple(texts[row["id"]]),
            sets=frozenset(sets[row["id"]]),
            released=tuple(
                date.fromisoformat(known_sets[key]["released_on"])
                for key in sets[row["id"]]
                if known_sets[key]["released_on"]
            ),
            taken=date.fromisoformat(row["taken_at"][:10]) if row["taken_at"] else None,
            rating=row["rating"],
            flags=_flags(row, said[row["id"]], sets[row["id"]] & incomplete, newest),
        )
        for row in photos
    }


def _flags(row, said, incomplete, newest) -> frozenset[Flag]:
    kept = {
        Flag.FAVOURITE: row["favourite"],
        Flag.UNTAGGED: not said,
        Flag.DAMAGED: row["damaged"],
        Flag.INCOMPLETE: incomplete,
        Flag.RECENT: newest and row["import_id"] == newest,
        Flag.ANIMATED: row["frames"] > 1,
    }
    return frozenset(flag for flag, value in kept.items() if value)

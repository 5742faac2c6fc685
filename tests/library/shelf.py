"""Libraries for the tests of searching, filled row by row; ``known`` reads them back."""

from dataclasses import dataclass

from sqlalchemy import select

from gallery.library import phrases, source_tables, tables
from gallery.library.journal import Writer
from gallery.model.names import compare_key, initials, search_text
from tests.library.known import facts as facts


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
        row = {"digest": f"digest of {name}", "added_at": "2024-02-01T10:00:00+00:00"} | values
        (key,) = self.writer.insert(tables.photos, [row])
        self.file(key, f"{key}/{name}")
        return key

    def root(self, path: str) -> int:
        return self.writer.insert(tables.roots, [{"path": path.encode()}])[0]

    def file(self, photo: int, path: str, *, root: int = 1) -> None:
        name = path.rpartition("/")[2]
        row = {"photo_id": photo, "root_id": root, "path": path.encode(), "name": name}
        self.writer.insert(tables.files, [row])

    def move(self, photo: int, root: int) -> None:
        """Say that all files of a photo stand below another root."""
        found = select(tables.files.c.id).filter_by(photo_id=photo)
        keys = [{"id": key} for key in self.writer.connection.execute(found).scalars()]
        self.writer.update(tables.files, keys, {"root_id": root})

    def region(self, photo: int) -> None:
        row = {"photo_id": photo, "x": 0.1, "y": 0.1, "width": 0.2, "height": 0.2}
        self.writer.insert(source_tables.regions, [row])

    def guess(self, photo: int, text: str, *, state: str = "open") -> None:
        found = select(source_tables.suggestions.c.id).filter_by(key=text)
        key = self.writer.connection.execute(found).scalar()
        if key is None:
            row = {"text": text, "key": text}
            (key,) = self.writer.insert(source_tables.suggestions, [row])
        row = {"suggestion_id": key, "photo_id": photo, "state": state}
        self.writer.insert(source_tables.photo_suggestions, [row])

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

"""A library filled at random: every table and column that a search reads, in every state."""

import random
from typing import Any

from gallery.library import duplicates, sets, variants
from gallery.library.database import Library
from gallery.model.photoset import SetKind
from gallery.model.variants import Relation, VariantKind
from tests.library.shelf import Shelf

WORDS = ["love", "wins", "seoul", "지민", "출국", "café", "V", "IU", "stage", "100%", "camcorder"]
LINKS = ["", "with", "in", "at", "holding"]
DAYS = ["2024-01-27", "2024-02-01", "2023-12-31", "2022-02-01"]
SIZES = [(0, 0), (1000, 1000), (1019, 1000), (1021, 1000), (6000, 4000), (800, 1200), (9000, 60)]
SOURCES = ["", "", "Weverse", "X", "네이버", "WEVERSE shop"]
FOLDERS = ["", "BTS", "BTS/2024", "IU/café", "BTS/2024/Love wins"]
RELATIONS = [Relation.SAME, Relation.SAME, Relation.MIRRORED, Relation.CROPPED]
GONE = "/no such disk"  # of a root that is not there


def fill(library: Library, dice: random.Random, photos: int = 120) -> None:
    """Fill a library at random."""
    with library.writing() as writer:
        shelf = Shelf(writer)
        people = [shelf.person(*names) for names in (("V", "뷔"), ("IU",), ("Jin",), ("V", "Vee"))]
        shelf.group("BTS", *people[::2])
        scenes = [shelf.scene("prop")]
        for name in ("camera", "camcorder", "stage", "holding hands"):
            scenes.append(shelf.scene(name, parents=(dice.choice(scenes),)))
        imports = [shelf.import_() for _ in range(3)]
        ids = [
            shelf.photo(name_of(dice, n), import_id=dice.choice(imports), **values_of(dice))
            for n in range(photos)
        ]
        for photo in dice.sample(ids, photos // 3):
            shelf.caption(photo, " ".join(dice.choices(WORDS, k=3)))
        for photo in dice.sample(ids, photos // 9):
            shelf.caption(photo, dice.choice(WORDS), "ko")
        _place(shelf, dice, ids)
        _mark(shelf, dice, ids)
        for _ in range(12):
            _put_in_a_set(shelf, dice, ids)
        for _ in range(60):
            who = dice.sample(people, dice.randrange(3))
            scene = dice.choice([None, *scenes]) if who else dice.choice(scenes)
            link = dice.choice(LINKS) if scene else ""
            shelf.say(dice.sample(ids, dice.randrange(1, 8)), *who, link=link, scene=scene)
        _hide(shelf, dice, ids)


def name_of(dice: random.Random, number: int) -> str:
    return f"{' '.join(dice.choices(WORDS, k=2))} {number}.jpg"


def values_of(dice: random.Random) -> dict[str, Any]:
    """Return columns of a photo."""
    width, height = dice.choice(SIZES)
    hour = dice.choice(["00:00:00", "12:30:00", "23:59:59"])
    return {
        "width": width,
        "height": height,
        "bytes": dice.choice([0, 1, 500_000, 5_000_000]),
        "format": dice.choice(["JPEG", "PNG", "HEIC"]),
        "frames": dice.choice([1, 1, 9]),
        "added_at": f"{dice.choice(DAYS)}T{hour}+00:00",
        "taken_at": dice.choice(["", "", "2024-01-27T23:59:59", "2023-12-31T00:00:00+09:00"]),
        "title": dice.choice(["", *WORDS]),
        "source": dice.choice(SOURCES),
        "credit": dice.choice(["", "", "Kim", "Studio Love"]),
        "rating": dice.randrange(6),
        "favourite": dice.randrange(2),
        "damaged": dice.choice(["", "", "truncated"]),
    }


def _place(shelf: Shelf, dice: random.Random, ids: list[int]) -> None:
    """Put further files of photos into folders, some on a disk that is not there."""
    disk = shelf.root(GONE)
    for number, photo in enumerate(dice.sample(ids, len(ids) // 2)):
        root = dice.choice([1, disk])
        path = f"{dice.choice(FOLDERS)}/{number} {dice.choice(WORDS)}.jpg".lstrip("/")
        shelf.file(photo, path, root=root)
    for number in range(len(ids) // 8):
        photo = shelf.photo(f"away {number}.jpg", **values_of(dice))
        shelf.move(photo, disk)


def _mark(shelf: Shelf, dice: random.Random, ids: list[int]) -> None:
    for photo in dice.sample(ids, len(ids) // 4):
        shelf.region(photo)
        shelf.guess(photo, dice.choice(WORDS), state=dice.choice(["open", "refused", "accepted"]))
    pairs = [dice.sample(ids, 2) for _ in range(len(ids) // 5)]
    twins = [
        duplicates.SamePicture(max(pair), min(pair), relation=dice.choice(RELATIONS))
        for pair in pairs
    ]
    duplicates.mark(shelf.writer, twins)
    duplicates.settle(shelf.writer, [(one.photo_id, one.other_id) for one in twins[::3]])
    duplicates.put_off(shelf.writer, [(one.photo_id, one.other_id) for one in twins[1::3]])


def _hide(shelf: Shelf, dice: random.Random, ids: list[int]) -> None:
    """Put some photos behind others."""
    chosen = dice.sample(ids, len(ids) // 4)
    while len(chosen) > 4:
        kept, *behind = (chosen.pop() for _ in range(dice.randrange(2, 5)))
        variants.make(
            shelf.writer, kept, {photo: dice.choice(list(VariantKind)) for photo in behind}
        )


def _put_in_a_set(shelf: Shelf, dice: random.Random, ids: list[int]) -> None:
    members = dice.sample(ids, dice.randrange(1, 20))
    is_nearly_whole = dice.random() < 0.3
    places = sorted(dice.sample(range(1, 30), len(members)))
    if is_nearly_whole:
        places = list(range(1, len(members) + 1))
    key = shelf.set(
        " ".join(dice.choices(WORDS, k=2)),
        *zip(members, places, strict=True),
        released_on=dice.choice(["", *DAYS]),
        expected=len(members) + 1 if is_nearly_whole else dice.choice([None, len(members), 29]),
    )
    fields = {name: dice.choice(["", *WORDS, "Love Wins All"]) for name in ("era", "event")}
    fields |= {"source": dice.choice(SOURCES), "credit": dice.choice(["", "kim", "Lee"])}
    fields |= {"handle": dice.choice(["", "@bts_official"]), "terms": dice.choice(["", "No edit"])}
    sets.update(shelf.writer, key, fields | {"kind": dice.choice(list(SetKind))})

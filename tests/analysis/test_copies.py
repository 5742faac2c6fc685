"""Copies of every kind, imported and analysed: each is in its picture's group, and no other."""

import csv
import os
from collections import defaultdict
from pathlib import Path

import pytest

from gallery.analysis import analyse
from gallery.jobs.progress import Silent
from gallery.library import duplicates, photos
from gallery.library.database import Library
from gallery.model.variants import Relation
from tests.bench.made_pictures import drawn
from tests.images.copies import COPIES, encoded
from tests.importing.conftest import Importer

SAMPLES = os.environ.get("PHOTOSKETCH_SAMPLES", "")
ORIGINALS = ("original", "byte-identical copy")
NOT_PROMISED = ("lower 12 % cut off", "cut to a square")  # their middle is another one
Links = dict[str, set[tuple[str, Relation]]]


def links(library: Library) -> Links:
    """Return by file name the names of those in a pair with it, and how they are related."""
    with library.reading() as reader:
        ids = range(1, 1000)
        names = {card.id: card.name for card in photos.cards(reader, list(ids))}
        found: Links = defaultdict(set)
        for photo_id, pairs in duplicates.of_photos(reader, ids, maybe=True).items():
            for pair in pairs:
                other = pair.photo_id + pair.other_id - photo_id
                found[names[photo_id]].add((names[other], pair.relation))
    return found


def sure_group(found: Links, name: str) -> set[str]:
    """Return all that show surely what a photo shows, over others in between."""
    group, new = {name}, [name]
    while new:
        more = {other for other, relation in found[new.pop()] if relation.is_sure} - group
        group |= more
        new += more
    return group


def check(found: Links, originals: dict[str, str], sure: dict[str, bool]) -> None:
    """See that each file is with its original, surely or maybe, and with nothing else."""
    lost = set()
    for name, original in originals.items():
        linked = {other for other, _ in found[name]}
        strangers = {other for other in linked if originals[other] != original}
        assert not strangers, f"{name} is no {strangers}"
        group = sure_group(found, original)
        if not (name in group if sure[name] else linked & group):
            lost.add(name)
    assert not lost


@pytest.mark.skipif(not SAMPLES, reason="PHOTOSKETCH_SAMPLES names no samples")
def test_each_sample_is_in_its_group(library: Library, importer: Importer) -> None:
    folder = Path(SAMPLES) / "near_duplicates"
    importer(folder)
    analyse(library, Silent())
    with (folder / "groups.tsv").open(encoding="utf-8") as table:
        told = {Path(row["path"]).name: row for row in csv.DictReader(table, delimiter="\t")}
    found = links(library)
    known = {name: told[name] for name in told if name in found}
    originals: dict[str, str] = {}
    for name, row in known.items():
        # Of two files that are one to the byte either may be the one that names the photo.
        if row["transform"] in ORIGINALS or row["expected"] == "near":
            originals.setdefault(row["group"], name)
    of_each = {name: originals.get(row["group"], name) for name, row in known.items()}
    check(found, of_each, {name: row["expected"] != "maybe" for name, row in known.items()})


@pytest.mark.parametrize("is_original_last", [False, True])
def test_each_kind_of_copy_is_with_its_original(
    library: Library, importer: Importer, source: Path, is_original_last: bool
) -> None:
    originals: dict[str, str] = {}
    sure: dict[str, bool] = {}
    for seed in range(2):
        picture = drawn(seed, (800, 600))
        original = f"{seed}{'z' if is_original_last else 'a'} original.jpg"
        made = {original: encoded(picture, quality=95)}
        for kind in COPIES.keys() - set(NOT_PROMISED):
            copied = COPIES[kind]
            made[f"{seed}m {kind}.jpg"] = copied.make(picture)
            sure[f"{seed}m {kind}.jpg"] = copied.relation.is_sure
        for name, content in made.items():
            source.mkdir(exist_ok=True, parents=True)
            (source / name).write_bytes(content)
            originals[name] = original
        sure[original] = True
    importer(source)
    analyse(library, Silent())
    check(links(library), originals, sure)

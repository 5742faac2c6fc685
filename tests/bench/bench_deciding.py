"""How long it takes to see groups of copies, to plan a rule on all of them, and to decide.

   python -m tests.bench.bench_deciding LIBRARY [GROUPS]      default: 30,000 groups

LIBRARY is the folder of a library with very many photos (``make_library``); it is copied, and
pairs are planted in the copy: of every third photo the next one is a smaller copy, of every tenth
of those there is a third one, too. Then pages are read, a rule is planned and done, all of it is
undone, and one group is decided by itself.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from gallery.edits.deciding import Decide, Fate
from gallery.edits.deciding_all import DecideAll, Rule, RulePlan, plan
from gallery.edits.editor import Editor
from gallery.library import duplicates, groups_of_same, photos
from gallery.library.consistency import stale
from gallery.library.database import Library
from gallery.library.duplicates import SamePicture
from gallery.model.variants import VariantKind
from tests.bench.harness import Figure, PeakMemory, own_seconds_of, percentile, show

A_PIECE = 5_000  # groups planted in one transaction
PAGES = 20
MOST_PAGE = 0.1  # s for what a click asks of the reader pool
MOST_GROUP = 0.01  # s a group of a plan
MOST_DECIDED = 0.02  # s a group that is decided with very many others
MOST_ALONE = 0.2  # s for one decision


def main(arguments: list[str]) -> int:
    """Measure; return 1 when a figure is missed."""
    groups = int(arguments[1]) if len(arguments) > 1 else 30_000
    with tempfile.TemporaryDirectory(prefix="photosketch-deciding-") as place:
        folder = Path(place) / "library"
        folder.mkdir()
        shutil.copy(Path(arguments[0]) / "library.db", folder)
        with Library.open(folder, cache=Path(place) / "cache") as library:
            _plant(library, groups)
            return show(_figures(library, groups))


def _plant(library: Library, groups: int) -> None:
    with library.reading() as reader:
        ids = reader.exec_driver_sql("SELECT id FROM photos ORDER BY id").scalars().all()
    for start in range(0, groups, A_PIECE):
        pairs: list[SamePicture] = []
        sizes: dict[int, dict[str, int]] = {}
        for number in range(start, min(start + A_PIECE, groups)):
            best, copy, third = ids[3 * number : 3 * number + 3]
            sizes[best] = {"width": 4096, "height": 2731}
            sizes[copy] = {"width": 1024, "height": 683}
            pairs.append(SamePicture(copy, best, 2, "lesser"))
            if number % 10 == 0:
                sizes[third] = {"width": 512, "height": 341}
                pairs.append(SamePicture(third, copy, 3, "lesser"))
        with library.writing() as writer:
            photos.set_each(writer, sizes)
            duplicates.mark(writer, pairs)


def _figures(library: Library, groups: int) -> Iterator[Figure]:
    yield from _pages(library)
    made: list[RulePlan] = []
    with library.reading() as reader:
        seconds = own_seconds_of(partial(groups_of_same.count, reader))
        yield Figure(f"count of {groups:,} groups", seconds, "s")
        seconds = own_seconds_of(lambda: made.append(plan(reader, library, Rule())))
    decided = len(made[0].decisions)
    yield Figure(f"plan of a rule, {decided:,} groups", seconds, "s")
    yield Figure("... a group", seconds / decided, "s", MOST_GROUP, at_most=True)
    editor = Editor(library)
    with PeakMemory() as memory:
        seconds = own_seconds_of(lambda: editor.apply(DecideAll(made[0].decisions)))
    yield Figure("the same done", seconds, "s")
    yield Figure("... a group", seconds / decided, "s", MOST_DECIDED, at_most=True)
    yield Figure("... memory on top", memory.peak_mb - memory.first_mb, "MB")
    with library.reading() as reader:
        yield Figure("derived data out of step", sum(stale(reader).values()), "", 0, at_most=True)
    yield Figure("all of it undone", own_seconds_of(editor.undo), "s")
    yield from _alone(library, editor)


def _pages(library: Library) -> Iterator[Figure]:
    times: list[float] = []
    after = None
    with library.reading() as reader:
        for _ in range(PAGES):
            found: list[groups_of_same.SameGroup] = []

            def read(found: list[groups_of_same.SameGroup] = found, after=after) -> None:  # type: ignore[no-untyped-def]
                found.extend(groups_of_same.groups(reader, library, after=after))

            times.append(own_seconds_of(read))
            after = found[-1].key
    yield Figure("a page of 50 groups, 95 of 100", percentile(times), "s", MOST_PAGE, at_most=True)


def _alone(library: Library, editor: Editor) -> Iterator[Figure]:
    times: list[float] = []
    for _ in range(PAGES):
        with library.reading() as reader:
            (group,) = groups_of_same.groups(reader, library, limit=1)
        kept, *others = group.photo_ids
        fates = tuple((key, Fate.HIDE, VariantKind.DUPLICATE) for key in others)
        times.append(own_seconds_of(partial(editor.apply, Decide(kept, fates))))
    yield Figure("one decision, 95 of 100", percentile(times), "s", MOST_ALONE, at_most=True)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

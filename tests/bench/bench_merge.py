"""How long it takes to make two persons or scenes one, or two of one, at ten thousand photos.

   python -m tests.bench.bench_merge [PHOTOS] [SCENES]      default: 20,000 and 50,000

Half of the photos say one thing, the others another one, a tenth both, in several phrases; then
the two are merged, that is undone, one is split, that is undone. Beside it: what one click on
a scene asks, and a list of all of them, with that many scenes of three names.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from gallery.edits.base import Edit
from gallery.edits.editor import Editor
from gallery.edits.people import MergePersons, SplitPerson
from gallery.edits.scenes import MergeScenes, SplitScene
from gallery.library import bearers, people, phrases, scenes, tagging_names
from gallery.library.consistency import stale
from gallery.library.database import Library
from gallery.library.journal import Writer
from gallery.model.names import Name
from gallery.model.scenes import SceneKind
from tests.bench.harness import Figure, seconds_of, show
from tests.library.making import add_photos

A_PIECE = 5_000  # photos or scenes made in one transaction
MOST = 1.0  # s for an edit of ten thousand photos, and for its undo
CLICK = 0.05  # s for what a click asks of the reader pool
MOST_BULK = 2.0  # s for two thousand new scenes
BULK = 2_000
A_PARENT = 50  # scenes below each parent


def main(arguments: list[str]) -> int:
    """Measure; return 1 when a figure is missed."""
    photos = int(arguments[0]) if arguments else 20_000
    number = int(arguments[1]) if len(arguments) > 1 else 50_000
    with (
        tempfile.TemporaryDirectory() as place,
        Library.open(Path(place) / "library", cache=Path(place) / "cache") as library,
    ):
        _fill(library, photos)
        return show([*_edits(library, photos), *_scenes(library, number)])


def _edits(library: Library, photos: int) -> Iterator[Figure]:
    editor = Editor(library)
    half = tuple(range(1, photos // 2 + 1))
    edits: dict[str, Edit] = {
        "merge persons": MergePersons(1, (2,)),
        "merge scenes": MergeScenes(1, (2,)),
        "split a person": SplitPerson(1, (Name("뷔"),), half),
        "split a scene": SplitScene(1, (Name("캠코더"),), half),
    }
    for name, edit in edits.items():
        label = f"{name}, {photos // 2:,} photos"
        yield Figure(
            label, seconds_of(lambda edit=edit: editor.apply(edit)), "s", MOST, at_most=True
        )
        yield Figure(f"{name}: undo", seconds_of(editor.undo), "s", MOST, at_most=True)
        yield Figure(f"{name}: redo", seconds_of(editor.redo), "s", MOST, at_most=True)
        editor.undo()
    with library.reading() as reader:
        yield Figure(
            "stale rows after all of it", sum(stale(reader).values()), "rows", 0, at_most=True
        )


def _scenes(library: Library, number: int) -> Iterator[Figure]:
    for start in range(0, number, A_PIECE):
        _add_scenes(library, start, min(A_PIECE, number - start))
    names = [f"quite new {one}" for one in range(BULK)]

    def add_many() -> None:
        with library.writing() as writer:
            scenes.find_or_add_many(writer, names, kind=SceneKind.PROP)

    label = f"{BULK:,} new scenes beside {number:,}"
    yield Figure(label, seconds_of(add_many), "s", MOST_BULK, at_most=True)
    tagging_names.prepare()
    with library.reading() as reader:
        clicks = {
            "one scene": lambda: scenes.get_scene(reader, number // 2),
            "one person": lambda: people.get_person(reader, 1),
            "names offered, common scenes too": lambda: tagging_names.complete(reader, "s", 6),
        }
        for name, click in clicks.items():
            yield Figure(name, _best(click), "s", CLICK, at_most=True)
        yield Figure("all scenes", _best(lambda: scenes.all_scenes(reader)), "s")


def _best(function: Callable[[], object]) -> float:
    return min(seconds_of(function) for _ in range(3))


def _fill(library: Library, photos: int) -> None:
    with library.writing() as writer:
        for names in (["V", "뷔"], ["Tae", "Kim Taehyung"], ["IU"]):
            people.add_person(writer, names)
        camera = scenes.add_scene(writer, "camera")
        for names in (["camcorder", "캠코더"], ["handycam"]):
            scenes.add_scene(writer, names, parents=[camera] if names[0] != "camera" else ())
    for start in range(0, photos, A_PIECE):
        with library.writing() as writer:
            ids = add_photos(writer, min(A_PIECE, photos - start), start=start)
            _say(writer, ids, photos)


def _say(writer: Writer, ids: list[int], photos: int) -> None:
    """Let the first half show person and scene 1, the second half 2, every tenth both."""
    for person, scene, wanted in (
        (1, 1, [key for key in ids if key <= photos // 2 or key % 10 == 0]),
        (2, 2, [key for key in ids if key > photos // 2 or key % 10 == 0]),
    ):
        said = [
            phrases.find_or_add(writer, [person]),
            phrases.find_or_add(writer, [person], "with", scene),
        ]
        phrases.attach(writer, wanted, said)
        both = phrases.find_or_add(writer, [person, 3], "", scene)
        phrases.attach(writer, wanted[::5], [both])


def _add_scenes(library: Library, start: int, number: int) -> None:
    with library.writing() as writer:
        called = [f"scene number {start + one}" for one in range(number)]
        made = scenes.find_or_add_many(writer, called, kind=SceneKind.PROP)
        for place, scene_id in enumerate(made):
            bearers.add_names(writer, "scene", scene_id, f"thing {start + place}")
            bearers.add_names(writer, "scene", scene_id, f"물건 {start + place}")
            if place % A_PARENT:
                scenes.set_parents(writer, scene_id, [made[place - place % A_PARENT]])


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

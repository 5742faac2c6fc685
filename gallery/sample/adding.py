"""Draw the sample set, import it like any folder, and say what is in it."""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from gallery import importing
from gallery.edits.base import Edit, Together
from gallery.edits.captions import SetCaption
from gallery.edits.editor import Editor
from gallery.edits.people import AddGroup, AddPerson
from gallery.edits.scenes import AddScene
from gallery.edits.sets import EditSet
from gallery.edits.tagging import AddPhrases
from gallery.images.sample import draw_picture
from gallery.importing import ImportRequest, Mode
from gallery.jobs.progress import Progress
from gallery.jobs.workers import Alive, Failure, Workers
from gallery.library import people, scenes, sets
from gallery.library.database import Library, Reader
from gallery.model.changes import Changes
from gallery.model.errors import Cancelled
from gallery.model.history import StepKind
from gallery.model.names import Name
from gallery.model.phrases import Part, PhraseReading
from gallery.sample import story

SECONDS_TO_DRAW = 60.0  # for one picture; a slow machine needs three
KEY = "sample:love-wins-all"  # by which the set is known again, wherever it was drawn
Listener = Callable[[Changes], None]


def sample_set(library: Library) -> int | None:
    """Return the id of the sample set, None when it is not in the library."""
    with library.reading() as reader:
        return sets.by_source_key(reader, KEY)


def add_sample(library: Library, progress: Progress, *, on_changes: Listener | None = None) -> int:
    """Make the sample set, with people, scenes, phrases and captions.

    Args:
        library: where to; nothing happens when the set is there already.
        progress: counts photos.
        on_changes: is told what came, batch by batch, in this thread.

    Returns:
        The set's id.

    Raises:
        Cancelled: what was imported so far stays.
    """
    there = sample_set(library)
    if there is not None:
        return there
    with tempfile.TemporaryDirectory(prefix="photosketch-") as place:
        folder = Path(place) / story.FOLDER
        folder.mkdir()
        _draw(folder, progress)
        _import(library, folder, progress, on_changes=on_changes)
    made = sample_set(library)
    if made is None:
        raise Cancelled
    editor = Editor(library)
    if on_changes is not None:
        editor.subscribe(on_changes)
    with library.reading() as reader:
        edits = (*_names(reader), *_sayings(reader, made))
    editor.apply(Together(edits, StepKind.TAG, story.WORK, len(story.PHOTOS)))
    return made


def _draw(folder: Path, progress: Progress) -> None:
    """Draw the pictures in child processes: several seconds of work for one core."""
    numbers = range(1, len(story.PHOTOS) + 1)
    with Workers(seconds_per_item=SECONDS_TO_DRAW) as workers:
        errands = [(str(folder), number) for number in numbers]
        for done, (_, drawn) in enumerate(
            workers.run(_draw_one, errands, check=progress.check), start=1
        ):
            if isinstance(drawn, Failure):
                raise RuntimeError(f"the sample was not drawn: {drawn}")
            progress.report(done, len(errands))


def _draw_one(errand: tuple[str, int], _alive: Alive) -> str:
    folder, number = errand
    return str(draw_picture(Path(folder), number))


def _import(
    library: Library, folder: Path, progress: Progress, *, on_changes: Listener | None
) -> None:
    request = ImportRequest(
        (str(folder),),
        mode=Mode.COPY,
        title=story.TITLE,
        source=story.SOURCE,
        credit=story.CREDIT,
        expected=len(story.PHOTOS),
        again=True,  # a sample set that was thrown away may come back
    )
    plan = importing.make_plan(library, request, progress)
    known_by = tuple(replace(planned, key=KEY) for planned in plan.sets)
    report = importing.run(library, replace(plan, sets=known_by), progress, on_batch=on_changes)
    if report.cancelled:
        raise Cancelled


def _names(reader: Reader) -> Iterator[Edit]:
    """Yield the people, the group and the scenes that nobody in the library has the names of."""
    for name, called in story.PEOPLE.items():
        if not people.persons_named(reader, name):
            groups = story.GROUP[:1] if name in story.MEMBERS else ()
            if groups and not people.groups_named(reader, groups[0]):
                yield AddGroup(_all_names(*story.GROUP))
            known = tuple(Name(text, kind) for text, kind in called.items())
            yield AddPerson(known, groups)
    for scene in story.SCENES:
        if not scenes.scenes_named(reader, scene.name):
            yield AddScene(_all_names(scene.name, *scene.also), scene.kind, scene.parents)


def _sayings(reader: Reader, set_id: int) -> Iterator[Edit]:
    """Yield what is said of each photo of the set that is there."""
    yield EditSet(set_id, {"era": story.WORK})
    for photo_id, position in sets.members(reader, set_id):
        if position > len(story.PHOTOS):
            continue
        photo = story.PHOTOS[position - 1]
        who = tuple(Part(name) for name in photo.who)
        readings = tuple(PhraseReading(who, link, Part(scene)) for link, scene in photo.phrases)
        yield AddPhrases((photo_id,), readings)
        for language, text in photo.captions.items():
            yield SetCaption((photo_id,), language, text)


def _all_names(*texts: str) -> tuple[Name, ...]:
    return tuple(Name(text) for text in texts)

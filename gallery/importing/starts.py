"""New files that cannot be photos, told by their first bytes, so that the plan names them.

Reading a file to its end is the import's work, and what only that shows (a picture that is
cut off) is in its report. On a slow disk even the first bytes of many files take minutes:
after ``MOST_SECONDS`` the import finds out about the others too.
"""

import time
from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path

from gallery.images.opening import check_start
from gallery.importing import naming
from gallery.importing.folders import Folder
from gallery.importing.known import Known
from gallery.importing.place import Place
from gallery.importing.plan import PlannedFile, PlannedSet
from gallery.jobs.progress import Progress
from gallery.model.reasons import Refused, RefusedFile

MOST_SECONDS = 5.0
BETWEEN_CHECKS = 200  # files, some 10 ms


def refusals(
    files: Iterable[PlannedFile], known: Known, progress: Progress
) -> dict[Place, Refused]:
    """Return the new files that cannot be photos, by ``PlannedFile.where``.

    Raises:
        Cancelled: the user stopped it.
    """
    end = time.monotonic() + MOST_SECONDS
    wrong: dict[Place, Refused] = {}
    new = (file for file in files if file.entry < 0 and not known.is_unchanged(file.where))
    for number, file in enumerate(new):
        if number % BETWEEN_CHECKS == 0:
            progress.check()
            if time.monotonic() > end:
                break
        try:
            check_start(Path(file.path))
        except RefusedFile as found:
            wrong[file.where] = Refused(file.path, found.reason, found.detail)
    return wrong


def without(planned: PlannedSet, wrong: Collection[Place]) -> PlannedSet:
    """Return a set without files that are no photos; only numbers that were told leave gaps.

    Names may turn out to be numbered only when a stranger among them is gone.
    """
    files = [file for file in planned.files if file.where not in wrong]
    if len(files) == len(planned.files):
        return planned
    if not planned.ranked:
        return replace(planned, files=tuple(files))
    names = [file.name for file in files]
    expected = planned.expected.value if planned.expected else None
    numbers = naming.numbers_of(names, expected=expected)
    placed = zip(files, numbers or naming.ranks_of(names), strict=True)
    seated = tuple(replace(file, position=place) for file, place in placed)
    return replace(planned, files=seated, ranked=not numbers)


def sound(folder: Folder, wrong: Collection[Place]) -> Folder:
    """Return a folder without files that are no photos."""
    kept = [number for number, file in enumerate(folder.files) if file.where not in wrong]
    return replace(
        folder,
        files=[folder.files[number] for number in kept],
        posts=[folder.posts[number] for number in kept],
        places=[folder.places[number] for number in kept],
    )

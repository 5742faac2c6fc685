"""Programs that the race tests run beside each other; ``python -m tests.library.racing``."""

import sys
from pathlib import Path

from gallery.library import history, photos
from gallery.library.database import Library
from gallery.model.history import StepKind
from tests.library.making import add_photos


def write(folder: Path, start: int, times: int) -> None:
    """Add ``times`` times ten photos, each time in a transaction and as a step."""
    with Library.open(folder) as library:
        for number in range(times):
            with library.writing() as writer:
                ids = add_photos(writer, 10, start=start + number * 10)
                photos.set_values(writer, ids, {"rating": 3})
                history.push(writer, StepKind.RATE, str(number), 10)
            print(number, flush=True)  # noqa: T201 - how the test knows how far it is


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))

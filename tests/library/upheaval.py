"""A program that merges and undoes, to be killed; ``python -m tests.library.upheaval``."""

import sys
from pathlib import Path

from gallery.edits.editor import Editor
from gallery.edits.people import MergePersons
from gallery.library.database import Library


def upheave(folder: Path) -> None:
    """Open the library, bringing it up to date if need be; merge two persons and undo, forever."""
    with Library.open(folder) as library:
        editor = Editor(library)
        while True:
            editor.apply(MergePersons(1, (2,)))
            print("merged", flush=True)  # noqa: T201 - how the test knows how far it is
            editor.undo()
            print("undone", flush=True)  # noqa: T201


if __name__ == "__main__":
    upheave(Path(sys.argv[1]))

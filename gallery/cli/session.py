"""One run of the command line: its library, opened when first needed, and its output."""

from contextlib import ExitStack
from functools import cached_property
from pathlib import Path

from gallery.cli.output import Output
from gallery.edits.editor import Editor
from gallery.library.database import Library, default_folder

LANGUAGE = "en"  # of this face, and so of the caption that is shown


class Session:
    """What every command gets; ``folder`` None means the user's own library."""

    def __init__(self, folder: Path | None, out: Output) -> None:
        self.folder = folder
        self.out = out
        self._closing = ExitStack()

    @cached_property
    def library(self) -> Library:
        """The library, made when it is not there yet. Raises LibraryError."""
        library = Library.open(self.folder or default_folder())
        self._closing.callback(library.close)
        return library

    @cached_property
    def editor(self) -> Editor:
        """The road of all changes."""
        return Editor(self.library)

    def close(self) -> None:
        """Close what was opened."""
        self._closing.close()

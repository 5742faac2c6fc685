"""A library with two sets and a way to run commands on it, without starting a process."""

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from gallery.cli.main import run
from gallery.edits.editor import Editor
from gallery.edits.people import AddPerson
from gallery.edits.tagging import AddPhrases
from gallery.library.database import Library
from gallery.model.names import Name
from gallery.model.phrases import Part, PhraseReading
from tests import ready
from tests.library.making import add_photos, add_set


@dataclass(frozen=True)
class Answer:
    """What a command said: its exit code, its results, its messages."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def json_lines(self) -> list[Any]:
        return [json.loads(line) for line in self.lines]


class Terminal(io.StringIO):
    """Where a person sits."""

    def isatty(self) -> bool:
        return True


Photosketch = Callable[..., Answer]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The library's folder; there is nothing yet."""
    return tmp_path / "Photosketch"


@pytest.fixture
def photosketch(folder: Path, capfd: pytest.CaptureFixture[str]) -> Photosketch:
    """Run one command on the library."""

    def command(*arguments: str) -> Answer:
        capfd.readouterr()
        code = run(["--library", str(folder), *arguments])
        out, err = capfd.readouterr()
        return Answer(code, out, err)

    return command


@pytest.fixture
def told(folder: Path) -> Path:
    """Six photos (1 to 6) in two sets; V with camcorder on 2 and 3, V and IU on 4."""
    ready.laid(folder, _told).close()
    return folder


def _told(folder: Path, cache: Path) -> Library:
    library = ready.empty(folder, cache=cache)
    with library.writing() as writer:
        ids = add_photos(writer, 6)
        add_set(writer, "Love wins all", ids[:4], released="2024-01-27")
        add_set(writer, "Airport", ids[3:5])
    editor = Editor(library)
    editor.apply(AddPerson((Name("V"), Name("뷔"), Name("Kim Taehyung")), ("BTS",)))
    editor.apply(AddPerson((Name("IU"), Name("아이유"))))
    with_camcorder = PhraseReading((Part("V"),), "with", Part("camcorder"))
    editor.apply(AddPhrases((2, 3), (with_camcorder,)))
    editor.apply(AddPhrases((4,), (PhraseReading((Part("V"), Part("IU"))),)))
    return library

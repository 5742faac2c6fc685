"""A program that opens pictures, and the commands that let it open some."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gallery.jobs.launching import Command

ONE, ONE_ADDRESS = "%f", "%u"  # one file a start
MANY, MANY_ADDRESSES = "%F", "%U"  # any number of files
CODE = re.compile("%([fu%])")
NOTHING = frozenset(("%i", "%c", "%k", "%d", "%D", "%n", "%N", "%v", "%m"))


@dataclass(frozen=True, slots=True)
class Program:
    """A program that is installed.

    ``id`` names it from start to start; ``words`` is its command with the field codes of the
    Desktop Entry Specification, of which %f, %u, %F and %U stand for files.
    """

    id: str
    name: str
    words: Command

    @property
    def takes_many(self) -> bool:
        """Whether one start opens any number of files."""
        return MANY in self.words or MANY_ADDRESSES in self.words

    def commands(self, paths: Sequence[str]) -> Iterator[Command]:
        """Yield what is to be started to open these files."""
        if self.takes_many:
            yield self._filled(paths)
        else:
            yield from (self._filled([path]) for path in paths)

    def _filled(self, paths: Sequence[str]) -> Command:
        addresses = [address(path) for path in paths]
        result: list[str] = []
        has_files = False
        for word in self.words:
            if word in (MANY, ONE):
                result += paths
            elif word in (MANY_ADDRESSES, ONE_ADDRESS):
                result += addresses
            elif word not in NOTHING:
                result.append(_with_one(word, paths[0], addresses[0]))
            has_files = has_files or _names_files(word)
        # One that says nothing of files is given them at the end, as most understand it.
        return (*result, *(() if has_files else paths))


def _names_files(word: str) -> bool:
    return any(code in word.replace("%%", "") for code in (ONE, ONE_ADDRESS, MANY, MANY_ADDRESSES))


def _with_one(word: str, path: str, addressed: str) -> str:
    """Return a word of the command with the file in it, as in --open=%f."""
    stands_for = {"f": path, "u": addressed, "%": "%"}
    return CODE.sub(lambda code: stands_for[code[1]], word)


def chosen_file(path: str) -> Program:
    """Return the program that a file is, as the user chose it in a dialog."""
    return Program(path, Path(path).stem, (path, MANY))


def address(path: str) -> str:
    """Return a file's address, made from its name's bytes."""
    return Path(path).as_uri()

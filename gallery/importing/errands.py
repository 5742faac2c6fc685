"""What the children of an import are sent for: new files to read, known ones to ask about."""

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from gallery.importing.beside import path_of
from gallery.importing.placing import Placing
from gallery.importing.plan import Plan, PlannedFile, PlannedSet
from gallery.importing.stages import Errand
from gallery.library import beside, photos, settings
from gallery.library.database import Library

Planned = tuple[PlannedFile, PlannedSet | None]
FIRST = 6  # new files whose thumbnails are made at once, so that there is something to see


class Errands:
    """The errands of one import, numbered as its files stand in the plan.

    Attributes:
        files: the files of the plan and the sets they go into.
        known: files that the library has and whose sidecars are to be heard.
    """

    def __init__(self, library: Library, plan: Plan, placing: Placing, *, is_watched: bool) -> None:
        self.files: list[Planned] = list(_in_order(plan))
        twins = [file for file, _ in self.files if not file.is_new and file.beside]
        self.known = [*_with_news(library, twins), *plan.rescanned]
        self._rescanned = plan.rescanned
        self._library = library
        self._placing = placing
        self._passwords = dict(plan.request.passwords)
        with library.reading() as reader:
            self._zone = plan.request.zone or settings.zone(reader)
        self._again: deque[Errand] = deque()
        self._died: set[int] = set()
        self._first = FIRST if is_watched else 0

    def to_read(self) -> Iterator[Errand]:
        """Give an errand for each new file, and again for those that shall be tried once more."""
        first = self._first
        for number, (file, planned) in enumerate(self.files):
            while self._again:
                yield self._again.popleft()
            if file.is_new:
                yield replace(
                    self._errand(number, file, planned),
                    staging=self._placing.staging(number, file),
                    before=self._before(file),
                    is_first=first > 0,
                )
                first -= 1

    def once_more(self) -> Iterator[Errand]:
        """Give what was left to be tried once more when the files came to their end."""
        while self._again:
            yield self._again.popleft()

    def to_hear(self) -> Iterator[Errand]:
        """Give an errand for each known file; its number is the place in ``known``."""
        for number, file in enumerate(self.known):
            yield self._errand(number, file, None)

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to be tried once more."""
        return not self._again

    def try_again(self, errand: Errand, *, died: bool) -> bool:
        """Try a file again, then without what may be to blame: its sidecars, its decoding.

        Args:
            errand: what failed.
            died: its child ended. A system short of memory ends children, too: the first time
                that is not the file's fault.

        Returns:
            False if there is nothing more to try.
        """
        if died and errand.number not in self._died:
            self._died.add(errand.number)
            self._again.append(errand)
            return True
        if errand.beside or errand.is_first:
            self._again.append(replace(errand, beside=(), is_first=False))
        return bool(errand.beside) or errand.is_first

    def shared(self) -> frozenset[str]:
        """Return the sidecars that speak of several files."""
        every = (file for file, _ in self.files)
        counted = Counter(
            path
            for file in (*every, *self._rescanned)
            if file.entry < 0
            for path in {path_of(ref) for ref in file.beside}
        )
        return frozenset(path for path, times in counted.items() if times > 1)

    def _errand(self, number: int, file: PlannedFile, planned: PlannedSet | None) -> Errand:
        return Errand(
            number,
            file.path,
            file.name,
            file.bytes,
            file.entry,
            beside=file.beside,
            zone=planned.zone if planned else self._zone,
            password=self._passwords.get(file.path, ""),
        )

    def _before(self, file: PlannedFile) -> bytes:
        """Return the thumbnail of the picture that stood at the file's path."""
        if file.replaces is None:
            return b""
        with self._library.reading() as reader:
            digests = photos.digests(reader, [file.replaces])
        return self._library.thumbnails.get(digests.get(file.replaces, "")) or b""


def _in_order(plan: Plan) -> Iterator[Planned]:
    for planned in plan.sets:
        yield from ((file, planned) for file in planned.files)
    yield from ((file, None) for file in plan.loose)


def _with_news(library: Library, twins: Sequence[PlannedFile]) -> list[PlannedFile]:
    """Return those of which a sidecar is new or changed; entries of archives are always heard."""
    paths = {path_of(ref) for file in twins if file.entry < 0 for ref in file.beside}
    with library.reading() as reader:
        read = beside.known(reader, library, paths)
    unchanged = {path for path, version in read.items() if _version(path) == version}
    return [
        file
        for file in twins
        if file.entry >= 0 or not unchanged.issuperset(map(path_of, file.beside))
    ]


def _version(path: str) -> tuple[int, int] | None:
    try:
        status = Path(path).stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns

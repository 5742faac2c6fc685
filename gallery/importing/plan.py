"""What an import is going to do, shown before anything is written.

All values are frozen: a dialog changes a plan with ``dataclasses.replace``, a set of it with
``Plan.with_set``, and hands it to ``pipeline.run``.
"""

from dataclasses import dataclass, replace

from gallery.importing.place import Place
from gallery.importing.request import ImportRequest
from gallery.model.facts import Fact
from gallery.model.photoset import KOREAN_TIME, SetKind
from gallery.model.quality import CopyVerdict
from gallery.model.reasons import Refused

MOST_VANISHED = 1_000  # files that a plan names


@dataclass(frozen=True, slots=True)
class Copy:
    """The known photo that a new file shows too; sizes in pixels, upright."""

    photo_id: int
    verdict: CopyVerdict
    width: int
    height: int
    known_width: int
    known_height: int


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """One new file; ``path`` absolute as on disk, ``bytes`` its size.

    ``entry`` is the index in the archive ``path`` when the file is inside one, else -1.
    ``name`` is shown and gives the suffix; ``position`` counts from 1; 0 = not in a
    set, or behind the last in a set that grows.
    ``digest`` is filled when the library has this content already: then only the path, and
    the place in the set, are new. ``beside`` are the sidecars that speak of it: absolute
    paths, or "!<index>" for an entry of the same archive. ``media_key`` names the picture on
    its platform, ``copy`` the known photo that shows it in another quality. ``replaces`` is
    the photo that this very file was before its content changed on disk. ``by_hand``: the
    user put it where it is.
    """

    path: str
    name: str
    bytes: int
    modified_ns: int = 0
    position: int = 0
    entry: int = -1
    digest: str = ""
    beside: tuple[str, ...] = ()
    media_key: str = ""
    copy: Copy | None = None
    replaces: int | None = None
    by_hand: bool = False

    @property
    def where(self) -> Place:
        """What tells it from every other file of a plan."""
        return self.path, self.entry

    @property
    def is_new(self) -> bool:
        """Whether the library does not have this content yet."""
        return not self.digest


@dataclass(frozen=True, slots=True)
class PlannedSet:
    """A set to make or to grow; each guess is a ``Fact`` with the piece it was read from.

    ``key`` is what the library knows the set by; ``known_id`` the set that grows, else None.
    ``already_there`` counts files of its folder that the library has. ``also_keys`` are keys
    of sources that were merged into it. ``zone`` is the IANA zone of ``released``. ``known_there``
    are the positions that the set that grows has already. ``ranked``: the positions are mere
    ranks, so that no place stays empty when a file turns out to be no photo. ``is_arranged``:
    a fan named its folder, so that it grows by that folder only, whatever posts it holds.
    """

    key: str
    title: Fact[str]
    kind: Fact[SetKind]
    released: Fact[str] | None = None
    source: Fact[str] | None = None
    source_url: Fact[str] | None = None
    credit: Fact[str] | None = None
    handle: Fact[str] | None = None
    event: Fact[str] | None = None
    era: Fact[str] | None = None
    terms: Fact[str] | None = None
    expected: Fact[int] | None = None
    zone: str = KOREAN_TIME
    also_keys: tuple[str, ...] = ()
    known_there: tuple[int, ...] = ()
    files: tuple[PlannedFile, ...] = ()
    known_id: int | None = None
    already_there: int = 0
    ranked: bool = False
    is_arranged: bool = False

    @property
    def new_files(self) -> int:
        """How many photos it brings."""
        return sum(file.is_new for file in self.files)


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything an import will do. Nothing has been written yet.

    ``loose`` files go into no set. ``already_there`` are paths the library has,
    ``ignored`` paths that are no photos (said quietly), ``removed_before`` photos that the
    user took out earlier and that are not added unless the request says ``again``.
    ``rescanned`` are files of known photos whose sidecars are new or changed: what those say
    is merged. ``locked`` are archives that need a password (they are in ``refused`` too).
    ``learned`` are sets of the library, without files, of which those tell more; ``silent`` are
    new sidecars that tell nothing of any photo, as (path, bytes, modified_ns).
    ``vanished`` are files of the library that are not where they were, below what was looked
    through, at most ``plan.MOST_VANISHED``, of ``vanished_count``; their photos stay.
    ``compared`` says whether every new file was compared with the library's pictures.
    ``left_out`` are files that the user does not want from this import.
    """

    request: ImportRequest
    sets: tuple[PlannedSet, ...] = ()
    loose: tuple[PlannedFile, ...] = ()
    already_there: tuple[str, ...] = ()
    refused: tuple[Refused, ...] = ()
    ignored: tuple[str, ...] = ()
    removed_before: tuple[PlannedFile, ...] = ()
    rescanned: tuple[PlannedFile, ...] = ()
    learned: tuple[PlannedSet, ...] = ()
    silent: tuple[tuple[str, int, int], ...] = ()
    vanished: tuple[str, ...] = ()
    vanished_count: int = 0
    locked: tuple[str, ...] = ()
    compared: bool = True
    left_out: tuple[PlannedFile, ...] = ()

    @property
    def new_files(self) -> int:
        """How many files hold something the library does not have."""
        return sum(file.is_new for file in self.loose) + sum(one.new_files for one in self.sets)

    @property
    def files(self) -> int:
        """How many files there is something to do with."""
        return len(self.loose) + sum(len(planned.files) for planned in self.sets)

    def set_of(self, key: str) -> PlannedSet:
        """Return the set with this key.

        Raises:
            KeyError: there is none.
        """
        for planned in self.sets:
            if planned.key == key:
                return planned
        raise KeyError(key)

    def with_set(self, changed: PlannedSet) -> "Plan":
        """Return the plan with the set of the same key replaced."""
        sets = tuple(changed if one.key == changed.key else one for one in self.sets)
        return replace(self, sets=sets)

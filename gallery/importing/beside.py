"""What sidecars tell: of a whole folder for the plan, of one picture for its import.

Sidecars are read in child processes; the parent only gets what it plans with, and the
references (see ``sidecar_files``) by which the import reads them again.
"""

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import PurePath

from gallery.importing.matching import match, name_key, stem_of
from gallery.importing.sidecar_files import Shelf, entries_of, is_record, path_of, records_of
from gallery.importing.speaking import Listeners
from gallery.metadata.downloads.entry import Entry
from gallery.metadata.sidecar import Pixels
from gallery.model.described import PhotoFacts, PostFacts
from gallery.model.facts import Fact

__all__ = [
    "FolderErrand",
    "FolderTold",
    "Side",
    "Told",
    "errands_of",
    "facts_beside",
    "merged",
    "path_of",
    "read_folder",
]

Alive = Callable[[], None]

MOST_RECORDS = 20  # of one sidecar a picture; a file of a million that fit all tells nothing
PICTURES_PER_ERRAND = 500  # so that a folder of 100,000 keeps every child busy


@dataclass(frozen=True, slots=True)
class Side:
    """One sidecar: ``name`` as it matches pictures, ``ref`` where it is."""

    name: str
    ref: str


@dataclass(frozen=True, slots=True)
class FolderErrand:
    """Pictures of one folder and the sidecars that may speak of them.

    ``own`` stands beside ``pictures``: the sidecars named after each, closest first.
    ``shared`` may speak of any. ``folders`` are the names of the folders above, nearest first.
    ``archive`` is the path of the archive that all of them are in, "" for none. ``numbers``
    stands beside ``pictures`` too: the place of each in the list that was asked about.
    ``group`` is the caller's own number.
    """

    pictures: tuple[str, ...]
    own: tuple[tuple[Side, ...], ...]
    shared: tuple[Side, ...]
    folders: tuple[str, ...]
    zone: str
    archive: str = ""
    password: str = ""
    numbers: tuple[int, ...] = ()
    group: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """What sidecars say of one picture: its post, its number there, its name on the platform.

    ``post`` has neither position nor media key, so that pictures of a post share it.
    """

    refs: tuple[str, ...]
    post: PostFacts | None = None
    position: int | None = None
    media_key: str = ""


@dataclass(frozen=True, slots=True)
class FolderTold:
    """The answer to a ``FolderErrand``: beside each picture what is said of it, or None.

    ``unused`` are references of shared sidecars that spoke of no picture. ``others`` are the
    parts of posts that are no pictures: key of the post, number there.
    """

    told: tuple[Told | None, ...]
    unused: tuple[str, ...] = ()
    others: tuple[tuple[str, int], ...] = ()


def errands_of(
    pictures: Sequence[str],
    sides: Sequence[Side],
    *,
    folders: tuple[str, ...],
    zone: str,
    archive: str = "",
    password: str = "",
    wanted: Container[int] | None = None,
    changed: Container[str] = frozenset(),
) -> Iterator[FolderErrand]:
    """Yield what children are to read of one folder: each picture's own, then the shared.

    Args:
        pictures: file names in the folder.
        sides: its sidecars.
        folders: names of the folders above, nearest first.
        zone: the IANA zone of release dates.
        archive: the path of the archive that the folder is in, "" for none.
        password: of the archive.
        wanted: numbers of the pictures to read for, None for all.
        changed: references of sidecars whose pictures are wanted too.
    """
    by_name: dict[str, list[Side]] = {}
    for side in sides:
        by_name.setdefault(side.name, []).append(side)
    matched = match(pictures, list(by_name))
    shared = tuple(side for name in matched.shared for side in by_name[name])
    every = wanted is None or any(side.ref in changed for side in shared)
    common = FolderErrand((), (), (), folders, zone, archive, password)
    asked = 0
    own: list[tuple[int, tuple[Side, ...]]] = []
    for number, picture in enumerate(pictures):
        named = tuple(side for name in matched.own.get(picture, ()) for side in by_name[name])
        is_asked = every or number in (wanted or ()) or any(side.ref in changed for side in named)
        asked += is_asked
        if is_asked and named:
            own.append((number, named))
    for start in range(0, len(own), PICTURES_PER_ERRAND):
        numbers, named_after = zip(*own[start : start + PICTURES_PER_ERRAND], strict=True)
        names = tuple(pictures[number] for number in numbers)
        yield replace(common, pictures=names, own=named_after, numbers=numbers)
    if shared and asked:
        every_number = tuple(range(len(pictures)))
        yield replace(common, pictures=tuple(pictures), shared=shared, numbers=every_number)


def read_folder(errand: FolderErrand, alive: Alive) -> FolderTold:
    """Read the sidecars of a folder; runs in a child process.

    A sidecar that cannot be read says nothing; the import of its picture goes on without.
    """
    shelf = Shelf(errand.zone, errand.archive, errand.password)
    said: list[list[tuple[str, Entry]]] = [[] for _ in errand.pictures]
    for number, (picture, own) in enumerate(zip(errand.pictures, errand.own, strict=False)):
        alive()
        for side in own:
            entries = entries_of(side.ref, shelf)
            said[number] += [(side.ref, one) for one in entries if _is_about(one, picture)]
    unused: list[str] = []
    others: set[tuple[str, int]] = set()
    if errand.shared:
        listeners = Listeners(errand.pictures, errand.folders, zone=errand.zone)
        for side in errand.shared:
            if not _read_shared(side, shelf, listeners, said=said, others=others, alive=alive):
                unused.append(side.ref)
    posts: dict[tuple[object, ...], PostFacts] = {}
    told = tuple(_told(one, posts) if one else None for one in said)
    return FolderTold(told, tuple(unused), tuple(sorted(others)))


def facts_beside(
    refs: Sequence[str],
    name: str,
    *,
    zone: str,
    archive: str = "",
    password: str = "",
    pixels: Pixels | None = None,
) -> tuple[PhotoFacts, ...]:
    """Return what a picture's sidecars say of it, the closest sidecar first.

    Args:
        refs: the picture's ``Told.refs`` (``PlannedFile.beside``).
        name: the picture's file name.
        zone: the IANA zone for moments without one.
        archive: the path of the archive that the references point into, "" for none.
        password: of the archive.
        pixels: the picture as its file stores it, None if that is not known.
    """
    shelf = Shelf(zone, archive, password)
    facts: list[PhotoFacts] = []
    for ref in refs:
        of_one = path_of(ref).casefold().endswith(".xmp")
        records = entries_of(ref, replace(shelf, pixels=pixels) if of_one else shelf)
        about = [one for one in records if is_record(ref) or _is_about(one, name)]
        facts.extend(one.photo for one in about)
    return tuple(facts)


def merged(posts: Sequence[PostFacts]) -> PostFacts:
    """Return what several records say of one post, the first one's word first.

    Records of another post than the first that names one are left out.
    """
    key = next((post.key for post in posts if post.key), "")
    result = PostFacts()
    for post in posts:
        if post.key in {"", key}:
            result = _filled(result, post)
    return result


def _filled(first: PostFacts, second: PostFacts) -> PostFacts:
    missing = {
        item.name: getattr(second, item.name)
        for item in fields(PostFacts)
        if not getattr(first, item.name) and getattr(second, item.name)
    }
    return replace(first, **missing) if missing else first


def _is_about(entry: Entry, picture: str) -> bool:
    """Whether a record of a picture's own sidecar speaks of it, not of another one."""
    if not entry.picture:
        return True
    said, name = name_key(PurePath(entry.picture).name), name_key(picture)
    return said in {name, stem_of(name)}


def _read_shared(
    side: Side,
    shelf: Shelf,
    listeners: Listeners,
    *,
    said: list[list[tuple[str, Entry]]],
    others: set[tuple[str, int]],
    alive: Alive,
) -> bool:
    """Tell a shared sidecar's records to those they speak of; False if there are none."""
    heard = 0
    most = MOST_RECORDS * len(said)
    for ref, entry in records_of(side.ref, shelf, alive):
        if not entry.is_picture:
            if entry.post.key and entry.post.position:
                others.add((entry.post.key, entry.post.position.value))
            continue
        for number, part in listeners.of(entry):
            said[number].append((ref, part))
            heard += 1
        if heard > most:
            break
    return heard > 0


def _told(said: list[tuple[str, Entry]], shared: dict[tuple[object, ...], PostFacts]) -> Told:
    post = merged([entry.post for _, entry in said])
    common = replace(post, position=None, media_key="")
    facts = [getattr(common, item.name) for item in fields(PostFacts)]
    # Two sidecars of one post give the same values for reasons of their own.
    values = tuple(fact.value if isinstance(fact, Fact) else fact for fact in facts)
    return Told(
        refs=tuple(dict.fromkeys(ref for ref, _ in said)),
        post=shared.setdefault(values, common) if common != PostFacts() else None,
        position=post.position.value if post.position else None,
        media_key=post.media_key,
    )

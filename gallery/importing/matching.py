"""Which sidecar belongs to which picture, by their names alone.

The forms (see gallery-dl's metadata postprocessor, XMP writers, Hydrus, Google Takeout):
``<name>.jpg.json`` and ``<name>.json`` beside ``<name>.jpg``; one for a whole post,
``<post>.json`` or ``<post>-content.txt`` beside ``<post>_1.jpg``; and those that speak of a
folder, ``info.json``, ``data.jsonl``, ``.picasa.ini``. A JSON whose name says nothing may
still name its picture inside.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

SIDECAR_SUFFIXES = frozenset({".json", ".jsonl", ".xmp", ".txt"})
FOLDER_WIDE = frozenset({"info.json", ".picasa.ini", "picasa.ini"})
SPEAKING_INSIDE = frozenset({".json", ".jsonl"})  # may name their pictures in what they say
# Folders that hold the sidecars of the folder above, or of those beside them.
METADATA_FOLDERS = frozenset({"metadata", "json", "json-data"})

TAKEOUT_SUPPLEMENT = ".supplemental-metadata"
TAKEOUT_LENGTH = 46  # characters before ".json", where Takeout cuts a sidecar's name off
TAKEOUT_EDITED = "-edited"  # Takeout's edited copy shares the sidecar of its original
COUNTER = re.compile(r"(?P<name>.+)(?P<counter>\(\d{1,4}\))$")
PIECE_OF_POST = re.compile(r"[._-](data|info|post|meta|metadata|content)$")
SEPARATOR = re.compile(r"[ _.\-]+")
SHORTEST_POST = 5  # characters of a name that stands for a whole post; "1.json" does not
MOST_PIECES = 12  # separators in a name that are looked at
NUMBER = re.compile(r"\d+", re.ASCII)


@dataclass(slots=True)
class Matched:
    """Sidecars by picture, the closest name first, and those that may speak of any picture.

    ``unclaimed`` are sidecars that belong to no picture here.
    """

    own: dict[str, tuple[str, ...]] = field(default_factory=dict)
    shared: tuple[str, ...] = ()
    unclaimed: tuple[str, ...] = ()


def is_sidecar_name(name: str) -> bool:
    """Whether a file of this name may be a sidecar."""
    folded = name.casefold()
    if folded in FOLDER_WIDE:
        return True
    return suffix_of(folded) in SIDECAR_SUFFIXES and not folded.startswith(".")


def name_key(name: str) -> str:
    """Return what two spellings of a file name share: NFC, case folded."""
    composed = name if name.isascii() else unicodedata.normalize("NFC", name)
    return composed.casefold()


def match(pictures: Sequence[str], sidecars: Sequence[str]) -> Matched:
    """Say which sidecars of a folder belong to which of its pictures, by their names.

    Takes time in proportion to the number of names.
    """
    index = _Names(pictures)
    speaking_inside = [name for name in sidecars if is_folder_wide(name)]
    named = [name for name in sidecars if not is_folder_wide(name)]
    claims = {sidecar: list(index.claims(sidecar)) for sidecar in named}
    left = [sidecar for sidecar, claimed in claims.items() if not claimed]
    claims |= index.shifted(named) if left else {}
    ranked: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for sidecar, claimed in claims.items():
        for rank, picture in claimed:
            ranked[picture].append((rank, sidecar))
    index.lend_to_edited(ranked)
    left = [sidecar for sidecar in left if not claims[sidecar]]
    inside = [name for name in left if suffix_of(name_key(name)) in SPEAKING_INSIDE]
    return Matched(
        own={picture: _closest_first(found) for picture, found in ranked.items()},
        shared=(*speaking_inside, *inside),
        unclaimed=tuple(name for name in left if suffix_of(name_key(name)) not in SPEAKING_INSIDE),
    )


def is_folder_wide(name: str) -> bool:
    """Whether a sidecar speaks of a folder, not of the picture it is named after."""
    folded = name.casefold()
    return folded in FOLDER_WIDE or folded.endswith(".jsonl")


def stem_of(name: str) -> str:
    """Return a file name without its last suffix (as ``PurePath.stem``, ten times as fast)."""
    stem, _, suffix = name.rpartition(".")
    return stem if stem and suffix else name


def suffix_of(name: str) -> str:
    """Return the last suffix of a file name with its dot, "" for none."""
    return name[len(stem_of(name)) :]


def _closest_first(found: list[tuple[int, str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for _, name in sorted(found, key=lambda one: one[0])))


class _Names:
    """The pictures of a folder, to be found by the ways in which sidecars name them."""

    def __init__(self, pictures: Sequence[str]) -> None:
        self._by_name: dict[str, list[str]] = defaultdict(list)
        self._by_stem: dict[str, list[str]] = defaultdict(list)
        self._by_cut: dict[str, list[str]] = defaultdict(list)
        self._by_post: dict[str, list[str]] | None = None
        for picture in pictures:
            key = name_key(picture)
            stem = stem_of(key)
            self._by_name[key].append(picture)
            self._by_stem[stem].append(picture)
            if len(key) > TAKEOUT_LENGTH:
                self._by_cut[key[:TAKEOUT_LENGTH]].append(picture)

    def claims(self, sidecar: str) -> Iterator[tuple[int, str]]:
        """Yield (rank, picture) for each picture that a sidecar is named after, 0 is closest."""
        base = stem_of(name_key(sidecar))
        found = self._by_name.get(base)
        if found:
            yield from ((0, picture) for picture in found)
            return
        found = self._by_stem.get(base) or self._of_takeout(base)
        if found:
            yield from ((1, picture) for picture in found)
            return
        post = PIECE_OF_POST.sub("", base)
        of_post = self._by_stem.get(post) or self._of_posts().get(post.rstrip("]}")) or ()
        yield from ((2, picture) for picture in of_post)

    def _of_posts(self) -> dict[str, list[str]]:
        """Return the pictures by what their names begin with, up to each separator."""
        if self._by_post is None:
            self._by_post = defaultdict(list)
            for stem, pictures in self._by_stem.items():
                for separator in islice(SEPARATOR.finditer(stem), MOST_PIECES):
                    if separator.start() >= SHORTEST_POST:
                        self._by_post[stem[: separator.start()]] += pictures
        return self._by_post

    def shifted(self, sidecars: Iterable[str]) -> dict[str, list[tuple[int, str]]]:
        """Return the claims of sidecars where one side counts from 0 and the other from 1."""
        named = ((stem_of(name), name) for name in sidecars if name.endswith(".json"))
        theirs = _numbered((name_key(base), name) for base, name in named)
        ours = _numbered((key, name) for key, found in self._by_name.items() for name in found)
        claims: dict[str, list[tuple[int, str]]] = {}
        for frame, numbers in theirs.items():
            mine = ours.get(frame, {})
            for step in (1, -1):
                if mine and min(*mine, *numbers) == 0 and {n + step for n in mine} == set(numbers):
                    claims |= {numbers[n + step]: [(0, picture)] for n, picture in mine.items()}
        return claims

    def lend_to_edited(self, ranked: dict[str, list[tuple[int, str]]]) -> None:
        """Give an edited copy without a sidecar those of its original."""
        for stem, copies in self._by_stem.items():
            if not stem.endswith(TAKEOUT_EDITED):
                continue
            originals = self._by_stem.get(stem.removesuffix(TAKEOUT_EDITED), [])
            lent = [claim for original in originals for claim in ranked.get(original, [])]
            for copy in copies:
                if copy not in ranked and lent:
                    ranked[copy] = lent

    def _of_takeout(self, base: str) -> list[str]:
        """Find the picture of a Takeout sidecar: ``a.jpg.supplem(1)`` speaks of ``a(1).jpg``."""
        counted = COUNTER.match(base)
        counter = counted["counter"] if counted else ""
        plain = base.removesuffix(counter)
        named, dot, tail = plain.rpartition(".")
        names = [plain]
        if dot and TAKEOUT_SUPPLEMENT.startswith(dot + tail):
            names.append(named)
        for name in names:
            found = self._by_name.get(f"{stem_of(name)}{counter}{suffix_of(name)}")
            if found:
                return found
        cut = self._by_cut.get(base, []) if len(base) == TAKEOUT_LENGTH else []
        return cut if len(cut) == 1 else []


def _numbered(names: Iterable[tuple[str, str]]) -> dict[str, dict[int, str]]:
    """Return {name with a hole: {number in the hole: name}} for the last number of each."""
    frames: dict[str, dict[int, str]] = defaultdict(dict)
    for key, name in names:
        stem, dot, suffix = key.rpartition(".")
        numbers = list(NUMBER.finditer(stem))
        if numbers and len(numbers[-1][0]) <= len("999"):
            start, end = numbers[-1].span()
            frame = f"{stem[:start]}\0{stem[end:]}{dot}{suffix}"
            frames[frame][int(numbers[-1][0])] = name
    return frames

"""Which pictures of a folder a record speaks of when its sidecar's name does not say it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from gallery.importing.matching import NUMBER, SEPARATOR, name_key, stem_of
from gallery.metadata.downloads.entry import Entry
from gallery.metadata.downloads.names import read_name

SHORTEST_MEDIA = 8  # letters of a platform's name for a picture that may stand inside ours


class Listeners:
    """The pictures of a folder, to be found by what records say of them."""

    def __init__(self, pictures: Sequence[str], folders: Sequence[str], *, zone: str) -> None:
        self._pictures = pictures
        self._by_name: dict[str, list[int]] = defaultdict(list)
        self._by_tail: dict[str, list[int]] = defaultdict(list)
        self._by_media_key: dict[str, list[int]] = defaultdict(list)
        self._by_post: dict[str, list[int]] = defaultdict(list)
        for number, picture in enumerate(pictures):
            self._note(number, picture, folders, zone)

    def of(self, entry: Entry) -> Iterator[tuple[int, Entry]]:
        """Yield (number of a picture, what of the record is meant for it)."""
        if entry.picture or entry.media:
            named = self._named(entry)
            is_of_another = entry.picture and not (entry.post.key or entry.post.media_key)
            if named or is_of_another:
                yield from ((number, entry) for number in named)
                return
        post = entry.post
        if post.media_key in self._by_media_key:
            yield from ((number, entry) for number in self._by_media_key[post.media_key])
        elif post.key in self._by_post:
            of_post = self._by_post[post.key]
            yield from ((number, self._part(entry)) for number in self._placed(of_post, entry))
        elif self._is_of_all(entry):
            yield from ((number, self._part(entry)) for number in range(len(self._pictures)))

    def _note(self, number: int, picture: str, folders: Sequence[str], zone: str) -> None:
        key = name_key(picture)
        stem = stem_of(key)
        for name in {key, stem}:
            self._by_name[name].append(number)
        for separator in SEPARATOR.finditer(stem):
            if len(stem) - separator.end() >= SHORTEST_MEDIA:
                self._by_tail[stem[separator.end() :]].append(number)
        post = read_name(picture, folders, zone=zone)
        if post.media_key:
            self._by_media_key[post.media_key].append(number)
        if post.key:
            self._by_post[post.key].append(number)

    def _named(self, entry: Entry) -> list[int]:
        if entry.picture:
            found = self._by_name.get(name_key(PurePath(entry.picture).name))
            if found:
                return found
        media = name_key(entry.media)
        return (media and (self._by_name.get(media) or self._by_tail.get(media))) or []

    def _placed(self, of_post: list[int], entry: Entry) -> list[int]:
        """Return those of a post's pictures that have the record's number in their names."""
        position = entry.post.position
        if position is None or len(of_post) == 1:
            return of_post
        return [number for number in of_post if self._last_number(number) == position.value]

    def _last_number(self, number: int) -> int | None:
        numbers = NUMBER.findall(stem_of(self._pictures[number]))
        return int(numbers[-1]) if numbers else None

    def _part(self, entry: Entry) -> Entry:
        """Return what a record that names no picture can say of each of several."""
        return replace(entry, post=replace(entry.post, media_key=""))

    def _is_of_all(self, entry: Entry) -> bool:
        """Whether a record speaks of the whole folder: no picture is known to be of a post."""
        return not self._by_post and entry.post.position is None

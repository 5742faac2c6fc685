"""A vocabulary in memory: the model's protocol over a plain table of names."""

import difflib
from dataclasses import dataclass, field

from gallery.model.names import compare_key, initials, is_initials, search_text
from gallery.model.phrases import Bearer, BearerKind, Bearing, bearing

NEAR = 0.8  # of letters in common


@dataclass
class PlainVocabulary:
    """Names in memory; ``add`` returns the bearer."""

    names: list[tuple[str, Bearer]] = field(default_factory=list)
    groups: dict[int, frozenset[int]] = field(default_factory=dict)
    children: dict[int, frozenset[int]] = field(default_factory=dict)
    titles: dict[int, str] = field(default_factory=dict)
    said: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def add(self, kind: BearerKind, key: int, *names: str, apart: str = "") -> Bearer:
        bearer = Bearer(kind, key, names[0], apart)
        self.names += [(name, bearer) for name in names]
        return bearer

    def exact(self, name: str) -> tuple[Bearer, ...]:
        key = compare_key(name)
        if not key:
            return ()
        apart = (b for _, b in self.names if b.apart and compare_key(b.shown) == key)
        found = (*self._where(lambda each: compare_key(each) == key), *apart)
        return tuple(dict.fromkeys(found))

    def starting(self, text: str) -> Bearing:
        return bearing(self.begun(text))

    def begun(self, text: str) -> tuple[Bearer, ...]:
        piece = search_text(text)
        return self._where(
            lambda each: (
                f" {piece}" in f" {search_text(each)}"
                or (is_initials(piece) and initials(each).startswith(piece))
            )
        )

    def containing(self, text: str) -> Bearing:
        return bearing(self._where(lambda each: search_text(text) in search_text(each)))

    def near(self, text: str) -> tuple[Bearer, ...]:
        folded = search_text(text)
        return self.exact(text) or self._where(
            lambda each: difflib.SequenceMatcher(None, folded, search_text(each)).ratio() > NEAR
        )

    def members(self, *group_ids: int) -> frozenset[int]:
        return frozenset().union(*(self.groups.get(key, frozenset()) for key in group_ids))

    def descendants(self, *scene_ids: int) -> frozenset[int]:
        found = set(scene_ids)
        waiting = [*scene_ids]
        while waiting:
            below = self.children.get(waiting.pop(), frozenset()) - found
            found |= below
            waiting += below
        return frozenset(found)

    def sets_titled(self, text: str) -> frozenset[int]:
        piece = search_text(text)
        return frozenset(key for key, title in self.titles.items() if piece in search_text(title))

    def sets_say(self, part: str, text: str) -> tuple[str, ...]:
        piece = search_text(text)
        return tuple(said for said in self.said.get(part, ()) if piece in said)

    def _where(self, fits) -> tuple[Bearer, ...]:
        return tuple(dict.fromkeys(bearer for name, bearer in self.names if fits(name)))


def story() -> PlainVocabulary:
    """The names of the reference story, and a few that make trouble."""
    words = PlainVocabulary()
    words.add(BearerKind.PERSON, 1, "V", "뷔", "Kim Taehyung", "김태형")
    words.add(BearerKind.PERSON, 2, "IU", "아이유", "Lee Jieun")
    words.add(BearerKind.PERSON, 3, "Liu")
    words.add(BearerKind.PERSON, 4, "Jin")
    words.add(BearerKind.GROUP, 1, "BTS", "방탄소년단")
    words.add(BearerKind.GROUP, 2, "(G)I-DLE")
    for key, names in {
        1: ("camcorder", "캠코더"),
        2: ("camera",),
        3: ("prop",),
        4: ("holding hands",),
        5: ("antique table",),
        6: ("black and white blazer suit",),
        7: ("close-up",),
        8: ("running outdoors",),
        9: ("director's camera",),
        10: ("leaning against a wall",),
        11: ("love",),
    }.items():
        words.add(BearerKind.SCENE, key, *names)
    words.groups = {1: frozenset({1, 4}), 2: frozenset({9})}
    words.children = {3: frozenset({2}), 2: frozenset({1, 9})}
    words.titles = {1: "Love wins all", 2: "Layover", 3: "lwa behind"}
    words.said = {
        "source": ("weverse", "dispatch"),
        "credit": ("dispatch", "kim hee june"),
        "event": ("paris fashion week",),
        "era": ("love wins all",),
    }
    return words

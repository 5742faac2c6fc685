"""The starter vocabulary: scenes that many photo sets show, known before anybody said them.

``resources/vocabulary.toml`` lists them in English and Korean. They are words to choose from,
not rows of a library: a scene becomes one when it is first said of a photo.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from gallery.model.names import Name, compare_key, script_of
from gallery.model.resources import resource
from gallery.model.scenes import SceneKind

FILE = "vocabulary.toml"


@dataclass(frozen=True, slots=True)
class CommonScene:
    """A common scene; ``parents`` are the first names of the scenes above it."""

    names: tuple[Name, ...]
    kind: SceneKind
    parents: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name that is shown, unless another one was typed."""
        return self.names[0].text

    def called(self, text: str) -> str:
        """Return its name that ``text`` is, spelled as it is kept; its first one if none is."""
        key = compare_key(text)
        return next((one.text for one in self.names if compare_key(one.text) == key), self.name)

    def named_first(self, text: str) -> tuple[Name, ...]:
        """Return its names, the one that was typed before the others."""
        typed = self.called(text)
        return tuple(sorted(self.names, key=lambda name: name.text != typed))

    def name_like(self, text: str) -> str:
        """Return its first name in the script of ``text``: "카메라" beside "캠코더"."""
        script = script_of(text)
        return next((one.text for one in self.names if one.script == script), self.name)


def named(text: str) -> CommonScene | None:
    """Return the common scene of exactly this name (compared, not spelled)."""
    return _by_key().get(compare_key(text))


@cache
def common_scenes() -> tuple[CommonScene, ...]:
    """Return all common scenes, in the order of the file."""
    with resource(FILE).open("rb") as file:
        kinds = tomllib.load(file)
    return tuple(_scenes(kinds))


def _scenes(kinds: Mapping[str, Mapping[str, Mapping[str, list[str]]]]) -> Iterator[CommonScene]:
    for kind, listed in kinds.items():
        for name, told in listed.items():
            called = [name, *told.get("en", ()), *told.get("ko", ())]
            names = tuple(Name(text, script=script_of(text)) for text in called)
            yield CommonScene(names, SceneKind(kind), tuple(told.get("under", ())))


@cache
def _by_key() -> Mapping[str, CommonScene]:
    return {compare_key(name.text): scene for scene in common_scenes() for name in scene.names}

"""Scenes: anything a photo shows beside who is in it."""

from dataclasses import dataclass
from enum import StrEnum

from gallery.model.names import Name


class SceneKind(StrEnum):
    """What sort of thing a scene is."""

    PROP = "prop"
    OUTFIT = "outfit"
    PLACE = "place"
    ACTION = "action"
    SHOT = "shot"
    MOOD = "mood"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Scene:
    """A scene with names, kind, its parents' ids and the number of photos (descendants too)."""

    id: int
    names: tuple[Name, ...]
    kind: SceneKind = SceneKind.OTHER
    parents: tuple[int, ...] = ()
    photos: int = 0

    @property
    def name(self) -> str:
        """The name that is shown."""
        return self.names[0].text

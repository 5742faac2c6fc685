"""The common scenes in a library: there while they are on, made real when they are said.

Why not rows from the beginning: five hundred scenes that nobody said would stand in every list
and beside every name that a user makes; so each comes when it is needed, with its names, its
kind and what stands above it, and an undo takes it away again.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import select

from gallery.library import settings
from gallery.library.bearers import add_names
from gallery.library.connections import Reader
from gallery.library.journal import Writer
from gallery.library.keys import among
from gallery.library.scenes import add_scene
from gallery.library.tables import names
from gallery.model import starter
from gallery.model.names import Name, compare_key
from gallery.model.starter import CommonScene

NOT_SAID_YET = 0  # the id of a common scene that is no row of the library


def is_on(reader: Reader) -> bool:
    """Whether the common scenes are offered in this library."""
    return settings.common_scenes(reader)


def unsaid(reader: Reader, among_these: Sequence[CommonScene]) -> list[CommonScene]:
    """Return those common scenes of whose names no scene of the library bears one; [] when off."""
    if not among_these or not is_on(reader):
        return []
    borne = _borne(reader, among_these)
    return [
        scene
        for scene in among_these
        if not any(compare_key(name.text) in borne for name in scene.names)
    ]


def find_or_add(writer: Writer, name: str) -> int | None:
    """Return the scene that a common scene's name means, made with what stands above it.

    A scene that bears another of its names is that scene, and gets its names. The name that was
    typed is the one shown.

    Returns:
        The scene's id, None when this is no common scene or they are off.
    """
    common = starter.named(name)
    if common is None or not is_on(writer.connection):
        return None
    return _Making(writer).find_or_add(common, name)


class _Making:
    """Makes common scenes, and those above them, the same script's names first."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def find_or_add(self, common: CommonScene, typed: str) -> int:
        borne = _borne(self._writer.connection, [common])
        if borne:
            known = next(iter(borne.values()))
            fresh = [name for name in common.names if compare_key(name.text) not in borne]
            add_names(self._writer, "scene", known, fresh)
            return known
        parents = [self._parent(name, typed) for name in common.parents]
        return add_scene(self._writer, common.named_first(typed), common.kind, parents)

    def _parent(self, name: str, typed: str) -> int:
        parent = starter.named(name)
        if parent is None:
            raise LookupError(name)  # the file is wrong; its test says so first
        borne = _borne(self._writer.connection, [parent])
        if borne:
            return next(iter(borne.values()))
        return self.find_or_add(parent, parent.name_like(typed))


def _borne(reader: Reader, scenes: Iterable[CommonScene]) -> dict[str, int]:
    """Return which scenes bear names of common ones, by the names' keys, in their order."""
    called: Sequence[Name] = [name for scene in scenes for name in scene.names]
    keys = [compare_key(name.text) for name in called]
    question = select(names.c.key, names.c.scene_id).where(
        among(names.c.key, keys), names.c.scene_id.is_not(None)
    )
    found = {row.key: row.scene_id for row in reader.execute(question)}
    return {key: found[key] for key in keys if key in found}

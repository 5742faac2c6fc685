"""Add, name, arrange and remove scenes."""

from dataclasses import dataclass
from typing import ClassVar

from gallery.edits.base import Done
from gallery.library import bearers, joining, scenes, splitting
from gallery.library.journal import Writer
from gallery.model.history import StepKind
from gallery.model.names import Name
from gallery.model.scenes import SceneKind

SCENE = "scene"


@dataclass(frozen=True, slots=True)
class AddScene:
    """Make a scene; the first name is the one shown. Unknown parents are made too."""

    names: tuple[Name, ...]
    scene_kind: SceneKind = SceneKind.OTHER
    parents: tuple[str, ...] = ()
    kind: ClassVar[StepKind] = StepKind.ADD_SCENE

    def apply(self, writer: Writer) -> Done:
        """Write it; raises InvalidValue for a name that cannot be one."""
        parents = scenes.find_or_add_many(writer, self.parents, kind=self.scene_kind)
        made = scenes.add_scene(writer, self.names, kind=self.scene_kind, parents=parents)
        return Done(self.names[0].text, made=made)


@dataclass(frozen=True, slots=True)
class RefineScene:
    """Give a scene more names and parents, or another kind; what it has already stays."""

    scene_id: int
    names: tuple[Name, ...] = ()
    scene_kind: SceneKind | None = None
    parents: tuple[str, ...] = ()
    kind: ClassVar[StepKind] = StepKind.EDIT_SCENE

    def apply(self, writer: Writer) -> Done:
        """Write it; raises NotFound, or SceneCycle for a scene above itself."""
        scene = scenes.get_scene(writer.connection, self.scene_id)
        if self.names:
            bearers.add_names(writer, SCENE, self.scene_id, self.names)
        kind = self.scene_kind or scene.kind
        scenes.set_kind(writer, self.scene_id, kind)
        added = scenes.find_or_add_many(writer, self.parents, kind=kind)
        parents = tuple(dict.fromkeys((*scene.parents, *added)))
        scenes.set_parents(writer, self.scene_id, parents)
        return Done(scene.name, scene.photos)


@dataclass(frozen=True, slots=True)
class EditScene:
    """Replace a scene's names, kind and parents, as a form gives them; None leaves them."""

    scene_id: int
    names: tuple[Name, ...] | None = None
    scene_kind: SceneKind | None = None
    parent_ids: tuple[int, ...] | None = None
    kind: ClassVar[StepKind] = StepKind.EDIT_SCENE

    def apply(self, writer: Writer) -> Done:
        """Write it; raises NotFound, InvalidValue, or SceneCycle for a scene above itself."""
        scene = scenes.get_scene(writer.connection, self.scene_id)
        if self.names is not None:
            bearers.set_names(writer, SCENE, self.scene_id, self.names)
        if self.scene_kind is not None:
            scenes.set_kind(writer, self.scene_id, self.scene_kind)
        if self.parent_ids is not None:
            scenes.set_parents(writer, self.scene_id, self.parent_ids)
        return Done(scene.name, scene.photos)


@dataclass(frozen=True, slots=True)
class MergeScenes:
    """Make several scenes one, with the names, tags, parents and children of all."""

    into_id: int
    from_ids: tuple[int, ...]
    kind: ClassVar[StepKind] = StepKind.MERGE_SCENES

    def apply(self, writer: Writer) -> Done:
        """Write it; raises NotFound, or InvalidValue for a scene merged with itself."""
        scene = scenes.get_scene(writer.connection, self.into_id)
        photos = joining.join_scenes(writer, self.into_id, self.from_ids)
        return Done(scene.name, photos)


@dataclass(frozen=True, slots=True)
class SplitScene:
    """Make a new scene of some names and photos of a scene; ``both`` stay with the old one, too."""

    scene_id: int
    names: tuple[Name, ...]
    photo_ids: tuple[int, ...] = ()
    set_ids: tuple[int, ...] = ()
    both: tuple[str, ...] = ()
    kind: ClassVar[StepKind] = StepKind.SPLIT_SCENE

    def apply(self, writer: Writer) -> Done:
        """Write it; raises NotFound, or InvalidValue when no name would be left."""
        scene = scenes.get_scene(writer.connection, self.scene_id)
        photo_ids = splitting.photos_of(writer.connection, self.photo_ids, self.set_ids)
        made, photos = splitting.split_scene(
            writer, self.scene_id, self.names, photo_ids, both=self.both
        )
        return Done(scene.name, photos, made)


@dataclass(frozen=True, slots=True)
class RemoveScene:
    """Take a scene away, with all that was said with it; its children lose a parent."""

    scene_id: int
    kind: ClassVar[StepKind] = StepKind.REMOVE_SCENE

    def apply(self, writer: Writer) -> Done:
        """Write it; raises NotFound."""
        scene = scenes.get_scene(writer.connection, self.scene_id)
        scenes.remove_scene(writer, self.scene_id)
        return Done(scene.name, scene.photos)

"""The icon of each kind of scene."""

from gallery.model.scenes import SceneKind

SCENE_ICONS = {
    SceneKind.PROP: "camera",
    SceneKind.OUTFIT: "shirt",
    SceneKind.PLACE: "map-pin",
    SceneKind.ACTION: "zap",
    SceneKind.SHOT: "aperture",
    SceneKind.MOOD: "smile",
    SceneKind.OTHER: "tag",
}

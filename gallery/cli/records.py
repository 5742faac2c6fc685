"""What programs read: photos, sets, persons and scenes as JSON documents; and as lines."""

from collections.abc import Iterator, Sequence
from typing import Any

from gallery.cli import words
from gallery.cli.reasons import why
from gallery.cli.session import LANGUAGE
from gallery.library.duplicates import Twin
from gallery.model.facts import Origin
from gallery.model.names import Name
from gallery.model.people import Group, Person
from gallery.model.photo import PhotoDetails
from gallery.model.photoset import PhotoSet, SetKind
from gallery.model.region import Region
from gallery.model.scenes import Scene

Record = dict[str, Any]
LABELS = {"source_url": "address", "released_on": "released", "handle": "account"}
SET_FIELDS = (
    *("title", "kind", "era", "event", "released_on", "source", "source_url"),
    *("credit", "handle", "terms", "expected", "notes"),
)
FURTHER = ("creator", "rights", "event", "place", "source_url")


def record(photo: PhotoDetails, twins: Sequence[Twin] = ()) -> Record:
    """Return a photo as ``search --json`` and ``show --json`` print it.

    Args:
        photo: the photo.
        twins: the photos that show the same picture.
    """
    paths = [file.path for file in photo.files]
    return {
        "id": photo.id,
        "digest": photo.digest,
        "path": paths[0] if paths else None,
        "width": photo.width,
        "height": photo.height,
        "format": photo.format,
        "taken_at": photo.taken_at or None,
        "sets": [
            {"id": one.set_id, "title": one.title, "position": one.position} for one in photo.sets
        ],
        "people": [name for _, name in photo.people],
        "scenes": [name for _, name in photo.scenes],
        "phrases": [statement.text for statement in photo.statements],
        "caption": caption(photo),
        "captions": photo.captions,
        "title": photo.title,
        "rating": photo.rating,
        "favourite": photo.favourite,
        "regions": [region_record(one) for one in photo.regions],
        "source": photo.source,
        "credit": photo.credit,
        "origins": {name: origin.value for name, origin in photo.origins.items()},
        "reasons": photo.reasons,
        **{name: photo.further.get(name, "") for name in FURTHER},
        "suggestions": photo.suggestions,
        "same_pictures": [twin_record(one) for one in twins],
        "damaged": photo.damaged.value if photo.damaged else None,
        "paths": paths,
    }


def region_record(region: Region) -> Record:
    """Return where a person is; the sides are shares of the upright picture."""
    return {
        "person": region.name or None,
        "x": region.x,
        "y": region.y,
        "w": region.width,
        "h": region.height,
    }


def caption(photo: PhotoDetails) -> str:
    """Return the caption in the language of this face, else one without a language."""
    return photo.captions.get(LANGUAGE) or photo.captions.get("x-default", "")


def twin_record(twin: Twin) -> Record:
    """Return a photo that shows the same; ``verdict`` says how it compares."""
    return {
        "photo": twin.photo_id,
        "verdict": twin.verdict,
        "width": twin.width,
        "height": twin.height,
        "name": twin.name,
    }


def described(photo: PhotoDetails, twins: Sequence[Twin] = ()) -> Iterator[tuple[str, str]]:
    """Yield what ``show`` prints for a person: (label, value), nothing that is empty."""

    def known(name: str, value: str) -> str:
        return _with_reason(value, photo.origins.get(name), photo.reasons.get(name, ""))

    yield "photo", str(photo.id)
    for one in photo.sets:
        yield "set", f"{one.title} · {one.position}"
    for statement in photo.statements:
        yield "phrase", _with_reason(statement.text, statement.origin)
    for language, text in sorted(photo.captions.items()):
        yield "caption", f"{text} ({language})"
    if photo.title:
        yield "title", known("title", photo.title)
    yield "rating", known("rating", "★" * photo.rating) if photo.rating else "unrated"
    if photo.favourite:
        yield "favourite", "yes"
    if photo.taken_at:
        yield "taken", known("taken_at", photo.taken_at)
    if photo.source or photo.credit:
        name = "source" if photo.source else "credit"
        yield "source", known(name, " · ".join(filter(None, (photo.source, photo.credit))))
    for name in FURTHER:
        if photo.further.get(name):
            yield LABELS.get(name, name), known(name, photo.further[name])
    for region in photo.regions:
        yield "box", ", ".join(region_words(region))
    yield from _described_file(photo)
    for twin in twins:
        yield "same as", f"photo {twin.photo_id}, there in {twin.width} × {twin.height}"
    if photo.suggestions:
        yield "guesses", f"{photo.suggestions:,} (photosketch suggestions)"
    yield "digest", photo.digest


def _described_file(photo: PhotoDetails) -> Iterator[tuple[str, str]]:
    yield "picture", f"{photo.width} × {photo.height} {photo.format}, {photo.bytes:,} bytes"
    if photo.damaged:
        yield "damaged", words.reason(photo.damaged)
    for file in photo.files:
        yield "file", file.path


def region_words(region: Region) -> tuple[str, str]:
    """Say who is in a box, and where it is."""
    box = f"{region.width:.0%} × {region.height:.0%} at {region.x:.0%}, {region.y:.0%}"
    return region.name or "unknown", box


def _with_reason(value: str, origin: Origin | None, piece: str = "") -> str:
    """Add how a value is known, unless the user said it."""
    return value if origin in (None, Origin.USER) else f"{value}  ({why(origin, piece)})"


def described_set(photo_set: PhotoSet) -> Iterator[tuple[str, str]]:
    """Yield what ``set show`` prints for a person: (label, value), nothing that is empty."""
    yield "set", str(photo_set.id)
    for name in SET_FIELDS:
        value = getattr(photo_set, name)
        if not value or value is SetKind.OTHER:
            continue
        origin = photo_set.origins.get(name)
        text = f"{value} ({photo_set.released_zone})" if name == "released_on" else str(value)
        yield LABELS.get(name, name), _with_reason(text, origin, photo_set.reasons.get(name, ""))
    yield "photos", words.completeness(photo_set)


def set_record(photo_set: PhotoSet) -> Record:
    """Return a set as ``sets --json`` prints it."""
    return {
        "id": photo_set.id,
        "title": photo_set.title,
        "kind": photo_set.kind.value,
        "era": photo_set.era,
        "event": photo_set.event,
        "released_on": photo_set.released_on or None,
        "released_zone": photo_set.released_zone,
        "source": photo_set.source,
        "source_url": photo_set.source_url,
        "credit": photo_set.credit,
        "handle": photo_set.handle,
        "terms": photo_set.terms,
        "notes": photo_set.notes,
        "photos": photo_set.photos,
        "expected": photo_set.expected,
        "missing": list(photo_set.completeness.missing),
        "origins": {name: origin.value for name, origin in photo_set.origins.items()},
        "reasons": photo_set.reasons,
    }


def person_record(person: Person) -> Record:
    """Return a person as ``people --json`` prints it."""
    return {
        "id": person.id,
        "name": person.name,
        "names": _names(person.names),
        "groups": list(person.groups),
        "photos": person.photos,
    }


def group_record(group: Group, members: list[str]) -> Record:
    """Return a group as ``groups --json`` prints it."""
    return {
        "id": group.id,
        "name": group.name,
        "names": _names(group.names),
        "members": members,
        "photos": group.photos,
    }


def scene_record(scene: Scene, parents: list[str]) -> Record:
    """Return a scene as ``scenes --json`` prints it."""
    return {
        "id": scene.id,
        "name": scene.name,
        "names": _names(scene.names),
        "kind": scene.kind.value,
        "parents": parents,
        "photos": scene.photos,
    }


def _names(names: tuple[Name, ...]) -> list[str]:
    return [name.text for name in names]

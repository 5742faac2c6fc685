"""What programs read: photos, sets, persons and scenes as JSON documents; and as lines."""

from collections.abc import Iterator
from typing import Any

from gallery.cli import words
from gallery.cli.session import LANGUAGE
from gallery.model.names import Name
from gallery.model.people import Group, Person
from gallery.model.photo import PhotoDetails
from gallery.model.photoset import PhotoSet
from gallery.model.region import Region
from gallery.model.scenes import Scene

Record = dict[str, Any]
FURTHER = ("creator", "rights", "event", "place", "source_url")


def record(photo: PhotoDetails) -> Record:
    """Return a photo as ``search --json`` and ``show --json`` print it."""
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
        "regions": [_region(one) for one in photo.regions],
        "source": photo.source,
        "credit": photo.credit,
        "origins": {name: origin.value for name, origin in photo.origins.items()},
        "reasons": photo.reasons,
        **{name: photo.further.get(name, "") for name in FURTHER},
        "suggestions": photo.suggestions,
        "damaged": photo.damaged.value if photo.damaged else None,
        "paths": paths,
    }


def _region(region: Region) -> Record:
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


def described(photo: PhotoDetails) -> Iterator[tuple[str, str]]:
    """Yield what ``show`` prints for a person: (label, value), nothing that is empty."""
    yield "photo", str(photo.id)
    for one in photo.sets:
        yield "set", f"{one.title} · {one.position}"
    for statement in photo.statements:
        yield "phrase", statement.text
    for language, text in sorted(photo.captions.items()):
        yield "caption", f"{text} ({language})"
    if photo.title:
        yield "title", photo.title
    yield "rating", "★" * photo.rating if photo.rating else "unrated"
    if photo.favourite:
        yield "favourite", "yes"
    if photo.taken_at:
        yield "taken", photo.taken_at
    if photo.source or photo.credit:
        yield "source", " · ".join(filter(None, (photo.source, photo.credit)))
    yield "picture", f"{photo.width} × {photo.height} {photo.format}, {photo.bytes:,} bytes"
    if photo.damaged:
        yield "damaged", words.reason(photo.damaged)
    for file in photo.files:
        yield "file", file.path
    yield "digest", photo.digest


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

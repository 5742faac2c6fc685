"""What sidecars and names tell of each picture's post, put together picture by picture."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from typing import Any

from gallery.importing.beside import Told
from gallery.importing.folders import Folder
from gallery.importing.matching import stem_of, suffix_of
from gallery.importing.place import Place
from gallery.metadata.downloads.names import read_name
from gallery.metadata.downloads.platforms import VIDEOS
from gallery.model.described import PostFacts
from gallery.model.facts import TRUST, Fact

NOTHING = PostFacts()
FACTS = tuple(one.name for one in fields(PostFacts) if one.name not in {"key", "media_key"})


def tell(folder: Folder, told: dict[Place, Told], *, zone: str) -> None:
    """Fill in what is known of the posts of a folder's pictures.

    Pictures of one post share its facts, so that a hundred thousand pictures stay small.

    Args:
        folder: its ``posts``, ``places`` and its files' ``beside`` and ``media_key`` are filled.
        told: what sidecars say, by ``PlannedFile.where``; what was taken up is taken out.
        zone: the IANA zone of release dates.
    """
    shared: dict[PostFacts, PostFacts] = {}
    for number, file in enumerate(folder.files):
        said = told.pop(file.where, None)
        named = read_name(file.name, folder.above, zone=zone)
        if said is None and named == NOTHING:
            continue
        place = said.position if said else None
        if place is None and named.key and named.position is not None:
            place = named.position.value
        folder.places[number] = place
        media_key = said.media_key if said else ""
        beside = said.refs if said else ()
        if beside or media_key or named.media_key:
            media_key = media_key or named.media_key
            folder.files[number] = replace(file, beside=beside, media_key=media_key)
        post = replace(named, position=None, media_key="")
        if said is not None and said.post is not None:
            post = together(said.post, post)
        folder.posts[number] = shared.setdefault(post, post)


def together(first: PostFacts, second: PostFacts) -> PostFacts:
    """Return what two sources say of a picture's post, fact by fact the more trusted.

    The post's key is the first one's; of another post nothing is taken.
    """
    if first.key and second.key and first.key != second.key:
        return first
    values: dict[str, Any] = {}
    for name in FACTS:
        said: Fact[Any] | None = getattr(second, name)
        other: Fact[Any] | None = getattr(first, name)
        if said is not None and (other is None or TRUST[said.origin] > TRUST[other.origin]):
            values[name] = said
    if second.key and not first.key:
        values["key"] = second.key
    return replace(first, **values) if values else first


def keys_of(folders: Sequence[Folder]) -> set[str]:
    """Return the keys of all posts that pictures of these folders belong to."""
    return {post.key for folder in folders for post in folder.posts if post and post.key}


def videos_of(paths: Iterable[str], folders: Sequence[Folder], *, zone: str) -> dict[str, set[int]]:
    """Return the numbers that videos beside pictures have in the posts of those, by post.

    Args:
        paths: files that are no pictures.
        folders: where the pictures lie, with what is known of their posts.
        zone: the IANA zone of release dates.
    """
    above = {folder.path: folder.above for folder in folders}
    wanted = keys_of(folders)
    found: dict[str, set[int]] = {}
    for path in paths:
        folder, _, name = path.rpartition(os.sep)
        suffix = suffix_of(name).casefold().removeprefix(".")
        if folder not in above or suffix not in VIDEOS:
            continue
        post = read_name(f"{stem_of(name)}.jpg", above[folder], zone=zone)
        if post.key in wanted and post.position is not None:
            found.setdefault(post.key, set()).add(post.position.value)
    return found

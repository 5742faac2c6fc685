"""Which files belong together: those of a post, else those of a folder.

Files of one post make one set wherever they lie. A folder whose name carries a date and a
title was arranged by a fan: it stays one set, whatever posts its files come from. If all of it
is of one post, it is the home of that post's other files too.
"""

import hashlib
import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path

from gallery.importing import naming, telling
from gallery.importing.folders import Folder, Group, key_text
from gallery.importing.plan import Plan
from gallery.importing.request import ImportRequest
from gallery.model.dates import find_date
from gallery.model.names import clean

LETTER = re.compile(r"[^\W\d_]")


def groups_of(
    folders: Collection[Folder], request: ImportRequest, *, known_posts: Collection[str] = ()
) -> list[Group]:
    """Return what was found as groups, in the order found; one group if a title is given.

    Args:
        folders: what was found, with what is known of the pictures' posts.
        request: what the user said.
        known_posts: keys of posts that sets of the library come from: loose files join them.
    """
    if request.title:
        return [_all_of(folders, request)] if folders else []
    sorting = _Sorting()
    kept = [folder for folder in folders if folder.key]
    arranged = {folder.key for folder in kept if folder.folders and is_arranged(folder.folders[0])}
    for folder in (one for one in kept if one.key in arranged):
        sorting.take_arranged(folder)
    for folder in (one for one in kept if one.key not in arranged):
        sorting.take(folder)
    for folder in folders:
        if not folder.key:
            sorting.take_loose(folder, known_posts)
    return sorting.in_order(folders)


def gather_loose(plan: Plan, *, title: str) -> Plan:
    """Return the plan with its loose files in a set of their own; "" takes a name from them."""
    if not plan.loose:
        return plan
    request = replace(plan.request, title=title or Path(plan.loose[0].name).stem)
    nothing = len(plan.loose)
    group = Group(_given_key(plan.request), list(plan.loose), [None] * nothing, [None] * nothing)
    zone = plan.sets[0].zone if plan.sets else plan.request.zone
    planned = telling.planned_set(group, request, zone=zone)
    return replace(plan, sets=(*plan.sets, planned), loose=())


def is_arranged(folder: str) -> bool:
    """Whether a folder's name carries a date and a title ("240127 Love wins all").

    A date that is glued to letters is a piece of an account's name ("iu930516").
    """
    shown = clean(naming.visible(folder))
    found = find_date(shown)
    if found is None:
        return False
    before, _, behind = shown.partition(found[1])
    glued = before[-1:].isalnum() or behind[:1].isalnum()
    return not glued and LETTER.search(before + behind) is not None


class _Sorting:
    """The groups so far, and which of them takes a post's files."""

    def __init__(self) -> None:
        self.groups: list[Group] = []
        self._by_key: dict[str, Group] = {}
        self._begun: dict[int, str] = {}

    def in_order(self, folders: Iterable[Folder]) -> list[Group]:
        """Return the groups as their first folders were found."""
        ranks = {folder.key: rank for rank, folder in enumerate(folders)}
        return sorted(self.groups, key=lambda group: ranks[self._begun[id(group)]])

    def take_arranged(self, folder: Folder) -> None:
        """Take a folder that a fan arranged as it is."""
        posts = list(_by_post(folder))
        self._whole(folder, post=posts[0] if len(posts) == 1 else "", is_arranged=True)

    def take(self, folder: Folder) -> None:
        """Sort a folder's files into groups."""
        by_post = _by_post(folder)
        (first, *others) = by_post
        if first and not others:
            self._one_post(folder, first)
            return
        for key, numbers in by_post.items():
            self._of(key or folder.key, folder, is_part=bool(key)).add(folder, numbers)

    def take_loose(self, folder: Folder, known_posts: Collection[str]) -> None:
        """Sort files that were given one by one; alone they make no set."""
        for key, numbers in _by_post(folder).items():
            joins = bool(key) and (key in self._by_key or key in known_posts)
            self._of(key if joins else "", folder, is_part=joins).add(folder, numbers)

    def _one_post(self, folder: Folder, post: str) -> None:
        group = self._by_key.get(post)
        if group is None:
            self._whole(folder, post=post)
            return
        group.add(folder, range(len(folder.files)))
        if folder.key not in (group.key, *group.also_keys):
            group.also_keys = (*group.also_keys, folder.key)

    def _whole(self, folder: Folder, *, post: str, is_arranged: bool = False) -> None:
        also = (post,) if post and post not in self._by_key else ()
        group = Group(
            folder.key,
            list(folder.files),
            list(folder.posts),
            list(folder.places),
            folders=folder.folders,
            above=folder.above,
            also_keys=also,
            post=post,
            is_arranged=is_arranged,
        )
        self._note(group, folder)

    def _of(self, key: str, folder: Folder, *, is_part: bool) -> Group:
        group = self._by_key.get(key)
        if group is None:
            group = Group(key, folders=folder.folders, above=folder.above, is_part=is_part)
            group.post = key if is_part else ""
            self._note(group, folder)
        return group

    def _note(self, group: Group, folder: Folder) -> None:
        self.groups.append(group)
        self._begun[id(group)] = folder.key
        for key in (group.key, *group.also_keys):
            self._by_key[key] = group


def _by_post(folder: Folder) -> dict[str, list[int]]:
    """Return the numbers of a folder's files by the key of their post, "" for those of none."""
    found: dict[str, list[int]] = {}
    for number, post in enumerate(folder.posts):
        found.setdefault(post.key if post else "", []).append(number)
    return found


def _all_of(folders: Collection[Folder], request: ImportRequest) -> Group:
    parts = list(folders)
    single = parts[0] if len(parts) == 1 else None
    group = Group(single.key if single and single.key else _given_key(request))
    for folder in parts:
        group.add(folder, range(len(folder.files)))
    group.folders = tuple(dict.fromkeys(name for part in parts for name in part.folders))
    group.above = tuple(dict.fromkeys(name for part in parts for name in part.above))
    posts = {post.key for post in group.posts if post and post.key}
    if len(posts) == 1:
        (group.post,) = posts
        group.also_keys = (group.post,)
    return group


def _given_key(request: ImportRequest) -> str:
    given = "\0".join(sorted(key_text(path) for path in request.paths))
    return f"given:{hashlib.sha256(given.encode()).hexdigest()[:32]}"

"""One person or scene becomes two: some names and some photos go to a new one.

What was said of the person on those photos is said of the new one; everything else stays as it
is. The new scene stands under what the old one stands under.
"""

from collections.abc import Iterable, Sequence

from gallery.library import memberships, regions, rewording
from gallery.library.bearers import Names, as_names, names_of, set_names
from gallery.library.connections import Reader
from gallery.library.journal import Writer
from gallery.library.people import add_person
from gallery.library.rewording import Swap, reword_on
from gallery.library.scenes import add_scene, get_scene
from gallery.library.sets import members_of
from gallery.library.tables import persons
from gallery.model.errors import InvalidValue, NotFound
from gallery.model.names import compare_key


def photos_of(reader: Reader, photo_ids: Iterable[int], set_ids: Iterable[int] = ()) -> list[int]:
    """Return these photos and all photos of these sets."""
    places = members_of(reader, set_ids)
    listed = (photo_id for members in places.values() for photo_id, _ in members)
    return list(dict.fromkeys([*photo_ids, *listed]))


def split_person(
    writer: Writer,
    person_id: int,
    names: Names,
    photo_ids: Iterable[int],
    *,
    both: Sequence[str] = (),
    group_ids: Iterable[int] = (),
) -> tuple[int, int]:
    """Make a new person of some names and photos of a person.

    Args:
        writer: the transaction.
        person_id: who is split.
        names: the new person's names; the old one loses those it has.
        photo_ids: photos that show the new person; those that do not show the old one do not
            matter.
        both: names of the new person that the old one keeps.
        group_ids: groups in which the new person was, not the old one.

    Returns:
        The new person's id, and how many photos speak of it now.

    Raises:
        NotFound: there is no such person.
        InvalidValue: the old one would be left without a name.
    """
    fresh = _take_names(writer, "person", person_id, names, both)
    made = add_person(writer, fresh)
    swap = Swap({person_id: made}, {})
    going = sorted(rewording.photos_of(writer.connection, swap) & set(photo_ids))
    reword_on(writer, going, swap)
    regions.give(writer, [person_id], made, photo_ids=going)
    memberships.hand_over(writer, persons={person_id: made}, only_groups=list(group_ids))
    (row,) = writer.rows(persons, [{"id": person_id}])
    if row["cover_id"] in going:
        writer.update(persons, [{"id": person_id}], {"cover_id": None})
        writer.update(persons, [{"id": made}], {"cover_id": row["cover_id"]})
    return made, len(going)


def split_scene(
    writer: Writer,
    scene_id: int,
    names: Names,
    photo_ids: Iterable[int],
    *,
    both: Sequence[str] = (),
) -> tuple[int, int]:
    """Make a new scene of some names and photos of a scene; see ``split_person``."""
    old = get_scene(writer.connection, scene_id)
    fresh = _take_names(writer, "scene", scene_id, names, both)
    made = add_scene(writer, fresh, old.kind, old.parents)
    swap = Swap({}, {scene_id: made})
    going = sorted(rewording.photos_of(writer.connection, swap) & set(photo_ids))
    reword_on(writer, going, swap)
    return made, len(going)


def _take_names(
    writer: Writer, kind: str, bearer_id: int, names: Names, both: Sequence[str]
) -> Names:
    """Take names from a bearer, those that ``both`` shall have stay; return them."""
    fresh = as_names(names)
    there = names_of(writer.connection, kind, [bearer_id]).get(bearer_id)
    if there is None:
        raise NotFound(kind, str(bearer_id))
    going = {compare_key(name.text) for name in fresh} - set(map(compare_key, both))
    left = [name for name in there if compare_key(name.text) not in going]
    if not left:
        raise InvalidValue("name", there[0].text, "none-left")
    if len(left) < len(there):
        set_names(writer, kind, bearer_id, left)
    known = {compare_key(name.text): name for name in there}
    return [known.get(compare_key(name.text), name) for name in fresh]

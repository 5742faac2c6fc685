"""The numbers beside the sidebar's entries, cheap at a million photos."""

from dataclasses import dataclass

from sqlalchemy import Select, func, select

from gallery.library import duplicates, suggestions
from gallery.library.connections import Reader
from gallery.library.tables import groups, persons, photo_hidden, photos, scenes, sets


@dataclass(frozen=True, slots=True)
class Totals:
    """How many of everything.

    Photos that stand behind others are counted as ``variants`` alone.

    ``recent`` are the photos of the newest import, ``suggestions`` the distinct open guesses,
    ``duplicates`` the photos that another one shows in another quality.
    """

    photos: int = 0
    favourites: int = 0
    untagged: int = 0
    recent: int = 0
    damaged: int = 0
    sets: int = 0
    incomplete: int = 0
    persons: int = 0
    groups: int = 0
    scenes: int = 0
    suggestions: int = 0
    duplicates: int = 0
    variants: int = 0


def totals(reader: Reader) -> Totals:
    """Count everything; each count is answered from one index."""
    is_shown = photos.c.hidden == 0
    whole, hidden = (
        select(func.count()).select_from(table).scalar_subquery()
        for table in (photos, photo_hidden)
    )
    questions = {
        "photos": select(whole - hidden),
        "favourites": select(func.count()).where(photos.c.favourite == 1, is_shown),
        "untagged": select(func.count()).where(
            photos.c.people_count == 0, photos.c.scene_count == 0, is_shown
        ),
        "recent": recent_count(),
        "damaged": select(func.count()).where(photos.c.damaged != "", is_shown),
        "sets": select(func.count()).select_from(sets),
        "incomplete": select(func.count()).where(sets.c.missing_count > 0),
        "persons": select(func.count()).select_from(persons),
        "groups": select(func.count()).select_from(groups),
        "scenes": select(func.count()).select_from(scenes),
        "variants": select(hidden),
    }
    found = reader.execute(
        select(*(question.scalar_subquery().label(name) for name, question in questions.items()))
    ).one()
    return Totals(
        **found._mapping, suggestions=suggestions.count(reader), duplicates=duplicates.count(reader)
    )


def recent_count() -> Select[int]:
    """Return the question how many photos the newest import brought that is still there."""
    newest = select(func.max(photos.c.import_id)).scalar_subquery()
    return select(func.count()).where(photos.c.import_id == newest, photos.c.hidden == 0)

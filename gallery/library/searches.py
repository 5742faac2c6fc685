"""Searches that are kept under a name, in the order the user gave them."""

from collections.abc import Iterable, Sequence

from sqlalchemy import func, select

from gallery.library import query
from gallery.library.connections import Reader
from gallery.library.journal import Writer
from gallery.library.keys import Row
from gallery.library.tables import saved_searches
from gallery.library.vocabulary import LibraryVocabulary
from gallery.model.errors import InvalidValue, NotFound, QueryError
from gallery.model.names import compare_key
from gallery.model.searches import SavedSearch, SearchDraft, checked
from gallery.search.parser import read

COLUMNS = (
    saved_searches.c.id,
    saved_searches.c.name,
    saved_searches.c.query,
    saved_searches.c.icon,
)


def all_searches(reader: Reader) -> list[SavedSearch]:
    """Return all of them in their order."""
    order = saved_searches.c.place, saved_searches.c.id
    return [SavedSearch(*row) for row in reader.execute(select(*COLUMNS).order_by(*order))]


def get(reader: Reader, search_id: int) -> SavedSearch:
    """Return one; raises NotFound."""
    row = reader.execute(select(*COLUMNS).where(saved_searches.c.id == search_id)).first()
    if row is None:
        raise NotFound("search", str(search_id))
    return SavedSearch(*row)


def named(reader: Reader, name: str) -> SavedSearch:
    """Return the one that is called so, whatever the case; raises NotFound."""
    key = compare_key(name)
    for one in all_searches(reader):
        if compare_key(one.name) == key:
            return one
    raise NotFound("search", name)


def found_by(reader: Reader, search: SavedSearch) -> int | None:
    """Count the photos that a saved search finds, None when it cannot be read."""
    try:
        asked = read(search.query, LibraryVocabulary(reader))
    except QueryError:
        return None
    return query.total(reader, asked)


def add(writer: Writer, draft: SearchDraft) -> int:
    """Keep a search behind the others; return its id.

    Raises:
        InvalidValue: see ``model.searches.checked``; of ``name`` also taken.
    """
    fit = checked(draft)
    _require_free(writer.connection, fit.name)
    row = _row(fit) | {"place": _behind(writer.connection)}
    return writer.insert(saved_searches, [row])[0]


def update(writer: Writer, search_id: int, draft: SearchDraft) -> None:
    """Write another name, icon or line; raises NotFound, or InvalidValue as ``add``."""
    fit = checked(draft)
    get(writer.connection, search_id)
    _require_free(writer.connection, fit.name, but=search_id)
    writer.update(saved_searches, [{"id": search_id}], _row(fit))


def bring_in(writer: Writer, drafts: Iterable[SearchDraft]) -> None:
    """Keep searches behind the others; one of a name that is there already replaces it.

    Raises:
        InvalidValue: see ``model.searches.checked``.
    """
    fit = {compare_key(draft.name): draft for draft in map(checked, drafts)}
    there = {compare_key(one.name): one.id for one in all_searches(writer.connection)}
    known = [key for key in fit if key in there]
    writer.update(
        saved_searches, [{"id": there[key]} for key in known], [_row(fit[key]) for key in known]
    )
    new = [draft for key, draft in fit.items() if key not in there]
    first = _behind(writer.connection)
    rows = [_row(draft) | {"place": place} for place, draft in enumerate(new, start=first)]
    writer.insert(saved_searches, rows)


def remove(writer: Writer, search_id: int) -> None:
    """Keep a search no longer; raises NotFound."""
    if not writer.delete(saved_searches, [{"id": search_id}]):
        raise NotFound("search", str(search_id))


def arrange(writer: Writer, ids: Sequence[int]) -> None:
    """Put them in this order; those that are not named follow as they were."""
    known = [one.id for one in all_searches(writer.connection)]
    wanted = list(dict.fromkeys(one for one in ids if one in known))
    order = [*wanted, *(one for one in known if one not in wanted)]
    places = [{"place": place} for place in range(len(order))]
    writer.update(saved_searches, [{"id": one} for one in order], places)


def _row(draft: SearchDraft) -> Row:
    return {"name": draft.name, "query": draft.query, "icon": draft.icon}


def _behind(reader: Reader) -> int:
    """Return the place behind all that are kept."""
    last = reader.execute(select(func.max(saved_searches.c.place))).scalar()
    return 0 if last is None else last + 1


def _require_free(reader: Reader, name: str, but: int | None = None) -> None:
    try:
        there = named(reader, name)
    except NotFound:
        return
    if there.id != but:
        raise InvalidValue("name", name, "taken")

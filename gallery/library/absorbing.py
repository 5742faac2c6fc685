"""What is said of photos goes over to the one that is kept of their picture.

Nothing that is said of the kept photo is lost: phrases are added, captions of languages that it
lacks, values where it has none, the best rating, guesses that wait for an answer. What the user
took off it, or emptied, stays so unless the user said it of another copy. Where both say something
different the other word stays with the other photo. Places in sets: ``taking_places``.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import select

from gallery.library import facts, merging, photos, phrases, regions
from gallery.library.answering import close_answered
from gallery.library.connections import Reader
from gallery.library.journal import Writer
from gallery.library.keys import Row, among, existing
from gallery.library.same_stars import relations_among
from gallery.library.source_tables import photo_suggestions
from gallery.library.source_tables import regions as region_rows
from gallery.library.tables import captions, photo_phrases
from gallery.library.tables import photos as photo_rows
from gallery.model.described import PhotoFacts
from gallery.model.facts import TRUST, Fact, Origin
from gallery.model.region import Region
from gallery.model.suggestion import SuggestionState
from gallery.model.variants import Relation

Words = dict[str, Fact[str]]  # by field; a caption's is "caption:ko"
Heirs = Mapping[int, int]  # the photo that is kept, for each other one, the best one first
TEXTS = ("title", "taken_at", "source", "credit")
BESIDE = ("source_url", "creator", "rights", "event")
SAME_SHAPE = 0.02  # of width to height: a box is where it was, but for a pixel or two


def absorb(writer: Writer, heirs: Heirs) -> None:
    """Say of the photos that are kept what is said of the others.

    Args:
        writer: the transaction.
        heirs: the photo that is kept, for each other one; of several with one heir the first
            one's word goes before the next one's.
    """
    if heirs:
        _guesses(writer, heirs)
        _phrases(writer, heirs)
        _values(writer, heirs)
        _stars(writer, heirs)
        _regions(writer, heirs)


def _guesses(writer: Writer, heirs: Heirs) -> None:
    """Ask of the kept photos what is asked of the others; what was refused there is refused."""
    table = photo_suggestions.c
    unheard = table.state != str(SuggestionState.ACCEPTED)
    asked = select(photo_suggestions).where(among(table.photo_id, heirs), unheard)
    rows = [dict(row._mapping) for row in writer.connection.execute(asked)]
    there = existing(writer.connection, photo_rows, {heirs[row["photo_id"]] for row in rows})
    wanted: dict[tuple[int, int], Row] = {}
    for row in sorted(rows, key=lambda row: str(row["state"]), reverse=True):  # refused, open
        kept_id = heirs[row["photo_id"]]
        if kept_id in there:
            wanted.setdefault((row["suggestion_id"], kept_id), row | {"photo_id": kept_id})
    known = writer.rows(photo_suggestions, list(wanted.values()))
    for row in known:
        del wanted[row["suggestion_id"], row["photo_id"]]
    writer.insert(photo_suggestions, list(wanted.values()))
    said = photo_phrases.c
    spoken = select(said.photo_id, said.phrase_id)
    pairs = spoken.where(among(said.photo_id, {kept_id for _, kept_id in wanted}))
    close_answered(writer, [(one, other) for one, other in writer.connection.execute(pairs)])


def _phrases(writer: Writer, heirs: Heirs) -> None:
    table = photo_phrases.c
    asked = select(photo_phrases).where(among(table.photo_id, heirs))
    by_origin: dict[Origin, list[tuple[int, int]]] = {}
    for row in writer.connection.execute(asked.order_by(table.photo_id, table.phrase_id)):
        by_origin.setdefault(Origin(row.origin), []).append((heirs[row.photo_id], row.phrase_id))
    for origin in sorted(by_origin, key=lambda one: -TRUST[one]):
        pairs = list(dict.fromkeys(by_origin[origin]))
        phrases.attach_pairs(writer, pairs, origin, anew=False)


def _values(writer: Writer, heirs: Heirs) -> None:
    """Write what no word of the kept photo stands against, with the origin that it had."""
    everyone = [*heirs, *heirs.values()]
    rows = writer.rows(photo_rows, [{"id": one} for one in everyone])
    known = facts.of(writer.connection, everyone)
    texts = _captions(writer.connection, everyone)
    words = {row["id"]: _words(row, known.get(row["id"], {}), texts) for row in rows}
    gathered: dict[int, Words] = {}
    for other, kept_id in heirs.items():
        if other in words and kept_id in words:
            told = gathered.setdefault(kept_id, {})
            for field, fact in words[other].items():
                if field not in words[kept_id] and _stronger(fact, told.get(field)):
                    told[field] = fact
    said = {key: _facts(_allowed(told, known.get(key, {}))) for key, told in gathered.items()}
    merging.merge_many(writer, {key: one for key, one in said.items() if one != PhotoFacts()})


def _words(row: Row, beside: Mapping[str, Fact[str]], texts: Mapping[int, Words]) -> Words:
    """Return all that is written of a photo."""
    words = dict(texts.get(row["id"], {}))
    for field in TEXTS:
        if row[field]:
            told = beside.get(field, Fact("", Origin.FILE))
            column = merging.ORIGINS.get(field)
            origin = Origin(row[column]) if column and row[column] else told.origin
            words[field] = Fact(row[field], origin, told.reason)
    return words | {field: fact for field, fact in beside.items() if fact.value}


def _allowed(told: Words, beside: Mapping[str, Fact[str]]) -> Words:
    """Leave out what the user emptied, unless the user said it of another copy."""
    emptied = {field for field, fact in beside.items() if not fact.value}
    return {
        field: fact
        for field, fact in told.items()
        if field not in emptied or fact.origin is Origin.USER
    }


def _captions(reader: Reader, photo_ids: Collection[int]) -> dict[int, Words]:
    found: dict[int, Words] = {}
    for row in reader.execute(select(captions).where(among(captions.c.photo_id, photo_ids))):
        fact = Fact(row.text, Origin(row.origin))
        found.setdefault(row.photo_id, {})[facts.CAPTION + row.language] = fact
    return found


def _stronger(fact: Fact[str], than: Fact[str] | None) -> bool:
    return than is None or TRUST[fact.origin] > TRUST[than.origin]


def _facts(words: Mapping[str, Fact[str]]) -> PhotoFacts:
    plain: dict[str, Any] = {field: words.get(field) for field in (*TEXTS, *BESIDE)}
    plain["captions"] = {
        field.removeprefix(facts.CAPTION): fact
        for field, fact in words.items()
        if field.startswith(facts.CAPTION)
    }
    where = words.get("place")
    if where is not None:
        latitude, _, longitude = where.value.partition(",")
        place = float(latitude), float(longitude)
        plain["place"] = Fact(place, where.origin, where.reason)
    return PhotoFacts(**plain)


def _stars(writer: Writer, heirs: Heirs) -> None:
    """Give the kept photos the best rating, and the heart, that any copy has."""
    everyone = [*heirs, *heirs.values()]
    columns = photo_rows.c.id, photo_rows.c.rating, photo_rows.c.favourite
    asked = select(*columns).where(among(photo_rows.c.id, everyone))
    rows = {row.id: row for row in writer.connection.execute(asked)}
    best: dict[int, int] = {}
    liked: dict[int, None] = {}
    for other, kept_id in heirs.items():
        if other in rows and kept_id in rows:
            best[kept_id] = max(best.get(kept_id, rows[kept_id].rating), rows[other].rating)
            if rows[other].favourite and not rows[kept_id].favourite:
                liked[kept_id] = None
    by_rating: dict[int, list[int]] = {}
    for kept_id, rating in best.items():
        if rating > rows[kept_id].rating:
            by_rating.setdefault(rating, []).append(kept_id)
    for rating, ids in by_rating.items():
        photos.set_values(writer, ids, {"rating": rating})
    if liked:
        photos.set_values(writer, list(liked), {"favourite": True})


def _regions(writer: Writer, heirs: Heirs) -> None:
    """Mark people where another copy of the same shape marks them, if nobody marked them yet."""
    reader = writer.connection
    marked = regions.of_photos(reader, heirs)
    shapes = _shapes(reader, [*marked, *(heirs[one] for one in marked)])
    related = relations_among(reader, [*marked, *(heirs[one] for one in marked)])
    known = _marked(reader, set(heirs.values()))
    said = phrases.said(reader, {heirs[one] for one in marked})
    placed: dict[int, list[tuple[int | None, Region]]] = {}
    for other in (one for one in heirs if one in marked):
        kept_id = heirs[other]
        relation = related.get(frozenset((other, kept_id)), Relation.SAME)
        one, two = shapes.get(other, 0.0), shapes.get(kept_id, 0.0)
        if not relation.is_sure or not one or abs(one - two) > SAME_SHAPE * two:
            continue
        there = known.setdefault(kept_id, set())
        spoken_of = {who for one in said.get(kept_id, ()) for who in one.person_ids}
        fresh = [
            region
            for region in marked[other]
            if (region.person_id in spoken_of - there if region.person_id else not there)
        ]
        placed.setdefault(kept_id, []).extend((region.person_id, region) for region in fresh)
        there.update(region.person_id for region in fresh)
    regions.add(writer, placed)


def _marked(reader: Reader, photo_ids: Iterable[int]) -> dict[int, set[int | None]]:
    """Return who is marked on photos, None for nobody that is named; taken off is marked, too."""
    asked = select(region_rows.c.photo_id, region_rows.c.person_id)
    found: dict[int, set[int | None]] = {}
    for photo_id, person_id in reader.execute(
        asked.where(among(region_rows.c.photo_id, photo_ids))
    ):
        found.setdefault(photo_id, set()).add(person_id)
    return found


def _shapes(reader: Reader, photo_ids: Iterable[int]) -> dict[int, float]:
    columns = photo_rows.c.id, photo_rows.c.width, photo_rows.c.height
    rows = reader.execute(select(*columns).where(among(photo_rows.c.id, photo_ids)))
    return {row.id: row.width / row.height for row in rows if row.height}

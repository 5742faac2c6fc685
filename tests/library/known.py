"""What is known of every photo, read row by row from what was chosen, never from derived tables.

So it can bear witness against them: ``facts`` is what the search in memory is asked about.
"""

import os
from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, select

from gallery.library import source_tables, tables
from gallery.model.names import search_text
from gallery.model.photoset import completeness
from gallery.search.ast import Flag, Lack, Measure, SetPart, TextPart
from gallery.search.match import PhotoFacts, Said

Row = Mapping[str, Any]


class Known:
    """The rows of a library by photo, or by set."""

    def __init__(self, reader: Connection) -> None:
        def by(table: Table, column: str) -> dict[int, list[Row]]:
            found: dict[int, list[Row]] = defaultdict(list)
            for row in reader.execute(select(table)).mappings():
                found[row[column]].append(row)
            return found

        self.photos = by(tables.photos, "id")
        self.captions = by(tables.captions, "photo_id")
        self.files = by(tables.files, "photo_id")
        self.members = by(tables.set_members, "photo_id")
        self.members_of = by(tables.set_members, "set_id")
        self.sets = by(tables.sets, "id")
        self.regions = by(source_tables.regions, "photo_id")
        self.guesses = by(source_tables.photo_suggestions, "photo_id")
        self.twins = by(source_tables.same_pictures, "photo_id")
        self.others = by(source_tables.same_pictures, "other_id")
        self.variants = by(tables.variants, "photo_id")
        self.behind = by(tables.variants, "kept_id")
        self.said = by(tables.photo_phrases, "photo_id")
        who = by(tables.phrase_people, "phrase_id")
        self.phrases = {
            key: Said(frozenset(one["person_id"] for one in who[key]), row["link"], row["scene_id"])
            for key, (row,) in by(tables.phrases, "id").items()
        }
        roots = reader.execute(select(tables.roots)).mappings()
        self.gone = {
            row["id"]
            for row in roots
            if not row["inside"] and not Path(os.fsdecode(row["path"])).exists()
        }
        self.newest = max((row["import_id"] or 0 for (row,) in self.photos.values()), default=0)


def facts(reader: Connection) -> dict[int, PhotoFacts]:
    """Return what is known of every photo."""
    known = Known(reader)
    return {key: _facts(known, row) for key, (row,) in known.photos.items()}


def _facts(known: Known, row: Row) -> PhotoFacts:
    key = row["id"]
    said = tuple(known.phrases[one["phrase_id"]] for one in known.said[key])
    sets = [known.sets[one["set_id"]][0] for one in known.members[key]]
    people = frozenset[int]().union(*(each.people for each in said))
    scenes = frozenset(each.scene for each in said if each.scene is not None)
    released = [date.fromisoformat(one["released_on"]) for one in sets if one["released_on"]]
    parts = _texts(known, row)
    measures = _measures(row) | {Measure.PEOPLE: len(people), Measure.SCENES: len(scenes)}
    set_texts = _set_texts(row, sets)
    return PhotoFacts(
        people=people,
        scenes=scenes,
        phrases=said,
        texts=tuple(one for part in TextPart if part is not TextPart.PATH for one in parts[part]),
        sets=frozenset(one["id"] for one in sets),
        released=tuple(released),
        taken=date.fromisoformat(row["taken_at"][:10]) if row["taken_at"] else None,
        flags=_flags(known, row, said, sets),
        added=_day(row["added_at"]),
        measures=measures,
        parts=parts,
        set_texts=set_texts,
        kinds=frozenset(one["kind"] for one in sets),
        format=row["format"],
        lacks=_lacks(row, measures, parts, dated=released, sets=sets, sourced=set_texts),
        variant="".join(one["kind"] for one in known.variants[key]),
    )


def _day(moment: str) -> date:
    """Return the day of this computer's clock."""
    there = datetime.fromisoformat(moment)
    return (there if there.tzinfo else there.replace(tzinfo=UTC)).astimezone().date()


def _texts(known: Known, row: Row) -> dict[TextPart, tuple[str, ...]]:
    files = known.files[row["id"]]
    folders = ["/" + os.fsdecode(one["path"]).rpartition("/")[0] for one in files]
    written = {
        TextPart.CAPTION: [one["text"] for one in known.captions[row["id"]]],
        TextPart.TITLE: [row["title"]],
        TextPart.NAME: [one["name"] for one in files],
        TextPart.PATH: [folder.rstrip("/") + "/" for folder in folders],
    }
    return {part: tuple(search_text(one) for one in some) for part, some in written.items()}


def _set_texts(row: Row, sets: list[Row]) -> dict[SetPart, tuple[str, ...]]:
    own = {SetPart.SOURCE: row["source"], SetPart.CREDIT: row["credit"]}
    return {
        part: tuple(search_text(one) for one in (own.get(part), *(s[part] for s in sets)) if one)
        for part in SetPart
    }


def _measures(row: Row) -> dict[Measure, int]:
    width, height = row["width"], row["height"]
    ratio = max(100, min(10_000, width * 1000 // height)) if width and height else 0
    return {
        Measure.WIDTH: width,
        Measure.HEIGHT: height,
        Measure.PIXELS: width * height,
        Measure.BYTES: row["bytes"],
        Measure.RATIO: ratio,
        Measure.RATING: row["rating"],
    }


def _lacks(
    row: Row,
    measures: Mapping[Measure, int],
    parts: Mapping[TextPart, tuple[str, ...]],
    *,
    dated: list[date],
    sets: list[Row],
    sourced: Mapping[SetPart, tuple[str, ...]],
) -> frozenset[Lack]:
    there = {
        Lack.CAPTION: parts[TextPart.CAPTION],
        Lack.PEOPLE: measures[Measure.PEOPLE],
        Lack.SCENE: measures[Measure.SCENES],
        Lack.DATE: row["taken_at"] or dated,
        Lack.SOURCE: sourced[SetPart.SOURCE],
        Lack.TITLE: row["title"],
        Lack.SET: sets,
        Lack.RATING: row["rating"],
    }
    return frozenset(lack for lack, value in there.items() if not value)


def _flags(known: Known, row: Row, said: tuple[Said, ...], sets: list[Row]) -> frozenset[Flag]:
    key = row["id"]
    places = [known.files[key], [one for one in known.files[key] if one["root_id"] in known.gone]]
    kept = {
        Flag.FAVOURITE: row["favourite"],
        Flag.UNTAGGED: not said,
        Flag.TAGGED: said,
        Flag.DAMAGED: row["damaged"],
        Flag.INCOMPLETE: any(not _is_complete(known, one) for one in sets),
        Flag.RECENT: known.newest and row["import_id"] == known.newest,
        Flag.ANIMATED: row["frames"] > 1,
        Flag.DUPLICATE: any(
            one["state"] == "open" and one["relation"] == "same"
            for one in (*known.twins[key], *known.others[key])
        ),
        Flag.REGION: known.regions[key],
        Flag.UNCONFIRMED: any(one["state"] == "open" for one in known.guesses[key]),
        Flag.OFFLINE: places[0] and places[0] == places[1],
        Flag.VARIANT: known.variants[key],
        Flag.KEPT: known.behind[key],
    }
    return frozenset(flag for flag, value in kept.items() if value)


def _is_complete(known: Known, photo_set: Row) -> bool:
    positions = [one["position"] for one in known.members_of[photo_set["id"]]]
    return completeness(positions, photo_set["expected"]).is_complete

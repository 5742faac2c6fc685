"""Captions: one text a photo and language."""

from collections.abc import Mapping, Sequence

from sqlalchemy import func, select

from gallery.library import facts
from gallery.library.connections import Reader
from gallery.library.journal import Writer
from gallery.library.keys import among, existing
from gallery.library.tables import captions, photos
from gallery.library.words import clean_lines
from gallery.model.facts import Fact, Origin


def set_caption(
    writer: Writer,
    photo_ids: Sequence[int],
    language: str,
    text: str,
    *,
    origin: Origin = Origin.USER,
) -> None:
    """Write the caption of photos in a language ("en", "ko"); an empty one is taken away."""
    words = clean_lines(text)
    for some in writer.pieces(photo_ids):
        _set_caption(writer, some, language, words, origin=origin)


def _set_caption(
    writer: Writer, photo_ids: Sequence[int], language: str, words: str, *, origin: Origin
) -> None:
    keys = [{"photo_id": key, "language": language} for key in photo_ids]
    field = facts.CAPTION + language
    if not words:
        gone = [row["photo_id"] for row in writer.rows(captions, keys)]
        writer.delete(captions, keys)
        if origin is Origin.USER:  # or else a rescan would bring it back
            facts.by_user(writer, gone, [field])
        return
    if origin is Origin.USER:
        facts.forget(writer, photo_ids, [field])
    there = {row["photo_id"] for row in writer.rows(captions, keys)}
    values = {"text": words, "origin": str(origin)}
    writer.update(captions, [key for key in keys if key["photo_id"] in there], values)
    real = existing(writer.connection, photos, photo_ids)
    new = [key for key in keys if key["photo_id"] not in there and key["photo_id"] in real]
    writer.insert(captions, [key | values for key in new])


def write_many(writer: Writer, texts: Mapping[tuple[int, str], Fact[str]]) -> None:
    """Write what sources say: captions by photo (one that is there) and language."""
    rows = [
        {
            "photo_id": photo_id,
            "language": language,
            "text": clean_lines(fact.value),
            "origin": str(fact.origin),
        }
        for (photo_id, language), fact in texts.items()
    ]
    rows = [row for row in rows if row["text"]]
    there = {(row["photo_id"], row["language"]) for row in writer.rows(captions, rows)}
    known = [row for row in rows if (row["photo_id"], row["language"]) in there]
    new = [row for row in rows if (row["photo_id"], row["language"]) not in there]
    values = [{name: row[name] for name in ("text", "origin")} for row in known]
    writer.update(captions, known, values)
    writer.insert(captions, new)


def rewrite(writer: Writer, texts: Mapping[tuple[int, str], str]) -> int:
    """Give captions that are there other words, the user's from now on; empty ones go.

    Args:
        writer: the transaction.
        texts: the new words by photo and language.

    Returns:
        How many photos have other words than before.
    """
    words = {key: clean_lines(text) for key, text in texts.items()}
    rows = writer.rows(captions, [_key(photo_id, tag) for photo_id, tag in words])
    before = {(row["photo_id"], row["language"]): row["text"] for row in rows}
    changed = [key for key, text in before.items() if text != words[key]]
    kept = [key for key in changed if words[key]]
    values = [{"text": words[key], "origin": str(Origin.USER)} for key in kept]
    writer.update(captions, [_key(*key) for key in kept], values)
    gone = [key for key in changed if not words[key]]
    writer.delete(captions, [_key(*key) for key in gone])
    for language in {tag for _, tag in changed}:
        field = facts.CAPTION + language
        facts.forget(writer, [photo_id for photo_id, tag in kept if tag == language], [field])
        facts.by_user(writer, [photo_id for photo_id, tag in gone if tag == language], [field])
    return len({photo_id for photo_id, _ in changed})


def _key(photo_id: int, language: str) -> dict[str, int | str]:
    return {"photo_id": photo_id, "language": language}


def shared(reader: Reader, photo_ids: Sequence[int]) -> dict[str, str | None]:
    """Return, by language, the caption that all these photos have; None where they differ."""
    found = reader.execute(
        select(
            captions.c.language, func.count(), func.min(captions.c.text), func.max(captions.c.text)
        )
        .where(among(captions.c.photo_id, photo_ids))
        .group_by(captions.c.language)
        .order_by(captions.c.language)
    )
    photos_asked = len(set(photo_ids))
    return {
        language: first if number == photos_asked and first == last else None
        for language, number, first, last in found
    }

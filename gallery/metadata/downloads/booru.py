"""Picture boards (Danbooru and its kin): tags by sort, no posts of several pictures."""

from gallery.metadata.downloads.moments import day_of
from gallery.metadata.downloads.platforms import Platform
from gallery.metadata.downloads.records import Record, line, words
from gallery.metadata.downloads.said import Said, hints_of
from gallery.model.suggestion import Hint, SuggestionKind

# Sort of tag -> what it is here, and the words for why.
SORTS = (
    ("character", SuggestionKind.PERSON, "character tag"),
    ("copyright", SuggestionKind.WORD, "copyright tag"),
    ("general", SuggestionKind.SCENE, "tag"),
)
MARKS = ("tags_general", "tag_string_general", "tags_character", "tag_string_character")


def is_one(record: Record) -> bool:
    """Whether a record sorts its tags as picture boards do."""
    return any(mark in record for mark in MARKS)


def read(record: Record, zone: str) -> tuple[Said, ...]:
    """Return what the record of a picture says. A picture board has no sets, so no key."""
    artists = words(record, "tags_artist", "tag_string_artist")
    source = line(record, "source")
    digest = line(record, "md5")
    written = line(record, "created_at", "date")
    category = line(record, "category") or "booru"
    return (
        Said(
            platform=Platform(category.casefold(), category.capitalize()),
            released=day_of(written, zone),
            written=written,
            address=source if source.startswith(("http://", "https://")) else "",
            credit=", ".join(artists),
            media=line(record, "filename"),
            media_key=f"md5:{digest}" if len(digest) == 32 else "",
            hints=_hints(record),
            is_post=False,
        ),
    )


def _hints(record: Record) -> tuple[Hint, ...]:
    found: list[Hint] = []
    for sort, kind, reason in SORTS:
        tags = [_spoken(tag) for tag in words(record, f"tags_{sort}", f"tag_string_{sort}")]
        found.extend(hints_of(kind, tags, reason))
    return tuple(found)


def _spoken(tag: str) -> str:
    return tag.replace("_", " ").strip()

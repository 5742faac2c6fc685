"""Instagram: what gallery-dl writes beside the pictures of a post."""

from gallery.metadata.downloads.moments import day_of
from gallery.metadata.downloads.platforms import INSTAGRAM
from gallery.metadata.downloads.records import Record, count, line, objects, prose, words
from gallery.metadata.downloads.said import Said, hints_of, people_of
from gallery.metadata.downloads.titles import title_of_text
from gallery.model.suggestion import Hint, SuggestionKind

# The id of a story is its owner's: it would make one set of all of them.
WITHOUT_A_POST = frozenset({"story", "stories"})


def read(record: Record, zone: str) -> tuple[Said, ...]:
    """Return what the record of a post's picture says."""
    text = prose(record, "description")
    written = line(record, "post_date", "date")
    media = line(record, "media_id")
    kind = line(record, "type", "subcategory").casefold()
    code = line(record, "post_shortcode", "sidecar_shortcode", "shortcode")
    address = line(record, "post_url")
    return (
        Said(
            platform=INSTAGRAM,
            post=""
            if kind in WITHOUT_A_POST
            else line(record, "post_id", "sidecar_media_id", "media_id"),
            title=line(record, "highlight_title") or title_of_text(text),
            released=day_of(written, zone),
            written=written,
            address=address or (f"https://www.instagram.com/p/{code}/" if code else ""),
            credit=line(record, "fullname", "username"),
            account=line(record, "username"),
            caption=text,
            num=count(record, "num"),
            count=count(record, "count"),
            picture=_usual_name(record, media),
            media=line(record, "filename"),
            media_key=f"instagram-media:{media}" if media else "",
            hints=_hints(record),
        ),
    )


def _usual_name(record: Record, media: str) -> str:
    """Return the name by ids: numbers in names and in records were seen one apart."""
    extension, post = line(record, "extension"), line(record, "sidecar_media_id")
    stem = f"{post}_{media}" if post else media
    return f"{stem}.{extension}" if media and extension else ""


def _hints(record: Record) -> tuple[Hint, ...]:
    tags = hints_of(SuggestionKind.WORD, words(record, "tags"), "hashtag")
    people = [
        people_of(
            [(line(one, "full_name"), line(one, "username")) for one in objects(record, field)],
            reason,
        )
        for field, reason in (("tagged_users", "tagged user"), ("coauthors", "coauthor"))
    ]
    return (*tags, *people[0], *people[1])

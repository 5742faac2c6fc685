"""Bluesky: what gallery-dl writes beside the pictures of a post."""

from gallery.metadata.downloads.moments import day_of
from gallery.metadata.downloads.platforms import BLUESKY
from gallery.metadata.downloads.records import Record, count, line, prose, words
from gallery.metadata.downloads.said import Said, hints_of
from gallery.metadata.downloads.titles import title_of_text
from gallery.model.suggestion import SuggestionKind


def read(record: Record, zone: str) -> tuple[Said, ...]:
    """Return what the record of a post's picture says. Mentions are only numbers there."""
    text = prose(record, "text")
    media, num = line(record, "filename"), count(record, "num")
    post = line(record, "post_id") or line(record, "uri").rpartition("/")[2]
    extension, created = line(record, "extension"), line(record, "createdAt")
    written = line(record, "date", "createdAt")
    return (
        Said(
            platform=BLUESKY,
            post=post,
            title=title_of_text(text),
            released=day_of(written, zone),
            written=written,
            credit=line(record, "author.displayName", "author.handle"),
            account=line(record, "author.handle"),
            caption=prose(record, "description") or text,
            num=num,
            count=count(record, "count"),
            picture=f"{created[:19]}_{post}_{num}.{extension}" if created and num else "",
            media=media,
            media_key=f"bluesky-media:{media}" if media else "",
            hints=hints_of(SuggestionKind.WORD, words(record, "hashtags"), "hashtag"),
        ),
    )

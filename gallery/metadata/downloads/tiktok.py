"""TikTok: what gallery-dl writes beside the pictures of a post."""

from gallery.metadata.downloads.moments import day_of
from gallery.metadata.downloads.platforms import TIKTOK
from gallery.metadata.downloads.records import Record, count, line, objects, prose
from gallery.metadata.downloads.said import Said, hints_of, people_of
from gallery.metadata.downloads.titles import title_of_text
from gallery.model.suggestion import Hint, SuggestionKind


def read(record: Record, zone: str) -> tuple[Said, ...]:
    """Return what the record of a post's picture says."""
    text = prose(record, "desc", "title")
    written = line(record, "date", "createTime")
    pictures = sum(1 for _ in objects(record, "imagePost.images"))
    media = line(record, "file_id")
    return (
        Said(
            platform=TIKTOK,
            post=line(record, "id"),
            title=title_of_text(text),
            released=day_of(written, zone),
            written=written,
            credit=line(record, "author.nickname", "author.uniqueId", "user"),
            account=line(record, "author.uniqueId", "user"),
            caption=text,
            num=count(record, "num"),
            count=pictures or count(record, "count"),
            media=line(record, "filename"),
            media_key=f"tiktok-media:{media}" if media else "",
            hints=_hints(record),
        ),
    )


def _hints(record: Record) -> tuple[Hint, ...]:
    pieces = list(objects(record, "textExtra"))
    tags = [line(one, "title") for one in objects(record, "challenges")]
    tags += [line(one, "hashtagName") for one in pieces]
    people = [("", line(one, "userUniqueId")) for one in pieces]
    words = hints_of(SuggestionKind.WORD, tags, "hashtag")
    return (*words, *people_of(people, "mention"))

"""Downloaders that nobody here knows: the usual names of fields, the likeliest first."""

from gallery.metadata.downloads.moments import day_of
from gallery.metadata.downloads.platforms import CATEGORIES, Platform
from gallery.metadata.downloads.records import Record, at, count, line, prose, words
from gallery.metadata.downloads.said import Said, hints_of
from gallery.metadata.downloads.titles import title_of_text
from gallery.model.suggestion import SuggestionKind

POST = ("post_id", "status_id", "gallery_id", "album_id", "post.id", "status.id", "id")
TITLE = ("title", "post.title", "gallery.title", "album.title", "name")
TEXT = ("description", "caption", "content", "text", "body", "post.content")
DATES = ("date", "post_date", "created_at", "published_at", "published", "timestamp")
CREDIT = ("author.nick", "author.name", "author", "user.name", "user", "uploader", "username")
ACCOUNT = ("author.name", "author.username", "user.name", "username", "uploader_id")
ADDRESS = ("post_url", "webpage_url", "page_url", "url", "source_url", "permalink")
TAGS = ("tags", "hashtags", "keywords")
NUMBER = ("num", "index", "page")
COUNT = ("count", "total", "image_count")


def read(record: Record, zone: str) -> Said:
    """Return what the usual fields of a record say."""
    category = line(record, "category", "extractor", "site").casefold()
    platform = CATEGORIES.get(category) or Platform(category or "unknown", category.capitalize())
    text = prose(record, *TEXT)
    written = next((name for name in DATES if day_of(at(record, name), zone)), "")
    address = line(record, *ADDRESS)
    return Said(
        platform=platform,
        post=line(record, *POST),
        title=line(record, *TITLE) or title_of_text(text),
        released=day_of(at(record, written), zone) if written else "",
        written=line(record, written) if written else "",
        address=address if address.startswith(("http://", "https://")) else "",
        credit=line(record, *CREDIT),
        account=line(record, *ACCOUNT),
        caption=text,
        num=count(record, *NUMBER),
        count=count(record, *COUNT),
        media=line(record, "filename"),
        hints=hints_of(SuggestionKind.WORD, words(record, *TAGS), "tag"),
    )

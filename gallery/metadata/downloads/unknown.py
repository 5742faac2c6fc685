"""Downloaders that nobody here knows: the usual names of fields, the likeliest first."""

from gallery.metadata.downloads.markup import plain
from gallery.metadata.downloads.moments import day_of
from gallery.metadata.downloads.platforms import CATEGORIES, SPELLED, Platform
from gallery.metadata.downloads.records import Record, at, count, line, objects, prose, words
from gallery.metadata.downloads.said import Said, hints_of, people_of
from gallery.metadata.downloads.titles import title_of_text
from gallery.model.suggestion import Hint, SuggestionKind

CATEGORY = ("category", "extractor_key", "extractor", "site", "platform")
POST = (
    "post_id",
    "status_id",
    "gallery_id",
    "album_id",
    "post.id",
    "status.id",
    "gallery.id",
    "album.id",
    "id",
)
# Where each picture is published by itself: a set for every one would be no set.
OF_SINGLE_PICTURES = frozenset(
    {"500px", "artstation", "deviantart", "flickr", "pinterest", "unsplash", "vsco", "wallhaven"}
)
TITLE = ("title", "post.title", "gallery.title", "album.title", "fulltitle", "headline")
TEXT = ("description", "caption", "content", "text", "body", "message", "post.content")
DATES = (
    "date",
    "post_date",
    "published_at",
    "published",
    "created_at",
    "createdAt",
    "timestamp",
    "upload_date",
    "post.date",
)
PERSON = (
    "author",
    "user",
    "account",
    "uploader",
    "creator",
    "artist",
    "owner",
    "pinner",
    "channel",
    "blog",
)
SHOWN_NAMES = (
    "nick",
    "nickname",
    "display_name",
    "displayName",
    "full_name",
    "fullname",
    "realname",
    "name",
)
HANDLES = ("username", "screen_name", "handle", "uniqueId", "acct")
HANDLE_OR_NAME = "name"  # a handle only beside a shown name
PLAIN_ACCOUNT = ("username", "uploader_id", "screen_name", "handle")
ADDRESS = (
    "post_url",
    "webpage_url",
    "page_url",
    "permalink",
    "gallery_url",
    "album_url",
    "post.url",
    "gallery.url",
    "url",
    "source_url",
    "source",
)
TAGS = ("tags", "hashtags", "keywords", "tag_string")
PEOPLE = (("mentions", "mention"), ("tagged_users", "tagged user"), ("coauthors", "coauthor"))
NUMBER = ("num", "index", "page")
COUNT = ("count", "total", "image_count")
LEAST_TOLD = 2  # things a nameless record must say to be taken for a post's


def read(record: Record, zone: str) -> tuple[Said, ...]:
    """Return what the usual fields of a record say, () if it seems to be about no picture."""
    name = line(record, *CATEGORY)
    text = plain(prose(record, *TEXT))
    field = next((field for field in DATES if day_of(at(record, field), zone)), "")
    address = line(record, *ADDRESS)
    address = address if address.startswith(("http://", "https://")) else ""
    credit, account = _author(record)
    title = line(record, *TITLE)
    hints = _hints(record)
    if not name and sum(map(bool, (title, text, field, address, credit, hints))) < LEAST_TOLD:
        return ()
    said = Said(
        platform=_platform(name),
        post=line(record, *POST) if name else "",
        title=title or title_of_text(text),
        released=day_of(at(record, field), zone) if field else "",
        written=line(record, field) if field else "",
        address=address,
        credit=credit,
        account=account,
        caption=text,
        num=count(record, *NUMBER),
        count=count(record, *COUNT),
        media=line(record, "filename"),
        hints=hints,
        is_post=name.casefold() not in OF_SINGLE_PICTURES,
    )
    return (said,)


def _platform(name: str) -> Platform:
    key = name.casefold()
    shown = SPELLED.get(key) or name[:1].upper() + name[1:]
    return CATEGORIES.get(key) or Platform(key, shown)


def _author(record: Record) -> tuple[str, str]:
    """Return the shown name and the handle of whoever published it."""
    for field in PERSON:
        person = record.get(field)
        if isinstance(person, dict):
            shown, handle = _named(person)
            if shown:
                return shown, handle
        elif shown := line(record, field):
            return shown, line(record, *PLAIN_ACCOUNT)
    account = line(record, *PLAIN_ACCOUNT)
    return line(record, "fullname", "full_name", "nick") or account, account


def _named(person: Record) -> tuple[str, str]:
    """Return the shown name and the handle of one person."""
    shown, handle = line(person, *SHOWN_NAMES), line(person, *HANDLES)
    name = line(person, HANDLE_OR_NAME)
    return shown or handle, handle or (name if name != shown else "")


def _hints(record: Record) -> tuple[Hint, ...]:
    tags = words(record, *TAGS) or [
        line(one, "name", "title", "tag") for one in objects(record, "tags")
    ]
    found = list(hints_of(SuggestionKind.WORD, tags, "tag"))
    for field, reason in PEOPLE:
        found.extend(people_of(map(_named, objects(record, field)), reason))
    return tuple(found)

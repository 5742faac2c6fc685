"""Weverse: records of gallery-dl's fork, and the platform's own as other tools keep them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from gallery.metadata.downloads.markup import plain
from gallery.metadata.downloads.moments import day_of
from gallery.metadata.downloads.platforms import WEVERSE
from gallery.metadata.downloads.records import Record, at, count, line, objects, prose, words
from gallery.metadata.downloads.said import Said, hints_of, people_of
from gallery.metadata.downloads.titles import title_of_text
from gallery.model.suggestion import Hint, SuggestionKind

PHOTO_IN_BODY = re.compile(r"""\bid=["']([\w-]{3,40})["']""")
BY_AN_ARTIST = "artist"


def read(record: Record, zone: str) -> tuple[Said, ...]:
    """Return what a record says: of one picture (the fork's), or of each one (the platform's)."""
    return _own(record, zone) if "postId" in record else (_of_fork(record, zone),)


def _of_fork(record: Record, zone: str) -> Said:
    title, photo = line(record, "title"), line(record, "id")
    author, community = line(record, "author.name"), line(record, "community.name")
    extension = line(record, "extension")
    is_official = bool(title) or line(record, "section_type").casefold() == "media"
    return Said(
        platform=WEVERSE,
        post=line(record, "post_id"),
        title=title,
        released=day_of(record.get("date"), zone),
        written=line(record, "date"),
        address=line(record, "post_url"),
        credit=(community or author) if is_official else (author or community),
        caption=title,
        num=count(record, "num"),
        count=count(record, "count"),
        picture=f"weverse_{photo}.{extension}" if photo and extension else "",
        media=line(record, "filename") or photo,
        media_key=f"weverse-media:{photo}" if photo else "",
        hints=_hints(record, author, line(record, "author.profile_type"), "categories"),
    )


def _own(record: Record, zone: str) -> tuple[Said, ...]:
    """Return a post's pictures in the order of its text, which is the one of the site."""
    title = line(record, "extension.mediaInfo.title", "title")
    body = prose(record, "body")
    author = line(record, "author.artistOfficialProfile.officialName", "author.profileName")
    categories = "extension.mediaInfo.categories"
    photos = _in_order(_photos(record), body)
    post = line(record, "postId")
    said = Said(
        platform=WEVERSE,
        post=post,
        title=title or title_of_text(plain(body)),
        released=day_of(record.get("publishedAt"), zone),
        written=line(record, "publishedAt"),
        address=line(record, "shareUrl"),
        credit=author or line(record, "community.communityName"),
        caption=title or plain(body),
        count=len(photos) or None,
        hints=_hints(record, author, line(record, "author.profileType"), categories),
    )
    return tuple(
        replace(
            said,
            num=place,
            picture=f"{post}_{photo}",
            media=photo,
            media_key=f"weverse-media:{photo}",
        )
        for place, photo in enumerate(photos, start=1)
    ) or (said,)


def _photos(record: Record) -> list[str]:
    """Return the ids of a post's pictures; a "moment" has one, elsewhere."""
    places = ("attachment.photo", "extension.image.photos")
    found = [line(one, "photoId") for place in places for one in objects(record, place)]
    found += [line(record, f"extension.{kind}.photo.photoId") for kind in ("momentW1", "moment")]
    return [photo for photo in dict.fromkeys(found) if photo]


def _in_order(photos: Sequence[str], body: str) -> list[str]:
    """Order pictures as the text names them; those it does not name come last."""
    told = {photo: place for place, photo in enumerate(PHOTO_IN_BODY.findall(body))}
    return sorted(photos, key=lambda photo: told.get(photo, len(told)))


def _hints(record: Record, author: str, author_is: str, categories: str) -> tuple[Hint, ...]:
    """Guess who it is: an artist posts pictures of themselves."""
    tags = hints_of(SuggestionKind.WORD, words(record, "tags", "hashtags"), "hashtag")
    titles = [line(one, "title") for one in objects(record, categories)]
    sorts = hints_of(SuggestionKind.WORD, titles, "category")
    is_artist = author_is.casefold() == BY_AN_ARTIST and at(record, "author") is not None
    people = people_of([(author, "")], "author") if is_artist else ()
    return (*tags, *sorts, *people)

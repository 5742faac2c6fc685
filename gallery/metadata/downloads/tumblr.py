"""Tumblr: what gallery-dl writes beside the pictures of a post."""

from gallery.metadata.downloads.markup import plain
from gallery.metadata.downloads.moments import day_of
from gallery.metadata.downloads.platforms import TUMBLR
from gallery.metadata.downloads.records import Record, count, line, prose, words
from gallery.metadata.downloads.said import Said, hints_of
from gallery.metadata.downloads.titles import title_of_text
from gallery.model.suggestion import SuggestionKind


def read(record: Record, zone: str) -> tuple[Said, ...]:
    """Return what the record of a post's picture says; of a reblog, whose post it was first."""
    text = plain(prose(record, "caption", "body", "text"))
    blog, root = line(record, "blog_name", "blog.name"), line(record, "reblogged_root_name")
    post = line(record, "reblogged_root_id") if root else ""
    own = line(record, "id", "id_string")
    num, extension = count(record, "num"), line(record, "extension")
    # the date of a reblog is not the one of the post that it repeats
    written = "" if post and post != own else line(record, "timestamp", "date")
    shown = line(record, "blog.title") if line(record, "blog.name") == blog else ""
    return (
        Said(
            platform=TUMBLR,
            post=post or own,
            title=line(record, "title", "summary") or title_of_text(text),
            released=day_of(written.removesuffix(" GMT"), zone),
            written=written,
            address=line(record, "reblogged_root_url" if post else "post_url"),
            credit=root or shown or blog,
            account=root or blog,
            caption=text,
            num=num,
            count=count(record, "count"),
            picture=f"tumblr_{blog}_{own}_{num:02}.{extension}" if blog and num else "",
            media=line(record, "filename"),
            hints=hints_of(SuggestionKind.WORD, words(record, "tags"), "hashtag"),
        ),
    )

"""Naver blogs: what gallery-dl writes beside the pictures of a post."""

from gallery.metadata.downloads.moments import KOREA, day_of
from gallery.metadata.downloads.platforms import NAVER_BLOG
from gallery.metadata.downloads.records import Record, at, count, line
from gallery.metadata.downloads.said import Said


def read(record: Record, zone: str) -> tuple[Said, ...]:
    """Return what the record of a post's picture says. Its date is on Korean clocks."""
    blog, post = line(record, "blog.id"), line(record, "post.num")
    num, extension = count(record, "num"), line(record, "extension")
    return (
        Said(
            platform=NAVER_BLOG,
            post=f"{blog}/{post}" if blog and post else "",
            title=line(record, "post.title"),
            released=day_of(at(record, "post.date"), zone, written_in=KOREA),
            written=line(record, "post.date"),
            credit=line(record, "blog.user", "blog.id"),
            account=blog,
            num=num,
            count=count(record, "count"),
            picture=f"{num:03}.{extension}" if num and extension else "",
            media=line(record, "filename"),
        ),
    )

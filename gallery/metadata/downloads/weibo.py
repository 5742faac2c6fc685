"""Weibo: what gallery-dl writes beside the pictures of a status."""

import re

from gallery.metadata.downloads.markup import plain
from gallery.metadata.downloads.moments import day_of
from gallery.metadata.downloads.platforms import WEIBO
from gallery.metadata.downloads.records import Record, at, count, line, prose
from gallery.metadata.downloads.said import Said, hints_of
from gallery.metadata.downloads.titles import title_of_text
from gallery.model.suggestion import SuggestionKind

TOPIC = re.compile(r"#([^#\n]{1,60})#")  # "#love wins all#"
SHORTEST_PICTURE_ID = 20  # letters; a shorter name is not Weibo's


def read(record: Record, zone: str) -> tuple[Said, ...]:
    """Return what the record of a status' picture says; of a repost, of what it repeats."""
    status = at(record, "status")
    whole = status if isinstance(status, dict) else record
    repeated = at(whole, "retweeted_status")
    said = repeated if isinstance(repeated, dict) and repeated.get("id") else whole
    post, owner = line(said, "id", "idstr", "mid"), line(said, "user.id", "user.idstr")
    text = prose(said, "text_raw") or plain(prose(said, "text"))
    code = line(said, "mblogid", "bid")
    written = line(said, "date", "created_at") or line(record, "date")
    num, extension = count(record, "num"), line(record, "extension")
    media = line(record, "filename")
    stem = f"{line(whole, 'id')}_{num:02}" if num else ""
    return (
        Said(
            platform=WEIBO,
            post=post,
            title=title_of_text(TOPIC.sub(r" \1 ", text)),
            released=day_of(written, zone),
            written=written,
            address=f"https://weibo.com/{owner}/{code}" if owner and code else "",
            credit=line(said, "user.screen_name"),
            account=line(said, "user.domain") or owner,
            caption=text,
            num=num,
            count=count(whole, "count") or count(record, "count"),
            picture=f"{stem}.{extension}" if stem and extension else "",
            media=media,
            media_key=f"weibo-media:{media}" if len(media) >= SHORTEST_PICTURE_ID else "",
            hints=hints_of(SuggestionKind.WORD, TOPIC.findall(text), "hashtag"),
        ),
    )

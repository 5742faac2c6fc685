"""X: what gallery-dl writes beside the pictures of a tweet."""

import re

from gallery.metadata.downloads.moments import day_in, day_of
from gallery.metadata.downloads.platform_ids import MEDIA_NAME
from gallery.metadata.downloads.platforms import X
from gallery.metadata.downloads.records import Record, count, line, objects, prose, words
from gallery.metadata.downloads.said import Said, hints_of, people_of
from gallery.metadata.downloads.titles import title_of_text
from gallery.model.suggestion import Hint, SuggestionKind

LANGUAGE = re.compile(r"[a-z]{2}")
RETWEET = re.compile(r"^RT @\w{1,20}: ")


def read(record: Record, zone: str) -> tuple[Said, ...]:
    """Return what a tweet's record says; for a retweet, of the tweet that it repeats.

    ``author`` wrote the tweet; ``user`` is only whose timeline was fetched.
    """
    tweet, date = _original(record, zone)
    # some versions of 2020 knew only one user, the one who wrote it
    author = "author" if "author" in record or count(record, "retweet_id") else "user"
    text = RETWEET.sub("", prose(record, "content"))
    alternative = prose(record, "description")
    media, num = line(record, "filename"), count(record, "num")
    return (
        Said(
            platform=X,
            post=tweet,
            title=title_of_text(text),
            released=date,
            written=line(record, "date_original", "date"),
            credit=line(record, f"{author}.nick", f"{author}.name"),
            account=line(record, f"{author}.name"),
            caption=alternative or text,
            language="" if alternative else _language(record),
            num=num,
            count=count(record, "count"),
            picture=_usual_name(record, num),
            media=media,
            media_key=f"twitter-media:{media}" if MEDIA_NAME.fullmatch(media) else "",
            hints=_hints(record),
        ),
    )


def _original(record: Record, zone: str) -> tuple[str, str]:
    """Return the id and the day of the tweet that the pictures were first posted with.

    The two ids of a retweet changed their roles between versions; the smaller is the older.
    """
    tweet, other = count(record, "tweet_id", "id"), count(record, "retweet_id")
    day = day_of(record.get("date"), zone)
    if tweet and other and other < tweet:
        first = day_of(record.get("date_original"), zone)
        moment = X.moment_of(str(other))
        return str(other), first or (day_in(moment, zone) if moment else "")
    return str(tweet) if tweet else "", day


def _language(record: Record) -> str:
    """Return the language that X found; its other codes ("und", "qme") are of three letters."""
    code = line(record, "lang").casefold()
    return code if LANGUAGE.fullmatch(code) else ""


def _usual_name(record: Record, num: int | None) -> str:
    tweet, extension = count(record, "tweet_id"), line(record, "extension")
    return f"{tweet}_{num}.{extension}" if tweet and num and extension else ""


def _hints(record: Record) -> tuple[Hint, ...]:
    author = line(record, "author.name").casefold()
    mentioned = [
        (line(one, "nick", "name"), line(one, "name"))
        for one in objects(record, "mentions")
        if line(one, "name").casefold() != author
    ]
    tags = hints_of(SuggestionKind.WORD, words(record, "hashtags"), "hashtag")
    return (*tags, *people_of(mentioned, "mention"))

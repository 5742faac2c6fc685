"""Text files beside pictures: tags one a line, captions, and posts kept by Weverse's archivers."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from gallery.metadata.downloads.entry import Entry
from gallery.metadata.downloads.moments import day_of
from gallery.metadata.downloads.platforms import INSTAGRAM, WEVERSE, Platform
from gallery.metadata.downloads.records import LONGEST_LINE, MOST_WORDS, prose_of
from gallery.metadata.downloads.said import Said, entry_of, hints_of
from gallery.metadata.downloads.titles import title_of_text
from gallery.model.names import clean
from gallery.model.photoset import KOREAN_TIME
from gallery.model.suggestion import Hint, SuggestionKind

CONTENT = re.compile(r"(?P<day>20\d{6})-(?P<post>\d{6,20})-(?P<credit>.+)-content\.txt", re.DOTALL)
INSTALOADER = re.compile(r"\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d_UTC\.txt", re.ASCII)
HASHTAG = re.compile(r"#(\w{1,60})")
LONGEST_TAG = 80  # characters; longer lines are sentences, and this is no list of tags
AUTHOR_AND_DATE = re.compile(r"(?P<author>.+) \((?P<date>[^()]{8,40})\):")
ARCHIVERSE = re.compile(
    r"Post ID +: (?P<post>\d-\d{5,12})\n(?:[A-Z][a-z]+ +: .*\n|URL +: .*\n)*─+\n"
)
LABELLED = re.compile(r"^(\w[\w ]*?) +: (.*)$", re.MULTILINE)
RULE = re.compile(r"^─+ .*$", re.MULTILINE)  # "──── Artist Comments ────"
# Hydrus and its kin write what a tag is in front of it.
KINDS = {
    "character": (SuggestionKind.PERSON, "character tag"),
    "person": (SuggestionKind.PERSON, "person tag"),
    "idol": (SuggestionKind.PERSON, "person tag"),
}
CREATORS = frozenset({"creator", "artist", "photographer"})
NO_PLATFORM = Platform("", "")


def read(text: str, *, name: str, zone: str) -> Iterator[Entry]:
    """Yield what a text file says; nothing if it is neither tags nor a known form."""
    if found := CONTENT.fullmatch(name):
        yield entry_of(_content(text, found, zone), sidecar=name)
    elif head := ARCHIVERSE.match(text.replace("\r\n", "\n")):
        yield entry_of(_archiverse(text.replace("\r\n", "\n"), head), sidecar=name)
    elif INSTALOADER.fullmatch(name):
        yield entry_of(_caption(text), sidecar=name)
    elif tags := _tags(text):
        yield entry_of(_tagged(tags), sidecar=name)


def _content(text: str, named: re.Match[str], zone: str) -> Said:
    """Read archive-weverse's file: address, "author (ISO date):", then the text of the post."""
    head, _, body = text.partition("\n")
    said, _, rest = body.partition("\n")
    by = AUTHOR_AND_DATE.fullmatch(said.strip())
    is_headed = head.startswith(("http://", "https://")) and by is not None
    written = by["date"] if by and is_headed else named["day"]
    caption = prose_of(rest if is_headed else text)
    return Said(
        platform=WEVERSE,
        post=named["post"],
        title=title_of_text(caption),
        released=day_of(written, zone) or day_of(named["day"], zone),
        written=written,
        address=clean(head)[:LONGEST_LINE] if is_headed else "",
        credit=clean(by["author"] if by and is_headed else named["credit"])[:LONGEST_LINE],
        caption=caption,
    )


def _archiverse(text: str, head: re.Match[str]) -> Said:
    """Read archiverse's file: a head of labelled lines, a rule, the text, the comments."""
    labelled = dict(LABELLED.findall(head[0]))
    written = clean(labelled.get("Date", ""))
    caption = prose_of(RULE.split(text[head.end() :], maxsplit=1)[0])
    return Said(
        platform=WEVERSE,
        post=head["post"],
        title=title_of_text(caption),
        released=_spelled_out(written),
        written=written,
        address=clean(labelled.get("URL", ""))[:LONGEST_LINE],
        credit=clean(labelled.get("Artist", ""))[:LONGEST_LINE],
        caption=caption,
    )


def _spelled_out(written: str) -> str:
    """Return the day of "January 27, 2024 12:10 AM", which archiverse writes in Korean time."""
    try:
        moment = datetime.strptime(written, "%B %d, %Y %I:%M %p")  # noqa: DTZ007 - only the day
    except ValueError:
        return ""
    return day_of(moment.date().isoformat(), KOREAN_TIME)


def _caption(text: str) -> Said:
    """Read instaloader's file, which holds the text of the post."""
    body = prose_of(text)
    tags = hints_of(SuggestionKind.WORD, HASHTAG.findall(body), "hashtag")
    return Said(platform=INSTAGRAM, title=title_of_text(body), caption=body, hints=tags)


def _tags(text: str) -> Sequence[str]:
    """Return the tags of a list, one a line or with commas between; () for prose."""
    lines = [line for line in text.splitlines() if line.strip()]
    pieces = lines[0].split(",") if len(lines) == 1 else lines
    tags = [clean(piece[: LONGEST_TAG + 1]) for piece in pieces[:MOST_WORDS]]
    is_list = all(len(piece.strip()) <= LONGEST_TAG for piece in pieces)
    return [tag for tag in tags if tag] if is_list else ()


def _tagged(tags: Sequence[str]) -> Said:
    hints: list[Hint] = []
    credit = address = ""
    for tag in tags:
        space, colon, rest = tag.partition(":")
        if tag.startswith(("http://", "https://")):
            address = address or tag
        elif colon and space.casefold() in CREATORS:
            credit = credit or rest.strip()
        elif colon and space.casefold() == "source":
            address = address or (rest if rest.startswith("http") else "")
        elif colon and space.casefold() in KINDS:
            kind, reason = KINDS[space.casefold()]
            hints.extend(hints_of(kind, [rest.replace("_", " ")], reason))
        else:
            hints.extend(hints_of(SuggestionKind.WORD, [tag.replace("_", " ")], "tag"))
    unique = tuple(dict.fromkeys(hints))
    return Said(NO_PLATFORM, address=address, credit=credit, hints=unique, is_post=False)

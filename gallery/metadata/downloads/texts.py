"""Text files beside pictures: tags one a line, captions, and archive-weverse's posts."""

import re
from collections.abc import Iterator, Sequence

from gallery.metadata.downloads.entry import Entry
from gallery.metadata.downloads.moments import day_of
from gallery.metadata.downloads.platforms import INSTAGRAM, WEVERSE, Platform
from gallery.metadata.downloads.records import LONGEST_LINE, MOST_WORDS, prose_of
from gallery.metadata.downloads.said import Said, entry_of, hints_of
from gallery.metadata.downloads.titles import title_of_text
from gallery.model.names import clean
from gallery.model.suggestion import Hint, SuggestionKind

CONTENT = re.compile(r"(?P<day>20\d{6})-(?P<post>\d{6,20})-(?P<credit>.+)-content\.txt", re.DOTALL)
INSTALOADER = re.compile(r"\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d_UTC\.txt", re.ASCII)
HASHTAG = re.compile(r"#(\w{1,60})")
LONGEST_TAG = 80  # characters; longer lines are sentences, and this is no list of tags
HEAD_LINES = 5  # within which archive-weverse writes address, author and date
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
    elif INSTALOADER.fullmatch(name):
        yield entry_of(_caption(text), sidecar=name)
    elif tags := _tags(text):
        yield entry_of(_tagged(tags), sidecar=name)


def _content(text: str, named: re.Match[str], zone: str) -> Said:
    """Read archive-weverse's file: address, author, ISO date, then the text of the post."""
    lines = text.splitlines()
    address, author, written, body_from = "", "", "", 0
    for place, line in enumerate(clean(line) for line in lines[:HEAD_LINES]):
        value = line.split(": ", 1)[-1] if line[:1].isalpha() else line
        if not address and value.startswith(("http://", "https://")):
            address = value[:LONGEST_LINE]
        elif not written and day_of(value, zone):
            written = value
        elif line and not author and not written:
            author = value[:LONGEST_LINE]
        else:
            continue
        body_from = place + 1
    if not (address or written):
        author, body_from = "", 0  # no head: all of it is the post's
    body = prose_of("\n".join(lines[body_from:]))
    return Said(
        platform=WEVERSE,
        post=named["post"],
        title=title_of_text(body),
        released=day_of(written or named["day"], zone),
        written=written or named["day"],
        address=address,
        credit=author or clean(named["credit"]),
        caption=body,
    )


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

"""A title out of the text of a post: its first line that says something."""

import re

LONGEST_TITLE = 120  # characters; a tweet without line breaks is no title
ADDRESS = re.compile(r"https?://\S+|pic\.twitter\.com/\S+")
TAG_OR_MENTION = re.compile(r"[#@＃＠][^\s#@＃＠]+")
EDGES = " \t-–—_.,:|·…"


def title_of_text(text: str) -> str:
    """Return the first line of a post without addresses, "" if none says anything.

    A line of hashtags alone is taken only if there is no other.
    """
    lines = [_bare(line) for line in text.splitlines()]
    told = [line for line in lines if line]
    best = next((line for line in told if _bare(TAG_OR_MENTION.sub("", line))), "")
    return _shortened(best or (told[0] if told else ""))


def _bare(line: str) -> str:
    bare = " ".join(ADDRESS.sub(" ", line).split()).strip(EDGES)
    return bare if any(char.isalnum() for char in bare) else ""


def _shortened(title: str) -> str:
    if len(title) <= LONGEST_TITLE:
        return title
    cut = title[:LONGEST_TITLE].rsplit(" ", 1)[0]
    return f"{cut.rstrip(EDGES)}…"

"""Plain text out of the HTML of a post."""

import html
import re

BREAKS = re.compile(r"<(?:br|/p|/div|/li|/h\d)\b[^<>]*>", re.IGNORECASE)
TAGS = re.compile(r"<[^<>]*>")


def plain(markup: str) -> str:
    """Return the text of a piece of HTML with its line breaks, no tags and no entities."""
    text = html.unescape(TAGS.sub("", BREAKS.sub("\n", markup)))
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(lines).strip()

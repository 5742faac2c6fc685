"""Tooltips of what strangers wrote: always plain text, whatever tags are in it."""

import html


def plain_tip(text: str) -> str:
    """Return a tooltip that is read as it stands; Qt would take "<b>V</b>" for bold."""
    if "<" not in text:  # which no rich text is without
        return text
    return "<qt>" + html.escape(text, quote=False).replace("\n", "<br>") + "</qt>"

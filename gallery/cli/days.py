"""Days as people type them."""

from datetime import date

from gallery.model.dates import find_date


def iso_day(text: str) -> str:
    """Return a day typed as 2024-01-27 or 240127 as an ISO date; any other text as it is."""
    text = text.strip()
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        found = find_date(text)
    return found[0].isoformat() if found and found[1] == text else text

"""How many bytes something has, in words: "812 bytes", "3.4 MB"."""

KILO = 1_000
UNITS = ("bytes", "kB", "MB", "GB", "TB")


def size(number: int) -> str:
    """Return "812 bytes", "3.4 MB"."""
    if number < KILO:
        return f"{number} bytes"
    value, place = float(number), 0
    while value >= KILO and place < len(UNITS) - 1:
        value, place = value / KILO, place + 1
    return f"{value:,.1f} {UNITS[place]}"

"""Languages that a caption can be in, each named in itself."""

from PySide6.QtCore import QLocale

# Those fans of the field write in, after the interface's own.
OFFERED = ("en", "ko", "ja", "zh", "th", "id", "vi", "es", "pt", "fr", "de", "ru")


def interface_language() -> str:
    """Return the language of the interface as a tag ("en", "ko")."""
    tag = QLocale().name().split("_")[0]
    return tag if tag and tag != "C" else "en"


def language_name(tag: str) -> str:
    """Return what a language calls itself ("한국어"), the tag if nobody knows."""
    name = QLocale(tag).nativeLanguageName() if tag in OFFERED else ""
    if tag == "en":
        return "English"  # Qt says "American English"
    return name[:1].upper() + name[1:] if name else tag


def languages(used: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the tags to offer: the interface's, those in use, then the others."""
    return tuple(dict.fromkeys((interface_language(), *used, *OFFERED)))

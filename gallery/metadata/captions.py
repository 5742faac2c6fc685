"""Captions by language, and what cameras write there when nobody described anything."""

import re
from collections.abc import Mapping

from gallery.metadata.fields import CAPTION, Standard
from gallery.metadata.language import language_of
from gallery.metadata.told import Told
from gallery.metadata.xmp import NO_LANGUAGE
from gallery.model.facts import Fact
from gallery.model.names import compare_key

LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[a-z0-9]{1,8})*")  # RFC 5646, as far as it matters

WEB = ("http://", "https://")
LONGEST_BOILERPLATE = 200  # characters; what is longer was meant
BOILERPLATE = frozenset(
    """
    olympus digital camera|digital camera|traveler digital camera|minolta digital camera
    |konica minolta digital camera|samsung digital camera|kodak digital still camera
    |kodak digital camera|sony dsc|jcamera|exif_jpeg_picture|exif jpeg|image description
    |default|untitled|picture|camera|charset=ascii|screenshot|oznor|cof|sdr|hdr|dav|mde|ptr
    |fbt|rhdr|vhdr|nor|edf|qrf|rpt|mvi|sam|binary comment|www.meitu.com|created with gimp
    |created with the gimp|applemark|*|user comments|none|null|n/a|title|description
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
FILE_NAME = re.compile(r"(dsc[nf]?|dscf|img|imgp|p|pict|sany|mvc)[ _-]?\d{3,}[a-z]?(\.\w{3,4})?")
BOILERPLATE_STARTS = (
    "file written by adobe photoshop",
    "lead technologies",
    "processed with",
    "creator: gd-jpeg",
    "creator: xv version",
)
# What programs sign a file's comment with; people do not begin a caption so.
SIGNATURE = re.compile(
    r"""\W*((created|made|edited|resized|optimi[sz]ed|compressed|converted|generated|built)
    \ (with|by|using|on|in)\b|file\ (written|source)|lead\ tech|processed\b|creator:|software:
    |lavc\d|intel\(r\)|handmade\ software|acd\ systems|xv\ version|gif\ (smart)?saver|jpegmini
    |ulead\ systems)""",
    re.VERBOSE,
)


def captions_of(told: Told) -> dict[str, Fact[str]]:
    """Return the captions by language tag, all from the strongest place that has any."""
    for place in CAPTION.places:
        if place.standard is Standard.XMP:
            texts = told.packet.texts(place.name) if told.packet.parts else {}
        else:
            texts = {"": next(iter(told.of(place)), "")}
        if place.standard is Standard.FILE and SIGNATURE.match(texts[""].casefold()):
            continue
        meant = {
            tag: text[: CAPTION.most]
            for tag, text in texts.items()
            if is_meant(text) and not is_address(text)
        }
        if meant:
            named = _by_language(meant)
            return {tag: Fact(text, told.origin, str(place)) for tag, text in named.items()}
    return {}


def is_address(text: str) -> bool:
    """Whether a text is nothing but an address on the web."""
    found = text.strip()
    return found[:10].casefold().startswith(WEB) and not any(map(str.isspace, found))


def is_meant(text: str) -> bool:
    """Whether somebody wrote this text, rather than a camera or a program."""
    if not text or len(text) > LONGEST_BOILERPLATE:
        return bool(text)
    key = compare_key(text)
    if key in BOILERPLATE or key.startswith(BOILERPLATE_STARTS) or FILE_NAME.fullmatch(key):
        return False
    return bool(key)


def _by_language(texts: Mapping[str, str]) -> dict[str, str]:
    """Give texts without a language one, unless a text with a language says the same."""
    named = {tag: text for tag, text in texts.items() if LANGUAGE_TAG.fullmatch(tag)}
    for tag, text in sorted(texts.items(), key=lambda item: item[0] != NO_LANGUAGE):
        if tag not in named and text not in named.values():
            named.setdefault(language_of(text), text)
    return named

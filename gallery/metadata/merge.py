"""Decides, field by field, what a file says about itself."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from gallery.metadata.dates import taken_at
from gallery.metadata.exif import read_exif
from gallery.metadata.fields import CAPTION, CREDIT, RATING, SOURCE, TITLE, Field
from gallery.metadata.xmp import NO_LANGUAGE, Packet, read_packet
from gallery.model.described import PhotoFacts
from gallery.model.facts import Fact, Origin
from gallery.model.names import compare_key, script_of

HIGHEST_RATING = 5
# Formats in which exifread finds anything; the others would only make it complain.
EXIFREAD_FORMATS = frozenset({"JPEG", "MPO", "TIFF", "PNG", "WEBP", "HEIF", "AVIF"})
# A text without a language is kept under the one that its letters suggest; Japanese before
# Chinese, because it is written with Chinese characters and kana.
LANGUAGE_OF_SCRIPT = {"Hang": "ko", "Jpan": "ja", "Hani": "zh", "Cyrl": "ru", "Thai": "th"}
USUAL_LANGUAGE = "en"  # of a text whose script says nothing; the interface's first language
LETTERS_THAT_TELL = 200

# What cameras and programs write into the description when nobody described anything.
BOILERPLATE = frozenset(
    """
    olympus digital camera|digital camera|traveler digital camera|minolta digital camera
    |konica minolta digital camera|samsung digital camera|kodak digital still camera
    |kodak digital camera|sony dsc|jcamera|exif_jpeg_picture|exif jpeg|image description
    |default|untitled|picture|camera|charset=ascii|screenshot|oznor|cof|sdr|hdr|dav|mde|ptr
    |fbt|rhdr|vhdr|nor|edf|qrf|rpt|mvi|sam|binary comment|www.meitu.com|created with gimp
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
FILE_NAME = re.compile(r"(dsc[nf]?|dscf|img|imgp|p|pict|sany|mvc)[ _-]?\d{3,}[a-z]?(\.\w{3,4})?")
BOILERPLATE_STARTS = ("file written by adobe photoshop", "lead technologies", "processed with")


class HeaderFacts(Protocol):
    """What is needed of a picture's header; ``images.inspect.ImageFacts`` fits."""

    @property
    def format(self) -> str:
        """The format's name."""

    @property
    def exif(self) -> Mapping[str, str]:
        """EXIF values as the pixels' library reads them, by their EXIF names."""

    @property
    def xmp(self) -> bytes:
        """The raw XMP packet, empty if there is none."""


def describe(
    path: Path,
    header: HeaderFacts,
    *,
    content: bytes | None = None,
    sidecar_facts: Sequence[PhotoFacts] = (),
) -> PhotoFacts:
    """Gather what the file and its sidecars say about it, the most trusted origin first.

    Args:
        path: the file.
        header: what ``images.inspect`` found.
        content: the file's bytes when the caller has read them already.
        sidecar_facts: what the sidecars beside it say, the nearest first.
    """
    exif = dict(header.exif)
    if header.format in EXIFREAD_FORMATS:
        exif |= read_exif(path, content=content)
    packet = read_packet(header.xmp) if header.xmp else Packet()
    return joined((*sidecar_facts, _gathered(exif, packet, Origin.FILE)))


def facts_of_packet(
    xmp: bytes,
    *,
    origin: Origin,
    size: tuple[int, int] | None = None,
    orientation: int | None = None,
) -> PhotoFacts:
    """Gather what an XMP packet or sidecar says of its picture; nothing if it is broken.

    Args:
        xmp: the packet, or a whole sidecar file.
        origin: what the packet is to the picture.
        size: width and height of the stored pixels, None if unknown.
        orientation: EXIF 1..8 of the stored pixels; None asks the packet itself.
    """
    return _gathered({}, read_packet(xmp), origin)


def joined(said: Sequence[PhotoFacts]) -> PhotoFacts:
    """Return the facts of several tellers as one; of equal origins the first is believed."""
    return said[-1]


def _gathered(exif: Mapping[str, str], packet: Packet, origin: Origin) -> PhotoFacts:
    return PhotoFacts(
        taken_at=taken_at(exif, packet),
        title=_text(TITLE, exif, packet),
        captions=_captions(exif, packet),
        rating=_rating(exif, packet),
        source=_text(SOURCE, exif, packet),
        credit=_text(CREDIT, exif, packet),
    )


def _values(wanted: Field, exif: Mapping[str, str], packet: Packet) -> list[tuple[str, str]]:
    """Return (text, place) of a field wherever it stands, the strongest place first."""
    found = []
    for place in wanted.places:
        standard, name = place.split(" ", 1)
        text = exif.get(name, "") if standard == "EXIF" else packet.text(name)
        if text:
            found.append((text, place))
    return found


def _text(wanted: Field, exif: Mapping[str, str], packet: Packet) -> Fact[str] | None:
    for text, place in _values(wanted, exif, packet):
        return Fact(text, Origin.FILE, place)
    return None


def _rating(exif: Mapping[str, str], packet: Packet) -> Fact[int] | None:
    for text, place in _values(RATING, exif, packet):
        try:
            stars = round(float(text))
        except (ValueError, OverflowError):
            continue
        # -1 is Adobe's "rejected": not a rating of ours
        return Fact(min(stars, HIGHEST_RATING), Origin.FILE, place) if stars > 0 else None
    return None


def _captions(exif: Mapping[str, str], packet: Packet) -> dict[str, Fact[str]]:
    for place in CAPTION.places:
        standard, name = place.split(" ", 1)
        texts = {"": exif.get(name, "")} if standard == "EXIF" else packet.texts(name)
        captions = _by_language({tag: text for tag, text in texts.items() if _is_meant(text)})
        if captions:
            return {tag: Fact(text, Origin.FILE, place) for tag, text in captions.items()}
    return {}


def _by_language(texts: Mapping[str, str]) -> dict[str, str]:
    """Give texts without a language one, unless a text with a language says the same."""
    named = {tag: text for tag, text in texts.items() if tag not in {"", NO_LANGUAGE}}
    for tag in (NO_LANGUAGE, ""):
        text = texts.get(tag, "")
        if text and text not in named.values():
            named.setdefault(_language_of(text), text)
    return named


def _language_of(text: str) -> str:
    scripts = {script_of(letter) for letter in text[:LETTERS_THAT_TELL]}
    return next(
        (tag for script, tag in LANGUAGE_OF_SCRIPT.items() if script in scripts), USUAL_LANGUAGE
    )


def _is_meant(text: str) -> bool:
    """Whether somebody wrote this text, rather than a camera."""
    key = compare_key(text)
    if key in BOILERPLATE or key.startswith(BOILERPLATE_STARTS) or FILE_NAME.fullmatch(key):
        return False
    return bool(key)

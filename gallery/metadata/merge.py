"""Decides, field by field, what a file and its sidecars say about it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol, TypeVar

from gallery.metadata.captions import WEB, captions_of, is_address, is_meant
from gallery.metadata.dates import taken_at
from gallery.metadata.exif import read_exif
from gallery.metadata.fields import (
    CREATOR,
    CREDIT,
    EVENT,
    PEOPLE,
    PERCENTAGES,
    RATING,
    RIGHTS,
    SOURCE,
    SOURCE_URL,
    TITLE,
    Field,
)
from gallery.metadata.iptc import read_iptc
from gallery.metadata.keywords import keywords_of
from gallery.metadata.location import place_of
from gallery.metadata.regions import SIDEWAYS, joined_regions, names_of, regions_of
from gallery.metadata.told import Told
from gallery.metadata.xmp import EMPTY, read_packet
from gallery.model.described import NamedPerson, PhotoFacts
from gallery.model.facts import TRUST, Fact, Origin, strongest
from gallery.model.names import LONGEST_NAME, clean, compare_key
from gallery.model.suggestion import Hint

UPRIGHT = 1
HIGHEST_RATING = 5
# Formats in which exifread finds anything; the others would only make it complain.
EXIFREAD_FORMATS = frozenset({"JPEG", "MPO", "TIFF", "PNG", "WEBP", "HEIF", "AVIF"})
# What exifread would be asked for: when the header has it, a second reading tells nothing.
CAPTURE_DATE = "DateTimeOriginal"

Value = TypeVar("Value")


class HeaderFacts(Protocol):
    """What is needed of a picture's header; ``images.inspect.ImageFacts`` fits."""

    @property
    def format(self) -> str:
        """The format's name."""

    @property
    def width(self) -> int:
        """Pixels, upright."""

    @property
    def height(self) -> int:
        """Pixels, upright."""

    @property
    def stored_orientation(self) -> int:
        """EXIF 1..8 of the pixels as the file stores them."""

    @property
    def exif(self) -> Mapping[str, str]:
        """EXIF values as the pixels' library reads them, by their EXIF names."""

    @property
    def xmp(self) -> bytes:
        """The raw XMP packet, empty if there is none."""

    @property
    def iptc(self) -> bytes:
        """The raw IPTC-IIM records, empty if there are none."""

    @property
    def texts(self) -> Mapping[str, str]:
        """What the container says in plain text: "Comment", "Title", ..."""


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
    exif = header.exif
    if CAPTURE_DATE not in exif and header.format in EXIFREAD_FORMATS:
        exif = {**exif, **read_exif(path, content=content)}
    told = Told(
        exif=exif,
        packet=read_packet(header.xmp) if header.xmp else EMPTY,
        iptc=read_iptc(header.iptc) if header.iptc else {},
        texts=header.texts,
    )
    facts = _understood(told, size=stored_size(header), orientation=header.stored_orientation)
    return joined((*sidecar_facts, facts)) if sidecar_facts else facts


def stored_size(header: HeaderFacts) -> tuple[int, int]:
    """Return width and height of the pixels as the file stores them, before they are turned."""
    turned = header.stored_orientation in SIDEWAYS
    return (header.height, header.width) if turned else (header.width, header.height)


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
    packet = read_packet(xmp)
    if orientation is None:
        written = packet.text("tiff:Orientation")
        orientation = int(written) if written in set("12345678") else UPRIGHT
    return _understood(Told(origin, packet=packet), size=size, orientation=orientation)


def joined(said: Sequence[PhotoFacts]) -> PhotoFacts:
    """Return the facts of several tellers as one; of equal origins the first is believed."""
    people = joined_people(person for facts in said for person in facts.people)
    regions = sorted(
        (region for facts in said for region in facts.regions),
        key=lambda region: -TRUST[region.origin],
    )
    return PhotoFacts(
        taken_at=_strongest(facts.taken_at for facts in said),
        title=_strongest(facts.title for facts in said),
        captions=_joined_captions(said),
        rating=_strongest(facts.rating for facts in said),
        favourite=_strongest(facts.favourite for facts in said),
        source=_strongest(facts.source for facts in said),
        source_url=_strongest(facts.source_url for facts in said),
        credit=_strongest(facts.credit for facts in said),
        creator=_strongest(facts.creator for facts in said),
        rights=_strongest(facts.rights for facts in said),
        event=_strongest(facts.event for facts in said),
        place=_strongest(facts.place for facts in said),
        people=people,
        regions=joined_regions(regions),
        hints=_unsaid((hint for facts in said for hint in facts.hints), people),
    )


def joined_people(people: Iterable[NamedPerson]) -> tuple[NamedPerson, ...]:
    """Return each person once, with all groups; the first naming tells the rest."""
    found: dict[str, NamedPerson] = {}
    for person in people:
        key = compare_key(person.name)
        known = found.setdefault(key, person)
        keys = {compare_key(group) for group in known.groups}
        more = tuple(group for group in person.groups if compare_key(group) not in keys)
        if more or (person.handle and not known.handle):
            handle = known.handle or person.handle
            found[key] = replace(known, groups=known.groups + more, handle=handle)
    return tuple(found.values())


def _understood(told: Told, *, size: tuple[int, int] | None, orientation: int) -> PhotoFacts:
    keywords = keywords_of(told)
    people = joined_people((*_people_named(told), *keywords.people))
    return PhotoFacts(
        taken_at=taken_at(told),
        title=_text(TITLE, told),
        captions=captions_of(told),
        rating=_rating(told),
        source=_text(SOURCE, told, refused=WEB),
        source_url=_address(told),
        credit=_text(CREDIT, told),
        creator=_creator(told),
        rights=_text(RIGHTS, told),
        event=_text(EVENT, told) or _collection(told),
        place=place_of(told),
        people=people,
        regions=regions_of(told, size=size, orientation=orientation),
        hints=_unsaid(keywords.hints, people),
    )


def _text(field: Field, told: Told, *, refused: tuple[str, ...] = ()) -> Fact[str] | None:
    """Return the first text that was meant, and does not begin as it should not."""
    for place, texts in told.spoken(field):
        text = texts[0]
        if is_meant(text) and not text[:10].casefold().startswith(refused):
            return Fact(_shortened(text, field.most), told.origin, str(place))
    return None


def _address(told: Told) -> Fact[str] | None:
    for place, texts in told.spoken(SOURCE_URL):
        if is_address(texts[0]):
            return Fact(_shortened(texts[0], SOURCE_URL.most), told.origin, str(place))
    return None


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _creator(told: Told) -> Fact[str] | None:
    for place, texts in told.spoken(CREATOR):
        text = _shortened(", ".join(dict.fromkeys(texts)), CREATOR.most)
        return Fact(text, told.origin, str(place))
    return None


def _collection(told: Told) -> Fact[str] | None:
    """Return the name of the first collection: what programs write that have no events."""
    for collection in told.packet.nodes("mwg-coll:Collections"):
        name = collection.text("mwg-coll:CollectionName")
        if name:
            return Fact(_shortened(name, EVENT.most), told.origin, "XMP mwg-coll:Collections")
    return None


def _rating(told: Told) -> Fact[int] | None:
    for place, texts in told.spoken(RATING):
        try:
            stars = float(texts[0])
            stars = round(stars / 25 + 1 if place.name in PERCENTAGES and stars > 0 else stars)
        except (ValueError, OverflowError):
            continue
        # -1 is Adobe's "rejected": not a rating of ours
        return Fact(min(stars, HIGHEST_RATING), told.origin, str(place)) if stars > 0 else None
    return None


def _people_named(told: Told) -> Iterator[NamedPerson]:
    for place, names in told.spoken(PEOPLE):
        for name in filter(None, map(_name, names)):
            yield NamedPerson(name, told.origin, reason=str(place))
    for details in told.packet.nodes("Iptc4xmpExt:PersonInImageWDetails"):
        name = _name(details.text("Iptc4xmpExt:PersonName"))
        if name:
            yield NamedPerson(name, told.origin, reason="XMP Iptc4xmpExt:PersonInImageWDetails")
    for name, standard in names_of(told):
        yield NamedPerson(name, told.origin, reason=standard)


def _name(written: str) -> str:
    """Return a name as it is kept, "" for what is too long to be one."""
    name = clean(written) if len(written) <= 2 * LONGEST_NAME else ""
    return name if len(name) <= LONGEST_NAME else ""


def _unsaid(hints: Iterable[Hint], people: Sequence[NamedPerson]) -> tuple[Hint, ...]:
    """Return each hint once, without those that only repeat a person."""
    named = {compare_key(person.name) for person in people}
    found: dict[tuple[str, str], Hint] = {}
    for hint in hints:
        key = compare_key(hint.text)
        if key not in named:
            found.setdefault((key, hint.handle), hint)
    return tuple(found.values())


def _joined_captions(said: Sequence[PhotoFacts]) -> dict[str, Fact[str]]:
    captions: dict[str, Fact[str]] = {}
    for facts in said:
        for tag, caption in facts.captions.items():
            captions[tag] = strongest([captions.get(tag, caption), caption]) or caption
    return captions


def _strongest(facts: Iterable[Fact[Value] | None]) -> Fact[Value] | None:
    return strongest([fact for fact in facts if fact is not None])

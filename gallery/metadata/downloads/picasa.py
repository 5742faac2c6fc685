"""Picasa's ``.picasa.ini``: one for a folder, a section for each picture."""

import re
from collections.abc import Iterator, Mapping

from gallery.metadata.downloads.entry import Entry
from gallery.metadata.downloads.records import LONGEST_LINE, MOST_WORDS, prose_of
from gallery.metadata.language import language_of
from gallery.model.described import NamedPerson, PhotoFacts, PostFacts
from gallery.model.facts import Fact, Origin
from gallery.model.names import clean
from gallery.model.region import Region
from gallery.model.suggestion import Hint, SuggestionKind

Section = Mapping[str, str]

ABOUT_THE_FOLDER = "Picasa"
CONTACTS = ("Contacts", "Contacts2")
NOT_PICTURES = frozenset({*CONTACTS, ABOUT_THE_FOLDER, "encoding", "photoid", "coll_stats"})
FACE = re.compile(r"rect64\(([0-9a-fA-F]{1,16})\),([0-9a-fA-F]+)")
FULL = 0xFFFF  # a side's whole length: four of these 16-bit numbers make a rect64
SMALLEST_SIDE = 1 / FULL


def read(text: str, *, name: str) -> Iterator[Entry]:
    """Yield what is said of the folder, then of each picture."""
    sections = _sections(text)
    title = clean(sections.get(ABOUT_THE_FOLDER, {}).get("name", ""))[:LONGEST_LINE]
    if title:
        yield Entry(post=PostFacts(title=Fact(title, Origin.SIDECAR, name)))
    contacts = _contacts(sections)
    for picture, section in sections.items():
        if picture in NOT_PICTURES or picture.startswith(".album:"):
            continue
        photo = _photo(section, contacts, name)
        if photo != PhotoFacts():
            yield Entry(picture=picture, photo=photo)


def _sections(text: str) -> dict[str, dict[str, str]]:
    """Return keys and values by section; a section that comes twice is one."""
    found: dict[str, dict[str, str]] = {}
    current: dict[str, str] = {}
    for line in text.splitlines():
        if line.startswith("[") and line.rstrip().endswith("]"):
            current = found.setdefault(line.strip()[1:-1], {})
        elif "=" in line:
            key, value = line.split("=", 1)
            current[key.strip()] = value.strip()
    return found


def _contacts(sections: Mapping[str, Section]) -> dict[str, str]:
    """Return names by the ids that faces refer to ("Marie Curie;;" is a name and an address)."""
    return {
        number: clean(value.split(";")[0])[:LONGEST_LINE]
        for section in CONTACTS
        for number, value in sections.get(section, {}).items()
    }


def _photo(section: Section, contacts: Mapping[str, str], name: str) -> PhotoFacts:
    caption = prose_of(section.get("caption", ""))
    keywords = (clean(word) for word in section.get("keywords", "").split(",")[:MOST_WORDS])
    words = [word for word in dict.fromkeys(keywords) if word and len(word) <= LONGEST_LINE]
    faces = _faces(section.get("faces", ""), contacts)
    is_starred = section.get("star", "").casefold() in {"yes", "1", "true"}
    return PhotoFacts(
        captions={language_of(caption): Fact(caption, Origin.SIDECAR, name)} if caption else {},
        favourite=Fact(value=True, origin=Origin.SIDECAR, reason=name) if is_starred else None,
        people=tuple(
            NamedPerson(person, Origin.SIDECAR, reason=name)
            for person in dict.fromkeys(person for person, _ in faces)
            if person
        ),
        regions=tuple(region for _, region in faces if region is not None),
        hints=tuple(Hint(SuggestionKind.WORD, word, Origin.SIDECAR, "keyword") for word in words),
    )


def _faces(written: str, contacts: Mapping[str, str]) -> list[tuple[str, Region | None]]:
    """Return (name or "", box) of each face; a face without a size keeps only its name."""
    found = []
    for match in list(FACE.finditer(written))[:MOST_WORDS]:
        person = contacts.get(match[2], "")
        found.append((person, _box(match[1], person)))
    return found


def _box(rect64: str, person: str) -> Region | None:
    digits = rect64.zfill(16)  # zeros in front are left out
    left, top, right, bottom = (int(digits[at : at + 4], 16) / FULL for at in (0, 4, 8, 12))
    width, height = right - left, bottom - top
    if width < SMALLEST_SIDE or height < SMALLEST_SIDE:
        return None
    return Region(left, top, width, height, name=person, origin=Origin.SIDECAR)

"""What sidecars say beside what the file says."""

from pathlib import Path

import pytest

from gallery.metadata.merge import describe, facts_of_packet, joined
from gallery.model.described import PhotoFacts
from gallery.model.facts import Fact, Origin
from tests.metadata.making import Header, alternatives, bag, mwg, packet


def captions(facts: PhotoFacts) -> dict[str, str]:
    return {tag: fact.value for tag, fact in facts.captions.items()}


def beside(attributes: str = "", elements: str = "") -> PhotoFacts:
    return facts_of_packet(packet(attributes, elements), origin=Origin.SIDECAR)


def test_a_sidecar_is_read_as_the_file_would_be() -> None:
    facts = beside(
        'xmp:Rating="3"', alternatives("dc:title", default="뷔") + bag("dc:subject", "V")
    )
    assert facts.rating == Fact(3, Origin.SIDECAR, "XMP xmp:Rating")
    assert facts.title == Fact("뷔", Origin.SIDECAR, "XMP dc:title")
    assert facts.hints[0].origin is Origin.SIDECAR


@pytest.mark.parametrize("broken", [b"", b"<x", b"\xff\xfe", b"<!DOCTYPE x><x/>", b"\0" * 99])
def test_a_broken_sidecar_says_nothing(broken: bytes) -> None:
    assert facts_of_packet(broken, origin=Origin.SIDECAR) == PhotoFacts()


def test_a_sidecar_wins_field_by_field() -> None:
    file = packet(
        'xmp:Rating="2" photoshop:Credit="EDAM"',
        alternatives("dc:description", default="In the file", ko="파일"),
    )
    near = beside('xmp:Rating="5"', alternatives("dc:description", ko="사이드카"))
    far = beside('xmp:Rating="1" photoshop:Source="Weverse"')
    facts = describe(Path("a.bmp"), Header(xmp=file), sidecar_facts=(near, far))
    assert facts.rating == Fact(5, Origin.SIDECAR, "XMP xmp:Rating")
    assert facts.credit == Fact("EDAM", Origin.FILE, "XMP photoshop:Credit")
    assert facts.source == Fact("Weverse", Origin.SIDECAR, "XMP photoshop:Source")
    assert captions(facts) == {"ko": "사이드카", "en": "In the file"}


def test_people_boxes_and_words_are_gathered_from_all() -> None:
    file = packet(
        elements=mwg(("V", "Face", (0.5, 0.5, 0.2, 0.2)), ("IU", "Face", (0.2, 0.2, 0.1, 0.1)))
        + bag("dc:subject", "camcorder", "Lee Jieun")
    )
    near = beside(
        elements=mwg(("V", "Face", (0.6, 0.5, 0.2, 0.2)))
        + bag("lr:hierarchicalSubject", "People|BTS|V", "People|Lee Jieun")
        + bag("dc:subject", "Camcorder", "sofa")
    )
    facts = describe(Path("a.bmp"), Header(xmp=file), sidecar_facts=(near,))
    assert [(person.name, person.groups) for person in facts.people] == [
        ("V", ("BTS",)),
        ("Lee Jieun", ()),
        ("IU", ()),
    ]
    assert [(region.name, region.x, region.origin) for region in facts.regions] == [
        ("V", 0.5, Origin.SIDECAR),
        ("IU", 0.15, Origin.FILE),
    ]
    assert [hint.text for hint in facts.hints] == ["Camcorder", "sofa"]


def test_the_user_is_believed_before_all() -> None:
    mine = PhotoFacts(rating=Fact(1, Origin.USER), favourite=Fact(True, Origin.USER))
    facts = joined((beside('xmp:Rating="5"'), mine))
    assert facts.rating == Fact(1, Origin.USER)
    assert facts.favourite == Fact(True, Origin.USER)


def test_nobody_says_nothing() -> None:
    assert joined(()) == PhotoFacts()

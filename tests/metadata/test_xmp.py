"""XMP packets, friendly and hostile."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.metadata.xmp import EMPTY, LARGEST_PACKET, read_packet
from tests.metadata.making import alternatives, packet


def test_attributes_and_elements_are_the_same_to_a_reader() -> None:
    assert read_packet(packet('photoshop:Credit="EDAM"')).text("photoshop:Credit") == "EDAM"
    element = "<photoshop:Credit> EDAM </photoshop:Credit>"
    assert read_packet(packet(elements=element)).text("photoshop:Credit") == "EDAM"


def test_languages_are_kept_apart() -> None:
    found = read_packet(
        packet(
            elements=alternatives("dc:description", default="A table", ko="탁자", **{"en-US": "T"})
        )
    )
    assert found.texts("dc:description") == {"x-default": "A table", "ko": "탁자", "en-us": "T"}
    assert found.text("dc:description") == "A table"


def test_properties_in_several_descriptions_are_gathered() -> None:
    two = packet('xmp:Rating="4"').replace(
        b"</rdf:RDF>",
        b'<rdf:Description xmlns:p="http://ns.adobe.com/photoshop/1.0/" p:Source="X"/></rdf:RDF>',
    )
    found = read_packet(two)
    assert (found.text("xmp:Rating"), found.text("photoshop:Source")) == ("4", "X")


def test_structures_comments_and_strangers_do_not_disturb() -> None:
    inner = (
        "<!-- a comment --><dc:title><rdf:Description><dc:x>1</dc:x></rdf:Description></dc:title>"
        '<n:thing xmlns:n="urn:n" rdf:parseType="Resource"><n:a>1</n:a></n:thing>'
        "<photoshop:Source>Weverse</photoshop:Source>"
    )
    found = read_packet(packet(elements=inner))
    assert found.text("photoshop:Source") == "Weverse"
    assert found.text("dc:title") == ""


def test_junk_around_a_packet_is_cut_away() -> None:
    junk = b"http://ns.adobe.com/xap/1.0/\0" + packet('xmp:Rating="3"') + b"\0\0   \0"
    assert read_packet(junk).text("xmp:Rating") == "3"


LAUGHS = b"".join(
    b'<!ENTITY l%d "%s">' % (level, b"&l%d;" % (level - 1) * 10 if level else b"ha" * 10)
    for level in range(10)
)


@pytest.mark.parametrize(
    "hostile",
    [
        b"",
        b"not xml",
        b"<unclosed",
        b"<x:xmpmeta/>",
        packet()[:-40],
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + packet(elements="&a;"),
        b"<!DOCTYPE x [" + LAUGHS + b"]><x>&l9;</x>",
        b'<?xml version="1.0" encoding="utf-16"?><a/>',
        "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>".encode("utf-16"),
        b"<a>" * 100_000,
        b" " * LARGEST_PACKET + packet('xmp:Rating="3"'),
    ],
    ids=range(11),
)
def test_hostile_packets_are_as_good_as_none(hostile: bytes) -> None:
    started = time.perf_counter()
    assert read_packet(hostile) == EMPTY
    assert time.perf_counter() - started < 1


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    read_packet(data)
    read_packet(b"<x>" + data + b"</x>")

"""XMP packets, friendly and hostile."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.metadata.xmp import DEEPEST, MOST_ITEMS, read_packet
from tests.metadata.making import alternatives, bag, packet, structures


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


def test_arrays_keep_their_order_and_repetitions() -> None:
    found = read_packet(packet(elements=bag("dc:subject", "V", " camcorder ", "", "V")))
    assert found.all_texts("dc:subject") == ("V", "camcorder", "V")


def test_the_default_language_comes_first_wherever_it_stands() -> None:
    found = read_packet(packet(elements=alternatives("dc:title", ko="제목", default="Title")))
    assert found.all_texts("dc:title") == ("Title", "제목")
    assert found.text("dc:title") == "Title"


@pytest.mark.parametrize(
    "written",
    [
        '<mwg-rs:Area stArea:x="0.5" stArea:y="0.4"/>',
        '<mwg-rs:Area rdf:parseType="Resource"><stArea:x>0.5</stArea:x>'
        "<stArea:y>0.4</stArea:y></mwg-rs:Area>",
        '<mwg-rs:Area><rdf:Description stArea:x="0.5"><stArea:y>0.4</stArea:y>'
        "</rdf:Description></mwg-rs:Area>",
    ],
    ids=["attributes", "resource", "description"],
)
def test_structures_are_read_in_all_their_forms(written: str) -> None:
    area = read_packet(packet(elements=written)).nodes("mwg-rs:Area")[0]
    assert (area.text("stArea:x"), area.text("stArea:y")) == ("0.5", "0.4")


def test_structures_stand_in_arrays() -> None:
    found = read_packet(
        packet(
            elements=structures(
                "mwg-coll:Collections",
                "<mwg-coll:CollectionName>A</mwg-coll:CollectionName>",
                "<mwg-coll:CollectionName>B</mwg-coll:CollectionName>",
            )
        )
    )
    names = [node.text("mwg-coll:CollectionName") for node in found.nodes("mwg-coll:Collections")]
    assert names == ["A", "B"]


@pytest.mark.parametrize(
    "written",
    [
        '<dc:source rdf:resource="https://weverse.io/"/>',
        '<dc:source rdf:parseType="Resource"><rdf:value>https://weverse.io/</rdf:value>'
        "<xmp:Label>q</xmp:Label></dc:source>",
        "<dc:source><rdf:Description><rdf:value>https://weverse.io/</rdf:value>"
        "</rdf:Description></dc:source>",
    ],
)
def test_references_and_qualified_values_are_texts(written: str) -> None:
    assert read_packet(packet(elements=written)).text("dc:source") == "https://weverse.io/"


def test_a_namespace_is_the_same_with_and_without_its_last_slash() -> None:
    with_slash = packet('MicrosoftPhoto:Rating="75"')
    without = with_slash.replace(b"microsoft.com/photo/1.0/", b"microsoft.com/photo/1.0")
    assert with_slash != without
    for data in (with_slash, without):
        assert read_packet(data).text("MicrosoftPhoto:Rating") == "75"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_sidecars_in_other_encodings(encoding: str) -> None:
    text = packet(elements=alternatives("dc:title", default="뷔")).decode()
    declared = '<?xml version="1.0" encoding="utf-16"?>' if "16" in encoding else ""
    assert read_packet((declared + text).encode(encoding)).text("dc:title") == "뷔"


def test_a_packet_without_the_wrapper_is_one() -> None:
    bare = packet('xmp:Rating="3"').split(b'adobe:ns:meta/">')[1].split(b"</x:xmpmeta>")[0]
    assert bare.startswith(b"<rdf:RDF")
    assert read_packet(bare).text("xmp:Rating") == "3"


def test_arrays_without_end_are_cut() -> None:
    words = read_packet(packet(elements=bag("dc:subject", *("w" for _ in range(9_000)))))
    assert len(words.nodes("dc:subject")) == MOST_ITEMS


@pytest.mark.parametrize(("levels", "read"), [(DEEPEST, DEEPEST), (DEEPEST + 1, 0), (240, 0)])
def test_depth_without_ground_is_left_out(levels: int, read: int) -> None:
    deep = "<mwg-kw:Children>" * levels + "x" + "</mwg-kw:Children>" * levels
    node, depth = read_packet(packet('xmp:Rating="4"', deep)), 0
    assert node.text("xmp:Rating") == "4"
    while node.nodes("mwg-kw:Children"):
        node, depth = node.nodes("mwg-kw:Children")[0], depth + 1
    assert depth == read


NAMES = st.sampled_from(["dc:subject", "mwg-rs:Regions", "rdf:li", "rdf:Bag", "rdf:value", "n:x"])


def nested(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda name, inner: f'<{name} xmlns:n="urn:n" xml:lang="ko">{"".join(inner)}</{name}>',
        NAMES,
        st.lists(children, max_size=4),
    )


@given(st.recursive(st.sampled_from(["", "text", " 뷔 ", "&amp;", "<!--c-->"]), nested))
def test_any_tree_is_read_or_passed_over(tree: str) -> None:
    found = read_packet(packet('xmp:Rating="4"', tree))
    assert found.text("xmp:Rating") == "4"


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    read_packet(data)
    read_packet(b"<x>" + data + b"</x>")

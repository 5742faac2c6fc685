"""Reads an XMP packet (ISO 16684-1) with a parser that fetches and expands nothing."""

import io
from dataclasses import dataclass, field

from lxml import etree

from gallery.metadata.fields import NAMESPACES

LARGEST_PACKET = 4_000_000  # bytes; histories of edits reach 1 MB
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
NO_LANGUAGE = "x-default"
CONTAINERS = frozenset({f"{RDF}Alt", f"{RDF}Bag", f"{RDF}Seq"})


@dataclass(frozen=True, slots=True)
class Packet:
    """The properties of a packet: "{namespace}name" -> texts by language ("" if none)."""

    properties: dict[str, dict[str, str]] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Return the first text of "prefix:name", "" if there is none."""
        texts = self.texts(name)
        return texts.get(NO_LANGUAGE) or next(iter(texts.values()), "")

    def texts(self, name: str) -> dict[str, str]:
        """Return every text of "prefix:name" by its language tag, lower case."""
        prefix, local = name.split(":", 1)
        return self.properties.get(f"{{{NAMESPACES[prefix]}}}{local}", {})


EMPTY = Packet()


def read_packet(data: bytes) -> Packet:
    """Parse a packet; one that is too large, broken or has a DOCTYPE is as good as none."""
    start, end = data.find(b"<"), data.rfind(b">")
    if start < 0 or len(data) > LARGEST_PACKET or b"<!DOCTYPE" in data:
        return EMPTY
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=False, huge_tree=False
    )
    try:
        tree = etree.parse(io.BytesIO(data[start : end + 1]), parser)
    except (etree.XMLSyntaxError, ValueError):
        return EMPTY
    if tree.docinfo.internalDTD is not None:  # in an encoding that hid it above
        return EMPTY
    found: dict[str, dict[str, str]] = {}
    for description in tree.iterfind(f".//{RDF}RDF/{RDF}Description"):
        _collect(description, found)
    return Packet(found)


def _collect(description: etree._Element, found: dict[str, dict[str, str]]) -> None:
    """Take simple properties (attributes or elements) and arrays of texts; skip structures."""
    for name, value in description.attrib.items():
        if value.strip():
            found.setdefault(str(name), {})[""] = str(value).strip()
    for child in description.iterchildren("{*}*"):  # neither comments nor instructions
        texts = _texts(child)
        if texts:
            found.setdefault(str(child.tag), {}).update(texts)


def _texts(element: etree._Element) -> dict[str, str]:
    container = next((inner for inner in element if inner.tag in CONTAINERS), None)
    if container is None:
        text = (element.text or "").strip()
        return {"": text} if text and not len(element) else {}
    texts: dict[str, str] = {}
    for item in container.iterchildren(f"{RDF}li"):
        text = (item.text or "").strip()
        if text:
            texts.setdefault((item.get(LANGUAGE) or "").casefold(), text)
    return texts

"""Reads an XMP packet (ISO 16684-1) with a parser that fetches and expands nothing."""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from gallery.metadata.fields import NAMESPACES

LARGEST_PACKET = 4_000_000  # bytes; histories of edits reach 1 MB
MOST_ITEMS = 5_000  # of one array
DEEPEST = 40  # structures in structures; keywords with parents reach ten
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
NO_LANGUAGE = "x-default"
CONTAINERS = frozenset({f"{RDF}Alt", f"{RDF}Bag", f"{RDF}Seq"})
ASCII_AT_START = 4  # characters that every packet begins with: "<?xp", "<x:x", "<rdf"
DECLARED = re.compile(rb"<\?xml[^>]*\?>")
PREFIXES = {uri.rstrip("/#"): prefix for prefix, uri in NAMESPACES.items()}


@dataclass(frozen=True, slots=True)
class Node:
    """A text, or a structure of properties; a whole packet is a structure.

    Attributes:
        said: the text, "" for a structure.
        language: of the text, lower case, "" if none is given.
        parts: "prefix:name" -> the values, one unless it is an array.
    """

    said: str = ""
    language: str = ""
    parts: Mapping[str, tuple["Node", ...]] = field(default_factory=dict)

    def nodes(self, name: str) -> tuple["Node", ...]:
        """Return the values of "prefix:name"."""
        return self.parts.get(name, ())

    def text(self, name: str) -> str:
        """Return the text of "prefix:name" in the default language, "" if there is none."""
        return next(iter(self.all_texts(name)), "")

    def all_texts(self, name: str) -> tuple[str, ...]:
        """Return every text of "prefix:name", the default language first."""
        nodes = [node for node in self.nodes(name) if node.said]
        if any(node.language for node in nodes):
            nodes.sort(key=lambda node: node.language != NO_LANGUAGE)
        return tuple(node.said for node in nodes)

    def texts(self, name: str) -> dict[str, str]:
        """Return the texts of "prefix:name" by language, the first of each."""
        found: dict[str, str] = {}
        for node in self.nodes(name):
            if node.said:
                found.setdefault(node.language, node.said)
        return found


EMPTY = Node()


def read_packet(data: bytes) -> Node:
    """Parse a packet; one that is too large, broken or has a DOCTYPE is as good as none."""
    if len(data) > LARGEST_PACKET:
        return EMPTY
    data = _in_bytes(data)
    start, end = data.find(b"<"), data.rfind(b">")
    if start < 0 or b"<!DOCTYPE" in data:
        return EMPTY
    root = parse_safely(data[start : end + 1])
    if root is None:
        return EMPTY
    parts: dict[str, tuple[Node, ...]] = {}
    for rdf in root.iter(f"{RDF}RDF"):
        for description in rdf.iterchildren(f"{RDF}Description"):
            _collect(description, parts, depth=0)
    return Node(parts=parts)


def parse_safely(data: bytes) -> etree._Element | None:
    """Parse XML that may not declare anything; None if it is broken or does."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=False, huge_tree=False
    )
    try:
        tree = etree.parse(io.BytesIO(data), parser)
    except (etree.XMLSyntaxError, ValueError, LookupError):
        return None
    # a DOCTYPE may hide in an encoding of its own
    return tree.getroot() if tree.docinfo.internalDTD is None else None


def _in_bytes(data: bytes) -> bytes:
    """Return UTF-16, which XMP allows in sidecars, as UTF-8; all else as it is."""
    mark = data.find(b"<")
    start = mark - mark % 2
    if mark < 0 or data[start : start + 2 * ASCII_AT_START].count(b"\0") != ASCII_AT_START:
        return data
    text = data[start:].decode("utf-16-be" if mark % 2 else "utf-16-le", "replace")
    return DECLARED.sub(b"", text.encode("utf-8", "replace"), count=1)


def _collect(element: etree._Element, parts: dict[str, tuple[Node, ...]], *, depth: int) -> None:
    """Take the properties of a structure, which stand as attributes or as elements."""
    for tag, value in element.attrib.items():
        name, said = _name(str(tag)), str(value).strip()
        if name and said:
            parts[name] = (Node(said),)
    for child in element.iterchildren("{*}*"):  # neither comments nor instructions
        name = _name(str(child.tag))
        values = _values(child, depth=depth + 1) if name and depth < DEEPEST else ()
        if values:
            parts[name] = values


@lru_cache(maxsize=4_096)
def _name(tag: str) -> str:
    """Return "{namespace}name" with our prefix, "" for a namespace that we do not read."""
    uri, _, local = tag[1:].rpartition("}")
    prefix = PREFIXES.get(uri.rstrip("/#"))
    return f"{prefix}:{local}" if prefix else ""


def _values(element: etree._Element, *, depth: int) -> tuple[Node, ...]:
    """Return what a property holds: the items of its array, or its one value."""
    container = next((inner for inner in element if inner.tag in CONTAINERS), None)
    items = [element] if container is None else container.iterchildren(f"{RDF}li")
    found: list[Node] = []
    for item in items:
        value = _value(item, depth=depth)
        if value != EMPTY:
            found.append(value)
        if len(found) >= MOST_ITEMS:
            break
    return tuple(found)


def _value(item: etree._Element, *, depth: int) -> Node:
    if len(item) or len(item.attrib) > (item.get(LANGUAGE) is not None):
        value = _structure(item, depth=depth)
        if value != EMPTY:
            return value
    said = (item.text or "").strip()
    return Node(said, (item.get(LANGUAGE) or "").casefold()) if said else EMPTY


def _structure(item: etree._Element, *, depth: int) -> Node:
    """Read a structure, a value with qualifiers (rdf:value), or a reference (rdf:resource)."""
    value = item.get(f"{RDF}resource") or item.get(f"{RDF}value")
    parts: dict[str, tuple[Node, ...]] = {}
    _collect(item, parts, depth=depth)
    for inner in item.iterchildren(f"{RDF}Description", f"{RDF}value"):
        if inner.tag == f"{RDF}value":
            value = value or inner.text
        else:
            value = value or inner.get(f"{RDF}value") or inner.findtext(f"{RDF}value")
            _collect(inner, parts, depth=depth)
    return Node((value or "").strip(), (item.get(LANGUAGE) or "").casefold(), parts)

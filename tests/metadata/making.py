"""XMP packets, IPTC records and headers for tests."""

from dataclasses import dataclass, field

from gallery.metadata.fields import NAMESPACES as KNOWN

NAMESPACES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in KNOWN.items())


@dataclass(frozen=True)
class Header:
    """What the pixels' library found, as far as it matters here."""

    format: str = "BMP"  # exifread is not asked
    width: int = 1200
    height: int = 800
    stored_orientation: int = 1
    exif: dict[str, str] = field(default_factory=dict)
    xmp: bytes = b""
    iptc: bytes = b""
    texts: dict[str, str] = field(default_factory=dict)


def packet(attributes: str = "", elements: str = "") -> bytes:
    """A packet with one description, as Adobe writes it."""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {NAMESPACES} {attributes}>{elements}</rdf:Description>'
        '</rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def alternatives(name: str, **texts: str) -> str:
    """A text in several languages; ``default`` stands for x-default."""
    items = "".join(
        f'<rdf:li xml:lang="{"x-default" if tag == "default" else tag}">{text}</rdf:li>'
        for tag, text in texts.items()
    )
    return f"<{name}><rdf:Alt>{items}</rdf:Alt></{name}>"


def bag(name: str, *items: str, kind: str = "Bag") -> str:
    """An array of texts."""
    inside = "".join(f"<rdf:li>{item}</rdf:li>" for item in items)
    return f"<{name}><rdf:{kind}>{inside}</rdf:{kind}></{name}>"


def structures(name: str, *items: str, kind: str = "Bag") -> str:
    """An array of structures, each given as its elements."""
    inside = "".join(f'<rdf:li rdf:parseType="Resource">{item}</rdf:li>' for item in items)
    return f"<{name}><rdf:{kind}>{inside}</rdf:{kind}></{name}>"


def mwg(
    *regions: tuple[str, str, tuple[object, object, object, object]],
    drawn_on: tuple[int, int] | None = (1200, 800),
) -> str:
    """MWG regions of (name, type, area x y w h with the centre)."""
    dimensions = (
        f'<mwg-rs:AppliedToDimensions stDim:w="{drawn_on[0]}" stDim:h="{drawn_on[1]}" '
        'stDim:unit="pixel"/>'
        if drawn_on
        else ""
    )
    listed = (
        (f"<mwg-rs:Name>{name}</mwg-rs:Name>" if name else "")
        + (f"<mwg-rs:Type>{kind}</mwg-rs:Type>" if kind else "")
        + f'<mwg-rs:Area stArea:x="{x}" stArea:y="{y}" stArea:w="{w}" stArea:h="{h}" '
        'stArea:unit="normalized"/>'
        for name, kind, (x, y, w, h) in regions
    )
    inside = structures("mwg-rs:RegionList", *listed)
    return f'<mwg-rs:Regions rdf:parseType="Resource">{dimensions}{inside}</mwg-rs:Regions>'


def microsoft(*regions: tuple[str, str]) -> str:
    """Microsoft's regions of (name, "x, y, w, h" with the corner)."""
    listed = (
        f"<MPReg:PersonDisplayName>{name}</MPReg:PersonDisplayName>"
        f"<MPReg:Rectangle>{rectangle}</MPReg:Rectangle>"
        for name, rectangle in regions
    )
    inside = structures("MPRI:Regions", *listed)
    return f'<MP:RegionInfo rdf:parseType="Resource">{inside}</MP:RegionInfo>'


def dataset(number: int, value: bytes, *, record: int = 2) -> bytes:
    """One IPTC-IIM dataset."""
    return bytes([0x1C, record, number]) + len(value).to_bytes(2, "big") + value


UTF8_DECLARED = dataset(90, b"\x1b%G", record=1)

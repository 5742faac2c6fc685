"""XMP packets, IPTC records and headers for tests."""

from dataclasses import dataclass, field

NAMESPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:exif="http://ns.adobe.com/exif/1.0/" '
    'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
)


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

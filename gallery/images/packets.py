"""Raw metadata wherever a container keeps it: XMP packets, IPTC records, plain texts.

Pillow hands over what it knows; the rest is read here: XMP of GIF, the boxes of JPEG 2000,
IPTC of PNG, TIFF and HEIC. Nothing is understood here, only taken out.
"""

import struct
from collections.abc import Callable, Iterator, Mapping
from typing import IO

from PIL.ImageFile import ImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.PsdImagePlugin import PsdImageFile
from PIL.TiffImagePlugin import TiffImageFile

from gallery.images.png_chunks import late_metadata
from gallery.images.texts import utf8_or_latin1

LARGEST_PACKET = 4_000_000  # bytes of one packet; more is damage or an attack
LARGEST_TEXT = 20_000  # characters of one plain text
BLOCK = 1 << 20

# GIF: an application extension whose data is not cut into blocks (XMP part 3 § 1.1.2)
GIF_XMP = b"!\xff\x0bXMP DataXMP"
GIF_XMP_END = b"\x01\xff\xfe\xfd\xfc"  # the "magic trailer" that leads simple readers out

# JPEG 2000 boxes of type "uuid": what follows these 16 bytes is the packet
BOX_UUIDS = {
    bytes.fromhex("be7acfcb97a942e89c71999491e3afac"): "xmp",
    bytes.fromhex("4a706754696666457869662d3e4a5032"): "exif",
    bytes.fromhex("33c7a4d2b81d4723a0baf1a3e097ad38"): "iptc",
}
UUID_BYTES = 16
BOX = struct.Struct(">I4s")
LONG_BOX = struct.Struct(">Q")
MOST_BOXES = 1_000
JPEG2000_SIGNATURE = b"\0\0\0\x0cjP  "

TIFF_BLOCKS = {33723: "iptc", 34377: "photoshop"}
TIFF_BYTES_OF_TYPE = {1: 1, 2: 1, 3: 2, 4: 4, 6: 1, 7: 1, 13: 4}
TIFF_ENTRY = 12  # bytes
MOST_TIFF_TAGS = 1_000

IPTC_RESOURCE = 0x0404  # of Photoshop's image resource blocks
PSD_RESOURCES = {IPTC_RESOURCE: "iptc", 0x0422: "exif", 0x0424: "xmp"}
RESOURCE_MARK = b"8BIM"
MOST_RESOURCES = 1_000
PNG_PROFILES = ("Raw profile type iptc", "Raw profile type 8bim", "Raw profile type photoshop")

# What PNG (§ 11.3.4.2) and comments say in plain text, by our names.
TEXT_KEYS = {
    "Title": "Title",
    "Author": "Author",
    "Description": "Description",
    "Copyright": "Copyright",
    "Comment": "Comment",
    "comment": "Comment",
}

Reader = Callable[[IO[bytes]], Iterator[tuple[str, bytes]]]


def complete(image: ImageFile) -> None:
    """Put into ``info`` what Pillow leaves behind: "xmp", "exif", "iptc" and PNG texts."""
    found: Mapping[str, bytes | str] = {}
    if isinstance(image, PngImageFile):
        # Its own getexif() decodes the whole picture to find a chunk behind the pixels.
        found = late_metadata(image)
    elif image.fp is not None and image.format == "JPEG2000":
        found = _kept_place(image.fp, _boxes)
    elif image.fp is not None and image.format == "GIF":
        found = _kept_place(image.fp, _gif_packet)
    elif isinstance(image, PsdImageFile):
        told = {number: data for number, _, data in image.resources}
        found = {name: told[number] for number, name in PSD_RESOURCES.items() if number in told}
    for key, value in found.items():
        image.info.setdefault(key, value)


def xmp_of(image: ImageFile) -> bytes:
    """Return the raw XMP packet, b"" without one."""
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    if isinstance(packet, str):
        return packet.encode("utf-8", "replace")
    return packet if isinstance(packet, bytes) else b""


def iptc_of(image: ImageFile) -> bytes:
    """Return the raw IPTC-IIM records, b"" without any."""
    if isinstance(image, TiffImageFile):
        return _iptc_of_tiff(image)
    records = image.info.get("iptc")
    blocks = image.info.get("photoshop")
    if isinstance(blocks, dict):
        records = blocks.get(IPTC_RESOURCE)
    elif isinstance(image, PngImageFile):
        records = _iptc_of_png(image)
    elif image.format == "HEIF":
        records = _iptc_of_heif(image)
    return records if isinstance(records, bytes) else b""


def texts_of(image: ImageFile) -> dict[str, str]:
    """Return what the file says in plain text: its comment, and the texts of a PNG.

    Text that is not UTF-8 comes as Latin-1, byte for byte.
    """
    texts: dict[str, str] = {}
    for key, name in TEXT_KEYS.items():
        value = image.info.get(key)
        if isinstance(value, bytes):
            value = utf8_or_latin1(value)
        if isinstance(value, str) and (text := value[:LARGEST_TEXT].strip("\0 \r\n\t")):
            texts.setdefault(name, text)
    return texts


def _kept_place(stream: IO[bytes], read: Reader) -> dict[str, bytes]:
    before = stream.tell()
    try:
        return dict(read(stream))
    finally:
        stream.seek(before)


def _gif_packet(stream: IO[bytes]) -> Iterator[tuple[str, bytes]]:
    """Search the whole file: programs put the packet before the frames or behind them."""
    stream.seek(0)
    at, tail = 0, b""
    while block := stream.read(BLOCK):
        found = (tail + block).find(GIF_XMP)
        if found >= 0:
            stream.seek(at - len(tail) + found + len(GIF_XMP))
            packet, end, _ = stream.read(LARGEST_PACKET).partition(GIF_XMP_END)
            if end:
                yield "xmp", packet
            return
        at += len(block)
        tail = block[-len(GIF_XMP) + 1 :]


def _boxes(stream: IO[bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield the metadata boxes of a JPEG 2000 file (ISO/IEC 15444-1 annex I)."""
    stream.seek(0)
    if stream.read(len(JPEG2000_SIGNATURE)) != JPEG2000_SIGNATURE:
        return  # a bare codestream has no boxes
    at = 0
    for _ in range(MOST_BOXES):
        stream.seek(at)
        head = stream.read(BOX.size)
        if len(head) < BOX.size:
            return
        length, kind = BOX.unpack(head)
        start = at + BOX.size
        if length == 1 and len(long := stream.read(LONG_BOX.size)) == LONG_BOX.size:
            length, start = LONG_BOX.unpack(long)[0], start + LONG_BOX.size
        if length < start - at:  # 0 is "up to the end": only pixels are written so
            return
        if kind == b"uuid" and length <= LARGEST_PACKET:
            data = stream.read(at + length - start)
            name = BOX_UUIDS.get(data[:UUID_BYTES])
            if name:
                yield name, (b"Exif\0\0" if name == "exif" else b"") + data[UUID_BYTES:]
        at += length


def _iptc_of_tiff(image: TiffImageFile) -> bytes:
    """Read the tag's bytes as they are: half of the world declares them as numbers."""
    if image.fp is None:
        return b""
    found = _kept_place(image.fp, _tiff_blocks)
    return found.get("iptc") or iptc_in_resources(found.get("photoshop", b""))


def _tiff_blocks(stream: IO[bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield the two blocks of the first directory that may hold IPTC (TIFF 6.0 § 2)."""
    stream.seek(0)
    head = stream.read(8)
    order = "<" if head[:2] == b"II" else ">"
    if len(head) < 8 or struct.unpack(f"{order}H", head[2:4])[0] != 42:  # 43 is BigTIFF
        return
    stream.seek(struct.unpack(f"{order}I", head[4:])[0])
    count = int.from_bytes(stream.read(2), "little" if order == "<" else "big")
    entries = stream.read(min(count, MOST_TIFF_TAGS) * TIFF_ENTRY)
    whole = entries[: len(entries) // TIFF_ENTRY * TIFF_ENTRY]
    for tag, kind, values, at in struct.iter_unpack(f"{order}HHII", whole):
        size = values * TIFF_BYTES_OF_TYPE.get(kind, 0)
        if tag in TIFF_BLOCKS and 4 < size <= LARGEST_PACKET:
            stream.seek(at)
            yield TIFF_BLOCKS[tag], stream.read(size)


def _iptc_of_png(image: PngImageFile) -> bytes:
    for name in PNG_PROFILES:
        written = image.info.get(name)
        if isinstance(written, str):
            data = _profile(written)
            return data if data.startswith(b"\x1c") else iptc_in_resources(data)
    return b""


def _profile(written: str) -> bytes:
    """Decode ImageMagick's "raw profile": name, length, then hexadecimal lines."""
    lines = written.strip().split("\n", 2)
    try:
        return bytes.fromhex(lines[2]) if len(lines) == 3 else b""
    except ValueError:
        return b""


def _iptc_of_heif(image: ImageFile) -> bytes:
    items = image.info.get("metadata")
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict) and item.get("type") == "iptc":
            return bytes(item.get("data") or b"")
    return b""


def iptc_in_resources(data: bytes) -> bytes:
    """Return the IPTC records among Photoshop's image resources, b"" without any."""
    at = data.find(RESOURCE_MARK)  # "Photoshop 3.0" may stand before it
    for _ in range(MOST_RESOURCES):
        if at < 0 or data[at : at + 4] != RESOURCE_MARK or at + 12 > len(data):
            return b""
        name = data[at + 6] + 1  # a Pascal string, padded to even length
        size_at = at + 6 + name + name % 2
        size = int.from_bytes(data[size_at : size_at + 4], "big")
        start = size_at + 4
        if int.from_bytes(data[at + 4 : at + 6], "big") == IPTC_RESOURCE:
            return data[start : start + size]
        at = start + size + size % 2
    return b""

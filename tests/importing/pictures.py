"""Small files for tests: whole pictures and broken ones."""

import io
import random
import struct
import zlib
from pathlib import Path

from PIL import Image, ImageDraw


def picture_bytes(
    *,
    shade: int = 0,
    size: tuple[int, int] = (64, 48),
    form: str = "JPEG",
    taken: str = "",
    xmp: bytes = b"",
) -> bytes:
    """Return a picture that differs from those of every other shade."""
    image = Image.new("RGB", size, (shade % 256, 255 - shade % 256, (shade // 256) % 256))
    ImageDraw.Draw(image).text((4, 4), str(shade), fill="white")
    exif = Image.Exif()
    if taken:
        exif.get_ifd(0x8769)[0x9003] = taken
    out = io.BytesIO()
    inside = ({"exif": exif} if taken else {}) | ({"xmp": xmp} if xmp else {})
    image.save(out, form, **inside)
    return out.getvalue()


def write_picture(
    path: Path, *, shade: int = 0, form: str = "JPEG", taken: str = "", xmp: bytes = b""
) -> Path:
    """Write such a picture, with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(picture_bytes(shade=shade, form=form, taken=taken, xmp=xmp))
    return path


def scenery(*, seed: int, size: tuple[int, int] = (640, 480), xmp: bytes = b"") -> bytes:
    """Return a picture with large shapes, the same ones in every size."""
    chance = random.Random(seed)
    image = Image.new("RGB", size, chance.choice(["navy", "olive", "white", "black"]))
    draw = ImageDraw.Draw(image)
    for _ in range(12):
        left, top = chance.uniform(-0.2, 0.9), chance.uniform(-0.2, 0.9)
        right, bottom = left + chance.uniform(0.1, 0.6), top + chance.uniform(0.1, 0.6)
        box = [part * side for part, side in zip((left, top, right, bottom), size * 2, strict=True)]
        draw.ellipse(box, fill=tuple(chance.randrange(256) for _ in range(3)))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=90, **({"xmp": xmp} if xmp else {}))
    return out.getvalue()


def packet(body: str) -> bytes:
    """Return an XMP packet whose description holds ``body``."""
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:lr="http://ns.adobe.com/lightroom/1.0/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
 xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/"
 xmlns:stArea="http://ns.adobe.com/xmp/sType/Area#"
 xmlns:stDim="http://ns.adobe.com/xap/1.0/sType/Dimensions#">
{body}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()


def bag(name: str, *texts: str) -> str:
    """Return a property that holds several texts ("dc:subject")."""
    return f"<{name}><rdf:Bag>{_items(texts)}</rdf:Bag></{name}>"


def in_languages(name: str, **texts: str) -> str:
    """Return a property with a text for each language; "x_default" for none."""
    items = "".join(
        f'<rdf:li xml:lang="{language.replace("_", "-")}">{text}</rdf:li>'
        for language, text in texts.items()
    )
    return f"<{name}><rdf:Alt>{items}</rdf:Alt></{name}>"


def faces(*boxes: tuple[str, float, float, float, float]) -> str:
    """Return MWG face regions: name, middle, width and height as fractions."""
    listed = "".join(
        f"""<rdf:li rdf:parseType="Resource"><mwg-rs:Name>{name}</mwg-rs:Name>
<mwg-rs:Type>Face</mwg-rs:Type><mwg-rs:Area stArea:x="{x}" stArea:y="{y}" stArea:w="{width}"
 stArea:h="{height}" stArea:unit="normalized"/></rdf:li>"""
        for name, x, y, width, height in boxes
    )
    return f"""<mwg-rs:Regions rdf:parseType="Resource">
<mwg-rs:AppliedToDimensions stDim:w="64" stDim:h="48" stDim:unit="pixel"/>
<mwg-rs:RegionList><rdf:Bag>{listed}</rdf:Bag></mwg-rs:RegionList></mwg-rs:Regions>"""


def _items(texts: tuple[str, ...]) -> str:
    return "".join(f"<rdf:li>{text}</rdf:li>" for text in texts)


def noise_jpeg(*, side: int = 256) -> bytes:
    """Return a JPEG with so much in it that a cut shows."""
    image = Image.effect_noise((side, side), 80).convert("RGB")
    out = io.BytesIO()
    image.save(out, "JPEG", quality=90)
    return out.getvalue()


def png_bomb(*, side: int = 30_000) -> bytes:
    """Return a PNG of a few kilobytes that claims ``side`` x ``side`` pixels."""
    header = struct.pack(">IIBBBBB", side, side, 8, 6, 0, 0, 0)
    body = zlib.compress(bytes(1 << 20))
    chunks = ((b"IHDR", header), (b"IDAT", body), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    check = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

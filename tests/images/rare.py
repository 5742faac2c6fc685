"""Writes the formats that Pillow only reads: small whole files, byte by byte."""

import struct

from PIL import Image

from tests.images.making import encoded, quarters


def raw(image: Image.Image, layout: str) -> bytes:
    """Return the pixels in the order of one of Pillow's raw layouts ("BGR")."""
    return image.tobytes("raw", layout)


def psd(image: Image.Image, *, depth: int = 8, resources: bytes = b"") -> bytes:
    """Photoshop: planes one after the other, not packed."""
    modes = {"L": 1, "RGB": 3, "RGBA": 3, "CMYK": 4, "LAB": 9}
    planes = b"".join(band.tobytes() for band in image.split())
    if image.mode == "CMYK":
        planes = bytes(255 - value for value in planes)
    size = image.height, image.width
    head = struct.pack(
        ">4sH6xHIIHH", b"8BPS", 1, len(image.split()), *size, depth, modes[image.mode]
    )
    return head + bytes(4) + struct.pack(">I", len(resources)) + resources + bytes(4 + 2) + planes


def psd_resource(number: int, data: bytes) -> bytes:
    """One of Photoshop's image resources, without a name."""
    padding = bytes(len(data) % 2)
    return struct.pack(">4sHHI", b"8BIM", number, 0, len(data)) + data + padding


def sun(image: Image.Image) -> bytes:
    """Sun raster, 24 bits, rows of an even length."""
    header = (0x59A66A95, image.width, image.height, 24, 0, 1, 0, 0)
    return struct.pack(">8I", *header) + raw(image, "BGR")


def cursor(image: Image.Image) -> bytes:
    """A cursor: a bitmap whose header counts its mask in the height."""
    rows = raw(image.transpose(Image.Transpose.FLIP_TOP_BOTTOM), "BGRX")
    header = struct.pack("<IiiHHIIiiII", 40, image.width, image.height * 2, 1, 32, *[0] * 6)
    entry = struct.pack("<BBBBHHII", image.width, image.height, 0, 0, 0, 0, 40 + len(rows), 22)
    return struct.pack("<HHH", 0, 2, 1) + entry + header + rows


def xpm(image: Image.Image) -> bytes:
    """X pixmap: a C program that lists colours and rows."""
    few = image.quantize(16)
    names = "abcdefghijklmnop"
    palette = few.getpalette("RGB")
    assert palette is not None
    used = range(len(palette) // 3)
    lines = [f"{few.width} {few.height} {len(used)} 1"]
    lines += [f"{names[n]} c #{bytes(palette[n * 3 : n * 3 + 3]).hex()}" for n in used]
    pixels = few.tobytes()
    for y in range(few.height):
        lines.append("".join(names[value] for value in pixels[y * few.width : (y + 1) * few.width]))
    listed = ",\n".join(f'"{line}"' for line in lines)
    return f"/* XPM */\nstatic char *quarters[] = {{\n{listed}\n}};\n".encode()


def dcx(image: Image.Image) -> bytes:
    """DCX: several PCX pages, here one."""
    return struct.pack("<III", 0x3ADE68B1, 12, 0) + encoded(image, "PCX")


def fits(image: Image.Image) -> bytes:
    """FITS: cards of 80 characters, rows from the bottom."""
    cards = ("SIMPLE  =                    T", "BITPIX  =                    8")
    cards += ("NAXIS   =                    2", f"NAXIS1  = {image.width:20}")
    cards += (f"NAXIS2  = {image.height:20}", "END")
    head = "".join(card.ljust(80) for card in cards).ljust(2880).encode()
    return head + image.convert("L").transpose(Image.Transpose.FLIP_TOP_BOTTOM).tobytes()


def pixar(image: Image.Image) -> bytes:
    """Pixar raster, not packed."""
    head = bytearray(1024)
    head[:4] = b"\x80\xe8\0\0"
    struct.pack_into("<HH", head, 416, image.height, image.width)
    struct.pack_into("<HH", head, 424, 14, 2)
    return bytes(head) + raw(image, "RGB")


def ftex(image: Image.Image) -> bytes:
    """FTEX, not compressed."""
    data = raw(image, "RGB")
    head = struct.pack("<4siiiiiii", b"FTEX", 1, *image.size, 1, 1, 1, 32)
    return head + struct.pack("<i", len(data)) + data


def brush(image: Image.Image) -> bytes:
    """A GIMP brush of the second version, in colour."""
    numbers = 28 + 2, 2, *image.size, 4
    return (
        struct.pack(">5I4sI", *numbers, b"GIMP", 10) + b"q\0" + raw(image.convert("RGBA"), "RGBA")
    )


def photo_cd(image: Image.Image) -> bytes:
    """Kodak Photo CD: luma of two rows, then their colours at half resolution."""
    luma, first, second = image.resize((768, 512)).convert("YCbCr").split()
    # The format's own white and its own shares of colour, in 8 bits
    luma = luma.point(lambda value: round(value / 1.3584))
    first = first.resize((384, 256)).point(lambda value: round((value - 128) * 0.8 + 156))
    second = second.resize((384, 256)).point(lambda value: round((value - 128) * 0.77 + 137))
    data = bytearray(96 * 2048)
    data[2048:2052] = b"PCD_"
    for row in range(256):
        data += luma.crop((0, row * 2, 768, row * 2 + 2)).tobytes()
        data += first.crop((0, row, 384, row + 1)).tobytes()
        data += second.crop((0, row, 384, row + 1)).tobytes()
    return bytes(data)


def flic(shades: list[tuple[int, int, int]], *, milliseconds: int = 40) -> bytes:
    """An Autodesk animation: one palette, then a whole frame of each colour."""
    width, height = 60, 40
    colours = b"".join(bytes(shade) for shade in shades)
    palette = _chunk(4, struct.pack("<HBB", 1, 0, len(shades)) + colours)
    frames = []
    for number in range(len(shades)):
        pixels = _chunk(16, bytes([number]) * (width * height))
        frames.append(_frame(palette + pixels if number == 0 else pixels, 2 if number == 0 else 1))
    body = b"".join(frames)
    head = bytearray(128)
    struct.pack_into(
        "<IHHHHHHI",
        head,
        0,
        128 + len(body),
        0xAF12,
        len(shades),
        width,
        height,
        8,
        3,
        milliseconds,
    )
    return bytes(head) + body


def _chunk(kind: int, data: bytes) -> bytes:
    return struct.pack("<IH", 6 + len(data), kind) + data


def _frame(chunks: bytes, count: int) -> bytes:
    return struct.pack("<IHH8x", 16 + len(chunks), 0xF1FA, count) + chunks


def tiff_of_12_bits(values: list[int], *, width: int) -> bytes:
    """A grey TIFF that packs two values in three bytes."""
    bits = "".join(f"{value:012b}" for value in values)
    data = int(bits, 2).to_bytes(len(bits) // 8, "big")
    height = len(values) // width
    tags = ((256, width), (257, height), (258, 12), (259, 1), (262, 1), (273, 8), (277, 1))
    tags += ((278, height), (279, len(data)))
    listed = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags)
    return (
        struct.pack("<4sI", b"II*\0", 8 + len(data))
        + data
        + struct.pack("<H", len(tags))
        + listed
        + bytes(4)
    )


COLOURFUL = {
    "a.psd": lambda: psd(quarters()),
    "a.icns": lambda: encoded(quarters(128, 128), "ICNS"),
    "a.cur": lambda: cursor(quarters(32, 32)),
    "a.dds": lambda: encoded(quarters(), "DDS"),
    "a.dcx": lambda: dcx(quarters()),
    "a.ras": lambda: sun(quarters()),
    "a.xpm": lambda: xpm(quarters()),
    "a.pcd": lambda: photo_cd(quarters()),
    "a.gbr": lambda: brush(quarters()),
    "a.pxr": lambda: pixar(quarters()),
    "a.blp": lambda: encoded(quarters().quantize(), "BLP"),
    "a.ftc": lambda: ftex(quarters()),
    "a.pcx": lambda: encoded(quarters(), "PCX"),
    "a.sgi": lambda: encoded(quarters(), "SGI"),
    "a.rgba": lambda: encoded(quarters().convert("RGBA"), "SGI"),
    "a.tga": lambda: encoded(quarters(), "TGA"),
    "a.qoi": lambda: encoded(quarters(), "QOI"),
    "a.ppm": lambda: encoded(quarters(), "PPM"),
    "a.jp2": lambda: encoded(quarters(), "JPEG2000"),
    "a.ico": lambda: encoded(quarters(64, 64), "ICO"),
    "a.bmp": lambda: encoded(quarters(), "BMP"),
    "a.mpo": lambda: encoded(quarters(), "MPO", quality=95),
}
GREY = {
    "a.xbm": lambda: encoded(quarters().convert("1"), "XBM"),
    "a.msp": lambda: encoded(quarters().convert("1"), "MSP"),
    "a.fits": lambda: fits(quarters()),
    "a.pbm": lambda: encoded(quarters().convert("1"), "PPM"),
    "a.pgm": lambda: encoded(quarters().convert("L"), "PPM"),
    "a.pfm": lambda: encoded(quarters().convert("L").convert("F"), "PPM"),
}

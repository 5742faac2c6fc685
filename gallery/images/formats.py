"""Which files are pictures: by name for a scan, by content for a decoder."""

from pathlib import PurePath

# Format by content -> how people call it, for the formats that we decode.
NAMES = {
    "JPEG": "JPEG",
    "MPO": "JPEG (multi-picture)",
    "PNG": "PNG",
    "GIF": "GIF",
    "WEBP": "WebP",
    "AVIF": "AVIF",
    "HEIF": "HEIC",
    "TIFF": "TIFF",
    "BMP": "BMP",
    "DIB": "BMP",
    "JPEG2000": "JPEG 2000",
    "ICO": "Icon",
    "PPM": "PNM",
    "PCX": "PCX",
    "QOI": "QOI",
    "SGI": "SGI",
    "TGA": "TGA",
    "PSD": "Photoshop",
    "ICNS": "Apple icon",
    "CUR": "Cursor",
    "DDS": "DirectDraw surface",
    "DCX": "DCX",
    "SUN": "Sun raster",
    "XBM": "X bitmap",
    "XPM": "X pixmap",
    "MSP": "Microsoft Paint",
    "PCD": "Kodak Photo CD",
    "FITS": "FITS",
    "FLI": "Autodesk animation",
    "GBR": "GIMP brush",
    "PIXAR": "Pixar raster",
    "BLP": "Blizzard texture",
    "FTEX": "FTEX texture",
    "RAW": "camera RAW",
}

READABLE = (
    "jpg jpeg jpe jfif pjpeg pjp mpo png apng gif webp avif avifs heic heif heics heifs hif "
    "tif tiff bmp dib jp2 j2k jpc jpf jpx j2c tga icb vda vst ico ppm pgm pbm pnm pfm pam "
    "pcx qoi sgi bw rgb rgba psd icns cur dds dcx ras xbm xpm msp pcd fit fits fli flc gbr pxr "
    "blp ftc ftu"
)
CAMERA_RAW = (
    "3fr arw cr2 cr3 crw dcr dng erf fff iiq kdc mef mos mrw nef nrw orf pef raf raw rw2 rwl "
    "sr2 srf srw x3f"
)
READABLE_SUFFIXES = frozenset(f".{name}" for name in READABLE.split())

# Most RAW is a TIFF inside and the rest has thirty signatures: its name says what it is.
RAW_SUFFIXES = frozenset(f".{name}" for name in CAMERA_RAW.split())

# Pictures that nothing here decodes; named, so that a refusal can say what the file is.
UNSUPPORTED_NAMES = {
    ".jxl": "JPEG XL",
    ".psb": "large Photoshop",
    ".svg": "SVG",
    ".eps": "EPS",
    ".ps": "PostScript",
    ".wmf": "Windows metafile",
    ".emf": "Windows metafile",
    ".im": "IM",
    ".iim": "IPTC",
}

SUFFIXES = READABLE_SUFFIXES | RAW_SUFFIXES | frozenset(UNSUPPORTED_NAMES)

# No signature stands at the start of these, or one that others share: their name decides.
FORMAT_OF_SUFFIX = {
    ".tga": "TGA",
    ".icb": "TGA",
    ".vda": "TGA",
    ".vst": "TGA",
    ".cur": "CUR",
    ".xbm": "XBM",
    ".pcd": "PCD",
}

HEAD_BYTES = 64  # enough for every signature below, compatible brands included

IGNORED_NAMES = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r"})
PARTIAL_SUFFIXES = frozenset({".part", ".partial", ".crdownload", ".download", ".tmp", ".!ut"})

SIGNATURES = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"II+\0", "TIFF"),
    (b"MM\0+", "TIFF"),
    (b"BM", "BMP"),
    (b"\0\0\0\x0cjP  \r\n\x87\n", "JPEG2000"),
    (b"\xff\x4f\xff\x51", "JPEG2000"),
    (b"\0\0\1\0", "ICO"),
    (b"qoif", "QOI"),
    (b"\x01\xda\0", "SGI"),
    (b"\x01\xda\1", "SGI"),
    (b"\xff\x0a", "JXL"),
    (b"\0\0\0\x0cJXL \r\n\x87\n", "JXL"),
    (b"8BPS\0\1", "PSD"),
    (b"8BPS\0\2", "PSB"),
    (b"icns", "ICNS"),
    (b"DDS ", "DDS"),
    (b"\xb1\x68\xde\x3a", "DCX"),
    (b"\x59\xa6\x6a\x95", "SUN"),
    (b"/* XPM */", "XPM"),
    (b"DanM", "MSP"),
    (b"LinS", "MSP"),
    (b"SIMPLE  =", "FITS"),
    (b"\x80\xe8\0\0", "PIXAR"),
    (b"BLP1", "BLP"),
    (b"BLP2", "BLP"),
    (b"FTEX", "FTEX"),
    (b"%!PS", "EPS"),
    (b"\xc5\xd0\xd3\xc6", "EPS"),
)
UNSUPPORTED_CONTENT = {"JXL": "JPEG XL", "PSB": "large Photoshop", "EPS": "EPS"}

FLI_MARKS = frozenset({b"\x11\xaf", b"\x12\xaf"})
AVIF_BRANDS = frozenset({b"avif", b"avis"})
HEIF_SEQUENCES = frozenset({b"hevc", b"hevx", b"hevm", b"hevs", b"msf1"})
HEIF_BRANDS = HEIF_SEQUENCES | frozenset({b"heic", b"heix", b"heim", b"heis", b"mif1"})


def is_ignored(name: str) -> bool:
    """Whether a file of this name is passed over in silence: hidden, unfinished, a system's."""
    folded = name.casefold()
    return (
        folded.startswith(".") or folded in IGNORED_NAMES or suffix_of(folded) in PARTIAL_SUFFIXES
    )


def is_picture_name(name: str) -> bool:
    """Whether a scan should look at a file of this name as a picture."""
    return not is_ignored(name) and suffix_of(name) in SUFFIXES


def suffix_of(name: str) -> str:
    """Return the last suffix, lower case, with its dot; "" without one."""
    if "/" in name or "\\" in name:
        return PurePath(name).suffix.casefold()
    stem, _, end = name.rpartition(".")  # ten times as fast, for a scan of a million names
    return f".{end}".casefold() if stem and end else ""


def sniff(head: bytes) -> str | None:
    """Return the format that the first ``HEAD_BYTES`` of a file announce, None for no picture.

    The answer is a key of ``NAMES`` or, for what we know but cannot read, of
    ``UNSUPPORTED_CONTENT``.
    """
    for signature, name in SIGNATURES:
        if head.startswith(signature):
            return name
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WEBP"
    if head[4:8] == b"ftyp":
        return _sniff_brands(head)
    if head[:1] == b"P" and head[1:2] in b"1234567fF" and head[2:3].isspace():
        return "PPM"
    if head[:1] == b"\x0a" and head[1:2] in b"\0\2\3\4\5" and head[2:3] == b"\1":
        return "PCX"
    if head[20:24] == b"GIMP":
        return "GBR"
    return "FLI" if head[4:6] in FLI_MARKS and head[14:16] in {b"\0\0", b"\3\0"} else None


def _sniff_brands(head: bytes) -> str | None:
    """Tell AVIF from HEIC by the brands of an ISO base media file (ISO/IEC 23008-12)."""
    brands = {head[8:12], *(head[at : at + 4] for at in range(16, len(head) - 3, 4))}
    if head[8:12] in AVIF_BRANDS or (head[8:12] in {b"mif1", b"msf1"} and brands & AVIF_BRANDS):
        return "AVIF"
    return "HEIF" if head[8:12] in HEIF_BRANDS else None

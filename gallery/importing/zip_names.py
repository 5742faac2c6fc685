"""The names in a zip as their packer meant them.

Zip says UTF-8 with a flag; without it the bytes are what the packing system used. One system
packed the whole archive, so one encoding is chosen for all of its names: a single short name
may be readable in several.
"""

import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence

UTF8_FLAG = 0x800
UNICODE_PATH = 0x7075  # extra field of Info-ZIP and WinRAR: the name in UTF-8 (APPNOTE 4.6.9)
AS_READ = "cp437"  # how zipfile reads names without the flag; loses nothing
KOREAN, JAPANESE = "cp949", "cp932"
KANA = range(0x3041, 0x30FF)


def names_of(infos: Sequence[zipfile.ZipInfo]) -> list[str]:
    """Return the names of all entries with "/" between folders."""
    raw = [None if info.flag_bits & UTF8_FLAG else _raw(info) for info in infos]
    encoding = encoding_of([name for name in raw if name is not None and not name.isascii()])
    return [
        (_told(info, name) or name.decode(encoding, "replace")).replace("\\", "/")
        if name is not None
        else info.orig_filename.replace("\\", "/")
        for info, name in zip(infos, raw, strict=True)
    ]


def encoding_of(names: Sequence[bytes]) -> str:
    """Return the encoding in which all of these names were written.

    UTF-8 hardly ever fits by chance. Korean Windows writes CP949, Japanese CP932, whose
    letters are nonsense from CP949's rare half; DOS Latin, which the standard asks for, fits
    anything and comes last.
    """
    fitting = [name for name in ("utf-8", KOREAN, JAPANESE) if _fits(names, name)]
    if fitting[:1] == [KOREAN] and JAPANESE in fitting and _is_japanese(names):
        return JAPANESE
    return fitting[0] if fitting else AS_READ


def _fits(names: Sequence[bytes], encoding: str) -> bool:
    try:
        for name in names:
            name.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _is_japanese(names: Sequence[bytes]) -> bool:
    """Whether there is kana in the names, and hardly any common Korean syllable."""
    kana = sum(ord(char) in KANA for name in names for char in name.decode(JAPANESE))
    letters = [char for name in names for char in name.decode(KOREAN) if not char.isascii()]
    rare = sum(not _is_common_korean(char) for char in letters)
    return kana > 0 and 2 * rare > len(letters)


def _is_common_korean(char: str) -> bool:
    """Whether a character is in KS X 1001, which CP949 extends by rare syllables."""
    try:
        char.encode("euc_kr")
    except UnicodeEncodeError:
        return False
    return True


def _raw(info: zipfile.ZipInfo) -> bytes:
    return info.orig_filename.encode(AS_READ, "replace")


def _told(info: zipfile.ZipInfo, raw: bytes) -> str:
    """Return the name of the Unicode extra field, "" if there is none for this very name."""
    for kind, data in _extras(info.extra):
        if kind == UNICODE_PATH and data[:1] == b"\x01" and len(data) > 5:
            (check,) = struct.unpack_from("<L", data, 1)
            if check == zlib.crc32(raw):
                return data[5:].decode("utf-8", "replace")
    return ""


def _extras(extra: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        yield kind, extra[at + 4 : at + 4 + length]
        at += 4 + length

"""Zips made byte by byte (APPNOTE.TXT), as no well-meaning library writes them."""

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

UTF8, LOCKED = 0x800, 0x1
STORED, DEFLATED = 0, 8
UNIX = 3


@dataclass(frozen=True)
class Packed:
    """One entry: ``name`` as the bytes that stand in the archive."""

    name: bytes
    data: bytes = b""
    method: int = STORED
    flags: int = 0
    password: bytes = b""
    mode: int = 0
    extra: bytes = b""
    claims: int | None = None  # size unpacked, if it lies


def write_zip(path: Path, *entries: Packed) -> Path:
    """Write an archive, with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(zip_bytes(entries))
    return path


def zip_bytes(entries: Iterable[Packed]) -> bytes:
    """Return an archive."""
    body, directory = bytearray(), bytearray()
    count = 0
    for entry in entries:
        offset = len(body)
        check = zlib.crc32(entry.data)
        stored = _deflated(entry.data) if entry.method == DEFLATED else entry.data
        flags = entry.flags | (LOCKED if entry.password else 0)
        if entry.password:
            stored = encrypted(stored, entry.password, check)
        size = len(entry.data) if entry.claims is None else entry.claims
        common = struct.pack(
            "<HHHHHLLLHH",
            20,
            flags,
            entry.method,
            0,
            0x21,
            check,
            len(stored),
            size,
            len(entry.name),
            len(entry.extra),
        )
        body += b"PK\x03\x04" + common + entry.name + entry.extra + stored
        directory += b"PK\x01\x02" + bytes([20, UNIX]) + common
        directory += struct.pack("<HHHLL", 0, 0, 0, entry.mode << 16, offset)
        directory += entry.name + entry.extra
        count += 1
    end = struct.pack("<4H2LH", 0, 0, count, count, len(directory), len(body), 0)
    return bytes(body + directory) + b"PK\x05\x06" + end


def encrypted(data: bytes, password: bytes, check: int) -> bytes:
    """Return data under the cipher of old zips (APPNOTE 6.1), the header before it."""
    keys = [0x12345678, 0x23456789, 0x34567890]

    def update(byte: int) -> None:
        keys[0] = _crc_step(byte, keys[0])
        keys[1] = ((keys[1] + (keys[0] & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = _crc_step(keys[1] >> 24, keys[2])

    for byte in password:
        update(byte)
    out = bytearray()
    for byte in bytes(11) + bytes([check >> 24]) + data:
        half = (keys[2] | 2) & 0xFFFF
        out.append(byte ^ ((half * (half ^ 1)) >> 8 & 0xFF))
        update(byte)
    return bytes(out)


def _crc_step(byte: int, crc: int) -> int:
    return (crc >> 8) ^ CRC_TABLE[(crc ^ byte) & 0xFF]


def _crc_row(index: int) -> int:
    for _ in range(8):
        index = (index >> 1) ^ 0xEDB88320 if index & 1 else index >> 1
    return index


CRC_TABLE = [_crc_row(index) for index in range(256)]


def _deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()

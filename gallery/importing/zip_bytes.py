"""Two ways to read the bytes of an archive: a part of it as a file, and in small steps."""

import io
from typing import IO

SMALL_STEP = 64 << 10  # bytes; what zipfile decrypts in 0.1 s


class Part(io.RawIOBase):
    """The bytes from ``start`` to ``start + size`` of an open file, as a file of their own."""

    def __init__(self, base: IO[bytes], start: int, size: int) -> None:
        self._base = base
        self._start = start
        self._size = size
        self._at = 0

    def readable(self) -> bool:
        """It can be read."""
        return True

    def seekable(self) -> bool:
        """It can be read from anywhere."""
        return True

    def tell(self) -> int:
        """Return the place of the next byte."""
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place and return it.

        Raises:
            OSError: it lies before the start.
        """
        at = offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        if at < 0:
            raise OSError("before the start")
        self._at = at
        return at

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes, at most ``size``; all that is left when it is negative."""
        left = max(self._size - self._at, 0)
        self._base.seek(self._start + self._at)
        block = self._base.read(left if size < 0 else min(size, left))
        self._at += len(block)
        return block


class Unhurried(io.RawIOBase):
    """A stream that answers in small steps, so that who reads can say that it still lives."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def readable(self) -> bool:
        """It can be read."""
        return True

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes, often fewer than asked for; b"" at the end."""
        return self._stream.read(min(size, SMALL_STEP) if size >= 0 else -1)

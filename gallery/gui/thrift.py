"""Memory that is let go of goes back to the system.

An answer of a million photos passes through texts of some megabytes. The C library's allocator
takes blocks of that size from the system at first and gives them back; but with each one that
is freed it raises the size from which it does so, up to 32 MB. From then on they are cut out of
the heap of whichever thread reads, and the holes they leave stay with the program: 120 MB after
a few searches.
"""

import ctypes
import sys
from contextlib import suppress

M_MMAP_THRESHOLD = -3  # of glibc's malloc.h
LARGE = 512 * 1024  # bytes; blocks as large are given back, always


def give_back_what_is_free() -> None:
    """Let large blocks go back to the system as soon as they are free; on Linux alone.

    Other systems do so by themselves, and a C library that knows no such setting stays as it is.
    """
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).mallopt(M_MMAP_THRESHOLD, LARGE)

"""Functions that run in the children of ``Workers``."""

import os
import signal
import sys
import time
from collections.abc import Callable


def double(item: int, alive: Callable[[], None]) -> int:
    """Do an honest job."""
    return 2 * item


def odd(item: object, alive: Callable[[], None]) -> object:
    """Do what the item says."""
    if item == "hang":
        time.sleep(60)
    if item == "stop":
        os.kill(os.getpid(), signal.SIGSTOP)  # not even its own alarm ends it now
    if item == "slow but alive":
        for _ in range(8):
            time.sleep(0.25)
            alive()
    if item == "die":
        os.abort()
    if item == "memory":
        return len(bytearray(8 << 30))
    if item == "raise":
        raise ValueError("no such luck")
    if item == "print":
        os.write(1, b"a decoder talks")
    return item


def modules(item: object, alive: Callable[[], None]) -> list[str]:
    """Tell which heavy modules the child has."""
    return [name for name in ("PySide6", "sqlalchemy", "pytest") if name in sys.modules]


def whoami(item: object, alive: Callable[[], None]) -> tuple[int, int]:
    """Tell the child's process id and niceness."""
    return os.getpid(), os.nice(0) if hasattr(os, "nice") else 0

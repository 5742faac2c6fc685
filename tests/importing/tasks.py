"""Stages that misbehave on files of telling names; they run in the children."""

import os
import time
from collections.abc import Callable
from pathlib import Path

from gallery.analysis import decode
from gallery.images.thumbnail import Thumbnail
from gallery.importing.stages import Errand, Examined, examine
from gallery.model.reasons import Refused


def misbehave(name: str) -> None:
    """Hang, die or swell, as the name says."""
    if "hang" in name:
        time.sleep(60)
    if "die" in name:
        os.abort()
    if "swell" in name:
        bytearray(1 << 40)


def odd_examine(errand: Errand, alive: Callable[[], None]) -> Examined | Refused:
    """Read a file, with a decoder that fails on some."""
    misbehave(errand.name)
    for sidecar in errand.beside:
        misbehave(Path(sidecar).name)
    return examine(errand, alive)


def examine_once_more(errand: Errand, alive: Callable[[], None]) -> Examined | Refused:
    """Read a file, but die at the first attempt."""
    tried = Path(f"{errand.path}.tried")
    if not tried.exists():
        tried.touch()
        os.abort()
    return examine(errand, alive)


def odd_decode(
    errand: decode.Errand, alive: Callable[[], None]
) -> Thumbnail | Refused | decode.Gone:
    """Decode a photo, with a decoder that fails on some."""
    misbehave(Path(errand.paths[0]).name)
    return decode.decode(errand, alive)


def decode_once_more(
    errand: decode.Errand, alive: Callable[[], None]
) -> Thumbnail | Refused | decode.Gone:
    """Decode a photo, but die at the first attempt."""
    tried = Path(f"{errand.paths[0]}.tried")
    if not tried.exists():
        tried.touch()
        os.abort()
    return decode.decode(errand, alive)

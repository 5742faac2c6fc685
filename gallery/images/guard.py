"""Keeps Pillow's process-wide switches in order while several threads decode.

``LOAD_TRUNCATED_IMAGES`` and the warning filters belong to the whole process. Strict
decodes run side by side; a tolerant one waits until it is alone.
"""

import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import ImageFile


class Guard:
    """Many strict decodes at once, or one tolerant one; decoders' warnings are swallowed."""

    def __init__(self) -> None:
        self._turn = threading.Condition()
        self._strict = 0
        self._tolerant = False
        self._waiting = 0
        self._filters: warnings.catch_warnings | None = None

    @contextmanager
    def strict(self) -> Iterator[None]:
        """Decode so that damage raises."""
        with self._turn:
            self._turn.wait_for(lambda: not self._tolerant and not self._waiting)
            if not self._strict:
                self._silence()
            self._strict += 1
        try:
            yield
        finally:
            with self._turn:
                self._strict -= 1
                if not self._strict:
                    self._speak()
                self._turn.notify_all()

    @contextmanager
    def tolerant(self) -> Iterator[None]:
        """Decode as far as the data goes; never inside ``strict`` of the same thread."""
        with self._turn:
            self._waiting += 1
            self._turn.wait_for(lambda: not self._strict and not self._tolerant)
            self._waiting -= 1
            self._tolerant = True
            self._silence()
            ImageFile.LOAD_TRUNCATED_IMAGES = True
        try:
            yield
        finally:
            with self._turn:
                ImageFile.LOAD_TRUNCATED_IMAGES = False
                self._speak()
                self._tolerant = False
                self._turn.notify_all()

    def _silence(self) -> None:
        self._filters = warnings.catch_warnings()
        self._filters.__enter__()
        warnings.simplefilter("ignore")

    def _speak(self) -> None:
        if self._filters is not None:
            self._filters.__exit__(None, None, None)
            self._filters = None


GUARD = Guard()

"""Where a value came from, and which source wins."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Origin(StrEnum):
    """The source of a value, strongest first (see ``TRUST``)."""

    USER = "user"
    SIDECAR = "sidecar"
    PLATFORM = "platform-id"
    CDN = "cdn-path"
    FILE = "file"
    FILE_NAME = "file-name"
    FOLDER_NAME = "folder-name"
    SUGGESTION = "suggestion"


TRUST: dict[Origin, int] = {origin: -place for place, origin in enumerate(Origin)}


@dataclass(frozen=True, slots=True)
class Fact(Generic[Value]):
    """A value and where it came from; ``reason`` is the piece it was read from ("240127")."""

    value: Value
    origin: Origin
    reason: str = ""


def strongest(facts: "list[Fact[Value]]") -> "Fact[Value] | None":
    """Return the fact of the most trusted origin, the first of equals, or None."""
    return max(facts, key=lambda fact: TRUST[fact.origin], default=None)

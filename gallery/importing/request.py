"""What the user asked to import, as a value that survives a crash."""

import json
from dataclasses import asdict, dataclass
from enum import StrEnum

from gallery.model.photoset import SetKind


class Mode(StrEnum):
    """Where the files end up; a move takes the source away only after it is stored."""

    KEEP = "keep"
    COPY = "copy"
    MOVE = "move"


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What to import and what the user said of it.

    ``paths`` absolute, spelled as on disk (surrogate escapes): files, folders, zip and cbz.
    ``title`` makes one set of everything given. ``released`` is an ISO date. "" and None
    mean: not said, guess. ``again`` also adds photos that were removed before.
    """

    paths: tuple[str, ...]
    mode: Mode = Mode.KEEP
    title: str = ""
    kind: SetKind | None = None
    released: str = ""
    source: str = ""
    credit: str = ""
    expected: int | None = None
    again: bool = False


def to_json(request: ImportRequest) -> str:
    """Return the request as ASCII text (lone surrogates of file names are escaped)."""
    return json.dumps(asdict(request))


def from_json(text: str) -> ImportRequest:
    """Return the request that ``to_json`` wrote.

    Raises:
        ValueError: the text is not a request.
    """
    fields = json.loads(text)
    try:
        fields["paths"] = tuple(fields["paths"])
        fields["mode"] = Mode(fields["mode"])
        fields["kind"] = SetKind(fields["kind"]) if fields["kind"] else None
        return ImportRequest(**fields)
    except (KeyError, TypeError) as error:
        raise ValueError(f"not an import request: {text[:80]}") from error

"""How a value is known, in words: "from the tweet id 1750914444445221330"."""

import re
from typing import Any

from gallery.model.facts import Fact, Origin

# "tweet id 1750914444445221330": words, then the piece itself, which has a figure in it.
KIND_AND_PIECE = re.compile(r"[A-Za-z][A-Za-z -]*? \S*\d.*")
SENTENCES = {
    Origin.SIDECAR: "from the sidecar {0}",
    Origin.PLATFORM: "from the {0}",
    Origin.CDN: "from the {0}",
    Origin.FILE: "from the file: {0}",
    Origin.FILE_NAME: "from the file name “{0}”",
    Origin.FOLDER_NAME: "from the folder name “{0}”",
}
WITHOUT_PIECE = {
    Origin.SIDECAR: "from a sidecar",
    Origin.PLATFORM: "from the platform id",
    Origin.CDN: "from the address of the picture",
    Origin.FILE: "from the file",
    Origin.FILE_NAME: "from the file name",
    Origin.FOLDER_NAME: "from the folder name",
}


def why(origin: Origin, piece: str = "") -> str:
    """Say how a value is known.

    Args:
        origin: where it came from.
        piece: what it was read from, as ``Fact.reason``.
    """
    if origin is Origin.USER:
        return "you said so"
    if origin is Origin.SUGGESTION:
        return f"a guess from the word “{piece}”" if piece else "a guess"
    if not piece:
        return WITHOUT_PIECE[origin]
    if origin in (Origin.PLATFORM, Origin.CDN) and not KIND_AND_PIECE.fullmatch(piece):
        return f"{WITHOUT_PIECE[origin]} {piece}"
    return SENTENCES[origin].format(piece)


def why_of(fact: Fact[Any]) -> str:
    """Say how the value of a fact is known."""
    return why(fact.origin, fact.reason)

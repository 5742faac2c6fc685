"""Suggestions: guesses about who and what a photo shows, never tags until the user says so."""

from dataclasses import dataclass
from enum import StrEnum

from gallery.model.facts import Origin


class SuggestionKind(StrEnum):
    """What a guess is about; a WORD may turn out to be a person, a group or a scene."""

    PERSON = "person"
    SCENE = "scene"
    WORD = "word"


class SuggestionState(StrEnum):
    """What became of a guess on one photo; a refused one stays refused."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Hint:
    """One guess as a file or sidecar gives it.

    ``text`` is the word or name without "#" or "@"; ``reason`` what it was there ("hashtag",
    "mention", "tagged user", "keyword", ...); ``handle`` the account of a person, without "@",
    "" if unknown; ``parents`` what stands above it in a hierarchy, outermost first.
    """

    kind: SuggestionKind
    text: str
    origin: Origin
    reason: str
    handle: str = ""
    parents: tuple[str, ...] = ()

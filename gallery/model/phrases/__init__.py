"""Phrases: what is said of a photo, read from text and said as text.

*Who* (none, one or several persons) + *link* (with, in, at, …, or nothing) + *scene*:
"V with camcorder", "IU and V running outdoors", "in close-up", "V". ``read_phrase`` and
``say_phrase`` are each other's inverse for names that are known.

``words`` are the words of a text and those that bind, ``bearers`` who bears a name,
``readings`` the phrase as a value, ``grammar`` finds one in a text.

Why a closed list of links: any other word between a person and a thing ("leaning against a
wall") belongs to the name of the scene, so that what the user typed is what is shown.
"""

from gallery.model.phrases.bearers import (
    WHAT,
    WHO,
    Bearer,
    BearerKind,
    Vocabulary,
    known_scene,
    scenes_named,
)
from gallery.model.phrases.grammar import read_phrase
from gallery.model.phrases.readings import Part, PhraseReading, say_phrase
from gallery.model.phrases.words import (
    ARTICLES,
    JOINERS,
    LINKS,
    LONGEST_RUN,
    Word,
    split_words,
)

__all__ = [
    "ARTICLES",
    "JOINERS",
    "LINKS",
    "LONGEST_RUN",
    "WHAT",
    "WHO",
    "Bearer",
    "BearerKind",
    "Part",
    "PhraseReading",
    "Vocabulary",
    "Word",
    "known_scene",
    "read_phrase",
    "say_phrase",
    "scenes_named",
    "split_words",
]

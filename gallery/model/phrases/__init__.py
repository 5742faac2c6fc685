"""Phrases: what is said of a photo, read from text and said as text.

*Who* (none, one or several persons) + *link* (with, in, at, …, or nothing) + *scene*:
"V with camcorder", "IU and V running outdoors", "in close-up", "V". ``read_phrase`` is
the inverse of ``say_exactly``, and of ``say_phrase`` wherever plain words have one meaning.

``words`` are the words of a text and those that bind (``korean`` has its particles),
``bearers`` who bears a name, ``readings`` the phrase as a value. ``grammar`` finds the
readings of a text: ``people`` from its beginning and ``tails`` behind them, or the other way
round (``scene_first``); ``weights`` say which is the likeliest. ``exactly`` says a phrase so
that it is read back as it was meant.

Why readings are weighed and not read word by word: where the scene begins shows only at its
end ("V neck sweater"), and what else the text may mean has to be offered anyway.

Why a closed list of links: any other word between a person and a thing ("leaning against a
wall") belongs to the name of the scene, so that what the user typed is what is shown.
"""

from gallery.model.phrases.bearers import (
    WHAT,
    WHO,
    Bearer,
    BearerKind,
    Bearing,
    Vocabulary,
    bearing,
    known_scene,
    scenes_named,
    shown_name,
)
from gallery.model.phrases.exactly import say_exactly
from gallery.model.phrases.grammar import read_phrase, readings
from gallery.model.phrases.readings import Part, PhraseReading, say_phrase
from gallery.model.phrases.words import (
    ARTICLES,
    CROSSING,
    JOINERS,
    LINKS,
    LONGEST_RUN,
    MARKS,
    SHOWING,
    UNTOLD,
    Word,
    split_words,
)

__all__ = [
    "ARTICLES",
    "CROSSING",
    "JOINERS",
    "LINKS",
    "LONGEST_RUN",
    "MARKS",
    "SHOWING",
    "UNTOLD",
    "WHAT",
    "WHO",
    "Bearer",
    "BearerKind",
    "Bearing",
    "Part",
    "PhraseReading",
    "Vocabulary",
    "Word",
    "bearing",
    "known_scene",
    "read_phrase",
    "readings",
    "say_exactly",
    "say_phrase",
    "scenes_named",
    "shown_name",
    "split_words",
]

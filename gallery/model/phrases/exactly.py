"""Text that is read back as exactly what was meant."""

from collections.abc import Callable, Iterator

from gallery.model.names import clean
from gallery.model.phrases.bearers import Vocabulary
from gallery.model.phrases.grammar import read_phrase
from gallery.model.phrases.readings import Part, PhraseReading, say_phrase

Write = Callable[[Part, str], str]


def say_exactly(reading: PhraseReading, vocabulary: Vocabulary) -> str:
    """Say a phrase so that ``read_phrase`` finds the same bearers and new names again.

    As plainly as that can be: a name is put into quotes, and its kind before it, only where
    the text would be read in another way: ``"V and IU"``, ``scene:"rose"``. Bearers that not
    even what tells them apart tells apart cannot be said exactly; then plainly.
    """
    texts = dict.fromkeys(_ways(reading))
    meant = _meaning(reading)
    for text in texts:
        if _meaning(read_phrase(text, vocabulary)) == meant:
            return text
    return next(iter(texts))


def _ways(reading: PhraseReading) -> Iterator[str]:
    """Yield ways to say it, the plainest first."""
    for who, what in WAYS:
        scene = what(reading.scene, "scene") if reading.scene is not None else ""
        yield say_phrase([who(part, "person") for part in reading.who], reading.link, scene)


def _plain(part: Part, _kind: str) -> str:
    return part.known.name if part.known is not None else part.text


def _shown(part: Part, _kind: str) -> str:
    return part.known.shown if part.known is not None else part.text


def _quoted(part: Part, kind: str) -> str:
    return '"' + _shown(part, kind).replace('"', '""') + '"'


def _marked(part: Part, kind: str) -> str:
    return f"{part.known.kind if part.known is not None else kind}:{_quoted(part, kind)}"


WAYS: tuple[tuple[Write, Write], ...] = (
    (_plain, _plain),
    (_shown, _shown),
    (_plain, _quoted),
    (_quoted, _plain),
    (_quoted, _quoted),
    (_plain, _marked),
    (_marked, _plain),
    (_marked, _marked),
)


def _meaning(reading: PhraseReading) -> tuple[object, ...]:
    scene = reading.scene
    who = tuple(_bearer(part) for part in reading.who)
    return who, reading.link, _bearer(scene) if scene is not None else None


def _bearer(part: Part) -> object:
    known = part.known
    return (known.kind, known.id) if known is not None else clean(part.text)

"""The names that are read and offered while tagging: a library's, and the common scenes'.

The common scenes are found by the same keys (``spelling``) as names of a library. They stand
behind what the library knows and fits as well; no more are offered than there is room for. A
search knows only what the library has: what nobody said yet finds nothing.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from gallery.library import starter, vocabulary
from gallery.library.connections import Reader
from gallery.library.name_search import Fit
from gallery.library.near_names import slips_forgiven
from gallery.library.spelling import Form, keys_of, latin_of
from gallery.library.vocabulary import EVERY_KIND, Completion, LibraryVocabulary
from gallery.model.names import half_typed, is_initials, search_text
from gallery.model.phrases import Bearer, BearerKind
from gallery.model.starter import CommonScene, common_scenes, named

MOST_SAID = 4  # of so many common scenes that fit, one is not in the library yet
SHORTEST_INSIDE = 2  # code points; a single letter is inside nearly every name
WRITTEN = {Form.WHOLE: Fit.EXACT, Form.INITIALS: Fit.WRITTEN, Form.LATIN: Fit.WRITTEN}
FITS = {
    Form.WHOLE: Fit.BEGINNING,
    Form.LATER_WORD: Fit.LATER_WORD,
    Form.INITIALS: Fit.INITIALS,
    Form.LATER_INITIALS: Fit.INITIALS,
}


@dataclass(frozen=True, slots=True)
class _Key:
    """A key by which a common scene is found, of one of its names."""

    text: str
    form: Form
    name: str
    scene: CommonScene

    @property
    def is_alias(self) -> bool:
        """Whether it is of another name than the one that would be shown."""
        return self.name != self.scene.name_like(self.name)


class TaggingVocabulary(LibraryVocabulary):
    """A library's names, and those of the common scenes that nobody there bears."""

    def __init__(self, reader: Reader) -> None:
        super().__init__(reader)
        self._is_on = starter.is_on(reader)
        self._known: dict[str, tuple[Bearer, ...]] = {}

    def exact(self, name: str) -> tuple[Bearer, ...]:
        """Return the bearers of exactly this name, else the common scene of that name."""
        if name not in self._known:
            self._known[name] = super().exact(name) or self._common(name)
        return self._known[name]

    def _common(self, name: str) -> tuple[Bearer, ...]:
        common = named(name) if self._is_on else None
        if common is None:
            return ()
        return (Bearer(BearerKind.SCENE, starter.NOT_SAID_YET, common.called(name)),)


def complete(
    reader: Reader, text: str, limit: int, *, kinds: Collection[BearerKind] = EVERY_KIND
) -> list[Completion]:
    """Return what ``text`` may be the beginning of, common scenes too; see ``vocabulary``.

    A common scene's id is ``starter.NOT_SAID_YET``.
    """
    known = vocabulary.complete(reader, text, limit, kinds=kinds)
    if BearerKind.SCENE not in kinds or not search_text(text) or not starter.is_on(reader):
        return known
    better = sum(_rank(one.fit) <= Fit.BEGINNING for one in known)
    if better >= limit:
        return known
    fitting = _beginning(text) or ({} if known else _nearly(text))
    likely = list(fitting)[: limit * MOST_SAID]
    common = [_offer(scene, *fitting[scene]) for scene in starter.unsaid(reader, likely)]
    return sorted([*known, *common], key=lambda one: _rank(one.fit))[:limit]


def prepare() -> None:
    """Make what the first ``complete`` needs, before somebody waits for it (50 ms, once)."""
    _whole_names()


def _rank(fit: Fit) -> Fit:
    """All beginnings are worth the same: among them the library's own order holds."""
    return Fit.BEGINNING if Fit.BEGINNING <= fit <= Fit.LATIN else fit


def _offer(scene: CommonScene, fit: Fit, name: str) -> Completion:
    shown = scene.name_like(name)
    above = [parent.name_like(name) for parent in _parents(scene)]
    detail = ", ".join(above) or scene.kind.value
    alias = name if name != shown else ""
    return Completion(BearerKind.SCENE, starter.NOT_SAID_YET, shown, detail, 0, alias, fit)


def _parents(scene: CommonScene) -> Iterator[CommonScene]:
    return (parent for parent in map(named, scene.parents) if parent is not None)


def _beginning(text: str) -> dict[CommonScene, tuple[Fit, str]]:
    """Return the common scenes with a key that begins with ``text``, or has it inside."""
    folded = search_text(text)
    pieces = {*half_typed(folded), latin_of(text) or folded}
    if is_initials(folded):
        pieces.add("".join(folded.split()))
    found = [(_fit(key, pieces), key) for piece in pieces for key in _starting(piece)]
    if not found and len(folded) >= SHORTEST_INSIDE:
        found = [(Fit.INSIDE, key) for key in _whole_names() if folded in key.text]
        found = found or [(Fit.SCATTERED, key) for key in _whole_names() if _has(key, folded)]
    return _best(found)


def _has(key: _Key, folded: str) -> bool:
    """Whether words of the name begin with these, in whatever order: "director cam"."""
    words = folded.split()
    return len(words) > 1 and all(f" {word}" in f" {key.text}" for word in words)


def _starting(piece: str) -> Iterable[_Key]:
    keys = _keys()
    start = bisect_left(keys, piece, key=lambda key: key.text)
    return takewhile(lambda key: key.text.startswith(piece), keys[start:])


def _fit(key: _Key, pieces: Collection[str]) -> Fit:
    if key.text in pieces and key.form in WRITTEN:
        return WRITTEN[key.form]
    return FITS.get(key.form, Fit.LATIN)


def _nearly(text: str) -> dict[CommonScene, tuple[Fit, str]]:
    """Return the common scenes that are ``text`` with a slip."""
    folded = search_text(text)
    most = slips_forgiven(folded)
    if not most:
        return {}
    from rapidfuzz.distance import OSA  # 15 ms, for the rare word that fits no name

    near = [(OSA.distance(folded, key.text, score_cutoff=most), key) for key in _whole_names()]
    fewest = min(slips for slips, _ in near)
    return _best((Fit.NEAR, key) for slips, key in near if slips == fewest <= most)


def _best(found: Iterable[tuple[Fit, _Key]]) -> dict[CommonScene, tuple[Fit, str]]:
    """Return each scene once, by the name that fits best; the best and shortest first."""
    best: dict[CommonScene, tuple[Fit, str]] = {}
    for fit, key in sorted(found, key=lambda one: (one[0], one[1].is_alias, len(one[1].name))):
        best.setdefault(key.scene, (fit, key.name))
    return best


@cache
def _keys() -> Sequence[_Key]:
    """Return the keys of all common scenes' names, sorted."""
    keys = [
        _Key(text, form, name.text, scene)
        for scene in common_scenes()
        for name in scene.names
        for text, form in keys_of(name.text, is_of_who=False)
    ]
    return sorted(keys, key=lambda key: (key.text, key.form))


@cache
def _whole_names() -> Sequence[_Key]:
    return [key for key in _keys() if key.form is Form.WHOLE]

"""Keywords of all dialects: flat words, words with parents, people among them.

One word stands in up to eight places of one file; it comes out once, with the parents that
any of them knows. A leaf of a hierarchy is not repeated as a flat word.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from gallery.metadata.fields import HIERARCHIES, KEYWORDS, Standard
from gallery.metadata.told import Told
from gallery.metadata.xmp import Node, parse_safely
from gallery.model.described import NamedPerson
from gallery.model.facts import Origin
from gallery.model.names import LONGEST_NAME, clean, compare_key
from gallery.model.suggestion import Hint, SuggestionKind

MOST_WORDS = 2_000  # of one file
LONGEST_PATH = 12  # words from the root to the leaf
REASON = "keyword"
# What programs and people call the branch of the tree that holds people.
PEOPLE_ROOTS = frozenset(
    {"people", "person", "persons", "faces", "members", "personen", "personnes", "personas"}
    | {"persone", "pessoas", "люди", "사람", "사람들", "인물", "멤버", "人物", "人", "メンバー"}
)
# Words of a program to itself: digiKam's labels, and faces that nobody has named.
INTERNAL_ROOTS = frozenset({"_digikam_internal_tags_"})
NOBODY = frozenset({"unknown", "unconfirmed", "ignored", "unnamed", "unknown person"})
LONGEST_LIST = 100_000  # characters; room for 2,000 words
LIST_SEPARATOR = re.compile(r"[;,\n]")
FEWEST_IN_A_LIST = 3  # words with commas between that make a list rather than one keyword
CUT_BY_IPTC = 61  # bytes; at 64 old programs cut a word, and a letter may have three
SLASH_IN_WORD = "+"  # F-Spot's, in paths that begin with "/"
MOST_CATEGORIES = 5_000

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Keywords:
    """What the keywords of a file say, each word once."""

    people: tuple[NamedPerson, ...] = ()
    hints: tuple[Hint, ...] = ()


NOTHING = Keywords()


def keywords_of(told: Told) -> Keywords:
    """Return the people and the words that the keywords of a file name."""
    words: dict[str, Path] = {}  # a path by the key of "parent/leaf", the first of equals
    for path in _every_path(told):
        path = tuple(filter(None, map(clean, path)))
        if path and len(path) <= LONGEST_PATH and max(map(len, path)) <= LONGEST_NAME:
            words.setdefault(compare_key("/".join(path)), path)
        if len(words) >= MOST_WORDS:
            break
    return _sorted_out(words, told) if words else NOTHING


def _every_path(told: Told) -> Iterator[Path]:
    """Yield words with their parents, then flat words, the surest dialect first."""
    if told.packet.parts:
        yield from _paths(told.packet)
    for word in _flat_words(told):
        yield _as_path(word)


def _paths(packet: Node) -> Iterator[Path]:
    for name, separator in HIERARCHIES:
        for text in packet.all_texts(name):
            if len(text) <= LONGEST_PATH * LONGEST_NAME:
                yield tuple(text.split(separator))
    for keywords in packet.nodes("mwg-kw:Keywords"):
        for branch in keywords.nodes("mwg-kw:Hierarchy"):
            yield from _branch(branch, ())
    for text in packet.all_texts("acdsee:categories"):
        yield from _categories(text)


def _branch(node: Node, above: Path) -> Iterator[Path]:
    """Yield the applied words of an MWG hierarchy: leaves, and whoever says so."""
    path = (*above, node.text("mwg-kw:Keyword"))
    children = node.nodes("mwg-kw:Children")
    applied = node.text("mwg-kw:Applied").casefold()
    if applied == "true" or (not children and applied != "false"):
        yield path
    for child in children:
        yield from _branch(child, path)


def _categories(text: str) -> Iterator[Path]:
    """Yield the assigned categories of ACDSee, an XML document inside a text."""
    root = parse_safely(text.encode("utf-8", "replace"))
    if root is None:
        return
    for category in islice(root.iter("Category"), MOST_CATEGORIES):
        if category.get("Assigned") == "1":
            line = [category, *category.iterancestors("Category")]
            yield tuple(element.text or "" for element in reversed(line))


def _flat_words(told: Told) -> Iterator[str]:
    seen: list[str] = []
    for place, texts in told.spoken(KEYWORDS):
        words = list(_separated(texts, is_list=place.name == "XPKeywords"))
        if place.standard is Standard.IPTC:
            words = [word for word in words if not _is_cut(word, seen)]
        seen += words
        yield from words


def _separated(texts: tuple[str, ...], *, is_list: bool) -> Iterator[str]:
    """Take lists apart that stand in one keyword: Windows', and those of careless programs."""
    for text in texts:
        if is_list:
            yield from text[:LONGEST_LIST].split(";")
        elif len(text) > LONGEST_NAME or (len(texts) == 1 and _is_a_list(text)):
            yield from LIST_SEPARATOR.split(text[:LONGEST_LIST])
        else:
            yield text


def _is_a_list(text: str) -> bool:
    return text.count(", ") + 1 >= FEWEST_IN_A_LIST or text.count(";") + 1 >= FEWEST_IN_A_LIST


def _is_cut(word: str, whole: Iterable[str]) -> bool:
    if len(word.encode("utf-8", "replace")) < CUT_BY_IPTC:
        return False
    return any(other.startswith(word) and other != word for other in whole)


def _as_path(word: str) -> Path:
    """Split a flat word that is a path beyond doubt; "AC/DC" stays one word."""
    if len(word) > LONGEST_PATH * LONGEST_NAME:
        return ()
    if word.startswith("/"):
        return tuple(part.replace(SLASH_IN_WORD, "/") for part in word[1:].split("/"))
    for separator in "|/":
        path = tuple(word.split(separator))
        if len(path) > 1 and compare_key(path[0]) in PEOPLE_ROOTS:
            return path
    return (word,)


def _sorted_out(words: dict[str, Path], told: Told) -> Keywords:
    """Tell people from words; leave out parents that are named on their own, and repetitions."""
    deep = [path for path in words.values() if len(path) > 1]
    above = {compare_key("/".join(path[:depth])) for path in deep for depth in range(1, len(path))}
    paths = [path for key, path in words.items() if len(path) > 1 and key not in above]
    people = [path for path in paths if _root(path) in PEOPLE_ROOTS]
    known = {compare_key(path[-1]) for path in paths} | {_root(path) for path in paths}
    known |= {compare_key(group) for path in people for group in path[1:-1]}
    whole = {compare_key("/".join(path)) for path in deep}
    flat = [
        path
        for key, path in words.items()
        if len(path) == 1 and key not in known and key.replace("|", "/") not in whole
    ]
    return Keywords(_people(people, told.origin), _hints((*paths, *flat), told.origin))


def _people(paths: Iterable[Path], origin: Origin) -> tuple[NamedPerson, ...]:
    return tuple(
        NamedPerson(path[-1], origin, groups=path[1:-1], reason="|".join(path))
        for path in paths
        if compare_key(path[-1]) not in NOBODY
    )


def _hints(paths: Iterable[Path], origin: Origin) -> tuple[Hint, ...]:
    hints: dict[str, Hint] = {}
    for path in paths:
        if _root(path) not in PEOPLE_ROOTS | INTERNAL_ROOTS:
            hint = Hint(SuggestionKind.WORD, path[-1], origin, REASON, parents=path[:-1])
            hints.setdefault(compare_key(path[-1]), hint)
    return tuple(hints.values())


def _root(path: Path) -> str:
    return compare_key(path[0])

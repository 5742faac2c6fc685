"""A free word that is no name: names that it begins or stands in, texts, and what else it may say.

"selca" is found in texts and is a kind of set, "2024" stands in names of files and is a year:
such words find both. What says nothing among such words ("in Busan") is stepped over; what is
too short to be looked for ("yet to come") is looked for with the word beside it.
"""

import re

from gallery.model.names import search_text
from gallery.model.natural_dates import read_days
from gallery.model.phrases import (
    ARTICLES,
    LINKS,
    MARKS,
    SHOWING,
    Bearing,
    Vocabulary,
    bearing,
    korean,
)
from gallery.search import ast, choices
from gallery.search.lexer import QUOTES, SIGNS
from gallery.search.runs import Run, Unit
from gallery.search.values import SHORTEST_TEXT, Ground, bearer_node, named

# Years of pictures that somebody collects, months and days with their year.
DAYS = re.compile(
    r"(?:19[89]|20[0-4])\d(?:[-./]?(?:0[1-9]|1[0-2])(?:[-./]?(?:[0-2]\d|3[01]))?)?"
    r"|(?:[89]\d|[0-4]\d)(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])|\d\d\.\d\d?\.\d\d?",
    re.ASCII,
)
TOLD = (ast.SetPart.SOURCE, ast.SetPart.CREDIT)
KINDS = tuple(one for one in choices.KINDS if one.name != "other")
KINDS_SAID = {each.replace("-", " ") for one in KINDS for each in one.spellings}
SYNTAX = rf"\s():：{QUOTES}{MARKS}"
WORD_BEFORE = re.compile(rf"(?<![^\s(])([^{SYNTAX}{''.join(SIGNS)}-][^{SYNTAX}]*) +$")
# Before a word that is no name it binds nothing; "behind" is a kind of sets, too.
UNSAID = {*LINKS, *ARTICLES, SHOWING, "from", "for"} - KINDS_SAID


def read_loose(run: Run, at: int, ground: Ground) -> Unit:
    """Read the piece up to the next space."""
    end = run.piece_end(at)
    piece = run.line[run.words[at].start : run.stop(at)].strip(MARKS)
    folded = search_text(piece)
    if not folded:
        return Unit(ast.Everything(), end)
    if piece.casefold() in UNSAID and end < len(run.words) and run.words[end].text not in MARKS:
        return Unit(ast.Everything(), end)
    if (shape := choices.chosen(piece, choices.SHAPES)) is not None:
        return Unit(shape.value, end)
    vocabulary = ground.vocabulary
    found = [bearer_node(named(piece, vocabulary) or _bare(piece, vocabulary), vocabulary)]
    if len(folded) >= SHORTEST_TEXT:
        found += [said_anywhere(folded, vocabulary), *_told_by_sets(folded, vocabulary)]
    elif beside := _with_neighbour(run, at, end, vocabulary):
        found.append(said_anywhere(beside, vocabulary))
    meant = _meant(piece, ground)
    found += [] if meant is None else [meant]
    return Unit(ast.any_of(*found), end, is_told=meant is not None)


def _told_by_sets(folded: str, vocabulary: Vocabulary) -> list[ast.Node]:
    """Return where sets come from, if exactly this is what they say: "weverse"."""
    parts = (part for part in TOLD if folded in vocabulary.sets_say(part.value, folded))
    return [ast.SetSays(part, folded) for part in parts]


def read_kind(run: Run, at: int, vocabulary: Vocabulary) -> Unit | None:
    """Read a kind of set of two words, or its text: "photo sketch"."""
    text = run.text(at, at + 2) if at + 2 <= len(run.words) else ""
    kind = choices.chosen(text, KINDS) if " " in text else None
    if kind is None:
        return None
    of_kind = ast.OfKind(frozenset({str(kind.value)}))
    found = ast.any_of(said_anywhere(search_text(text), vocabulary), of_kind)
    return Unit(found, at + 2, is_told=True)


def said_anywhere(folded: str, vocabulary: Vocabulary) -> ast.Node:
    """Return the condition that a text stands in captions, titles or names of files."""
    return ast.HasText(folded, vocabulary.sets_titled(folded))


def _meant(piece: str, ground: Ground) -> ast.Node | None:
    """Return the kind of sets or the days that a piece means besides its text."""
    if (kind := choices.chosen(piece, KINDS)) is not None:
        return ast.OfKind(frozenset({str(kind.value)}))
    days = read_days(piece, today=ground.today) if DAYS.fullmatch(piece) else None
    return ast.Released(days) if days is not None else None


def _with_neighbour(run: Run, at: int, end: int, vocabulary: Vocabulary) -> str:
    """Return a short word with the word before it, or behind it; "" beside names."""
    begin, stop = run.words[at].start, run.stop(at)
    before = WORD_BEFORE.search(run.line[:begin])
    if before and not vocabulary.exact(before[1]):
        return search_text(run.line[before.start(1) : stop])
    if end < len(run.words) and run.words[end].text not in MARKS:
        behind = run.words[end]
        return "" if vocabulary.exact(behind.text) else search_text(run.line[begin : behind.end])
    return ""


def _bare(piece: str, vocabulary: Vocabulary) -> Bearing:
    """Return who or what is named with a particle: 뷔와, 지민이, 캠코더를."""
    for stem, _ in korean.without_particle(piece, korean.PARTICLES):
        if bearers := vocabulary.exact(stem):
            return bearing(bearers)
    return Bearing()

"""A search line changed by clicks: conditions put in, taken out, put in place of others.

What stands in the line is recognised by its meaning: "V", "뷔", "@V" and "person:V" are one
condition, and a click that takes it out finds it however it was typed. What is put in is
written with its field, so that everybody can read it and no word beside it changes its sense.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gallery.search import ast
from gallery.search.parser import Piece

Sort = Callable[[ast.Node], bool]


class Stance(StrEnum):
    """How a line stands to a condition."""

    ASKED = "asked"
    REFUSED = "refused"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Term:
    """A condition that may be put into a line: as it is written, and what it means."""

    text: str
    node: ast.Node


def stance(pieces: Sequence[Piece], term: Term) -> Stance:
    """Return whether the line of ``pieces`` asks for a condition, refuses it, or neither."""
    nodes = [piece.node for piece in pieces]
    if term.node in nodes:
        return Stance.ASKED
    return Stance.REFUSED if ast.negate(term.node) in nodes else Stance.SILENT


def turned(line: str, pieces: Sequence[Piece], term: Term, *, to: Stance) -> str:
    """Return the line that asks for a condition, refuses it, or says nothing of it.

    Args:
        line: the search line.
        pieces: its conditions (``parser.read_pieces``).
        term: the condition.
        to: how the new line stands to it.
    """
    known = {term.node, ast.negate(term.node)}
    rest = without(line, pieces, lambda node: node in known)
    return rest if to is Stance.SILENT else _with(rest, pieces, term, to)


def clicked(
    line: str, pieces: Sequence[Piece], term: Term, *, wanted: Stance = Stance.ASKED
) -> str:
    """Return the line after a click on a condition: what the click gave before, it takes back."""
    is_there = stance(pieces, term) is wanted
    return turned(line, pieces, term, to=Stance.SILENT if is_there else wanted)


def put_for(line: str, pieces: Sequence[Piece], term: Term, *, sort: Sort) -> str:
    """Return the line with a condition in place of those of its sort; a second click takes it out.

    Args:
        line: the search line.
        pieces: its conditions.
        term: the condition.
        sort: whether a condition is of which a line should have only one.
    """
    if stance(pieces, term) is Stance.ASKED:
        return turned(line, pieces, term, to=Stance.SILENT)
    refused = ast.negate(term.node)
    rest = without(line, pieces, lambda node: node == refused or sort(node))
    return _with(rest, pieces, term, Stance.ASKED)


def without(line: str, pieces: Sequence[Piece], sort: Sort) -> str:
    """Return the line without the conditions of a sort."""
    return _cut(line, [piece for piece in pieces if sort(piece.node)])


def rest_of(pieces: Sequence[Piece], sort: Sort) -> ast.Node:
    """Return what a line asks besides the conditions of a sort."""
    return ast.all_of(*(piece.node for piece in pieces if not sort(piece.node)))


def _with(line: str, pieces: Sequence[Piece], term: Term, to: Stance) -> str:
    before, settings = line.strip(), ""
    if before and any(piece.is_loose for piece in pieces):
        within = [piece for piece in pieces if piece.is_setting]
        settings = " ".join(line[piece.start : piece.end] for piece in within)
        before = f"({_cut(line, within).strip()})"
    sign = "-" if to is Stance.REFUSED else ""
    return " ".join(filter(None, (before, sign + term.text, settings)))


def _cut(line: str, pieces: Sequence[Piece]) -> str:
    for piece in sorted(pieces, key=lambda one: one.start, reverse=True):
        parts = line[: piece.start].rstrip(), line[piece.end :].lstrip()
        line = " ".join(filter(None, parts))
    return line

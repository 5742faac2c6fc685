"""What the filter bar offers, read on the reader pool: choices with counts, and changed lines."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from gallery.gui.filterbar.choices import (
    FIXED,
    Choice,
    Group,
    group_of,
    takes_place_of,
)
from gallery.gui.searchbar.results import Question
from gallery.gui.words import two_names
from gallery.library import bearers, namesakes, query, sets
from gallery.library.database import Reader
from gallery.library.facets import FacetKind, Facets, facets
from gallery.library.vocabulary import LibraryVocabulary
from gallery.model.phrases import BearerKind
from gallery.search import ast, terms
from gallery.search.complete import quoted
from gallery.search.parser import parse, read_pieces
from gallery.search.terms import Stance, Term

FIELDS = {BearerKind.PERSON: "person", BearerKind.SCENE: "scene"}
OF_RESULT = {
    Group.PEOPLE: FacetKind.PERSONS,
    Group.SCENES: FacetKind.SCENES,
    Group.SETS: FacetKind.SETS,
}
OF_REST = {Group.DATE: FacetKind.YEARS, Group.RATING: FacetKind.RATINGS}
STARS = {"rating:5": (5,), "rating:>=4": (4, 5), "rating:>=3": (3, 4, 5), "rating:0": (0,)}
MOST = 20  # persons, scenes, sets


@dataclass(frozen=True, slots=True)
class Offers:
    """What may be clicked, by sort; ``text`` is the line that it was read for."""

    text: str = ""
    choices: Mapping[Group, tuple[Choice, ...]] = field(default_factory=dict)

    def of(self, group: Group) -> tuple[Choice, ...]:
        """Return the choices of a sort."""
        return self.choices.get(group, ())

    def with_those_of(self, other: "Offers") -> "Offers":
        """Return these and what was read for the same line by another reader."""
        return Offers(self.text, {**self.choices, **other.choices})

    def active(self, group: Group) -> tuple[Choice, ...]:
        """Return those of a sort that the line asks for or refuses."""
        return tuple(one for one in self.of(group) if one.stance is not Stance.SILENT)


class _Reading:
    """One look at a line and the photos that it finds."""

    def __init__(self, reader: Reader, question: Question) -> None:
        self.reader = reader
        self.vocabulary = LibraryVocabulary(reader)
        self.line = question.text
        self.pieces = read_pieces(question.text, self.vocabulary)
        self.scope = question.scope.query(reader)
        self.whole = ast.all_of(self.scope, *(piece.node for piece in self.pieces))

    def term(self, text: str) -> Term:
        return Term(text, parse(text, self.vocabulary))

    def besides(self, group: Group) -> ast.Node:
        """Return what is asked besides what a click on one of a sort would take away."""
        return ast.all_of(self.scope, terms.rest_of(self.pieces, takes_place_of(group)))

    def stances(self, made: Iterable[Choice]) -> Iterator[Choice]:
        for choice in made:
            if self.may_say(choice.group):
                choice = replace(choice, stance=terms.stance(self.pieces, self.term(choice.text)))
            yield choice

    def may_say(self, group: Group) -> bool:
        """Whether the line may say one of a sort; of sets that is told without their titles."""
        said = {group_of(piece.node) for piece in self.pieces}
        return group in said or group is not Group.SETS

    def year(self) -> int | None:
        """Return the year of release that is asked for, or in which all of the days lie."""
        for piece in self.pieces:
            if isinstance(piece.node, ast.Released):
                first, last = piece.node.days.first, piece.node.days.last
                if first.year == last.year:
                    return first.year
        return None

    def of_year(self, year: int) -> ast.Node:
        """Return what would be asked after a click on a year; all that is, if it is the one."""
        term = self.term(f"released:{year:04}")
        asked = [piece.node for piece in self.pieces if isinstance(piece.node, ast.Released)]
        if asked == [term.node]:
            return self.whole
        return ast.all_of(self.besides(Group.DATE), term.node)


def read(reader: Reader, question: Question, groups: Collection[Group] = tuple(Group)) -> Offers:
    """Read what is offered for the photos of a question.

    Args:
        reader: a connection to the library.
        question: whose photos.
        groups: the sorts to read; two readers can share them.

    Raises:
        QueryError: the line cannot be read.
        NotFound: the person, group, set or scene of the scope is no more.
    """
    reading = _Reading(reader, question)
    found = _facets(reading, groups)
    shown = {
        group: tuple(reading.stances(_offered(reading, group, found)))
        for group in Group
        if group in groups
    }
    return Offers(
        reading.line,
        {group: (*_typed(reading, group, made), *made) for group, made in shown.items()},
    )


def _offered(reading: _Reading, group: Group, found: Facets) -> Iterator[Choice]:
    match group:
        case Group.PEOPLE:
            return _named(reading.reader, BearerKind.PERSON, found.persons)
        case Group.SCENES:
            return _named(reading.reader, BearerKind.SCENE, found.scenes)
        case Group.SETS:
            return _sets(reading.reader, found)
        case Group.DATE:
            return _dates(reading, found)
        case Group.RATING:
            return _ratings(dict(found.ratings))
        case _:
            return (Choice(group, text) for text in FIXED[group])


def count_late(reader: Reader, question: Question, group: Group) -> dict[str, int]:
    """Count the choices of a sort that are always the same, by their texts.

    Raises:
        QueryError, NotFound: as ``read``.
    """
    reading = _Reading(reader, question)
    base = reading.besides(group)
    return {
        text: query.count(reader, ast.all_of(base, reading.term(text).node))
        for text in FIXED[group]
    }


def changed(reader: Reader, line: str, choice: Choice, *, wanted: Stance) -> str:
    """Return the line after a click on a choice.

    Args:
        reader: a connection to the library.
        line: the search line as it is now.
        choice: what was clicked.
        wanted: whether the click asks for it or refuses it.

    Raises:
        QueryError: the line cannot be read.
    """
    vocabulary = LibraryVocabulary(reader)
    pieces = read_pieces(line, vocabulary)
    term = Term(choice.text, parse(choice.text, vocabulary))
    sort = takes_place_of(choice.group)
    if wanted is Stance.ASKED and sort(term.node):
        return terms.put_for(line, pieces, term, sort=sort)
    return terms.clicked(line, pieces, term, wanted=wanted)


def _facets(reading: _Reading, groups: Collection[Group]) -> Facets:
    """Count; what a click on a year or a rating takes away does not count for the others."""
    kinds = [kind for group, kind in OF_RESULT.items() if group in groups]
    apart: dict[str, tuple[tuple[int, int], ...]] = {}
    for group, kind in OF_REST.items():
        if group not in groups:
            continue
        if (rest := reading.besides(group)) == reading.whole:
            kinds.append(kind)
        else:
            apart[kind.value] = getattr(facets(reading.reader, rest, kinds=(kind,)), kind.value)
    year = reading.year() if Group.DATE in groups else None
    if year is not None and reading.of_year(year) == reading.whole:
        kinds.append(FacetKind.MONTHS)
    return replace(facets(reading.reader, reading.whole, most=MOST, kinds=kinds), **apart)


def _named(reader: Reader, kind: BearerKind, counts: Sequence[tuple[int, int]]) -> Iterator[Choice]:
    ids = [key for key, _ in counts]
    shown = namesakes.shown(reader, kind, ids)
    called = bearers.names_of(reader, str(kind), ids)
    group = Group.PEOPLE if kind is BearerKind.PERSON else Group.SCENES
    for key, count in counts:
        if key in shown and key in called:
            name, second = two_names(called[key], shown[key].apart)
            yield Choice(group, f"{FIELDS[kind]}:{quoted(name)}", name, second, count)


def _sets(reader: Reader, found: Facets) -> Iterator[Choice]:
    headers = sets.headers(reader, [key for key, _ in found.sets])
    for key, count in found.sets:
        if key in headers:
            title = headers[key].title
            yield Choice(Group.SETS, f"set:{quoted(title)}", title, count=count)


def _dates(reading: _Reading, found: Facets) -> Iterator[Choice]:
    """Offer years, and the months of one that is asked for."""
    asked = reading.year()
    for year, count in found.years:
        yield Choice(Group.DATE, f"released:{year:04}", f"{year:04}", count=count)
        if year == asked:
            yield from _months(reading, year, found)


def _months(reading: _Reading, year: int, found: Facets) -> Iterator[Choice]:
    within = reading.of_year(year)
    if within != reading.whole:
        found = facets(reading.reader, within, kinds=(FacetKind.MONTHS,))
    for month, count in found.months:
        if month // 100 == year:  # a photo may be in a set of another year as well
            text = f"{year:04}-{month % 100:02}"
            yield Choice(Group.DATE, f"released:{text}", text, count=count)


def _ratings(counts: Mapping[int, int]) -> Iterator[Choice]:
    for text, stars in STARS.items():
        count = sum(counts.get(one, 0) for one in stars)
        yield Choice(Group.RATING, text, count=count)


def _typed(reading: _Reading, group: Group, offered: Sequence[Choice]) -> Iterator[Choice]:
    """Tell what the line says of a sort besides what is offered: it can be taken back, too."""
    if not any(group_of(piece.node) is group for piece in reading.pieces):
        return
    known = {reading.term(one.text).node for one in offered}
    for piece in reading.pieces:
        refused = isinstance(piece.node, ast.Not)
        node = ast.negate(piece.node) if refused else piece.node
        if group_of(node) is group and node not in known and not piece.is_loose:
            known.add(node)
            text = reading.line[piece.start : piece.end].lstrip("-").strip()
            stance = Stance.REFUSED if refused else Stance.ASKED
            yield Choice(group, text, _bare(reading, text, node), stance=stance)


def _bare(reading: _Reading, text: str, node: ast.Node) -> str:
    """Return how a typed condition is shown: a person or scene by name, others as they stand."""
    if not isinstance(node, ast.HasPerson | ast.HasScene) or len(node.ids) != 1:
        return text
    kind = BearerKind.PERSON if isinstance(node, ast.HasPerson) else BearerKind.SCENE
    called = bearers.names_of(reading.reader, str(kind), node.ids)
    return next((two_names(names)[0] for names in called.values()), text)

"""Questions that must stay cheap at a million photos use an index; SQLite says so itself."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import event

from gallery.library import (
    beside,
    captions,
    copied,
    counts,
    derived,
    duplicates,
    facts,
    files,
    groups_of_same,
    history,
    imports,
    memberships,
    merging,
    outside,
    people,
    photos,
    phrases,
    portraits,
    profiles,
    query,
    recalled,
    regions,
    replacing,
    scenes,
    selections,
    set_tags,
    sets,
    spoken,
    suggestions,
    tagging_names,
    variants,
    whereabouts,
)
from gallery.library.connections import Reader
from gallery.library.database import Library
from gallery.library.replacing import Within
from gallery.library.vocabulary import LibraryVocabulary, complete
from gallery.model.described import NamedPerson, PhotoFacts
from gallery.model.facts import Fact, Origin
from gallery.model.names import Name, NameKind
from gallery.model.phrases import BearerKind
from gallery.model.region import Region
from gallery.model.replacing import Replacement
from gallery.model.suggestion import Hint, SuggestionKind
from gallery.model.variants import Relation
from gallery.search import ast
from tests.library.making import add_photos, add_set

# Tables that grow with the photos; walking through one of them from end to end is slow. The
# questions call names "n".
LARGE = {"photos", "files", "set_members", "photo_phrases", "captions", "photo_people",
         "photo_scenes", "photo_text", "photo_facts", "regions", "photo_suggestions", "unsaid",
         "sidecars", "same_pictures", "variants", "set_sources", "suggestions", "names",
         "name_keys", "phrase_people", "n"}  # fmt: skip
# Indexes of the few rows that are marked; to walk through one is to read just those.
MARKED = (
    "set_members_extra|set_members_again|suggestions_open|"
    "same_pictures_open|same_pictures_maybe|same_pictures_later"
)
SCAN = re.compile(rf"SCAN (\w+)(?! USING (?:COVERING INDEX|INDEX (?:{MARKED})))")

CROPPED = Relation.CROPPED
SAID = PhotoFacts(
    creator=Fact("Studio", Origin.FILE),
    people=(NamedPerson("V"),),
    regions=(Region(0.1, 0.1, 0.2, 0.2, "V"),),
    hints=(Hint(SuggestionKind.WORD, "OOTD", Origin.SIDECAR, "hashtag"),),
)
Question = Callable[[Library, Reader], Any]
QUESTIONS: dict[str, Question] = {
    "cards": lambda _l, r: photos.cards(r, [1, 2, 3]),
    "details": lambda lib, r: photos.details(r, lib, 1),
    "paths": lambda lib, r: photos.paths(r, lib, [1, 2]),
    "by digest": lambda _l, r: photos.by_digest(r, ["a", "b"]),
    "known sizes": lambda _l, r: photos.known_sizes(r, [1, 2]),
    "removed before": lambda _l, r: photos.removed_before(r, ["a"]),
    "known files": lambda lib, r: files.known_files(r, lib, ["/pictures/0001.jpg", "/x"]),
    "totals": lambda _l, r: counts.totals(r),
    "said": lambda _l, r: phrases.said(r, [1, 2]),
    "chips": lambda _l, r: phrases.counts(r, [1, 2]),
    "recent phrases": lambda _l, r: phrases.recent(r, 9),
    "captions": lambda _l, r: captions.shared(r, [1, 2]),
    "all sets": lambda _l, r: sets.all_sets(r),
    "headers": lambda _l, r: sets.headers(r, [1]),
    "members": lambda _l, r: sets.members(r, 1),
    "persons": lambda _l, r: people.all_persons(r),
    "groups": lambda _l, r: people.all_groups(r),
    "scenes": lambda _l, r: scenes.all_scenes(r),
    "a scene": lambda _l, r: scenes.get_scene(r, 1),
    "scenes of most photos": lambda _l, r: scenes.most_shown(r, 10),
    "history": lambda _l, r: (history.undoable(r), history.redoable(r)),
    "by media key": lambda _l, r: photos.by_media_key(r, ["twitter-media:0", "x"]),
    "facts": lambda _l, r: facts.of(r, [1, 2]),
    "regions": lambda _l, r: regions.of_photos(r, [1, 2]),
    "best regions": lambda _l, r: regions.best(r, [1, 2]),
    "open guesses": lambda _l, r: suggestions.open_words(r, limit=10),
    "open guesses with a text": lambda _l, r: suggestions.open_words(r, text="o", limit=10),
    "guesses for photos": lambda _l, r: suggestions.of_photos(r, [1, 2]),
    "guesses that photos share": lambda _l, r: suggestions.shared(r, [1, 2], 9),
    "numbers of guesses": lambda _l, r: suggestions.counts(r, [1, 2]),
    "number of open guesses": lambda _l, r: suggestions.count(r),
    "photos of a guess": lambda _l, r: suggestions.photos_of(r, 1),
    "same pictures": lambda _l, r: (duplicates.of_photos(r, [1, 2]), duplicates.count(r)),
    "variants": lambda _l, r: (variants.of(r, [1]), variants.kept(r, [1, 2])),
    "all of a picture": lambda _l, r: variants.together(r, [1, 2]),
    "twins": lambda _l, r: duplicates.twins(r, [1, 2]),
    "groups of copies": lambda lib, r: groups_of_same.groups(r, lib),
    "groups of maybes": lambda lib, r: groups_of_same.groups(r, lib, maybe=True),
    "groups that were put off": lambda lib, r: groups_of_same.groups(r, lib, later=True),
    "number of groups": lambda _l, r: [
        groups_of_same.count(r, maybe=maybe, later=later)
        for maybe, later in ((False, False), (True, False), (False, True))
    ],
    "files outside": lambda _l, r: outside.folders(r, [1, 2]),
    "duplicates": lambda _l, r: query.find(r, ast.Is(ast.Flag.DUPLICATE)),
    "duplicates of V": lambda _l, r: query.count(
        r, ast.And((ast.Is(ast.Flag.DUPLICATE), ast.HasPerson(frozenset({1}))))
    ),
    "sidecars": lambda lib, r: beside.known(r, lib, ["/pictures/0001.json", "/x"]),
    "sets by their sources": lambda _l, r: sets.by_source_keys(r, ["twitter:1", "folder:a"]),
    "sources of a set": lambda _l, r: sets.source_keys(r, 1),
    "taken off": lambda _l, r: phrases.taken_off(r, [(1, 1), (2, 1)]),
    "what begins so": lambda _l, r: complete(r, "v", 8),
    "initials": lambda _l, r: complete(r, "ㅂ", 8),
    "another spelling": lambda _l, r: complete(r, "bhee", 8),
    "a slip": lambda _l, r: complete(r, "vantte", 8),
    "a piece": lambda _l, r: complete(r, "ante", 8),
    "said last": lambda _l, r: complete(r, "", 8),
    "exact names": lambda _l, r: LibraryVocabulary(r).exact("V (BTS)"),
    "searched beginnings": lambda _l, r: LibraryVocabulary(r).starting("va"),
    "searched pieces": lambda _l, r: LibraryVocabulary(r).containing("ante"),
    "around a photo": lambda _l, r: selections.around(r, 1),
    "digits of a set": lambda _l, r: set_tags.set_tags(r, 1),
    "recalled": lambda _l, r: recalled.recalled(r, 1, of_set=9, recent=9),
    "recalled of V": lambda _l, r: recalled.said_of(r, [1], 9),
    "offered while tagging": lambda _l, r: tagging_names.complete(r, "ca", 8),
    "said as typed": lambda _l, r: spoken.readings(r, [1, 2]),
    "said last of all": lambda _l, r: spoken.said_last(r),
    "who lacks V": lambda _l, r: spoken.without_person(r, [1, 2], 1),
    "what lacks a prop": lambda _l, r: spoken.without_scene(r, [1, 2], 1),
    "who is on photos": lambda _l, r: spoken.people_on(r, [1, 2]),
    "phrases with a prop": lambda _l, r: spoken.phrases_with(r, [1, 2], 2),
    "nothing but V": lambda _l, r: spoken.bare(r, 1),
    "people in photos": lambda _l, r: selections.people_in(r, [1, 2], 9),
    "what can be copied": lambda _l, r: copied.copied(r, 1),
    "photos of the set": lambda _l, r: copied.photos_of_set(r, 1),
    "first sets": lambda _l, r: copied.first_sets(r, [1, 2]),
    "portraits of persons": lambda _l, r: portraits.of_persons(r, [1, 2]),
    "portraits of groups": lambda _l, r: portraits.of_groups(r, [1]),
    "portraits of scenes": lambda _l, r: portraits.of_scenes(r, [1, 2]),
    "portraits of sets": lambda _l, r: portraits.of_sets(r, [1]),
    "profile of a person": lambda _l, r: profiles.of_person(r, 1),
    "profile of a group": lambda _l, r: profiles.of_group(r, 1),
    "profile of a scene": lambda _l, r: profiles.of_scene(r, 1),
    "profile of a set": lambda _l, r: profiles.of_set(r, 1),
    "family of a scene": lambda _l, r: profiles.family_of(r, 2),
    "times in groups": lambda _l, r: (memberships.of_person(r, 1), memberships.of_group(r, 1)),
    "sets of a person": lambda _l, r: whereabouts.sets_of(r, BearerKind.PERSON, 1),
    "sets of a scene": lambda _l, r: whereabouts.sets_of(r, BearerKind.SCENE, 1),
    "captions of photos": lambda _l, r: replacing.preview(
        r, Replacement("caption", "words"), Within(photo_ids=(1, 2))
    ),
    "last steps": lambda _l, r: history.recent(r, 9),
    "imports": lambda _l, r: imports.photo_ids(r, [1]),
}


@pytest.fixture
def filled(library: Library) -> Library:
    """Enough of everything that no question returns before it asked all it asks."""
    with library.writing() as writer:
        ids = add_photos(writer, 20)
        set_id = add_set(writer, "Set", ids[:10], "2024-01-27")
        sets.update(writer, set_id, {"expected": 12})
        persons = [people.add_person(writer, names) for names in (["V", "뷔", "Vante"], "IU")]
        people.add_group(writer, "BTS", persons)
        above = scenes.add_scene(writer, "prop")
        below = [scenes.add_scene(writer, name, parents=[above]) for name in ("a", "b")]
        said = [phrases.find_or_add(writer, persons, "with", key) for key in below]
        phrases.attach(writer, ids, said)
        captions.set_caption(writer, ids, "en", "caption")
        photos.set_each(writer, {key: {"media_key": f"twitter-media:{key}"} for key in ids})
        merging.merge_many(writer, dict.fromkeys(ids, SAID))
        sets.add_source_key(writer, set_id, "twitter:1")
        pairs = [duplicates.SamePicture(ids[n], ids[n + 1]) for n in range(0, 18, 2)]
        duplicates.mark(writer, pairs)
        cut = [duplicates.SamePicture(ids[n], ids[n + 4], relation=CROPPED) for n in range(9)]
        duplicates.mark(writer, cut)
        duplicates.put_off(writer, [pairs[0].ends])
        rows = [{"path": f"/pictures/{n:04d}.json", "bytes": 1, "modified_ns": 1} for n in range(9)]
        beside.remember(writer, library, rows)
        phrases.detach(writer, ids[:3], [phrases.find_or_add(writer, (persons[0],))])
    return library


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS.keys())
def test_no_question_walks_through_a_large_table(filled: Library, question: Question) -> None:
    asked: list[tuple[str, Any]] = []
    with filled.reading() as reader:

        def note(_c: Any, _cursor: Any, statement: str, values: Any, *_rest: Any) -> None:
            asked.append((statement, values))

        event.listen(reader, "before_cursor_execute", note)
        question(filled, reader)
        event.remove(reader, "before_cursor_execute", note)
        slow = [statement for statement, values in asked if _walks(reader, statement, values)]
    assert asked
    assert slow == []


def _walks(reader: Reader, statement: str, values: Any) -> bool:
    if statement.startswith("BEGIN"):
        return False
    plan = reader.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
    walked = {name for row in plan for name in SCAN.findall(row.detail)}
    return bool(walked & LARGE)


@pytest.mark.parametrize(
    "order",
    [
        "SELECT id, first_set_id FROM photos ORDER BY order_key, id",
        "SELECT photo_id, order_key FROM set_members WHERE is_extra = 1 ORDER BY order_key",
        "SELECT * FROM suggestions WHERE photo_count > 0 ORDER BY photo_count DESC, id DESC",
        "SELECT id FROM scenes ORDER BY family_count DESC, id DESC",
    ],
)
def test_what_is_paged_needs_no_sorting(filled: Library, order: str) -> None:
    with filled.reading() as reader:
        plan = [row.detail for row in reader.exec_driver_sql(f"EXPLAIN QUERY PLAN {order}")]
    assert not any("TEMP B-TREE" in step for step in plan), plan


def test_a_tag_answers_guesses_without_a_walk_through_all_of_them(filled: Library) -> None:
    asked: list[tuple[str, Any]] = []

    def note(_c: Any, _cursor: Any, statement: str, values: Any, *_rest: Any) -> None:
        if statement.startswith("SELECT") and "FROM suggestions" in statement:
            asked.append((statement, values))

    with filled.writing() as writer:
        v = people.add_person(writer, [Name("뷔"), Name("thv", NameKind.HANDLE)])
        phrase = phrases.find_or_add(writer, (v,))
        reader = writer.connection
        event.listen(reader, "before_cursor_execute", note)
        phrases.attach(writer, [1, 2], [phrase])
        event.remove(reader, "before_cursor_execute", note)
        slow = [statement for statement, values in asked if _walks(reader, statement, values)]
    assert len(asked) == 2  # by name, and by account
    assert slow == []


def test_tags_and_trees_renew_what_follows_without_a_walk(filled: Library) -> None:
    asked: list[tuple[str, Any]] = []

    def note(_c: Any, _cursor: Any, statement: str, values: Any, *_rest: Any) -> None:
        asked.append((statement, values))

    with filled.writing() as writer:
        v = people.add_person(writer, "Suga")
        top, new = scenes.add_scene(writer, "thing"), scenes.add_scene(writer, "teapot")
        phrases.attach(writer, [1, 2], [phrases.find_or_add(writer, (v,), "with", new)])
        scenes.set_parents(writer, 1, [top])
        reader = writer.connection
        event.listen(reader, "before_cursor_execute", note)
        derived.refresh(writer)
        event.remove(reader, "before_cursor_execute", note)
        slow = [
            statement
            for statement, values in asked
            if not statement.lstrip().startswith("CREATE")
            and _walks(reader, statement, values[0] if isinstance(values, list) else values)
        ]
    assert len(asked) > 10
    assert slow == []

"""Every sentence of the command line that is needed in more than one place."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from gallery.jobs.workers import CannotStartError
from gallery.library.check import Problem, ProblemKind
from gallery.model.errors import (
    Cancelled,
    CannotRevert,
    CannotSetAside,
    CannotUndo,
    DiskFull,
    GalleryError,
    InvalidValue,
    LibraryBusy,
    LibraryDamaged,
    LibraryError,
    LibraryMissing,
    LibraryTooNew,
    NotFound,
    OutsideLibrary,
    SceneCycle,
)
from gallery.model.history import Step, StepKind
from gallery.model.photoset import Completeness, PhotoSet
from gallery.model.reasons import TELLING_DETAIL, Reason

NO_DISPLAY = (
    "There is no display to open a window on; "
    "on the command line, photosketch --help shows what can be done without one."
)
CANCELLED = "Cancelled. What was done so far is kept; the same command goes on from there."
STOPPED_BY_FULL_DISK = (
    "The import stopped there. What was done so far is kept; "
    "when there is room again, the same command goes on."
)
WRONG_PASSWORD = "this password does not open it; try another one"
NOT_COMPARED = (
    "There are too many new files to compare all of them with the library now; "
    "the rest is compared after the import."
)
NO_CHILDREN = (
    "Photosketch cannot start the processes in which it reads pictures: the system is short of "
    "memory, or something forbids it. Close other programs and run the same command again; "
    "if that does not help, install Photosketch anew. What was done so far is kept."
)
MOST_QUOTED = 60  # characters of a name in a sentence about it
MOST_NAMED = 20  # steps that stand in the way of another; more fill a terminal
OUTSIDE = (
    "There are files outside of the library. They go to the trash only if you name their folders "
    "with --trash-outside:"
)
NO_TRASH = {
    "no-permission": "Files may not be moved out of {folder}. Nothing was changed.",
    "no-trash": "The trash folder {folder} cannot be used. Nothing was changed.",
    "disk-full": "The disk of {folder} has no room for the files. Nothing was changed.",
}
NOTHING_TO_UNDO = "There is nothing to undo."
NOTHING_TO_REDO = "There is nothing to redo."

REASONS = {
    Reason.EMPTY: "the file is empty (0 bytes); get it again from where it came from",
    Reason.NOT_A_PICTURE: "this is no picture, whatever its name says",
    Reason.UNSUPPORTED: "pictures of this format cannot be opened; convert it to JPEG or PNG",
    Reason.UNREADABLE_PICTURE: "the picture is broken and cannot be shown; get it again",
    Reason.TOO_MANY_PIXELS: "it says it has more pixels than a real photo can have",
    Reason.TOO_SLOW: "reading it took too long and was stopped; try it again",
    Reason.DECODER_DIED: "reading it made the reader stop; the file may be meant to do harm",
    Reason.NO_PERMISSION: "you are not allowed to read it; change its permissions",
    Reason.VANISHED: "it is not there any more",
    Reason.CHANGED_WHILE_READ: "it changed while it was read; import it again when it is whole",
    Reason.READ_ERROR: "the disk could not read it; check the disk",
    Reason.NOT_A_FILE: "it is a device or a pipe, not a file",
    Reason.DISK_FULL: "there is no space left on the library's disk",
    Reason.CANNOT_WRITE: "it could not be written into the library's folder",
    Reason.ARCHIVE_BROKEN: "the archive is broken or not whole; get it again",
    Reason.ARCHIVE_PASSWORD: "the archive needs a password; give it with --password-file",
    Reason.ARCHIVE_UNSAFE_NAME: "its name in the archive leads outside of it; it was not unpacked",
    Reason.ARCHIVE_LINK: "it is a link inside an archive; links are not followed",
    Reason.ARCHIVE_TOO_LARGE: "unpacked it would be larger than an archive of photos can be",
    Reason.ARCHIVE_KIND: "archives of this kind cannot be read; unpack it first",
    Reason.TRUNCATED: "the file ends too early; what is there is shown",
    Reason.CORRUPT: "parts of the picture are broken; the rest is shown",
}

# What a step did; {subject} and {photos} are filled in.
STEPS = {
    StepKind.TAG: "Tag “{subject}” on {photos}",
    StepKind.UNTAG: "Take “{subject}” off {photos}",
    StepKind.CAPTION: "Caption {photos}: “{subject}”",
    StepKind.TITLE: "Title {photos}: “{subject}”",
    StepKind.RATE: "Rate {photos}: {subject}",
    StepKind.EDIT_SET: "Edit the set “{subject}”",
    StepKind.REMOVE_SET: "Remove the set “{subject}”",
    StepKind.ADD_TO_SET: "Add {photos} to “{subject}”",
    StepKind.ADD_PERSON: "Add the person “{subject}”",
    StepKind.EDIT_PERSON: "Edit the person “{subject}”",
    StepKind.REMOVE_PERSON: "Remove the person “{subject}”",
    StepKind.MERGE_PERSONS: "Merge persons into “{subject}”",
    StepKind.SPLIT_PERSON: "Split the person “{subject}”",
    StepKind.ADD_GROUP: "Add the group “{subject}”",
    StepKind.EDIT_GROUP: "Edit the group “{subject}”",
    StepKind.REMOVE_GROUP: "Remove the group “{subject}”",
    StepKind.MERGE_GROUPS: "Merge groups into “{subject}”",
    StepKind.ADD_SCENE: "Add the scene “{subject}”",
    StepKind.EDIT_SCENE: "Edit the scene “{subject}”",
    StepKind.REMOVE_SCENE: "Remove the scene “{subject}”",
    StepKind.MERGE_SCENES: "Merge scenes into “{subject}”",
    StepKind.SPLIT_SCENE: "Split the scene “{subject}”",
    StepKind.REMOVE_PHOTOS: "Remove {photos}",
    StepKind.ACCEPT: "Accept “{subject}” for {photos}",
    StepKind.REFUSE: "Refuse “{subject}” for {photos}",
    StepKind.NOT_THE_SAME: "“{subject}” is another picture",
    StepKind.KEEP_ALL: "Keep all copies of “{subject}”",
    StepKind.PUT_OFF: "Put off “{subject}”",
    StepKind.ASK_AGAIN: "Ask about “{subject}” again",
    StepKind.DECIDE: "Keep “{subject}” as the best copy",
    StepKind.DECIDE_ALL: "Keep the best copy of each picture: {photos}",
    StepKind.SHOW_VARIANT: "Show “{subject}” as the best copy",
    StepKind.PART_VARIANTS: "Show {photos} by themselves again",
    StepKind.ADD_REGION: "Box around “{subject}”",
    StepKind.NAME_REGION: "Name the box “{subject}”",
    StepKind.MOVE_REGION: "Move the box of “{subject}”",
    StepKind.PASTE_TAGS: "Paste tags “{subject}”",
    StepKind.REPLACE_IN_CAPTIONS: "Replace {subject} in captions",
    StepKind.REMOVE_REGION: "Remove the box of “{subject}”",
    StepKind.SAVE_SEARCH: "Save the search “{subject}”",
    StepKind.SAVE_SEARCHES: "Bring in saved searches",
    StepKind.EDIT_SEARCH: "Edit the saved search “{subject}”",
    StepKind.REMOVE_SEARCH: "Remove the saved search “{subject}”",
    StepKind.ARRANGE_SEARCHES: "Arrange the saved searches",
    StepKind.IMPORT: "Import {photos}: {subject}",
    StepKind.REVERT: "Revert “{subject}”",
}
WITHOUT_SUBJECT = {
    StepKind.CAPTION: "Take the caption off {photos}",
    StepKind.TITLE: "Take the title off {photos}",
    StepKind.IMPORT: "Import {photos}",
    StepKind.ADD_REGION: "Draw a box",
    StepKind.NAME_REGION: "Name a box",
    StepKind.MOVE_REGION: "Move a box",
    StepKind.REMOVE_REGION: "Remove a box",
}

# What check found; {subject} and {detail} are filled in.
PROBLEMS = {
    ProblemKind.DATABASE: "The database is damaged: {detail}",
    ProblemKind.LINK: "An entry of {subject} points to nothing ({detail})",
    ProblemKind.STALE: "What is derived from your choices is stale: {subject} ({detail})",
    ProblemKind.FULL_TEXT: "The index of texts does not fit the texts",
    ProblemKind.MISSING_FILE: "A file is missing: {subject}",
    ProblemKind.STRAY_FILE: "A file in the library belongs to no photo: {subject}",
}

# InvalidValue.field, where its own name would not do.
FIELDS = {
    "released": "release date",
    "best_copy_order": "order of reasons",
    "variant": "photo",
    "released_on": "release date",
    "expected": "expected number",
    "who": "person",
    "parents": "scene above",
    "region": "box",
}

# NotFound.kind, where its own name would not do.
KINDS = {"suggestion": "open guess", "region": "box", "search": "saved search"}

# InvalidValue.why, and what to do about it.
WHY = {
    "": "that cannot be used",
    "empty": "it is empty",
    "too-long": "it is too long",
    "cycle": "a scene cannot stand above itself",
    "with-itself": "it cannot be merged with itself",
    "with-nothing": "say what is to be merged with it",
    "none-left": "it would be left without a name; name one with --both that both have then",
    "before-its-beginning": "that is before its beginning",
    "no-person": "this names no person",
    "too-small": "nobody can be seen on so few pixels",
    "no-scene": "this names no scene",
    "unknown-field": "a set has no such field",
    "out-of-range": "it is too small or too large",
    "not-a-date": "give a day as 2024-01-27 or 240127",
    "unknown-kind": "there is no such kind",
    "unknown-reason": "give some of pixels, source, quality, bytes, whole and date",
    "said-twice": "something is said twice",
    "bytes-alone": "a file is never better by its bytes alone; put another reason first",
    "of-itself": "a photo cannot stand behind itself",
    "not-0-to-5": "give 0 to 5",
    "unknown-zone": "there is no such time zone; one is Asia/Seoul",
    "unknown-name": "nothing of this name is known; say with --as what it is",
    "not-a-language": "give a language as en, ko or zh-Hant",
    "taken": "another one is called so",
    "not-searches": "no searches were exported to it, or it is damaged",
    "newer": "a newer Photosketch wrote it",
    "too-many": "there are too many in it",
}


def count(number: int, one: str, many: str = "") -> str:
    """Return "1 photo", "1,200 photos"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def photos(number: int) -> str:
    """Return "1 photo", "12 photos"."""
    return count(number, "photo")


def vanished(number: int) -> str:
    """Say that files are gone of photos that stay."""
    if number == 1:
        return "1 file is no longer where it was; its photo stays in the library"
    return f"{number:,} files are no longer where they were; their photos stay in the library"


def stayed(number: int) -> str:
    """Say that sidecars were not moved along with the photos."""
    if number == 1:
        return "1 sidecar was not moved: it speaks of several photos, or says nothing"
    return f"{number:,} sidecars were not moved: they speak of several photos, or say nothing"


def same(pairs: int) -> str:
    """Say that new photos show pictures that are there in another quality."""
    found = f"Found {count(pairs, 'pair')} of photos that show the same picture"
    return f"{found}; “photosketch duplicates” shows them."


def reason(code: Reason, detail: str = "") -> str:
    """Say why a file was refused or is damaged; a decoder's own words are for the log."""
    if code is Reason.ARCHIVE_PASSWORD and detail:
        return WRONG_PASSWORD
    return f"{REASONS[code]} ({detail})" if detail and code in TELLING_DETAIL else REASONS[code]


def step(done: Step) -> str:
    """Name a step of the history: "Tag “V with camcorder” on 2 photos"."""
    if done.kind is StepKind.REVERT and done.reverted_kind not in (None, StepKind.REVERT):
        return f"Revert: {step(replace(done, kind=done.reverted_kind))}"
    if done.kind is StepKind.FAVOURITE:
        pattern = "Make {photos} no favourite" if done.subject == "off" else "Favourite {photos}"
    elif done.kind is StepKind.IMPORT and not done.photos:
        pattern = "Note where known photos are now"  # a folder that was moved, say
    else:
        pattern = STEPS[done.kind]
        pattern = pattern if done.subject else WITHOUT_SUBJECT.get(done.kind, pattern)
    return pattern.format(subject=done.subject, photos=photos(done.photos))


def problem(found: Problem) -> str:
    """Say what ``check`` found."""
    said = PROBLEMS[found.kind].format(subject=found.subject, detail=found.detail)
    return f"{said} (repaired)" if found.is_repaired else said


def completeness(photo_set: PhotoSet) -> str:
    """Return "12 of 12", "11 of 12, missing 7", or "12 photos" when nothing is expected."""
    known = photo_set.completeness
    if photo_set.expected is None and not known.missing:
        return photos(photo_set.photos)
    return how_complete(known)


def how_complete(known: Completeness) -> str:
    """Return "12 of 12", or "11 of 12, missing 7"."""
    said = f"{known.have} of {known.expected}"
    return f"{said}, missing {ranges(known.missing)}" if known.missing else said


def ranges(numbers: Sequence[int]) -> str:
    """Return "4, 7–9" for 4, 7, 8, 9."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def error(problem: GalleryError) -> str:
    """Say what happened and what to do."""
    match problem:
        case LibraryError():
            return _library(problem)
        case Cancelled():
            return CANCELLED
        case CannotStartError():
            return NO_CHILDREN
        case NotFound():
            return _not_found(problem)
        case SceneCycle():
            way = " → ".join(map(shortened, problem.chain))
            return f"A scene cannot stand above itself: {way}."
        case InvalidValue():
            why = WHY.get(problem.why, problem.why)
            field = FIELDS.get(problem.field, problem.field.replace("_", " "))
            return f"The {field} “{shortened(problem.value)}” cannot be used: {why}."
        case OutsideLibrary():
            folders = "".join(f"\n  {folder}" for folder in problem.folders)
            return f"{OUTSIDE}{folders}"
        case CannotSetAside():
            return NO_TRASH[problem.why].format(folder=problem.folder)
        case CannotRevert():
            return _cannot_revert(problem)
        case CannotUndo():
            return f"This cannot be taken back, because something changed since: {problem.label}."
        case _:
            return str(problem)


def _cannot_revert(problem: CannotRevert) -> str:
    if problem.why == "undone":
        return f"This is taken back already: {problem.label}."
    if problem.why == "gone":
        return f"Nothing is left of what this did: {problem.label}."
    if problem.why == "large":
        return f"This is too large to be taken out alone; undo goes back to it: {problem.label}."
    if not problem.steps:
        return f"What this did was changed since: {problem.label}."
    named = "".join(f"\n  {one.id}  {step(one)}" for one in problem.steps[:MOST_NAMED])
    more = len(problem.steps) - MOST_NAMED
    rest = f"\n  and {count(more, 'more step')}" if more > 0 else ""
    return f"Later steps build on this one; take them back before it:{named}{rest}"


def crashed(log_file: Path | None) -> str:
    """Say that the program itself made a mistake."""
    where = f" What happened is written in {log_file}." if log_file else ""
    return f"Photosketch made a mistake and had to stop.{where} What was stored before is safe."


def _library(problem: LibraryError) -> str:
    where = f"The library in {problem.folder}"
    detail = f" ({problem.detail})" if problem.detail else ""
    match problem:
        case LibraryMissing():
            return f"{where} cannot be made or written{detail}. Choose another with --library."
        case LibraryDamaged():
            copies = (problem.folder / "backups").is_dir()
            hint = " Copies of library.db are in its folder backups." if copies else ""
            return f"{where} is damaged{detail}.{hint}"
        case LibraryTooNew():
            return f"{where} was made by a newer Photosketch{detail}. Install the newest version."
        case LibraryBusy():
            return f"{where} is being written by another program. Try again in a moment."
        case DiskFull():
            return f"{where} could not be written: the disk is full{detail}. Nothing was changed."
        case _:
            return f"{where} could not be used{detail}."


def _not_found(problem: NotFound) -> str:
    lists = {
        "set": "sets",
        "person": "people",
        "group": "groups",
        "scene": "scenes",
        "suggestion": "suggestions",
        "search": "saved",
    }
    hint = f" “photosketch {lists[problem.kind]}” lists them." if problem.kind in lists else ""
    kind = KINDS.get(problem.kind, problem.kind)
    return f"There is no {kind} “{shortened(problem.what)}”.{hint}"


def shortened(value: str) -> str:
    """Quote so much of what was typed that it is known again, and the reason still seen."""
    return value if len(value) <= MOST_QUOTED else value[: MOST_QUOTED - 1].rstrip() + "…"

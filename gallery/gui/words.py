"""The window's words for what the lower layers give as codes."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from PySide6.QtCore import QLocale, QObject

from gallery.jobs.workers import CannotStartError
from gallery.model.errors import (
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
    QueryError,
)
from gallery.model.facts import Origin
from gallery.model.history import Step, StepKind
from gallery.model.names import Name, clean
from gallery.model.photoset import Completeness, SetKind
from gallery.model.phrases import shown_name
from gallery.model.reasons import TELLING_DETAIL, Reason
from gallery.model.scenes import SceneKind

MISSING_SHOWN = 6  # positions named before "…"
STEPS_NAMED = 3  # steps that stand in the way, named before "2 more"
RUNS_SHOWN = 40  # runs of positions named in full; more fill the screen and tell nothing
MINUTE, HOUR = 60, 3600  # s


class Words(QObject):
    """Sentences and labels; made where it is needed, it holds nothing else."""

    def step(self, step: Step) -> str:
        """Say what a step did, as it follows "Undo "."""
        subject = shortened(step.subject)
        if step.kind is StepKind.FAVOURITE:
            on = step.subject == "on"
            return self.tr("Add to favourites") if on else self.tr("Remove from favourites")
        if step.kind is StepKind.RATE:
            stars = int(step.subject) if step.subject.isdigit() else 0
            return self.tr("Rate %n star(s)", "", stars) if stars else self.tr("Remove rating")
        if step.kind is StepKind.REMOVE_PHOTOS:
            return self.tr("Remove %Ln photo(s)", "", step.photos)
        if step.kind is StepKind.IMPORT:
            return self.tr("Import of %Ln photo(s)", "", step.photos)
        if step.kind is StepKind.REVERT and step.reverted_kind not in (None, StepKind.REVERT):
            reverted = replace(step, kind=step.reverted_kind)
            return self.tr("Revert: {step}").format(step=self.step(reverted))
        text = self._steps[step.kind]
        if not subject:
            text = self._nameless().get(step.kind, text)
        return text.format(subject=subject or "…")

    @cached_property
    def _steps(self) -> dict[StepKind, str]:
        return {
            StepKind.TAG: self.tr("Tag “{subject}”"),
            StepKind.UNTAG: self.tr("Remove tag “{subject}”"),
            StepKind.PASTE_TAGS: self.tr("Paste tags “{subject}”"),
            StepKind.REPLACE_IN_CAPTIONS: self.tr("Replace {subject} in captions"),
            StepKind.CAPTION: self.tr("Caption “{subject}”"),
            StepKind.TITLE: self.tr("Title “{subject}”"),
            StepKind.EDIT_SET: self.tr("Edit set “{subject}”"),
            StepKind.REMOVE_SET: self.tr("Remove set “{subject}”"),
            StepKind.ADD_TO_SET: self.tr("Add to set “{subject}”"),
            StepKind.ADD_PERSON: self.tr("New person “{subject}”"),
            StepKind.EDIT_PERSON: self.tr("Edit person “{subject}”"),
            StepKind.REMOVE_PERSON: self.tr("Remove person “{subject}”"),
            StepKind.MERGE_PERSONS: self.tr("Merge persons into “{subject}”"),
            StepKind.SPLIT_PERSON: self.tr("Split person “{subject}”"),
            StepKind.ADD_GROUP: self.tr("New group “{subject}”"),
            StepKind.EDIT_GROUP: self.tr("Edit group “{subject}”"),
            StepKind.REMOVE_GROUP: self.tr("Remove group “{subject}”"),
            StepKind.MERGE_GROUPS: self.tr("Merge groups into “{subject}”"),
            StepKind.ADD_SCENE: self.tr("New scene “{subject}”"),
            StepKind.EDIT_SCENE: self.tr("Edit scene “{subject}”"),
            StepKind.REMOVE_SCENE: self.tr("Remove scene “{subject}”"),
            StepKind.MERGE_SCENES: self.tr("Merge scenes into “{subject}”"),
            StepKind.SPLIT_SCENE: self.tr("Split scene “{subject}”"),
            StepKind.ACCEPT: self.tr("Accept suggestion “{subject}”"),
            StepKind.REFUSE: self.tr("Refuse suggestion “{subject}”"),
            StepKind.REVERT: self.tr("Revert “{subject}”"),
            StepKind.NOT_THE_SAME: self.tr("“{subject}” is another picture"),
            StepKind.DECIDE: self.tr("Keep “{subject}” as the best copy"),
            StepKind.DECIDE_ALL: self.tr("Decide on copies by rule"),
            StepKind.SHOW_VARIANT: self.tr("Show “{subject}” as the best copy"),
            StepKind.PART_VARIANTS: self.tr("Separate variants"),
            StepKind.KEEP_ALL: self.tr("Keep all copies of “{subject}”"),
            StepKind.PUT_OFF: self.tr("Put off “{subject}”"),
            StepKind.ASK_AGAIN: self.tr("Ask about “{subject}” again"),
            StepKind.ADD_REGION: self.tr("Box around “{subject}”"),
            StepKind.NAME_REGION: self.tr("Name box “{subject}”"),
            StepKind.MOVE_REGION: self.tr("Move box “{subject}”"),
            StepKind.REMOVE_REGION: self.tr("Remove box “{subject}”"),
            StepKind.SAVE_SEARCH: self.tr("Save search “{subject}”"),
            StepKind.SAVE_SEARCHES: self.tr("Bring in saved searches"),
            StepKind.EDIT_SEARCH: self.tr("Edit search “{subject}”"),
            StepKind.REMOVE_SEARCH: self.tr("Remove search “{subject}”"),
            StepKind.ARRANGE_SEARCHES: self.tr("Arrange saved searches"),
        }

    def _nameless(self) -> dict[StepKind, str]:
        """Words for boxes around nobody that is named."""
        return {
            StepKind.ADD_REGION: self.tr("New box"),
            StepKind.NAME_REGION: self.tr("Name box"),
            StepKind.MOVE_REGION: self.tr("Move box"),
            StepKind.REMOVE_REGION: self.tr("Remove box"),
        }

    def undo(self, step: Step | None) -> str:
        """Name the action that takes back ``step``."""
        return self.tr("Undo {step}").format(step=self.step(step)) if step else self.tr("Undo")

    def redo(self, step: Step | None) -> str:
        """Name the action that does ``step`` again."""
        return self.tr("Redo {step}").format(step=self.step(step)) if step else self.tr("Redo")

    def reason(self, reason: Reason, detail: str = "") -> str:
        """Say why a file was refused or a photo is damaged.

        Args:
            reason: why.
            detail: of ``UNSUPPORTED`` the format's name and what to install for it; of others
                the name in the archive, or what the system said.
        """
        if reason is Reason.UNSUPPORTED and detail:
            return self.tr("This kind of picture is not supported: {kind}").format(kind=detail)
        said = self._reasons()[reason]
        if not detail or reason not in TELLING_DETAIL:
            return said
        return f"{said} ({shortened(clean(detail))})"

    def _reasons(self) -> dict[Reason, str]:
        return {
            Reason.EMPTY: self.tr("The file is empty. Get it again."),
            Reason.NOT_A_PICTURE: self.tr("This is not a picture."),
            Reason.UNSUPPORTED: self.tr("This kind of picture is not supported."),
            Reason.UNREADABLE_PICTURE: self.tr("It is damaged beyond reading. Get it again."),
            Reason.TOO_MANY_PIXELS: self.tr("The picture is too large to open safely."),
            Reason.TOO_SLOW: self.tr("Reading it took too long. Try it again."),
            Reason.DECODER_DIED: self.tr("Reading it crashed the reader, so it was left out."),
            Reason.NO_PERMISSION: self.tr("You may not read this. Change its permissions."),
            Reason.VANISHED: self.tr("The file is no longer there."),
            Reason.CHANGED_WHILE_READ: self.tr(
                "It changed while it was read. Import it when it is whole."
            ),
            Reason.READ_ERROR: self.tr("The disk could not read the file."),
            Reason.NOT_A_FILE: self.tr("This is a device or a pipe, not a file."),
            Reason.DISK_FULL: self.tr("There is no space left on the disk."),
            Reason.CANNOT_WRITE: self.tr("The file could not be written to the library."),
            Reason.ARCHIVE_BROKEN: self.tr("The archive is damaged or not whole. Get it again."),
            Reason.ARCHIVE_PASSWORD: self.tr("The archive asks for a password."),
            Reason.ARCHIVE_UNSAFE_NAME: self.tr("The archive holds a file with an unsafe name."),
            Reason.ARCHIVE_LINK: self.tr("The archive holds a link, which is not followed."),
            Reason.ARCHIVE_TOO_LARGE: self.tr("The archive unpacks to far too much."),
            Reason.ARCHIVE_KIND: self.tr("Archives of this kind cannot be read. Unpack it first."),
            Reason.TRUNCATED: self.tr("The end of the picture is missing."),
            Reason.CORRUPT: self.tr("Part of the picture is damaged."),
        }

    def error(self, error: GalleryError) -> str:
        """Say what went wrong, and where it helps what to do."""
        if isinstance(error, LibraryError):
            return self._library_error(error)
        if isinstance(error, QueryError):
            return self.query(error)
        if isinstance(error, CannotRevert):
            return self._cannot_revert(error)
        if isinstance(error, CannotUndo):
            return self.tr(
                "This cannot be undone any more: what it did was changed since, and not by a step. "
                "The history (Ctrl+H) takes other steps back."
            )
        if isinstance(error, NotFound) and error.kind == "region":
            return self.tr("This box is no longer there.")
        if isinstance(error, NotFound) and error.kind == "photo":
            return self.tr("This photo is no longer there.")
        if isinstance(error, NotFound):
            return self.tr("“{what}” is no longer there.").format(what=shortened(error.what))
        if isinstance(error, InvalidValue) and error.field == "region":
            return self.tr("This box is too small to show anybody. Draw it around a face.")
        if isinstance(error, InvalidValue):
            if error.why in (special := self._invalid()):
                return special[error.why].format(value=shortened(error.value))
            text = self.tr("“{value}” cannot be used here.")
            return text.format(value=shortened(error.value))
        if isinstance(error, OutsideLibrary):
            text = self.tr("Nobody said that files may go to the trash from {folders}.")
            return text.format(folders=", ".join(error.folders))
        if isinstance(error, CannotSetAside):
            return self._cannot_set_aside(error)
        if isinstance(error, CannotStartError):
            return self.tr(
                "Photosketch cannot start the processes in which it reads pictures. Close other "
                "programs and try again; if that does not help, install it anew."
            )
        return str(error)

    def _cannot_set_aside(self, error: CannotSetAside) -> str:
        if error.why == "disk-full":
            return self.tr("The library's disk has no room for the files. Nothing was changed.")
        text = self.tr("Files may not be moved out of {folder}. Nothing was changed.")
        if error.why == "no-trash":
            text = self.tr("The trash folder {folder} cannot be used. Nothing was changed.")
        return text.format(folder=error.folder)

    def _invalid(self) -> dict[str, str]:
        return {
            "taken": self.tr("There is one called “{value}” already. Take another name."),
            "not-searches": self.tr("No searches were exported to this file, or it is damaged."),
            "newer": self.tr("A newer Photosketch wrote this file."),
            "too-many": self.tr("There are too many searches in this file."),
        }

    def _cannot_revert(self, error: CannotRevert) -> str:
        texts = {
            "changed": self.tr("What it did was changed since, and not by a step of this list."),
            "gone": self.tr("What it changed is no longer in the library."),
            "large": self.tr("It is too large to be taken out alone. Undo goes back to it."),
            "undone": self.tr("It is taken back already."),
        }
        if error.why in texts:
            return texts[error.why]
        named = [f"“{self.step(step)}”" for step in error.steps[:STEPS_NAMED]]
        if len(error.steps) > STEPS_NAMED:
            named.append(self.tr("%Ln more", "", len(error.steps) - STEPS_NAMED))
        text = self.tr("What was done later builds on it: {steps}. Take that back first.")
        return text.format(steps=", ".join(named))

    def _library_error(self, error: LibraryError) -> str:
        texts = {
            LibraryMissing: self.tr("Nothing can be written in {folder} ({detail})."),
            LibraryDamaged: self.tr("The library in {folder} is damaged and cannot be read."),
            LibraryTooNew: self.tr("The library in {folder} was made by a newer Photosketch."),
            LibraryBusy: self.tr("Another program is writing to the library. Try again soon."),
            DiskFull: self.tr("The disk is full: nothing was changed. Make room and try again."),
        }
        other = self.tr("The library in {folder} cannot be used.")
        text = texts.get(type(error), other).format(folder=error.folder, detail=error.detail)
        return text.replace(" ()", "")

    def query(self, error: QueryError) -> str:
        """Say what is wrong with a search, without what would be right."""
        texts = {
            "unclosed-quote": self.tr("The quote is not closed."),
            "unclosed-parenthesis": self.tr("The parenthesis is not closed."),
            "unexpected-parenthesis": self.tr("This parenthesis closes nothing."),
            "nothing-to-negate": self.tr("After “-” there must be a word."),
            "nothing-beside-or": self.tr("OR needs something on both sides."),
            "unknown-field": self.tr("There is no field “{word}:”."),
            "bad-value": self.tr("“{word}” is no value for “{field}:”."),
            "too-long": self.tr("This search is too long."),
            "not-here": self.tr("This is about the whole search: outside of ( ), and without “-”."),
            "said-twice": self.tr("This was said before."),
        }
        if error.code == "bad-value" and not error.word.strip():
            return self.tr("“{field}:” needs a value.").format(field=error.field)
        text = texts.get(error.code, self.tr("This cannot be understood."))
        return text.format(word=shortened(error.word), field=error.field)

    def set_kind(self, kind: SetKind) -> str:
        """Return what a kind of set is called."""
        return {
            SetKind.PHOTO_SKETCH: self.tr("Photo sketch"),
            SetKind.CONCEPT_PHOTO: self.tr("Concept photo"),
            SetKind.TEASER: self.tr("Teaser"),
            SetKind.BEHIND: self.tr("Behind"),
            SetKind.FANSIGN: self.tr("Fansign"),
            SetKind.AIRPORT: self.tr("Airport"),
            SetKind.STAGE: self.tr("Stage"),
            SetKind.PRESS: self.tr("Press"),
            SetKind.MAGAZINE_SCAN: self.tr("Magazine scan"),
            SetKind.PHOTOCARD: self.tr("Photocard"),
            SetKind.SELCA: self.tr("Selca"),
            SetKind.OTHER: self.tr("Other"),
        }[kind]

    def scene_kind(self, kind: SceneKind) -> str:
        """Return what a kind of scene is called."""
        return {
            SceneKind.PROP: self.tr("prop"),
            SceneKind.OUTFIT: self.tr("outfit"),
            SceneKind.PLACE: self.tr("place"),
            SceneKind.ACTION: self.tr("action"),
            SceneKind.SHOT: self.tr("shot"),
            SceneKind.MOOD: self.tr("mood"),
            SceneKind.OTHER: self.tr("scene"),
        }[kind]

    def origin(self, origin: Origin) -> str:
        """Say where a value came from; "" for the user's own word, which needs no mention."""
        return {
            Origin.USER: "",
            Origin.SIDECAR: self.tr("from sidecar"),
            Origin.PLATFORM: self.tr("from platform id"),
            Origin.CDN: self.tr("from the picture's address"),
            Origin.FILE: self.tr("from file"),
            Origin.FILE_NAME: self.tr("from file name"),
            Origin.FOLDER_NAME: self.tr("from folder name"),
            Origin.SUGGESTION: self.tr("suggested"),
        }[origin]

    def completeness(self, there: Completeness) -> str:
        """Say "12 of 12" or "11 of 12 · missing 7"."""
        text = self.tr("{have} of {expected}").format(have=there.have, expected=there.expected)
        if not there.missing:
            return text
        places = ", ".join(str(place) for place in there.missing[:MISSING_SHOWN])
        more = "…" if len(there.missing) > MISSING_SHOWN else ""
        return text + " · " + self.tr("missing {places}").format(places=places + more)

    def completeness_in_full(self, there: Completeness) -> str:
        """Say how many photos a set has, and below it all that are missing ("4, 7–9")."""
        text = self.tr("{have} of {expected} photos").format(
            have=number(there.have), expected=number(there.expected)
        )
        if not there.missing:
            return text
        runs = _runs(there.missing)
        places = ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in runs[:RUNS_SHOWN])
        more = ", …" if len(runs) > RUNS_SHOWN else ""
        return text + "\n" + self.tr("Missing: {places}").format(places=places + more)

    def time_left(self, seconds: float) -> str:
        """Say "14 s left", "3 min left"."""
        if seconds < MINUTE:
            return self.tr("{n} s left").format(n=max(1, round(seconds)))
        if seconds < HOUR:
            return self.tr("{n} min left").format(n=round(seconds / MINUTE))
        return self.tr("{n} h left").format(n=round(seconds / HOUR))


def number(value: int) -> str:
    """Return a count as the user's language writes it ("9,310")."""
    locale = QLocale()
    if locale.language() is QLocale.Language.C:  # the C locale has no thousands
        locale = QLocale(QLocale.Language.English)
    return locale.toString(value)


def two_names(names: tuple[Name, ...], apart: str = "") -> tuple[str, str]:
    """Return the name to show first and one in another script, "" without one.

    The first is in the script of the user's language when there is one in it; if another bearer
    has the name, too, it is the one that is told ``apart``: "V (BTS)".
    """
    script = {
        QLocale.Language.Korean: "Hang",
        QLocale.Language.Japanese: "Jpan",
        QLocale.Language.Chinese: "Hani",
    }.get(QLocale().language(), "")
    local = (name for name in names if name.script == script and not apart)
    first = next(local, names[0])
    others = (name.text for name in names if name.script != first.script)
    return shown_name(first.text, apart), next(others, "")


def _runs(places: Sequence[int]) -> list[tuple[int, int]]:
    """Return the first and the last of each run of rising numbers without a gap."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and place == runs[-1][1] + 1:
            runs[-1] = runs[-1][0], place
        else:
            runs.append((place, place))
    return runs


def shortened(text: str, longest: int = 40) -> str:
    """Return a text of at most ``longest`` characters, the last a "…" if it was longer."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"

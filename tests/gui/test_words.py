"""Every code of the lower layers has its words."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from gallery.gui.words import Words, number, two_names
from gallery.jobs.workers import CannotStartError
from gallery.model import errors
from gallery.model.history import Step, StepKind
from gallery.model.names import Name
from gallery.model.photoset import Completeness, SetKind
from gallery.model.reasons import Reason
from gallery.model.scenes import SceneKind


def step(kind: StepKind, subject: str = "V with camcorder", photos: int = 2) -> Step:
    return Step(1, kind, subject, photos, datetime(2024, 1, 27, tzinfo=UTC))


@pytest.mark.parametrize("kind", list(StepKind))
@pytest.mark.parametrize("subject", ["V with camcorder", "", "4", "on", "{x}"])
def test_every_step_can_be_said(kind: StepKind, subject: str) -> None:
    words = Words()
    assert words.step(step(kind, subject))
    assert words.undo(step(kind, subject)).startswith("Undo ")


def test_undo_names_what_it_takes_back() -> None:
    assert Words().undo(step(StepKind.TAG)) == "Undo Tag “V with camcorder”"
    assert Words().undo(None) == "Undo"
    assert len(Words().undo(step(StepKind.CAPTION, "x" * 500))) < 80


def test_a_box_around_nobody_has_words_of_its_own() -> None:
    assert Words().undo(step(StepKind.ADD_REGION, "V")) == "Undo Box around “V”"
    assert Words().undo(step(StepKind.ADD_REGION, "")) == "Undo New box"


def test_what_is_wrong_with_a_box_is_said() -> None:
    assert "box" in Words().error(errors.NotFound("region", "3"))
    assert "too small" in Words().error(errors.InvalidValue("region", "3 × 2", "too-small"))


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_is_a_sentence(reason: Reason) -> None:
    assert Words().reason(reason).endswith(".")


@pytest.mark.parametrize("kind", list(SetKind))
def test_every_kind_of_set_has_a_name(kind: SetKind) -> None:
    assert Words().set_kind(kind)


@pytest.mark.parametrize("kind", list(SceneKind))
def test_every_kind_of_scene_has_a_name(kind: SceneKind) -> None:
    assert Words().scene_kind(kind)


@pytest.mark.parametrize(
    "error",
    [
        errors.LibraryMissing(Path("/x")),
        errors.LibraryDamaged(Path("/x")),
        errors.LibraryTooNew(Path("/x")),
        errors.LibraryBusy(Path("/x")),
        errors.DiskFull(Path("/x")),
        errors.LibraryError(Path("/x")),
        errors.CannotUndo("x"),
        CannotStartError(),
        errors.NotFound("set", "12"),
        errors.InvalidValue("rating", "9", "0-5"),
        errors.QueryError("bad-value", 0, 1, "x"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_every_error_is_a_sentence(error: errors.GalleryError) -> None:
    said = Words().error(error)
    assert said.endswith(".")
    assert "{" not in said


def test_completeness() -> None:
    assert Words().completeness(Completeness(12, 12)) == "12 of 12"
    assert Words().completeness(Completeness(11, 12, (7,))) == "11 of 12 · missing 7"
    many = Completeness(2, 12, tuple(range(3, 13)))
    assert Words().completeness(many).endswith("missing 3, 4, 5, 6, 7, 8…")


def test_time_left() -> None:
    assert Words().time_left(0.2) == "1 s left"
    assert Words().time_left(90) == "2 min left"
    assert Words().time_left(7200) == "2 h left"


def test_numbers_have_thousands(qapp: QApplication) -> None:
    assert number(9310) == "9,310"


def test_the_users_script_comes_first() -> None:
    names = (Name("V", script="Latn"), Name("뷔", script="Hang"), Name("Kim", script="Latn"))
    assert two_names(names) == ("V", "뷔")
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.Korean))
    assert two_names(names) == ("뷔", "V")
    QLocale.setDefault(before)
    assert two_names((Name("RM", script="Latn"),)) == ("RM", "")


def test_a_kind_that_is_not_supported_is_named() -> None:
    words = Words()
    assert "JPEG XL" in words.reason(Reason.UNSUPPORTED, "JPEG XL")
    assert words.reason(Reason.UNREADABLE_PICTURE, "ValueError: x").endswith("again.")

"""Whatever can happen has words."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from gallery.cli import words
from gallery.jobs.workers import CannotStartError
from gallery.library.check import Problem, ProblemKind
from gallery.model import errors
from gallery.model.history import Step, StepKind
from gallery.model.photoset import PhotoSet, completeness
from gallery.model.reasons import Reason


def test_every_reason_has_words() -> None:
    assert set(words.REASONS) == set(Reason)
    assert len(set(words.REASONS.values())) == len(Reason)


@pytest.mark.parametrize("kind", StepKind)
@pytest.mark.parametrize("subject", ["", "V with camcorder", "off"])
@pytest.mark.parametrize("photos", [0, 1, 2])
def test_every_step_has_a_label(kind: StepKind, subject: str, photos: int) -> None:
    step = Step(1, kind, subject, photos, datetime.now(UTC))
    label = words.step(step)
    assert label
    assert "{" not in label


@pytest.mark.parametrize("kind", ProblemKind)
def test_every_problem_has_words(kind: ProblemKind) -> None:
    assert words.problem(Problem(kind, "subject", "detail", is_repaired=True)).endswith(
        "(repaired)"
    )


@pytest.mark.parametrize(
    "error",
    [
        errors.LibraryMissing(Path("/x"), "read-only"),
        errors.LibraryDamaged(Path("/x")),
        errors.LibraryTooNew(Path("/x")),
        errors.LibraryBusy(Path("/x")),
        errors.DiskFull(Path("/x")),
        errors.LibraryError(Path("/x")),
        errors.Cancelled(),
        errors.NotFound("photo", "3"),
        errors.NotFound("person", "V"),
        errors.InvalidValue("rating", "7", "not-0-to-5"),
        errors.InvalidValue("rating", "7", "a code without words"),
        errors.CannotUndo("V with camcorder"),
        CannotStartError(),
    ],
)
def test_every_error_is_a_sentence(error: errors.GalleryError) -> None:
    sentence = words.error(error)
    assert sentence[0].isupper()
    assert sentence.endswith(".")


def test_copies_are_only_named_where_there_are_some(tmp_path: Path) -> None:
    assert "backups" not in words.error(errors.LibraryDamaged(tmp_path))
    (tmp_path / "backups").mkdir()
    assert "backups" in words.error(errors.LibraryDamaged(tmp_path))


@pytest.mark.parametrize(
    ("numbers", "said"),
    [((), ""), ((7,), "7"), ((4, 7), "4, 7"), ((4, 7, 8, 9), "4, 7–9"), ((1, 2, 3), "1–3")],
)
def test_ranges(numbers: tuple[int, ...], said: str) -> None:
    assert words.ranges(numbers) == said


@pytest.mark.parametrize(
    ("positions", "expected", "said"),
    [
        (range(1, 13), 12, "12 of 12"),
        ([1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12], 12, "11 of 12, missing 7"),
        ([1, 2, 3], None, "3 photos"),
        ([1], None, "1 photo"),
        ([1, 3], None, "2 of 3, missing 2"),
    ],
)
def test_completeness(positions: list[int], expected: int | None, said: str) -> None:
    photo_set = PhotoSet(
        1,
        "LWA",
        expected=expected,
        photos=len(positions),
        completeness=completeness(positions, expected),
    )
    assert words.completeness(photo_set) == said

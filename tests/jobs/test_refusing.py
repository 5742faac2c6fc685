"""What becomes of a file whose child failed."""

from gallery.jobs.refusing import refused
from gallery.jobs.workers import Failure, FailureKind
from gallery.model.reasons import Reason


def test_every_failure_has_a_reason_of_its_own() -> None:
    refusals = [refused("/photos/a.jpg", Failure(kind, "why")) for kind in FailureKind]
    assert len({one.reason for one in refusals}) == len(FailureKind)
    assert {(one.path, one.detail) for one in refusals} == {("/photos/a.jpg", "why")}


def test_a_child_that_was_killed_for_its_time_was_too_slow() -> None:
    assert refused("a.jpg", Failure(FailureKind.TOO_SLOW)).reason is Reason.TOO_SLOW

"""What it means for a file that the child which read it failed."""

from gallery.jobs.lane import Failure, FailureKind
from gallery.model.reasons import Reason, Refused

REASONS = {
    FailureKind.TOO_SLOW: Reason.TOO_SLOW,
    FailureKind.DIED: Reason.DECODER_DIED,
    FailureKind.NO_MEMORY: Reason.TOO_MANY_PIXELS,
    FailureKind.RAISED: Reason.UNREADABLE_PICTURE,
}


def refused(path: str, failure: Failure) -> Refused:
    """Return the refusal of the file at ``path`` (as on disk) that a child failed on."""
    return Refused(path, REASONS[failure.kind], failure.detail)

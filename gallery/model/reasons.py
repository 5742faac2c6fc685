"""Why a file was refused, or a photo is damaged: codes that the faces word."""

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """One reason. The first group refuses a file, the second only marks a photo."""

    EMPTY = "empty"
    NOT_A_PICTURE = "not-a-picture"
    UNSUPPORTED = "unsupported"
    UNREADABLE_PICTURE = "unreadable-picture"
    TOO_MANY_PIXELS = "too-many-pixels"
    TOO_SLOW = "too-slow"
    DECODER_DIED = "decoder-died"
    NO_PERMISSION = "no-permission"
    VANISHED = "vanished"
    CHANGED_WHILE_READ = "changed-while-read"
    READ_ERROR = "read-error"
    NOT_A_FILE = "not-a-file"
    DISK_FULL = "disk-full"
    CANNOT_WRITE = "cannot-write"
    ARCHIVE_BROKEN = "archive-broken"
    ARCHIVE_PASSWORD = "archive-password"
    ARCHIVE_UNSAFE_NAME = "archive-unsafe-name"
    ARCHIVE_LINK = "archive-link"
    ARCHIVE_TOO_LARGE = "archive-too-large"
    ARCHIVE_KIND = "archive-kind"

    TRUNCATED = "truncated"
    CORRUPT = "corrupt"


# Their detail is a name or the system's own message; that of the others is a decoder's.
TELLING_DETAIL = frozenset(
    {
        Reason.UNSUPPORTED,
        Reason.NO_PERMISSION,
        Reason.READ_ERROR,
        Reason.CANNOT_WRITE,
        Reason.ARCHIVE_PASSWORD,
        Reason.ARCHIVE_UNSAFE_NAME,
        Reason.ARCHIVE_LINK,
        Reason.ARCHIVE_TOO_LARGE,
        Reason.ARCHIVE_KIND,
    }
)


@dataclass(frozen=True, slots=True)
class Refused:
    """One file that did not get in; ``path`` is spelled as on disk (surrogate escapes)."""

    path: str
    reason: Reason
    detail: str = ""


class RefusedFile(Exception):
    """Raised by the tools for one file; becomes a ``Refused`` entry of a report."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(reason.value, detail)
        self.reason = reason
        self.detail = detail

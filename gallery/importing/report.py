"""What an import did."""

from dataclasses import dataclass

from gallery.model.reasons import Reason, Refused


@dataclass(frozen=True, slots=True)
class Damaged:
    """A photo that is in the library although its file is not whole."""

    photo_id: int
    path: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of one import.

    ``sets`` are ids of sets made or grown, ``added`` counts photos, ``already_there`` files
    the library had before (not two equal files of one import), ``rescanned`` photos of which
    new sidecars told more, or that were edited where they are. ``damaged`` is filled by the
    analysis (``analysis.AnalysisReport``), which is the first to decode. ``stayed`` are the
    sidecars that a move left where they were. ``cancelled``: what
    is counted here is in the library, the rest was not touched.
    """

    import_id: int
    sets: tuple[int, ...] = ()
    added: int = 0
    already_there: int = 0
    rescanned: int = 0
    ignored: int = 0
    refused: tuple[Refused, ...] = ()
    damaged: tuple[Damaged, ...] = ()
    stayed: tuple[str, ...] = ()
    seconds: float = 0.0
    cancelled: bool = False

    @property
    def disk_full(self) -> bool:
        """Whether a full disk ended it early."""
        return self.cancelled and any(one.reason is Reason.DISK_FULL for one in self.refused)

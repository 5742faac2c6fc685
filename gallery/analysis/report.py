"""What an analysis did."""

from dataclasses import dataclass

from gallery.model.reasons import Reason, Refused


@dataclass(frozen=True, slots=True)
class AnalysisReport:
    """The outcome of one analysis.

    ``done`` photos have a thumbnail now; ``damaged`` are (photo id, path, why); ``refused``
    did not decode at all and were ``withdrawn`` (ids) from the library; ``skipped`` have no
    file now, or one that was changed, and stay as they are. ``same`` pairs of photos were found
    to show one picture, ``maybe`` pairs to be worth a look: mirrored, turned, cut, framed, marked.
    """

    done: int = 0
    damaged: tuple[tuple[int, str, Reason], ...] = ()
    refused: tuple[Refused, ...] = ()
    withdrawn: tuple[int, ...] = ()
    skipped: int = 0
    same: int = 0
    maybe: int = 0
    seconds: float = 0.0
    cancelled: bool = False

"""Results made ready to be shown: what takes longer than a frame when there are a million."""

from dataclasses import dataclass

from gallery.gui.grid.geometry import Lines
from gallery.gui.grid.justified import Widths, widths_of
from gallery.gui.grid.place import Place, Shown, carried
from gallery.gui.grid.tiling import Plan
from gallery.library.results import Results


@dataclass(frozen=True, slots=True)
class Prepared:
    """Results, and what of the view they take the place of.

    Attributes:
        results: what is to be shown.
        before: what was shown.
        place: where the user was in that, None to begin at the top.
        grows: whether the results begin with all that was shown.
        carried: where the user is in the results.
        widths: of the photos side by side; None where they do not matter.
        made: the layout of the results, and by which plan.
    """

    results: Results
    before: Shown
    place: Place | None
    grows: bool
    carried: Place
    widths: Widths | None
    made: tuple[Plan, Lines]

    def is_for(self, place: Place) -> bool:
        """Whether the user still is there, scrolling aside."""
        here = self.place or Place()
        return self.grows or (here.selected, here.focus) == (place.selected, place.focus)


def prepare(results: Results, *, before: Shown, place: Place | None, plan: Plan) -> Prepared:
    """Make results ready; may run in any thread.

    Args:
        results: what is to be shown.
        before: what is shown.
        place: where the user is in that; None to begin at the top.
        plan: how the results are laid out.
    """
    starts = results.sections.starts
    ceiling = plan.ceiling
    widths = None if ceiling is None else widths_of(results.shapes, starts, ceiling)
    grows = place is not None and _grows(before, results)
    there = Place()
    if place is not None and not grows:
        there = carried(place, before, Shown(results.ids, results.sections))
    made = plan, plan.lay_out(starts, widths)
    return Prepared(results, before, place, grows, there, widths, made)


def _grows(before: Shown, results: Results) -> bool:
    shown = len(before.ids)
    grows = 0 < shown < len(results.ids) and results.ids[:shown] == before.ids
    return grows and results.sections.begin_with(before.sections)

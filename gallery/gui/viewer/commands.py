"""What the actions about the full view do: boxes around people, the film strip, slide shows."""

from collections.abc import Callable
from dataclasses import asdict
from random import Random

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from gallery.edits.base import Outcome
from gallery.gui.actions import Actions
from gallery.gui.preferences import Preferences
from gallery.gui.viewer.slideshow import Options
from gallery.gui.viewer.view import Viewer

ON_PHOTO = ("copy-files", "remove-photos")  # whose keys count where photos are, so here too
SWITCHES = ("shuffled", "loops", "fades")  # of a slide show, remembered by these names


class BoxCommands(QObject):
    """Draws boxes in the view that is open, and shows them all or not in every view.

    Args:
        viewer: the full view over the window.
        docked: the one in the tagging mode.
        open_view: opens the full view on the photo at hand.
        offer_undo: says what was done, with an Undo.
        switch: the action that says whether all boxes are shown.
    """

    def __init__(
        self,
        viewer: Viewer,
        docked: Viewer,
        *,
        open_view: Callable[[], object],
        offer_undo: Callable[[Outcome, str], object],
        switch: QAction,
    ) -> None:
        super().__init__(viewer)
        self._viewer = viewer
        self._views = (docked, viewer)
        self._open_view = open_view
        self._offer_undo = offer_undo
        self._switch = switch
        for view in self._views:
            view.box_removed.connect(self._on_removed)
            view.boxes_switched.connect(self._on_switched)

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what to do for the ids of the catalogue."""
        return {"mark-person": self.mark, "show-boxes": self._on_switch}

    def mark(self) -> None:
        """Begin a box on the photo in view; of the photos of the grid the one with the focus."""
        view = next((one for one in self._views if one.isVisible()), None)
        if view is None:
            self._open_view()
            view = self._viewer
        view.begin_box()

    def _on_switch(self) -> None:
        for view in self._views:
            view.show_boxes(shown=self._switch.isChecked())

    def _on_switched(self, shown: bool) -> None:  # noqa: FBT001 (a signal's argument)
        self._switch.setChecked(shown)
        self._on_switch()

    def _on_removed(self, outcome: Outcome) -> None:
        name = outcome.step.subject if outcome.step else ""
        said = self.tr("Box around “{name}” removed").format(name=name)
        self._offer_undo(outcome, said if name else self.tr("Box removed"))


class ShowCommands(QObject):
    """Shows what stands around a photo, and slide shows; remembers how.

    Args:
        open_view: opens the full view on the photos to be shown.
        set_full_screen: gives the window the whole screen, or its place back.
    """

    def __init__(
        self,
        viewer: Viewer,
        *,
        actions: Actions,
        preferences: Preferences,
        open_view: Callable[[Callable[[], object]], object],
        set_full_screen: Callable[[bool], object],
    ) -> None:
        super().__init__(viewer)
        self._viewer = viewer
        self._actions = actions
        self._preferences = preferences
        self._open_view = open_view
        self._set_full_screen = set_full_screen
        self._was_opened = False  # by the slide show, which closes it then
        self._was_full = False  # the window, before the slide show
        for name in ON_PHOTO:
            viewer.addAction(actions[name])
        self._restore()
        viewer.around.strip_switched.connect(lambda on: self._keep("filmstrip", on=on))
        viewer.around.info_switched.connect(lambda on: self._keep("photo-info", on=on))
        viewer.show_wanted.connect(self.slideshow)
        viewer.full_screen_left.connect(lambda: set_full_screen(False))
        viewer.showing.options_changed.connect(self._on_options)
        viewer.showing.ended.connect(self._on_ended)

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what to do for the ids of the catalogue."""
        around = self._viewer.around
        return {
            "filmstrip": around.switch_strip,
            "photo-info": around.switch_info,
            "slideshow": self.slideshow,
        }

    def slideshow(self) -> None:
        """Begin a slide show, or end the one that runs."""
        if self._viewer.showing.is_running:
            self._viewer.showing.end()
            return
        self._was_opened = not self._viewer.isVisible()
        if self._was_opened:
            self._open_view(self._begin)
        else:
            self._begin()

    def _begin(self) -> None:
        viewer = self._viewer
        self._was_full = viewer.window().isFullScreen()
        self._set_full_screen(True)
        viewer.showing.begin(viewer.count, viewer.index, seed=Random().getrandbits(32))

    def _on_ended(self) -> None:
        if not self._was_full:
            self._set_full_screen(False)
        if self._was_opened:
            self._was_opened = False
            self._viewer.leave()

    def _restore(self) -> None:
        around, kept = self._viewer.around, self._preferences
        around.show_strip(shown=kept.switch("filmstrip", "off"))
        around.show_info(shown=kept.switch("photo-info", "off"))
        self._mark()
        usual = Options()
        switches = {
            name: kept.switch(f"slideshow-{name}", "on" if getattr(usual, name) else "off")
            for name in SWITCHES
        }
        seconds = kept.number("slideshow-seconds", usual.seconds)
        self._viewer.showing.take_up(Options(seconds=max(1, seconds), **switches))

    def _keep(self, name: str, *, on: bool) -> None:
        self._preferences.write_switch(name, on=on)
        self._mark()

    def _mark(self) -> None:
        self._actions["filmstrip"].setChecked(self._viewer.around.has_strip)
        self._actions["photo-info"].setChecked(self._viewer.around.has_info)

    def _on_options(self, options: Options) -> None:
        self._preferences.write("slideshow-seconds", options.seconds)
        for name in SWITCHES:
            self._preferences.write_switch(f"slideshow-{name}", on=asdict(options)[name])

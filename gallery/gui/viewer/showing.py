"""The slide show in the full view: its keys, its bar, its cross-fade, the way in and out."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from gallery.gui.theme import motion
from gallery.gui.viewer.fading import CrossFade
from gallery.gui.viewer.slidebar import SlideBar
from gallery.gui.viewer.slideshow import SECOND, Options, Slideshow

Key = Qt.Key


class Showing(QObject):
    """Joins the slide show with the view that shows its photos.

    Args:
        canvas: where the photos are drawn.
        bar: its buttons.
        go: shows the photo at an index.
        is_ready: whether the photo at an index could be shown sharp at once.

    Attributes:
        fade: the cross-fade over the canvas.
        switches: the keys that switch one option, by the option's name.

    Signals:
        changed(): it began, was paused, went on or ended.
        options_changed(Options): it goes otherwise from now on.
        ended(): it is over.
    """

    changed = Signal()
    options_changed = Signal(object)
    ended = Signal()

    def __init__(
        self,
        parent: QWidget,
        *,
        canvas: QWidget,
        bar: SlideBar,
        go: Callable[[int], None],
        is_ready: Callable[[int], bool],
    ) -> None:
        super().__init__(parent)
        self._bar = bar
        self._go = go
        self.fade = CrossFade(canvas)
        self.switches = {Key.Key_O: "shuffled", Key.Key_L: "loops", Key.Key_X: "fades"}
        self._slideshow = Slideshow(self, is_ready=is_ready)
        self._slideshow.due.connect(self._on_due)
        self._slideshow.changed.connect(self._on_changed)
        self._slideshow.ended.connect(self.ended)
        bar.pause_wanted.connect(self.toggle)
        bar.switch_wanted.connect(self.switch)
        bar.interval_wanted.connect(self.slow_down)

    @property
    def is_running(self) -> bool:
        """Whether there is a slide show, paused or not."""
        return self._slideshow.is_running

    @property
    def is_paused(self) -> bool:
        """Whether it stands still until it is told to go on."""
        return self._slideshow.is_paused

    @property
    def options(self) -> Options:
        """How it goes."""
        return self._slideshow.options

    def take_up(self, options: Options) -> None:
        """Go as it went the last time."""
        self._slideshow.go(options)

    def begin(self, count: int, index: int, *, seed: int) -> None:
        """Begin with the photo that is shown."""
        self._slideshow.begin(count, index, seed=seed)

    def end(self) -> bool:
        """Be over; False when there was none."""
        was_running = self.is_running
        self.fade.stop()
        self._slideshow.end()
        return was_running

    def toggle(self) -> None:
        """Pause, or go on."""
        self._slideshow.toggle()

    def pause(self) -> None:
        """Stand still until it is told to go on: somebody does something else."""
        if self.is_running and not self.is_paused:
            self._slideshow.toggle()

    def step(self, by: int) -> None:
        """Go on or back at once."""
        self.fade.stop()
        self._slideshow.step(by)

    def slow_down(self, by: int) -> None:
        """Show each photo longer, or shorter when negative."""
        options = self.options
        self._take(options.slower() if by > 0 else options.faster())

    def switch(self, name: str) -> None:
        """Switch one of the options on or off."""
        options = self.options
        self._take(replace(options, **{name: not getattr(options, name)}))

    def at(self, index: int) -> None:
        """The view went to a photo."""
        self._slideshow.at(index)

    def arrived(self, index: int) -> None:
        """The photo is shown as sharp as it gets: its time begins."""
        self._slideshow.arrived(index)

    def look_again(self) -> None:
        """Another photo is ready."""
        self._slideshow.look_again()

    def recount(self, count: int, index: int) -> None:
        """The list is another one."""
        self._slideshow.recount(count, index)

    def coming(self) -> list[int]:
        """Return the indexes of the photos to make ready; none without a slide show."""
        return self._slideshow.coming() if self.is_running else []

    def _take(self, options: Options) -> None:
        self._slideshow.go(options)
        self.options_changed.emit(options)

    def _on_due(self, index: int) -> None:
        fades = self.options.fades and motion() and not self.is_paused
        if fades:
            self.fade.keep()
        self._go(index)
        if fades:
            self.fade.begin(self.options.seconds * SECOND)

    def _on_changed(self) -> None:
        self._bar.show_options(self.options, is_paused=self.is_paused)
        self.changed.emit()

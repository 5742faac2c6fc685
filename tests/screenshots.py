"""Pictures of the real window on the sample set, for the README and for looking at.

    python -m tests.screenshots docs [--million FOLDER]

makes a library in a temporary folder, adds the sample set through the window's own bridge and
writes one PNG a scene; those of a million photos on a library that ``tests.bench.make_library``
made in FOLDER. Needs no display.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
import zlib
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image, ImageChops
from PySide6.QtCore import QLocale, QPoint, QSettings, Qt
from PySide6.QtGui import QImageWriter, QPainter, QPainterPath, QPalette, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gallery.edits.photos import SetFavourite, SetRating
from gallery.gui.application import Session
from gallery.gui.filterbar.choices import Group
from gallery.gui.grid.jump_strip import JumpStrip
from gallery.gui.help.dialog import HelpDialog
from gallery.gui.importing import PlanDialog
from gallery.gui.importing.dialog import USUAL
from gallery.gui.importing.plan_page import PlanPage
from gallery.gui.preferences import Preferences
from gallery.gui.tagbar.field import PhraseField
from gallery.gui.theme import FLOAT_RADIUS, Mode, Theme, colour, tokens_of
from gallery.gui.translations import install_translations
from gallery.gui.viewer.view import IDLE
from gallery.images.sample import draw_sample
from tests.gui.choosing import choose

DOCS = frozenset(  # what README and manual show
    ("window", "plan", "tagging", "tagging-mode", "completion", "facets", "viewer", "help")
)
WIDE, SMALL = (1600, 1000), (1366, 768)  # px
ZOOM = 244  # px: twelve photos fill four columns
TINY = 104  # px: many sets at once
MILLION = 1_000_000
TWEET = 1750914444445221330  # its id tells when it was sent
PATIENCE = 60.0  # s for the whole of the sample set
LARGEST = 500_000  # bytes of a picture
PLAIN = 0.002  # of the pixels have a colour that is the interface's
SETTLED = 0.6  # s after which a window that was touched shows all it has


class Studio:
    """A window on a library of its own, and a way to photograph it."""

    def __init__(
        self, app: QApplication, place: Path, out: Path, *, library: Path | None = None
    ) -> None:
        self._app = app
        self._out = out
        settings = QSettings(str(place / "settings.ini"), QSettings.Format.IniFormat)
        self.preferences = Preferences(settings)
        self.theme = Theme(app, Mode.DARK)
        self.session = Session(self.preferences, self.theme, place / "photosketch.log")
        self.session.open(library or place / "library")
        self.window.resize(*WIDE)

    @property
    def window(self):
        """The window."""
        return self.session.window

    def wait(self, seconds: float = SETTLED) -> None:
        """Let the window work."""
        self.wait_for(lambda: False, seconds)

    def wait_for(self, done: Callable[[], bool], seconds: float = PATIENCE) -> None:
        """Let the window work until ``done``."""
        end = time.monotonic() + seconds
        while not done() and time.monotonic() < end:
            self._app.processEvents()
            time.sleep(0.005)

    def take(
        self,
        name: str,
        *modes: Mode,
        over: QWidget | None = None,
        menu: QWidget | None = None,
    ) -> None:
        """Write what the window looks like.

        Args:
            modes: the themes, one picture each.
            over: a dialog that stands in the middle of the window.
            menu: an open one.
        """
        for mode in modes:
            self.theme.set_mode(mode)
            self.wait(0.2)
            picture = self.window.grab()
            if over is not None:
                _lay_over(picture, over.grab(), scrim=over.palette())
            if menu is not None:
                painter = QPainter(picture)
                painter.drawPixmap(self.window.mapFromGlobal(menu.pos()), menu.grab())
                painter.end()
            place = self._out / f"{name}-{mode}.png"
            QImageWriter(str(place)).write(picture.toImage())
            _optimise(place)
        self.theme.set_mode(Mode.DARK)

    def close(self) -> None:
        """Close the window."""
        self.window.close()
        self.session.close()


def _lay_over(picture: QPixmap, dialog: QPixmap, *, scrim: QPalette) -> None:
    """Paint a dialog as a desktop would show it: in the middle, the rest darker."""
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(picture.rect(), colour(tokens_of(scrim).scrim, 0.35))
    rect = dialog.rect()
    rect.moveCenter(picture.rect().center())
    path = QPainterPath()
    path.addRoundedRect(rect, FLOAT_RADIUS, FLOAT_RADIUS)
    painter.setClipPath(path)
    painter.drawPixmap(rect, dialog)
    painter.end()


def _optimise(place: Path) -> None:
    """Write a PNG again for the web: the photos' grain, which nobody sees, is its weight."""
    with Image.open(place) as picture:
        whole = picture.convert("RGB")
    for bits in (8, 7, 6, 5):
        step = 2 ** (8 - bits)
        rounded = [min(255, (value + step // 2) // step * step) for value in range(256)]
        small = whole.point(rounded * 3)
        for count, ink in whole.getcolors(whole.width * whole.height) or ():
            if count >= PLAIN * whole.width * whole.height:  # the interface keeps its colours
                ground = Image.new("RGB", whole.size, ink)
                channels = ImageChops.difference(whole, ground).split()
                apart = ImageChops.lighter(ImageChops.lighter(*channels[:2]), channels[2])
                small.paste(ink, mask=apart.point([255] + [0] * 255))
        small.save(place, optimize=True, compress_type=zlib.Z_FILTERED)
        if place.stat().st_size <= LARGEST:
            return


def main() -> int:
    """Write all pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, help="where the pictures go")
    parser.add_argument("--million", type=Path, help="the folder of a made library")
    parser.add_argument("--all", action="store_true", help="also those that are not in the docs")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = str(Path(folder) / "cache")
        QLocale.setDefault(QLocale(QLocale.Language.English))
        app = QApplication(sys.argv[:1])
        install_translations(app)
        studio = Studio(app, Path(folder), given.out)
        take_all(studio, None if given.all else DOCS)
        studio.close()
        if given.million is not None:
            os.environ["XDG_CACHE_HOME"] = str(given.million / "cache")
            library = given.million / "library"
            studio = Studio(app, Path(folder), given.out, library=library)
            _million(studio)
            studio.close()
    return 0


def take_all(studio: Studio, names: frozenset[str] | None) -> None:
    """Walk through the window and photograph the scenes of these names, None for all."""

    def take(name: str, *modes: Mode, **laid: QWidget) -> None:
        if names is None or name in names:
            studio.take(name, *(modes or (Mode.DARK,)), **laid)

    studio.wait()
    take("welcome")
    _plan(studio, take)
    _window(studio, take)
    _tagging(studio, take)
    _tagging_mode(studio, take)
    _viewer(studio, take)
    _search(studio, take)
    _small(studio, take)


def _plan(studio: Studio, take: Callable[..., None]) -> None:
    """What an import is going to do, of folders as they come."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "downloads"
        _draw_downloads(source)
        studio.window.intake.plan([str(source)])
        dialog = studio.window.findChild(PlanDialog)
        studio.wait_for(lambda: dialog.plan is not None)
        dialog.resize(USUAL)  # the screen that is not there would allow less
        page = dialog.findChild(PlanPage)
        page.share_out()
        page.table.step(1)
        studio.wait(10 * SETTLED)  # its pictures come last
        take("plan", over=dialog)
        dialog.reject()
        studio.wait()


def _draw_downloads(source: Path) -> None:
    """A fan's folder, an airport with gaps, a concept photo, and a tweet with its sidecars."""
    whole = source / "240127 Love wins all MV photo sketch (Weverse)"
    whole.mkdir(parents=True)
    draw_sample(whole)
    pictures = sorted(whole.iterdir())
    for name, places in (
        ("231204 ICN airport departure", (1, 2, 3, 5, 6, 8)),
        ("[Weverse] Layover concept photo 230908", (1, 2, 3, 4)),
    ):
        (source / name).mkdir()
        for place in places:
            shutil.copy(pictures[-place], source / name / f"{place:02}.jpg")
    tweets = source / "twitter" / "fansite"
    tweets.mkdir(parents=True)
    for place in range(1, 4):
        path = tweets / f"{TWEET}_{place}.jpg"
        shutil.copy(pictures[place + 4], path)
        told = {"category": "twitter", "tweet_id": TWEET, "num": place, "count": 4}
        told |= {"author": {"name": "fansite", "nick": "Winter Bear"}, "content": "ICN 240126 #V"}
        path.with_name(f"{path.name}.json").write_text(json.dumps(told), encoding="utf-8")


def _window(studio: Studio, take: Callable[..., None]) -> None:
    """The window with the sample set: two photos selected, some rated."""
    window = studio.window
    window.intake.add_sample()
    studio.wait(0.2)
    studio.wait_for(lambda: not window.bridge.jobs)
    studio.wait(1.5)
    window.toasts.clear()
    ids = window.grid.ids
    window.bridge.apply(SetRating((ids[1], ids[2], ids[4]), 5))
    window.bridge.apply(SetRating((ids[5],), 4))
    window.bridge.apply(SetFavourite((ids[4], ids[8]), favourite=True))
    window.grid.set_zoom(ZOOM)
    choose(window.grid, ids[1:3])
    studio.wait(1.0)
    take("window", Mode.DARK, Mode.LIGHT)


def _tagging(studio: Studio, take: Callable[..., None]) -> None:
    window = studio.window
    window.photo_commands.tag()
    window.photo_commands.tag_bar.findChild(PhraseField).setText("V with cam")
    studio.wait()
    take("tagging")
    window.photo_commands.tag_bar.dismiss()


def _tagging_mode(studio: Studio, take: Callable[..., None]) -> None:
    """A photo large, with what is said of it and its set's people and phrases beside it."""
    window = studio.window
    choose(window.grid, window.grid.ids[1:2])
    window.activateWindow()
    window.commands["tagging-mode"].trigger()
    studio.wait(IDLE / 1000 + SETTLED)  # until the buttons over the photo are gone
    take("tagging-mode")
    window.commands["tagging-mode"].trigger()
    studio.wait()


def _viewer(studio: Studio, take: Callable[..., None]) -> None:
    """A photo in full view, with what is known of it and the others of its list around it."""
    window, viewer = studio.window, studio.window.viewer
    window.resize(*SMALL)
    choose(window.grid, window.grid.ids[4:5])
    window.sights.open_current()
    viewer.around.show_strip(shown=True)
    viewer.around.show_info(shown=True)
    studio.wait_for(lambda: viewer.stage.is_ready)
    studio.wait(2 * SETTLED)  # the strip's pictures and the camera come last
    viewer.wake()
    take("viewer")
    viewer.leave()
    window.resize(*WIDE)
    studio.wait()


def _search(studio: Studio, take: Callable[..., None]) -> None:
    """What may come next, what is clicked, and the language on a page."""
    window, bar = studio.window, studio.window.page.filter_bar
    window.grid.clear_selection()
    window.activateWindow()
    window.search.setFocus()
    window.search.setText("V landscape ")
    QTest.keyClicks(window.search, "cam")
    studio.wait(2 * SETTLED)
    take("completion")
    window.grid.setFocus()
    window.search.setText("person:V shape:landscape")
    studio.wait(2 * SETTLED)
    menu = bar.menus[Group.SCENES]
    bar.chips[Group.SCENES].open()
    studio.wait_for(menu.isVisible)
    take("facets", menu=menu)
    menu.close()
    window.search.setText("")
    dialog = HelpDialog(window.bridge, parent=window)
    dialog.show()
    studio.wait(2 * SETTLED)
    take("help", over=dialog)
    dialog.reject()
    studio.wait()


def _small(studio: Studio, take: Callable[..., None]) -> None:
    """The smallest screen that is promised."""
    studio.window.grid.clear_selection()
    studio.window.resize(*SMALL)
    studio.wait()
    take("small")


def _million(studio: Studio) -> None:
    """A million photos: by set, and by month with the years along the scroll bar."""
    window, grid = studio.window, studio.window.grid
    studio.wait_for(lambda: len(grid.ids) >= MILLION)
    grid.set_zoom(TINY)
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum() // 4)
    studio.wait(4 * SETTLED)
    studio.take("sections", Mode.DARK)
    grid.set_zoom(ZOOM // 2)
    window.commands["group-month"].trigger()
    studio.wait(8 * SETTLED)
    strip = window.findChild(JumpStrip)
    QTest.mousePress(strip, Qt.MouseButton.LeftButton, pos=QPoint(strip.width() // 2, 2))
    QTest.mouseMove(strip, QPoint(strip.width() // 2, strip.height() // 4))
    studio.wait(4 * SETTLED)
    studio.take("million", Mode.DARK)
    QTest.mouseRelease(strip, Qt.MouseButton.LeftButton)


if __name__ == "__main__":
    raise SystemExit(main())

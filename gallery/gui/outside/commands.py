"""What the actions do that give photos to other programs."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, QMimeData, QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from gallery.gui.bridge import Bridge
from gallery.gui.outside import wallpaper
from gallery.gui.outside.choosing import ChooseProgram
from gallery.gui.outside.files import Place, as_text, kind_of, places_of
from gallery.gui.outside.programs import Program, address
from gallery.gui.outside.saying import Saying
from gallery.gui.outside.system import System, this_system
from gallery.gui.preferences import Preferences
from gallery.gui.subject import Subject
from gallery.gui.viewer.pictures import Sharp, sharpen
from gallery.gui.widgets.toast import Toasts
from gallery.jobs.launching import Launcher
from gallery.library import photos
from gallery.library.database import Reader
from gallery.model.errors import GalleryError
from gallery.model.photo import PhotoDetails
from gallery.model.reasons import Reason

MOST_OPENED = 10  # photos; a window each
MOST_COPIED = 1000  # paths
LONGEST_COPIED = 8192  # px: 180 MB of pixels; a larger picture is given as a file
REMEMBERED = 5  # programs
SETTING = "programs"  # those used before, the last one first

Commands = Sequence[tuple[str, ...]]
Listed = tuple[tuple[Place, ...], list[Program]]


class OutsideCommands(QObject):
    """Opens, shows and copies the photos of a ``Subject`` outside of this program.

    Attributes:
        launcher: knows the programs that were started.

    Args:
        system: what this computer offers; tests give another one.
    """

    def __init__(
        self,
        bridge: Bridge,
        subject: Subject,
        *,
        preferences: Preferences,
        toasts: Toasts,
        window: QWidget,
        system: System | None = None,
    ) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._subject = subject
        self._preferences = preferences
        self._window = window
        self._system = system or this_system()
        self.launcher = Launcher()
        self._saying = Saying(toasts)

    @property
    def offers_wallpaper(self) -> bool:
        """Whether this desktop can be told which picture to show."""
        return self._system.offers_wallpaper

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what to do for the ids of the catalogue."""
        return {
            "open-outside": self.open,
            "open-with": self.open_with,
            "show-file": self.show_file,
            "copy-picture": self.copy_picture,
            "copy-path": self.copy_paths,
            "wallpaper": self.set_wallpaper,
        }

    # Opened

    def open(self) -> None:
        """Open the photos in the program that the system has for them."""
        self._with_places(MOST_OPENED, self._open)

    def _open(self, places: tuple[Place, ...]) -> None:
        opened = [QDesktopServices.openUrl(_url(place.path)) for place in places]
        if not all(opened):
            text = self.tr("The system has no program for such pictures. Choose one (Shift+F4).")
            self._saying.problem(text)

    def open_with(self) -> None:
        """Ask which program shall open the photos."""
        ids = self._some(MOST_OPENED)
        library, system, language = self._bridge.library, self._system, QLocale().name()

        def find(reader: Reader) -> Listed:
            places = places_of(reader, library, ids)
            path = next((place.path for place in places if place.path), "")
            kind = kind_of(path) if path else ""
            return places, system.programs(kind, language=language) if path else []

        self._bridge.read(find, self._on_programs)

    def _on_programs(self, listed: Listed) -> None:
        places = self._saying.those_there(listed[0])
        if not places:
            return
        paths = [place.path for place in places]
        question = self._system.question(paths[0])
        if question is not None:
            self._start([question])
            return
        program = self._ask_program(listed[1])
        if program is not None:
            self._remember(program)
            self._start(list(program.commands(paths)))

    def _ask_program(self, programs: list[Program]) -> Program | None:
        before = self._preferences.texts(SETTING)
        known = {program.id for program in programs}
        # Those that were chosen as files are not told by the system.
        chosen = [self._system.program_at(one) for one in before if one not in known]
        there = [program for program in chosen if Path(program.id).is_absolute()]
        dialog = ChooseProgram(
            [*programs, *there],
            before=before,
            folder=self._system.folder_of_programs,
            parent=self._window,
        )
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        return self._system.program_at(dialog.path) if dialog.path else dialog.program

    def _remember(self, program: Program) -> None:
        others = [one for one in self._preferences.texts(SETTING) if one != program.id]
        self._preferences.write(SETTING, [program.id, *others][:REMEMBERED])

    def _start(self, commands: Commands) -> None:
        launcher = self.launcher

        def start() -> None:
            for command in commands:
                launcher.start(command)

        self._bridge.compute(start, lambda _: None, failed=self._saying.error)

    def show_file(self) -> None:
        """Show the photo's file in its folder."""
        self._with_places(1, self._show)

    def _show(self, places: tuple[Place, ...]) -> None:
        path, system, launcher = places[0].path, self._system, self.launcher

        def open_folder(_error: GalleryError) -> None:
            QDesktopServices.openUrl(_url(str(Path(path).parent)))

        self._bridge.compute(
            lambda: system.show(path, launcher), lambda _: None, failed=open_folder
        )

    # Copied

    def copy_paths(self) -> None:
        """Put where the photos' files are on the clipboard, a line each."""
        self._with_places(MOST_COPIED, self._copy_paths)

    def _copy_paths(self, places: tuple[Place, ...]) -> None:
        text = "\n".join(as_text(place.path) for place in places)
        QGuiApplication.clipboard().setText(text)
        self._saying.done(self.tr("%Ln path(s) copied", "", len(places)))

    def copy_picture(self) -> None:
        """Put the pixels of the photo on the clipboard."""
        self._with_details(self._copy_picture)

    def _copy_picture(self, details: PhotoDetails) -> None:
        self._bridge.compute(
            lambda: sharpen(details, LONGEST_COPIED),
            partial(self._on_picture, details.name),
            group="copy-picture",
        )

    def _on_picture(self, name: str, sharp: Sharp) -> None:
        if not sharp.levels:
            self._saying.refused(name, sharp.reason or Reason.VANISHED)
            return
        image = sharp.levels[0]
        data = QMimeData()
        data.setImageData(image)
        QGuiApplication.clipboard().setMimeData(data)
        size = f"{image.width()} × {image.height()}"
        self._saying.done(self.tr("Picture copied · {size}").format(size=size))

    # On the desktop

    def set_wallpaper(self) -> None:
        """Let the desktop show the photo."""
        if self.offers_wallpaper:
            self._with_details(self._make_wallpaper)

    def _make_wallpaper(self, details: PhotoDetails) -> None:
        folder, longest = _data_folder(), self._screen()
        system, launcher = self._system, self.launcher

        def make() -> Path | Reason:
            made = wallpaper.make(details, folder, longest=longest)
            if isinstance(made, Path):
                system.set_wallpaper(str(made), launcher)
                wallpaper.forget_others(made)
            return made

        self._bridge.compute(
            make, partial(self._on_wallpaper, details.name), failed=self._saying.no_wallpaper
        )

    def _on_wallpaper(self, name: str, made: Path | Reason) -> None:
        if isinstance(made, Reason):
            self._saying.refused(name, made)
        else:
            self._saying.done(self.tr("The desktop shows this photo now."), symbol="image")

    def _screen(self) -> int:
        """Return the longest side of the screens in device pixels, doubled for those cut to fit."""
        screens = QGuiApplication.screens()
        sizes = [screen.size() * screen.devicePixelRatio() for screen in screens]
        return 2 * max((max(size.width(), size.height()) for size in sizes), default=1920)

    # What is at hand

    def _some(self, most: int) -> tuple[int, ...]:
        if self._subject.count > most > 1:
            self._saying.only(most)
        return self._subject.some(most)

    def _with_places(self, most: int, done: Callable[[tuple[Place, ...]], object]) -> None:
        """Call ``done`` with where the photos are, if any is still there."""
        first = self._subject.first()
        ids = self._some(most) if most > 1 else (first,) if first is not None else ()
        library = self._bridge.library

        def on_places(places: tuple[Place, ...]) -> None:
            there = self._saying.those_there(places)
            if there:
                done(there)

        self._bridge.read(lambda reader: places_of(reader, library, ids), on_places)

    def _with_details(self, done: Callable[[PhotoDetails], object]) -> None:
        """Call ``done`` with what is known of the photo."""
        first = self._subject.first()
        if first is None:
            return
        library = self._bridge.library

        def on_found(found: Sequence[PhotoDetails]) -> None:
            if found:
                done(found[0])

        self._bridge.read(lambda reader: photos.details_many(reader, library, [first]), on_found)


def _data_folder() -> Path:
    place = QStandardPaths.StandardLocation.GenericDataLocation
    return Path(QStandardPaths.writableLocation(place)) / "photosketch"


def _url(path: str) -> QUrl:
    # From the name's bytes, so that a name that is no text arrives too.
    return QUrl.fromEncoded(address(path).encode())

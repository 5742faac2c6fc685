"""Photos given to other programs, from the real window's subject, by real small programs."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QContextMenuEvent, QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from gallery.gui.bridge import Bridge
from gallery.gui.main_window import MainWindow
from gallery.gui.outside import OutsideCommands
from gallery.gui.outside.choosing import ChooseProgram, used_first
from gallery.gui.outside.linux import Linux
from gallery.gui.outside.programs import Program
from gallery.gui.preferences import Preferences
from tests.gui.choosing import choose

unix = pytest.mark.skipif(os.name == "nt", reason="the small programs are shell scripts")
WRITE = (
    "#!/bin/sh\n"
    'for one in "$@"; do printf "%s\\n" "$one" >> "{log}.part"; done\n'
    '/bin/mv "{log}.part" "{log}"\n'
)


class Opened(QObject):
    """Takes the place of the system's own programs."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[QUrl] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.urls.append(url)

    @property
    def names(self) -> list[str]:
        return [url.fileName() for url in self.urls]


@pytest.fixture
def opened() -> Iterator[Opened]:
    """What the system was asked to open."""
    result = Opened()
    QDesktopServices.setUrlHandler("file", result, "take")
    yield result
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "240127 Love wins all").iterdir())


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Where the program "Draw" writes which files it was given."""
    log = tmp_path / "drawn.txt"
    program = tmp_path / "bin" / "draw"
    program.parent.mkdir()
    program.write_text(WRITE.format(log=log))
    program.chmod(0o755)
    gsettings = program.with_name("gsettings")
    gsettings.write_text(WRITE.format(log=log))
    gsettings.chmod(0o755)
    entry = tmp_path / "share" / "applications" / "draw.desktop"
    entry.parent.mkdir(parents=True)
    entry.write_text(
        f'[Desktop Entry]\nType=Application\nName=Draw\nExec="{program}" %F\nMimeType=image/jpeg;\n'
    )
    return log


@pytest.fixture
def outside(
    window: MainWindow,
    bridge: Bridge,
    preferences: Preferences,
    tmp_path: Path,
    log: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[OutsideCommands]:
    """The commands on a desktop that has the one program Draw."""
    bin_folder = str(tmp_path / "bin")
    monkeypatch.setenv("PATH", bin_folder)
    environment = {
        "XDG_DATA_HOME": str(tmp_path / "share"),
        "XDG_DATA_DIRS": str(tmp_path / "none"),
        "XDG_CURRENT_DESKTOP": "GNOME",
        "PATH": bin_folder,
    }
    result = OutsideCommands(
        bridge,
        window.subject,
        preferences=preferences,
        toasts=window.toasts,
        window=window,
        system=Linux(environment),
    )
    yield result
    qtbot.waitUntil(lambda: not result.launcher.running)


def said(window: MainWindow) -> list[str]:
    return [toast.text for toast in window.toasts.shown]


def when_asked(qtbot: QtBot, answer: object) -> list[ChooseProgram]:
    """Answer the dialog as soon as it is there."""
    seen: list[ChooseProgram] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ChooseProgram) and dialog.isActiveWindow():
            seen.append(dialog)
            answer(dialog)  # type: ignore[operator]
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(10, look)
    return seen


def test_photos_are_opened_with_the_usual_program(
    window: MainWindow, outside: OutsideCommands, opened: Opened, qtbot: QtBot
) -> None:
    choose(window.grid, [3, 5])
    outside.open()
    qtbot.waitUntil(lambda: len(opened.urls) == 2)
    assert opened.names == ["240127_LWA_03.jpg", "240127_LWA_05.jpg"]


def test_of_many_photos_the_first_ten_are_opened(
    window: MainWindow, outside: OutsideCommands, opened: Opened, qtbot: QtBot
) -> None:
    window.grid.select_all()
    outside.open()
    qtbot.waitUntil(lambda: len(opened.urls) == 10)
    assert "Only the first 10 are opened." in said(window)


def test_a_file_that_is_gone_is_named_and_the_others_are_opened(
    window: MainWindow, outside: OutsideCommands, opened: Opened, qtbot: QtBot, files: list[Path]
) -> None:
    files[2].unlink()
    choose(window.grid, [3, 5])
    outside.open()
    qtbot.waitUntil(lambda: bool(opened.urls))
    assert opened.names == ["240127_LWA_05.jpg"]
    assert "240127_LWA_03.jpg: The file is no longer there." in said(window)


@pytest.mark.parametrize("name", ["open", "open_with", "show_file", "copy_paths", "copy_picture"])
def test_whatever_is_asked_a_vanished_file_is_said(
    window: MainWindow, outside: OutsideCommands, qtbot: QtBot, files: list[Path], name: str
) -> None:
    files[2].unlink()
    choose(window.grid, [3])
    getattr(outside, name)()
    qtbot.waitUntil(lambda: "240127_LWA_03.jpg: The file is no longer there." in said(window))


@unix
def test_another_program_is_asked_for_started_and_remembered(
    window: MainWindow,
    outside: OutsideCommands,
    preferences: Preferences,
    qtbot: QtBot,
    files: list[Path],
    log: Path,
) -> None:
    choose(window.grid, [3, 5])
    seen = when_asked(qtbot, lambda dialog: QTest.keyClick(dialog.list, Qt.Key.Key_Return))
    outside.open_with()
    qtbot.waitUntil(log.exists)
    assert log.read_text().splitlines() == [str(files[2]), str(files[4])]
    assert seen[0].list.item(0).text() == "Draw"
    assert preferences.texts("programs") == ("draw.desktop",)


@unix
def test_a_program_that_is_no_longer_there_is_said(
    window: MainWindow, outside: OutsideCommands, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "bin" / "draw").unlink()
    choose(window.grid, [3])
    when_asked(qtbot, lambda dialog: dialog.accept())
    outside.open_with()
    qtbot.waitUntil(lambda: any("draw could not be started" in text for text in said(window)))


@unix
def test_no_program_is_started_when_none_is_chosen(
    window: MainWindow, outside: OutsideCommands, qtbot: QtBot, log: Path
) -> None:
    choose(window.grid, [3])
    seen = when_asked(qtbot, lambda dialog: dialog.reject())
    outside.open_with()
    qtbot.waitUntil(lambda: bool(seen))
    assert not log.exists()


def test_where_no_program_is_known_the_dialog_says_so(theme: object, qtbot: QtBot) -> None:
    dialog = ChooseProgram([], before=(), folder="/")
    qtbot.addWidget(dialog)
    dialog.show()
    assert "No program" in dialog.message.text()
    assert not dialog.done_button.isEnabled()
    assert dialog.other_button.isEnabled()


def test_programs_used_before_stand_first() -> None:
    a, b, c = (Program(name, name, (name,)) for name in "abc")
    assert used_first([a, b, c], ("c", "gone", "b")) == [c, b, a]


def test_the_folder_is_opened_where_no_file_manager_answers(
    window: MainWindow, outside: OutsideCommands, opened: Opened, qtbot: QtBot, files: list[Path]
) -> None:
    choose(window.grid, [3])
    outside.show_file()
    qtbot.waitUntil(lambda: bool(opened.urls))
    assert Path(opened.urls[0].toLocalFile()) == files[2].parent


def test_paths_are_copied_a_line_each(
    window: MainWindow, outside: OutsideCommands, qtbot: QtBot, files: list[Path]
) -> None:
    choose(window.grid, [3, 5])
    outside.copy_paths()
    qtbot.waitUntil(lambda: any(text.startswith("2 path") for text in said(window)))
    assert QGuiApplication.clipboard().text() == f"{files[2]}\n{files[4]}"


def test_the_picture_is_copied_as_pixels(
    window: MainWindow, outside: OutsideCommands, qtbot: QtBot
) -> None:
    choose(window.grid, [3])
    outside.copy_picture()
    qtbot.waitUntil(lambda: "Picture copied · 300 × 200" in said(window))
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasImage()
    assert not data.hasUrls()
    assert QGuiApplication.clipboard().image().size().toTuple() == (300, 200)


@unix
def test_the_desktop_is_given_the_photo_in_view(
    window: MainWindow, outside: OutsideCommands, qtbot: QtBot, log: Path
) -> None:
    window.sights.open(4)
    outside.set_wallpaper()
    qtbot.waitUntil(lambda: "The desktop shows this photo now." in said(window))
    words = log.read_text().splitlines()
    shown = Path(QUrl(words[3]).toLocalFile())
    assert words[:2] == ["set", "org.gnome.desktop.background"]
    assert shown.name.startswith("wallpaper-")
    assert shown.is_file()


@unix
def test_a_desktop_that_does_not_answer_is_said(
    window: MainWindow, outside: OutsideCommands, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "bin" / "gsettings").write_text("#!/bin/sh\necho broken >&2; exit 3\n")
    choose(window.grid, [3])
    outside.set_wallpaper()
    text = "The desktop did not take the picture. (broken)"
    qtbot.waitUntil(lambda: text in said(window))


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always offer it")
def test_without_a_known_desktop_there_is_no_wallpaper_to_choose(window: MainWindow) -> None:
    assert not window.commands["wallpaper"].isVisible()
    palette = window.view_commands.palette
    palette.open()
    QTest.keyClicks(palette.line, "wallpaper")
    texts = [
        palette.list.model().index(row, 0).data() for row in range(palette.list.model().rowCount())
    ]
    assert "Use as wallpaper" not in texts


def test_the_photo_in_view_has_the_menu_of_the_photos_without_open(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.sights.open(2)
    for _ in range(2):  # the menu is still whole the second time
        place = window.viewer.rect().center()
        at = window.viewer.mapToGlobal(place)
        kind = QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(window.viewer, QContextMenuEvent(kind, place, at))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        names = [action.objectName() for action in menu.actions() if action.objectName()]
        assert "open" not in names
        assert {"compare", "use-as-cover", "copy-files"} <= set(names)
        titles = [action.menu().title() for action in menu.actions() if action.menu()]
        assert "Outside Photosketch" in titles
        menu.close()
        QApplication.processEvents()

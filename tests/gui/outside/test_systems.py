"""What each kind of computer is asked for: by real small programs where it is this one."""

import os
import sys
from pathlib import Path

import pytest

from gallery.gui.outside.desktops import xfce_commands
from gallery.gui.outside.linux import Linux
from gallery.gui.outside.mac import Mac
from gallery.gui.outside.system import this_system
from gallery.gui.outside.windows import Windows
from gallery.jobs.launching import CannotLaunchError, Launcher

PHOTO = "/photos/a, b 뷔.jpg"
ADDRESS = "file:///photos/a%2C%20b%20%EB%B7%94.jpg"

unix = pytest.mark.skipif(os.name == "nt", reason="the small programs are shell scripts")


class Tools:
    """Small programs that write down how they were called."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.log = folder / "log"

    def add(self, name: str, *, says: str = "", fails_on: str = "nothing") -> None:
        path = self.folder / name
        path.write_text(
            "#!/bin/sh\n"
            f'{{ printf "%s" "{name}"; printf "|%s" "$@"; echo; }} >> "{self.log}"\n'
            f"printf '{says}'\n"
            f'case "$*" in *{fails_on}*) echo "no such key" >&2; exit 1;; esac\n'
        )
        path.chmod(0o755)

    @property
    def calls(self) -> list[list[str]]:
        lines = self.log.read_text().splitlines() if self.log.exists() else []
        return [line.split("|") for line in lines]


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tools:
    """A place for small programs, which is all of the path."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return Tools(folder)


def desktop(tools: Tools, name: str) -> Linux:
    return Linux({"PATH": str(tools.folder), "XDG_CURRENT_DESKTOP": name})


@unix
@pytest.mark.parametrize(
    ("name", "tool", "calls"),
    [
        (
            "ubuntu:GNOME",
            "gsettings",
            [
                ["set", "org.gnome.desktop.background", "picture-uri", ADDRESS],
                ["set", "org.gnome.desktop.background", "picture-uri-dark", ADDRESS],
            ],
        ),
        (
            "X-Cinnamon",
            "gsettings",
            [["set", "org.cinnamon.desktop.background", "picture-uri", ADDRESS]],
        ),
        ("MATE", "gsettings", [["set", "org.mate.background", "picture-filename", PHOTO]]),
        ("KDE", "plasma-apply-wallpaperimage", [[PHOTO]]),
        ("LXQt", "pcmanfm-qt", [["--set-wallpaper", PHOTO]]),
        ("LXDE", "pcmanfm", [["--set-wallpaper", PHOTO]]),
    ],
)
def test_every_desktop_is_told_in_its_way(
    tools: Tools, name: str, tool: str, calls: list[list[str]]
) -> None:
    system = desktop(tools, name)
    assert not system.offers_wallpaper  # without its tool
    tools.add(tool)
    assert system.offers_wallpaper
    system.set_wallpaper(PHOTO, Launcher())
    assert tools.calls == [[tool, *call] for call in calls]


@unix
def test_xfce_is_told_for_every_screen(tools: Tools) -> None:
    system = desktop(tools, "XFCE")
    one = "/backdrop/screen0/monitorHDMI-1/workspace0/last-image"
    tools.add("xfconf-query", says=f"/backdrop/screen0/style\\n{one}\\n")
    assert system.offers_wallpaper
    system.set_wallpaper(PHOTO, Launcher())
    asked = ["xfconf-query", "-c", "xfce4-desktop"]
    assert tools.calls == [[*asked, "-l"], [*asked, "-p", one, "-s", PHOTO]]
    assert xfce_commands("", PHOTO) == ()


@unix
def test_an_old_gnome_without_a_dark_picture_is_no_failure(tools: Tools) -> None:
    tools.add("gsettings", fails_on="picture-uri-dark")
    desktop(tools, "GNOME").set_wallpaper(PHOTO, Launcher())
    assert len(tools.calls) == 2


@unix
def test_a_desktop_that_refuses_says_so(tools: Tools) -> None:
    tools.add("gsettings", fails_on="picture-uri")
    with pytest.raises(CannotLaunchError) as caught:
        desktop(tools, "GNOME").set_wallpaper(PHOTO, Launcher())
    assert caught.value.detail == "no such key"


def test_an_unknown_desktop_offers_no_wallpaper(tmp_path: Path) -> None:
    for name in ("", "sway", "SomethingNew"):
        system = Linux({"PATH": str(tmp_path), "XDG_CURRENT_DESKTOP": name})
        assert not system.offers_wallpaper
        with pytest.raises(CannotLaunchError):
            system.set_wallpaper(PHOTO, Launcher())


@unix
def test_the_file_manager_is_asked_to_select_the_file(tools: Tools) -> None:
    tools.add("dbus-send")
    desktop(tools, "GNOME").show(PHOTO, Launcher())
    assert tools.calls[0][-2] == f"array:string:{ADDRESS}"
    assert tools.calls[0][-3] == "org.freedesktop.FileManager1.ShowItems"


@unix
def test_macos_opens_shows_and_sets_by_its_own_tools(tools: Tools) -> None:
    tools.add("open")
    tools.add("osascript")
    mac, launcher = Mac(), Launcher()
    assert mac.offers_wallpaper
    assert mac.programs("image/jpeg", language="ko_KR") == []
    assert mac.question(PHOTO) is None
    mac.show(PHOTO, launcher)
    mac.set_wallpaper(PHOTO, launcher)
    shown, script = tools.calls
    assert shown == ["open", "-R", PHOTO]
    assert script[-1] == PHOTO
    assert all(PHOTO not in word for word in script[:-1])
    program = mac.program_at("/Applications/Tool Box.app")
    assert program.name == "Tool Box"
    commands = list(program.commands([PHOTO, "/b.jpg"]))
    assert commands == [("open", "-a", "/Applications/Tool Box.app", PHOTO, "/b.jpg")]


@unix
def test_windows_asks_by_itself_and_shows_in_the_explorer(tools: Tools) -> None:
    tools.add("explorer.exe")
    windows, launcher = Windows(), Launcher()
    assert windows.offers_wallpaper
    assert windows.programs("image/jpeg", language="") == []
    assert windows.question(PHOTO) == ("rundll32.exe", "shell32.dll,OpenAs_RunDLL", PHOTO)
    assert windows.program_at("/x/draw.exe").name == "draw"
    windows.show(PHOTO, launcher)
    while launcher.running:
        pass
    assert tools.calls == [["explorer.exe", f"/select,{PHOTO}"]]


def test_this_system_is_the_one_it_runs_on() -> None:
    kinds = {"darwin": Mac, "win32": Windows}
    assert isinstance(this_system(), kinds.get(sys.platform, Linux))
    assert this_system().folder_of_programs

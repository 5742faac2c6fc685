"""What a Linux desktop offers a photo."""

import shutil
from collections.abc import Mapping

from gallery.gui.outside import desktops
from gallery.gui.outside.desktop_entries import data_folders, read_programs
from gallery.gui.outside.programs import Program, address, chosen_file
from gallery.jobs.launching import CannotLaunchError, Command, Launcher

FILE_MANAGER = "org.freedesktop.FileManager1"
ANSWERS_WITHIN = 3.0  # seconds; without a bus nobody answers, and the folder is opened


class Linux:
    """Knows the programs by their desktop entries and the desktop by its name."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment

    @property
    def offers_wallpaper(self) -> bool:
        """Whether the desktop is known and its tool is installed."""
        if desktops.XFCE in desktops.names_of(self._environment):
            return self._has(desktops.XFCE_ASKS)
        ways = desktops.ways_of(self._environment)
        return ways is not None and self._has(ways("/")[0])

    @property
    def folder_of_programs(self) -> str:
        """Where programs are."""
        return "/usr/bin"

    def programs(self, kind: str, *, language: str) -> list[Program]:
        """Return the programs that open files of a MIME type, by name."""
        return read_programs(data_folders(self._environment), kind, language=language)

    def question(self, _path: str) -> Command | None:
        """There is none: the list of programs is ours."""
        return None

    def program_at(self, path: str) -> Program:
        """Return the program that the user chose as a file."""
        return chosen_file(path)

    def show(self, path: str, launcher: Launcher) -> None:
        """Show a file in the file manager, selected."""
        # A comma would part two files.
        addressed = address(path).replace(",", "%2C")
        launcher.run(
            (
                "dbus-send",
                "--session",
                "--print-reply",
                f"--dest={FILE_MANAGER}",
                "/org/freedesktop/FileManager1",
                f"{FILE_MANAGER}.ShowItems",
                f"array:string:{addressed}",
                "string:",
            ),
            longest=ANSWERS_WITHIN,
        )

    def set_wallpaper(self, path: str, launcher: Launcher) -> None:
        """Let the desktop show a picture."""
        if desktops.XFCE in desktops.names_of(self._environment):
            listed = launcher.run((*desktops.XFCE_ASKS, "-l"))
            commands = desktops.xfce_commands(listed, path)
        else:
            ways = desktops.ways_of(self._environment)
            commands = ways(path) if ways is not None else ()
        if not commands:
            raise CannotLaunchError("wallpaper")
        launcher.run(commands[0])
        for command in commands[1:]:
            _try(command, launcher)

    def _has(self, command: Command) -> bool:
        return shutil.which(command[0], path=self._environment.get("PATH")) is not None


def _try(command: Command, launcher: Launcher) -> None:
    """Run what not every version of a desktop knows."""
    try:
        launcher.run(command)
    except CannotLaunchError:
        return

"""What Windows offers a photo."""

import ctypes
import os
import sys
from pathlib import Path

from gallery.gui.outside.programs import Program, chosen_file
from gallery.jobs.launching import CannotLaunchError, Command, Launcher

SET_WALLPAPER = 0x0014  # SPI_SETDESKWALLPAPER of SystemParametersInfoW
REMEMBER_AND_TELL = 0x01 | 0x02  # SPIF_UPDATEINIFILE, SPIF_SENDCHANGE


class Windows:
    """Asks by the shell's own question; the wallpaper by a call of the system."""

    @property
    def offers_wallpaper(self) -> bool:
        """Always."""
        return True

    @property
    def folder_of_programs(self) -> str:
        """Where programs are."""
        return os.environ.get("PROGRAMFILES", "")

    def programs(self, _kind: str, *, language: str) -> list[Program]:  # noqa: ARG002
        """Return none: Windows itself asks."""
        return []

    def question(self, path: str) -> Command | None:
        """Return what opens the system's own "How do you want to open this file?"."""
        return ("rundll32.exe", "shell32.dll,OpenAs_RunDLL", str(Path(path)))

    def program_at(self, path: str) -> Program:
        """Return the program that the user chose as a file."""
        return chosen_file(path)

    def show(self, path: str, launcher: Launcher) -> None:
        """Show a file in the Explorer, selected."""
        # The Explorer says 1 whether it worked or not, so its end says nothing.
        launcher.start(("explorer.exe", f"/select,{Path(path)}"))

    def set_wallpaper(self, path: str, launcher: Launcher) -> None:  # noqa: ARG002
        """Let the desktop show a picture."""
        if sys.platform == "win32":
            ask = ctypes.windll.user32.SystemParametersInfoW
            if not ask(SET_WALLPAPER, 0, str(Path(path)), REMEMBER_AND_TELL):
                raise CannotLaunchError("wallpaper")

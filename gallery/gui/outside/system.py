"""What a kind of computer offers a photo; the right one is chosen here."""

import os
import sys
from typing import Protocol

from gallery.gui.outside.linux import Linux
from gallery.gui.outside.mac import Mac
from gallery.gui.outside.programs import Program
from gallery.gui.outside.windows import Windows
from gallery.jobs.launching import Command, Launcher


class System(Protocol):
    """Asked beside the window, but for ``offers_wallpaper`` and ``folder_of_programs``."""

    @property
    def offers_wallpaper(self) -> bool:
        """Whether this desktop can be told which picture to show."""

    @property
    def folder_of_programs(self) -> str:
        """Where programs are, for a dialog that asks for one."""

    def programs(self, kind: str, *, language: str) -> list[Program]:
        """Return the programs that open files of a MIME type, by name."""

    def question(self, path: str) -> Command | None:
        """Return what lets the system itself ask which program shall open a file."""

    def program_at(self, path: str) -> Program:
        """Return the program that the user chose as a file."""

    def show(self, path: str, launcher: Launcher) -> None:
        """Show a file in the file manager, selected.

        Raises:
            CannotLaunchError: the file manager cannot be told that.
        """

    def set_wallpaper(self, path: str, launcher: Launcher) -> None:
        """Let the desktop show a picture.

        Raises:
            CannotLaunchError: the desktop did not take it.
        """


def this_system() -> System:
    """Return what stands for the computer that this runs on."""
    if sys.platform == "darwin":
        return Mac()
    if sys.platform == "win32":
        return Windows()
    return Linux(dict(os.environ))

"""What macOS offers a photo."""

from pathlib import Path

from gallery.gui.outside.programs import MANY, Program
from gallery.jobs.launching import Command, Launcher

# The path is handed over as an argument and never becomes a part of the script.
WALLPAPER = (
    "on run argv",
    'tell application "System Events" to tell every desktop to set picture to (item 1 of argv)',
    "end run",
)


class Mac:
    """Everything by ``open``, the wallpaper by System Events."""

    @property
    def offers_wallpaper(self) -> bool:
        """Always."""
        return True

    @property
    def folder_of_programs(self) -> str:
        """Where programs are."""
        return "/Applications"

    def programs(self, _kind: str, *, language: str) -> list[Program]:  # noqa: ARG002
        """Return none: which programs open a file is not told without Launch Services."""
        return []

    def question(self, _path: str) -> Command | None:
        """There is none that another program can open."""
        return None

    def program_at(self, path: str) -> Program:
        """Return the program that the user chose as a file."""
        return Program(path, Path(path).stem, ("open", "-a", path, MANY))

    def show(self, path: str, launcher: Launcher) -> None:
        """Show a file in the Finder, selected."""
        launcher.run(("open", "-R", path))

    def set_wallpaper(self, path: str, launcher: Launcher) -> None:
        """Let every desktop show a picture."""
        script = [word for line in WALLPAPER for word in ("-e", line)]
        launcher.run(("osascript", *script, path))

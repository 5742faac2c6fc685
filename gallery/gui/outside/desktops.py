"""How the desktops of Linux are told which picture to show: one command or some, by desktop."""

from collections.abc import Callable, Mapping

from gallery.gui.outside.programs import address
from gallery.jobs.launching import Command

Ways = Callable[[str], tuple[Command, ...]]

GNOME = "org.gnome.desktop.background"


def _gnome(path: str) -> tuple[Command, ...]:
    keys = ("picture-uri", "picture-uri-dark")  # the second is shown in dark style
    return tuple(("gsettings", "set", GNOME, key, address(path)) for key in keys)


def _cinnamon(path: str) -> tuple[Command, ...]:
    schema = "org.cinnamon.desktop.background"
    return (("gsettings", "set", schema, "picture-uri", address(path)),)


def _mate(path: str) -> tuple[Command, ...]:
    return (("gsettings", "set", "org.mate.background", "picture-filename", path),)


def _plasma(path: str) -> tuple[Command, ...]:
    return (("plasma-apply-wallpaperimage", path),)


def _lxqt(path: str) -> tuple[Command, ...]:
    return (("pcmanfm-qt", "--set-wallpaper", path),)


def _lxde(path: str) -> tuple[Command, ...]:
    return (("pcmanfm", "--set-wallpaper", path),)


# By the names in XDG_CURRENT_DESKTOP, in small letters.
DESKTOPS: Mapping[str, Ways] = {
    "gnome": _gnome,
    "unity": _gnome,
    "budgie": _gnome,
    "pantheon": _gnome,
    "x-cinnamon": _cinnamon,
    "cinnamon": _cinnamon,
    "mate": _mate,
    "kde": _plasma,
    "lxqt": _lxqt,
    "lxde": _lxde,
}
XFCE, XFCE_ASKS = "xfce", ("xfconf-query", "-c", "xfce4-desktop")
XFCE_PICTURE = "/last-image"  # how the name of each screen's property ends


def names_of(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Return what the desktop calls itself, the most particular name first."""
    told = environment.get("XDG_CURRENT_DESKTOP", "")
    return tuple(name.lower() for name in told.split(":") if name)


def ways_of(environment: Mapping[str, str]) -> Ways | None:
    """Return how the desktop is told its picture, None if that is not known."""
    return next((DESKTOPS[name] for name in names_of(environment) if name in DESKTOPS), None)


def xfce_commands(properties: str, path: str) -> tuple[Command, ...]:
    """Return the commands for Xfce, which keeps a picture for each screen and workspace.

    Args:
        properties: what ``xfconf-query -c xfce4-desktop -l`` wrote.
        path: of the picture.
    """
    names = [line.strip() for line in properties.splitlines()]
    pictures = [name for name in names if name.endswith(XFCE_PICTURE)]
    return tuple((*XFCE_ASKS, "-p", name, "-s", path) for name in pictures)

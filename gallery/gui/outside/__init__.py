"""What leaves the program: a photo opened elsewhere, shown in its folder, copied, on the desktop.

What flows through. ``commands`` does what the actions say: it asks the library for the files'
paths and for those that are still there (``files``), all beside the window. ``system`` knows
what this kind of computer offers, behind one module each: ``linux`` (its programs are read from
``desktop_entries``, its desktops' ways to set a wallpaper are in ``desktops``), ``mac`` and
``windows``. ``programs`` are the values between them, ``choosing`` asks which program it shall
be where the system has no question of its own. ``wallpaper`` makes the picture for the desktop,
``saying`` the sentences.

Why commands as lists of words, started by ``jobs.launching``: nothing goes through a shell, and
each of these modules can be tested on any system.
"""

from gallery.gui.outside.commands import OutsideCommands

__all__ = ["OutsideCommands"]

"""The programs of a Linux desktop that open pictures, read from its desktop entries.

After the Desktop Entry Specification 1.5 (freedesktop.org): what stands in a folder named first
hides what has the same name in a later one.
"""

import re
import shlex
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from gallery.gui.outside.programs import Program

HEAD = "[Desktop Entry]"
LARGEST = 256 * 1024  # bytes of an entry; more is something else
ESCAPED = {"\\s": " ", "\\n": "\n", "\\t": "\t", "\\r": "\r", "\\\\": "\\"}
PAIR = re.compile(r"\\(.)", re.DOTALL)
YES = "true"
ANY_PICTURE = "image/*"


def data_folders(environment: Mapping[str, str]) -> tuple[Path, ...]:
    """Return the folders that hold applications, the user's own first."""
    home = environment.get("XDG_DATA_HOME") or str(
        Path(environment.get("HOME", "/")) / ".local/share"
    )
    others = environment.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    return tuple(Path(place) for place in (home, *others.split(":")) if place)


def read_programs(folders: Sequence[Path], kind: str, *, language: str = "") -> list[Program]:
    """Return the programs that open files of a kind, by name.

    Args:
        folders: what ``data_folders`` gave.
        kind: the MIME type of the files, as "image/jpeg".
        language: of the names, as "ko_KR"; "" takes the names without one.
    """
    found: dict[str, Program | None] = {}
    for folder in folders:
        for name, path in _entries(folder / "applications"):
            if name not in found:
                found[name] = _program(name, _read(path), kind, language=language)
    programs = [program for program in found.values() if program is not None]
    return sorted(programs, key=lambda program: (program.name.casefold(), program.id))


def _entries(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the names of entries, which contain the folders inside, and where they are."""
    try:
        paths = sorted(folder.rglob("*.desktop"))
    except OSError:
        return
    for path in paths:
        yield "-".join(path.relative_to(folder).parts), path


def _read(path: Path) -> dict[str, str]:
    """Return the values of an entry's first group; none of an entry that cannot be read."""
    try:
        with path.open("rb") as file:
            text = file.read(LARGEST).decode("utf-8", "replace")
    except OSError:
        return {}
    values: dict[str, str] = {}
    inside = False
    for line in text.splitlines():
        line = line.strip()
        if line.startswith("["):
            inside = line == HEAD
        elif inside and not line.startswith("#") and "=" in line:
            key, _, value = line.partition("=")
            values.setdefault(key.strip(), value.strip())
    return values


def _program(name: str, values: Mapping[str, str], kind: str, *, language: str) -> Program | None:
    """Return the program of an entry that is to be offered for a kind of file."""
    kinds = values.get("MimeType", "").split(";")
    opens = kind in kinds or (ANY_PICTURE in kinds and kind.startswith("image/"))
    hidden = any(values.get(key) == YES for key in ("Hidden", "NoDisplay", "Terminal"))
    if not opens or hidden or values.get("Type", "Application") != "Application":
        return None
    words = _words(values.get("Exec", ""))
    shown = _unescaped(_in_language(values, language))
    return Program(name, shown, words) if words and shown else None


def _in_language(values: Mapping[str, str], language: str) -> str:
    wanted = (language, language.partition("_")[0])
    named = (values.get(f"Name[{one}]", "") for one in wanted if one)
    return next((name for name in named if name), values.get("Name", ""))


def _words(command: str) -> tuple[str, ...]:
    """Return the words of a command; none of one that is not written as it should be."""
    # shlex takes a backslash off quotes and backslashes alone, the specification off these too.
    plain = PAIR.sub(lambda pair: pair[1] if pair[1] in "$`" else pair[0], _unescaped(command))
    try:
        return tuple(shlex.split(plain))
    except ValueError:
        return ()


def _unescaped(value: str) -> str:
    result, place = [], 0
    while place < len(value):
        two = value[place : place + 2]
        result.append(ESCAPED.get(two, value[place]))
        place += 2 if two in ESCAPED else 1
    return "".join(result)

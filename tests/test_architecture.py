"""The shape of the code, held by a test: layers, doors, sizes, names.

If a rule hurts, change the design in ``gallery/__init__.py`` and here, in the open.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

import gallery

ROOT = Path(__file__).parent.parent
GALLERY = ROOT / "gallery"

LAYERS = (
    {"model"},
    {"metadata", "images", "search", "jobs"},
    {"library"},
    {"edits", "importing", "analysis"},
    {"sample"},
    {"gui", "cli"},
    {"app"},
)
LEVEL = {package: level for level, packages in enumerate(LAYERS) for package in packages}

DOORS = {
    "PySide6": {"gui"},
    "shiboken6": {"gui"},
    "PIL": {"images"},
    "pi_heif": {"images"},
    "rawpy": {"images"},
    "numpy": {"analysis"},
    "exifread": {"metadata"},
    "lxml": {"metadata"},
    "sqlalchemy": {"library"},
    "alembic": {"library"},
    "sqlite3": {"library"},
    "rapidfuzz": {"library"},
    "anyascii": {"library"},
    "argparse": {"cli"},
    "rich": {"cli"},
    "multiprocessing": {"jobs"},
    "concurrent": {"jobs"},
    "subprocess": {"jobs"},
    "_thread": {"jobs"},
}
THREADS_STARTED_IN = {"jobs"}
STARTS_A_THREAD = {"Thread", "Timer", "QThread", "QThreadPool", "QRunnable", "QtConcurrent"}
NO_NETWORK = {"socket", "urllib.request", "http", "ftplib", "requests", "httpx", "smtplib"}
NO_NETWORK_QT = {"QtNetwork", "QtWebEngineCore"}

# Packages of many modules of one kind, which a list would only repeat.
LISTS = {
    GALLERY / "cli" / "commands",
    GALLERY / "gui" / "widgets",
    GALLERY / "library" / "migrations" / "versions",
}

LONGEST_FILE = 400  # lines
LONGEST_FUNCTION = 50  # lines
EMPTY_NAMES = re.compile(
    r"(^|_)(utils?|misc|common|helpers?)($|_)|.*(Manager|Handler|Helper|Service)$"
)


@dataclass(frozen=True)
class Module:
    """One source file, parsed."""

    path: Path
    room: str
    tree: ast.Module
    lines: int

    def __str__(self) -> str:
        return self.path.relative_to(ROOT).as_posix()


@cache
def modules() -> tuple[Module, ...]:
    """Read every module of the program once."""
    found = []
    for path in sorted(GALLERY.rglob("*.py")):
        inside = path.relative_to(GALLERY)
        room = inside.parts[0].removesuffix(".py")
        source = path.read_text(encoding="utf-8")
        found.append(Module(path, room, ast.parse(source), source.count("\n")))
    return tuple(found)


def imports_of(module: Module) -> Iterator[tuple[int, str]]:
    """Yield (line, dotted name) of everything a module imports, wherever it stands."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}:{node.lineno}: a relative import"
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def rooms_imported(module: Module) -> Iterator[tuple[int, str]]:
    """Yield (line, package of gallery) for every import of our own code."""
    for line, name in imports_of(module):
        parts = name.split(".")
        if parts[0] == "gallery" and len(parts) > 1 and parts[1] in LEVEL:
            yield line, parts[1]


def functions_of(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield every function, methods and inner ones too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_every_package_stands_on_the_map_and_in_the_layers() -> None:
    rooms = {m.room for m in modules() if m.room != "__init__"}
    assert rooms == set(LEVEL)
    for room in rooms:
        assert room in (gallery.__doc__ or ""), f"{room} is missing from the map"


def test_every_module_stands_on_the_map_of_its_package() -> None:
    missing = []
    for package in modules():
        folder = package.path.parent
        if package.path.name != "__init__.py" or folder in LISTS or folder == GALLERY:
            continue
        told = " ".join(re.findall(r"``([^`]+)``", ast.get_docstring(package.tree) or ""))
        inside = {path.stem for path in folder.glob("*.py")} - {"__init__"}
        missing += [f"{package}: {name}" for name in sorted(inside) if name not in told]
    assert not missing


def test_imports_go_one_way() -> None:
    wrong = [
        f"{module}:{line} {module.room} imports {room}"
        for module in modules()
        if module.room != "__init__"
        for line, room in rooms_imported(module)
        if room != module.room and LEVEL[room] >= LEVEL[module.room]
    ]
    assert not wrong


def test_foreign_libraries_come_through_their_door() -> None:
    wrong = [
        f"{module}:{line} {name}"
        for module in modules()
        for line, name in imports_of(module)
        if module.room not in DOORS.get(name.split(".")[0], {module.room})
    ]
    assert not wrong


def test_the_model_needs_only_the_standard_library() -> None:
    foreign = set(DOORS) | {"platformdirs", "send2trash"}
    wrong = [
        f"{module}:{line} {name}"
        for module in modules()
        if module.room == "model"
        for line, name in imports_of(module)
        if name.split(".")[0] in foreign
    ]
    assert not wrong


def test_only_jobs_starts_threads() -> None:
    wrong = [
        f"{module}:{node.lineno} {name}"
        for module in modules()
        if module.room not in THREADS_STARTED_IN
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        for name in [getattr(node.func, "attr", getattr(node.func, "id", ""))]
        if name in STARTS_A_THREAD
    ]
    assert not wrong


def test_nothing_speaks_to_a_network() -> None:
    wrong = [
        f"{module}:{line} {name}"
        for module in modules()
        for line, name in imports_of(module)
        if any(name == n or name.startswith(f"{n}.") for n in NO_NETWORK)
        or set(name.split(".")) & NO_NETWORK_QT
    ]
    assert not wrong


def test_files_and_functions_stay_short() -> None:
    long_files = [f"{m}: {m.lines} lines" for m in modules() if m.lines > LONGEST_FILE]
    tests = sorted((ROOT / "tests").rglob("*.py"))
    long_files += [
        f"{path.relative_to(ROOT)}: too long"
        for path in tests
        if path.read_text(encoding="utf-8").count("\n") > LONGEST_FILE
    ]
    long_functions = [
        f"{module}:{node.lineno} {node.name}: {node.end_lineno - node.lineno + 1} lines"
        for module in modules()
        for node in functions_of(module.tree)
        if node.end_lineno and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert not long_files + long_functions


def test_names_say_something() -> None:
    wrong = [str(m) for m in modules() if EMPTY_NAMES.match(m.path.stem)]
    wrong += [
        f"{module}:{node.lineno} {node.name}"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef) and EMPTY_NAMES.match(node.name)
    ]
    assert not wrong


def test_every_module_tells_what_it_is() -> None:
    silent = [str(m) for m in modules() if not ast.get_docstring(m.tree)]
    assert not silent


def test_main_only_starts_the_program() -> None:
    tree = ast.parse((ROOT / "main.py").read_text(encoding="utf-8"))
    assert [type(node) for node in tree.body[1:]] == [ast.ImportFrom, ast.If]
    called = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    assert [getattr(node.func, "id", "") for node in called] == ["SystemExit", "main"]


def test_colours_are_written_in_one_place() -> None:
    colour = re.compile(r"^#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})$")
    wrong = [
        f"{module}:{node.lineno} {node.value}"
        for module in modules()
        if module.room == "gui" and module.path.stem != "theme"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and colour.match(node.value)
    ]
    assert not wrong


@pytest.mark.parametrize("forbidden", ["from PySide6 import", "QtWidgets"])
def test_qt_is_not_even_named_below_the_gui(forbidden: str) -> None:
    wrong = [
        str(module)
        for module in modules()
        if module.room not in {"gui", "app"}
        and forbidden in module.path.read_text(encoding="utf-8")
    ]
    assert not wrong

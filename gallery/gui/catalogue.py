"""Every action there is, in one table: menus, shortcuts, the palette and tips come from it.

A new action is a line here, its two texts in ``action_words`` and what it does in
``commands``; tests hold the three together.
"""

from dataclasses import dataclass
from enum import Enum, auto


class Needs(Enum):
    """What must be there for an action to make sense."""

    NOTHING = auto()
    SELECTION = auto()
    SET = auto()


class Menu(Enum):
    """The menus of the menu bar, and the submenus inside them."""

    FILE = auto()
    RECENT = auto()
    EDIT = auto()
    NEW = auto()
    VIEW = auto()
    SORT = auto()
    GROUP = auto()
    LAYOUT = auto()
    ZOOM = auto()
    THEME = auto()
    PHOTO = auto()
    RATING = auto()
    PEOPLE = auto()
    SCENES = auto()
    OUTSIDE = auto()
    SET = auto()
    HELP = auto()


@dataclass(frozen=True, slots=True)
class Entry:
    """One action.

    ``keys``: shortcuts separated by a space, the first is shown. ``on_photos``: they count
    only where the photos have the focus, for buttons and fields need them too. ``checkable``:
    a switch; ``group``: one of several. ``line``: a separator stands before it.
    """

    id: str
    menu: Menu
    keys: str = ""
    icon: str = ""
    needs: Needs = Needs.NOTHING
    on_photos: bool = False
    checkable: bool = False
    group: str = ""
    line: bool = False


@dataclass(frozen=True, slots=True)
class Submenu:
    """The place of a menu inside another."""

    menu: Menu
    inside: Menu
    icon: str = ""
    line: bool = False


CHOSEN, OF_SET = Needs.SELECTION, Needs.SET
SORTS = ("released", "taken", "added", "rating", "pixels", "bytes", "name", "random")
GROUPS = ("set", "month", "year", "none")

CATALOGUE: tuple[Entry | Submenu, ...] = (
    Entry("import-folder", Menu.FILE, "Ctrl+I", "folder-plus"),
    Entry("import-files", Menu.FILE, "Ctrl+Shift+I", "file-image"),
    Entry("look-watched", Menu.FILE, "", "inbox"),
    Entry("open-library", Menu.FILE, "Ctrl+O", "folder-open", line=True),
    Submenu(Menu.RECENT, Menu.FILE, "clock"),
    Entry("show-library", Menu.FILE, "", "folder"),
    Entry("settings", Menu.FILE, "Ctrl+,", "settings", line=True),
    Entry("quit", Menu.FILE, "Ctrl+Q", "log-out", line=True),
    Entry("undo", Menu.EDIT, "Ctrl+Z", "undo-2"),
    Entry("redo", Menu.EDIT, "Ctrl+Shift+Z Ctrl+Y", "redo-2"),
    Entry("history", Menu.EDIT, "Ctrl+H", "history"),
    Entry("paste", Menu.EDIT, "Ctrl+V", "clipboard-paste", line=True),
    Entry("select-all", Menu.EDIT, "Ctrl+A", "square-check", on_photos=True, line=True),
    Entry("select-none", Menu.EDIT, "Ctrl+Shift+A", "square"),
    Submenu(Menu.NEW, Menu.EDIT, "plus", line=True),
    Entry("new-person", Menu.NEW, "", "user-plus"),
    Entry("new-group", Menu.NEW, "", "users"),
    Entry("new-scene", Menu.NEW, "", "tag"),
    Entry("find", Menu.EDIT, "Ctrl+F /", "search", line=True),
    Entry("save-search", Menu.EDIT, "Ctrl+S", "star"),
    Entry("export-searches", Menu.EDIT, "", "external-link"),
    Entry("import-searches", Menu.EDIT, "", "import"),
    Entry("replace-in-captions", Menu.EDIT, "Ctrl+Shift+H", "pencil"),
    Entry("palette", Menu.EDIT, "Ctrl+K", "command"),
    Entry("people", Menu.VIEW, "Ctrl+Shift+P", "user"),
    Entry("groups", Menu.VIEW, "", "users"),
    Entry("sets", Menu.VIEW, "Ctrl+Shift+L", "images"),
    Entry("scenes", Menu.VIEW, "Ctrl+Shift+S", "tag"),
    Entry("suggestions", Menu.VIEW, "Ctrl+U", "lightbulb"),
    Entry("duplicates", Menu.VIEW, "Ctrl+Shift+D", "copy"),
    Entry("sidebar", Menu.VIEW, "F9", "panel-left", checkable=True, line=True),
    Entry("inspector", Menu.VIEW, "I", "panel-right", checkable=True),
    Entry("filter-bar", Menu.VIEW, "Ctrl+Shift+F", "list-filter", checkable=True),
    Entry("menu-bar", Menu.VIEW, "Ctrl+M", "menu", checkable=True),
    Entry("filmstrip", Menu.VIEW, "F6", "gallery-thumbnails", checkable=True),
    Entry("photo-info", Menu.VIEW, "Alt+Return Alt+Enter", "info", checkable=True),
    Entry("show-boxes", Menu.VIEW, "Shift+R Ctrl+Shift+R", "users", checkable=True),
    Submenu(Menu.SORT, Menu.VIEW, "arrow-down-up", line=True),
    *(Entry(f"sort-{by}", Menu.SORT, checkable=True, group="sort") for by in SORTS),
    Entry("sort-reverse", Menu.SORT, checkable=True, line=True),
    Submenu(Menu.GROUP, Menu.VIEW, "layers"),
    *(Entry(f"group-{by}", Menu.GROUP, checkable=True, group="group") for by in GROUPS),
    Submenu(Menu.LAYOUT, Menu.VIEW, "layout-grid"),
    Entry("layout-rows", Menu.LAYOUT, "", "layout-dashboard", checkable=True, group="layout"),
    Entry("layout-squares", Menu.LAYOUT, "", "layout-grid", checkable=True, group="layout"),
    Entry("refresh", Menu.VIEW, "F5", "refresh-cw"),
    Entry("zoom-in", Menu.VIEW, "Ctrl++ Ctrl+=", "zoom-in", line=True),
    Entry("zoom-out", Menu.VIEW, "Ctrl+-", "zoom-out"),
    Submenu(Menu.ZOOM, Menu.VIEW, "scaling"),
    Entry("zoom-fit", Menu.ZOOM, "Ctrl+0 Ctrl+Alt+E", needs=CHOSEN),
    Entry("zoom-fill", Menu.ZOOM, "Ctrl+9", needs=CHOSEN),
    Entry("zoom-actual", Menu.ZOOM, "Ctrl+1 Ctrl+.", needs=CHOSEN),
    Entry("zoom-double", Menu.ZOOM, "Ctrl+2", needs=CHOSEN),
    Submenu(Menu.THEME, Menu.VIEW, "contrast", line=True),
    Entry("theme-system", Menu.THEME, checkable=True, group="theme"),
    Entry("theme-light", Menu.THEME, checkable=True, group="theme"),
    Entry("theme-dark", Menu.THEME, checkable=True, group="theme"),
    Entry("activity", Menu.VIEW, "Ctrl+J", "activity"),
    Entry("slideshow", Menu.VIEW, "S Shift+F5", "presentation", line=True),
    Entry("full-screen", Menu.VIEW, "F11", "maximize", checkable=True),
    Entry("open", Menu.PHOTO, "Return Enter", "image", CHOSEN, on_photos=True),
    Entry("compare", Menu.PHOTO, "Ctrl+L", "columns-2", CHOSEN),
    Entry("show-variants", Menu.PHOTO, "V", "layers", CHOSEN),
    Entry("join-photos", Menu.PHOTO, "Shift+V", "merge", CHOSEN),
    Entry("tag", Menu.PHOTO, "T", "tag", CHOSEN, line=True),
    Entry("tagging-mode", Menu.PHOTO, "Ctrl+T", "zap"),
    Entry("caption", Menu.PHOTO, "C", "message-square-text", CHOSEN),
    Submenu(Menu.PEOPLE, Menu.PHOTO, "users"),
    *(Entry(f"person-{n}", Menu.PEOPLE, f"Alt+{n}", needs=CHOSEN) for n in range(1, 10)),
    Submenu(Menu.SCENES, Menu.PHOTO, "tag"),
    *(Entry(f"scene-{n}", Menu.SCENES, f"Alt+Shift+{n}", needs=CHOSEN) for n in range(1, 10)),
    Entry("repeat-tags", Menu.PHOTO, "Ctrl+Shift+Return Ctrl+Shift+Enter", "redo-2", CHOSEN),
    Entry("same-as-previous", Menu.PHOTO, "Ctrl+D", "equal", CHOSEN),
    Entry("copy-tags", Menu.PHOTO, "Ctrl+Shift+C", "copy", CHOSEN),
    Entry("paste-tags", Menu.PHOTO, "Ctrl+Shift+V", "clipboard-paste", CHOSEN),
    Submenu(Menu.RATING, Menu.PHOTO, "star"),
    *(Entry(f"rate-{stars}", Menu.RATING, str(stars), needs=CHOSEN) for stars in range(6)),
    Entry("favourite", Menu.PHOTO, "F", "heart", CHOSEN),
    Entry("mark-person", Menu.PHOTO, "R Ctrl+R", "scan-face", CHOSEN),
    Entry("use-as-portrait", Menu.PHOTO, "", "user", CHOSEN),
    Entry("copy-files", Menu.PHOTO, "Ctrl+C", "copy", CHOSEN, on_photos=True, line=True),
    Submenu(Menu.OUTSIDE, Menu.PHOTO, "external-link"),
    Entry("open-outside", Menu.OUTSIDE, "F4", "app-window", CHOSEN),
    Entry("open-with", Menu.OUTSIDE, "Shift+F4", "app-window", CHOSEN),
    Entry("show-file", Menu.OUTSIDE, "Ctrl+Shift+O", "folder-open", CHOSEN),
    Entry("copy-picture", Menu.OUTSIDE, "Ctrl+Shift+B", "image", CHOSEN, line=True),
    Entry("copy-path", Menu.OUTSIDE, "Ctrl+Shift+N", "copy", CHOSEN),
    Entry("wallpaper", Menu.OUTSIDE, "", "wallpaper", CHOSEN, line=True),
    Entry("remove-photos", Menu.PHOTO, "Del", "trash-2", CHOSEN, on_photos=True, line=True),
    Entry("make-set", Menu.SET, "Ctrl+G", "layers", CHOSEN),
    Entry("add-to-set", Menu.SET, "Ctrl+Shift+G", "plus", CHOSEN),
    Entry("show-set", Menu.SET, "Ctrl+Return", "images", OF_SET, line=True),
    Entry("edit-set", Menu.SET, "Ctrl+E", "pencil", OF_SET),
    Entry("apply-to-set", Menu.SET, "Ctrl+Shift+E", "layers", CHOSEN),
    Entry("use-as-cover", Menu.SET, "Ctrl+Shift+T", "image", CHOSEN),
    Entry("find-missing", Menu.SET, "Ctrl+Shift+M", "search", OF_SET),
    Entry("remove-set", Menu.SET, "", "trash-2", OF_SET, line=True),
    Entry("help", Menu.HELP, "F1", "search"),
    Entry("shortcuts", Menu.HELP, "Shift+F1", "keyboard"),
    Entry("sample", Menu.HELP, "", "sparkles"),
    Entry("show-log", Menu.HELP, "", "file-text", line=True),
    Entry("about", Menu.HELP, "", "info"),
)
ENTRIES = tuple(item for item in CATALOGUE if isinstance(item, Entry))

# The context menu of the photos; None is a separator.
ON_PHOTO: tuple[str | Menu | None, ...] = (
    "open",
    "slideshow",
    "compare",
    "show-variants",
    "join-photos",
    None,
    "tag",
    "tagging-mode",
    "caption",
    Menu.PEOPLE,
    Menu.SCENES,
    Menu.RATING,
    "favourite",
    "use-as-portrait",
    "use-as-cover",
    None,
    "make-set",
    "add-to-set",
    "show-set",
    "find-missing",
    None,
    "copy-files",
    Menu.OUTSIDE,
    None,
    "remove-photos",
)

"""Writes the manual page of the command line from what can be typed.

Run ``python -m tests.manual`` after a command or an option changed; a test compares.
"""

from argparse import SUPPRESS, Action, ArgumentParser
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from gallery.cli import language
from gallery.cli import parser as command_line
from gallery.cli.command import Command

DOCS = Path(__file__).parent.parent / "docs"
PAGE = DOCS / "command-line.md"
SEARCHING = DOCS / "searching.md"
HEAD = """\
# The command line

<!-- Written by python -m tests.manual; do not change it here. -->

`photosketch [--library DIR] COMMAND …` is the same program without a window; without a command the
window opens. Results go to standard output, messages and progress to standard error; `--json`
answers with data. What is done here can be undone in the window, and the other way round.

| exit code | |
|---|---|
| 0 | done |
| 1 | done, but some files were refused; each is named with the reason |
| 2 | wrong use: nothing was changed |
| 3 | the library could not be opened |
| 130 | stopped by Ctrl+C; what was done so far is kept |

`--photos` takes the numbers that `search` prints (`--photos 3 4 7`) or a search
(`--photos V camcorder -IU`). The default library is the folder `Photosketch` in your Pictures;
`--library DIR` names another one.
"""
PLAN = """
### The plan as data

`import --dry-run --json` prints one document, the plan that the window shows before an import.

- `sets`: each has `id` (of the set that grows, else null), `key`, `zone`, `photos` (new ones),
  `already_there`, `completeness` (`have`, `expected`, `missing`), the plain values `title`,
  `released_on`, `source`, `credit`, `expected`, and `fields`.
- `fields`: for every field of the window's form its `value`, `origin` and `reason`. Origins are,
  most trusted first, user, sidecar, platform-id, cdn-path, file, file-name, folder-name and
  suggestion; the reason is the piece that the value was read from.
- `files` of each set, and `loose` ones in no set: `path`, `archive`, `name`, `bytes`, `position`
  (null: behind the last), `state` (new, already-there, changed), `copy` and `sidecars`. A copy is
  the known photo that shows the same picture, with both sizes and the verdict better, lesser or
  equal.
- `counts`: new, already_there, better, lesser, equal, refused, locked, ignored, removed_before,
  rescanned, vanished.
- `refused` (path, reason, detail), `locked` archives, `removed_before` (photos that were taken out
  of the library earlier), `rescanned` (known photos of which sidecars tell more), `learned` (known
  sets of which they do), `vanished` (files that are not where they were; their photos stay), and
  `compared`: whether every new file was compared with the library's pictures.
"""


SEARCHING_HEAD = """
# Searching

*(This page is written by `python -m tests.manual`, from the table that the program itself reads.)*

One line finds photos: in the window the search field (`/` or Ctrl+F), on the command line
`photosketch search`. Photos are shown while you type; an empty line is every photo. In the window
F1 shows the tables below as one page, whose examples can be clicked:

![What can be searched, on one page](help-dark.png)

- **Names come first.** `V`, `뷔` and `Taehyung` are the same person; a group means any of its
  members, a scene also the scenes below it. What is no name is looked for in captions, titles
  and file names; a kind of set (`selca`), a source (`weverse`) or a date (`2024`) also finds what
  it means. Quotes make text of everything.
- **Plain words do**, where they can hardly mean anything else: `photos of V and IU from last
  month`, `only V`, `not IU`, `2 people`, `5 stars`, `favourites`, `without caption`, `mp>8`.
- **Side by side means both**; `OR` means either, `-` without, `( )` what belongs together.
- **Fields** (`released:2024-01`) say what is meant. Each has a Korean name, too: `발매:2024-01`.
  Words with spaces go in quotes (`caption:"at the airport"`); dates, numbers with units, and what
  titles and sets say go on by themselves (`released:last month`, `set:love wins all`).
- **While you type** the field lists what may stand at the caret, each with the number of photos:
  ↓ and Enter or Tab take one, Ctrl+Space lists all fields, Esc hides the list. What is understood
  stands in chips.

  ![What may follow "V landscape cam"](completion-dark.png)

- **Without typing**: the line of filters below the field lists people, scenes, sets, dates and
  the like of the photos in sight, each with their number. A click writes a condition into the
  line, a second one takes it out, with Alt it is refused. Ctrl+Shift+F hides the line of filters.

  ![The scenes of landscape photos of V](facets-dark.png)

- **What cannot be read** is underlined, and the line below says what would be right:
  `relesed:2024` asks whether you mean `released:`; a click, or Tab, mends it.
- **Copies behind a better one** are left out of every list and number, unless the search asks for
  them: `is:variant`, `variant:preview`. `has:variants` finds what they stand behind.
- **Searches of before** come back by ↓ in the empty field; Delete takes one out of the list, its
  last row all. The settings switch it off.
"""
SEARCHING_EXAMPLES = (
    ("V IU landscape mp:>8 released:2024-01 missing:caption", "the two of them, wide, over "
     "8 megapixels, from January 2024, without a caption"),
    ("photos of V and IU, landscape, over 8 megapixels, from January 2024, without caption",
     "the same in plain words"),
    ("only:V is:favourite order:-rating", "V alone, favourites, the least rated first"),
    ('"V with camcorder" -is:duplicate', "V has the camcorder, no picture with a copy"),
    ("is:incomplete source:weverse", "sets from Weverse of which photos are missing"),
    ("on:today", "what was taken or came out on this day of any year"),
    ("인물:뷔 발매:지난달", "the same language in Korean: V, released last month"),
    ("지난달 뷔와 아이유 가로 사진", "V and IU, last month, wide: plain words in Korean"),
)  # fmt: skip


def searching() -> str:
    """Return the page of the search language as Markdown."""
    examples = _table((f"`{typed}`", said) for typed, said in SEARCHING_EXAMPLES)
    tables = [part.replace("### What", "## What") for part in search()]
    parts = [SEARCHING_HEAD, "## Examples", examples, *tables]
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def page() -> str:
    """Return the page."""
    top = command_line.build()
    sections = [HEAD]
    for command in command_line.COMMANDS:
        sections.append(_section(command, _parser_of(top, command.name)))
        sections.extend(_more(command))
    return "\n".join(section.strip("\n") + "\n" for section in sections)


def _more(command: Command) -> Iterator[str]:
    if command.name == "import":
        yield PLAN
    if command.name == "search":
        yield from search()


def search() -> Iterator[str]:
    """Yield what a search understands, table by table."""
    yield "### What a search understands"
    yield _table((f"`{typed}`", said) for typed, said in language.forms())
    for topic, heading in language.TOPICS.items():
        yield f"**{heading}**"
        rows = language.fields(topic)
        yield _table((_examples(row.examples), row.about, _names(row.also)) for row in rows)
    yield "**What a photo is**"
    yield _table((f"`{typed}`", said) for typed, said in language.states())
    yield "**Values**"
    yield _table((f"`{name}`", f"`{'` `'.join(known)}`") for name, known in language.values())


def _examples(typed: Iterable[str]) -> str:
    return " ".join(f"`{each}`" for each in typed)


def _names(also: Iterable[str]) -> str:
    return " ".join(f"`{each}:`" for each in also)


def _table(rows: Iterable[Sequence[str]]) -> str:
    cells = [[cell.replace("|", "\\|") for cell in row] for row in rows]
    head = ["| " * len(cells[0]) + "|", "|---" * len(cells[0]) + "|"]
    return "\n".join([*head, *(f"| {' | '.join(row)} |" for row in cells)])


def _section(command: Command, parser: ArgumentParser) -> str:
    lines = [f"## {command.name}", "", f"{command.help[0].upper()}{command.help[1:]}.", ""]
    rows = [f"| `{_typed(action)}` | {_help(action)} |" for action in _actions(parser)]
    if rows:
        lines += ["| | |", "|---|---|", *rows, ""]
    lines += [f"    photosketch {example}" for example in command.examples]
    return "\n".join(lines)


def _parser_of(top: ArgumentParser, name: str) -> ArgumentParser:
    found = top
    for word in name.split():
        (below,) = (action for action in found._actions if isinstance(action.choices, dict))
        found = below.choices[word]
    return found


def _actions(parser: ArgumentParser) -> Iterator[Action]:
    for action in parser._actions:
        is_hidden = action.help == SUPPRESS or action.dest in {"help", "below"}
        if not is_hidden:
            yield action


def _typed(action: Action) -> str:
    value = action.metavar or (
        "\\|".join(map(str, action.choices)) if action.choices else action.dest.upper()
    )
    if not action.option_strings:
        return f"{value} …" if action.nargs in ("*", "+") else str(value)
    option = action.option_strings[-1]
    return option if action.nargs == 0 else f"{option} {value}"


def _help(action: Action) -> str:
    return (action.help or "").replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    SEARCHING.write_text(searching(), encoding="utf-8")

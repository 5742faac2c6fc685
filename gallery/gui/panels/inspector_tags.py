"""Who and what is in the selected photos, as chips."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from gallery.gui.panels.inspector_content import Content, PersonShown
from gallery.gui.panels.inspector_rows import Section
from gallery.gui.widgets.chip import Chip, Look
from gallery.gui.widgets.flow import FlowLayout
from gallery.gui.widgets.renewing import renewed
from gallery.gui.widgets.tips import plain_tip
from gallery.gui.words import Words, number, two_names
from gallery.model.facts import Origin
from gallery.model.photo import Statement

MOST_NAMED = 6  # names whose origin is said
MOST_CHIPS = 40  # of a large selection; the tag bar and the search find the others


class TagSections(QWidget):
    """People and scenes.

    Signals:
        removed(int): the phrase with this id is to go from all photos.
        person_added(int), phrase_added(int): some photos have it; the others are to have it too.
        add_asked(): the user wants to add a tag.
        person_asked(int): show this person's photos.
        person_pointed(int | None): the pointer is on this person, or on nobody any more.
    """

    removed = Signal(int)
    person_added = Signal(int)
    phrase_added = Signal(int)
    add_asked = Signal()
    person_asked = Signal(int)
    person_pointed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._people = Section(self.tr("People"))
        self._scenes = Section(self.tr("Scenes"))
        self._people_chips, self._scene_chips = QWidget(), QWidget()
        self._people_lines = FlowLayout(self._people_chips, gap=6, line_gap=6)
        self._scene_lines = FlowLayout(self._scene_chips, gap=6, line_gap=6)
        self._people_known, self._scenes_known = _origin_label(), _origin_label()
        self._people.inside.addWidget(self._people_chips)
        self._people.inside.addWidget(self._people_known)
        self._scenes.inside.addWidget(self._scene_chips)
        self._scenes.inside.addWidget(self._scenes_known)
        self._shown: object = None

    @property
    def sections(self) -> tuple[Section, Section]:
        """The two sections, to be laid out among the others."""
        return self._people, self._scenes

    def show_content(self, content: Content) -> None:
        """Show the chips of ``content``; nothing is rebuilt when they are the same."""
        wanted = (content.people, content.said, len(content.ids))
        if wanted == self._shown:
            return
        self._shown = wanted
        with renewed(self._people_chips, self._scene_chips):
            self._fill(content)
        self._people.setVisible(bool(content.people))
        people = [(two_names(shown.person.names)[0], shown.origin) for shown in content.people]
        scenes = [(statement.text, statement.origin) for statement, _ in content.said]
        one = content.one is not None
        _show_known(self._people_known, people if one else [])
        _show_known(self._scenes_known, scenes if one else [])

    def _fill(self, content: Content) -> None:
        for shown in content.people[:MOST_CHIPS]:
            self._people_lines.addWidget(self._person(shown, len(content.ids)))
        for statement, count in content.said[:MOST_CHIPS]:
            self._scene_lines.addWidget(self._phrase(statement, count, len(content.ids)))
        self._scene_lines.addWidget(self._add_chip())

    def _person(self, shown: PersonShown, photos: int) -> Chip:
        first, second = two_names(shown.person.names)
        dim = " · ".join(filter(None, (second, *shown.person.groups[:1])))
        person_id, phrase_id = shown.person.id, shown.phrase_id
        chip = self._chip(first, dim, self._names(shown), count=shown.photos, photos=photos)
        if chip.look is Look.HALF:
            chip.clicked.connect(lambda: self.person_added.emit(person_id))
        else:
            chip.clicked.connect(lambda: self.person_asked.emit(person_id))
        chip.pointed.connect(lambda on: self.person_pointed.emit(person_id if on else None))
        if phrase_id is not None:
            chip.make_removable(self.tr("Delete removes it from the selected photos"))
            chip.removed.connect(lambda: self.removed.emit(phrase_id))
        return chip

    def _names(self, shown: PersonShown) -> str:
        names = ", ".join(name.text for name in shown.person.names)
        known = Words().origin(shown.origin)
        return "\n".join(filter(None, (" · ".join((names, *shown.person.groups)), known)))

    def _phrase(self, statement: Statement, count: int, photos: int) -> Chip:
        known = Words().origin(statement.origin)
        tip = f"{statement.text}\n{known}" if known else ""
        phrase_id = statement.phrase_id
        chip = self._chip(statement.text, "", tip, count=count, photos=photos)
        chip.make_removable(self.tr("Delete removes it from the selected photos"))
        chip.removed.connect(lambda: self.removed.emit(phrase_id))
        if chip.look is Look.HALF:
            chip.clicked.connect(lambda: self.phrase_added.emit(phrase_id))
        return chip

    def _chip(self, text: str, dim: str, tip: str, *, count: int, photos: int) -> Chip:
        """Return a solid chip, or one that is filled as far as its photos go."""
        if count >= photos:
            chip = Chip(text, dim=dim)
        else:
            so_many = self.tr("{0} of {1}").format(number(count), number(photos))
            chip = Chip(text, dim=so_many, look=Look.HALF)
            chip.show_share(count / photos)
            add = self.tr("Click to tag the other %Ln photo(s) too", "", photos - count)
            tip = "\n".join(filter(None, (tip, add)))
        chip.setToolTip(plain_tip(tip))
        return chip

    def _add_chip(self) -> Chip:
        chip = Chip(self.tr("+ Add"), look=Look.QUIET)
        chip.setToolTip(self.tr("Tag (T)"))
        chip.clicked.connect(self.add_asked)
        return chip


def _origin_label() -> QLabel:
    label = QLabel()
    label.setProperty("look", "small")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _show_known(label: QLabel, known: Sequence[tuple[str, Origin]]) -> None:
    """Say which names the user did not say, by where they came from."""
    by_origin: dict[Origin, list[str]] = {}
    for name, origin in known:
        by_origin.setdefault(origin, []).append(name)
    by_origin.pop(Origin.USER, None)
    lines = [
        ", ".join(names[:MOST_NAMED]) + (", … " if len(names) > MOST_NAMED else " ") + words
        for origin, names in by_origin.items()
        if (words := Words().origin(origin))
    ]
    label.setText("\n".join(lines))
    label.setVisible(bool(lines))

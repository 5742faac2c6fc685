"""The inspector: how each value is known, guesses to answer, and twins of a photo."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from gallery.gui.bridge import Bridge
from gallery.gui.panels.inspector import Inspector
from gallery.gui.panels.inspector_details import DetailSection, say_place
from gallery.gui.panels.inspector_guesses import GuessSection
from gallery.gui.panels.inspector_twins import TwinSection
from gallery.gui.theme import Theme
from gallery.gui.widgets.address import Address, Link
from gallery.gui.widgets.chip import Chip, Look
from gallery.gui.widgets.editable import EditableValue
from gallery.library import captions, duplicates, facts, people, photos, phrases, sets, suggestions
from gallery.library.duplicates import SamePicture
from gallery.model.facts import Fact, Origin
from gallery.model.suggestion import Hint, SuggestionKind
from tests.appearing import appear

TWEET = "https://x.com/bts_bighit/status/1750914444445221330"
FILE, SIDECAR, PLATFORM = Origin.FILE, Origin.SIDECAR, Origin.PLATFORM
TAKEN = "2024-01-20T19:30:00+09:00"


@pytest.fixture
def inspector(qtbot: QtBot, theme: Theme, bridge: Bridge) -> Inspector:
    """On photo 2 a file, a sidecar and a tweet said all they can say."""
    hints = [
        Hint(SuggestionKind.WORD, "뷔", SIDECAR, "hashtag"),
        Hint(SuggestionKind.PERSON, "thv", SIDECAR, "mention", handle="thv"),
    ]
    tweet = "tweet id 1750914444445221330"
    with bridge.library.writing() as writer:
        suggestions.offer(writer, {2: hints, 3: hints[:1]})
        sets.merge(
            writer,
            1,
            {
                "source_url": Fact(TWEET, PLATFORM, tweet),
                "handle": Fact("bts_bighit", SIDECAR, "1.jpg.json"),
            },
        )
        said = {
            "creator": Fact("Kim", FILE, "XMP dc:creator"),
            "rights": Fact("<b>EDAM</b>", FILE, "IPTC 2:116"),
            "place": Fact("37.5796,-126.977", FILE, "EXIF GPS"),
            "taken_at": Fact("", FILE, "EXIF DateTimeOriginal"),
        }
        facts.say(writer, {2: said})
        photos.set_values(writer, [2], {"taken_at": TAKEN}, origin=FILE)
        (iu,) = people.persons_named(writer.connection, "IU")
        phrases.attach(writer, [2], [phrases.find_or_add(writer, (iu,))], FILE)
        duplicates.mark(writer, [SamePicture(2, 7, 3, "lesser")])
    result = Inspector(bridge)
    qtbot.addWidget(result)
    result.resize(320, 1400)
    appear(qtbot, result)
    return result


def show(qtbot: QtBot, inspector: Inspector, *ids: int) -> None:
    inspector.show_photos(ids)
    qtbot.waitUntil(lambda: inspector.content.ids == ids and not inspector._asking)


def labels(widget: QWidget) -> dict[str, str]:
    """Return what is read, and the tooltip it has."""
    found = [one for one in widget.findChildren(QLabel) if one.isVisible() and one.text()]
    return {one.text(): one.toolTip() for one in found}


def guess(inspector: Inspector, text: str) -> Chip:
    chips = inspector.findChild(GuessSection).findChildren(Chip)
    return next(one for one in chips if one.words == text and not one.isHidden())


def test_details_say_how_they_are_known(qtbot: QtBot, inspector: Inspector) -> None:
    show(qtbot, inspector, 2)
    found = labels(inspector.findChild(DetailSection))
    assert found["Kim"] == "from the file: XMP dc:creator"
    assert found["<b>EDAM</b>"] == "from the file: IPTC 2:116"
    assert "37.5796° N, 126.977° W" in found
    everything = labels(inspector)
    assert everything["20 Jan 2024, 19:30 UTC+9"] == "from the file: EXIF DateTimeOriginal"
    assert "IU from file" in everything
    show(qtbot, inspector, 5)
    assert not inspector.findChild(DetailSection).isVisible(), "nothing is said, nothing is shown"


def test_the_set_says_how_it_is_known(qtbot: QtBot, inspector: Inspector) -> None:
    show(qtbot, inspector, 2)
    values = {
        one.accessibleName(): one.toolTip()
        for one in inspector.findChildren(EditableValue)
        if one.isVisible()
    }
    assert values["Account: @bts_bighit"] == "from the sidecar 1.jpg.json"
    released = "Saturday\nfrom the folder name “240127”"
    assert values["Released: 27 Jan 2024 KST"] == released
    assert "Era: " not in values
    assert "from the tweet id" in labels(inspector)


def test_several_photos_show_what_they_share(qtbot: QtBot, inspector: Inspector) -> None:
    show(qtbot, inspector, 2, 3)
    found = labels(inspector.findChild(DetailSection))
    assert "Mixed" in found
    assert guess(inspector, "thv").look is Look.GUESS
    assert guess(inspector, "thv")._dim == "1 of 2"
    assert guess(inspector, "뷔")._dim == "→ V"


class Browser(QObject):
    """Stands where the system's browser would be."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toString())


@pytest.fixture
def browser() -> Iterator[Browser]:
    result = Browser()
    QDesktopServices.setUrlHandler("https", result, "open")
    yield result
    QDesktopServices.unsetUrlHandler("https")


def test_an_address_opens_in_the_browser(
    qtbot: QtBot, inspector: Inspector, browser: Browser
) -> None:
    show(qtbot, inspector, 2)
    address = next(one for one in inspector.findChildren(Address) if one.isVisible())
    QTest.mouseClick(address.link, Qt.MouseButton.LeftButton)
    assert browser.opened == [TWEET]


def test_coordinates_are_copied(qtbot: QtBot, inspector: Inspector) -> None:
    show(qtbot, inspector, 2)
    buttons = inspector.findChild(DetailSection).findChildren(QToolButton)
    copy = next(one for one in buttons if one.toolTip() == "Copy coordinates")
    with qtbot.waitSignal(inspector.told):
        QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "37.5796,-126.977"


def test_a_guess_says_where_it_came_from(qtbot: QtBot, inspector: Inspector) -> None:
    show(qtbot, inspector, 2)
    tip = guess(inspector, "thv").toolTip()
    assert tip.splitlines()[0] == "mention · @thv, from sidecar"
    assert guess(inspector, "뷔").toolTip().splitlines()[1] == "the person V"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, None])
def test_a_guess_is_accepted(qtbot: QtBot, inspector: Inspector, key: Qt.Key | None) -> None:
    show(qtbot, inspector, 2)
    chip = guess(inspector, "뷔")
    with qtbot.waitSignal(inspector.guess_accepted) as asked:
        if key is None:
            QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(12, 13))
        else:
            chip.setFocus()
            QTest.keyClick(chip, key)
    assert (asked.args[0].text, asked.args[1]) == ("뷔", (2,))


def test_a_guess_is_refused_by_key_and_cross(qtbot: QtBot, inspector: Inspector) -> None:
    show(qtbot, inspector, 2)
    chip = guess(inspector, "thv")
    with qtbot.waitSignal(inspector.guess_refused) as asked:
        chip.setFocus()
        QTest.keyClick(chip, Qt.Key.Key_Delete)
    assert (asked.args[0].text, asked.args[1]) == ("thv", (2,))
    with qtbot.waitSignal(inspector.guess_refused):
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=chip.cross().center())


def test_the_keys_stay_with_the_guesses(qtbot: QtBot, inspector: Inspector, bridge: Bridge) -> None:
    show(qtbot, inspector, 2)
    guess(inspector, "뷔").setFocus()
    with bridge.library.writing() as writer:
        pairs = suggestions.open_pairs(writer.connection, [1])
        suggestions.close_pairs(writer, pairs, suggestions.SuggestionState.REFUSED)
        bridge.tell(writer.changes)
    show(qtbot, inspector, 2)
    qtbot.waitUntil(lambda: guess(inspector, "thv").hasFocus())


def test_a_twin_is_looked_at_and_told_apart(
    qtbot: QtBot, inspector: Inspector, bridge: Bridge
) -> None:
    show(qtbot, inspector, 2)
    section = inspector.findChild(TwinSection)
    assert "there in 300 × 200, better" in labels(section)
    with qtbot.waitSignal(inspector.look_asked) as asked:
        QTest.mouseClick(section.findChild(Link), Qt.MouseButton.LeftButton)
    assert asked.args == [(2, 7), 1]
    button = next(one for one in section.findChildren(QPushButton) if one.text() == "Not the same")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not section.isVisible())
    bridge.undo()
    qtbot.waitUntil(section.isVisible)


def test_a_caption_says_how_it_is_known(qtbot: QtBot, inspector: Inspector, bridge: Bridge) -> None:
    with bridge.library.writing() as writer:
        captions.set_caption(writer, [4], "ko", "마지막 오후", origin=FILE)
    show(qtbot, inspector, 4)
    assert "from file" in labels(inspector._caption)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("37.5796,126.977", "37.5796° N, 126.977° E"),
        ("-33,-70.5", "33° S, 70.5° W"),
        ("Seoul", "Seoul"),
        ("", ""),
    ],
)
def test_places(place: str, words: str) -> None:
    assert say_place(place) == words

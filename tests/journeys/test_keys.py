"""How many keys the reference story takes, counted press by press in the real window.

What everybody has to type counts for nothing: the letters of each name, link and scene where
it comes up first, and those of the captions. All else counts: spaces between the parts, names
that are typed again, Enter, Tab, and a modifier as a key of its own, also the Shift that is held
for capital letters, wherever they stand.
"""

from collections.abc import Iterable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gallery.gui.tagbar import TagBar
from tests.journeys.test_story_window import PHRASES, User, import_by_drop, user

__all__ = ["user"]  # the fixture

ALLOWED = 130  # presses beyond the letters that it may take at most
AIM = 95  # 84 when this was written, 14 of them a Shift
EVERYTHING = 170  # the same with every phrase typed out: 160
Key, Held = Qt.Key, Qt.KeyboardModifier
MODIFIERS = {Key.Key_Control: Held.ControlModifier, Key.Key_Shift: Held.ShiftModifier}

CAPTIONS = (
    "Behind the table",
    "Filming the afternoon",
    "Still filming him",
    "The director watches",
    "Running from everything",
    "Hands held tight",
    "Cold winter light",
    "Black and white",
    "Looking at you",
    "Torn but warm",
    "Waiting for lunch",
    "Against the wall",
)
# Letters that are free where they come up first.
PARTS = (
    *("V", "IU", "in", "at", "with", "behind"),
    *("ripped woolen shirt", "antique table", "camcorder", "director's camera"),
    *("running outdoors", "holding hands", "puffer jacket", "black and white blazer suit"),
    *("close-up", "leaning against a wall"),
)


def starts_with(text: str, part: str) -> bool:
    """Whether a text starts with these whole words."""
    return text.startswith(part) and not text[len(part) :][:1].isalnum()


class Keyboard:
    """Presses keys wherever the focus is, one by one, and counts them.

    Attributes:
        presses: how many keys went down, modifiers too.
        letters: how many of them were free.
    """

    def __init__(self, user: User) -> None:
        self._user = user
        self._new = list(PARTS)
        self.presses = 0
        self.letters = 0

    @property
    def counted(self) -> int:
        """The presses beyond the free letters."""
        return self.presses - self.letters

    def press(self, key: Qt.Key, *held: Qt.Key) -> None:
        """Press a key while others are held down."""
        modifiers = Held.NoModifier
        for one in held:
            QTest.keyPress(self._user.focused(), one, modifiers)
            modifiers |= MODIFIERS[one]
        QTest.keyClick(self._user.focused(), key, modifiers)
        for one in reversed(held):
            modifiers &= ~MODIFIERS[one]
            QTest.keyRelease(self._user.focused(), one, modifiers)
        self.presses += 1 + len(held)

    def type(self, text: str) -> None:
        """Press the keys of a text; every one counts, and Shift for each run of capitals."""
        is_held = False
        for letter in text:
            if letter.isupper() and not is_held:
                QTest.keyPress(self._user.focused(), Key.Key_Shift)
                self.presses += 1
            elif is_held and not letter.isupper():
                QTest.keyRelease(self._user.focused(), Key.Key_Shift, Held.ShiftModifier)
            is_held = letter.isupper()
            QTest.keyClicks(self._user.focused(), letter)
            self.presses += 1
        if is_held:
            QTest.keyRelease(self._user.focused(), Key.Key_Shift, Held.ShiftModifier)

    def say(self, text: str) -> None:
        """Type a phrase; of what comes up first in it the letters are free."""
        while text:
            part = max((p for p in self._new if starts_with(text, p)), key=len, default="")
            if part:
                self._new.remove(part)
                self.letters += len(part)
            word = part or text.split(" ")[0].split(",")[0] or text[0]
            self.type(word)
            text = text[len(word) :]

    def caption(self, text: str) -> None:
        """Type a caption; free."""
        assert len(text.split()) == 3
        self.type(text)
        self.letters += len(text)


def begin(user: User, keyboard: Keyboard) -> TagBar:
    import_by_drop(user)
    user.window.grid.setFocus()
    keyboard.press(Key.Key_T, Key.Key_Control)
    assert user.window.tagging.isVisible()
    bar = user.window.tagging.findChild(TagBar)
    assert isinstance(bar, TagBar)
    return bar


def leave(user: User, keyboard: Keyboard) -> None:
    """Leave, and find everything said and captioned as the story wants it."""
    keyboard.press(Key.Key_Escape)
    assert not user.window.tagging.isVisible()
    assert user.window.grid.current_id() == user.window.grid.ids[-1]
    user.wait(lambda: user.details(len(PHRASES) - 1).captions)
    for row, (phrases, caption) in enumerate(zip(PHRASES, CAPTIONS, strict=True)):
        found = user.details(row)
        assert [said.text for said in found.statements] == list(phrases)
        assert list(found.captions.values()) == [caption]


def add(user: User, keyboard: Keyboard, bar: TagBar, *, by: Qt.Key) -> None:
    """Add what is typed by Enter or Tab; once more, if a new name wants to be confirmed."""
    for _ in range(2):
        before = bar.line_text
        keyboard.press(by)
        user.wait(lambda: bar.is_settled)
        if not bar.line_text:
            return
        assert bar.line_text == before
    raise AssertionError(f"{bar.line_text} was not taken")


def tell(user: User, keyboard: Keyboard, bar: TagBar, phrases: Iterable[str], caption: str) -> None:
    """Say phrases of a photo, caption it, go on."""
    *others, last = phrases
    for text in others:
        keyboard.say(text)
        add(user, keyboard, bar, by=Key.Key_Return)
    keyboard.say(last)
    add(user, keyboard, bar, by=Key.Key_Tab)
    keyboard.caption(caption)
    before = user.window.tagging.index
    keyboard.press(Key.Key_Return)
    user.wait(lambda: user.details(before).captions)  # nobody types in no time at all
    user.wait(lambda: bar.is_settled)


# What a practised hand types for each photo: a phrase that the set knows by its first letters.
FAST = (
    ("V in ripped woolen shirt", "v at antique table"),
    ("v with camcorder",),
    ("c",),
    ("v behind director's camera",),
    ("v,IU running outdoors",),
    ("v,iu holding hands",),
    ("v in puffer jacket",),
    ("v in black and white blazer suit",),
    ("v in close-up",),
    ("ri",),
    ("a",),
    ("v leaning against a wall",),
)


@pytest.mark.parametrize(
    ("typed", "most"),
    [(FAST, min(AIM, ALLOWED)), (PHRASES, EVERYTHING)],
    ids=["first-letters", "everything-typed"],
)
def test_the_story_in_the_tagging_mode(
    user: User,
    typed: tuple[tuple[str, ...], ...],
    most: int,
) -> None:
    keyboard = Keyboard(user)
    bar = begin(user, keyboard)
    for phrases, caption in zip(typed, CAPTIONS, strict=True):
        tell(user, keyboard, bar, phrases, caption)
    leave(user, keyboard)
    assert keyboard.counted <= most, f"{keyboard.counted} of {keyboard.presses}"

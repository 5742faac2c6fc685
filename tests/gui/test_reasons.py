"""How a guess is known, in words."""

import pytest
from PySide6.QtWidgets import QApplication

from gallery.gui.reasons import Reasons
from gallery.model.facts import Fact, Origin

TWEET = "tweet id 1750914444445221330"


@pytest.mark.parametrize(
    ("origin", "reason", "long", "short"),
    [
        (Origin.PLATFORM, TWEET, f"from the {TWEET}", "tweet id"),
        (Origin.PLATFORM, "175091", "from the platform id 175091", "platform id"),
        (Origin.PLATFORM, "", "from platform id", "platform id"),
        (
            Origin.CDN,
            "weverse address 2022-07-16",
            "from the weverse address 2022-07-16",
            "address",
        ),
        (Origin.SIDECAR, "1.jpg.json", "from the sidecar 1.jpg.json", "sidecar"),
        (
            Origin.FILE,
            "EXIF DateTimeOriginal",
            "from the file: EXIF DateTimeOriginal",
            "in the file",
        ),
        (Origin.FILE_NAME, "240127", "from the file name “240127”", "file name"),
        (Origin.FOLDER_NAME, "240127", "from the folder name “240127”", "folder"),
        (Origin.SUGGESTION, "photo sketch", "from the word “photo sketch”", ""),
        (Origin.SUGGESTION, "", "", ""),
        (Origin.USER, "", "", ""),
    ],
)
def test_every_origin_has_words(
    qapp: QApplication, origin: Origin, reason: str, long: str, short: str
) -> None:
    fact = Fact("x", origin, reason)
    assert Reasons().long(fact) == long
    assert Reasons().short(fact) == short


def test_without_a_guess_there_is_nothing_to_say(qapp: QApplication) -> None:
    assert Reasons().long(None) == ""
    assert Reasons().short(None) == ""


@pytest.mark.parametrize(
    ("origin", "reason", "brief"),
    [
        (Origin.PLATFORM, TWEET, "from the tweet id"),
        (Origin.PLATFORM, "175091", "from platform id"),
        (Origin.FILE, "EXIF DateTimeOriginal", "from file"),
        (Origin.USER, "", ""),
    ],
)
def test_beside_a_value_there_is_room_for_little(
    qapp: QApplication, origin: Origin, reason: str, brief: str
) -> None:
    assert Reasons().brief(Fact("x", origin, reason)) == brief
    assert Reasons().brief(None) == ""

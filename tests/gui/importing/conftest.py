"""Two folders of new photos, and the plan dialog opened over a real library."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gallery.gui.bridge import Bridge
from gallery.gui.importing import PlanDialog
from gallery.importing.request import ImportRequest
from tests.gui import made
from tests.gui.importing.acting import Open


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two folders with photos that the library does not have."""
    result = tmp_path / "in"
    for number, name in enumerate(("240128 Fansign", "[Weverse] Layover 230908")):
        (result / name).mkdir(parents=True)
        for place in range(1, 9):
            path = result / name / f"photo_{place:02}.jpg"
            path.write_bytes(made.picture(100 + number * 20 + place))
    return result


@pytest.fixture
def open_plan(qtbot: QtBot, bridge: Bridge, stage: QWidget) -> Iterator[Open]:
    dialogs: list[PlanDialog] = []

    def opened(request: ImportRequest) -> PlanDialog:
        dialog = PlanDialog(bridge, request, parent=stage)
        dialogs.append(dialog)
        dialog.open()
        qtbot.waitUntil(lambda: dialog.plan is not None)
        return dialog

    yield opened
    for dialog in dialogs:
        dialog.done(0)

"""``import --dry-run --json`` tells the plan that the dialog shows, field by field."""

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit

from gallery.cli.main import run
from gallery.gui.bridge import Bridge
from gallery.gui.importing import PlanDialog
from gallery.gui.importing.values import FIELDS, written
from gallery.gui.reasons import Reasons
from gallery.gui.widgets.zone_choice import ZoneChoice
from gallery.importing.request import ImportRequest
from gallery.model.facts import Fact, Origin
from tests.gui import made
from tests.gui.importing.acting import Open, cell, pictures, shown, table
from tests.gui.importing.acting import click as click_row

TWEET = "1750914444445221330"
POST = {
    "category": "twitter",
    "tweet_id": int(TWEET),
    "date": "2024-01-26 15:10:00",
    "author": {"name": "_IUofficial", "nick": "IU TEAM"},
    "content": "Love wins all MV photo sketch",
    "count": 4,
}


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    """A tweet of four photos of which the third is missing, a fan's folder, a broken file."""
    folder = tmp_path / "downloads"
    tweet, fan = folder / "twitter" / "_IUofficial", folder / "240128 Fansign"
    tweet.mkdir(parents=True)
    fan.mkdir()
    for number in (1, 2, 4):
        path = tweet / f"{TWEET}_{number}.jpg"
        path.write_bytes(made.picture(60 + number))
        path.with_name(path.name + ".json").write_text(json.dumps(POST | {"num": number}))
    for number in (1, 2):
        (fan / f"photo_{number}.jpg").write_bytes(made.picture(80 + number))
    (fan / "page.jpg").write_text("<html>not found</html>")
    return folder


def told(capfd: pytest.CaptureFixture[str], bridge: Bridge, *arguments: str) -> Any:
    """Return what the command line answers over the library of the window."""
    capfd.readouterr()
    assert run(["--library", str(bridge.library.folder), *arguments]) == 1  # page.jpg
    return json.loads(capfd.readouterr().out)


FACTS = tuple(name for name in FIELDS if name != "zone")  # which is no guess


def form(dialog: PlanDialog) -> dict[str, str]:
    """Return what stands in the fields of the form."""
    fields = {one.objectName(): one.text() for one in dialog.findChildren(QLineEdit)}
    kinds = {one.objectName(): one.currentData() for one in dialog.findChildren(QComboBox)}
    return {name: str({**fields, **kinds}[name]) for name in FACTS}


def shows_zone(dialog: PlanDialog) -> str:
    return dialog.findChild(ZoneChoice).zone


def test_every_field_of_the_form_is_told(
    open_plan: Open, bridge: Bridge, downloads: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    dialog = open_plan(ImportRequest((str(downloads),)))
    document = told(capfd, bridge, "import", str(downloads), "--dry-run", "--json")
    assert len(document["sets"]) == len(dialog.draft.plan.sets) == 2
    for row, one in enumerate(document["sets"]):
        click_row(table(dialog), row)
        assert cell(dialog, row, 1).startswith(one["title"][:8])
        shows = form(dialog)
        visible = shown(dialog)
        assert shows_zone(dialog) == one["zone"]
        for name in FACTS:
            field = one["fields"][name]
            assert shows[name] == (written(field["value"]) or "")
            if field["value"] and field["origin"] != "suggestion":
                fact = Fact(field["value"], Origin(field["origin"]), field["reason"])
                assert Reasons().long(fact) in visible
        names = [pictures(dialog).model().index(at, 0).data() for at in range(len(one["files"]))]
        assert sorted(file["name"] for file in one["files"]) == sorted(map(str, names))


def test_places_and_gaps_are_told(
    open_plan: Open, bridge: Bridge, downloads: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    dialog = open_plan(ImportRequest((str(downloads),)))
    document = told(capfd, bridge, "import", str(downloads), "--dry-run", "--json")
    tweet = next(one for one in document["sets"] if f"twitter:{TWEET}" in one["also_keys"])
    assert [(file["position"], file["state"]) for file in tweet["files"]] == [
        (1, "new"),
        (2, "new"),
        (4, "new"),
    ]
    assert tweet["completeness"] == {"have": 3, "expected": 4, "missing": [3]}
    assert all(file["sidecars"] == [file["path"] + ".json"] for file in tweet["files"])
    assert tweet["fields"]["released"]["value"] == "2024-01-27"  # ten past midnight in Seoul
    new = document["counts"]["new"]
    assert f"{new} new" in shown(dialog)


def test_what_the_user_says_is_the_users_word(
    bridge: Bridge, downloads: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    said = {
        "title": "Love wins all",
        "source": "Weverse",
        "credit": "EDAM",
        "url": "https://weverse.io/iu/1",
        "handle": "edam",
        "event": "MV shoot",
        "era": "The Winning",
        "terms": "no edit",
        "kind": "photo sketch",
        "released": "2024-01-28",
        "expected": "12",
        "zone": "Asia/Tokyo",
    }
    options = [part for name, value in said.items() for part in (f"--{name}", value)]
    document = told(capfd, bridge, "import", str(downloads), "--dry-run", "--json", *options)
    (one,) = document["sets"]
    assert one["zone"] == said.pop("zone")
    said["source_url"] = said.pop("url")
    fields = {name: one["fields"][name] for name in FACTS}
    assert {name: str(field["value"]) for name, field in fields.items()} == said
    assert {field["origin"] for field in fields.values()} == {"user"}

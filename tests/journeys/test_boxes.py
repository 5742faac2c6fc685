"""A face box that came in a sidecar, corrected by the user: the file never has the last word."""

from pathlib import Path

import pytest

from tests.cli.conftest import Photosketch, folder, photosketch
from tests.importing.pictures import scenery
from tests.metadata.making import mwg, packet

__all__ = ["folder", "photosketch"]
SIZE = (1200, 800)  # px
FACE = (0.5, 0.4, 0.2, 0.3)  # MWG: the centre


def sidecar(source: Path, elements: str) -> None:
    (source / "a.jpg.xmp").write_bytes(packet("", elements))


@pytest.fixture
def source(tmp_path: Path, photosketch: Photosketch) -> Path:
    """A folder with one picture, imported; its sidecar says where V and somebody else are."""
    place = tmp_path / "240127 Love wins all"
    place.mkdir()
    (place / "a.jpg").write_bytes(scenery(seed=1, size=SIZE))
    sidecar(place, mwg(("V", "Face", FACE), ("", "Face", (0.8, 0.4, 0.1, 0.2))))
    assert photosketch("import", str(place)).code == 0
    return place


def boxes(photosketch: Photosketch) -> list[tuple[str | None, float]]:
    found = photosketch("box", "list", "1", "--json").json
    return sorted(((one["person"], round(one["x"], 2)) for one in found), key=lambda box: box[1])


def again(photosketch: Photosketch, source: Path) -> None:
    """Read the sidecar again: another program wrote it anew."""
    sidecar(source, mwg(("V", "Face", FACE), ("", "Face", (0.8, 0.4, 0.1, 0.2))) + "<!-- new -->")
    assert photosketch("import", str(source)).code == 0


@pytest.mark.parametrize(
    ("correction", "wanted"),
    [
        (("move", "1", "0", "0.1", "0.2", "0.3"), [("V", 0.0), (None, 0.75)]),
        (("name", "1", "IU"), [("IU", 0.4), (None, 0.75)]),
        (("name", "2", "IU"), [("V", 0.4), ("IU", 0.75)]),
        (("remove", "1"), [(None, 0.75)]),
        (("remove", "2"), [("V", 0.4)]),
        (("name", "2", "V"), [(None, 0.4), ("V", 0.75)]),
    ],
)
def test_what_the_user_corrected_stays(
    photosketch: Photosketch,
    source: Path,
    correction: tuple[str, ...],
    wanted: list[tuple[str | None, float]],
) -> None:
    assert boxes(photosketch) == [("V", 0.4), (None, 0.75)]
    assert photosketch("box", *correction).code == 0
    assert boxes(photosketch) == wanted
    again(photosketch, source)
    assert boxes(photosketch) == wanted
    assert photosketch("check").code == 0


def test_what_was_left_alone_follows_the_file(photosketch: Photosketch, source: Path) -> None:
    sidecar(source, mwg(("V", "Face", (0.3, 0.4, 0.2, 0.3))))
    assert photosketch("import", str(source)).code == 0
    assert ("V", 0.2) in boxes(photosketch)

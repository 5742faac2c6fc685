"""The bench of the million, on a small library: every part of it runs and says its figures."""

from pathlib import Path

import pytest

from gallery.gui import bridge
from tests.bench import bench_million, keys, living, make_library, million_window, real_window
from tests.bench.harness import Figure

PHOTOS = 1_500


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What ``make_library`` makes."""
    folder = tmp_path_factory.mktemp("million")
    make_library.main([str(folder), str(PHOTOS), "--without-files"])
    return folder


@pytest.mark.parametrize("part", ["searches", "facets"])
def test_a_part_without_a_window_says_its_figures(part: str, place: Path) -> None:
    figures = list(bench_million.PARTS[part](place, place, 0.0))
    assert len(figures) > 0
    assert all(figure.value >= 0 for figure in figures)


def test_a_window_is_typed_in_and_scrolled(
    place: Path, qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(real_window, "CALM", 0.1)
    monkeypatch.setattr(million_window, "JUMPS", 2)
    monkeypatch.setattr(keys, "LONGEST", 60.0)
    typed = {figure.name: figure for figure in million_window.typing(place, lines=("IU", "뷔"))}
    assert typed["keystrokes"].value == 3
    names = [figure.name for figure in million_window.scrolling(place, seconds=0.2)]
    assert names[-1] == "select all"
    memory = list(million_window.remembering(place, minutes=0.01))
    assert memory[-1].value > memory[0].value / 2


def test_everything_is_tagged_on_a_copy(
    place: Path, qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(real_window, "CALM", 0.1)
    monkeypatch.setattr(bridge, "LONG_EDIT", 100)
    before = (place / "library" / "library.db").stat().st_mtime_ns
    names = [figure.name for figure in million_window.tagging(place)]
    assert f"a phrase on {PHOTOS:,} photos" in names
    assert (place / "library" / "library.db").stat().st_mtime_ns == before


def test_another_program_edits_beside_the_window(
    place: Path, qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(real_window, "CALM", 0.1)
    monkeypatch.setattr(living, "REST", 0.1)
    monkeypatch.setattr(living, "TIMES", 1)
    figures = list(living.living(place))
    assert [figure.name.split(" of ")[0] for figure in figures] == ["a caption", "a set"]


def test_the_table_is_markdown() -> None:
    figure = Figure("scroll", 8.5, "ms", 9.0, at_most=True)
    assert bench_million.row(figure) == "| scroll | 8.50 ms | ≤ 9 ms | ✓ |\n"
    missed = Figure("scroll", 1234.5, "ms", 9.0, at_most=True)
    assert bench_million.row(missed).endswith("| missed |\n")
    assert bench_million.heading().endswith("|---|---:|---:|---|\n")

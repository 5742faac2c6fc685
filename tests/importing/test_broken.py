"""The sample files' verdicts, end to end: import, analyse, and see what became of each."""

import csv
import shutil
import sys
import time
from pathlib import Path

import pytest

from gallery.analysis.queue import analyse
from gallery.analysis.report import AnalysisReport
from gallery.importing.report import Report
from gallery.jobs.progress import Silent
from gallery.library.database import Library
from gallery.model.reasons import Reason
from tests.bench.harness import PeakMemory
from tests.importing.conftest import Importer

SLOWEST = 30.0  # seconds for one file; a decoder that is not ended hangs for a minute
MOST_GROWTH = 500  # MB, children included

LOADED, DAMAGED, REFUSED, IGNORED = "loaded", "damaged", "refused", "ignored"
ALLOWED = {
    "must_load": {LOADED},
    "must_reject": {REFUSED},
    "must_reject_bomb": {REFUSED},
    "damaged": {DAMAGED, REFUSED},
    "damaged_or_load": {DAMAGED, REFUSED, LOADED},
    "must_ignore": {IGNORED},
    "archive_must_reject": {REFUSED},
}


def outcome(report: Report, analysis: AnalysisReport) -> str:
    """Say what became of the one file that was imported."""
    if report.refused or analysis.refused:
        assert report.added == len(analysis.withdrawn)
        return REFUSED
    if analysis.damaged:
        return DAMAGED
    if report.ignored:
        assert report.added == 0
        return IGNORED
    return LOADED


def test_every_broken_sample_gets_its_verdict(samples: Path, tmp_path: Path) -> None:
    with (samples / "broken" / "expected.tsv").open(encoding="utf-8") as table:
        rows = list(csv.DictReader(table, delimiter="\t"))
    wrong = []
    for number, row in enumerate(rows):
        source = samples / row["path"]
        folder = tmp_path / str(number)
        with Library.open(folder / "library", cache=folder / "cache") as library:
            start = time.monotonic()
            with PeakMemory() as memory:
                report = Importer(library)(source)
                analysis = analyse(library, Silent())
            seconds = time.monotonic() - start
        became = outcome(report, analysis)
        if became not in ALLOWED[row["expected"]] or seconds > SLOWEST:
            wrong.append((row["path"], row["expected"], became, round(seconds, 1)))
        if sys.platform == "linux":
            assert memory.peak_mb - memory.first_mb < MOST_GROWTH, row["path"]
    assert wrong == []


def test_a_folder_of_broken_samples_is_imported_to_its_end(
    importer: Importer, library: Library, samples: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "broken"
    shutil.copytree(samples / "broken", folder)
    report = importer(folder)
    analysis = analyse(library, Silent())
    refused = {Path(one.path).name: one.reason for one in (*report.refused, *analysis.refused)}
    assert refused["archive_zip_slip.zip"] is Reason.ARCHIVE_UNSAFE_NAME
    assert refused["archive_symlink.zip"] is Reason.ARCHIVE_LINK
    assert refused["made_zero_bytes.jpg"] is Reason.EMPTY
    assert refused["made_html_error_page.jpg"] is Reason.NOT_A_PICTURE
    assert refused["decompression_bomb.gif"] is Reason.TOO_MANY_PIXELS
    assert "made_partial_download.jpg.part" not in refused


@pytest.mark.parametrize("name", ["good_set.cbz", "good_set_utf8.zip"])
def test_good_archives_load_whole(
    importer: Importer, library: Library, samples: Path, name: str
) -> None:
    report = importer(samples / "archives" / name)
    assert report.refused == ()
    assert report.added > 2
    assert analyse(library, Silent()).done == report.added


def test_the_hostile_archive_writes_nothing_outside(
    importer: Importer, samples: Path, tmp_path: Path
) -> None:
    report = importer(samples / "archives" / "bad_traversal.zip")
    assert [refused.reason for refused in report.refused] == [Reason.ARCHIVE_UNSAFE_NAME]
    beside = tmp_path.parent.glob("evil*")  # other tests have folders there, too
    assert not [*tmp_path.rglob("evil*"), *beside]

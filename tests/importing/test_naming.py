"""What names of files and folders tell."""

import os
import sys

import pytest

from gallery.importing import naming
from gallery.model.facts import Origin
from gallery.model.photoset import SetKind


@pytest.mark.parametrize(
    ("folder", "title"),
    [
        (
            "240127 V IU Love wins all MV photo sketch",
            "V IU Love wins all MV photo sketch",
        ),
        ("240127_Love_wins_all", "Love wins all"),
        ("[240127] 아이유 공항", "아이유 공항"),
        ("2024-01-27 - Love wins all", "Love wins all"),
        ("Love wins all (2024.01.27)", "Love wins all"),
        ("240127 Love wins all (Weverse)", "Love wins all"),
        ("[Naver Post] 240127 Love wins all [behind]", "Love wins all [behind]"),
        ("(Weverse)", "(Weverse)"),
        ("20240127", "20240127"),
        ("Love wins all", "Love wins all"),
        ("  ", "  "),
    ],
)
def test_a_title_is_the_folder_without_its_date(folder: str, title: str) -> None:
    fact = naming.title_of(folder)
    assert fact.value == title.strip()
    assert fact.origin is Origin.FOLDER_NAME


@pytest.mark.parametrize(
    ("folder", "title"),
    [
        ("240127~28 SYNK", "SYNK"),
        ("240127-28 SYNK", "SYNK"),
        ("240127-0128 SYNK", "SYNK"),
        ("2024.01.27-2024.01.28 SYNK", "SYNK"),
        ("20240127~20240128 SYNK", "SYNK"),
        ("240127-2 SYNK", "2 SYNK"),  # the second part, not a day before the first
        ("240127-1080 SYNK", "1080 SYNK"),
        ("240127 - 4th anniversary", "4th anniversary"),
    ],
)
def test_a_range_of_days_is_no_title(folder: str, title: str) -> None:
    assert naming.title_of(folder).value == title


@pytest.mark.parametrize(
    ("folders", "title"),
    [
        (["HQ", "20240127 MUBANK"], "MUBANK HQ"),
        (["2", "Part 1", "MUBANK"], "MUBANK Part 1 2"),
        (["Drama", "20240127 MUBANK"], "Drama"),
        (["preview"], "preview"),
        ([], ""),
    ],
)
def test_a_piece_of_a_set_is_called_after_the_whole(folders: list[str], title: str) -> None:
    assert naming.title_in(folders).value == title


@pytest.mark.skipif(sys.platform == "win32", reason="names are text on Windows")
def test_a_name_in_korean_windows_bytes_is_read() -> None:
    assert naming.title_of(os.fsdecode("240127 아이유".encode("cp949"))).value == "아이유"


@pytest.mark.parametrize(
    ("files", "folders", "day", "origin"),
    [
        (["240127_1.jpg", "240127_2.jpg"], ["240130 x"], "2024-01-27", Origin.FILE_NAME),
        (["a.jpg", "b.jpg"], ["HQ", "240130 x"], "2024-01-30", Origin.FOLDER_NAME),
        (["240127_1.jpg", "b.jpg", "c.jpg"], ["240130 x"], "2024-01-30", Origin.FOLDER_NAME),
        (["970613.jpg"], [], "1997-06-13", Origin.FILE_NAME),
        (["a.jpg"], ["Love wins all"], None, None),
        (["240199_1.jpg"], [], None, None),
        ([], [], None, None),
    ],
)
def test_the_release_date_that_most_files_name_wins(
    files: list[str], folders: list[str], day: str | None, origin: Origin | None
) -> None:
    fact = naming.released_of(files, folders)
    assert (fact and fact.value) == day
    assert (fact and fact.origin) == origin


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("V IU Love wins all MV photo sketch", SetKind.PHOTO_SKETCH),
        ("LILAC Concept Photo", SetKind.CONCEPT_PHOTO),
        ("아이유 공항 출국", SetKind.AIRPORT),
        ("IU 포토스케치", SetKind.PHOTO_SKETCH),
        ("Backstage", SetKind.OTHER),
        ("Love wins all", SetKind.OTHER),
    ],
)
def test_the_kind_is_guessed_from_whole_words(title: str, kind: SetKind) -> None:
    assert naming.kind_of(title).value is kind


@pytest.mark.parametrize(
    ("folders", "source"),
    [
        (["240127 x", "IU [Weverse]"], "Weverse"),
        (["dlwlrma", "twitter", "gallery-dl"], "X"),
        (["Naver Post", "EDAM"], "Naver Post"),
        (["Instagrams"], None),
        ([], None),
    ],
)
def test_the_source_is_a_platform_that_a_folder_is_named_after(
    folders: list[str], source: str | None
) -> None:
    fact = naming.source_of(folders)
    assert (fact and fact.value) == source


@pytest.mark.parametrize(
    ("names", "expected", "places"),
    [
        (["a_01.jpg", "a_02.jpg", "a_04.jpg"], None, [1, 2, 4]),
        (["a (3).jpg", "a (1).jpg"], None, [3, 1]),
        (["0.jpg", "1.jpg", "2.jpg"], None, [1, 2, 3]),
        (["IMG_8120.jpg", "IMG_8121.jpg"], None, [1, 2]),
        (["p10.jpg", "p2.jpg"], None, [2, 1]),
        (["p12.jpg", "p2.jpg"], 12, [12, 2]),
        (["b1.jpg", "a1.jpg"], None, [2, 1]),
        (["b.jpg", "a.jpg"], None, [2, 1]),
        ([], None, []),
    ],
)
def test_positions_are_the_numbers_or_the_rank(
    names: list[str], expected: int | None, places: list[int]
) -> None:
    found = naming.numbers_of(names, expected=expected) or naming.ranks_of(names)
    assert found == places


@pytest.mark.parametrize(
    ("folder", "count", "expected"),
    [("IU [12P]", 11, 12), ("IU 12장", 12, 12), ("IU 12P", 13, None), ("2PM", 1, None)],
)
def test_the_number_of_photos_may_stand_in_the_name(
    folder: str, count: int, expected: int | None
) -> None:
    fact = naming.expected_of(folder, count=count)
    assert (fact and fact.value) == expected

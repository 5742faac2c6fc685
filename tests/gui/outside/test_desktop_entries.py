"""Programs read from the desktop entries of a Linux desktop."""

from pathlib import Path

import pytest

from gallery.gui.outside.desktop_entries import data_folders, read_programs
from gallery.gui.outside.programs import Program

KIND = "image/jpeg"
GIMP = """# a comment
[Desktop Entry]
Version=1.0
Type=Application
Name=GNU Image Manipulation Program
Name[ko]=김프
Exec=gimp-2.10 %U
TryExec=gimp-2.10
MimeType=image/bmp;image/jpeg;
Keywords=Photo;

[Desktop Action new-window]
Name=New window
Exec=gimp-2.10 --new
"""


def entry(folder: Path, name: str, text: str) -> None:
    path = folder / "applications" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def plain(name: str, *lines: str) -> str:
    given = {line.partition("=")[0] for line in lines}
    usual = ("Type=Application", f"Name={name}", f"Exec={name.lower()} %f", "MimeType=image/jpeg;")
    kept = [line for line in usual if line.partition("=")[0] not in given]
    return "\n".join(["[Desktop Entry]", *kept, *lines])


def test_a_program_says_what_it_opens_and_how(tmp_path: Path) -> None:
    entry(tmp_path, "gimp.desktop", GIMP)
    words = ("gimp-2.10", "%U")
    expected = Program("gimp.desktop", "GNU Image Manipulation Program", words)
    assert read_programs([tmp_path], KIND) == [expected]
    assert read_programs([tmp_path], KIND, language="ko_KR")[0].name == "김프"
    assert read_programs([tmp_path], KIND, language="de_DE")[0].name == expected.name
    assert read_programs([tmp_path], "image/avif") == []


@pytest.mark.parametrize(
    "line",
    [
        "NoDisplay=true",
        "Hidden=true",
        "Terminal=true",
        "Type=Link",
        "MimeType=text/plain;",
        "MimeType=",
        "Exec=",
        'Exec="unclosed %f',
        "Name=",
    ],
)
def test_what_is_not_to_be_offered_is_not(tmp_path: Path, line: str) -> None:
    entry(tmp_path, "a.desktop", plain("A", line))
    assert read_programs([tmp_path], KIND) == []


def test_any_picture_means_every_picture_and_nothing_else(tmp_path: Path) -> None:
    entry(tmp_path, "a.desktop", plain("A", "MimeType=image/*;"))
    assert [one.name for one in read_programs([tmp_path], "image/avif")] == ["A"]
    assert read_programs([tmp_path], "video/mp4") == []


def test_the_users_own_entry_hides_the_systems(tmp_path: Path) -> None:
    own, system = tmp_path / "own", tmp_path / "system"
    entry(system, "a.desktop", plain("A"))
    entry(system, "b.desktop", plain("B"))
    entry(own, "a.desktop", plain("Mine"))
    entry(own, "b.desktop", plain("B", "Hidden=true"))
    assert [one.name for one in read_programs([own, system], KIND)] == ["Mine"]


def test_programs_stand_by_name_and_inner_folders_are_part_of_the_id(tmp_path: Path) -> None:
    entry(tmp_path, "z.desktop", plain("apple"))
    entry(tmp_path, "kde/b.desktop", plain("Banana"))
    entry(tmp_path, "a.desktop", plain("Cherry"))
    found = read_programs([tmp_path], KIND)
    assert [(one.id, one.name) for one in found] == [
        ("z.desktop", "apple"),
        ("kde-b.desktop", "Banana"),
        ("a.desktop", "Cherry"),
    ]


def test_quotes_and_escapes_in_a_command_are_read(tmp_path: Path) -> None:
    entry(tmp_path, "a.desktop", plain("A", r'Exec="/opt/tool box/a" --say "\\$1" %F'))
    assert read_programs([tmp_path], KIND)[0].words == ("/opt/tool box/a", "--say", "$1", "%F")


def test_odd_entries_and_folders_do_no_harm(tmp_path: Path) -> None:
    entry(tmp_path, "good.desktop", plain("Good"))
    (tmp_path / "applications" / "bytes.desktop").write_bytes(b"\xff\xfe\x00[Desktop Entry\n=\n")
    (tmp_path / "applications" / "folder.desktop").mkdir()
    (tmp_path / "applications" / "huge.desktop").write_bytes(b"x" * 1_000_000)
    found = read_programs([tmp_path / "missing", tmp_path], KIND)
    assert [one.name for one in found] == ["Good"]


def test_where_programs_are_looked_for() -> None:
    given = {"XDG_DATA_HOME": "/own", "XDG_DATA_DIRS": "/a::/b"}
    assert data_folders(given) == (Path("/own"), Path("/a"), Path("/b"))
    usual = data_folders({"HOME": "/home/me"})
    assert usual == (Path("/home/me/.local/share"), Path("/usr/local/share"), Path("/usr/share"))

"""``import --dry-run`` and the passwords of archives."""

import io
import json
import sys
from pathlib import Path

import pytest
from PIL import Image

from gallery import app
from gallery.cli import passwords
from gallery.importing.planning import make_plan
from gallery.importing.record import plan_to_json
from gallery.importing.request import ImportRequest
from gallery.jobs.progress import Silent
from gallery.library import imports
from gallery.library.database import Library
from tests.cli.conftest import Photosketch, Terminal
from tests.importing.zips import Packed, write_zip

SECRET = "뷔 & 아이유"


def picture(number: int, size: tuple[int, int] = (64, 48)) -> bytes:
    stream = io.BytesIO()
    Image.linear_gradient("L").resize(size).rotate(number * 31).convert("RGB").save(stream, "JPEG")
    return stream.getvalue()


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A locked archive with two photos."""
    entries = [
        Packed(f"photo_{number}.jpg".encode(), picture(number), password=SECRET.encode())
        for number in (1, 2)
    ]
    return write_zip(tmp_path / "in" / "240127 Love wins all.zip", *entries)


def test_words_tell_how_all_is_known(tmp_path: Path, photosketch: Photosketch) -> None:
    folder = tmp_path / "240127 Love wins all MV photo sketch"
    folder.mkdir()
    for number in (1, 2, 4):
        (folder / f"LWA_{number:02d}.jpg").write_bytes(picture(number))
    answer = photosketch("import", str(folder), "--dry-run", "--url", "https://weverse.io/iu/1")
    said = answer.out
    assert "    released  2024-01-27  (from the folder name “240127”; Asia/Seoul)" in said
    assert "    kind      photo sketch  (a guess from the word “photo sketch”)" in said
    assert "    address   https://weverse.io/iu/1  (you said so)" in said
    assert "    complete  3 of 4, missing 3" in said


def test_a_better_copy_is_told(tmp_path: Path, photosketch: Photosketch) -> None:
    small, large = tmp_path / "small", tmp_path / "large"
    for folder, size in ((small, (400, 300)), (large, (1600, 1200))):
        folder.mkdir()
        noise = Image.radial_gradient("L").resize(size)
        Image.merge("RGB", (noise, noise.rotate(90), noise.transpose(0))).save(folder / "one.jpg")
    photosketch("import", str(small))
    answer = photosketch("import", str(large), "--dry-run", "--json")
    (one,) = answer.json["sets"]
    (file,) = one["files"]
    assert file["copy"] == {
        "photo": 1,
        "verdict": "better",
        "width": 1600,
        "height": 1200,
        "known_width": 400,
        "known_height": 300,
    }
    assert (one["better"], answer.json["counts"]["better"]) == (1, 1)
    said = photosketch("import", str(large), "--dry-run").out
    assert "one.jpg: 1600 × 1200, better than photo 1 in 400 × 300" in said
    assert "1 of them in better quality than known photos" in said


def test_a_plan_tells_its_refusals_and_what_it_knows(
    tmp_path: Path, photosketch: Photosketch
) -> None:
    folder = tmp_path / "set"
    folder.mkdir()
    for number in (1, 2):
        (folder / f"{number}.jpg").write_bytes(picture(number))
    (folder / "notes.md").write_text("no photo")
    photosketch("import", str(folder), "--no-wait")
    photosketch("remove", "--photos", "1")
    (folder / "3.jpg").write_bytes(picture(3))
    plan = photosketch("import", str(folder), "--dry-run", "--json").json
    counts = plan["counts"]
    assert (counts["new"], counts["already_there"], counts["removed_before"]) == (1, 1, 1)
    assert plan["removed_before"] == [str(folder / "1.jpg")]
    assert counts["ignored"] == plan["ignored"] == 1
    assert plan["sets"][0]["id"] == 1, "it grows"


def test_a_locked_archive_says_what_to_do(pack: Path, photosketch: Photosketch) -> None:
    answer = photosketch("import", str(pack), "--no-wait")
    assert answer.code == 1
    assert "--password-file" in answer.err
    plan = photosketch("import", str(pack), "--dry-run", "--json").json
    assert plan["locked"] == [str(pack)]
    assert (plan["counts"]["locked"], plan["counts"]["refused"]) == (1, 0)


def test_a_password_opens_it(pack: Path, photosketch: Photosketch) -> None:
    tried = ("--password", "wrong", "--password", SECRET)
    answer = photosketch("import", str(pack), "--no-wait", "--json", *tried)
    assert (answer.code, answer.json["added"]) == (0, 2)


def test_a_wrong_password_says_so(pack: Path, photosketch: Photosketch) -> None:
    answer = photosketch("import", str(pack), "--no-wait", "--password", "wrong")
    assert answer.code == 1
    assert "does not open it" in answer.err
    assert "Added 0 photos" in answer.out


def test_a_password_file_is_seen_by_nobody(
    pack: Path, tmp_path: Path, photosketch: Photosketch
) -> None:
    kept = tmp_path / "passwords.txt"
    kept.write_text(f"another\n\n{SECRET}\n", encoding="utf-8-sig")
    answer = photosketch("import", str(pack), "--no-wait", "--password-file", str(kept))
    assert answer.code == 0
    assert photosketch("search", "--count").out == "2\n"


def test_a_password_from_standard_input(
    pack: Path, photosketch: Photosketch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{SECRET}\n"))
    assert photosketch("import", str(pack), "--no-wait", "--password-file", "-").code == 0


def test_a_password_file_that_is_not_there(pack: Path, photosketch: Photosketch) -> None:
    answer = photosketch("import", str(pack), "--password-file", "no/such/file")
    assert answer.code == 2
    assert "no/such/file" in answer.err


def test_a_person_is_asked(
    pack: Path, folder: Path, photosketch: Photosketch, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["wrong", SECRET])
    asked: list[str] = []

    def answer(prompt: str) -> str:
        asked.append(prompt)
        return next(answers)

    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setattr(passwords.getpass, "getpass", answer)
    photosketch("import", str(pack), "--no-wait")
    assert [pack.name in prompt for prompt in asked] == [True, True]
    monkeypatch.undo()
    assert photosketch("search", "--count").out == "2\n"


def test_a_person_may_leave_it_out(
    pack: Path, photosketch: Photosketch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setattr(passwords.getpass, "getpass", lambda prompt: "")
    assert photosketch("import", str(pack), "--no-wait").code == 1


@pytest.mark.parametrize(("leaving", "code"), [(EOFError, 1), (KeyboardInterrupt, 130)])
def test_a_person_may_leave(
    leaving: type[BaseException],
    code: int,
    pack: Path,
    photosketch: Photosketch,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def leave(prompt: str) -> str:
        raise leaving

    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setattr(passwords.getpass, "getpass", leave)
    assert photosketch("import", str(pack), "--no-wait").code == code


def test_a_locked_import_that_was_cut_off_goes_on(
    pack: Path, folder: Path, photosketch: Photosketch
) -> None:
    request = ImportRequest((str(pack),), passwords=((str(pack), SECRET),), compare=False)
    with Library.open(folder) as library:
        text = plan_to_json(make_plan(library, request, Silent()))
        with library.writing() as writer:
            imports.start(writer, text, moves_files=False)
    assert photosketch("import", "--resume", "--password", SECRET).code == 0
    assert photosketch("search", "--count").out == "2\n"
    assert "No import was cut off" in photosketch("import", "--resume").err


def test_passwords_are_kept_nowhere(pack: Path, folder: Path, photosketch: Photosketch) -> None:
    photosketch("import", str(pack), "--no-wait", "--password", "opensesame")
    photosketch("import", str(pack), "--no-wait", "--password", SECRET)
    with Library.open(folder):
        stored = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert b"opensesame" not in stored
    assert SECRET.encode() not in stored


@pytest.mark.parametrize("typed", [("--password", "pw1"), ("--password=pw1",)])
def test_passwords_are_not_logged(
    typed: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "photosketch.log"
    monkeypatch.setattr(app, "log_path", lambda: log)
    code = app.main(["--library", str(tmp_path / "library"), "import", "no such", *typed])
    assert code == 2
    assert "no such" in log.read_text()
    assert "pw1" not in log.read_text()


@pytest.mark.parametrize("zone", ["Asia/Tokio", "../../etc/passwd", "KST+9"])
def test_a_zone_that_is_none(zone: str, pack: Path, photosketch: Photosketch) -> None:
    answer = photosketch("import", str(pack), "--zone", zone, "--dry-run")
    assert answer.code == 2
    assert "no such time zone" in answer.err


def test_the_zone_decides_the_day(tmp_path: Path, photosketch: Photosketch) -> None:
    folder = tmp_path / "tweets"
    folder.mkdir()
    for number in (1, 2):
        (folder / f"1750900000000000000_{number}.jpg").write_bytes(picture(number))
        post = {"category": "twitter", "tweet_id": 1750900000000000000, "num": number}
        post |= {"date": "2024-01-26 15:10:00", "author": {"name": "iu", "nick": "IU"}}
        (folder / f"1750900000000000000_{number}.jpg.json").write_text(json.dumps(post))

    def day(*options: str) -> str:
        plan = photosketch("import", str(folder), "--dry-run", "--json", *options).json
        (one,) = plan["sets"]
        assert one["fields"]["released"]["origin"] == "sidecar"
        return str(one["fields"]["released"]["value"])

    assert day() == "2024-01-27"
    assert day("--zone", "America/New_York") == "2024-01-26"
    photosketch("zone", "UTC")
    assert day() == "2024-01-26"
    assert photosketch("zone").out == "UTC\n"

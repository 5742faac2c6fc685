"""A small picture of a planned file, plain or in an archive, or why there is none."""

import io
import zipfile
from pathlib import Path

from PIL import Image

from gallery.importing.previews import Glance, Glimpse, look_at
from gallery.model.reasons import Reason, Refused


def drawn(width: int, height: int, form: str = "PNG") -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (width, height), (40, 90, 160)).save(data, form)
    return data.getvalue()


def look(path: Path, *, name: str = "", entry: int = -1) -> Glimpse | Refused:
    size = path.stat().st_size if path.exists() else 0
    return look_at(Glance(0, str(path), name or path.name, size, entry), lambda: None)


def why(seen: Glimpse | Refused) -> Reason | None:
    return seen.reason if isinstance(seen, Refused) else None


def test_a_plain_file_is_seen_with_its_true_size(tmp_path: Path) -> None:
    path = tmp_path / "뷔.png"
    path.write_bytes(drawn(1024, 300))
    seen = look(path)
    assert isinstance(seen, Glimpse)
    assert (seen.width, seen.height) == (1024, 300)
    with Image.open(io.BytesIO(seen.jpeg)) as image:
        assert image.size == (512, 150)


def test_an_entry_of_an_archive_is_seen_without_unpacking(tmp_path: Path) -> None:
    path = tmp_path / "pack.zip"
    with zipfile.ZipFile(path, "w") as pack:
        pack.writestr("notes.txt", "hello")
        pack.writestr("1.webp", drawn(64, 32, "WEBP"))
    before = sorted(tmp_path.iterdir())
    seen = look(path, name="1.webp", entry=1)
    assert isinstance(seen, Glimpse)
    assert (seen.width, seen.height) == (64, 32)
    assert sorted(tmp_path.iterdir()) == before


def test_what_cannot_be_seen_says_why(tmp_path: Path) -> None:
    (tmp_path / "text.jpg").write_text("no picture")
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04")
    assert why(look(tmp_path / "text.jpg")) is Reason.NOT_A_PICTURE
    assert isinstance(look(tmp_path / "gone.jpg"), Refused)
    assert why(look(tmp_path / "broken.zip", name="1.jpg", entry=0)) is Reason.ARCHIVE_BROKEN

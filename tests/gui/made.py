"""A small real library for tests of the window's parts, made through the real edits."""

import functools
import hashlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

from gallery.edits.editor import Editor
from gallery.edits.people import AddPerson
from gallery.edits.scenes import AddScene
from gallery.edits.tagging import AddPhrases
from gallery.gui.bridge import Bridge
from gallery.library import files, photos, sets
from gallery.library.database import Library
from gallery.library.vocabulary import LibraryVocabulary
from gallery.model.facts import Fact, Origin
from gallery.model.names import Name, NameKind
from gallery.model.phrases import read_phrase
from gallery.model.scenes import SceneKind
from tests import ready

WIDTH, HEIGHT = 300, 200  # px of the drawn pictures
NUMBERS = range(1, 13)  # of the photos, in their set and in the library


@functools.cache
def picture(number: int) -> bytes:
    """Return a JPEG that differs from the others."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    ground = QLinearGradient(0, 0, WIDTH, HEIGHT)
    ground.setColorAt(0, QColor.fromHsv(number * 47 % 360, 120, 90))
    ground.setColorAt(1, QColor.fromHsv((number * 47 + 40) % 360, 90, 170))
    painter.fillRect(image.rect(), ground)
    painter.drawText(20, 40, f"{number}")
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPG", 85)
    return bytes(data.data())


def library(folder: Path, *, make: Callable[[Path, Path], Library] | None = None) -> Library:
    """Open a library with one set of twelve photos, V, IU and some scenes.

    Args:
        folder: where the library, its cache and the photos go.
        make: what fills the library, when it holds more than ``filled`` puts in.
    """
    made = ready.laid(folder / "library", make or filled, cache=folder / "cache")
    sources = folder / "240127 Love wins all"
    sources.mkdir(parents=True, exist_ok=True)
    rows = []
    for number in NUMBERS:
        path = sources / f"240127_LWA_{number:02}.jpg"
        path.write_bytes(picture(number))
        stat = path.stat()
        row = {"photo_id": number, "bytes": stat.st_size, "modified_ns": stat.st_mtime_ns}
        rows.append(row | {"path": str(path)})
    with made.writing() as writer:
        files.add_files(writer, rows)
    return made


def filled(folder: Path, cache: Path) -> Library:
    """Open a library with everything that ``library`` promises but the files."""
    made = ready.empty(folder, cache=cache)
    pictures = [picture(number) for number in NUMBERS]
    digests = [hashlib.sha256(data).hexdigest() for data in pictures]
    with made.writing() as writer:
        facts = {"width": WIDTH, "height": HEIGHT, "format": "JPEG"}
        rows = [
            facts | {"digest": digest, "bytes": len(data)}
            for digest, data in zip(digests, pictures, strict=True)
        ]
        ids = photos.add(writer, rows)
        set_id = sets.create(
            writer,
            {
                "title": "Love wins all · MV photo sketch",
                "released_on": "2024-01-27",
                "source": "Weverse",
                "credit": "EDAM Entertainment",
                "expected": len(NUMBERS),
            },
            origins={"released_on": Fact("2024-01-27", Origin.FOLDER_NAME, "240127")},
        )
        sets.add_members(writer, set_id, [(p, n) for n, p in enumerate(ids, start=1)])
    made.thumbnails.put_many(dict(zip(digests, pictures, strict=True)))
    _add_names(made)
    return made


def _add_names(made: Library) -> None:
    editor = Editor(made)
    v = (Name("V", NameKind.STAGE), Name("뷔", NameKind.STAGE, "Hang"), Name("Kim Taehyung"))
    editor.apply(AddPerson(v, ("BTS",)))
    editor.apply(AddPerson((Name("IU"), Name("아이유", NameKind.STAGE, "Hang"))))
    editor.apply(AddScene((Name("camera"),), SceneKind.PROP))
    editor.apply(AddScene((Name("camcorder"),), SceneKind.PROP, ("camera",)))
    editor.apply(AddScene((Name("campfire"),), SceneKind.PLACE))
    editor.apply(AddScene((Name("running outdoors"),), SceneKind.ACTION))


def tag(bridge: Bridge, text: str, *photo_ids: int) -> None:
    """Say of photos what a text says, before a window looks."""
    with bridge.library.reading() as reader:
        reading = read_phrase(text, LibraryVocabulary(reader))
    bridge.editor.apply(AddPhrases(photo_ids, (reading,)))


def tag_some(bridge: Bridge) -> None:
    """Let V film on photos 2 and 3, and V and IU run on photo 5."""
    tag(bridge, "V with camcorder", 2, 3)
    tag(bridge, "V and IU running outdoors", 5)

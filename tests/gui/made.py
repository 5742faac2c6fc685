"""A small real library for tests of the window's parts, made through the real edits."""

import hashlib
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

WIDTH, HEIGHT = 300, 200  # px of the drawn pictures


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


def library(folder: Path, *, count: int = 12) -> Library:
    """Open a library with one set of ``count`` photos, V, IU and some scenes."""
    made = Library.open(folder / "library", cache=folder / "cache")
    pictures = [picture(number) for number in range(1, count + 1)]
    digests = [hashlib.sha256(data).hexdigest() for data in pictures]
    sources = folder / "240127 Love wins all"
    sources.mkdir(parents=True, exist_ok=True)
    with made.writing() as writer:
        facts = {"width": WIDTH, "height": HEIGHT, "format": "JPEG"}
        rows = [
            facts | {"digest": digest, "bytes": len(data)}
            for digest, data in zip(digests, pictures, strict=True)
        ]
        ids = photos.add(writer, rows)
        for number, (photo_id, data) in enumerate(zip(ids, pictures, strict=True), start=1):
            path = sources / f"240127_LWA_{number:02}.jpg"
            path.write_bytes(data)
            row = {"photo_id": photo_id, "path": str(path), "bytes": len(data)}
            files.add_files(writer, [row | {"modified_ns": path.stat().st_mtime_ns}])
        set_id = sets.create(
            writer,
            {
                "title": "Love wins all · MV photo sketch",
                "released_on": "2024-01-27",
                "source": "Weverse",
                "credit": "EDAM Entertainment",
                "expected": count,
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

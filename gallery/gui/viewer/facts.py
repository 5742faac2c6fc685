"""What is known of a photo, in words for the card beside it; without what is not known."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from PySide6.QtCore import QObject

from gallery.gui.captionbar.languages import interface_language
from gallery.gui.dates import say_moment, say_offset, say_size, shown_locale
from gallery.gui.file_names import breakable, shown_path
from gallery.gui.viewer.info import Fact
from gallery.gui.words import Words
from gallery.metadata.camera import Camera
from gallery.model.photo import PhotoDetails

MILLION = 1_000_000
FEW = 100_000  # pixels; fewer are not said in megapixels
STAR = "★"
LONG = Fraction(1, 3)  # s; shorter exposures are said as fractions


class Facts(QObject):
    """Made where it is needed, it holds nothing."""

    def facts(self, photo: PhotoDetails, camera: Camera | None) -> tuple[Fact, ...]:
        """Return what is known of a photo, line by line."""
        lines = (*self._about(photo), *self._taken(photo, camera), *self._file(photo))
        return tuple(Fact(name, value) for name, value in lines if value)

    def _about(self, photo: PhotoDetails) -> Iterator[tuple[str, str]]:
        yield self.tr("Title"), photo.title
        places = (f"{one.title} · {one.position}" for one in photo.sets)
        yield self.tr("Set"), "\n".join(places)
        yield self.tr("People"), ", ".join(name for _, name in photo.people)
        yield self.tr("Scenes"), ", ".join(name for _, name in photo.scenes)
        captions = photo.captions
        yield (
            self.tr("Caption"),
            captions.get(interface_language())
            or next((text for text in captions.values() if text), ""),
        )
        heart = self.tr("favourite") if photo.favourite else ""
        yield self.tr("Rating"), " · ".join(part for part in (STAR * photo.rating, heart) if part)

    def _taken(self, photo: PhotoDetails, camera: Camera | None) -> Iterator[tuple[str, str]]:
        moment = f"{say_moment(photo.taken_at)} {say_offset(photo.taken_at)}".strip()
        yield self.tr("Taken"), moment if photo.taken_at else ""
        if camera is not None:
            yield self.tr("Camera"), camera.name
            yield self.tr("Lens"), camera.lens
            yield self.tr("Exposure"), exposure_words(camera)
        yield self.tr("Source"), photo.credit or photo.source

    def _file(self, photo: PhotoDetails) -> Iterator[tuple[str, str]]:
        yield self.tr("Pixels"), size_words(photo.width, photo.height)
        frames = self.tr("%Ln frame(s)", "", photo.frames) if photo.frames > 1 else ""
        parts = (photo.format, say_size(photo.bytes), frames)
        yield self.tr("File"), " · ".join(part for part in parts if part)
        yield (
            self.tr("Damage"),
            Words().reason(photo.damaged) if photo.damaged is not None else "",
        )
        if photo.files:
            path = Path(photo.files[0].path)
            yield self.tr("Name"), breakable(shown_path(photo.name))
            yield self.tr("Folder"), breakable(shown_path(str(path.parent)))


def size_words(width: int, height: int) -> str:
    """Return "6,000 × 4,000 · 24 MP"."""
    locale = shown_locale()
    shape = f"{locale.toString(width)} × {locale.toString(height)}"
    if width * height < FEW:
        return shape
    return f"{shape} · {locale.toString(round(width * height / MILLION, 1))} MP"


def exposure_words(camera: Camera) -> str:
    """Return "85 mm · ƒ/1.4 · 1/250 s · ISO 400", as far as it is known."""
    parts = []
    if camera.focal_length is not None:
        parts.append(f"{camera.focal_length:g} mm")
    if camera.aperture is not None:
        parts.append(f"ƒ/{camera.aperture:g}")
    if camera.exposure is not None:
        parts.append(_seconds(camera.exposure))
    if camera.iso is not None:
        parts.append(f"ISO {camera.iso}")
    return " · ".join(parts)


def _seconds(exposure: Fraction) -> str:
    if exposure < LONG:
        return f"1/{round(1 / exposure)} s"
    return f"{float(exposure):.3g} s"

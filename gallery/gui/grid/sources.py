"""Where the picture of a cell comes from: the thumbnail store, the file's own preview, the file.

Each is asked on the reader pool for a few photos at once and answers with images cut to the
cell. The preview is small and only stands in until the thumbnail is made.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from gallery.gui.grid.render import Rendered, Shape, render, render_preview
from gallery.library import photos
from gallery.library.database import Library
from gallery.model.errors import GalleryError
from gallery.model.photo import Card
from gallery.model.reasons import RefusedFile

COARSE = 4  # a coarse picture has a quarter of the cell's pixels in each direction


@dataclass(frozen=True, slots=True)
class Wish:
    """A photo and the cell it is wanted for; ``is_coarse``: quick, while the view moves."""

    card: Card
    shape: Shape
    is_coarse: bool = False

    @property
    def drawn(self) -> Shape:
        """The picture to be made, in device pixels."""
        full = self.shape
        if not self.is_coarse:
            return full
        width, height = max(1, full.width // COARSE), max(1, full.height // COARSE)
        return Shape(width, height, full.radius / COARSE)


@dataclass(frozen=True, slots=True)
class Batch:
    """What was asked for, and what came of it by digest; absent: there is none."""

    wishes: tuple[Wish, ...]
    rendered: dict[str, Rendered]


Source = Callable[[Library, Sequence[Wish]], Batch]


def from_store(library: Library, wishes: Sequence[Wish]) -> Batch:
    """Read and render the thumbnails that are made already."""
    found = library.thumbnails.get_many([wish.card.digest for wish in wishes])
    return _batch(wishes, {wish.card.digest: found.get(wish.card.digest) for wish in wishes})


def from_previews(library: Library, wishes: Sequence[Wish]) -> Batch:
    """Render the small pictures that cameras put into their files; half a millisecond each."""
    # Here, since it brings in Pillow, which nothing needs before the first paint.
    from gallery.images.preview import embedded_preview

    rendered: dict[str, Rendered | None] = {}
    with library.reading() as reader:
        paths = photos.paths(reader, library, [wish.card.id for wish in wishes])
    for wish in wishes:
        card = wish.card
        with suppress(RefusedFile, OSError, IndexError):
            preview = embedded_preview(Path(paths.get(card.id, [])[0]))
            if preview is not None:
                size = card.width, card.height
                rendered[card.digest] = render_preview(
                    preview.jpeg, wish.drawn, size=size, orientation=preview.orientation
                )
    return _made(wishes, rendered)


def from_files(library: Library, wishes: Sequence[Wish]) -> Batch:
    """Make the thumbnails from the files, in child processes; what cannot be made is absent."""
    from gallery.analysis import thumbnails_now  # brings in Pillow, as above

    made: dict[int, bytes] = {}
    with suppress(GalleryError, RefusedFile, OSError):
        made = thumbnails_now(library, [wish.card.id for wish in wishes])
    return _batch(wishes, {wish.card.digest: made.get(wish.card.id) for wish in wishes})


def _batch(wishes: Sequence[Wish], found: dict[str, bytes | None]) -> Batch:
    rendered: dict[str, Rendered | None] = {}
    for wish in wishes:
        data = found[wish.card.digest]
        if data is not None:
            rendered[wish.card.digest] = render(data, wish.drawn)
    return _made(wishes, rendered)


def _made(wishes: Sequence[Wish], found: dict[str, Rendered | None]) -> Batch:
    rendered = {digest: image for digest, image in found.items() if image is not None}
    return Batch(tuple(wishes), rendered)

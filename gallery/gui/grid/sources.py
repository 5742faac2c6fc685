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


@dataclass(frozen=True, slots=True)
class Batch:
    """What was asked for, and what came of it by digest; absent: there is none."""

    cards: tuple[Card, ...]
    shape: Shape
    rendered: dict[str, Rendered]


Source = Callable[[Library, Sequence[Card], Shape], Batch]


def from_store(library: Library, cards: Sequence[Card], shape: Shape) -> Batch:
    """Read and render the thumbnails that are made already."""
    found = library.thumbnails.get_many([card.digest for card in cards])
    return _batch(cards, shape, {digest: render(data, shape) for digest, data in found.items()})


def from_previews(library: Library, cards: Sequence[Card], shape: Shape) -> Batch:
    """Render the small pictures that cameras put into their files; half a millisecond each."""
    # Here, since it brings in Pillow, which nothing needs before the first paint.
    from gallery.images.preview import embedded_preview

    rendered: dict[str, Rendered | None] = {}
    with library.reading() as reader:
        paths = photos.paths(reader, library, [card.id for card in cards])
    for card in cards:
        with suppress(RefusedFile, OSError, IndexError):
            preview = embedded_preview(Path(paths.get(card.id, [])[0]))
            if preview is not None:
                size = card.width, card.height
                rendered[card.digest] = render_preview(
                    preview.jpeg, shape, size=size, orientation=preview.orientation
                )
    return _batch(cards, shape, rendered)


def from_files(library: Library, cards: Sequence[Card], shape: Shape) -> Batch:
    """Make the thumbnails from the files, in child processes; what cannot be made is absent."""
    from gallery.analysis import thumbnails_now  # brings in Pillow, as above

    made: dict[int, bytes] = {}
    with suppress(GalleryError, RefusedFile, OSError):
        made = thumbnails_now(library, [card.id for card in cards])
    digests = {card.id: card.digest for card in cards}
    return _batch(cards, shape, {digests[key]: render(data, shape) for key, data in made.items()})


def _batch(cards: Sequence[Card], shape: Shape, found: dict[str, Rendered | None]) -> Batch:
    rendered = {digest: image for digest, image in found.items() if image is not None}
    return Batch(tuple(cards), shape, rendered)

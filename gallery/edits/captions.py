"""Caption and title photos."""

from dataclasses import dataclass
from typing import ClassVar

from gallery.edits.base import Done
from gallery.library import captions, photos
from gallery.library.journal import Writer
from gallery.model.facts import Origin
from gallery.model.history import StepKind
from gallery.model.names import clean


@dataclass(frozen=True, slots=True)
class SetCaption:
    """Give photos a caption in one language ("en", "ko"); an empty text takes it away."""

    photo_ids: tuple[int, ...]
    language: str
    text: str
    kind: ClassVar[StepKind] = StepKind.CAPTION

    def apply(self, writer: Writer) -> Done:
        """Write it; raises InvalidValue for what is not a language tag."""
        captions.set_caption(writer, self.photo_ids, self.language, self.text)
        return Done(clean(self.text), len(self.photo_ids))


@dataclass(frozen=True, slots=True)
class SetTitle:
    """Give photos a title; an empty one takes it away."""

    photo_ids: tuple[int, ...]
    title: str
    kind: ClassVar[StepKind] = StepKind.TITLE

    def apply(self, writer: Writer) -> Done:
        """Write it."""
        title = clean(self.title)
        values = {"title": title, "title_origin": Origin.USER.value}
        photos.set_values(writer, self.photo_ids, values)
        return Done(title, len(self.photo_ids))

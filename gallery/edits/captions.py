"""Caption and title photos."""

import re
from dataclasses import dataclass
from typing import ClassVar

from gallery.edits.base import Done
from gallery.library import captions, photos
from gallery.library.journal import Writer
from gallery.model.errors import InvalidValue
from gallery.model.history import StepKind
from gallery.model.names import clean

# BCP 47 without its rarest forms: a language, perhaps script, region, variants.
LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*|x-default")


@dataclass(frozen=True, slots=True)
class SetCaption:
    """Give photos a caption in one language ("en", "ko"); an empty text takes it away."""

    photo_ids: tuple[int, ...]
    language: str
    text: str
    kind: ClassVar[StepKind] = StepKind.CAPTION

    def apply(self, writer: Writer) -> Done:
        """Write it; raises InvalidValue for what is no language tag."""
        if not LANGUAGE_TAG.fullmatch(self.language):
            raise InvalidValue("language", self.language, "not-a-language")
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
        return Done(title, photos.set_values(writer, self.photo_ids, {"title": title}))

"""One step of the history: what was done, worded by the faces."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class StepKind(StrEnum):
    """What a step did; the faces word it ("Tag “V with camcorder” on 2 photos")."""

    TAG = "tag"
    UNTAG = "untag"
    CAPTION = "caption"
    TITLE = "title"
    RATE = "rate"
    FAVOURITE = "favourite"
    EDIT_SET = "edit-set"
    REMOVE_SET = "remove-set"
    ADD_TO_SET = "add-to-set"
    ADD_PERSON = "add-person"
    EDIT_PERSON = "edit-person"
    REMOVE_PERSON = "remove-person"
    ADD_GROUP = "add-group"
    EDIT_GROUP = "edit-group"
    REMOVE_GROUP = "remove-group"
    ADD_SCENE = "add-scene"
    EDIT_SCENE = "edit-scene"
    REMOVE_SCENE = "remove-scene"
    REMOVE_PHOTOS = "remove-photos"
    ACCEPT = "accept-suggestion"
    REFUSE = "refuse-suggestion"
    NOT_THE_SAME = "not-the-same"
    IMPORT = "import"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: ``subject`` is what it was about, ``photos`` how many photos it touched."""

    id: int
    kind: StepKind
    subject: str
    photos: int
    at: datetime
    undone: bool = False

"""One step of the history: what was done, worded by the faces."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class StepKind(StrEnum):
    """What a step did; the faces word it ("Tag “V with camcorder” on 2 photos")."""

    TAG = "tag"
    UNTAG = "untag"
    PASTE_TAGS = "paste-tags"
    REPLACE_IN_CAPTIONS = "replace-in-captions"
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
    MERGE_PERSONS = "merge-persons"
    SPLIT_PERSON = "split-person"
    ADD_GROUP = "add-group"
    EDIT_GROUP = "edit-group"
    REMOVE_GROUP = "remove-group"
    MERGE_GROUPS = "merge-groups"
    ADD_SCENE = "add-scene"
    EDIT_SCENE = "edit-scene"
    REMOVE_SCENE = "remove-scene"
    MERGE_SCENES = "merge-scenes"
    SPLIT_SCENE = "split-scene"
    REMOVE_PHOTOS = "remove-photos"
    ACCEPT = "accept-suggestion"
    REFUSE = "refuse-suggestion"
    NOT_THE_SAME = "not-the-same"
    DECIDE = "decide"
    DECIDE_ALL = "decide-all"
    SHOW_VARIANT = "show-variant"
    PART_VARIANTS = "part-variants"
    KEEP_ALL = "keep-all"
    PUT_OFF = "put-off"
    ASK_AGAIN = "ask-again"
    ADD_REGION = "add-region"
    NAME_REGION = "name-region"
    MOVE_REGION = "move-region"
    REMOVE_REGION = "remove-region"
    SAVE_SEARCH = "save-search"
    SAVE_SEARCHES = "save-searches"
    EDIT_SEARCH = "edit-search"
    REMOVE_SEARCH = "remove-search"
    ARRANGE_SEARCHES = "arrange-searches"
    IMPORT = "import"
    REVERT = "revert"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: ``subject`` is what it was about, ``photos`` how many photos it touched.

    ``undone``: taken back, can be done again. ``is_half``: an import of which some pieces are
    taken out and some are not. ``reverts``: for a ``REVERT``, the id of the step
    that it took back, and ``reverted_kind`` what that one did (None when the history has
    forgotten it). ``reverted``: a later step took this one back.
    """

    id: int
    kind: StepKind
    subject: str
    photos: int
    at: datetime
    undone: bool = False
    reverts: int | None = None
    reverted_kind: StepKind | None = None
    reverted: bool = False
    is_half: bool = False

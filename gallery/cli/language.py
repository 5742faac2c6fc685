"""The language of a search in words: what each field is for, and what can stand behind it.

What there is to say about comes from the table of ``gallery.search.fields``; a test holds that
nothing of it is left unsaid.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from gallery.search import choices
from gallery.search.fields import FORMS, TABLE, Topic

FORM_SENTENCES = {
    "names": "names of people, groups and scenes in any script; all of them are in the photo",
    "phrase": "V has the camcorder: a link word binds them",
    "apart": "of several who are called V the one of that group; results name them so too",
    "quotes": "exactly this text, or exactly this phrase or name",
    "not": "without IU",
    "or": "either of them",
    "parentheses": "what belongs together",
    "scene-sign": "a scene, as scene:camera",
    "person-sign": "a person or group, as person:V",
    "near-sign": "spelled nearly so, as near:camcoder",
    "shape": "wider than high; also portrait and square",
    "sentence": "plain words, where they can hardly mean anything else",
}
FIELD_SENTENCES = {
    "person": "a person is in the photo",
    "group": "a member of the group is in it",
    "with": "at least these people are in it",
    "only": "exactly these people are in it",
    "people": "how many people are said to be in it",
    "scene": "it shows the scene, or one below it",
    "phrase": "this is said of it, by all means as a phrase",
    "scenes": "how many scenes are said of it",
    "near": "a name that is spelled nearly so",
    "set": "in a set with this in its title",
    "kind": "in a set of any of these kinds",
    "era": "in a set of this era or work",
    "event": "in a set from this event",
    "source": "from this platform or site",
    "credit": "credited so",
    "handle": "in a set of this account",
    "terms": "in a set with these terms",
    "released": "by the date of the set",
    "before": "released before these days",
    "until": "released before or in them",
    "since": "released in them or later",
    "after": "released after them",
    "taken": "by the date of the photo itself",
    "added": "by the day it came into the library",
    "on": "taken or released on this day of any year",
    "text": "in captions, titles, titles of sets and file names",
    "caption": "in its captions",
    "title": "in its title, or a title of a set it is in",
    "name": "in the name of its file",
    "path": "in the folders that its file is in",
    "w": "its width in pixels",
    "h": "its height in pixels",
    "mp": "its size in megapixels",
    "size": "the size of its file",
    "ratio": "its width to its height",
    "shape": "wide, high or square",
    "format": "the format of its file; any of these",
    "rating": "its stars; 0 is unrated",
    "is": "what it is; of several all",
    "missing": "what it lacks; of several all",
    "has": "what it has; of several all",
    "variant": "it stands behind another photo, and as what; any of these",
    "order": "newest, best, largest or A first; a minus turns it round",
    "limit": "at most so many photos",
}
STATE_SENTENCES = {
    "favourite": "a favourite",
    "untagged": "nobody and nothing is said of it",
    "damaged": "its file is not whole",
    "incomplete": "in a set of which photos are missing",
    "recent": "of the newest import",
    "animated": "it moves",
    "duplicate": "another photo shows the same picture in another quality",
    "tagged": "somebody or something is said of it",
    "region": "it has a box around somebody",
    "unconfirmed": "a guess about it waits for an answer",
    "offline": "its file is on a disk that is not there now",
    "variant": "it stands behind a better copy; only searches that say so find it",
    "kept": "others stand behind it",
    "portrait": "higher than wide",
    "landscape": "wider than high",
    "square": "as wide as high",
}
TOPICS = {
    Topic.WHO: "Who",
    Topic.WHAT: "What",
    Topic.SETS: "Sets",
    Topic.DATES: "Dates",
    Topic.TEXTS: "Texts",
    Topic.PICTURE: "The picture",
    Topic.STATE: "State",
    Topic.ANSWER: "The answer",
}
NUMBERS = ("4", ">4", ">=4", "<4", "<=4", "2..4", "2..", "..4")
DATES = (
    "2024", "2024-01", "2024-01-27", "240127", "240127..240131", ">=2024", "since 2024", "today",
    "yesterday", "this week", "last month", "2 weeks", "3 days ago", "jan 2024", "지난주",
    "2024년 1월",
)  # fmt: skip
CHOSEN = (
    ("kind", choices.KINDS),
    ("shape", choices.SHAPES),
    ("missing", choices.LACKS),
    ("has", choices.HAS),
    ("variant", choices.VARIANTS),
    ("order", choices.ORDERS),
)


@dataclass(frozen=True, slots=True)
class Told:
    """A field told to a person: how it is typed, what it is about, what else it is called."""

    examples: tuple[str, ...]
    about: str
    also: tuple[str, ...]


def forms() -> Iterator[tuple[str, str]]:
    """Yield what can be typed without a field, and what it finds."""
    for form in FORMS:
        yield form.example, FORM_SENTENCES[form.key]


def fields(topic: Topic) -> Iterator[Told]:
    """Yield the fields of a topic."""
    for field in TABLE:
        if field.topic is topic:
            yield Told(field.shown, FIELD_SENTENCES[field.name], field.others)


def states() -> Iterator[tuple[str, str]]:
    """Yield what a photo may be, and what that means."""
    for state in choices.STATES:
        yield f"is:{state.name}", STATE_SENTENCES[state.name]


def values() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what can be behind the colon of several fields."""
    yield "dates", DATES
    yield "numbers", NUMBERS
    for name, known in CHOSEN:
        yield f"{name}:", tuple(one.name for one in known)

"""What the help page lists, taken from the table of the language: one entry a row."""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from gallery.gui.help.words import LanguageWords
from gallery.gui.words import Words
from gallery.model.names import search_text
from gallery.search import choices
from gallery.search.fields import FORMS, TABLE, Field, Topic

LISTED_IN_FULL = frozenset({"kind", "missing", "order"})  # fields whose words are all shown


@dataclass(frozen=True, slots=True)
class Example:
    """A search that can be clicked: what it is, and how it is shown in its row."""

    search: str
    shown: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One row.

    Attributes:
        name: what the row is about, "" where the example says it.
        korean: its Korean names.
        about: what it finds.
        examples: the first is the most telling.
        hidden: other words by which the row is found.
    """

    name: str
    korean: str
    about: str
    examples: tuple[Example, ...]
    hidden: str = ""

    def fits(self, typed: str) -> bool:
        """Whether every typed word stands somewhere in the row."""
        examples = " ".join(one.search for one in self.examples)
        told = search_text(f"{self.name} {self.korean} {self.about} {examples} {self.hidden}")
        return all(word in told for word in search_text(typed).split())


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it."""

    title: str
    entries: tuple[Entry, ...]


class Language(QObject):
    """The whole language as sections."""

    def sections(self) -> tuple[Section, ...]:
        """Return them in the order in which they are read, which fills the columns evenly."""
        words = LanguageWords()
        topics, fields, forms = words.topics(), words.fields(), words.forms()
        free = tuple(
            Entry("", "", forms[form.key], (Example(form.example, form.example),)) for form in FORMS
        )
        result = [Section(self.tr("Just type"), free)]
        for topic in Topic:
            about = tuple(self._entry(field, fields) for field in TABLE if field.topic is topic)
            result.append(Section(topics[topic], about))
            if topic is Topic.SETS:
                result.append(self._states(words))
        return tuple(result)

    def _entry(self, field: Field, about: dict[str, str]) -> Entry:
        values = field.examples
        if field.name in LISTED_IN_FULL:
            values = tuple(choice.name for choice in field.words)
        korean = " ".join(f"{one}:" for one in field.others if not one.isascii())
        hidden = [*field.others, *(one for word in field.words for one in word.spellings)]
        if field.name == "kind":
            hidden += [Words().set_kind(choice.value) for choice in choices.KINDS]
        hidden += LanguageWords().values(field.name).values()
        examples = tuple(Example(f"{field.name}:{value}", value) for value in values)
        return Entry(f"{field.name}:", korean, about[field.name], examples, " ".join(hidden))

    def _states(self, words: LanguageWords) -> Section:
        said = words.states()
        entries = tuple(
            Entry(
                "",
                next((one for one in state.others if not one.isascii()), ""),
                said[state.name],
                (Example(f"is:{state.name}", state.name),),
                " ".join(state.others),
            )
            for state in choices.STATES
        )
        return Section(self.tr("What a photo is (behind is:)"), entries)

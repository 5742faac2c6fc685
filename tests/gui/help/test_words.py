"""Nothing of the search language is left unsaid."""

from gallery.gui.help.words import LanguageWords
from gallery.gui.theme import Theme
from gallery.search import choices
from gallery.search.fields import FORMS, TABLE, Topic


def test_every_part_of_the_language_has_its_sentence(theme: Theme) -> None:
    words = LanguageWords()
    assert words.fields().keys() == {field.name for field in TABLE}
    assert words.forms().keys() == {form.key for form in FORMS}
    assert words.topics().keys() == set(Topic)


def test_every_word_behind_a_colon_has_its_meaning(theme: Theme) -> None:
    words = LanguageWords()
    for field, known in (
        ("is", choices.STATES),
        ("order", choices.ORDERS),
        ("missing", choices.LACKS),
    ):
        assert words.values(field).keys() == {choice.name for choice in known}
    assert words.values("rating") == {}
